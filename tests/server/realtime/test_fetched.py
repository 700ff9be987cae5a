"""Topics whose snapshot is fetched: the seam between what was read and the events meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from support import tiny_contract as tiny
from support.bus import Bench, Diary, FakeChannel, FakeClient, FakeTask, codes, event, snapshot
from wirepact_server.realtime import Fetched, Hub, Limits
from wirepact_server.realtime.frames import Batch

SMALL = Limits(ring_events=3, ring_bytes=10_000, fetch_attempts=2)


@pytest.fixture
def bench() -> Bench:
    return Bench(SMALL)


@pytest.fixture
def diary(bench: Bench) -> Diary:
    return Diary(bench)


def lines(*payloads: str) -> list[dict[str, object]]:
    """The events of some lines."""
    return [event(payload, "diary") for payload in payloads]


def holding(*payloads: str) -> dict[str, object]:
    """A snapshot of some lines."""
    return snapshot(list(payloads), "diary")


def ask(bench: Bench) -> FakeClient:
    """Connect and subscribe."""
    client = bench.client()
    client.send(tiny.subscribe("diary"))
    return client


def test_all_who_wait_are_served_by_one_fetch(bench: Bench, diary: Diary) -> None:
    diary.write("a")
    clients = [ask(bench) for _ in range(5)]
    bench.loop.end_turn()
    assert [client.received() for client in clients] == [[]] * 5
    diary.let_through()
    assert [client.received() for client in clients] == [[holding("a")]] * 5
    assert diary.fetches == 1
    assert bench.hub.stats().snapshots_encoded == 1


def test_one_that_overflows_with_its_snapshot_takes_nothing_from_those_behind_it() -> None:
    bench = Bench(Limits(outbox_frames=1))
    diary = Diary(bench)
    slow, quick = ask(bench), ask(bench)
    bench.loop.end_turn()
    diary.before_reading.open()
    diary.write("a")
    diary.write("b")
    slow.channel.pause()
    diary.after_reading.open()
    assert slow.channel.closed_with == 4000
    assert quick.received() == [holding(), *lines("a", "b")]


def test_events_before_the_read_are_in_the_snapshot_and_come_once(bench: Bench, diary: Diary) -> None:
    client = ask(bench)
    bench.loop.end_turn()
    diary.write("before the read")
    diary.before_reading.open()
    diary.write("after the read")
    diary.after_reading.open()
    bench.loop.end_turn()
    diary.write("live")
    bench.loop.end_turn()
    assert client.received() == [holding("before the read"), *lines("after the read", "live")]


def test_what_is_committed_but_not_yet_told_of_comes_once(bench: Bench, diary: Diary) -> None:
    client = ask(bench)
    bench.loop.end_turn()
    diary.commit("committed")
    diary.before_reading.open()
    diary.publish()
    diary.after_reading.open()
    bench.loop.end_turn()
    assert client.received() == [holding("committed")]


def test_a_member_whose_snapshot_is_ahead_gets_only_what_comes_after(bench: Bench, diary: Diary) -> None:
    early = ask(bench)
    diary.let_through()
    for line in "wxyz":  # more than the ring holds, so that the next one is served by a fetch of its own
        diary.write(line)
        bench.loop.end_turn()
    diary.commit("a")
    late = ask(bench)
    diary.let_through()
    diary.publish()
    diary.write("b")
    bench.loop.end_turn()
    assert early.received() == [holding(), *lines("w", "x", "y", "z", "a", "b")]
    assert late.received() == [holding("w", "x", "y", "z", "a"), *lines("b")]


def test_an_event_in_the_turn_of_the_answer_reaches_members_and_who_waited_once(bench: Bench, diary: Diary) -> None:
    early = ask(bench)
    diary.let_through()
    for line in "wxyz":  # more than the ring holds, so that the next one is served by a fetch of its own
        diary.write(line)
        bench.loop.end_turn()
    late = ask(bench)
    bench.loop.end_turn()
    diary.before_reading.open()
    diary.write("a")
    diary.after_reading.open()
    bench.loop.end_turn()
    assert early.received() == [holding(), *lines("w", "x", "y", "z", "a")]
    assert late.received() == [holding("w", "x", "y", "z"), *lines("a")]


def test_a_snapshot_is_kept_and_completed_by_later_events(bench: Bench, diary: Diary) -> None:
    first = ask(bench)
    diary.let_through()
    diary.write("a")
    bench.loop.end_turn()
    second = ask(bench)
    diary.write("b")
    bench.loop.end_turn()
    assert first.received() == [holding(), *lines("a", "b")]
    assert second.received() == [holding(), *lines("a", "b")]
    assert diary.fetches == 1


def test_the_events_of_a_turn_reach_who_joins_in_it_once(bench: Bench, diary: Diary) -> None:
    first = ask(bench)
    diary.let_through()
    first.received()
    diary.write("a")
    second = ask(bench)
    bench.loop.end_turn()
    assert first.received() == lines("a")
    assert second.received() == [holding(), *lines("a")]


def test_more_events_than_the_ring_holds_make_it_fetch_again(bench: Bench, diary: Diary) -> None:
    client = ask(bench)
    bench.loop.end_turn()
    diary.before_reading.open()
    for line in "abcd":
        diary.write(line)
    diary.after_reading.open()
    assert client.received() == []
    diary.let_through()
    bench.loop.end_turn()
    assert client.received() == [holding("a", "b", "c", "d")]
    assert diary.fetches == 2


def test_a_topic_that_outruns_every_fetch_is_refused(
    bench: Bench, diary: Diary, caplog: pytest.LogCaptureFixture
) -> None:
    client = ask(bench)
    for _ in range(SMALL.fetch_attempts):
        bench.loop.end_turn()
        diary.before_reading.open()
        for line in "abcd":
            diary.write(line)
        diary.after_reading.open()
    assert codes(client.received()) == [("snapshot_failed", "diary")]
    assert "events came during each of the fetches" in caplog.text
    diary.write("nobody hears")
    bench.loop.end_turn()
    assert client.received() == []


def test_a_cached_snapshot_that_the_ring_left_behind_is_not_sent(bench: Bench, diary: Diary) -> None:
    first = ask(bench)
    diary.let_through()
    for line in "abcd":
        diary.write(line)
        bench.loop.end_turn()
    second = ask(bench)
    diary.let_through()
    assert first.received() == [holding(), *lines("a", "b", "c", "d")]
    assert second.received() == [holding("a", "b", "c", "d")]


def test_unsubscribing_while_it_is_fetched_ends_the_matter(bench: Bench, diary: Diary) -> None:
    client = ask(bench)
    bench.loop.end_turn()
    client.send(tiny.unsubscribe("diary"))
    diary.write("a")
    bench.loop.end_turn()
    assert client.received() == []
    assert bench.timers == 0
    client.send(tiny.subscribe("diary"))
    bench.loop.end_turn()
    diary.before_reading.waiting = diary.before_reading.waiting[-1:]
    diary.let_through()
    assert client.received() == [holding("a")]


def test_a_later_subscribe_takes_the_place_of_an_earlier_one(bench: Bench, diary: Diary) -> None:
    client = ask(bench)
    bench.loop.end_turn()
    client.send(tiny.subscribe("diary"))
    diary.let_through()
    assert client.received() == [holding()]
    assert bench.hub.stats().subscriptions["diary"] == 1


def test_subscribing_again_to_a_held_topic_sends_a_snapshot_before_any_event(bench: Bench, diary: Diary) -> None:
    client = ask(bench)
    diary.let_through()
    client.received()
    for line in "abcd":
        diary.write(line)
    client.send(tiny.subscribe("diary"))
    diary.write("e")
    diary.let_through()
    bench.loop.end_turn()
    diary.write("f")
    bench.loop.end_turn()
    assert client.received() == [*lines("a", "b", "c", "d"), holding("a", "b", "c", "d", "e"), *lines("f")]


def test_a_failing_fetch_is_an_error_to_each_and_no_subscription(
    bench: Bench, diary: Diary, caplog: pytest.LogCaptureFixture
) -> None:
    clients = [ask(bench), ask(bench)]
    diary.fails = True
    bench.loop.end_turn()
    diary.before_reading.open()
    for client in clients:
        assert codes(client.received()) == [("snapshot_failed", "diary")]
        assert client.connection.topics == set()
    assert caplog.text.count("the snapshot of topic 'diary' failed") == 1
    diary.fails = False
    clients[0].send(tiny.subscribe("diary"))
    diary.let_through()
    assert clients[0].received() == [holding()]


def test_a_fetch_that_hangs_is_called_off_and_what_it_brings_later_is_not_sent(bench: Bench, diary: Diary) -> None:
    client = ask(bench)
    bench.loop.end_turn()
    bench.loop.advance(SMALL.fetch_seconds)
    assert codes(client.received()) == [("snapshot_failed", "diary")]
    diary.before_reading.open()
    diary.write("a")
    bench.loop.end_turn()
    assert client.received() == []
    assert bench.timers == 0


def test_an_event_that_cannot_be_written_is_replaced_by_a_fetched_snapshot(bench: Bench, diary: Diary) -> None:
    client = ask(bench)
    diary.let_through()
    client.received()
    diary.write("a")
    diary.write("unwritable")
    diary.write("b")
    diary.let_through()
    bench.loop.end_turn()
    assert client.received() == [holding("a", "unwritable", "b")]


def test_a_bare_state_is_completed_by_all_events_since_the_fetch_began() -> None:
    bench = Bench(SMALL)
    diary = Diary.__new__(Diary)
    diary.bench, diary.lines = bench, []
    bench.hub.add_fetched_topic(diary, fetch=lambda: _lines_of(diary))
    diary.lines.append("early")
    bench.hub.publish(diary, "early")
    client = ask(bench)
    bench.hub.publish(diary, "during")
    bench.loop.end_turn()
    assert client.received() == [holding("early"), *lines("during")]


async def _lines_of(diary: Diary) -> tuple[str, ...]:
    return tuple(diary.lines)


def test_positions_only_grow(bench: Bench, diary: Diary) -> None:
    diary.write("a")
    with pytest.raises(ValueError, match="an event at 1 of 'diary' comes after one at 1"):
        bench.hub.publish(diary, "again", position=1)
    assert bench.hub.stats().published == 1


@pytest.mark.usefixtures("diary")
def test_who_leaves_while_waiting_is_forgotten_and_nothing_is_kept(bench: Bench) -> None:
    client = ask(bench)
    bench.loop.end_turn()
    client.leave()
    assert bench.hub.stats().subscriptions["diary"] == 0
    assert bench.timers == 0


def test_a_topic_that_is_removed_tells_members_and_whoever_waits(bench: Bench, diary: Diary) -> None:
    member = ask(bench)
    diary.let_through()
    member.received()
    for line in "abcd":
        diary.write(line)
    waiting = ask(bench)
    bench.hub.remove_topic(diary)
    bench.loop.end_turn()
    assert member.received()[:4] == lines("a", "b", "c", "d")
    assert codes(waiting.received()) == [("unknown_topic", "diary")]
    assert member.connection.topics == waiting.connection.topics == set()
    assert bench.timers == 0
    with pytest.raises(LookupError):
        bench.hub.remove_topic(diary)


@pytest.mark.anyio
async def test_a_real_loop_fetches_and_times_out() -> None:
    hub = Hub(tiny.CONTRACT, limits=Limits(fetch_seconds=0.05))
    released, written = asyncio.Event(), asyncio.Event()

    async def fetch() -> Fetched[int]:
        await released.wait()
        return Fetched(7, 0)

    class Channel(FakeChannel):
        def write(self, batch: Batch) -> None:
            super().write(batch)
            written.set()

    hub.add_fetched_topic(tiny.Counter(), fetch=fetch)
    client = FakeClient(hub, Channel())
    client.send(tiny.subscribe("counter"))
    await written.wait()
    assert codes(client.received()) == [("snapshot_failed", "counter")]
    released.set()
    written.clear()
    client.send(tiny.subscribe("counter"))
    await written.wait()
    assert client.received() == [snapshot(7)]
    client.leave()


def test_a_holder_that_overflows_as_its_topic_ends_disturbs_nobody() -> None:
    bench = Bench(Limits(outbox_frames=1))
    diary = Diary(bench)
    slow, quick = ask(bench), ask(bench)
    diary.let_through()
    for client in (slow, quick):
        assert client.received() == [holding()]
    slow.channel.pause()
    diary.write("a")
    diary.write("b")
    bench.hub.remove_topic(diary)
    assert slow.channel.closed_with == 4000
    assert quick.received()[:2] == lines("a", "b")
    assert bench.hub.stats().subscriptions == {"counter": 0, "notes:hall": 0}


def test_a_fetch_that_ends_before_its_task_is_made_is_an_answer(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python 3.12 has such tasks: `asyncio.eager_task_factory`."""

    def eager(coroutine: Coroutine[Any, Any, None]) -> FakeTask:
        task = FakeTask(bench.loop, coroutine)
        task.step()
        return task

    async def fetch() -> Fetched[int]:
        return Fetched(7, 0)

    monkeypatch.setattr(bench.loop, "create_task", eager)
    bench.hub.remove_topic(bench.counter_topic)
    bench.hub.add_fetched_topic(tiny.Counter(), fetch=fetch)
    client = bench.client()
    client.send(tiny.subscribe("counter"))
    assert client.received() == [snapshot(7)]
    assert bench.timers == 0


async def _is_cancelled() -> Fetched[int]:
    raise asyncio.CancelledError  # as what awaits a task that somebody cancelled does


async def _has_no_position() -> Fetched[int]:
    return Fetched(7, None)  # type: ignore[arg-type]  # what SQL's max() says of an empty table


@pytest.mark.anyio
@pytest.mark.parametrize("fetch", [_is_cancelled, _has_no_position])
async def test_a_fetch_that_ends_in_an_odd_way_is_an_error_at_once(
    fetch: Callable[[], Coroutine[Any, Any, Fetched[int]]],
) -> None:
    hub = Hub(tiny.CONTRACT)
    hub.add_fetched_topic(tiny.Counter(), fetch=fetch)
    client = FakeClient(hub)
    client.send(tiny.subscribe("counter"))
    for _ in range(3):
        await asyncio.sleep(0)
    assert codes(client.received()) == [("snapshot_failed", "counter")]
    client.leave()


def test_a_position_that_is_no_number_is_a_failed_fetch(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    async def fetch() -> Fetched[int]:
        return Fetched(7, "7")  # type: ignore[arg-type]  # as a driver that knows no types might

    bench.hub.remove_topic(bench.counter_topic)
    bench.hub.add_fetched_topic(tiny.Counter(), fetch=fetch)
    client = bench.client()
    client.send(tiny.subscribe("counter"))
    bench.loop.end_turn()
    assert codes(client.received()) == [("snapshot_failed", "counter")]
    assert "Fetched.position must be an int, got '7'" in caplog.text
