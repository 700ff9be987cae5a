"""Owns the sessions: every change passes here, is kept, then shown and published in one turn of the loop."""

from __future__ import annotations

import asyncio
import logging
import secrets
import shlex
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from wirepact_contract import (
    Session,
    SessionChange,
    SessionChanged,
    SessionList,
    SessionRemoved,
    StartSession,
    UnsetType,
)

from wirepact_server.supervisor.arrears import Arrears
from wirepact_server.supervisor.errors import (
    NotEndedError,
    ShuttingDownError,
    StorageError,
    TooManySessionsError,
    UnknownSessionError,
)
from wirepact_server.supervisor.executor import Launch
from wirepact_server.supervisor.pace import Pace
from wirepact_server.supervisor.programs import absolute_folder, refusal
from wirepact_server.supervisor.record import Record, utc_now
from wirepact_server.supervisor.states import State

if TYPE_CHECKING:
    from wirepact_server.supervisor.ports import Keeper, Launcher, Running

logger = logging.getLogger(__name__)

T = TypeVar("T")

STOPPED_BY_HAND = "It was stopped."
STOPPED_WITH_SERVER = "The server was stopped."
_TITLE_CHARS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much the coordinator holds, and how patient it is."""

    max_live: int = 100
    max_kept: int = 1000
    activity_seconds: float = 1.0
    """A session's activity is published at most once in so long."""
    exec_seconds: float = 5.0
    """A command that takes longer to load is shown as starting."""
    shutdown_seconds: float = 10.0


@dataclass(slots=True, eq=False)
class _Entry:
    """One session. `record` is what everybody was shown, as `shown`; `seen_at` may be ahead of it."""

    record: Record
    shown: Session = field(init=False)
    running: Running | None = None
    pace: Pace | None = None
    seen_at: datetime | None = None
    end_reason: str | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        self.shown = self.record.as_session()


class Coordinator:
    """The sessions in memory, those of earlier servers (`records`, all ended) included.

    `publish` is called right after each change and must not wait; `snapshot` always is the state after the last event.
    What a store without room could not take is tried again later, and `lines_first` is awaited before that.
    """

    def __init__(
        self,
        launcher: Launcher,
        store: Keeper,
        publish: Callable[[SessionChange], None],
        *,
        records: Iterable[Record] = (),
        bounds: Bounds = Bounds(),
        lines_first: Callable[[], Awaitable[None]] | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._launcher = launcher
        self._store = store
        self._arrears = Arrears(store) if lines_first is None else Arrears(store, before=lines_first)
        self._publish = publish
        self._bounds = bounds
        self._clock = clock
        self._entries = {record.id: _Entry(record) for record in records}
        self._listing: SessionList | None = None
        self._tasks: set[asyncio.Task[object]] = set()
        self._starting = 0
        self._closing = False

    def snapshot(self) -> SessionList:
        """Return all sessions, oldest first. Built once per state."""
        if self._listing is None:
            self._listing = SessionList(sessions=tuple(entry.shown for entry in self._entries.values()))
        return self._listing

    def get(self, session_id: str) -> Session:
        """Return one session. Raises UnknownSessionError."""
        return self._entry(session_id).shown

    async def start(self, wanted: StartSession) -> Session:
        """Run a command; return its session, which is durable and, unless loading takes long, running.

        Raises CommandNotFoundError, FolderNotFoundError, MalformedCommandError, NoRoomError, TooManySessionsError or
        ShuttingDownError, and then nothing is left of it.
        """
        self._admit()
        # A client that goes away in the middle must not leave half a session.
        return await asyncio.shield(self._spawn(self._start(wanted)))

    async def stop(self, session_id: str) -> Session:
        """Ask a session to end, all its processes with it; return it as it stands. An ended one is left as it is.

        Raises UnknownSessionError, and StorageError when it is being stopped but a crash would make it a lost one.
        """
        entry = self._entry(session_id)
        await self._stop(entry, STOPPED_BY_HAND)
        why = self._arrears.why(session_id)
        if why is not None:
            now = "is being stopped" if entry.record.state.is_live else "has ended"
            raise StorageError(f"The session {now}. Only the record waits, and is kept as soon as it can be. {why}")
        return entry.shown

    async def remove(self, session_id: str) -> None:
        """Forget an ended session. Raises UnknownSessionError, NotEndedError or StorageError."""
        async with self._entry(session_id).lock:
            entry = self._entry(session_id)
            if entry.record.state.is_live:
                raise NotEndedError("The session is live. Stop it first; it can be removed once it has ended.")
            await self._arrears.delete(session_id)
            self._forget(session_id)

    async def shut_down(self) -> None:
        """Take no more sessions, end all that are live, wait until they have. Bounded by `shutdown_seconds`.

        What could not be ended in time stays live in the store: the next server ends it and calls it lost.
        """
        self._closing = True
        with suppress(TimeoutError):
            async with asyncio.timeout(self._bounds.shutdown_seconds):
                while self._tasks:
                    live = [entry for entry in self._entries.values() if entry.record.state.is_live]
                    await asyncio.gather(*(self._stop(entry, STOPPED_WITH_SERVER) for entry in live))
                    if self._tasks:
                        await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
                await self._arrears.close()

    # From asking to running.

    def _admit(self) -> None:
        if self._closing:
            raise ShuttingDownError("The server is stopping; start the command again when it is back.")
        live = sum(entry.record.state.is_live for entry in self._entries.values())
        if live + self._starting >= self._bounds.max_live:
            raise TooManySessionsError(
                f"{self._bounds.max_live} sessions are live, which is the limit. Stop one first."
            )
        self._starting += 1

    async def _start(self, wanted: StartSession) -> Session:
        try:
            record, running = await self._launch(wanted)
            return await self._announce(record, running)
        finally:
            self._starting -= 1

    async def _launch(self, wanted: StartSession) -> tuple[Record, Running]:
        launch = Launch(session_id=secrets.token_hex(8), command=wanted.command, cwd=_folder(wanted))
        created_at = self._clock()
        running = await self._launcher.launch(launch, partial(self._saw_output, launch.session_id))
        record = Record(
            id=launch.session_id,
            title=_title(wanted),
            command=launch.command,
            cwd=launch.cwd,
            leader=running.leader,
            state=State.STARTING,
            created_at=created_at,
            last_activity_at=created_at,
        )
        try:
            await self._store.save(record)
        except BaseException:
            running.abandon()
            raise
        running.release()
        return record, running

    async def _announce(self, record: Record, running: Running) -> Session:
        """Show the session once its command runs, so that nobody sees one that cannot."""
        await asyncio.wait([running.executed], timeout=self._bounds.exec_seconds)
        if running.executed.done():
            failure = running.executed.result()
            if failure is not None:
                await running.ended
                await self._arrears.forget(record.id)
                raise refusal(record.command[0], record.cwd, failure)
            record = record.executed(self._clock())
            await self._arrears.keep(record)
        entry = _Entry(record, running)
        entry.pace = Pace(
            self._bounds.activity_seconds, partial(self._show_activity, entry), asyncio.get_running_loop()
        )
        self._show(entry, record)
        self._spawn(self._follow(entry, running))
        return entry.shown

    # From running to ended.

    async def _follow(self, entry: _Entry, running: Running) -> None:
        failure = await running.executed
        if failure is None and entry.record.started_at is None:
            await self._change(entry, lambda record: record.executed(self._clock()))
        ending = await running.ended
        if failure is None:
            await self._change(entry, lambda record: record.ended(self._clock(), ending, entry.end_reason))
        else:
            reason = str(refusal(entry.record.command[0], entry.record.cwd, failure))
            await self._change(entry, lambda record: record.refused(self._clock(), reason))
        entry.running = None
        await self._prune()

    async def _stop(self, entry: _Entry, reason: str) -> None:
        if entry.record.state is not State.STOPPING:
            entry.end_reason = reason
        await self._change(entry, lambda record: _stop_asked(record, self._clock()))
        if entry.running is not None:
            entry.running.stop()

    async def _prune(self) -> None:
        ended = [session_id for session_id, entry in self._entries.items() if not entry.record.state.is_live]
        for session_id in ended[: max(0, len(ended) - self._bounds.max_kept)]:
            try:
                await self.remove(session_id)
            except UnknownSessionError:
                continue
            except StorageError as error:  # at the next session's end they are all tried again
                logger.error("sessions past the number that is kept stay listed for now. %s", error)
                return

    # Every change.

    async def _change(self, entry: _Entry, change: Callable[[Record], Record]) -> None:
        """Make one change of a session: kept first, then shown, since what was shown may not come undone.

        What has happened is shown even if the disk is full: after a crash the session would count as lost, no worse.
        """
        async with entry.lock:
            record = change(entry.record)
            if record is entry.record:
                return
            await self._arrears.keep(record)
            self._show(entry, record.active(entry.record.last_activity_at))

    def _show(self, entry: _Entry, record: Record) -> None:
        """Mutate, then publish: no await may come between."""
        entry.record, entry.shown = record, record.as_session()
        if entry.pace is not None and not record.state.is_live:
            entry.pace.stop()
        self._entries[record.id] = entry
        self._listing = None
        self._publish(SessionChanged(session=entry.shown))

    def _forget(self, session_id: str) -> None:
        """Mutate, then publish: no await may come between."""
        del self._entries[session_id]
        self._listing = None
        self._publish(SessionRemoved(id=session_id))

    def _saw_output(self, session_id: str, _data: bytes) -> None:
        entry = self._entries.get(session_id)
        if entry is not None and entry.pace is not None and entry.record.state.is_live:
            entry.seen_at = self._clock()
            entry.pace.note()

    def _show_activity(self, entry: _Entry) -> None:
        if entry.seen_at is not None:
            self._show(entry, entry.record.active(entry.seen_at))

    # Small helpers.

    def _entry(self, session_id: str) -> _Entry:
        try:
            return self._entries[session_id]
        except KeyError:
            raise UnknownSessionError("There is no such session.") from None

    def _spawn(self, work: Coroutine[object, object, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _folder(wanted: StartSession) -> str:
    return absolute_folder("" if isinstance(wanted.cwd, UnsetType) else wanted.cwd)


def _title(wanted: StartSession) -> str:
    if not isinstance(wanted.title, UnsetType):
        return wanted.title
    line = shlex.join(wanted.command)
    return line if len(line) <= _TITLE_CHARS else f"{line[: _TITLE_CHARS - 1]}…"


def _stop_asked(record: Record, at: datetime) -> Record:
    return record.stop_asked(at) if record.state in {State.STARTING, State.RUNNING} else record
