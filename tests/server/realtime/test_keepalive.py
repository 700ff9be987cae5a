"""Signs of life, without a socket."""

from __future__ import annotations

from collections import Counter
from functools import partial

from support.bus import Bench
from wirepact_server.realtime import Limits

SECONDS = 19.0


def test_every_client_is_asked_once_in_each_turn_of_the_wheel() -> None:
    bench = Bench(Limits(keepalive_seconds=SECONDS))
    asked: Counter[int] = Counter()

    def ask(number: int) -> bool:
        asked[number] += 1
        return True

    for number in range(40):
        channel = bench.client().channel
        channel.keep_alive = partial(ask, number)  # type: ignore[method-assign]  # a spy
    bench.loop.advance(SECONDS)
    assert asked == Counter(range(40))
    bench.loop.advance(SECONDS)
    assert asked == Counter(dict.fromkeys(range(40), 2))


def test_a_client_that_gives_no_sign_of_life_is_cut_and_the_others_stay() -> None:
    bench = Bench(Limits(keepalive_seconds=SECONDS))
    silent, lively = bench.client(), bench.client()
    silent.channel.is_silent = True
    bench.loop.advance(SECONDS)
    assert silent.channel.aborted
    assert not lively.channel.aborted
    assert bench.hub.stats().closed == {"unresponsive": 1}


def test_a_socket_that_fails_when_asked_ends_that_client_only() -> None:
    bench = Bench(Limits(keepalive_seconds=SECONDS))
    broken, lively = bench.client(), bench.client()

    def fail() -> bool:
        raise OSError("broken socket")

    broken.channel.keep_alive = fail  # type: ignore[method-assign]  # a socket that breaks
    bench.loop.advance(SECONDS)
    assert broken.channel.aborted
    assert not lively.channel.aborted


def test_an_empty_hub_has_no_timer() -> None:
    bench = Bench(Limits(keepalive_seconds=SECONDS))
    clients = [bench.client() for _ in range(5)]
    bench.loop.advance(SECONDS / 2)
    for client in clients:
        bench.hub.disconnect(client.connection)
    assert bench.loop.timers == 0
