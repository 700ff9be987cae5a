"""What happens in sessions, on its way to the store: gathered, bounded, written a batch at a time, then published."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from wirepact_server.supervisor.activity_rows import KEPT, NewEntries, NewEntry
from wirepact_server.supervisor.errors import StorageError
from wirepact_server.supervisor.lines import LineReader
from wirepact_server.supervisor.record import utc_now

logger = logging.getLogger(__name__)

_BATCH_SECONDS = 0.1
_FLOOD_SECONDS = 0.5
_QUIET_SECONDS = 0.4
_BATCH_CHARS = 64_000
_RETRY_SECONDS = 1.0
_RETRIED_CHARS = 2_000_000
"""Of all sessions together, while the disk takes nothing."""


class Appender(Protocol):
    """Where batches go: see `store.Store`."""

    async def append(self, news: Sequence[NewEntries], /) -> None: ...


class Recorder:
    """One session's output as entries that wait to be written: the newest of them, and how many were skipped."""

    def __init__(self, session_id: str, journal: Journal) -> None:
        self.session_id = session_id
        self._journal = journal
        self._reader = LineReader(KEPT)
        self._waiting: deque[NewEntry] = deque()
        self._chars = 0
        self._skipped = 0
        self._heard_at = 0.0
        self._quiet: asyncio.TimerHandle | None = None

    @property
    def has_news(self) -> bool:
        """Whether something waits to be written."""
        return bool(self._waiting or self._skipped)

    @property
    def floods(self) -> bool:
        """Whether lines come faster than they are kept."""
        return self._skipped > 0

    @property
    def waiting_chars(self) -> int:
        """How much waits to be written, in characters."""
        return self._chars

    def hear(self, text: str) -> None:
        """Take text that the command wrote."""
        lines = self._reader.feed(text)
        if lines.skipped:
            self.skip(lines.skipped + len(self._waiting))
        self._add(lines.texts)
        self._heard_at = asyncio.get_running_loop().time()
        if self._quiet is None and self._reader.prompts:
            self._wait_for_quiet(_QUIET_SECONDS)

    def end(self) -> None:
        """The command has ended: a line that has not is told now."""
        if self._quiet is not None:
            self._quiet.cancel()
            self._quiet = None
        self._tell_partial()

    def skip(self, lines: int) -> None:
        """Count lines as skipped that are not kept, those that wait among them."""
        self._waiting.clear()
        self._chars = 0
        self._skipped += lines
        self._journal.note(self)

    def put_back(self, news: NewEntries) -> None:
        """What was taken could not be written: it goes before what came since, within the same bounds."""
        if self._skipped:  # there is a gap behind it
            self.missed(news)
            return
        for entry in reversed(news.entries):
            if entry.lines:
                self._skipped += entry.lines
            else:
                self._waiting.appendleft(entry)
                self._chars += len(entry.text)
        self._bound()
        self._journal.note(self)

    def missed(self, news: NewEntries) -> None:
        """What was taken is not written any more: those lines count as skipped, those that came since among them."""
        self.skip(sum(entry.lines or 1 for entry in news.entries) + len(self._waiting))

    def take(self) -> NewEntries:
        """Hand over what waits."""
        entries = list(self._waiting)
        if self._skipped:
            entries.insert(0, NewEntry(entries[0].at if entries else self._journal.now(), lines=self._skipped))
        self._waiting.clear()
        self._chars = self._skipped = 0
        return NewEntries(self.session_id, entries)

    def _add(self, texts: Sequence[str]) -> None:
        if not texts:
            return
        at = self._journal.now()
        for text in texts:
            self._waiting.append(NewEntry(at, text))
            self._chars += len(text)
        self._bound()
        self._journal.note(self)

    def _bound(self) -> None:
        while len(self._waiting) >= KEPT or self._chars > _BATCH_CHARS:
            self._chars -= len(self._waiting.popleft().text)
            self._skipped += 1

    def _wait_for_quiet(self, seconds: float) -> None:
        self._quiet = asyncio.get_running_loop().call_later(seconds, self._look_for_quiet)

    def _look_for_quiet(self) -> None:
        self._quiet = None
        if not self._reader.prompts:
            return
        still = self._heard_at + _QUIET_SECONDS - asyncio.get_running_loop().time()
        if still > 0:
            self._wait_for_quiet(still)
        else:
            self._tell_partial()

    def _tell_partial(self) -> None:
        if self._reader.waits:
            self._add([self._reader.partial()])


class Journal:
    """Writes what recorders have, one batch at a time for all of them. A slow disk makes batches rarer, not longer."""

    def __init__(
        self,
        store: Appender,
        *,
        clock: Callable[[], datetime] = utc_now,
        retry_seconds: float = _RETRY_SECONDS,
    ) -> None:
        self.now = clock
        self._store = store
        self._retry_seconds = retry_seconds
        self._due: dict[Recorder, None] = {}
        self._writing: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._failing: StorageError | None = None
        self._closed = False

    def recorder(self, session_id: str) -> Recorder:
        """Return a new recorder for one session."""
        return Recorder(session_id, self)

    def note(self, recorder: Recorder) -> None:
        """A recorder has something."""
        self._due[recorder] = None
        if self._writing is None and self._timer is None and not self._closed:
            self._wait()

    async def written(self, recorder: Recorder) -> None:
        """Wait until all that the recorder has is written, or has failed to be."""
        if self._writing is not None:
            await asyncio.wait([self._writing])
        if recorder in self._due:
            await self._write_now()

    async def write_all(self) -> None:
        """Wait until all that waits is written. Raises StorageError when it cannot be."""
        if self._due:
            await self._write_now()
        if self._failing is not None:
            raise StorageError(str(self._failing))

    def close(self) -> None:
        """Begin no batch any more."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def _write_now(self) -> None:
        if self._writing is None:
            self._write()
        if self._writing is not None:
            await asyncio.wait([self._writing])

    def _wait(self) -> None:
        floods = any(recorder.floods for recorder in self._due)
        seconds = _FLOOD_SECONDS if floods else _BATCH_SECONDS
        if self._failing is not None:
            seconds = self._retry_seconds
        self._timer = asyncio.get_running_loop().call_later(seconds, self._write)

    def _write(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        due, self._due = tuple(self._due), {}
        taken = {recorder: recorder.take() for recorder in due if recorder.has_news}
        self._writing = asyncio.create_task(self._append(taken))

    async def _append(self, taken: Mapping[Recorder, NewEntries]) -> None:
        try:
            await self._store.append(tuple(taken.values()))
            if self._failing is not None:
                logger.warning("sessions' activity is kept again")
            self._failing = None
        except StorageError as error:
            if self._failing is None:  # once per streak: it would be told each second
                logger.error("sessions' activity is not kept for now. %s", error)
            self._failing = error
            _put_back(taken)
        finally:
            self._writing = None
            if self._due and self._timer is None and not self._closed:
                self._wait()


def _put_back(taken: Mapping[Recorder, NewEntries]) -> None:
    room = _RETRIED_CHARS
    for recorder, news in taken.items():
        size = sum(len(entry.text) for entry in news.entries)
        if size <= room:
            room -= size
            recorder.put_back(news)
        else:
            recorder.missed(news)
