"""What a full disk did not take is tried again until it is stored, and never comes after what is newer."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from support.processes import eventually
from wirepact_server.supervisor import arrears
from wirepact_server.supervisor.arrears import Arrears
from wirepact_server.supervisor.errors import StorageError
from wirepact_server.supervisor.record import ProcessId, Record
from wirepact_server.supervisor.states import State

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
RUNNING = Record(
    id="one",
    title="",
    command=("true",),
    cwd="/",
    leader=ProcessId(1, "birth"),
    state=State.RUNNING,
    created_at=NOON,
    last_activity_at=NOON,
)
EXITED = replace(RUNNING, state=State.EXITED, ended_at=NOON, exit_code=0)


@dataclass
class Disk:
    """A store that may be full."""

    full: bool = True
    deeds: list[str] = field(default_factory=list)
    rows: dict[str, State] = field(default_factory=dict)

    async def save(self, *records: Record) -> None:
        await self._take()
        self.rows |= {record.id: record.state for record in records}

    async def delete(self, session_id: str) -> None:
        await self._take()
        self.rows.pop(session_id, None)

    async def lines(self) -> None:
        self.deeds.append("lines")
        raise StorageError("The lines do not fit.")

    async def _take(self) -> None:
        await asyncio.sleep(0)
        self.deeds.append("refused" if self.full else "stored")
        if self.full:
            raise StorageError("The disk is full.")


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrears, "_RETRY_SECONDS", 0.01)


async def test_what_is_owed_is_stored_when_there_is_room_and_said_once(caplog: pytest.LogCaptureFixture) -> None:
    disk = Disk()
    owed = Arrears(disk, before=disk.lines)
    with caplog.at_level(logging.WARNING):
        await owed.keep(RUNNING)
        await owed.keep(EXITED)
        await owed.keep(replace(RUNNING, id="two"))
        assert str(owed.why("one")) == "The disk is full."
        await eventually(lambda: disk.deeds.count("lines") > 2, what="some attempts")
        disk.full = False
        await eventually(lambda: owed.why("one") is None, what="room")
    assert disk.rows == {"one": State.EXITED, "two": State.RUNNING}
    assert disk.deeds[-2:] == ["lines", "stored"]
    await eventually(lambda: len(caplog.records) == 2, what="the word that all is well")
    assert "not stored for now. The disk is full." in caplog.text


async def test_a_removal_is_owed_too() -> None:
    disk = Disk(rows={"one": State.STARTING})
    owed = Arrears(disk)
    await owed.forget("one")
    disk.full = False
    await eventually(lambda: disk.rows == {}, what="the removal")


async def test_what_was_stored_since_is_not_undone() -> None:
    disk = Disk()
    owed = Arrears(disk)
    await owed.keep(RUNNING)
    disk.full = False
    await owed.keep(EXITED)
    assert owed.why("one") is None
    await owed.close()
    assert disk.rows == {"one": State.EXITED}


async def test_a_session_that_is_deleted_is_owed_no_more_and_one_that_is_not_still_is() -> None:
    disk = Disk()
    owed = Arrears(disk)
    await owed.keep(EXITED)
    with pytest.raises(StorageError):
        await owed.delete("one")
    assert owed.why("one") is not None
    disk.full = False
    await owed.delete("one")
    await owed.close()
    assert disk.rows == {}


async def test_at_the_end_it_is_tried_once_more() -> None:
    disk = Disk()
    owed = Arrears(disk)
    await owed.keep(EXITED)
    disk.full = False
    await owed.close()
    assert disk.rows == {"one": State.EXITED}
