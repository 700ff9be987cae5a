"""The sessions on disk: SQLite with a write-ahead log, written by one thread.

What `save` and `delete` have returned from survives the death of the server and of the machine; what `append` has, that
of the server.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import ParamSpec, TypeVar

import msgspec
from wirepact_contract import Activity

from wirepact_server.errors import StartupError
from wirepact_server.supervisor import activity_rows
from wirepact_server.supervisor.activity_rows import Committed, NewEntries
from wirepact_server.supervisor.errors import StorageError
from wirepact_server.supervisor.record import ProcessId, Record, timestamp
from wirepact_server.supervisor.states import State

P = ParamSpec("P")
T = TypeVar("T")

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE sessions (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        command TEXT NOT NULL,  -- JSON array
        cwd TEXT NOT NULL,
        leader_pid INTEGER NOT NULL,
        leader_birth TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at TEXT NOT NULL,
        last_activity_at TEXT NOT NULL,
        started_at TEXT,
        ended_at TEXT,
        exit_code INTEGER,
        signal TEXT,
        reason TEXT
    ) STRICT;
    """,
    activity_rows.TABLE,
)
"""Each takes the database one version up; `user_version` counts those that ran. One that shipped stays as it is."""

_COLUMNS = (
    "id",
    "title",
    "command",
    "cwd",
    "leader_pid",
    "leader_birth",
    "state",
    "created_at",
    "last_activity_at",
    "started_at",
    "ended_at",
    "exit_code",
    "signal",
    "reason",
)
_SAVE = (
    f"INSERT INTO sessions ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "  # noqa: S608 - constants
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{column} = excluded.{column}' for column in _COLUMNS)}"
)
_LOAD = f"SELECT {', '.join(_COLUMNS)} FROM sessions ORDER BY number"  # noqa: S608 - constants


class Store:
    """The open database. All work is done by its own thread, in the order of the calls."""

    def __init__(self, writer: ThreadPoolExecutor, database: sqlite3.Connection) -> None:
        self._writer = writer
        self._database = database
        self._on_commit: Callable[[Committed], None] = lambda _: None

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the database, made or brought up to date as need be. Blocks.

        Raises StartupError when the file is no database, is damaged, or comes from a newer version.
        """
        writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        try:
            return cls(writer, writer.submit(_open, path).result())
        except BaseException:
            writer.shutdown()
            raise

    def load(self) -> tuple[Record, ...]:
        """Return all sessions, oldest first. Blocks. Raises StartupError when one of them makes no sense."""
        return self._writer.submit(_load, self._database).result()

    def on_commit(self, tell: Callable[[Committed], None]) -> None:
        """Have `tell` called in the store's thread right after each commit of activity, before the call returns."""
        self._on_commit = tell

    async def save(self, *records: Record) -> None:
        """Keep the records, new or changed, and their steps of life, all or none.

        Raises StorageError when the disk does not let it.
        """
        await self._run(self._save, records)

    async def append(self, news: Sequence[NewEntries]) -> None:
        """Keep what happened in sessions. Raises StorageError when the disk does not let it."""
        await self._run(self._append, news)

    async def activity(self, session_id: str) -> tuple[Activity, int]:
        """Return a session's newest entries, and the number of the last. Raises StorageError."""
        return await self._run(activity_rows.read, self._database, session_id)

    async def delete(self, session_id: str) -> None:
        """Forget one session. Raises StorageError when the disk does not let it."""
        await self._run(self._delete, session_id)

    async def check_writable(self) -> None:
        """Write, without changing anything. Raises StorageError when the disk does not let it."""
        await self._run(_rewrite_version, self._database)

    def close(self) -> None:
        """Finish what was asked for, then close. Blocks."""
        self._writer.submit(self._database.close).result()
        self._writer.shutdown()

    # In the store's thread.

    def _save(self, records: Sequence[Record]) -> None:
        with self._transaction("FULL"):
            steps = activity_rows.steps(self._database, records)
            self._database.executemany(_SAVE, map(_row, records))
            committed = activity_rows.append(self._database, steps)
        self._on_commit(committed)

    def _append(self, news: Sequence[NewEntries]) -> None:
        with self._transaction("NORMAL"):  # no wait for the platter: lines are not worth that
            committed = activity_rows.append(self._database, news)
        self._on_commit(committed)

    def _delete(self, session_id: str) -> None:
        with self._transaction("FULL"):
            self._database.execute("DELETE FROM sessions WHERE id = ?", (session_id,))
            activity_rows.forget(self._database, session_id)

    @contextlib.contextmanager
    def _transaction(self, synchronous: str) -> Iterator[None]:
        database = self._database
        database.execute(f"PRAGMA synchronous = {synchronous}")
        database.execute("BEGIN IMMEDIATE")
        try:
            yield
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise

    async def _run(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        try:
            return await asyncio.wrap_future(self._writer.submit(work, *arguments, **named))
        except sqlite3.Error as error:
            raise StorageError(f"The session could not be stored: {_why(error)}.") from error


def _open(path: Path) -> sqlite3.Connection:
    database = None
    try:
        path.touch(mode=0o600)
        database = sqlite3.connect(path, isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        _check(database, path)
        _migrate(database)
    except (sqlite3.Error, OSError, StartupError) as error:
        if database is not None:
            database.close()
        if isinstance(error, StartupError):
            raise
        way_out = "Make room there" if _may_be_full(error) else "Move it away to start afresh"
        raise StartupError(f"The database {path} cannot be used: {_why(error)}. {way_out}.") from None
    return database


def _may_be_full(error: Exception) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR"))


def _why(error: Exception) -> str:
    """Say what SQLite says, and what its `disk I/O error` mostly means."""
    if getattr(error, "sqlite_errorname", "").startswith("SQLITE_IOERR"):
        return f"{error}; the disk may be full"
    return str(error)


def _check(database: sqlite3.Connection, path: Path) -> None:
    (finding,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if finding != "ok":
        raise StartupError(f"The database {path} is damaged: {finding}. Move it away to start afresh.")
    version = _version(database)
    if version > len(MIGRATIONS):
        raise StartupError(
            f"The database {path} has version {version}, and this server knows up to {len(MIGRATIONS)}: "
            "it was written by a newer one. Run that, or move the file away."
        )


def _version(database: sqlite3.Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _migrate(database: sqlite3.Connection) -> None:
    for number in range(_version(database), len(MIGRATIONS)):
        database.executescript(f"BEGIN;{MIGRATIONS[number]}PRAGMA user_version = {number + 1};COMMIT;")


def _load(database: sqlite3.Connection) -> tuple[Record, ...]:
    try:
        return tuple(_record(row) for row in database.execute(_LOAD).fetchall())
    except (ValueError, msgspec.MsgspecError, sqlite3.Error) as error:
        file = database.execute("PRAGMA database_list").fetchone()[2]
        raise StartupError(f"The sessions in {file} make no sense: {error}. Move it away to start afresh.") from None


def _rewrite_version(database: sqlite3.Connection) -> None:
    # A page goes to the log and the disk, as in every save; it says what it said before.
    database.execute(f"PRAGMA user_version = {_version(database)}")


def _row(record: Record) -> tuple[object, ...]:
    return (
        record.id,
        record.title,
        msgspec.json.encode(record.command).decode(),
        record.cwd,
        record.leader.pid,
        record.leader.birth,
        record.state.value,
        timestamp(record.created_at),
        timestamp(record.last_activity_at),
        record.started_at and timestamp(record.started_at),
        record.ended_at and timestamp(record.ended_at),
        record.exit_code,
        record.signal,
        record.reason,
    )


def _record(row: Sequence[object]) -> Record:
    value = dict(zip(_COLUMNS, row, strict=True))
    return Record(
        id=str(value["id"]),
        title=str(value["title"]),
        command=msgspec.json.decode(str(value["command"]), type=tuple[str, ...]),
        cwd=str(value["cwd"]),
        leader=ProcessId(int(str(value["leader_pid"])), str(value["leader_birth"])),
        state=State(str(value["state"])),
        created_at=datetime.fromisoformat(str(value["created_at"])),
        last_activity_at=datetime.fromisoformat(str(value["last_activity_at"])),
        started_at=_moment(value["started_at"]),
        ended_at=_moment(value["ended_at"]),
        exit_code=None if value["exit_code"] is None else int(str(value["exit_code"])),
        signal=_text(value["signal"]),
        reason=_text(value["reason"]),
    )


def _moment(value: object) -> datetime | None:
    return None if value is None else datetime.fromisoformat(str(value))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
