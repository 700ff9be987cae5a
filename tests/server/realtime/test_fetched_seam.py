"""The seam of fetched topics under random schedules: a store that commits, tells and is read at its own pace.

Each client keeps the lines that it was told. A snapshot must be a beginning of what the store holds, each event its
next line, and once all is told and everything fetched, whoever is subscribed holds all of it: no gap, no repetition.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule
from support import tiny_contract as tiny
from support.bus import Bench, Diary, FakeClient
from wirepact_server.realtime import Limits

LIMITS = Limits(ring_events=3, fetch_attempts=2, fetch_seconds=5, join_bytes=150, message_burst=10_000)


@dataclass
class Reader:
    """A client, what it asked for, and the lines that it holds."""

    client: FakeClient
    waits: bool = False
    asking: bool = False
    """The events of this turn come before the answer: they were published before the subscribe."""
    lines: list[str] | None = None
    gone: bool = False
    errors: int = field(default=0)

    def read(self, diary: Diary) -> None:
        """Check everything that arrived."""
        for message in self.client.received():
            match message:
                case {"type": "snapshot", "payload": list(lines)}:
                    assert self.waits, "G1: one answer to each subscribe"
                    assert diary.lines[: len(lines)] == lines, "G2: the snapshot is a state that was"
                    self.waits, self.lines = False, lines
                case {"type": "event", "payload": str(line)}:
                    assert self.asking or not self.waits, "G1: no event before the snapshot"
                    assert self.lines is not None, "G3: nothing after unsubscribe"
                    assert diary.lines[len(self.lines)] == line, "G2: no gap, no repetition"
                    self.lines.append(line)
                case _:
                    assert message["code"] == "snapshot_failed", message
                    assert self.waits, "G5: an error answers a subscribe"
                    self.waits, self.lines = False, None
                    self.errors += 1


class FetchedSeam(RuleBasedStateMachine):
    """Clients come and go while the store commits, tells, is read, fails and hangs."""

    readers: Bundle[Reader] = Bundle("readers")

    @initialize()
    def set_up(self) -> None:
        self.bench = Bench(LIMITS)
        self.diary = Diary(self.bench)
        self.everyone: list[Reader] = []
        self.told = 0

    @rule(target=readers)
    def connect(self) -> Reader:
        reader = Reader(self.bench.client())
        self.everyone.append(reader)
        return reader

    @rule(reader=readers)
    def subscribe(self, reader: Reader) -> None:
        if not reader.gone:
            reader.read(self.diary)
            reader.waits = reader.asking = True
            reader.client.send(tiny.subscribe("diary"))
            reader.read(self.diary)
            reader.asking = False

    @rule(reader=readers)
    def unsubscribe(self, reader: Reader) -> None:
        if not reader.gone:
            reader.read(self.diary)
            reader.client.send(tiny.unsubscribe("diary"))
            reader.waits, reader.lines = False, None

    @rule(reader=readers)
    def leave(self, reader: Reader) -> None:
        if not reader.gone:
            reader.gone = True
            self.everyone.remove(reader)
            reader.client.leave()

    @rule(times=st.integers(1, 5))
    def commit(self, times: int) -> None:
        for _ in range(times):
            self.diary.commit(f"line {len(self.diary.lines)}")

    @rule(times=st.integers(1, 5))
    def tell(self, times: int) -> None:
        for _ in range(times):
            if self.told < len(self.diary.lines):
                self.told += 1
                self.bench.hub.publish(self.diary, self.diary.lines[self.told - 1], position=self.told)

    @rule()
    def end_turn(self) -> None:
        self.bench.loop.end_turn()

    @precondition(lambda self: self.diary.before_reading.waiting)
    @rule()
    def the_store_is_read(self) -> None:
        self.diary.before_reading.open()

    @precondition(lambda self: self.diary.after_reading.waiting)
    @rule()
    def the_answer_arrives(self) -> None:
        self.diary.after_reading.open()

    @rule(fails=st.booleans())
    def the_store(self, fails: bool) -> None:
        self.diary.fails = fails

    @rule(seconds=st.sampled_from([1.0, 5.0]))
    def pass_time(self, seconds: float) -> None:
        self.bench.loop.end_turn()
        self.bench.loop.advance(seconds)

    @invariant()
    def messages_are_right(self) -> None:
        for reader in self.everyone:
            reader.read(self.diary)

    @invariant()
    def one_fetch_at_a_time(self) -> None:
        live = [gate for gate in (self.diary.before_reading, self.diary.after_reading) if gate.live]
        assert len(live) <= 1, "single flight"
        held = sum("diary" in reader.client.connection.topics for reader in self.everyone)
        assert self.bench.hub.stats().subscriptions["diary"] == held

    def teardown(self) -> None:
        """Tell all, let all fetches through: whoever is subscribed holds everything."""
        self.diary.fails = False
        self.tell(len(self.diary.lines))
        for _ in range(20):
            self.bench.loop.end_turn()
            for gate in (self.diary.before_reading, self.diary.after_reading):
                while gate.waiting:
                    gate.open()
        for reader in self.everyone:
            reader.read(self.diary)
            assert not reader.waits, "G1: every subscribe is answered"
            assert reader.lines in (None, self.diary.lines), "G2: no gap"
            subscribed = "diary" in reader.client.connection.topics
            assert subscribed == (reader.lines is not None)
        for reader in self.everyone:
            reader.client.leave()
        assert self.bench.timers == 0


TestFetchedSeam = FetchedSeam.TestCase
TestFetchedSeam.settings = settings(
    max_examples=int(os.environ.get("SEAM_EXAMPLES", "60")), stateful_step_count=40, deadline=None
)
