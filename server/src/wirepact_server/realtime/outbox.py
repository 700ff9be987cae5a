"""One client's way out: the whole policy for slow and stalled clients, without I/O.

While the channel takes more, a batch goes straight through. While it does not, batches wait in a bounded backlog; past
the bound `send` says so, and a channel that takes nothing for too long is reported as stalled. Nothing here waits.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Protocol

from wirepact_server.realtime.backlog import Backlog

if TYPE_CHECKING:
    from collections.abc import Callable

    from wirepact_server.realtime.frames import Batch
    from wirepact_server.realtime.limits import Limits
    from wirepact_server.realtime.scheduler import Scheduler, Timer

# A stall is noticed at most this share of its deadline late.
_CHECKS_PER_DEADLINE = 4


class ChannelListener(Protocol):
    """Who wants to know when a channel takes more and when it does not."""

    def channel_paused(self) -> None:
        """The channel takes no more until `channel_ready`."""

    def channel_ready(self) -> None:
        """The channel takes more again."""


class Channel(Protocol):
    """A socket as the outbox sees it: it takes a batch at once or says that it cannot now. No method waits."""

    ready: bool
    """Whether it takes a batch now."""

    @property
    def peer(self) -> str:
        """Where the peer is, such as `127.0.0.1:51234`; empty when the server does not tell."""

    @property
    def progress(self) -> int:
        """A number that grows whenever the peer takes something while the channel is not ready."""

    def attach(self, listener: ChannelListener) -> None:
        """Report to `listener` from now on."""

    def write(self, batch: Batch) -> None:
        """Send `batch`; called only while ready."""

    def close(self, code: int, reason: str) -> None:
        """Begin the closing handshake behind what was already written."""

    def abort(self) -> None:
        """Cut the connection now; the peer sees 1006."""

    def keep_alive(self) -> bool:
        """Ask the peer for a sign of life; False if none came since this was asked last."""


class _Nobody:
    """Listens to the channel of a connection that is over."""

    def channel_paused(self) -> None:
        """Pass it over."""

    def channel_ready(self) -> None:
        """Pass it over."""


_NOBODY: Final = _Nobody()


def _nothing() -> None:
    """Nobody is told of a stall any more."""


class _State(Enum):
    OPEN = auto()
    CLOSING = auto()
    GONE = auto()


_OPEN: Final = _State.OPEN  # a member read from its class costs a tenth of all that a delivery costs in Python


class Outbox:
    """Sends in order through a channel; bounded while it is not ready."""

    __slots__ = (
        "_backlog",
        "_channel",
        "_limits",
        "_on_stalled",
        "_progress_at",
        "_scheduler",
        "_seen_progress",
        "_state",
        "_timer",
    )

    def __init__(self, channel: Channel, limits: Limits, scheduler: Scheduler, on_stalled: Callable[[], None]) -> None:
        self._channel = channel
        self._limits = limits
        self._scheduler = scheduler
        self._on_stalled = on_stalled
        self._backlog: Backlog | None = None  # made when it is needed: most clients never fall behind
        self._state = _State.OPEN
        self._timer: Timer | None = None
        self._seen_progress = 0
        self._progress_at = 0.0
        channel.attach(self)

    @property
    def waiting_bytes(self) -> int:
        """Bytes in the backlog that count towards its bound."""
        return 0 if self._backlog is None else self._backlog.size_bytes

    def send(self, batch: Batch, snapshot_of: str | None = None) -> bool:
        """Send `batch`, or keep it until the channel is ready. False when the client fell behind the bound: close it.

        `snapshot_of` names the topic whose snapshot the batch is.
        """
        if self._state is not _OPEN:
            return True
        if self._backlog is None:
            if self._channel.ready:
                self._channel.write(batch)
                return True
            self._backlog = Backlog(self._limits)
        self._watch()
        return self._backlog.push(batch, snapshot_of)

    def close(self, code: int, reason: str) -> None:
        """Drop what waits and begin the closing handshake; abort if it takes longer than `close_seconds`."""
        if self._state is not _State.OPEN:
            return
        self._state = _State.CLOSING
        self._backlog = None
        self._rearm(self._limits.close_seconds, self.abort)
        self._channel.close(code, reason)

    def abort(self) -> None:
        """Drop what waits and cut the connection."""
        if self._state is not _State.GONE:
            self.release()
            self._channel.abort()

    def release(self) -> None:
        """The connection is over: forget everything, leave no timer, and no reference around in a ring.

        Else only a collection would give back what thousands of clients held that vanished together.
        """
        self._state = _State.GONE
        self._backlog = None
        self._on_stalled = _nothing
        self._channel.attach(_NOBODY)
        self._disarm()

    def channel_paused(self) -> None:
        """Begin to watch for a stall."""
        if self._state is _State.OPEN:
            self._watch()

    def channel_ready(self) -> None:
        """Hand over what waits, for as long as the channel takes it."""
        self._progress_at = self._scheduler.time()
        while self._state is _State.OPEN and self._channel.ready:
            batch = None if self._backlog is None else self._backlog.pop()
            if batch is None:
                self._backlog = None
                self._disarm()
                return
            self._channel.write(batch)
        self._seen_progress = self._channel.progress

    def _watch(self) -> None:
        if self._timer is None:
            self._seen_progress = self._channel.progress
            self._progress_at = self._scheduler.time()
            self._rearm(self._check_interval, self._check)

    def _check(self) -> None:
        now, progress = self._scheduler.time(), self._channel.progress
        if progress > self._seen_progress:
            self._progress_at = now
        self._seen_progress = progress
        if now - self._progress_at >= self._limits.stall_seconds:
            self._on_stalled()
        else:
            self._rearm(self._check_interval, self._check)

    @property
    def _check_interval(self) -> float:
        return self._limits.stall_seconds / _CHECKS_PER_DEADLINE

    def _rearm(self, delay: float, callback: Callable[[], object]) -> None:
        self._disarm()
        self._timer = self._scheduler.call_later(delay, callback)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
