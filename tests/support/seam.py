"""The seam between snapshot and events: random schedules of the real hub against the guarantees, G1 to G5.

Two topics that the process owns and two that are fetched, one of them without positions. Clients ask for several at
once, give them up, stop reading and go; providers fail, hang and are slow; events cannot be written; topics end and
come back. Nothing runs but when a rule says so. After every step each client has checked all that reached it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from support import tiny_contract as tiny
from support.bus import FakeLoop
from support.seam_clients import SeamClient
from support.seam_topics import BareTopic, FetchedTopic, NumberedTopic
from wirepact_server.realtime import Hub, Limits

LIMITS = Limits(
    outbox_frames=8,
    outbox_bytes=1000,
    join_bytes=150,
    ring_events=2,
    fetch_attempts=2,
    fetch_seconds=5,
    stall_seconds=10,
    subscriptions=3,
    message_burst=10_000,
)
# Few topics in most schedules: what happens to one of them goes deeper then.
CASTS = [["stored"], ["bare"], ["owned"], ["stored", "bare"], ["owned", "stored"], ["owned", "other", "stored", "bare"]]
PLACES = st.integers(0, 3)
SOME_PLACES = st.lists(PLACES, min_size=1, max_size=4)
MOST_CLIENTS = 4


ItemT = TypeVar("ItemT")


def _at(items: Sequence[ItemT], place: int) -> ItemT:
    return items[place % len(items)]


class Seam(RuleBasedStateMachine):
    """Clients come, ask, stop reading and go, while states change and providers fail."""

    @initialize(cast=st.sampled_from(CASTS))
    def set_up(self, cast: list[str]) -> None:
        self.loop = FakeLoop()
        self.hub = Hub(tiny.CONTRACT, limits=LIMITS, scheduler=self.loop)
        made = [NumberedTopic("owned"), NumberedTopic("other"), FetchedTopic("stored"), BareTopic("bare")]
        self.topics = [topic for topic in made if topic.address in cast]
        self.fetched = [topic for topic in self.topics if isinstance(topic, FetchedTopic)]
        self.everyone: list[SeamClient] = []
        self.unsent = 0
        for topic in self.topics:
            topic.offer(self.hub)
        self.connect()
        self.connect()

    @property
    def served(self) -> list[SeamClient]:
        """Clients that the hub serves still."""
        return [client for client in self.everyone if client.open]

    @property
    def reading(self) -> list[SeamClient]:
        """Those that read."""
        return [client for client in self.served if client.paused_at is None and not client.broken]

    @property
    def paused(self) -> list[SeamClient]:
        """Those that do not."""
        return [client for client in self.served if client.paused_at is not None]

    # What clients do.

    @rule()
    def connect(self) -> None:
        if len(self.served) < MOST_CLIENTS:
            self.everyone.append(SeamClient(self.hub, self.topics, LIMITS))

    @precondition(lambda self: self.served)
    @rule(who=PLACES, places=SOME_PLACES)
    def subscribe(self, who: int, places: list[int]) -> None:
        _at(self.served, who).subscribe([_at(self.topics, place).address for place in places])

    @precondition(lambda self: self.served)
    @rule(who=PLACES, places=SOME_PLACES)
    def unsubscribe(self, who: int, places: list[int]) -> None:
        _at(self.served, who).unsubscribe([_at(self.topics, place).address for place in places])

    @precondition(lambda self: self.reading)
    @rule(who=PLACES)
    def stop_reading(self, who: int) -> None:
        _at(self.reading, who).pause(self.loop.now, unsent=self.unsent)

    @precondition(lambda self: self.paused)
    @rule(who=PLACES)
    def read_again(self, who: int) -> None:
        _at(self.paused, who).resume()

    # What the process does.

    @rule(places=SOME_PLACES, times=st.integers(1, 3))
    def publish(self, places: list[int], times: int) -> None:
        for place in places:
            for _ in range(times):
                self._tell(_at(self.topics, place))

    @precondition(lambda self: self.fetched)
    @rule(times=st.integers(1, 3))
    def commit(self, times: int) -> None:
        for topic in self.fetched:
            for _ in range(times):
                topic.store()

    @precondition(lambda self: self.fetched and self.served)
    @rule(who=PLACES, place=PLACES, answered=st.booleans())
    def subscribe_when_the_ring_is_past_the_snapshot(self, who: int, place: int, answered: bool) -> None:
        topic = _at(self.fetched, place)
        for _ in range(LIMITS.ring_events + 1):
            self._tell(topic)
        self.end_turn()
        if self.served:
            _at(self.served, who).subscribe([topic.address])
        if answered:  # in the turn of an event
            self.end_turn()
            if topic.before_reading.waiting:
                topic.before_reading.open()
            self._tell(topic)
            if topic.after_reading.waiting:
                topic.after_reading.open()

    @precondition(lambda self: any(topic.before_reading.waiting for topic in self.fetched))
    @rule()
    def stores_are_read(self) -> None:
        for topic in self.fetched:
            if topic.before_reading.waiting:
                topic.before_reading.open()

    @precondition(lambda self: any(topic.after_reading.waiting for topic in self.fetched))
    @rule(told_first=st.booleans())
    def answers_arrive(self, told_first: bool) -> None:
        for topic in self.fetched:
            if topic.after_reading.waiting:
                if told_first:  # an event of the same turn
                    self._tell(topic)
                topic.after_reading.open()

    @rule()
    def end_turn(self) -> None:
        self.loop.end_turn()
        self.unsent = 0
        for client in self.everyone:
            client.read()
        for client in self.served:
            if client.paused_at is None:
                client.assert_complete()

    # What goes wrong. One rule for all of it: schedules are of ordinary things for the most part.

    @rule(trouble=st.deferred(lambda: TROUBLES), place=PLACES)
    def trouble(self, trouble: Trouble, place: int) -> None:
        trouble(self, place)

    def break_socket(self, place: int) -> None:
        if self.reading:
            client = _at(self.reading, place)
            client.broken = client.client.channel.fails = True

    def leave(self, place: int) -> None:
        if self.everyone:
            client = _at(self.everyone, place)
            self.everyone.remove(client)
            client.client.leave()

    def publish_what_cannot_be_written(self, place: int) -> None:
        for client in self.everyone:
            client.load.forget_bound()
        self._tell(_at(self.topics, place), writable=False)

    def end_topic_or_bring_it_back(self, place: int) -> None:
        for client in self.everyone:
            client.load.add_messages(1)
        topic = _at(self.topics, place)
        topic.withdraw(self.hub) if topic.offered else topic.offer(self.hub)

    def fail(self, place: int) -> None:
        topic = _at(self.topics, place)
        topic.fails = not topic.fails

    def let_a_second_pass(self, _place: int) -> None:
        self._pass_time(1)

    def let_a_fetch_expire(self, _place: int) -> None:
        self._pass_time(LIMITS.fetch_seconds)
        assert not any(topic.live_fetches for topic in self.fetched), "G1: a fetch that hangs is given up"

    def let_who_stalls_go(self, _place: int) -> None:
        self._pass_time(2 * LIMITS.stall_seconds)

    def _pass_time(self, seconds: float) -> None:
        self.end_turn()
        for topic in self.fetched:
            topic.troubles += topic.live_fetches
        self.loop.advance(seconds)

    # What holds after every step.

    @invariant()
    def messages_are_right(self) -> None:
        for client in self.everyone:
            client.read()
            client.assert_ended_for_a_reason(self.loop.now)

    @invariant()
    def the_hub_knows_who_is_there(self) -> None:
        stats = self.hub.stats()
        assert stats.connections == len(self.everyone)
        assert stats.outbox_bytes <= LIMITS.outbox_bytes * len(self.everyone), "G4"
        offered = [topic for topic in self.topics if topic.offered]
        assert stats.subscriptions.keys() == {topic.address for topic in offered}
        for topic in offered:
            held = sum(topic.address in client.held for client in self.everyone)
            assert stats.subscriptions[topic.address] == held
            assert topic.live_fetches <= min(1, held), "one fetch for all who wait, none for nobody"
        for client in self.everyone:
            assert client.open or not client.held, "G4: who is ended costs nothing more"

    def teardown(self) -> None:
        try:
            self._let_everything_arrive()
        finally:
            self.loop.close()

    def _let_everything_arrive(self) -> None:
        """Whoever is still served holds all of it in the end, and nothing is left of who was."""
        for topic in self.topics:
            topic.fails = False
            while topic.told < topic.stored:
                self._tell(topic)
        for client in self.paused:
            client.resume()
        for _ in range(4 * LIMITS.fetch_attempts):
            self.loop.end_turn()
            for topic in self.fetched:
                topic.let_through()
        self.end_turn()
        assert not any(topic.live_fetches for topic in self.fetched), "G1: every subscribe is answered"
        self.the_hub_knows_who_is_there()
        for client in self.everyone:
            client.client.leave()
        assert self.hub.stats().connections == 0
        assert self.loop.timers == 0

    def _tell(self, topic: NumberedTopic, *, writable: bool = True) -> None:
        for client in self.everyone:
            client.load.add_messages(1)
        self.unsent += 1
        if topic.told == topic.stored:
            topic.store()
        topic.tell(self.hub, writable=writable)


Trouble = Callable[[Seam, int], None]
TROUBLES: st.SearchStrategy[Trouble] = st.sampled_from(
    [
        Seam.break_socket,
        Seam.leave,
        Seam.publish_what_cannot_be_written,
        Seam.publish_what_cannot_be_written,
        Seam.end_topic_or_bring_it_back,
        Seam.fail,
        Seam.let_a_second_pass,
        Seam.let_a_fetch_expire,
        Seam.let_who_stalls_go,
    ]
)
