"""One state-first topic as the bus carries it: the seam between snapshot and events stands in this file.

The state is owned by the process: whoever changes it publishes the event in the same turn of the loop, without an await
between. So a snapshot read at any moment holds every event published before it, and nothing of any later one.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from wirepact_server.realtime.codes import SNAPSHOT_FAILED
from wirepact_server.realtime.frames import Batch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from wirepact_server.realtime.stats import Counters

logger = logging.getLogger(__name__)


class Subscriber(Protocol):
    """A connection as a feed sees it."""

    @property
    def is_open(self) -> bool:
        """Whether it is served still; one that is not holds no topic."""

    @property
    def topics(self) -> set[str]:
        """The addresses it holds; feeds keep this true."""

    def send(self, batch: Batch, *, snapshot_of: str | None = None) -> None:
        """Send or queue; never waits, never raises."""

    def refuse(self, code: str, message: str, *, topic: str | None = None) -> None:
        """Send an `error`."""


class Feed:
    """Members, the events of this turn, and the state's snapshot, encoded at most once per state."""

    def __init__(self, address: str, read_snapshot: Callable[[], bytes], join_bytes: int, counters: Counters) -> None:
        self.address = address
        self._read_snapshot = read_snapshot
        self._join_bytes = join_bytes
        self._counters = counters
        self._members: dict[Subscriber, None] = {}
        self._pending: list[bytes] = []
        self._pending_bytes = 0
        self._snapshot: Batch | None = None
        self._resync_due = False
        self._failing = False

    @property
    def members(self) -> Collection[Subscriber]:
        """Who holds the topic."""
        return self._members.keys()

    def state_changed(self) -> None:
        """The snapshot at hand is of an older state."""
        self._snapshot = None

    def append(self, event: bytes) -> None:
        """Send `event`, a whole message, to every member when this turn ends."""
        self._pending.append(event)
        self._pending_bytes += len(event)
        if self._pending_bytes >= self._join_bytes:
            self.flush()

    def resync(self) -> None:
        """An event could not be written: when this turn ends, every member gets a snapshot in its place."""
        self._resync_due = True

    def join(self, subscriber: Subscriber) -> None:
        """Answer with the snapshot, then events from here on; or with `snapshot_failed`, and the topic is not held.

        The events of this turn go to the earlier members first: the snapshot holds them already.
        """
        self.flush()
        self._begin(subscriber)

    def leave(self, subscriber: Subscriber) -> None:
        """Send `subscriber` nothing more of this topic, not even what was published in this turn."""
        self._members.pop(subscriber, None)
        subscriber.topics.discard(self.address)

    def flush(self) -> None:
        """Send the events since the last flush, joined into one buffer that all members share."""
        batch = self.take()
        if batch is not None:
            for subscriber in tuple(self._members):  # a copy: a send may end a connection, which leaves
                subscriber.send(batch)

    def take(self) -> Batch | None:
        """Hand over the events since the last flush; None if there are none, or if snapshots went in their place."""
        pending, resync_due = self._pending, self._resync_due
        self._pending, self._pending_bytes, self._resync_due = [], 0, False
        if resync_due:
            for subscriber in tuple(self._members):
                self._begin(subscriber)
            return None
        self._counters.delivered += len(pending) * len(self._members)
        return Batch(*pending) if pending else None

    def _begin(self, subscriber: Subscriber) -> None:
        if not subscriber.is_open:  # a flush just now may have been more than it holds
            return
        snapshot = self._current_snapshot()
        if snapshot is None:
            self.leave(subscriber)
            subscriber.refuse(SNAPSHOT_FAILED, "The topic's state could not be read; try again.", topic=self.address)
            return
        # Membership first: a send that overflows leaves again.
        self._members[subscriber] = None
        subscriber.topics.add(self.address)
        self._counters.snapshots_sent += 1
        subscriber.send(snapshot, snapshot_of=self.address)

    def _current_snapshot(self) -> Batch | None:
        if self._snapshot is None:
            try:
                self._snapshot = Batch(self._read_snapshot())
            except Exception as error:
                self._note_failure(error)
                return None
            self._counters.snapshots_encoded += 1
            self._failing = False
        return self._snapshot

    def _note_failure(self, error: Exception) -> None:
        self._counters.snapshots_failed += 1
        if not self._failing:  # once per streak: every client that subscribes would write it again
            logger.error("the snapshot of topic %r failed", self.address, exc_info=error)
        self._failing = True
