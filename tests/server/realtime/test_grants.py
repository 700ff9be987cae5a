"""What a grant allows, how long it lasts, and what ends it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from support import tiny_contract as tiny
from support.bus import Bench, Diary, codes, snapshot
from wirepact_server.realtime import Grant, Limits


@pytest.fixture
def bench() -> Bench:
    return Bench()


def only(*allowed: str) -> Callable[[str], bool]:
    return lambda address: address in allowed


def test_a_forbidden_topic_is_answered_as_one_that_is_not_there(bench: Bench) -> None:
    allowed = bench.client(Grant(may_subscribe=only("counter")))
    anybody = bench.client()
    bench.hub.remove_topic(bench.notes_topic)
    for client in (allowed, anybody):
        client.send(tiny.subscribe("counter", "notes:hall"))
    bench.hub.add_topic(bench.notes_topic, snapshot=lambda: ())
    allowed.send(tiny.subscribe("notes:hall"))
    there_not, there = allowed.received_bytes()[1:]
    assert there == there_not == anybody.received_bytes()[1]
    assert bench.hub.stats().subscriptions == {"counter": 2, "notes:hall": 0}


def test_the_hook_is_asked_whether_the_topic_is_there_or_not(bench: Bench) -> None:
    asked: list[str] = []

    def hook(address: str) -> bool:
        asked.append(address)
        return True

    bench.client(Grant(may_subscribe=hook)).send(tiny.subscribe("nowhere", "counter"))
    assert asked == ["nowhere", "counter"]


def test_a_forbidden_topic_is_never_fetched(bench: Bench) -> None:
    diary = Diary(bench)
    client = bench.client(Grant(may_subscribe=only()))
    client.send(tiny.subscribe("diary", "counter"))
    bench.loop.end_turn()
    assert (diary.fetches, bench.provider_calls) == (0, 0)
    assert codes(client.received()) == [("unknown_topic", "diary"), ("unknown_topic", "counter")]


def test_what_is_forbidden_since_is_not_held_after_asking_again(bench: Bench) -> None:
    allowed = {"counter"}
    client = bench.client(Grant(may_subscribe=lambda address: address in allowed))
    client.send(tiny.subscribe("counter"))
    allowed.clear()
    client.send(tiny.subscribe("counter"))
    answer, error = client.received()
    assert answer == snapshot(0)
    assert codes([error]) == [("unknown_topic", "counter")]
    bench.count(1)
    bench.loop.end_turn()
    assert client.received() == []


def test_a_hook_that_fails_says_no_and_why_once(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    def broken(address: str) -> bool:
        raise LookupError(f"no table of {address}")

    client = bench.client(Grant(may_subscribe=broken))
    client.send(*[tiny.subscribe("counter")] * 3)
    assert codes(client.received()) == [("unknown_topic", "counter")] * 3
    assert bench.hub.stats().subscriptions["counter"] == 0
    assert len(caplog.records) == 1
    assert "no table of counter" in caplog.text


@pytest.mark.parametrize("answer", [1, "yes", None, object()])
def test_a_hook_that_returns_no_bool_says_no(bench: Bench, answer: object, caplog: pytest.LogCaptureFixture) -> None:
    client = bench.client(Grant(may_subscribe=lambda _: answer))  # type: ignore[arg-type, return-value]  # by mistake
    client.send(tiny.subscribe("counter"))
    assert codes(client.received()) == [("unknown_topic", "counter")]
    assert "must return a bool" in caplog.text


def test_a_credential_can_be_looked_up() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        Grant(credential=["a", "list"])  # type: ignore[arg-type]  # what an application may do by mistake


def test_what_is_no_number_of_seconds_is_told_before_anybody_comes_in() -> None:
    with pytest.raises(TypeError, match="expires_in_seconds must be a number or None, got '60'"):
        Grant(expires_in_seconds="60")  # type: ignore[arg-type]  # as a setting that nobody read as a number


def test_revoking_ends_every_connection_of_the_credential_and_no_other(bench: Bench) -> None:
    ended = [bench.client(Grant(credential="s1")) for _ in range(3)]
    others = [bench.client(Grant(credential="s2")), bench.client()]
    for client in (*ended, *others):
        client.send(tiny.subscribe("counter"))
    assert bench.hub.revoke("s1") == 3
    assert [client.channel.closed_with for client in ended] == [4001] * 3
    assert [client.channel.closed_with for client in others] == [None] * 2
    stats = bench.hub.stats()
    assert (stats.closed, stats.subscriptions["counter"]) == ({"unauthorized": 3}, 2)
    assert bench.hub.revoke("nobody's") == 0


def test_nobody_in_particular_cannot_be_revoked(bench: Bench) -> None:
    client = bench.client()
    assert bench.hub.revoke(None) == 0
    assert client.channel.closed_with is None


def test_a_grant_expires(bench: Bench) -> None:
    client = bench.client(Grant(expires_in_seconds=30))
    client.send(tiny.subscribe("counter"))
    bench.loop.advance(29.9)
    assert bench.hub.stats().subscriptions["counter"] == 1
    bench.loop.advance(0.2)
    assert bench.hub.stats().subscriptions["counter"] == 0
    assert client.channel.closed_with == 4001


@pytest.mark.parametrize("seconds", [0.0, -5.0, float("nan")])
def test_what_is_over_already_ends_at_once(bench: Bench, seconds: float) -> None:
    client = bench.client(Grant(expires_in_seconds=seconds))
    bench.loop.advance(0)
    assert client.channel.closed_with == 4001


@pytest.mark.parametrize("seconds", [None, float("inf"), 1e12])
def test_what_never_expires_costs_no_timer(bench: Bench, seconds: float | None) -> None:
    bench.client(Grant(expires_in_seconds=seconds))
    assert bench.timers == 0


@pytest.mark.parametrize("cut", [False, True])
def test_no_timer_outlives_its_connection(bench: Bench, cut: bool) -> None:
    client = bench.client(Grant(expires_in_seconds=30))
    assert bench.timers == 1
    client.connection.abort("failed") if cut else client.leave()
    assert bench.timers == 0


def test_connections_are_counted_by_credential_and_by_address() -> None:
    bench = Bench(Limits(connections=5, connections_per_credential=2, connections_per_address=3))
    hub = bench.hub
    mine = Grant(credential="mine")
    clients = [bench.client(mine, "10.0.0.1") for _ in range(2)]

    def statuses(*asked: tuple[Grant, str | None]) -> list[int | None]:
        answers = [hub.no_room(grant, address) for grant, address in asked]
        assert {answer.close_code for answer in answers if answer} <= {1013}
        return [None if answer is None else answer.status for answer in answers]

    assert statuses((mine, "10.0.0.2"), (Grant(credential="yours"), "10.0.0.1"), (Grant(), None)) == [429, None, None]
    clients.append(bench.client(Grant(), "10.0.0.1"))
    assert statuses((Grant(), "10.0.0.1"), (Grant(), "10.0.0.2"), (Grant(), None)) == [429, None, None]
    clients += [bench.client(), bench.client()]
    assert statuses((Grant(), "10.0.0.2"), (Grant(), None)) == [503, 503]
    for client in clients:
        client.leave()
        client.leave()
    assert statuses((mine, "10.0.0.1"), (Grant(), None)) == [None, None]


def test_addresses_are_not_counted_unless_asked_for() -> None:
    bench = Bench(Limits(connections=100))
    for _ in range(70):
        bench.client(Grant(), "10.0.0.1")
    assert bench.hub.no_room(Grant(), "10.0.0.1") is None


class Credential:
    """Something that a credential may be."""


def test_nothing_is_kept_of_a_credential_that_nobody_holds() -> None:
    bench = Bench(Limits(connections_per_address=3))
    credential = Credential()
    kept = weakref.ref(credential)
    clients = [bench.client(Grant(credential=credential), "10.0.0.1") for _ in range(2)]
    del credential
    clients.pop().leave()
    assert kept() is not None
    clients.pop().leave()
    gc.collect()
    assert kept() is None
