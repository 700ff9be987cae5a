"""The store on real files: nothing lost, nothing half done, clear words about what is no database."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wirepact_server.errors import StartupError
from wirepact_server.supervisor.errors import StorageError
from wirepact_server.supervisor.record import ProcessId, Record
from wirepact_server.supervisor.states import State
from wirepact_server.supervisor.store import MIGRATIONS, Store

pytestmark = pytest.mark.anyio

MOMENT = datetime(2026, 11, 23, 8, 30, 0, 123456, UTC)
RECORD = Record(
    id="one",
    title="Tests",
    command=("pytest", "-q"),
    cwd="/srv",
    leader=ProcessId(4242, "boot/7"),
    state=State.RUNNING,
    created_at=MOMENT,
    last_activity_at=MOMENT,
)
TEXT = st.text(st.characters(codec="utf-8"))
MOMENTS = st.datetimes(
    min_value=datetime(1000, 1, 1),  # noqa: DTZ001 - hypothesis wants bounds without a zone
    timezones=st.just(UTC),
)
RECORDS = st.builds(
    Record,
    id=TEXT,
    title=TEXT,
    command=st.lists(TEXT, min_size=1).map(tuple),
    cwd=TEXT,
    leader=st.builds(ProcessId, st.integers(1, 2**22), TEXT),
    state=st.sampled_from(State),
    created_at=MOMENTS,
    last_activity_at=MOMENTS,
    started_at=st.none() | MOMENTS,
    ended_at=st.none() | MOMENTS,
    exit_code=st.none() | st.integers(0, 255),
    signal=st.none() | st.just("SIGTERM"),
    reason=st.none() | TEXT,
)


def reopened(path: Path) -> tuple[Record, ...]:
    with closing(Store.open(path)) as store:
        return store.load()


@settings(deadline=None, max_examples=50)
@given(records=st.lists(RECORDS, unique_by=lambda record: record.id))
async def test_what_is_saved_comes_back_equal_and_in_order(
    records: list[Record], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("store") / "db"
    with closing(Store.open(path)) as store:
        for record in records:
            await store.save(record)
    assert reopened(path) == tuple(records)


async def test_saving_again_changes_the_record_in_its_place(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(RECORD, replace(RECORD, id="two"))
        changed = replace(RECORD, state=State.EXITED, ended_at=MOMENT, exit_code=0)
        await store.save(changed)
        assert store.load() == (changed, replace(RECORD, id="two"))


async def test_what_is_deleted_stays_away(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(RECORD)
        await store.delete("one")
        await store.delete("never there")
    assert reopened(tmp_path / "db") == ()


async def test_whether_it_can_be_written_is_found_by_writing(tmp_path: Path) -> None:
    log = tmp_path / "db-wal"
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(RECORD)
        before = log.stat().st_size
        await store.check_writable()
        assert log.stat().st_size > before
        store._writer.submit(store._database.execute, "PRAGMA query_only = 1").result()
        with pytest.raises(StorageError):
            await store.check_writable()
    assert reopened(tmp_path / "db") == (RECORD,)


async def test_many_records_are_saved_all_or_none(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        bad = replace(RECORD, id="two", title=None)  # type: ignore[arg-type]  # what the database refuses
        with pytest.raises(StorageError):
            await store.save(RECORD, bad)
        assert store.load() == ()
        await store.save(RECORD)
        assert store.load() == (RECORD,)


async def test_what_was_saved_is_there_without_a_close(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(RECORD)
        copy = tmp_path / "copy"
        for suffix in ("", "-wal"):
            copy.with_name("copy" + suffix).write_bytes((tmp_path / f"db{suffix}").read_bytes())
        assert reopened(copy) == (RECORD,)


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    Store.open(tmp_path / "db").close()
    assert stat.S_IMODE((tmp_path / "db").stat().st_mode) == 0o600


def test_a_new_file_has_the_newest_version(tmp_path: Path) -> None:
    Store.open(tmp_path / "db").close()
    with closing(sqlite3.connect(tmp_path / "db")) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_migrations_that_ran_do_not_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(tmp_path / "db").close()
    monkeypatch.setattr(
        "wirepact_server.supervisor.store.MIGRATIONS", (*MIGRATIONS, "ALTER TABLE sessions ADD COLUMN note TEXT;")
    )
    for _ in range(2):
        Store.open(tmp_path / "db").close()
    with closing(sqlite3.connect(tmp_path / "db")) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(tmp_path / "db").close()
    monkeypatch.setattr(
        "wirepact_server.supervisor.store.MIGRATIONS", (*MIGRATIONS, "DROP TABLE sessions; SELECT nonsense;")
    )
    with pytest.raises(StartupError, match="nonsense"):
        Store.open(tmp_path / "db")
    monkeypatch.undo()
    assert reopened(tmp_path / "db") == ()


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "db")) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(StartupError, match="written by a newer one"):
        Store.open(tmp_path / "db")
    with closing(sqlite3.connect(tmp_path / "db")) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (99,)


async def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(*(replace(RECORD, id=str(number), title="t" * 500) for number in range(200)))
    data = bytearray((tmp_path / "db").read_bytes())
    data[8192:40_000] = b"\xff" * (40_000 - 8192)
    (tmp_path / "db").write_bytes(data)
    with pytest.raises(StartupError, match="Move it away to start afresh"):
        Store.open(tmp_path / "db")


@pytest.mark.parametrize(
    "prepare", [lambda p: p.write_text("hello " * 999), lambda p: p.mkdir()], ids=["text", "folder"]
)
def test_what_is_no_database_is_refused_in_one_line(prepare: object, tmp_path: Path) -> None:
    assert callable(prepare)
    prepare(tmp_path / "db")
    with pytest.raises(StartupError, match="cannot be used") as caught:
        Store.open(tmp_path / "db")
    assert "\n" not in str(caught.value)


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "db")) as database:
        database.executescript(f"CREATE TABLE sessions (cookies); PRAGMA user_version = {len(MIGRATIONS)};")
    with closing(Store.open(tmp_path / "db")) as store, pytest.raises(StartupError, match="make no sense"):
        store.load()


@pytest.mark.parametrize("change", ["state = 'dreaming'", "created_at = 'once'", "command = 'ls'"])
async def test_a_row_that_makes_no_sense_is_refused(change: str, tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "db")) as store:
        await store.save(RECORD)
    with closing(sqlite3.connect(tmp_path / "db")) as database, database:
        database.execute(f"UPDATE sessions SET {change}")
    with closing(Store.open(tmp_path / "db")) as store, pytest.raises(StartupError, match="make no sense"):
        store.load()
