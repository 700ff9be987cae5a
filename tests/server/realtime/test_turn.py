"""Several topics that change in one turn."""

from __future__ import annotations

import tracemalloc

from support import tiny_contract as tiny
from support.bus import Bench, FakeChannel, FakeClient, event
from wirepact_server.realtime.frames import Batch


def change_both(bench: Bench) -> None:
    bench.count(1, 2)
    bench.change(tiny.Note("a", "text"))
    bench.loop.end_turn()


def test_each_client_gets_one_write_with_all_its_topics_and_those_alike_share_it() -> None:
    bench = Bench()
    both, also_both = bench.subscriber("counter", "notes:hall"), bench.subscriber("notes:hall", "counter")
    one = bench.subscriber("counter")
    change_both(bench)
    assert both.received() == also_both.received() == [event(1), event(2), event(["a", "text"], "notes:hall")]
    assert one.received() == [event(1), event(2)]
    assert [len(client.channel.batches) for client in (both, also_both, one)] == [3, 3, 2]
    assert both.channel.batches[-1] is also_both.channel.batches[-1]
    assert bench.hub.stats().delivered == 8


def test_what_is_too_long_to_join_goes_topic_by_topic() -> None:
    bench = Bench()
    client = bench.subscriber("counter", "notes:hall")
    bench.count(1)
    bench.change(tiny.Note("a", "x" * (bench.limits.join_bytes - 60)))
    bench.loop.end_turn()
    assert [len(batch) for batch in client.channel.batches[2:]] == [1, 1]


def test_a_client_that_overflows_in_the_middle_gets_nothing_more() -> None:
    bench = Bench()
    slow, quick = bench.subscriber("counter", "notes:hall"), bench.subscriber("counter", "notes:hall")
    slow.channel.pause()
    bench.count(*range(bench.limits.outbox_frames))
    change_both(bench)
    assert slow.channel.closed_with == 4000
    assert len(quick.received()) == bench.limits.outbox_frames + 3
    assert bench.hub.stats().subscriptions == {"counter": 1, "notes:hall": 1}


class Sink(FakeChannel):
    """A socket that takes everything at once."""

    def write(self, batch: Batch) -> None:
        assert batch.wire


def test_clients_that_all_hold_other_topics_cost_one_buffer_at_a_time() -> None:
    bench = Bench()
    rooms = [tiny.Notes(str(number)) for number in range(9)]
    for room in rooms:
        bench.hub.add_topic(room, snapshot=lambda: ())
    clients = [FakeClient(bench.hub, Sink()) for _ in range(500)]
    for number, client in enumerate(clients):
        client.send(tiny.subscribe(*(room.address for bit, room in enumerate(rooms) if (number + 1) >> bit & 1)))
    for room in rooms:
        bench.hub.publish(room, tiny.Note("a", "x" * (bench.limits.join_bytes // 10)))
    tracemalloc.start()
    bench.loop.end_turn()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20 * bench.limits.join_bytes  # joined for each and kept to the end of the turn, it would be hundreds
