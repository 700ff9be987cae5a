"""The seam between snapshot and events: random schedules of the real hub against the guarantees, G1 to G5.

Each client keeps a replica, as a page would, and checks every message against what was published. Its *episodes* say
what it may expect: one begins with each subscribe, at the version that the state had, and ends with unsubscribe,
failure or the next subscribe.
"""

from __future__ import annotations

import json
import os
from collections import deque
from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from support import tiny_contract as tiny
from support.bus import Bench, FakeClient
from wirepact_server.realtime import Limits

LIMITS = Limits(
    outbox_frames=3, outbox_bytes=200, join_bytes=120, stall_seconds=10, message_burst=10_000, subscriptions=2
)
EXAMPLES = int(os.environ.get("SEAM_EXAMPLES", "60"))  # more in a recorded run
TOPICS = ["counter", "notes:hall"]
KEYS = st.sampled_from(["a", "b", "c"])
Version = int


@dataclass
class Episode:
    """One subscription of one client to one topic."""

    begins_at: Version
    fails: bool = False
    ends_at: Version | None = None
    may_lose_its_end: bool = False


@dataclass
class History:
    """All states that a topic had, and the events between them, as a client reads them."""

    states: list[object]
    events: list[object] = field(default_factory=lambda: [None])

    @property
    def version(self) -> Version:
        """The state that holds now."""
        return len(self.states) - 1

    def add(self, event: object, state: object) -> None:
        """The next version."""
        self.events.append(event)
        self.states.append(state)


class Replica:
    """What one client holds of one topic, checked message by message."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.to_come: deque[Episode] = deque()
        self.running: Episode | None = None
        self.version: Version = 0

    def receive(self, message: dict[str, object]) -> None:
        """Check a message against the episodes."""
        if message["type"] == "event":
            self._event(message["payload"])
            return
        self._end_running()
        episode = self.to_come.popleft()
        assert episode.fails == (message["type"] == "error"), "G1, G5"
        if episode.fails:
            assert message["code"] == "snapshot_failed"
            return
        assert message["payload"] == self.history.states[episode.begins_at], "G2: the snapshot is the state"
        self.running, self.version = episode, episode.begins_at

    def assert_complete(self) -> None:
        """Nothing is under way: every subscribe is answered, every event is here."""
        assert not self.to_come, "G1: every subscribe is answered"
        if self.running is not None and self.running.ends_at is None:
            assert self.version == self.history.version, "G2: no gap"
        else:
            self._end_running()

    def _event(self, payload: object) -> None:
        assert self.running is not None, "G1: no event before the snapshot"
        self.version += 1
        ends_at = self.running.ends_at
        assert ends_at is None or self.version <= ends_at, "G3: nothing after unsubscribe"
        assert payload == self.history.events[self.version], "G2, G3: in order, once each"

    def _end_running(self) -> None:
        if self.running is not None and self.running.ends_at is not None and not self.running.may_lose_its_end:
            assert self.version == self.running.ends_at, "G2: no gap before the next snapshot"
        self.running = None


class Watched:
    """A client and its replicas."""

    def __init__(self, bench: Bench, histories: dict[str, History]) -> None:
        self.client = FakeClient(bench.hub)
        self.replicas = {topic: Replica(history) for topic, history in histories.items()}
        self.last: dict[str, Episode] = {}

    @property
    def open(self) -> bool:
        """Whether the hub still serves it."""
        return self.client.channel.closed_with is None and not self.client.channel.aborted

    def subscribe(self, topics: list[str], *, failing: set[str]) -> None:
        """Send it, and expect the answers."""
        for topic in dict.fromkeys(topics):
            replica = self.replicas[topic]
            episode = Episode(replica.history.version, fails=topic in failing)
            self._end(topic)
            self.last[topic] = episode
            replica.to_come.append(episode)
        self.client.send(tiny.subscribe(*topics))

    def unsubscribe(self, topic: str) -> None:
        """Send it."""
        self.client.send(tiny.unsubscribe(topic))
        self._end(topic)
        if topic in self.last:
            self.last[topic].may_lose_its_end = True  # what was published in this very turn

    def read(self) -> None:
        """Check everything that arrived."""
        for message in self.client.received():
            self.replicas[str(message["topic"])].receive(message)

    def _end(self, topic: str) -> None:
        episode = self.last.get(topic)
        if episode is not None and episode.ends_at is None:
            episode.ends_at = self.replicas[topic].history.version


class Seam(RuleBasedStateMachine):
    """Clients come, ask, stop reading and go, while states change and providers fail."""

    clients: Bundle[Watched] = Bundle("clients")

    @initialize()
    def set_up(self) -> None:
        self.bench = Bench(LIMITS)
        self.histories = {"counter": History([0]), "notes:hall": History([[]])}
        self.everyone: list[Watched] = []
        self.counter_is_cached = False

    @rule(target=clients)
    def connect(self) -> Watched:
        watched = Watched(self.bench, self.histories)
        self.everyone.append(watched)
        return watched

    @rule(watched=clients, topics=st.lists(st.sampled_from(TOPICS), min_size=1, max_size=3))
    def subscribe(self, watched: Watched, topics: list[str]) -> None:
        if watched.open:
            watched.subscribe(topics, failing={"counter"} if self._counter_cannot_be_read(topics) else set())

    @rule(watched=clients, topic=st.sampled_from(TOPICS))
    def unsubscribe(self, watched: Watched, topic: str) -> None:
        if watched.open:
            watched.unsubscribe(topic)

    @rule(times=st.integers(1, 4))
    def count(self, times: int) -> None:
        for _ in range(times):
            value = self.bench.counter + 1
            self.histories["counter"].add(value, value)
            self.bench.count(value)
            self.counter_is_cached = False

    @rule(key=KEYS, removed=st.booleans())
    def note(self, key: str, removed: bool) -> None:
        history = self.histories["notes:hall"]
        change = tiny.NoteRemoved(key) if removed else tiny.Note(key, f"text {history.version}")
        self.bench.change(change)
        state = json.loads(self.bench.notes_topic.encode_snapshot(self.bench.notes))["payload"]
        history.add([key] if removed else [key, f"text {history.version}"], state)

    @rule()
    def end_turn(self) -> None:
        self.bench.loop.end_turn()

    @rule(seconds=st.sampled_from([0.1, 3.0, 30.0]))
    def pass_time(self, seconds: float) -> None:
        self.bench.loop.end_turn()
        self.bench.loop.advance(seconds)

    @rule(fails=st.booleans())
    def provider(self, fails: bool) -> None:
        self.bench.provider_fails = fails

    @rule(watched=clients)
    def stop_reading(self, watched: Watched) -> None:
        if watched.open and watched.client.channel.ready:
            watched.client.channel.pause()

    @rule(watched=clients)
    def read_again(self, watched: Watched) -> None:
        if watched.open and not watched.client.channel.ready:
            watched.client.channel.resume()

    @rule(watched=clients)
    def leave(self, watched: Watched) -> None:
        if watched in self.everyone:
            self.everyone.remove(watched)
            watched.client.leave()
            watched.client.channel.aborted = True

    @invariant()
    def messages_are_right(self) -> None:
        for watched in self.everyone:
            watched.read()

    @invariant()
    def only_the_open_hold_topics(self) -> None:
        stats = self.bench.hub.stats()
        assert stats.connections == len(self.everyone)
        assert stats.outbox_bytes <= LIMITS.outbox_bytes * len(self.everyone)
        for topic in TOPICS:
            held = sum(topic in watched.client.connection.topics for watched in self.everyone if watched.open)
            assert stats.subscriptions[topic] == held

    @invariant()
    def only_who_stopped_reading_is_ended(self) -> None:
        for watched in self.everyone:
            if watched.client.channel.aborted:
                assert not watched.client.channel.ready

    def teardown(self) -> None:
        """Let everything arrive: the replicas of whoever is still served are complete."""
        self.bench.loop.end_turn()
        for watched in self.everyone:
            if watched.open:
                if not watched.client.channel.ready:
                    watched.client.channel.resume()
                watched.read()
                for replica in watched.replicas.values():
                    replica.assert_complete()
            watched.client.leave()
        assert self.bench.hub.stats().connections == 0
        assert self.bench.timers == 0

    def _counter_cannot_be_read(self, topics: list[str]) -> bool:
        """A provider that fails is not asked while the state that it gave last still holds."""
        if not self.bench.provider_fails and "counter" in topics:
            self.counter_is_cached = True
        return not self.counter_is_cached


TestSeam = Seam.TestCase
TestSeam.settings = settings(
    max_examples=int(os.environ.get("SEAM_EXAMPLES", "60")), stateful_step_count=40, deadline=None
)
