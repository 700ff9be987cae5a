"""One session's terminal, behind real commands: nothing is lost, who floods waits, and the loop stays free."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from pathlib import Path

import pytest
from support.processes import eventually
from wirepact_server.supervisor.child import Child
from wirepact_server.supervisor.executor import Executor, Launch
from wirepact_server.supervisor.rendering import last_line_of, screen_of
from wirepact_server.supervisor.terminal import Terminal
from wirepact_server.supervisor.turns import Turns

pytestmark = pytest.mark.anyio


class Heard:
    """Counts what passes."""

    def __init__(self) -> None:
        self.characters = 0
        self.end = ""

    def __call__(self, text: str) -> None:
        self.characters += len(text)
        self.end = (self.end + text)[-1000:]


class Behind:
    """A source that notes when it is told to wait."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def pause_output(self) -> None:
        self.said.append("pause")

    def resume_output(self) -> None:
        self.said.append("resume")


def a_terminal(turns: Turns | None = None) -> tuple[Terminal, Heard]:
    heard = Heard()
    return Terminal(80, 24, turns or Turns(asyncio.get_running_loop()), heard), heard


async def started(terminal: Terminal, cwd: Path, *command: str) -> Child:
    executor = Executor(os.environ, grace_seconds=0.4)
    launch = Launch(session_id=f"test-{os.urandom(6).hex()}", command=command, cwd=str(cwd))
    child = await executor.launch(launch, terminal.write)
    terminal.attach(child)
    child.release()
    return child


async def test_characters_are_whole_wherever_the_output_was_cut() -> None:
    terminal, heard = a_terminal()
    for byte in "日本 é\r\n".encode() + b"\xff\xc3":
        terminal.write(bytes([byte]))
        await asyncio.sleep(0)
    await terminal.end()
    assert heard.end == "日本 é\r\n\ufffd\ufffd"
    assert last_line_of(terminal.cells) == "\ufffd\ufffd"


async def test_surrogates_do_not_come_of_any_bytes() -> None:
    terminal, heard = a_terminal()
    terminal.write(b"\xed\xa0\x80 \xed\xb0\x80\r\n")
    await terminal.end()
    heard.end.encode()


async def test_a_source_waits_while_much_is_behind_and_goes_on_afterwards() -> None:
    terminal, _ = a_terminal()
    source = Behind()
    terminal.attach(source)
    for _ in range(20):
        terminal.write(b"\x1b[H\x1b[2Kx" * 500)
    assert source.said == ["pause"]
    await terminal.end()
    assert source.said == ["pause", "resume"]


async def test_those_who_flood_together_share_what_may_be_behind() -> None:
    turns = Turns(asyncio.get_running_loop())
    sources = []
    for _ in range(16):
        terminal, _ = a_terminal(turns)
        sources.append(Behind())
        terminal.attach(sources[-1])
        terminal.write(b"x" * 4096)
    assert sources[0].said == []
    assert sources[-1].said == ["pause"]


async def test_a_mistake_costs_the_text_and_not_the_session(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: str) -> None:
        raise ValueError("a mistake")

    terminal = Terminal(80, 24, Turns(asyncio.get_running_loop()), fail)
    with caplog.at_level(logging.ERROR):
        terminal.write(b"one")
        async with asyncio.timeout(5):
            await terminal.end()
    assert [record.message for record in caplog.records] == ["a session's output could not be shown; it is passed over"]


@pytest.mark.parametrize(
    "line", ["a line of a log that is as long as they are", "\x1b[3%dmcolours\x1b[0m and text\x1b[5;5H"]
)
async def test_all_that_a_command_wrote_is_passed_on_and_its_last_words_are_on_the_screen(
    line: str, tmp_path: Path
) -> None:
    terminal, heard = a_terminal()
    script = f"import sys\nfor n in range(6000): print({line!r})\nprint('\\x1b[Hthe end', end='')"
    child = await started(terminal, tmp_path, sys.executable, "-c", script)
    assert (await child.ended).exit_code == 0
    await terminal.end()
    assert heard.characters == 6000 * (len(line) + 2) + len("\x1b[Hthe end")
    assert "".join(run.text for run in screen_of(terminal.cells).lines[0]).startswith("the end")


async def test_the_loop_stays_free_while_a_command_floods(tmp_path: Path) -> None:
    """The bound is far above what is measured, and below what a terminal that is worked off in one go takes."""
    turns = Turns(asyncio.get_running_loop())
    terminals = [a_terminal(turns)[0] for _ in range(4)]
    children = [
        await started(terminal, tmp_path, sys.executable, "-c", script)
        for terminal, script in zip(terminals, ["while True: print('y')", REDRAWS] * 2, strict=True)
    ]
    await eventually(lambda: all(last_line_of(terminal.cells) for terminal in terminals), what="the floods")
    loop = asyncio.get_running_loop()
    late = []
    for _ in range(150):
        began = loop.time()
        await asyncio.sleep(0.005)
        late.append(loop.time() - began - 0.005)
    for child in children:
        child.stop()
    for child, terminal in zip(children, terminals, strict=True):
        await child.ended
        await terminal.end()
    assert sorted(late)[len(late) // 2] < 0.05


REDRAWS = "import sys\nwhile True: sys.stdout.write('\\x1b[H\\x1b[2J' + '\\x1b[32mx\\x1b[m' * 400)"
