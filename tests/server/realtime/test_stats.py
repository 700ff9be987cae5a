"""What the hub counts, and under which name."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from support import tiny_contract as tiny
from support.bus import Bench, Diary
from wirepact_server.realtime import Durations, TopicInfo
from wirepact_server.realtime.stats import DURATION_BOUNDS, OTHER_TOPICS, TOPIC_NAMES, TopicCounters


@dataclass(frozen=True)
class Room(tiny.Notes):
    """A topic with a parameter that knows its name, as generated ones do."""

    name: str = "Room"


def test_all_addresses_of_one_name_are_counted_together() -> None:
    bench = Bench()
    for room in ("a", "b", "c"):
        bench.hub.add_topic(Room(room), snapshot=lambda: ())
    bench.subscriber("notes:a", "notes:b")
    bench.subscriber("notes:b")
    bench.hub.publish(Room("b"), tiny.Note("k", "t"))
    bench.loop.end_turn()
    stats = bench.hub.stats()
    counted = stats.topics["Room"]
    assert (counted.subscriptions, counted.published, counted.delivered) == (3, 1, 2)
    assert (counted.snapshots_encoded, counted.snapshots_sent) == (2, 3)
    assert stats.subscriptions["notes:b"] == 2
    assert set(stats.topics) == {"Room", "counter", "notes:hall"}
    assert (stats.published, stats.delivered, stats.snapshots_sent) == (1, 2, 3)


def test_a_removed_topic_stays_counted() -> None:
    bench = Bench()
    bench.subscriber("counter")
    bench.count(1, 2)
    bench.loop.end_turn()
    bench.hub.remove_topic(bench.counter_topic)
    counted = bench.hub.stats().topics["counter"]
    assert (counted.published, counted.delivered, counted.subscriptions) == (2, 2, 0)
    assert bench.hub.stats().published == 2


def test_names_are_bounded() -> None:
    bench = Bench()
    for number in range(TOPIC_NAMES + 20):
        bench.hub.add_topic(tiny.Notes(str(number)), snapshot=lambda: ())
    bench.subscriber(f"notes:{TOPIC_NAMES + 5}", f"notes:{TOPIC_NAMES + 6}")
    topics = bench.hub.stats().topics
    assert len(topics) == TOPIC_NAMES + 1
    assert topics[OTHER_TOPICS].subscriptions == topics[OTHER_TOPICS].snapshots_sent == 2


def test_what_clients_say_and_hear_of_it() -> None:
    bench = Bench()
    client = bench.client()
    client.send(tiny.PING, "{", tiny.subscribe("nowhere"), tiny.subscribe("nowhere"))
    stats = bench.hub.stats()
    assert (stats.connected, stats.received) == (1, 4)
    assert stats.refused == {"malformed_message": 1, "unknown_topic": 2}
    client.leave()
    assert (bench.hub.stats().connected, bench.hub.stats().connections) == (1, 0)


def test_a_provider_is_timed_when_it_is_asked_and_only_then() -> None:
    bench = Bench()

    def slow() -> int:
        time.sleep(0.006)
        return 1

    bench.hub.remove_topic(bench.counter_topic)
    bench.hub.add_topic(bench.counter_topic, snapshot=slow)
    for _ in range(3):
        bench.subscriber("counter")
    took = bench.hub.stats().topics["counter"].provider
    assert took.count == 1
    assert took.seconds >= 0.006
    assert took.buckets[:2] == (0, 0)


def test_a_provider_that_fails_is_timed_too() -> None:
    bench = Bench()
    bench.provider_fails = True
    bench.subscriber("counter")
    counted = bench.hub.stats().topics["counter"]
    assert (counted.snapshots_failed, counted.snapshots_encoded, counted.provider.count) == (1, 0, 1)


def test_one_fetch_for_all_who_wait_is_one_time() -> None:
    bench = Bench()
    diary = Diary(bench)
    for _ in range(5):
        bench.subscriber("diary")
    assert bench.hub.stats().topics["diary"].provider.count == 0
    diary.let_through()
    counted = bench.hub.stats().topics["diary"]
    assert (counted.provider.count, counted.snapshots_sent) == (1, 5)
    assert counted.provider.seconds > 0


@pytest.mark.parametrize("bucket", range(len(DURATION_BOUNDS) + 1))
def test_a_duration_falls_into_the_bucket_whose_bound_it_does_not_pass(bucket: int) -> None:
    counters = TopicCounters()
    counters.provider_took(DURATION_BOUNDS[bucket] if bucket < len(DURATION_BOUNDS) else DURATION_BOUNDS[-1] + 0.1)
    took = counters.stats(0).provider
    assert took.buckets == tuple(int(place == bucket) for place in range(len(DURATION_BOUNDS) + 1))
    assert took.count == 1
    assert Durations().count == 0


def test_the_topics_on_offer_and_who_listens() -> None:
    bench = Bench()
    diary = Diary(bench)
    bench.subscriber("counter", "diary")
    diary.let_through()
    bench.subscriber("counter")
    assert bench.hub.topics() == (
        TopicInfo("counter", "state", 2),
        TopicInfo("diary", "fetched", 1),
        TopicInfo("notes:hall", "state", 0),
    )
