"""Topics that are kept up only while somebody looks: when their owner is told, and that nothing old is shown."""

from __future__ import annotations

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
        bench.hub.add_topic(self.topic, snapshot=self.read, on_watched=self.watch)

    @property
    def address(self) -> str:
        return self.topic.address

    def watch(self, watched: bool) -> None:
        self.told.append(watched)
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
