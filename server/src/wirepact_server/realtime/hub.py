"""The hub: topics, who is subscribed to them, and the way from `publish` to every client."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import TYPE_CHECKING, TypeVar

from wirepact_server.realtime import codes
from wirepact_server.realtime.access import OPEN, Grant, NoRoom
from wirepact_server.realtime.arrivals import Arrivals
from wirepact_server.realtime.attendance import Attendance
from wirepact_server.realtime.connection import Connection
from wirepact_server.realtime.contract import Named
from wirepact_server.realtime.feed import Feed, StateFeed
from wirepact_server.realtime.fetched import Encoded, Fetched, FetchedFeed
from wirepact_server.realtime.goodbyes import goodbye_delay
from wirepact_server.realtime.keepalive import Keepalive
from wirepact_server.realtime.limits import DEFAULT_LIMITS, Limits
from wirepact_server.realtime.stats import Counters, HubStats, TopicCounters, TopicInfo
from wirepact_server.realtime.turn import flush_together

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

    from wirepact_server.realtime.contract import Contract, Topic
    from wirepact_server.realtime.outbox import Channel
    from wirepact_server.realtime.scheduler import Scheduler

logger = logging.getLogger(__name__)

StateT = TypeVar("StateT")
EventT = TypeVar("EventT")


def _log_end(connection: Connection, reason: str, level: int) -> None:
    """Say who was ended and why; by the address, since a credential has no place in a log."""
    if logger.isEnabledFor(level):
        fields = {
            "reason": reason,
            "peer": connection.peer,
            "duration_seconds": round(connection.age_seconds, 3),
            "topics": len(connection.topics),
            "waiting_bytes": connection.waiting_bytes,
        }
        logger.log(level, "ended the client at %s: %s", connection.peer or "an unknown address", reason, extra=fields)


class Hub:
    """Carries topics to connections. All of it runs on one event loop's thread; nothing here waits but `drain`.

    `scheduler` is the running event loop unless given.

    Raises:
        ValueError: the contract lacks a code that the bus sends.
    """

    def __init__(
        self, contract: Contract, *, limits: Limits = DEFAULT_LIMITS, scheduler: Scheduler | None = None
    ) -> None:
        codes.require_codes(contract)
        self.limits = limits
        self._contract = contract
        self._given_scheduler = scheduler
        self._feeds: dict[str, Feed] = {}
        self._dirty: dict[Feed, None] = {}
        self._connections = Attendance(limits)
        self._keepalive = Keepalive(limits.keepalive_seconds, lambda: self._scheduler)
        self._counters = Counters()
        self._draining = False
        self.arrivals = Arrivals()
        self._emptied = asyncio.Event()
        self._thread: int | None = None

    def add_topic(
        self,
        topic: Topic[StateT, EventT],
        *,
        snapshot: Callable[[], StateT],
        on_watched: Callable[[bool], None] | None = None,
    ) -> None:
        """Offer a state-first topic.

        `snapshot` returns the whole state; it is called on the event loop, must be quick and must not publish. It is
        asked once per state and only when somebody subscribes: whoever changes the state calls `publish` in the same
        turn, without an await between.

        `on_watched` is told True before the first subscriber's snapshot is asked for, False once the last has left: a
        state that is kept up only while somebody looks need not be published at other times. One that raises is logged;
        if it was told True, the subscriber is answered with `snapshot_failed`.

        Raises:
            ValueError: a topic of this address is there already.
        """

        def read_snapshot() -> bytes:
            return topic.encode_snapshot(snapshot())

        counters = self._counters_of(topic)
        self._add(StateFeed(topic.address, read_snapshot, self.limits.join_bytes, counters, on_watched))

    def add_fetched_topic(
        self, topic: Topic[StateT, EventT], *, fetch: Callable[[], Awaitable[StateT | Fetched[StateT]]]
    ) -> None:
        """Offer a topic whose snapshot has to be awaited, from a database for one.

        `fetch` gives `Fetched(state, position)`: the state, and the position of the last event that it holds, read
        together; each event is then published with its own position, such as the number of its row. A `fetch` that
        gives the bare state is for events that may be applied twice: those published while it runs are sent behind its
        snapshot, whether that holds them or not. It runs once for all who wait, and again only when nobody held the
        topic since, or more events came than `ring_events`.

        Raises:
            ValueError: a topic of this address is there already.
        """

        async def encode() -> Encoded:
            found = await fetch()
            if isinstance(found, Fetched):
                if not isinstance(found.position, int):
                    raise TypeError(f"Fetched.position must be an int, got {found.position!r}")
                return Encoded(topic.encode_snapshot(found.state), found.position)
            return Encoded(topic.encode_snapshot(found), None)

        self._add(FetchedFeed(topic.address, encode, self.limits, self._counters_of(topic), lambda: self._scheduler))

    def remove_topic(self, topic: Topic[StateT, EventT]) -> None:
        """Offer a topic no more; whoever holds it is told `unknown_topic`.

        Raises:
            LookupError: no such topic was added.
        """
        feed = self._feeds.get(topic.address)
        if feed is None:
            raise LookupError(f"topic {topic.address!r} was not added to this hub")
        feed.end(codes.UNKNOWN_TOPIC, "There is no such topic any more.")  # may end a connection, which leaves it still
        del self._feeds[topic.address]
        self._dirty.pop(feed, None)

    def _counters_of(self, topic: Topic[StateT, EventT]) -> TopicCounters:
        return self._counters.of_topic(topic.name if isinstance(topic, Named) else topic.address)

    def _add(self, feed: Feed) -> None:
        if feed.address in self._feeds:
            raise ValueError(f"topic {feed.address!r} is there already")
        self._feeds[feed.address] = feed

    def publish(self, topic: Topic[StateT, EventT], event: EventT, *, position: int | None = None) -> None:
        """Send `event` to every subscriber of `topic` when this turn of the loop ends. Never waits.

        An event that cannot be written is logged and replaced by a fresh snapshot: the state has changed already, so
        subscribers must learn of it, and the caller has nothing to mend.

        `position` is for fetched topics: it says which snapshots hold the event.

        Raises:
            LookupError: no such topic was added.
            ValueError: `position` is not past that of the topic's event before.
            RuntimeError: this is another thread than that of the event loop which serves; nothing was sent.
        """
        if self._thread is not None and self._thread != threading.get_ident():
            raise RuntimeError(
                "published outside the event loop's thread: hand what changes the state and publishes to "
                "loop.call_soon_threadsafe"
            )
        feed = self._feeds.get(topic.address)
        if feed is None:
            raise LookupError(f"topic {topic.address!r} was not added to this hub")
        feed.state_changed(position)
        feed.counters.published += 1
        if not feed.listens:
            return
        self._flush_at_end_of_turn(feed)
        try:
            message = topic.encode_event(event)
        except Exception:
            logger.exception("an event of topic %r could not be written; its subscribers get a snapshot", feed.address)
            feed.resync()
        else:
            feed.append(message)

    def stats(self) -> HubStats:
        """Return what the hub holds and has done."""
        return self._counters.stats(
            connections=len(self._connections),
            outbox_bytes=sum(connection.waiting_bytes for connection in self._connections),
            held={address: (feed.counters, feed.holders) for address, feed in self._feeds.items()},
        )

    def revoke(self, credential: Hashable) -> int:
        """Close every connection that came in with `credential` with 4001; return how many.

        See to it first that `authorize` refuses the credential: clients may come back at once. Whoever is on the way in
        with it is not let in either.
        """
        self.arrivals.revoke(credential)
        held = self._connections.of_credential(credential)
        for connection in held:
            connection.close(codes.UNAUTHORIZED)
        return len(held)

    def topics(self) -> tuple[TopicInfo, ...]:
        """Return the topics on offer, by address, and how many hold each."""
        return tuple(TopicInfo(address, feed.kind, feed.holders) for address, feed in sorted(self._feeds.items()))

    async def drain(self, *, window_seconds: float | None = None) -> None:
        """Take no more connections; tell each client 1012 at a random moment of the window: they come back spread.

        Returns when all are gone; whoever is still there at the window's end, a stalled client for one, is aborted.
        """
        window = self.limits.drain_window_seconds if window_seconds is None else window_seconds
        self._draining = True
        self.arrivals.stop()
        if self._connections:
            logger.info("telling %d clients to come back later", len(self._connections))
        loop = asyncio.get_running_loop()
        goodbyes = [
            loop.call_later(goodbye_delay(window), connection.close, codes.SERVICE_RESTART)
            for connection in self._connections
        ]
        try:
            async with asyncio.timeout(window):
                while self._connections:
                    self._emptied.clear()
                    await self._emptied.wait()
        except TimeoutError:
            for connection in tuple(self._connections):
                connection.abort("drained")
        finally:
            for goodbye in goodbyes:
                goodbye.cancel()

    # What endpoints call.

    def no_room(self, grant: Grant = OPEN, address: str | None = None) -> NoRoom | None:
        """Return why a client that comes now is not served, or None if there is room."""
        if self._draining:
            found: NoRoom | None = NoRoom(codes.SERVICE_RESTART, 503, "The server is stopping. Come back later.")
        else:
            found = self._connections.no_room(grant, address)
        if found is not None:
            self._counters.turned_away[self.close_reason(found.close_code)] += 1
        return found

    def close_reason(self, code: int) -> str:
        """Return the contract's name of a close code."""
        return self._contract.close_codes[code].name

    def connect(self, channel: Channel, grant: Grant = OPEN, address: str | None = None) -> Connection:
        """Take a client in; `disconnect` must follow when its socket is gone. `address` is the peer's, to count by."""
        self._thread = threading.get_ident()
        connection = Connection(self, channel, self._contract, self.limits, self._scheduler, grant, address)
        self._connections.add(connection)
        self._keepalive.add(connection)
        self._counters.connected += 1
        return connection

    def disconnect(self, connection: Connection) -> None:
        """The client's socket is gone: forget it."""
        self._keepalive.discard(connection)
        self._leave_all(connection)
        connection.release()
        self._connections.discard(connection)
        if not self._connections:
            self._emptied.set()

    # What connections call.

    def subscribe(self, connection: Connection, address: str) -> None:
        """Answer with the topic's snapshot, then its events; or with an error naming it."""
        allowed = connection.may_subscribe(address)  # asked whether the topic exists or not: both take the same time
        feed = self._feeds.get(address)
        if feed is not None and allowed:
            feed.join(connection)
            return
        self.unsubscribe(connection, address)  # it may have been allowed before
        connection.refuse(codes.UNKNOWN_TOPIC, "There is no such topic.", topic=address)

    def unsubscribe(self, connection: Connection, address: str) -> None:
        """Send nothing more of the topic."""
        if address in connection.topics:
            self._feeds[address].leave(connection)

    def message_received(self) -> None:
        """A message of a client came."""
        self._counters.received += 1

    def message_refused(self, code: str) -> None:
        """A client is answered with an `error`."""
        self._counters.refused[code] += 1

    def closing(self, connection: Connection, reason: str) -> None:
        """The server ends this connection."""
        self._counters.closed[reason] += 1
        # A stop ends everybody, and says so once for all.
        _log_end(
            connection, reason, logging.DEBUG if reason == self.close_reason(codes.SERVICE_RESTART) else logging.INFO
        )
        self._leave_all(connection)

    def _leave_all(self, connection: Connection) -> None:
        for address in tuple(connection.topics):  # a copy; an owner who is told of it may remove another of them
            self.unsubscribe(connection, address)

    def _flush_at_end_of_turn(self, feed: Feed) -> None:
        if not self._dirty:
            self._scheduler.call_soon(self._flush)
        self._dirty[feed] = None

    def _flush(self) -> None:
        dirty, self._dirty = tuple(self._dirty), {}
        if len(dirty) == 1:
            dirty[0].flush()
        else:
            flush_together(dirty, self.limits.join_bytes)

    @property
    def _scheduler(self) -> Scheduler:
        return self._given_scheduler or asyncio.get_running_loop()
