"""Several topics that change in one turn."""

from __future__ import annotations

from support import tiny_contract as tiny
from support.bus import Bench, event


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
