"""Clients of the seam's schedules: each checks every message against what the guarantees allow.

A client puts marks around what it asks: subscribes to topics that do not exist, whose errors come back in their place.
So it knows of each message whether it was sent before or after the server read an unsubscribe, though it reads late.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from support import tiny_contract as tiny
from support.bus import FakeClient
from support.seam_topics import NumberedTopic
from wirepact_server.realtime import Hub, Limits

MARK = "mark:"


@dataclass(frozen=True)
class Answer:
    """What a subscribe may be answered with. `state` is given where it is known: a state is read at once."""

    error: str | None = None
    state: int | None = None
    at_once: bool = True


class View:
    """What one client holds of one topic."""

    def __init__(self, topic: NumberedTopic) -> None:
        self.topic = topic
        self.state: int | None = None
        self.waits = False
        self._due: Answer | None = None
        self._resynced = False
        self._may_repeat = False

    def lost(self, *, upto: int) -> bool:
        """Whether the client holds the topic, and an event that it lacks could not be written."""
        if self.state is None:
            return False
        since = 0 if self.topic.repeats else self.state  # where events may come again, one that it has may be lost
        return any(since < number <= upto for number in self.topic.unwritable)

    # What the client did, once the mark beside it has come back.

    def ask(self, answer: Answer) -> None:
        """A subscribe was read from here on."""
        self._due, self._resynced = answer, False

    def asked(self) -> None:
        """It has been read."""
        if self._due is not None and not self._resynced:
            assert not self._due.at_once, f"G1: a subscribe to {self.topic.address} was not answered"
            self.waits, self.state = True, None
        self._due = None

    def gave_up(self) -> None:
        """An unsubscribe has been read."""
        self.waits, self.state = False, None

    # What came.

    def receive(self, message: dict[str, object]) -> None:
        """Check a message."""
        match message:
            case {"type": "snapshot", "payload": [int(state), str()]}:
                self._snapshot(state)
            case {"type": "event", "payload": int(number)}:
                self._event(number)
            case {"type": "error", "code": str(code)}:
                self._error(code)
            case _:
                raise AssertionError(message)

    def _snapshot(self, state: int) -> None:
        assert state <= self.topic.stored, "G2: a snapshot is a state that was"
        if self.lost(upto=state):
            self._resynced = True
        elif self._due is not None:
            assert self._due.error is None, "G1: what cannot be held was answered with a snapshot"
            assert self._due.state in (None, state), "G2: the snapshot is the state at the subscribe"
            self._due = None
        else:
            assert self.waits, "G1: a snapshot that nobody asked for, and nothing was lost"
        self.waits = False
        self.state, self._may_repeat = state, self.topic.repeats

    def _event(self, number: int) -> None:
        assert self.state is not None, "G1, G3: an event before the snapshot, or after the unsubscribe"
        if self._may_repeat:
            assert number <= self.state + 1, "G2: no gap behind the snapshot"
        else:
            assert number == self.state + 1, "G2, G3: every event, in order, once"
        assert number not in self.topic.unwritable
        self.state, self._may_repeat = number, False

    def _error(self, code: str) -> None:
        if code == "snapshot_failed":
            assert self.topic.troubles, "G5: an error without a cause"
            if self.lost(upto=self.topic.told):
                self._resynced = True
                self.gave_up()
                return
        if self._due is not None:
            assert code == self._due.error, "G1, G5: the error is the right one"
            self._due = None
        else:
            assert self.waits or (code == "unknown_topic" and self.state is not None), "G5: an error answers something"
        self.gave_up()


class Load:
    """The most that can wait for a client that does not read, by what was done since; `None` where that is open."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._snapshots: set[str] = set()
        self._frames = 0
        self._size_bytes = 0
        self._bounded = True

    def add_answer(self, topic: NumberedTopic) -> None:
        """A snapshot with what came since, or an error; the first snapshot on its way is outside the bound."""
        self._bounded = self._bounded and topic.address not in self._snapshots
        self._snapshots.add(topic.address)
        self.add_messages(1 + (self._limits.ring_events if topic.fetched else 0))

    def add_messages(self, count: int) -> None:
        """Some events or errors may have been sent."""
        self._frames += count
        self._size_bytes += 150 * count

    def forget_bound(self) -> None:
        """Snapshots may have been sent that nobody asked for."""
        self._bounded = False

    @property
    def fits(self) -> bool:
        """Whether all of it is within the bound for certain."""
        limits = self._limits
        return self._bounded and self._frames <= limits.outbox_frames and self._size_bytes <= limits.outbox_bytes


class SeamClient:
    """A client, its views, and what it may be ended for."""

    def __init__(self, hub: Hub, topics: Iterable[NumberedTopic], limits: Limits) -> None:
        self.client = FakeClient(hub)
        self.views = {topic.address: View(topic) for topic in topics}
        self.paused_at: float | None = None
        self.load = Load(limits)
        self.broken = False
        self._limits = limits
        self._marks: dict[str, Callable[[], None]] = {}
        self._marks_made = 0

    @property
    def open(self) -> bool:
        """Whether the hub serves it still."""
        return self.client.channel.closed_with is None and not self.client.channel.aborted

    @property
    def held(self) -> set[str]:
        """What the server says that it holds."""
        return self.client.connection.topics

    def subscribe(self, addresses: list[str]) -> None:
        """Ask for several topics in one message."""
        asked = [self.views[address] for address in dict.fromkeys(addresses)]
        answers = list(self._expected(asked))

        def begin() -> None:
            for view, answer in zip(asked, answers, strict=True):
                view.ask(answer)

        def end() -> None:
            for view in asked:
                view.asked()

        for view in asked:
            self.load.add_answer(view.topic)
        self.client.send(tiny.subscribe(self._mark(begin), *addresses, self._mark(end)))

    def unsubscribe(self, addresses: list[str]) -> None:
        """Give several topics up in one message."""
        given_up = [self.views[address] for address in addresses]

        def end() -> None:
            for view in given_up:
                view.gave_up()

        self.client.send(tiny.unsubscribe(*addresses))
        if self.open:
            self.client.send(tiny.subscribe(self._mark(end)))

    def pause(self, now: float, *, unsent: int) -> None:
        """Stop reading, while so many events wait for the turn's end."""
        self.paused_at = now
        self.load = Load(self._limits)
        self.load.add_messages(unsent)
        for view in self.views.values():
            if view.waits:
                self.load.add_answer(view.topic)
            if view.lost(upto=view.topic.told):
                self.load.forget_bound()
        self.client.channel.pause()

    def resume(self) -> None:
        """Read again: what waited arrives, and it was bounded."""
        before = len(self.client.channel.batches)
        self.paused_at = None
        self.client.channel.resume()
        waited = sum(map(len, self.client.channel.batches[before:]))
        assert waited <= self._limits.outbox_frames + len(self.views), "G4: what waits is bounded"

    def read(self) -> None:
        """Check everything that arrived."""
        for message in self.client.received():
            address = str(message["topic"])
            if address.startswith(MARK):
                self._marks.pop(address)()
            else:
                self.views[address].receive(message)

    def assert_ended_for_a_reason(self, now: float) -> None:
        """G4: only who does not read is ended, not before its time, and by then for certain."""
        channel = self.client.channel
        stalled_for = 0 if self.paused_at is None else now - self.paused_at
        if channel.closed_with is not None:
            assert channel.closed_with == 4000
            assert self.paused_at is not None, "G4: who reads is not closed"
            assert not self.load.fits, "G4: who is within the bound is not closed"
        elif channel.aborted:
            assert self.broken or stalled_for >= self._limits.stall_seconds, "G4: who reads is not cut"
        else:
            assert stalled_for < 1.3 * self._limits.stall_seconds, "G4: who takes nothing is cut"

    def assert_complete(self) -> None:
        """At the end of a turn, whoever reads holds all that was published of what it holds."""
        assert not self._marks, "every message was carried out"
        for view in self.views.values():
            topic = view.topic
            assert (topic.address in self.held) == (view.waits or view.state is not None), "G5: no half-subscription"
            if view.waits:
                assert topic.live_fetches, "G1: who waits is waited for"
            elif view.state is not None and view.state < topic.told:
                assert view.lost(upto=topic.told), "G2: no gap"
                assert topic.live_fetches, "G2: what was lost is fetched"

    def _expected(self, asked: list[View]) -> Iterable[Answer]:
        held = set(self.held)
        for topic in (view.topic for view in asked):
            if topic.address not in held and len(held) >= self._limits.subscriptions:
                yield Answer(error="too_many_subscriptions")
            elif not topic.offered:
                yield Answer(error="unknown_topic")
            elif topic.fetched:
                held.add(topic.address)
                yield Answer(at_once=False)
            elif topic.readable:
                held.add(topic.address)
                yield Answer(state=topic.told)
            else:
                held.discard(topic.address)
                yield Answer(error="snapshot_failed")

    def _mark(self, action: Callable[[], None]) -> str:
        self._marks_made += 1
        address = f"{MARK}{self._marks_made}"
        self._marks[address] = action
        self.load.add_messages(1)
        return address
