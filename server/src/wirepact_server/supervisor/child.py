"""One command in its pseudo-terminal, from the gate to the last of its processes."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from wirepact_server.supervisor.processes import Group, ProcessTable, end, find_members
from wirepact_server.supervisor.record import Ending, ProcessId

logger = logging.getLogger(__name__)

_READ_BYTES = 65_536
_READS_PER_TURN = 2
"""Linux gives 4 KiB of a terminal at a time, and takes a quarter of a millisecond for it."""
_LAST_READS = 1024
"""At the end all is read that the kernel holds (64 KiB); the bound is for a process that nothing could end."""


@dataclass(frozen=True, slots=True)
class ExecFailure:
    """The launcher could not become the command: at which step (`terminal`, `folder`, `program`), with which errno."""

    step: str
    errno: int

    @property
    def text(self) -> str:
        """What the system said, such as `Permission denied`."""
        return os.strerror(self.errno)


@dataclass(frozen=True, slots=True)
class Pipes:
    """The server's ends: the terminal's master, the gate's writing end, the report's reading end.

    And the terminal's other end, the slave: held open, it keeps the terminal from being hung up under a command that
    has closed or redirected all of its own.
    """

    master: int
    slave: int
    gate: int
    report: int


class Child:
    """A launched process that waits at its gate until `release` or `abandon`. To be used on its event loop only.

    `executed` gives None once the command runs, or why it does not. `ended` gives the command's ending once every
    process of the session is gone and the last output was passed to `on_output`.
    """

    def __init__(
        self,
        popen: subprocess.Popen[bytes],
        group: Group,
        pipes: Pipes,
        table: ProcessTable,
        *,
        grace_seconds: float,
        on_output: Callable[[bytes], None],
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._popen = popen
        self._group = group
        self._pipes = pipes
        self._table = table
        self._grace_seconds = grace_seconds
        self._on_output = on_output
        self._one_at_a_time = threading.Lock()
        self._stop_asked = False
        self._at_gate = True
        self._reading = True
        self._paused = False
        self._finishing = False
        self.executed: asyncio.Future[ExecFailure | None] = self._loop.create_future()
        self.ended: asyncio.Future[Ending] = self._loop.create_future()
        self._loop.add_reader(pipes.report, self._read_report)
        self._loop.add_reader(pipes.master, self._read_output)
        self._in_thread(self._attend)

    @property
    def leader(self) -> ProcessId:
        """The command's own process."""
        return self._group.leader

    def release(self) -> None:
        """Let the launcher become the command. It is on record from here on."""
        with suppress(BrokenPipeError):  # the launcher was killed at the gate; `ended` tells
            os.write(self._pipes.gate, b"!")
        self.abandon()

    def abandon(self) -> None:
        """Let the launcher go without running the command, unless it was released."""
        if self._at_gate:
            self._at_gate = False
            os.close(self._pipes.gate)

    def pause_output(self) -> None:
        """Read no more until `resume_output`: the terminal fills, and then whoever writes to it waits."""
        if self._reading and not self._finishing and not self._paused:
            self._paused = True
            self._loop.remove_reader(self._pipes.master)

    def resume_output(self) -> None:
        """Read again."""
        if self._reading and self._paused:
            self._paused = False
            self._loop.add_reader(self._pipes.master, self._read_output)

    def stop(self) -> None:
        """End all processes of the session: asked first, killed after the grace. `ended` tells when it is done."""
        if not self._stop_asked:
            self._stop_asked = True
            self._in_thread(self._end_members)

    def _in_thread(self, work: Callable[[], None]) -> None:
        # Daemon threads, not the loop's pool: waiting for an exit may take for ever, and must not hold others up.
        threading.Thread(target=work, name=f"session-{self._group.session_id}", daemon=True).start()

    def _attend(self) -> None:
        """Wait for the command's exit, end what it left, reap it. Runs in a thread."""
        if hasattr(os, "waitid"):  # macOS has it from Python 3.13
            # Not reaped yet, the leader keeps its pid from being given to another while its group is looked for.
            os.waitid(os.P_PID, self._popen.pid, os.WEXITED | os.WNOWAIT)
            self._end_members()
            returncode = self._popen.wait()
        else:
            returncode = self._popen.wait()
            self._end_members()
        with suppress(RuntimeError):  # the loop is closed: the server went first
            self._loop.call_soon_threadsafe(self._finish, ending_of(returncode))

    def _end_members(self) -> None:
        with self._one_at_a_time:
            left = end(lambda: find_members([self._group], self._table), self._grace_seconds)
        if left:
            pids = ", ".join(str(process.pid) for process in left)
            logger.warning("session %s: not ended even by SIGKILL: pid %s", self._group.session_id, pids)

    def _finish(self, ending: Ending) -> None:
        self.abandon()
        if not self.executed.done():
            self._read_report()
        self._finishing, self._paused = True, False
        self._read_output(_LAST_READS)
        self._close_master()
        self.ended.set_result(ending)

    def _read_report(self) -> None:
        try:
            report = os.read(self._pipes.report, 64).split()
        except BlockingIOError:  # a process that is being started beside still holds a copy of the launcher's end
            report = []
        self._loop.remove_reader(self._pipes.report)
        os.close(self._pipes.report)
        self.executed.set_result(ExecFailure(report[0].decode(), int(report[1])) if report else None)

    def _read_output(self, reads: int = _READS_PER_TURN) -> None:
        """Read what the terminal holds, within bounds per turn, so that nobody else waits."""
        for _ in range(reads):
            if not self._reading or self._paused:
                return
            try:
                data = os.read(self._pipes.master, _READ_BYTES)
            except BlockingIOError:
                return
            except OSError:  # Linux's way to say that no process has the terminal open
                data = b""
            if data:
                self._on_output(data)
            else:
                self._close_master()

    def _close_master(self) -> None:
        if self._reading:
            self._reading = False
            self._loop.remove_reader(self._pipes.master)
            os.close(self._pipes.master)
            os.close(self._pipes.slave)


def ending_of(returncode: int) -> Ending:
    """Translate subprocess's return code, where a negative one is a signal's number."""
    if returncode >= 0:
        return Ending(exit_code=returncode)
    try:
        return Ending(signal=signal.Signals(-returncode).name)
    except ValueError:  # real-time signals have numbers only
        return Ending(signal=f"SIG{-returncode}")
