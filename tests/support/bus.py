"""A bus without sockets and without time: a hub whose loop is turned by hand, and clients that record what they got."""

from __future__ import annotations

import heapq
import inspect
import itertools
import json
from collections.abc import Callable, Coroutine, Generator
from dataclasses import dataclass, field
from typing import Any

from support import tiny_contract as tiny
from wirepact_server.realtime import Fetched, Grant, Hub, Limits
from wirepact_server.realtime.connection import Connection
from wirepact_server.realtime.frames import Batch
from wirepact_server.realtime.outbox import ChannelListener


@dataclass(order=True)
class FakeTimer:
    """Something due at a moment."""

    due: float
    order: int
    callback: Callable[[], object] = field(compare=False)
    cancelled: bool = field(default=False, compare=False)

    def cancel(self) -> None:
        """Call it off."""
        self.cancelled = True


class FakeTask:
    """A coroutine that is carried on when the gate opens that it waits at."""

    def __init__(self, loop: FakeLoop, coroutine: Coroutine[Any, Any, None]) -> None:
        self._loop = loop
        self._coroutine = coroutine
        self.over = False

    def step(self) -> None:
        """Go on to the next gate, or to the end."""
        if self.over:
            return
        try:
            gate: Gate = self._coroutine.send(None)
        except StopIteration:
            self.over = True
        else:
            gate.waiting.append(self)

    def cancel(self) -> None:
        """Call it off, unless it is what runs now."""
        if not self.over and inspect.getcoroutinestate(self._coroutine) != inspect.CORO_RUNNING:
            self.over = True
            self._coroutine.close()


@dataclass
class Gate:
    """Something that coroutines wait at, in the order in which they came."""

    waiting: list[FakeTask] = field(default_factory=list)

    def __await__(self) -> Generator[Gate]:
        yield self

    @property
    def live(self) -> int:
        """How many wait that were not called off."""
        return sum(not task.over for task in self.waiting)

    def open(self) -> None:
        """Let the first go on."""
        self.waiting.pop(0).step()


class FakeLoop:
    """A loop that stands still until told; satisfies the bus's `Scheduler`."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._order = itertools.count()
        self._soon: list[FakeTimer] = []
        self._later: list[FakeTimer] = []
        self._tasks: list[FakeTask] = []

    @property
    def timers(self) -> int:
        """Timers that are still due."""
        return sum(not timer.cancelled for timer in self._later)

    def time(self) -> float:
        """The moment it stands at."""
        return self.now

    def call_soon(self, callback: Callable[[], object], /) -> FakeTimer:
        """Run at the end of this turn."""
        timer = FakeTimer(self.now, next(self._order), callback)
        self._soon.append(timer)
        return timer

    def create_task(self, coroutine: Coroutine[Any, Any, None], /) -> FakeTask:
        """Run a coroutine from the end of this turn on."""
        task = FakeTask(self, coroutine)
        self.call_soon(task.step)
        self._tasks.append(task)
        return task

    def call_later(self, delay: float, callback: Callable[[], object], /) -> FakeTimer:
        """Run when `advance` reaches it."""
        timer = FakeTimer(self.now + delay, next(self._order), callback)
        heapq.heappush(self._later, timer)
        return timer

    def end_turn(self) -> None:
        """Run what was put off to the end of the turn."""
        while self._soon:
            due, self._soon = self._soon, []
            for timer in due:
                if not timer.cancelled:
                    timer.callback()

    def advance(self, seconds: float) -> None:
        """Let time pass; whatever is due runs at its own moment."""
        end = self.now + seconds
        while self._later and self._later[0].due <= end:
            timer = heapq.heappop(self._later)
            self.now = max(self.now, timer.due)
            if not timer.cancelled:
                timer.callback()
                self.end_turn()
        self.now = end

    def close(self) -> None:
        """Call every task off that is not over."""
        for task in self._tasks:
            task.cancel()


class FakeChannel:
    """A socket that records; `ready = False` is a peer that does not read."""

    def __init__(self) -> None:
        self.ready = True
        self.progress = 0
        self.batches: list[Batch] = []
        self.closed_with: int | None = None
        self.aborted = False
        self.peer = "192.0.2.7:51234"
        self.fails = False
        self.is_silent = False
        self._listener: ChannelListener | None = None

    def attach(self, listener: ChannelListener) -> None:
        """Report to `listener`."""
        self._listener = listener

    def write(self, batch: Batch) -> None:
        """Record, or fail as a broken socket might."""
        assert self.ready
        assert self.closed_with is None
        assert not self.aborted
        if self.fails:
            raise OSError("broken socket")
        self.batches.append(batch)

    def close(self, code: int, reason: str) -> None:  # noqa: ARG002 - the port's signature
        """Record the close frame."""
        self.closed_with = code

    def abort(self) -> None:
        """Record the cut."""
        self.aborted = True

    def keep_alive(self) -> bool:
        """Whether the peer still answers."""
        return not self.is_silent

    def pause(self) -> None:
        """The peer stops reading."""
        self.ready = False
        if self._listener is not None:
            self._listener.channel_paused()

    def resume(self) -> None:
        """The peer reads again."""
        self.ready = True
        if self._listener is not None:
            self._listener.channel_ready()


class FakeClient:
    """One client of a hub, without a socket."""

    def __init__(
        self, hub: Hub, channel: FakeChannel | None = None, grant: Grant | None = None, address: str | None = None
    ) -> None:
        self._hub = hub
        self._read = 0
        self.channel = channel or FakeChannel()
        self.connection: Connection = hub.connect(self.channel, grant or Grant(), address)

    def send(self, *messages: str) -> None:
        """Send text frames."""
        for message in messages:
            self.connection.receive_text(message)

    def received(self) -> list[dict[str, object]]:
        """Messages since the last call."""
        return [tiny.read_message(message) for message in self.received_bytes()]

    def received_bytes(self) -> list[bytes]:
        """Messages since the last call, as they were sent."""
        messages = [message for batch in self.channel.batches for message in batch.messages]
        new, self._read = messages[self._read :], len(messages)
        return new

    def leave(self) -> None:
        """The socket is gone."""
        self._hub.disconnect(self.connection)


class Bench:
    """A hub with the tiny contract's topics and their states."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.loop = FakeLoop()
        self.limits = limits or Limits()
        self.hub = Hub(tiny.CONTRACT, limits=self.limits, scheduler=self.loop)
        self.counter_topic = tiny.Counter()
        self.notes_topic = tiny.Notes("hall")
        self.counter = 0
        self.notes: tiny.NotesState = ()
        self.provider_fails = False
        self.provider_calls = 0
        self.hub.add_topic(self.counter_topic, snapshot=self.read_counter)
        self.hub.add_topic(self.notes_topic, snapshot=lambda: self.notes)

    def read_counter(self) -> int:
        """The counter's snapshot provider."""
        self.provider_calls += 1
        if self.provider_fails:
            raise OSError("the state cannot be read")
        return self.counter

    @property
    def timers(self) -> int:
        """Timers that are due, but for the one that keeps clients alive."""
        return self.loop.timers - (self.hub.stats().connections > 0)

    def client(self, grant: Grant | None = None, address: str | None = None) -> FakeClient:
        """Connect a client."""
        return FakeClient(self.hub, None, grant, address)

    def subscriber(self, *topics: str) -> FakeClient:
        """Connect a client that holds `topics` and has read their snapshots."""
        client = self.client()
        client.send(tiny.subscribe(*topics))
        client.received()
        return client

    def count(self, *values: int) -> None:
        """Change the counter and publish, in one turn."""
        for value in values:
            self.counter = value
            self.hub.publish(self.counter_topic, value)

    def change(self, event: tiny.Note | tiny.NoteRemoved) -> None:
        """Change the notes and publish."""
        self.notes = self.notes_topic.reduce(self.notes, event)
        self.hub.publish(self.notes_topic, event)


class Diary:
    """A fetched topic of lines: a store whose reads take their time, and which a test lets through."""

    address = "diary"

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.lines: list[str] = []
        self.fetches = 0
        self.before_reading, self.after_reading = Gate(), Gate()
        self.fails = False
        bench.hub.add_fetched_topic(self, fetch=self._fetch)

    async def _fetch(self) -> Fetched[tuple[str, ...]]:
        self.fetches += 1
        await self.before_reading
        if self.fails:
            raise OSError("the store cannot be read")
        found = Fetched(tuple(self.lines), len(self.lines))
        await self.after_reading
        return found

    def commit(self, line: str) -> None:
        """A line is in the store; nobody has been told."""
        self.lines.append(line)

    def publish(self) -> None:
        """Tell of the last line."""
        self.bench.hub.publish(self, self.lines[-1], position=len(self.lines))

    def write(self, line: str) -> None:
        """Commit and publish."""
        self.commit(line)
        self.publish()

    def let_through(self) -> None:
        """Let a fetch that began go to its end."""
        self.bench.loop.end_turn()
        self.before_reading.open()
        self.after_reading.open()

    def encode_snapshot(self, state: tuple[str, ...], /) -> bytes:
        """Write the lines."""
        return json.dumps({"type": "snapshot", "topic": self.address, "payload": state}).encode()

    def encode_event(self, event: str, /) -> bytes:
        """Write a line; `unwritable` is one that the contract refuses."""
        if event == "unwritable":
            raise ValueError(event)
        return json.dumps({"type": "event", "topic": self.address, "payload": event}).encode()

    def reduce(self, state: tuple[str, ...], event: str, /) -> tuple[str, ...]:
        """Append the line."""
        return (*state, event)


def snapshot(payload: object, topic: str = "counter") -> dict[str, object]:
    """A `snapshot` as a client reads it."""
    return {"type": "snapshot", "topic": topic, "payload": payload}


def event(payload: object, topic: str = "counter") -> dict[str, object]:
    """An `event` as a client reads it."""
    return {"type": "event", "topic": topic, "payload": payload}


def codes(messages: list[dict[str, object]]) -> list[tuple[object, object]]:
    """The code and the topic of each `error`."""
    assert all(message["type"] == "error" for message in messages), messages
    return [(message.get("code"), message.get("topic")) for message in messages]
