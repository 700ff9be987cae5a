"""The seam between snapshot and events: random schedules of the real hub against the guarantees, G1 to G5.

Two topics that the process owns and two that are fetched, one of them without positions. Clients ask for several at
once, give them up, stop reading and go; providers fail, hang and are slow; events cannot be written; topics end and
come back. Nothing runs but when a rule says so. After every step each client has checked all that reached it.

`SEAM_EXAMPLES=20000` runs so many schedules: `just seam`.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule
from support import tiny_contract as tiny
from support.bus import FakeLoop
from support.seam_clients import SeamClient
from support.seam_topics import BareTopic, FetchedTopic, NumberedTopic
from wirepact_server.realtime import Hub, Limits

LIMITS = Limits(
    outbox_frames=8,
    outbox_bytes=1000,
    join_bytes=150,
    ring_events=3,
    fetch_attempts=2,
    fetch_seconds=5,
    stall_seconds=10,
    subscriptions=3,
    message_burst=10_000,
)
ADDRESSES = ["owned", "other", "stored", "bare"]
SOME_ADDRESSES = st.lists(st.sampled_from(ADDRESSES), min_size=1, max_size=4)
EXAMPLES = int(os.environ.get("SEAM_EXAMPLES", "100"))


class Seam(RuleBasedStateMachine):
    """Clients come, ask, stop reading and go, while states change and providers fail."""

    clients: Bundle[SeamClient] = Bundle("clients")

    @initialize()
    def set_up(self) -> None:
        self.loop = FakeLoop()
        self.hub = Hub(tiny.CONTRACT, limits=LIMITS, scheduler=self.loop)
        self.fetched: list[FetchedTopic] = [FetchedTopic("stored"), BareTopic("bare")]
        topics = [NumberedTopic("owned"), NumberedTopic("other"), *self.fetched]
        self.topics = {topic.address: topic for topic in topics}
        self.everyone: list[SeamClient] = []
        self.unsent = 0
        for topic in topics:
            topic.offer(self.hub)

    # What clients do.

    @rule(target=clients)
    def connect(self) -> SeamClient:
        client = SeamClient(self.hub, self.topics.values(), LIMITS)
        self.everyone.append(client)
        return client

    @rule(client=clients, addresses=SOME_ADDRESSES)
    def subscribe(self, client: SeamClient, addresses: list[str]) -> None:
        if client.open:
            client.subscribe(addresses)

    @rule(client=clients, addresses=SOME_ADDRESSES)
    def unsubscribe(self, client: SeamClient, addresses: list[str]) -> None:
        if client.open:
            client.unsubscribe(addresses)

    @rule(client=clients)
    def stop_reading(self, client: SeamClient) -> None:
        if client.open and client.paused_at is None and not client.broken:
            client.pause(self.loop.now, unsent=self.unsent)

    @rule(client=clients)
    def read_again(self, client: SeamClient) -> None:
        if client.open and client.paused_at is not None:
            client.resume()

    @rule(client=clients)
    def break_socket(self, client: SeamClient) -> None:
        if client.paused_at is None:
            client.broken = client.client.channel.fails = True

    @rule(client=clients)
    def leave(self, client: SeamClient) -> None:
        if client in self.everyone:
            self.everyone.remove(client)
            client.client.leave()
            client.client.channel.aborted = True

    # What the process does.

    @rule(addresses=SOME_ADDRESSES, times=st.integers(1, 3))
    def publish(self, addresses: list[str], times: int) -> None:
        for address in addresses:
            for _ in range(times):
                self._tell(self.topics[address])

    @rule(address=st.sampled_from(ADDRESSES))
    def publish_what_cannot_be_written(self, address: str) -> None:
        for client in self.everyone:
            client.load.forget_bound()
        self._tell(self.topics[address], writable=False)

    @rule(address=st.sampled_from(["stored", "bare"]), times=st.integers(1, 3))
    def commit(self, address: str, times: int) -> None:
        for _ in range(times):
            self.topics[address].store()

    @rule(address=st.sampled_from(ADDRESSES))
    def end_or_bring_back(self, address: str) -> None:
        topic = self.topics[address]
        for client in self.everyone:
            client.load.add_messages(1)
        topic.withdraw(self.hub) if topic.offered else topic.offer(self.hub)

    @rule(address=st.sampled_from(ADDRESSES), fails=st.booleans())
    def provider(self, address: str, fails: bool) -> None:
        self.topics[address].fails = fails

    @precondition(lambda self: any(topic.before_reading.waiting for topic in self.fetched))
    @rule()
    def stores_are_read(self) -> None:
        for topic in self.fetched:
            if topic.before_reading.waiting:
                topic.before_reading.open()

    @precondition(lambda self: any(topic.after_reading.waiting for topic in self.fetched))
    @rule()
    def answers_arrive(self) -> None:
        for topic in self.fetched:
            if topic.after_reading.waiting:
                topic.after_reading.open()

    @rule()
    def end_turn(self) -> None:
        self.loop.end_turn()
        self.unsent = 0
        for client in self.everyone:
            client.read()
            if client.open and client.paused_at is None:
                client.assert_complete()

    @rule(seconds=st.sampled_from([1.0, 5.0, 30.0]))
    def pass_time(self, seconds: float) -> None:
        self.end_turn()
        for topic in self.fetched:
            topic.troubles += topic.live_fetches
        self.loop.advance(seconds)
        if seconds >= LIMITS.fetch_seconds:
            assert not any(topic.live_fetches for topic in self.fetched), "G1: a fetch that hangs is given up"

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
        offered = [topic for topic in self.topics.values() if topic.offered]
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
        for topic in self.topics.values():
            topic.fails = False
            while topic.told < topic.stored:
                self._tell(topic)
        for client in self.everyone:
            if client.open and client.paused_at is not None:
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


TestSeam = Seam.TestCase
TestSeam.settings = settings(
    max_examples=EXAMPLES, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
