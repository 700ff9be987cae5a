"""Topics whose snapshot has to be fetched: the seam between what was read and the events since.

Each event has a position. A snapshot says up to which position it holds the events; those after it stand in one bounded
ring per topic, whoever waits. When the snapshot is there, one section without an await sends it and the later events
and makes the subscriber a member. If the ring no longer reaches back so far, the snapshot is fetched again.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from wirepact_server.realtime.feed import Feed
from wirepact_server.realtime.frames import Batch

if TYPE_CHECKING:
    from wirepact_server.realtime.feed import Subscriber
    from wirepact_server.realtime.limits import Limits
    from wirepact_server.realtime.scheduler import Cancellable, Scheduler, Timer
    from wirepact_server.realtime.stats import TopicCounters

StateT = TypeVar("StateT")


@dataclass(frozen=True, slots=True)
class Fetched(Generic[StateT]):
    """A state that was fetched, and the position of the last event that it holds."""

    state: StateT
    position: int


@dataclass(frozen=True, slots=True)
class Encoded:
    """A snapshot message, and the position of the last event that it holds; None if the provider did not say."""

    message: bytes
    position: int | None


Fetch = Callable[[], Coroutine[Any, Any, Encoded]]


class FetchedFeed(Feed):
    """A topic whose snapshot is awaited: one fetch for all who wait, kept with the events since."""

    kind = "fetched"

    def __init__(
        self, address: str, fetch: Fetch, limits: Limits, counters: TopicCounters, scheduler: Callable[[], Scheduler]
    ) -> None:
        super().__init__(address, limits.join_bytes, counters)
        self._fetch = fetch
        self._limits = limits
        self._scheduler = scheduler
        self._waiting: dict[Subscriber, None] = {}
        self._ahead: dict[Subscriber, int] = {}
        self._position = 0
        self._ring: deque[tuple[int, bytes]] = deque()
        self._ring_bytes = 0
        self._lost = 0
        self._snapshot: tuple[int, Batch] | None = None
        self._tail: Batch | None = None
        self._running: _Run | None = None

    @property
    def holders(self) -> int:
        """How many hold the topic, whoever still waits for its snapshot included."""
        return len(self._members) + len(self._waiting) + len(self._ahead)

    @property
    def listens(self) -> bool:
        """Whether an event has to be written: somebody gets it, now or behind a snapshot."""
        return bool(self._members or self._waiting or self._ahead)

    def state_changed(self, position: int | None) -> None:
        """An event was published; what nobody will hear of is not kept."""
        if position is not None and position <= self._position:
            raise ValueError(f"an event at {position} of {self.address!r} comes after one at {self._position}")
        self._position = self._position + 1 if position is None else position
        self._let_in()
        if not self.listens:
            self._forget()

    def append(self, event: bytes) -> None:
        """Send `event` to every member when this turn ends, and keep it for whoever waits."""
        self._ring.append((self._position, event))
        self._ring_bytes += len(event)
        self._tail = None
        while len(self._ring) > self._limits.ring_events or self._ring_bytes > self._limits.ring_bytes:
            self._lost, dropped = self._ring.popleft()
            self._ring_bytes -= len(dropped)
        if self._members:
            super().append(event)

    def resync(self) -> None:
        """An event could not be written: no snapshot from before it can be completed any more."""
        self._forget()
        super().resync()

    def leave(self, subscriber: Subscriber) -> None:
        """Send `subscriber` nothing more of this topic, a snapshot that is on its way included."""
        self._waiting.pop(subscriber, None)
        self._ahead.pop(subscriber, None)
        super().leave(subscriber)
        if not self._waiting and self._running is not None:
            self._running.cancel()
            self._running = None
        if not self.listens:
            self._forget()

    def _all(self) -> tuple[Subscriber, ...]:
        return (*self._members, *self._waiting, *self._ahead)

    def _begin(self, subscriber: Subscriber) -> None:
        if not subscriber.is_open:
            return
        if self._snapshot is not None and self._snapshot[0] >= self._lost:
            self._catch_up(subscriber, self._snapshot)
            return
        # It waits, and gets no event before its snapshot; a subscribe before this one is answered by the same.
        self._members.pop(subscriber, None)
        self._ahead.pop(subscriber, None)
        self._waiting[subscriber] = None
        subscriber.topics.add(self.address)
        self._start(self._limits.fetch_attempts)

    def _start(self, attempts: int) -> None:
        if self._running is None:
            self._running = _Run(self, attempts, self._position)
            self._running.begin()  # may end in here: tasks can be eager (asyncio.eager_task_factory)

    def fetched(self, run: _Run, outcome: Encoded | Exception) -> None:
        """Take what a fetch brought. From here to the last subscriber nothing is awaited."""
        if run is not self._running:
            return
        self._running = None
        self.counters.provider_took(time.perf_counter() - run.began)
        if isinstance(outcome, Exception):
            self._note_failure(outcome)
            self._refuse_all()
            return
        position = run.position if outcome.position is None else outcome.position
        if position < self._lost:
            self._again(run)
            return
        self._note_success()
        snapshot = self._snapshot = (position, Batch(outcome.message))
        self._trim(position)
        self.flush()  # the events of this turn, to the earlier members; they stand in the ring too
        for subscriber in tuple(self._waiting):
            # One by one: a send may end a connection, and what the others need is kept only while they wait.
            if subscriber in self._waiting:
                del self._waiting[subscriber]
                self._catch_up(subscriber, snapshot)

    def _again(self, run: _Run) -> None:
        if run.attempts > 1:
            self._start(run.attempts - 1)
        else:
            self._note_failure(RuntimeError(f"{self._limits.ring_events} events came during each of the fetches"))
            self._refuse_all()

    def _refuse_all(self) -> None:
        waiting, self._waiting = tuple(self._waiting), {}
        for subscriber in waiting:
            self._refuse(subscriber)

    def _let_in(self) -> None:
        """Make those members whose snapshot was ahead of what had been published, and is no more."""
        due = [subscriber for subscriber, position in self._ahead.items() if position < self._position]
        if due:
            self.flush()  # to the earlier members alone
        for subscriber in due:
            if self._ahead.pop(subscriber, None) is not None:
                self._members[subscriber] = None

    def _catch_up(self, subscriber: Subscriber, snapshot: tuple[int, Batch]) -> None:
        self._ahead.pop(subscriber, None)
        self._admit(subscriber, snapshot[1])
        if snapshot[0] > self._position and subscriber in self._members:
            # Read after a commit and before its event: what it holds already must not come again.
            del self._members[subscriber]
            self._ahead[subscriber] = snapshot[0]
            return
        if self._tail is None:
            self._tail = Batch(*(event for position, event in self._ring if position > snapshot[0]))
        if len(self._tail):
            self.counters.delivered += len(self._tail)
            subscriber.send(self._tail)

    def _trim(self, position: int) -> None:
        """Drop what the snapshot holds."""
        self._tail = None
        while self._ring and self._ring[0][0] <= position:
            self._ring_bytes -= len(self._ring.popleft()[1])

    def _forget(self) -> None:
        self._ring.clear()
        self._ring_bytes = 0
        self._lost = self._position
        self._snapshot = self._tail = None

    def begin_timer(self, run: _Run) -> Timer:
        """Start the timer that ends a fetch."""

        def expire() -> None:
            run.cancel()
            self.fetched(run, TimeoutError(f"the fetch took longer than {self._limits.fetch_seconds} s"))

        return self._scheduler().call_later(self._limits.fetch_seconds, expire)

    def begin_task(self, run: _Run) -> Cancellable:
        """Start a fetch."""

        async def carry() -> None:
            try:
                outcome: Encoded | Exception = await self._fetch()
            except asyncio.CancelledError as error:
                run.end(_cancelled(error))  # nobody hears of it if it was the bus that called it off
                raise
            except Exception as error:
                outcome = error
            run.end(outcome)

        return self._scheduler().create_task(carry())


class _Run:
    """One fetch: where the topic stood when it began, and how often it may be begun again."""

    def __init__(self, feed: FetchedFeed, attempts: int, position: int) -> None:
        self.attempts = attempts
        self.position = position
        self.began = time.perf_counter()
        self._feed = feed
        self._timer: Timer | None = None
        self._task: Cancellable | None = None

    def begin(self) -> None:
        """Begin to fetch, with a deadline."""
        self._timer = self._feed.begin_timer(self)
        self._task = self._feed.begin_task(self)

    def end(self, outcome: Encoded | Exception) -> None:
        """Hand over what came."""
        self._forget_timer()
        self._feed.fetched(self, outcome)

    def cancel(self) -> None:
        """Call it off; harmless when it is over."""
        self._forget_timer()
        if self._task is not None:
            self._task.cancel()

    def _forget_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _cancelled(error: asyncio.CancelledError) -> Exception:
    found = RuntimeError("the fetch was cancelled")
    found.__cause__ = error
    return found
