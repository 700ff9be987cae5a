"""How long a client waits before it comes back."""

from __future__ import annotations

from wirepact_server.cli.backoff import Backoff


def test_delays_stay_below_a_bound_that_doubles_up_to_the_cap() -> None:
    for _ in range(200):
        backoff = Backoff(base_seconds=1, cap_seconds=4)
        delays = [backoff.next() for _ in range(100)]
        assert all(0 <= delay <= min(4, 2**attempt) for attempt, delay in enumerate(delays))


def test_delays_are_spread_over_the_whole_bound() -> None:
    delays = [Backoff(base_seconds=1).next() for _ in range(1000)]
    assert min(delays) < 0.1
    assert max(delays) > 0.9


def test_a_good_connection_begins_anew() -> None:
    backoff = Backoff(base_seconds=1, cap_seconds=1000)
    for _ in range(20):
        backoff.next()
    backoff.reset()
    assert all(delay <= bound for delay, bound in [(backoff.next(), 1), (backoff.next(), 2)])
