"""The hub through its public door: what one client does, what every client gets."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from support import tiny_contract as tiny
from support.bus import Bench, codes, event, snapshot
from wirepact_server.realtime import Hub


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_subscribe_is_answered_by_the_state_before_any_event(bench: Bench) -> None:
    bench.count(7)
    client = bench.client()
    client.send(tiny.subscribe("counter"))
    bench.count(8)
    bench.loop.end_turn()
    assert client.received() == [snapshot(7), event(8)]


def test_events_go_to_every_subscriber_in_publish_order(bench: Bench) -> None:
    clients = [bench.subscriber("counter") for _ in range(3)]
    bystander = bench.subscriber("notes:hall")
    bench.count(1, 2)
    bench.loop.end_turn()
    bench.count(3)
    bench.loop.end_turn()
    assert [client.received() for client in clients] == [[event(1), event(2), event(3)]] * 3
    assert bystander.received() == []


def test_events_of_one_turn_are_one_shared_buffer(bench: Bench) -> None:
    first, second = bench.subscriber("counter"), bench.subscriber("counter")
    bench.count(1, 2, 3)
    assert first.received() == []
    bench.loop.end_turn()
    assert first.channel.batches[-1] is second.channel.batches[-1]
    assert len(first.channel.batches[-1]) == 3


def test_a_long_turn_is_joined_in_pieces_of_bounded_size() -> None:
    bench = Bench()
    client = bench.subscriber("notes:hall")
    for key in range(5):
        bench.change(tiny.Note(str(key), "x" * (bench.limits.join_bytes // 2)))
    bench.loop.end_turn()
    assert [len(batch) for batch in client.channel.batches[1:]] == [2, 2, 1]
    assert len(client.received()) == 5


def test_whoever_subscribes_in_the_turn_of_an_event_sees_it_once(bench: Bench) -> None:
    early = bench.subscriber("notes:hall")
    bench.change(tiny.Note("a", "before"))
    late = bench.client()
    late.send(tiny.subscribe("notes:hall"))
    bench.change(tiny.Note("b", "after"))
    bench.loop.end_turn()
    assert early.received() == [event(["a", "before"], "notes:hall"), event(["b", "after"], "notes:hall")]
    assert late.received() == [snapshot([["a", "before"]], "notes:hall"), event(["b", "after"], "notes:hall")]


def test_after_unsubscribe_nothing_more_arrives_not_even_of_the_same_turn(bench: Bench) -> None:
    client, other = bench.subscriber("counter"), bench.subscriber("counter")
    bench.count(1)
    client.send(tiny.unsubscribe("counter"))
    bench.count(2)
    bench.loop.end_turn()
    assert client.received() == []
    assert other.received() == [event(1), event(2)]


def test_unsubscribing_what_is_not_held_is_passed_over(bench: Bench) -> None:
    client = bench.subscriber("counter")
    client.send(tiny.unsubscribe("notes:hall", "no such topic"))
    bench.count(1)
    bench.loop.end_turn()
    assert client.received() == [event(1)]


def test_subscribing_again_to_a_held_topic_sends_a_fresh_snapshot(bench: Bench) -> None:
    client = bench.subscriber("counter")
    bench.count(1)
    client.send(tiny.subscribe("counter"))
    bench.count(2)
    bench.loop.end_turn()
    assert client.received() == [event(1), snapshot(1), event(2)]
    assert bench.hub.stats().subscriptions["counter"] == 1


def test_a_topic_named_twice_in_one_message_is_answered_once(bench: Bench) -> None:
    client = bench.client()
    client.send(tiny.subscribe("counter", "notes:hall", "counter"))
    assert client.received() == [snapshot(0), snapshot([], "notes:hall")]


def test_an_unknown_topic_is_named_and_the_others_are_served(bench: Bench) -> None:
    client = bench.client()
    client.send(tiny.subscribe("nowhere", "counter"))
    error, answer = client.received()
    assert codes([error]) == [("unknown_topic", "nowhere")]
    assert answer == snapshot(0)


def test_a_failing_provider_is_an_error_and_no_half_subscription(bench: Bench) -> None:
    bench.provider_fails = True
    client = bench.client()
    client.send(tiny.subscribe("counter", "notes:hall"))
    error, answer = client.received()
    assert codes([error]) == [("snapshot_failed", "counter")]
    assert answer == snapshot([], "notes:hall")
    bench.count(1)
    bench.loop.end_turn()
    assert client.received() == []
    assert bench.hub.stats().subscriptions["counter"] == 0
    bench.provider_fails = False
    client.send(tiny.subscribe("counter"))
    assert client.received() == [snapshot(1)]


def test_a_failed_resync_gives_the_topic_up(bench: Bench) -> None:
    client = bench.subscriber("counter")
    bench.count(1)
    bench.loop.end_turn()
    client.received()
    bench.provider_fails = True
    client.send(tiny.subscribe("counter"))
    assert codes(client.received()) == [("snapshot_failed", "counter")]
    bench.count(2)
    bench.loop.end_turn()
    assert client.received() == []


def test_a_failing_provider_is_logged_once_per_streak(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.provider_fails = True
    for _ in range(3):
        bench.client().send(tiny.subscribe("counter"))
    assert len(caplog.records) == 1
    assert bench.hub.stats().snapshots_failed == 3


def test_a_state_is_encoded_once_for_all_who_come(bench: Bench) -> None:
    clients = [bench.subscriber("counter") for _ in range(50)]
    assert bench.provider_calls == 1
    assert len({id(client.channel.batches[0]) for client in clients}) == 1
    bench.count(1)
    bench.loop.end_turn()
    assert bench.provider_calls == 1
    bench.subscriber("counter")
    bench.subscriber("counter")
    assert bench.provider_calls == 2
    assert bench.hub.stats().snapshots_encoded == 2


def test_an_event_that_cannot_be_written_becomes_a_snapshot(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    client, other = bench.subscriber("counter", "notes:hall"), bench.subscriber("counter")
    bench.count(1)
    bench.hub.publish(bench.counter_topic, -5)
    bench.count(2)
    bench.change(tiny.Note("a", "fine"))
    bench.loop.end_turn()
    assert client.received() == [snapshot(2), event(["a", "fine"], "notes:hall")]
    assert other.received() == [snapshot(2)]
    assert "could not be written" in caplog.text
    bench.count(3)
    bench.loop.end_turn()
    assert other.received() == [event(3)]


def test_a_broken_socket_ends_one_client_and_disturbs_no_other(bench: Bench) -> None:
    first, broken, last = (bench.subscriber("counter") for _ in range(3))
    broken.channel.fails = True
    bench.count(1)
    bench.loop.end_turn()
    assert broken.channel.aborted
    assert first.received() == last.received() == [event(1)]
    assert bench.hub.stats().subscriptions["counter"] == 2
    assert bench.hub.stats().closed == {"failed": 1}


def test_overflow_disconnects_the_slow_client_and_no_other(bench: Bench) -> None:
    slow, quick = bench.subscriber("counter"), bench.subscriber("counter")
    slow.channel.pause()
    for value in range(bench.limits.outbox_frames + 1):
        assert slow.channel.closed_with is None
        bench.count(value)
        bench.loop.end_turn()
    assert slow.channel.closed_with == 4000
    assert len(quick.received()) == bench.limits.outbox_frames + 1
    stats = bench.hub.stats()
    assert stats.closed == {"slow_consumer": 1}
    assert stats.outbox_bytes == 0
    assert stats.subscriptions["counter"] == 1


def test_a_client_that_overflows_by_the_turn_in_which_it_asks_again_holds_nothing(bench: Bench) -> None:
    client = bench.subscriber("counter")
    client.channel.pause()
    bench.count(*range(bench.limits.outbox_frames + 1))
    client.send(tiny.subscribe("counter"))
    assert client.channel.closed_with == 4000
    assert bench.hub.stats().subscriptions["counter"] == 0


def test_a_snapshot_larger_than_the_outbox_reaches_a_slow_client(bench: Bench) -> None:
    bench.change(tiny.Note("a", "x" * (2 * bench.limits.outbox_bytes)))
    client = bench.client()
    client.channel.pause()
    client.send(tiny.subscribe("notes:hall"))
    bench.change(tiny.NoteRemoved("a"))
    bench.loop.end_turn()
    assert client.channel.closed_with is None
    client.channel.resume()
    large, removal = client.received()
    assert large["type"] == "snapshot"
    assert removal == event(["a"], "notes:hall")


def test_asking_again_and_again_without_reading_overflows(bench: Bench) -> None:
    bench.change(tiny.Note("a", "x" * (bench.limits.outbox_bytes // 2)))
    client = bench.client()
    client.channel.pause()
    closed_with = []
    for _ in range(2):
        client.send(*[tiny.subscribe("notes:hall")] * 2)
        closed_with.append(client.channel.closed_with)
    assert closed_with == [None, 4000]
    assert bench.hub.stats().subscriptions["notes:hall"] == 0


def test_disconnecting_leaves_nothing_behind(bench: Bench) -> None:
    client, other = bench.subscriber("counter", "notes:hall"), bench.subscriber("counter")
    client.channel.pause()
    bench.count(1)
    bench.loop.end_turn()
    client.leave()
    bench.count(2)
    bench.loop.end_turn()
    assert bench.hub.stats().connections == 1
    assert bench.hub.stats().subscriptions == {"counter": 1, "notes:hall": 0}
    assert bench.hub.stats().outbox_bytes == 0
    assert bench.timers == 0
    assert other.received() == [event(1), event(2)]


def test_publishing_to_nobody_writes_nothing(bench: Bench) -> None:
    bench.hub.publish(bench.counter_topic, -1)
    assert bench.hub.stats().published == 1
    assert bench.hub.stats().delivered == 0


def test_stats_count_what_happened(bench: Bench) -> None:
    bench.subscriber("counter"), bench.subscriber("counter")
    bench.count(1, 2)
    bench.loop.end_turn()
    stats = bench.hub.stats()
    assert (stats.published, stats.delivered, stats.snapshots_sent) == (2, 4, 2)


def test_a_topic_can_be_added_once(bench: Bench) -> None:
    with pytest.raises(ValueError, match="counter"):
        bench.hub.add_topic(tiny.Counter(), snapshot=lambda: 0)


def test_publishing_to_a_topic_that_was_not_added_is_the_callers_error(bench: Bench) -> None:
    with pytest.raises(LookupError, match="notes:attic"):
        bench.hub.publish(tiny.Notes("attic"), tiny.NoteRemoved("a"))


def test_a_contract_without_the_bus_codes_is_refused() -> None:
    poor = tiny.TinyContract(error_codes={}, close_codes=tiny.CONTRACT.close_codes)
    with pytest.raises(ValueError, match="snapshot_failed"):
        Hub(poor)


def test_publishing_in_another_thread_is_refused_and_nothing_is_sent(bench: Bench) -> None:
    client = bench.client()
    client.send(tiny.subscribe("counter"))
    client.received()
    with ThreadPoolExecutor(1) as pool:
        elsewhere = pool.submit(bench.hub.publish, bench.counter_topic, 1)
        with pytest.raises(RuntimeError, match="call_soon_threadsafe"):
            elsewhere.result(10)
    bench.loop.end_turn()
    assert client.received() == []
    assert bench.hub.stats().published == 0
