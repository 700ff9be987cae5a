"""Activity on disk: numbered, pruned, in step with its session's record, gone with it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from wirepact_contract import Activity, ActivityEntry, LifecycleStep, OutputLine, SkippedLines
from wirepact_server.supervisor.activity_rows import KEPT, Committed, NewEntries, NewEntry
from wirepact_server.supervisor.errors import StorageError
from wirepact_server.supervisor.record import Ending, ProcessId, Record
from wirepact_server.supervisor.states import State
from wirepact_server.supervisor.store import MIGRATIONS, Store

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOON_TEXT = "2026-11-23T12:00:00.000000Z"
STARTING = Record(
    id="one",
    title="t",
    command=("ls",),
    cwd="/",
    leader=ProcessId(1, "b"),
    state=State.STARTING,
    created_at=NOON,
    last_activity_at=NOON,
)
RUNNING = STARTING.executed(NOON + timedelta(seconds=1))


def lines(*texts: str, session_id: str = "one") -> NewEntries:
    return NewEntries(session_id, [NewEntry(NOON, text) for text in texts])


def texts(entries: Sequence[ActivityEntry]) -> list[str]:
    return [entry.text for entry in entries if entry.kind == "output"]


async def test_what_happened_is_read_back_oldest_first_with_the_number_of_the_last(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        assert await store.activity("one") == (Activity(entries=()), 0)
        await store.save(STARTING)
        await store.append([lines("a", ""), NewEntries("one", [NewEntry(NOON, lines=7)])])
        activity, position = await store.activity("one")
    assert position == 4
    assert activity.entries == (
        LifecycleStep(number=1, at=NOON_TEXT, state="starting", text="It was asked to start."),
        OutputLine(number=2, at=NOON_TEXT, text="a"),
        OutputLine(number=3, at=NOON_TEXT, text=""),
        SkippedLines(number=4, at=NOON_TEXT, lines=7),
    )


ENDED = RUNNING.ended(NOON, Ending(exit_code=3), None)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (RUNNING, "It runs."),
        (RUNNING.stop_asked(NOON), "It was asked to stop."),
        (ENDED, "It exited with code 3."),
        (RUNNING.ended(NOON, Ending(signal="SIGKILL"), "It was stopped."), "SIGKILL ended it. It was stopped."),
        (STARTING.refused(NOON, "It cannot be run."), "It cannot be run."),
        (RUNNING.lost(NOON, "The server died."), "The server died."),
    ],
)
async def test_a_record_in_another_state_comes_with_its_step(record: Record, text: str, tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(STARTING)
        await store.save(record)
        await store.save(replace(record, last_activity_at=NOON + timedelta(hours=1)))
        activity, _ = await store.activity("one")
    assert [(step.state, step.text) for step in activity.entries if step.kind == "lifecycle"][1:] == [
        (record.state, text)
    ]


async def test_only_the_newest_are_kept_on_disk(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(STARTING, replace(STARTING, id="two"))
        await store.append([lines("other", session_id="two")])
        for first in range(0, 3 * KEPT, 50):
            await store.append([lines(*(str(number) for number in range(first, first + 50)))])
        activity, position = await store.activity("one")
        other, _ = await store.activity("two")
    assert texts(activity.entries) == [str(number) for number in range(2 * KEPT, 3 * KEPT)]
    assert position == activity.entries[-1].number
    assert texts(other.entries) == ["other"]
    with closing(sqlite3.connect(tmp_path / "db")) as database:
        assert database.execute("SELECT count(*) FROM activity WHERE session_id = 'one'").fetchone() == (KEPT,)


async def test_activity_goes_with_its_session_and_its_numbers_do_not_come_again(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(STARTING)
        await store.append([lines("a", "b")])
        await store.delete("one")
        await store.append([lines("too late")])
        assert await store.activity("one") == (Activity(entries=()), 0)
        await store.save(replace(STARTING, id="two"))
        assert (await store.activity("two"))[1] == 4
    with closing(sqlite3.connect(tmp_path / "db")) as database:
        assert database.execute("SELECT count(*) FROM activity").fetchone() == (1,)


async def test_it_is_there_after_a_restart(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(STARTING)
        await store.append([lines("a")])
        before = await store.activity("one")
    with closing(Store.open(tmp_path / "db")) as store:
        assert await store.activity("one") == before


async def test_commits_are_told_in_their_order_before_the_call_returns(tmp_path: Path) -> None:
    told: list[int] = []

    def note(committed: Committed) -> None:
        told.extend(entry.number for entry in committed.entries.get("one", []))

    with closing(Store.open(tmp_path / "db")) as store:
        store.on_commit(note)
        await store.save(STARTING)
        assert told == [1]
        await asyncio.gather(*(store.append([lines("x", "y")]) for _ in range(20)), store.save(ENDED))
        assert told == list(range(1, 43))


async def test_a_step_is_kept_with_its_record_or_not_at_all(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(STARTING)
        with pytest.raises(StorageError):
            await store.save(RUNNING, replace(RUNNING, id="two", title=None))  # type: ignore[arg-type]  # what the database refuses
        activity, _ = await store.activity("one")
    assert [entry.number for entry in activity.entries] == [1]


async def test_a_database_of_the_version_before_gets_the_table(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "db")) as database:
        database.executescript(f"{MIGRATIONS[0]}PRAGMA user_version = 1;")
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(STARTING)
        assert (await store.activity("one"))[1] == 1
