"""Starts commands: finds the program, opens a pseudo-terminal, launches up to the gate."""

from __future__ import annotations

import asyncio
import errno
import fcntl
import os
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass

from wirepact_server.supervisor import launcher
from wirepact_server.supervisor.child import Child, Pipes
from wirepact_server.supervisor.errors import MalformedCommandError, NoRoomError
from wirepact_server.supervisor.processes import MARK, Group, ProcessTable, identify
from wirepact_server.supervisor.programs import find_program

_OWN_VARIABLES = ("PORT", "COLUMNS", "LINES")
_OWN_PREFIX = "WIREPACT_"


@dataclass(frozen=True, slots=True)
class TerminalSize:
    """A terminal's size in character cells."""

    columns: int = 80
    rows: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """What is to run: the command as it was asked for, in an absolute folder, for the session of that id."""

    session_id: str
    command: tuple[str, ...]
    cwd: str
    size: TerminalSize = TerminalSize()


class Executor:
    """Launches commands with the server's environment, less what is the server's own."""

    def __init__(self, environ: Mapping[str, str], *, grace_seconds: float) -> None:
        self._environ = environ
        self._grace_seconds = grace_seconds
        self._table = ProcessTable()

    async def launch(self, launch: Launch, on_output: Callable[[bytes], None]) -> Child:
        """Start the launcher and leave it waiting at its gate, with a terminal that is read from now on.

        Raises FolderNotFoundError and CommandNotFoundError for what can be seen before anything is started,
        MalformedCommandError for text that no program can be given, NoRoomError when the system has no room.
        """
        try:
            popen, pipes = await asyncio.to_thread(self._spawn, launch)
        except OSError as error:
            if error.errno == errno.E2BIG:
                raise MalformedCommandError("The command is longer than the system allows.") from None
            raise NoRoomError(f"The system has no room for another session: {error.strerror}.") from None
        group = Group(launch.session_id, identify(popen.pid))
        return Child(popen, group, pipes, self._table, grace_seconds=self._grace_seconds, on_output=on_output)

    def _spawn(self, launch: Launch) -> tuple[subprocess.Popen[bytes], Pipes]:
        environ = child_environ(self._environ, launch)
        program = find_program(launch.command[0], launch.cwd, environ.get("PATH", os.defpath))
        with ExitStack() as ours, ExitStack() as theirs:
            master, slave = os.openpty()
            _close_with(ours, master)
            _close_with(ours, slave)
            held, gate = os.pipe()
            _close_with(ours, gate)
            _close_with(theirs, held)
            report, reported = os.pipe()
            _close_with(ours, report)
            _close_with(theirs, reported)
            fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", launch.size.rows, launch.size.columns, 0, 0))
            popen = _run_launcher(launch, program, environ, terminal=slave, gate=held, report=reported)
            os.set_blocking(master, False)
            os.set_blocking(report, False)
            ours.pop_all()
            return popen, Pipes(master, slave, gate, report)


def _close_with(stack: ExitStack, fd: int) -> None:
    stack.callback(os.close, fd)


def _run_launcher(
    launch: Launch, program: str, environ: Mapping[str, str], *, terminal: int, gate: int, report: int
) -> subprocess.Popen[bytes]:
    script = [sys.executable, "-I", "-S", launcher.__file__, str(gate), str(report)]
    try:
        return subprocess.Popen(
            [*script, launch.cwd, program, *launch.command],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            pass_fds=(gate, report),
            start_new_session=True,
            env=environ,
        )
    except ValueError as error:  # a NUL character, or text that the file system's encoding cannot say
        raise MalformedCommandError(f"The command cannot be passed to a program: {error}.") from None


def child_environ(environ: Mapping[str, str], launch: Launch) -> dict[str, str]:
    """Return the command's environment: the server's, less its settings, with the session's mark and its terminal."""
    kept = {
        name: value
        for name, value in environ.items()
        if name not in _OWN_VARIABLES and not name.startswith(_OWN_PREFIX)
    }
    return {**kept, MARK: launch.session_id, "TERM": "xterm-256color", "PWD": launch.cwd}
