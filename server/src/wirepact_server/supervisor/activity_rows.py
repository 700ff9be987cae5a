"""The rows of sessions' activity in the store's database. Every function here runs in the store's thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wirepact_contract import Activity, ActivityEntry, LifecycleStep, OutputLine, SkippedLines

from wirepact_server.supervisor.record import Record, timestamp
from wirepact_server.supervisor.states import State

KEPT = 200
"""Entries of a session that are kept: as many as the topic's snapshot holds."""

TABLE = """
    CREATE TABLE activity (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        session_id TEXT NOT NULL,
        at TEXT NOT NULL,
        text TEXT NOT NULL,
        state TEXT,  -- of a lifecycle step only
        lines INTEGER  -- of skipped lines only
    ) STRICT;
    CREATE INDEX activity_of_session ON activity (session_id, number);
"""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """Something that happened and has no number yet: an output line, unless it has a state or a count of lines."""

    at: datetime
    text: str = ""
    state: State | None = None
    lines: int | None = None


@dataclass(frozen=True, slots=True)
class NewEntries:
    """What happened in one session, oldest first."""

    session_id: str
    entries: Sequence[NewEntry]


@dataclass(slots=True)
class Committed:
    """Entries with their numbers, by session. What is in it is on disk."""

    entries: dict[str, list[ActivityEntry]] = field(default_factory=dict)


def append(database: sqlite3.Connection, news: Iterable[NewEntries]) -> Committed:
    """Add entries to sessions that are there, prune the oldest; within the caller's transaction."""
    committed = Committed()
    (number,) = database.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'activity'").fetchone()
    for new in news:
        if database.execute("SELECT 1 FROM sessions WHERE id = ?", (new.session_id,)).fetchone() is None:
            continue
        rows = [(number + place, new.session_id, *_values(entry)) for place, entry in enumerate(new.entries, 1)]
        database.executemany("INSERT INTO activity VALUES (?, ?, ?, ?, ?, ?)", rows)
        number += len(rows)
        database.execute(
            "DELETE FROM activity WHERE session_id = :session AND number <= "
            "(SELECT number FROM activity WHERE session_id = :session ORDER BY number DESC LIMIT 1 OFFSET :kept)",
            {"session": new.session_id, "kept": KEPT},
        )
        committed.entries.setdefault(new.session_id, []).extend(_entry(*row) for row in rows)
    return committed


def read(database: sqlite3.Connection, session_id: str) -> tuple[Activity, int]:
    """Return the newest entries of a session, and the number of the last of them; 0 when there is none."""
    rows = database.execute(
        "SELECT * FROM activity WHERE session_id = ? ORDER BY number DESC LIMIT ?",
        (session_id, KEPT),
    ).fetchall()
    return Activity(entries=tuple(_entry(*row) for row in reversed(rows))), rows[0][0] if rows else 0


def forget(database: sqlite3.Connection, session_id: str) -> None:
    """Remove a session's entries; within the caller's transaction."""
    database.execute("DELETE FROM activity WHERE session_id = ?", (session_id,))


def steps(database: sqlite3.Connection, records: Iterable[Record]) -> list[NewEntries]:
    """Return a lifecycle entry for each record that is about to come into another state than the one on disk."""
    found = []
    for record in records:
        row = database.execute("SELECT state FROM sessions WHERE id = ?", (record.id,)).fetchone()
        if row is None or row[0] != record.state:
            found.append(NewEntries(record.id, [NewEntry(_moment_of(record), _text_of(record), record.state)]))
    return found


def _values(entry: NewEntry) -> tuple[object, ...]:
    return timestamp(entry.at), entry.text, entry.state and entry.state.value, entry.lines


def _entry(number: int, _session_id: str, at: str, text: str, state: str | None, lines: int | None) -> ActivityEntry:
    if state is not None:
        return LifecycleStep(number=number, at=at, state=state, text=text)
    if lines is not None:
        return SkippedLines(number=number, at=at, lines=lines)
    return OutputLine(number=number, at=at, text=text)


def _moment_of(record: Record) -> datetime:
    match record.state:
        case State.STARTING:
            return record.created_at
        case State.RUNNING:
            return record.started_at or record.last_activity_at
        case State.STOPPING:
            return record.last_activity_at
        case _:
            return record.ended_at or record.last_activity_at


def _text_of(record: Record) -> str:
    match record.state:
        case State.STARTING:
            return "It was asked to start."
        case State.RUNNING:
            return "It runs."
        case State.STOPPING:
            return "It was asked to stop."
        case State.EXITED:
            how = f"It exited with code {record.exit_code}." if record.signal is None else f"{record.signal} ended it."
            return f"{how} {record.reason}" if record.reason else how
        case _:
            return record.reason or "It ended."
