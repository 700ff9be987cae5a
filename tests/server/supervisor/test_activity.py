"""What happens in sessions on its way to the store: nothing waits for the disk, and all that waits is bounded."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from support.processes import eventually
from wirepact_server.supervisor.activity import Journal, Recorder
from wirepact_server.supervisor.activity_rows import KEPT, NewEntries
from wirepact_server.supervisor.errors import StorageError

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class Disk:
    """A store that takes its time, or fails."""

    batches: list[Sequence[NewEntries]] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    full: bool = False
    begun: int = 0

    async def append(self, news: Sequence[NewEntries]) -> None:
        self.begun += 1
        await self.gate.wait()
        if self.full:
            raise StorageError("The disk is full.")
        self.batches.append(news)

    def said(self, session_id: str = "s") -> list[object]:
        """All that was written of a session: texts, and counts of skipped lines."""
        news = [new for batch in self.batches for new in batch if new.session_id == session_id]
        return [entry.lines or entry.text for new in news for entry in new.entries]


def journal(disk: Disk, *, is_quick: bool = True) -> Journal:
    if is_quick:
        disk.gate.set()
    return Journal(disk, clock=lambda: NOON, retry_seconds=0.05)


async def written(journal: Journal, recorder: Recorder) -> None:
    recorder.end()
    async with asyncio.timeout(5):
        await journal.written(recorder)


async def test_lines_are_written_a_batch_at_a_time() -> None:
    disk = Disk()
    recorder = journal(disk).recorder("s")
    recorder.hear("one\r\ntwo\r\n")
    recorder.hear("three\r\n")
    assert disk.begun == 0
    await eventually(lambda: disk.said() == ["one", "two", "three"], what="the lines")
    assert disk.begun == 1


async def test_the_batches_of_sessions_are_written_together() -> None:
    disk = Disk()
    book = journal(disk)
    for name in ("a", "b"):
        book.recorder(name).hear(f"{name}\r\n")
    await eventually(lambda: disk.said("b"), what="the lines")
    assert [new.session_id for new in disk.batches[0]] == ["a", "b"]


async def test_a_prompt_appears_once_it_is_quiet_and_the_end_of_its_line_alone() -> None:
    disk = Disk()
    recorder = journal(disk).recorder("s")
    recorder.hear("Continue? ")
    await eventually(lambda: disk.said() == ["Continue?"], what="the prompt")
    recorder.hear("yes\r\nnext\r\n")
    await eventually(lambda: disk.said() == ["Continue?", "yes", "next"], what="what follows")


async def test_a_line_that_is_still_written_is_not_told_in_parts() -> None:
    disk = Disk()
    recorder = journal(disk).recorder("s")
    for _ in range(30):
        recorder.hear("#")
        await asyncio.sleep(0.02)
    assert disk.said() == []
    recorder.hear("\r\n")
    await eventually(lambda: disk.said() == ["#" * 30], what="the line")


async def test_of_a_slow_progress_bar_the_first_look_and_the_last_are_told() -> None:
    disk = Disk()
    recorder = journal(disk).recorder("s")
    recorder.hear("10%")
    await eventually(lambda: disk.said() == ["10%"], what="the first look")
    recorder.hear("\r50%")
    await asyncio.sleep(0.8)  # longer than it is quiet
    recorder.hear("\r99%\r\nnext\r\n")
    await eventually(lambda: disk.said()[-1] == "next", what="what follows")
    assert disk.said() == ["10%", "99%", "next"]


async def test_the_end_tells_what_has_no_line_end_and_waits_until_all_is_written() -> None:
    disk = Disk()
    book = journal(disk)
    recorder = book.recorder("s")
    recorder.hear("one\r\nno end")
    await written(book, recorder)
    assert disk.said() == ["one", "no end"]
    await written(book, recorder)
    assert disk.begun == 1


@pytest.mark.parametrize("piece", [1, 7, 5000], ids=lambda lines: f"{lines} lines at a time")
async def test_of_a_flood_the_newest_are_kept_and_the_others_counted(piece: int) -> None:
    disk = Disk()
    book = journal(disk)
    recorder = book.recorder("s")
    for first in range(0, 5000, piece):
        recorder.hear("".join(f"{number}\r\n" for number in range(first, min(5000, first + piece))))
    await written(book, recorder)
    skipped, *lines = disk.said()
    assert isinstance(skipped, int)
    assert skipped + len(lines) == 5000
    assert lines == [str(number) for number in range(skipped, 5000)]
    assert KEPT - 2 <= len(lines) < KEPT


async def test_long_lines_are_bounded_by_their_size() -> None:
    disk = Disk()
    book = journal(disk)
    recorder = book.recorder("s")
    recorder.hear(("x" * 1000 + "\r\n") * 150)
    await written(book, recorder)
    skipped, *lines = disk.said()
    assert (skipped, len(lines)) == (150 - 64, 64)


async def test_a_slow_disk_makes_batches_rarer_and_not_longer() -> None:
    disk = Disk()
    book = journal(disk, is_quick=False)
    recorder = book.recorder("s")
    recorder.hear("first\r\n")
    await eventually(lambda: disk.begun, what="the first batch")
    for number in range(1000):
        recorder.hear(f"{number}\r\n")
    await asyncio.sleep(0.3)
    assert disk.begun == 1
    disk.gate.set()
    await written(book, recorder)
    assert disk.begun == 2
    assert disk.said()[:2] == ["first", 1000 - KEPT + 1]


async def test_a_full_disk_is_told_once_and_what_waited_is_written_when_there_is_room(
    caplog: pytest.LogCaptureFixture,
) -> None:
    disk = Disk(full=True)
    book = journal(disk)
    recorder = book.recorder("s")
    with caplog.at_level(logging.WARNING):
        for number in range(3):
            recorder.hear(f"{number}\r\n")
            await eventually(lambda begun=disk.begun: disk.begun > begun, what="an attempt")  # type: ignore[misc]  # binds now
        disk.full = False
        await eventually(lambda: disk.said() == ["0", "1", "2"], what="the lines, though nothing more is said")
    assert [record.message for record in caplog.records] == [
        "sessions' activity is not kept for now. The disk is full.",
        "sessions' activity is kept again",
    ]


async def test_what_waits_for_room_is_bounded_and_the_rest_is_counted() -> None:
    disk = Disk(full=True)
    book = journal(disk)
    recorders = [book.recorder(str(number)) for number in range(40)]
    for round_of_lines in range(3):
        for recorder in recorders:
            recorder.hear("".join(f"{round_of_lines} {'x' * 990}\r\n" for _ in range(100)))
        await eventually(lambda begun=disk.begun: disk.begun > begun, what="an attempt")  # type: ignore[misc]  # binds now
        with pytest.raises(StorageError):
            await book.write_all()
    held = sum(recorder.waiting_chars for recorder in recorders)
    assert 1_900_000 < held <= 2_000_000
    disk.full = False
    await book.write_all()
    for number in range(40):
        said = disk.said(str(number))
        assert sum(what if isinstance(what, int) else 1 for what in said) == 300
        assert all(isinstance(what, str) and what[0] == "2" for what in said[1:])


async def test_lines_put_back_stay_before_those_that_came_since() -> None:
    disk = Disk(full=True)
    book = journal(disk, is_quick=False)
    recorder = book.recorder("s")
    recorder.hear("first\r\n")
    await eventually(lambda: disk.begun, what="an attempt")
    recorder.hear("second\r\n")
    disk.gate.set()
    await eventually(lambda: disk.begun > 1, what="another attempt")
    disk.full = False
    await eventually(lambda: disk.said() == ["first", "second"], what="both")


async def test_a_closed_journal_begins_no_batch() -> None:
    disk = Disk()
    book = journal(disk)
    book.recorder("s").hear("one\r\n")
    book.close()
    book.recorder("t").hear("two\r\n")
    await asyncio.sleep(0.2)
    assert disk.begun == 0
