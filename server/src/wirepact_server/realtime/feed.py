"""One topic as the bus carries it: who holds it, and the events of this turn. Its seam stands in a file for each kind.

`StateFeed` is for a state that the process owns: whoever changes it publishes the event in the same turn of the loop,
without an await between. So a snapshot read at any moment holds every event published before it, and nothing of any
later one. `FetchedFeed` (fetched.py) is for a state that has to be awaited.
"""

from __future__ import annotations

import logging
import time
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol

from wirepact_server.realtime.codes import SNAPSHOT_FAILED
from wirepact_server.realtime.frames import Batch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from wirepact_server.realtime.stats import TopicCounters

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


class Feed(ABC):
    """Members, and the events of this turn, joined for all of them."""

    kind: ClassVar[Literal["state", "fetched"]]

    def __init__(self, address: str, join_bytes: int, counters: TopicCounters) -> None:
        self.address = address
        self.counters = counters
        self._join_bytes = join_bytes
        self._members: dict[Subscriber, None] = {}
        self._pending: list[bytes] = []
        self._pending_bytes = 0
        self._resync_due = False
        self._failing = False

    @property
    def members(self) -> Collection[Subscriber]:
        """Who gets its events."""
        return self._members.keys()

    @property
    def holders(self) -> int:
        """How many hold the topic, whoever still waits for its snapshot included."""
        return len(self._members)

    @property
    def listens(self) -> bool:
        """Whether an event has to be written: somebody gets it."""
        return bool(self._members)

    @abstractmethod
    def state_changed(self, position: int | None) -> None:
        """An event was published: what is at hand is of an older state.

        Raises:
            ValueError: `position` is not past that of the event before.
        """

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

    def end(self, code: str, message: str) -> None:
        """The topic is no more: tell whoever holds it."""
        self.flush()
        for subscriber in self._all():
            self.leave(subscriber)
            subscriber.refuse(code, message, topic=self.address)

    def flush(self) -> None:
        """Send the events since the last flush, joined into one buffer that all members share."""
        batch = self.take()
        if batch is not None:
            for subscriber in tuple(self._members):  # a copy: a send may end a connection, which leaves
                subscriber.send(batch)

    def take(self) -> Batch | None:
        """Hand over the events since the last flush; None if there are none, or if snapshots go in their place."""
        pending, resync_due = self._pending, self._resync_due
        self._pending, self._pending_bytes, self._resync_due = [], 0, False
        if resync_due:
            for subscriber in tuple(self._members):
                self._begin(subscriber)
            return None
        self.counters.delivered += len(pending) * len(self._members)
        return Batch(*pending) if pending else None

    @abstractmethod
    def _begin(self, subscriber: Subscriber) -> None:
        """See to it that `subscriber` gets a snapshot, now or as soon as there is one."""

    def _all(self) -> tuple[Subscriber, ...]:
        return tuple(self._members)

    def _admit(self, subscriber: Subscriber, snapshot: Batch) -> None:
        # Membership first: a send that overflows leaves again.
        self._members[subscriber] = None
        subscriber.topics.add(self.address)
        self.counters.snapshots_sent += 1
        subscriber.send(snapshot, snapshot_of=self.address)

    def _refuse(self, subscriber: Subscriber) -> None:
        self.leave(subscriber)
        subscriber.refuse(SNAPSHOT_FAILED, "The topic's state could not be read; try again.", topic=self.address)

    def _note_success(self) -> None:
        self.counters.snapshots_encoded += 1
        self._failing = False

    def _note_failure(self, error: Exception) -> None:
        self.counters.snapshots_failed += 1
        if not self._failing:  # once per streak: every client that subscribes would write it again
            logger.error("the snapshot of topic %r failed", self.address, exc_info=error)
        self._failing = True


class StateFeed(Feed):
    """A topic whose state the process owns; its snapshot is encoded at most once per state."""

    kind = "state"

    def __init__(
        self,
        address: str,
        read_snapshot: Callable[[], bytes],
        join_bytes: int,
        counters: TopicCounters,
        on_watched: Callable[[bool], None] | None = None,
    ) -> None:
        super().__init__(address, join_bytes, counters)
        self._read_snapshot = read_snapshot
        self._snapshot: Batch | None = None
        self._on_watched = on_watched
        self._watched = False

    def state_changed(self, position: int | None) -> None:  # noqa: ARG002 - a state that is read at once needs none
        """The snapshot at hand is of an older state."""
        self._snapshot = None

    def _begin(self, subscriber: Subscriber) -> None:
        if not subscriber.is_open:  # a flush just now may have been more than it holds
            return
        snapshot = self._current_snapshot() if self._tell_watched(True) else None
        if snapshot is None:
            self._refuse(subscriber)
        else:
            self._admit(subscriber, snapshot)

    def leave(self, subscriber: Subscriber) -> None:
        """Send `subscriber` nothing more of this topic; whoever keeps its state up is told when nobody is left."""
        super().leave(subscriber)
        if not self._members:
            self._tell_watched(False)

    def _tell_watched(self, watched: bool) -> bool:
        """Tell the owner if it is news; False if the owner failed, whose state is then not kept up."""
        if self._on_watched is None or watched is self._watched:
            return True
        self._watched = watched
        self._snapshot = None  # unwatched, the state changes without an event
        try:
            self._on_watched(watched)
        except Exception as error:  # whoever comes or leaves is not to blame, and must be let go
            logger.error("the owner of topic %r failed when told watched=%s", self.address, watched, exc_info=error)
            return False
        return True

    def _current_snapshot(self) -> Batch | None:
        if self._snapshot is None:
            began = time.perf_counter()
            try:
                self._snapshot = Batch(self._read_snapshot())
            except Exception as error:
                self._note_failure(error)
                return None
            finally:
                self.counters.provider_took(time.perf_counter() - began)
            self._note_success()
        return self._snapshot
