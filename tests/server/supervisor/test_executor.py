"""Real commands in real pseudo-terminals."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.processes import eventually, is_running, marked
from wirepact_server.supervisor.child import Child, ExecFailure
from wirepact_server.supervisor.errors import CommandNotFoundError, MalformedCommandError
from wirepact_server.supervisor.executor import Executor, Launch, TerminalSize, child_environ
from wirepact_server.supervisor.record import Ending

pytestmark = pytest.mark.anyio

TELL = """
import json, os, sys
print(json.dumps({
    "terminal": [os.isatty(0), os.isatty(1), os.isatty(2)],
    "size": os.get_terminal_size(),
    "cwd": os.getcwd(),
    "arguments": sys.argv[1:],
    "leads": os.getsid(0) == os.getpid() == os.tcgetpgrp(0),
    "environment": dict(os.environ),
    "open": [fd for fd in range(3, 64) if os.path.exists(f"/dev/fd/{fd}")],
}))
"""


class Terminal:
    """Keeps what a command wrote."""

    def __init__(self) -> None:
        self.data = bytearray()

    def __call__(self, data: bytes) -> None:
        self.data += data

    @property
    def text(self) -> str:
        return self.data.decode()


async def launched(
    *command: str, cwd: Path, on_output: Callable[[bytes], None] = lambda _: None, grace_seconds: float = 0.4
) -> Child:
    executor = Executor(os.environ, grace_seconds=grace_seconds)
    return await executor.launch(
        Launch(session_id=f"test-{os.urandom(6).hex()}", command=command, cwd=str(cwd)), on_output
    )


def open_descriptors() -> list[int]:
    """The descriptors that this process has open."""
    return [fd for fd in range(256) if Path(f"/dev/fd/{fd}").exists()]


async def run(*command: str, cwd: Path) -> tuple[str, Ending]:
    """Run a command to its end."""
    terminal = Terminal()
    child = await launched(*command, cwd=cwd, on_output=terminal)
    child.release()
    assert await child.executed is None
    ending = await child.ended
    return terminal.text, ending


async def shell(script: str, cwd: Path, says: str, *, grace_seconds: float = 0.4) -> tuple[Child, Terminal]:
    """Run a script until it has said a word."""
    terminal = Terminal()
    child = await launched("sh", "-c", script, cwd=cwd, on_output=terminal, grace_seconds=grace_seconds)
    child.release()
    await eventually(lambda: says in terminal.text, what=f"{says!r} of {script!r}")
    return child, terminal


async def test_a_command_runs_in_a_terminal_of_its_own(tmp_path: Path) -> None:
    said, ending = await run(sys.executable, "-c", TELL, "two words", "ünïcode", "", "--x=$HOME", cwd=tmp_path)
    told = json.loads(said)
    assert ending == Ending(exit_code=0)
    assert told["terminal"] == [True, True, True]
    assert told["size"] == [TerminalSize().columns, TerminalSize().rows]
    assert told["cwd"] == os.path.realpath(tmp_path)  # noqa: ASYNC240 - a test
    assert told["arguments"] == ["two words", "ünïcode", "", "--x=$HOME"]
    assert told["leads"]
    assert told["environment"]["TERM"] == "xterm-256color"


async def test_a_command_gets_none_of_the_servers_descriptors(tmp_path: Path) -> None:
    held = os.open(os.devnull, os.O_RDONLY)
    try:
        said, _ = await run(sys.executable, "-c", TELL, cwd=tmp_path)
    finally:
        os.close(held)
    assert json.loads(said)["open"] == []


async def test_output_is_drained_so_that_no_command_waits_for_a_reader(tmp_path: Path) -> None:
    megabytes = 50
    seen = 0

    def count(data: bytes) -> None:
        nonlocal seen
        seen += len(data)

    child = await launched(
        "sh", "-c", f"stty -onlcr; head -c {megabytes}000000 /dev/zero", cwd=tmp_path, on_output=count
    )
    child.release()
    assert await child.ended == Ending(exit_code=0)
    assert seen == megabytes * 1_000_000


async def test_the_last_words_are_read(tmp_path: Path) -> None:
    said, _ = await run("sh", "-c", "stty -onlcr; printf '%03000d' 7", cwd=tmp_path)
    assert said == "7".zfill(3000)


@pytest.mark.parametrize(
    ("script", "ending"),
    [
        ("exit 0", Ending(exit_code=0)),
        ("exit 3", Ending(exit_code=3)),
        ("exit 255", Ending(exit_code=255)),
        ("kill -KILL $$", Ending(signal="SIGKILL")),
        ("kill -TERM $$", Ending(signal="SIGTERM")),
        ("kill -PIPE $$", Ending(signal="SIGPIPE")),
        ("kill -INT $$", Ending(signal="SIGINT")),
    ],
)
async def test_exit_codes_and_signals(script: str, ending: Ending, tmp_path: Path) -> None:
    assert (await run("sh", "-c", script, cwd=tmp_path))[1] == ending


async def test_signals_that_the_server_ignores_work_in_its_commands(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _, ending = await run("sh", "-c", "kill -INT $$; echo survived", cwd=tmp_path)
    finally:
        signal.signal(signal.SIGINT, before)
    assert ending == Ending(signal="SIGINT")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="real-time signals and their numbers are Linux's")
async def test_a_signal_without_a_name_is_told_by_number(tmp_path: Path) -> None:
    assert (await run("sh", "-c", "kill -40 $$", cwd=tmp_path))[1] == Ending(signal="SIG40")


async def test_stop_lets_a_program_put_its_things_in_order(tmp_path: Path) -> None:
    script = "trap 'sleep 0.2; echo tidy; exit 7' TERM; echo ready; while :; do sleep 0.05; done"
    child, terminal = await shell(script, tmp_path, "ready", grace_seconds=5)
    child.stop()
    assert await child.ended == Ending(exit_code=7)
    assert "tidy" in terminal.text


async def test_stop_hangs_up_on_a_shell_that_ignores_sigterm(tmp_path: Path) -> None:
    child, _ = await shell("trap '' TERM; echo ready; while :; do sleep 0.05; done", tmp_path, "ready")
    child.stop()
    assert await child.ended == Ending(signal="SIGHUP")


async def test_stop_wakes_what_is_suspended(tmp_path: Path) -> None:
    child, _ = await shell("trap 'exit 5' TERM; echo ready; kill -STOP $$", tmp_path, "ready", grace_seconds=5)
    child.stop()
    assert await child.ended == Ending(exit_code=5)


STUBBORN = (
    "import os, signal, time; {}; [signal.signal(s, signal.SIG_IGN) for s in (1, 2, 15)]; "
    "os.write(1, f'me {{os.getpid()}}\\n'.encode()); time.sleep(600)"
)


@pytest.mark.parametrize(
    "first", ["pass", "os.setpgid(0, 0)", "os.setsid()"], ids=["in the group", "own group", "own session"]
)
@pytest.mark.parametrize("leader", ["wait", "exit 4"], ids=["leader waits", "leader exits by itself"])
async def test_the_end_of_a_session_is_the_end_of_all_it_started(first: str, leader: str, tmp_path: Path) -> None:
    stubborn = f"{shlex.quote(sys.executable)} -c {shlex.quote(STUBBORN.format(first))}"
    script = f"({stubborn} &) ; {stubborn} & echo begun; until [ -e go ]; do sleep 0.02; done; {leader}"
    child, terminal = await shell(script, tmp_path, "begun")
    await eventually(lambda: terminal.text.count("me ") == 2, what=f"both grandchildren in {terminal.text!r}")
    pids = [int(line.split()[1]) for line in terminal.text.splitlines() if line.startswith("me ")]
    assert all(is_running(pid) for pid in pids)
    (tmp_path / "go").touch()
    if leader == "wait":
        child.stop()
    ending = await child.ended
    assert ending == (Ending(exit_code=4) if leader != "wait" else Ending(signal="SIGTERM"))
    assert not any(is_running(pid) for pid in [child.leader.pid, *pids])


async def test_a_member_that_cleaned_its_environment_is_found_by_the_kernels_word(tmp_path: Path) -> None:
    child, terminal = await shell(
        "env -i sh -c 'trap \"\" HUP TERM; echo me $$; sleep 600 & wait' & wait", tmp_path, "me "
    )
    pid = int(terminal.text.split()[1])
    child.stop()
    await child.ended
    assert not is_running(pid)


async def test_a_launched_process_waits_at_the_gate(tmp_path: Path) -> None:
    child = await launched("touch", "ran", cwd=tmp_path)
    assert is_running(child.leader.pid)
    child.abandon()
    await child.ended
    assert not (tmp_path / "ran").exists()
    assert not is_running(child.leader.pid)


async def test_a_process_that_is_killed_at_the_gate_is_an_end_and_no_hang(tmp_path: Path) -> None:
    child = await launched("touch", "ran", cwd=tmp_path)
    os.kill(child.leader.pid, signal.SIGKILL)
    child.release()
    assert await child.ended == Ending(signal="SIGKILL")


@pytest.mark.parametrize(
    "content", ["#!/no/such/interpreter\n", "\x7fELF but not really"], ids=["interpreter", "format"]
)
async def test_what_only_exec_finds_out_is_reported(content: str, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(content)
    program.chmod(0o755)
    child = await launched("./program", cwd=tmp_path)
    child.release()
    failure = await child.executed
    assert isinstance(failure, ExecFailure)
    assert failure.step == "program"
    assert failure.text == os.strerror(failure.errno)
    await child.ended
    assert not is_running(child.leader.pid)


async def test_a_folder_that_goes_away_meanwhile_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    child = await launched("ls", cwd=folder)
    folder.rmdir()
    child.release()
    failure = await child.executed
    assert failure is not None
    assert failure.step == "folder"
    await child.ended


async def test_text_that_no_program_can_be_given_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MalformedCommandError, match="null"):
        await launched("echo", "a\0b", cwd=tmp_path)


async def test_a_refused_launch_leaves_no_descriptor(tmp_path: Path) -> None:
    before = open_descriptors()
    for name in ("echo\0", "no-such-command"):
        with pytest.raises((MalformedCommandError, CommandNotFoundError)):
            await launched(name, "a\0b", cwd=tmp_path)
    assert open_descriptors() == before


async def test_an_ended_session_leaves_no_descriptor(tmp_path: Path) -> None:
    before = open_descriptors()
    for _ in range(5):
        await run("true", cwd=tmp_path)
    assert open_descriptors() == before


def test_the_environment_is_the_servers_without_its_settings() -> None:
    launch = Launch(session_id="s1", command=("env",), cwd="/somewhere")
    environ = {
        "HOME": "/home/me",
        "PORT": "8000",
        "WIREPACT_STATE_DIR": "/s",
        "WIREPACT_SESSION": "outer",
        "TERM": "dumb",
    }
    assert child_environ(environ, launch) == {
        "HOME": "/home/me",
        "WIREPACT_SESSION": "s1",
        "TERM": "xterm-256color",
        "PWD": "/somewhere",
    }


async def test_the_mark_is_on_every_process(tmp_path: Path) -> None:
    child, _ = await shell("sleep 600 & echo ready; wait", tmp_path, "ready")
    session_id = child._group.session_id
    assert child.leader.pid in marked(session_id)
    assert len(marked(session_id)) == 2
    child.stop()
    await child.ended
    assert marked(session_id) == []


@pytest.mark.parametrize("streams", ["</dev/null >log 2>&1", "<&- >&- 2>&-"], ids=["redirected", "closed"])
async def test_a_command_that_leaves_its_terminal_lives_on(streams: str, tmp_path: Path) -> None:
    before = open_descriptors()
    child = await launched("/bin/sh", "-c", f"exec {streams}; until [ -e go ]; do sleep 0.02; done", cwd=tmp_path)
    child.release()
    assert await child.executed is None
    # All of its streams are elsewhere now: this is what a hang-up would have answered.
    await eventually(lambda: "tty" not in stream_of(child.leader.pid), what="the streams to be elsewhere")
    (tmp_path / "go").touch()
    assert await child.ended == Ending(exit_code=0)
    assert open_descriptors() == before


def stream_of(pid: int) -> str:
    """Say what a process has for its standard output; nothing when it is closed."""
    try:
        return str(Path(f"/proc/{pid}/fd/1").readlink()).replace("pts", "tty")
    except FileNotFoundError:
        return ""
