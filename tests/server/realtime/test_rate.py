"""The token bucket against a plain reckoning."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from wirepact_server.realtime.rate import TokenBucket


@given(st.lists(st.integers(0, 40), max_size=80))
def test_never_more_than_the_burst_and_what_grew_since(tenths: list[int]) -> None:
    bucket, now, taken = TokenBucket(per_second=2, burst=5, now=100.0), 100.0, []
    for tenth in tenths:
        now += tenth / 10
        if bucket.take(now):
            taken.append(now)
    for index, start in enumerate(taken):
        for count, end in enumerate(taken[index:], start=1):
            assert count <= 5 + (end - start) * 2 + 1e-6


def test_a_burst_then_the_steady_rate() -> None:
    bucket = TokenBucket(per_second=2, burst=5, now=0)
    assert [bucket.take(0) for _ in range(6)] == [True] * 5 + [False]
    assert [bucket.take(0.5) for _ in range(2)] == [True, False]
    assert [bucket.take(1000) for _ in range(6)] == [True] * 5 + [False]
