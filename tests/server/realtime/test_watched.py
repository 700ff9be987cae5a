"""Topics that are kept up only while somebody looks: when their owner is told, and that nothing old is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support import tiny_contract as tiny
from support.bus import Bench, FakeClient, codes, snapshot
from wirepact_server.realtime import Limits


class Window:
    """A counter that runs on unseen, and publishes only while somebody looks."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.topic = tiny.Notes("window")
        self.told: list[bool] = []
        self.shown: tiny.NotesState = ()
        self.value = 0
        self.fails = False
        self.fails_at_the_end = False
        bench.hub.add_topic(self.topic, snapshot=self.read, on_watched=self.watch)

    @property
    def address(self) -> str:
        return self.topic.address

    def watch(self, watched: bool) -> None:
        self.told.append(watched)
        if self.fails_at_the_end and not watched:
            fail()
        if watched:
            self.shown = self.state()

    def state(self) -> tiny.NotesState:
        return self.topic.reduce((), tiny.Note("n", str(self.value)))

    def read(self) -> tiny.NotesState:
        if self.fails:
            raise OSError("cannot be read")
        return self.shown

    def run_on(self) -> None:
        """Change, and publish if somebody looks."""
        self.value += 1
        if self.told and self.told[-1]:
            self.shown = self.state()
            self.bench.hub.publish(self.topic, tiny.Note("n", str(self.value)))
            self.bench.loop.end_turn()


def look(bench: Bench, window: Window) -> FakeClient:
    client = bench.client()
    client.send(tiny.subscribe(window.address))
    return client


def test_the_owner_is_told_of_the_first_and_of_the_last() -> None:
    bench = Bench()
    window = Window(bench)
    assert window.told == []
    first, second = look(bench, window), look(bench, window)
    assert window.told == [True]
    first.send(tiny.subscribe(window.address))
    first.send(tiny.unsubscribe(window.address))
    first.send(tiny.unsubscribe(window.address))
    assert window.told == [True]
    second.leave()
    assert window.told == [True, False]
    look(bench, window)
    assert window.told == [True, False, True]


def test_what_ran_on_unseen_is_in_the_next_snapshot() -> None:
    bench = Bench()
    window = Window(bench)
    first = look(bench, window)
    window.run_on()
    assert [message["type"] for message in first.received()] == ["snapshot", "event"]
    first.leave()
    window.run_on()
    second = look(bench, window)
    assert second.received() == [snapshot(wire(window, 2), window.address)]


def wire(window: Window, value: int) -> object:
    """The state as a client reads it."""
    return tiny.read_message(window.topic.encode_snapshot(window.topic.reduce((), tiny.Note("n", str(value)))))[
        "payload"
    ]


def test_the_owner_is_told_when_the_snapshot_fails_and_nobody_holds_the_topic() -> None:
    bench = Bench()
    window = Window(bench)
    window.fails = True
    client = look(bench, window)
    assert codes(client.received()) == [("snapshot_failed", window.address)]
    assert window.told == [True, False]


@pytest.mark.parametrize("how", ["removed", "closed"])
def test_the_owner_is_told_when_the_hub_ends_it(how: str) -> None:
    bench = Bench(Limits(outbox_frames=1))
    window = Window(bench)
    client = look(bench, window)
    if how == "removed":
        bench.hub.remove_topic(window.topic)
    else:
        client.channel.pause()
        for _ in range(3):
            window.run_on()
    assert window.told == [True, False]


@pytest.mark.parametrize("end", [FakeClient.leave, lambda client: client.connection.close(4001)])
def test_an_owner_that_fails_when_the_last_leaves_holds_nobody_back(end: Callable[[FakeClient], None]) -> None:
    bench = Bench()
    window = Window(bench)
    client = look(bench, window)
    client.send(tiny.subscribe("counter"))
    window.fails_at_the_end = True
    end(client)
    assert not client.connection.topics
    assert not client.connection.is_open
    client.leave()
    assert bench.hub.stats().connections == 0
    assert bench.loop.timers == 0
    assert set(bench.hub.stats().subscriptions.values()) == {0}


def test_an_owner_that_fails_when_somebody_comes_is_told_that_nobody_did() -> None:
    bench = Bench()
    told: list[bool] = []

    def watch(watched: bool) -> None:
        told.append(watched)
        fail()

    topic = tiny.Notes("window")
    bench.hub.add_topic(topic, snapshot=lambda: (), on_watched=watch)
    client = bench.client()
    client.send(tiny.subscribe("notes:window", "counter"))
    refused, counted = client.received()
    assert codes([refused]) == [("snapshot_failed", "notes:window")]
    assert counted == snapshot(0)
    assert told == [True, False]


def fail() -> None:
    raise OSError("the owner is broken")


def test_an_owner_may_remove_another_topic_of_the_one_who_leaves() -> None:
    bench = Bench()

    def watch(watched: bool) -> None:
        if not watched:
            bench.hub.remove_topic(bench.counter_topic)

    bench.hub.add_topic(tiny.Notes("window"), snapshot=lambda: (), on_watched=watch)
    clients = [bench.subscriber("notes:window", "counter", "notes:hall") for _ in range(2)]
    for client in clients:
        client.leave()
    assert bench.hub.stats().connections == 0
    assert bench.hub.stats().subscriptions == {"notes:hall": 0, "notes:window": 0}
