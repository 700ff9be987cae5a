"""What one connection may ask for, and how fast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support import tiny_contract as tiny
from support.bus import Bench, FakeClient, codes, event, snapshot
from wirepact_server.realtime import Limits

LIMITS = Limits(subscriptions=1, topic_chars=20, message_burst=5, messages_per_second=2, refusal_burst=3)
PONG = {"type": "pong"}


@pytest.fixture
def bench() -> Bench:
    return Bench(LIMITS)


@pytest.fixture
def client(bench: Bench) -> FakeClient:
    return bench.client()


def test_one_topic_too_many_is_refused_and_the_held_one_stays(bench: Bench, client: FakeClient) -> None:
    client.send(tiny.subscribe("counter", "notes:hall"))
    answer, error = client.received()
    assert answer == snapshot(0)
    assert codes([error]) == [("too_many_subscriptions", "notes:hall")]
    client.send(tiny.subscribe("counter"))
    assert client.received() == [snapshot(0)]
    client.send(tiny.unsubscribe("counter"), tiny.subscribe("notes:hall"))
    assert client.received() == [snapshot([], "notes:hall")]
    assert bench.hub.stats().subscriptions == {"counter": 0, "notes:hall": 1}


def test_an_address_that_is_too_long_is_not_echoed(client: FakeClient) -> None:
    client.send(tiny.subscribe("x" * 21, "x" * 20))
    assert codes(client.received()) == [("malformed_message", None), ("unknown_topic", "x" * 20)]


def test_a_message_that_nests_too_deep_is_refused_unread(client: FakeClient) -> None:
    fits = '{"type":"ping","pad":' + "[" * 15 + "]" * 15 + "}"
    client.send(fits, fits.replace("[]", "[[]]"), "[" * 60_000)
    first, *others = client.received()
    assert first == PONG
    assert codes(others) == [("malformed_message", None)] * 2


@pytest.mark.parametrize("write", [tiny.subscribe, tiny.unsubscribe])
def test_a_message_names_so_many_topics_and_no_more(write: Callable[..., str]) -> None:
    client = Bench(Limits(topics_per_message=2)).subscriber("counter")
    client.send(write("counter", "notes:hall", "counter"))
    assert codes(client.received()) == [("malformed_message", None)]
    assert client.connection.topics == {"counter"}


def test_too_fast_is_dropped_and_slower_is_served_again(bench: Bench, client: FakeClient) -> None:
    client.send(*[tiny.PING] * 5, tiny.subscribe("counter"))
    assert codes(client.received()[5:]) == [("rate_limited", None)]
    assert bench.hub.stats().subscriptions["counter"] == 0
    bench.loop.advance(0.5)
    client.send(tiny.PING)
    assert client.received() == [PONG]


def test_a_flood_is_closed(bench: Bench, client: FakeClient) -> None:
    closed_with = []
    for pings in (8, 1):
        client.send(*[tiny.PING] * pings)
        closed_with.append(client.channel.closed_with)
    assert closed_with == [None, 1008]
    assert bench.hub.stats().closed == {"policy_violation": 1}


def test_a_closing_connection_carries_nothing_out(bench: Bench, client: FakeClient) -> None:
    client.connection.receive_binary(b"")
    client.send(tiny.subscribe("counter"), tiny.PING)
    assert client.channel.closed_with == 1003
    assert client.received() == []
    assert bench.hub.stats().subscriptions["counter"] == 0


def test_a_client_that_overflows_in_the_middle_of_a_message_holds_nothing() -> None:
    bench = Bench(Limits(outbox_frames=1))
    client = bench.client()
    client.channel.pause()
    client.send(tiny.subscribe("nowhere", "nobody", "counter"))
    assert client.channel.closed_with == 4000
    assert bench.hub.stats().subscriptions["counter"] == 0


def test_a_decoder_that_fails_ends_that_connection_only(
    bench: Bench, client: FakeClient, caplog: pytest.LogCaptureFixture
) -> None:
    other = bench.subscriber("counter")
    client.send('{"type":"crash"}')
    assert client.channel.closed_with == 1011
    assert "could not be handled" in caplog.text
    bench.count(1)
    bench.loop.end_turn()
    assert other.received() == [event(1)]


def test_a_stalled_client_is_cut_and_counted(bench: Bench) -> None:
    stalled = bench.subscriber("counter")
    stalled.channel.pause()
    bench.loop.advance(2 * LIMITS.stall_seconds)
    assert stalled.channel.aborted
    assert bench.hub.stats().closed == {"stalled": 1}
    assert bench.hub.stats().subscriptions["counter"] == 0


def test_a_client_that_stalls_while_closing_is_cut(bench: Bench, client: FakeClient) -> None:
    client.connection.receive_binary(b"")
    bench.loop.advance(LIMITS.close_seconds + 0.1)
    assert client.channel.aborted
    assert bench.hub.stats().closed == {"unsupported_data": 1}
