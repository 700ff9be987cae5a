"""Who belongs to a session in the process table, and how all of them are ended.

A process belongs if the kernel says so (its session id is the leader's pid) or if it carries the session's mark in its
environment. The kernel's word covers those that cleaned their environment, the mark those that made a session of their
own; whoever did both has left for good.
"""

from __future__ import annotations

import math
import os
import signal
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psutil

from wirepact_server.supervisor.record import ProcessId

MARK = "WIREPACT_SESSION"
KILL_PATIENCE_SECONDS = 5.0
_READINGS = 50
_POLL_SECONDS = 0.01
_LOOK_AGAIN_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Group:
    """One session's processes: the value of their mark, and their leader."""

    session_id: str
    leader: ProcessId


def identify(pid: int) -> ProcessId:
    """Name a running process so that no later one with its pid is taken for it. Raises psutil.NoSuchProcess."""
    if psutil.LINUX:
        return ProcessId(pid, f"{_boot_id()}/{_start_ticks(pid)}")
    return ProcessId(pid, repr(psutil.Process(pid).create_time()))


def _start_ticks(pid: int) -> str:
    # Not psutil's create_time: that adds the boot's time of day, which moves whenever somebody sets the clock.
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        raise psutil.NoSuchProcess(pid) from None
    return stat.rpartition(")")[2].split()[19]  # proc(5): starttime is the 22nd field, the 20th after the name


@cache
def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return "unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """One process with what tells where it belongs."""

    process: psutil.Process
    kernel_session: int
    mark: str | None


class ProcessTable:
    """Reads the process table, once for all threads that ask at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._began = -math.inf
        self._rows: Sequence[Row] = ()

    def rows(self) -> Sequence[Row]:
        """Return the table as it was at some moment after the call; this process and its ancestors are left out."""
        asked = time.monotonic()
        with self._lock:
            if self._began <= asked:
                self._began = time.monotonic()
                self._rows = tuple(_read_rows())
            return self._rows


def _read_rows() -> Iterator[Row]:
    """Read the table again and again until nothing new is in it: a process may fork ahead of the reading."""
    seen = _self_and_ancestors()
    for _ in range(_READINGS):
        new = [pid for pid in psutil.pids() if pid not in seen]
        if not new:
            return
        seen.update(new)
        for pid in new:
            try:
                process = psutil.Process(pid)
                yield Row(process, os.getsid(pid), _mark_of(process))
            except (psutil.Error, OSError):
                continue


def find_members(groups: Collection[Group], table: ProcessTable) -> list[psutil.Process]:
    """Return the live processes of the groups, zombies left out."""
    ids = {group.session_id for group in groups}
    # Once the leader is gone, its number may be another's: then only the mark counts.
    leaders = {group.leader.pid for group in groups if _is_there(group.leader)}
    members = (row.process for row in table.rows() if row.kernel_session in leaders or row.mark in ids)
    return [process for process in members if is_alive(process)]


def _is_there(leader: ProcessId) -> bool:
    try:
        return identify(leader.pid) == leader
    except psutil.Error:
        return False


def _self_and_ancestors() -> set[int]:
    # A server that was itself started inside a session carries that session's mark.
    me = psutil.Process()
    return {me.pid, *(parent.pid for parent in me.parents())}


def _mark_of(process: psutil.Process) -> str | None:
    try:
        return process.environ().get(MARK)
    except (psutil.Error, OSError):
        return None


def is_alive(process: psutil.Process) -> bool:
    """Tell whether the process still runs; a zombie does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def end(find: Callable[[], Sequence[psutil.Process]], grace_seconds: float) -> Sequence[psutil.Process]:
    """End all that `find` returns, and what they start meanwhile; return those that even SIGKILL did not end.

    Blocks for the grace and KILL_PATIENCE_SECONDS at most. SIGTERM comes first and alone, so that a program that puts
    its things in order is not cut short; SIGHUP follows for shells, which ignore SIGTERM at their prompt; then SIGKILL.
    """
    began = time.monotonic()
    stages = (
        (began, (signal.SIGTERM, signal.SIGCONT)),
        (began + grace_seconds / 4, (signal.SIGHUP, signal.SIGCONT)),
        (began + grace_seconds, (signal.SIGKILL,)),
    )
    told: set[tuple[psutil.Process, signal.Signals]] = set()
    while members := find():
        now = time.monotonic()
        if now > began + grace_seconds + KILL_PATIENCE_SECONDS:
            return members
        for due, signals in stages:
            if now >= due:
                _tell(members, signals, told)
        later = [due - now for due, _ in stages if due > now]
        _wait_for_change(members, min([_LOOK_AGAIN_SECONDS, *later]))
    return ()


def _tell(
    members: Sequence[psutil.Process],
    signals: Sequence[signal.Signals],
    told: set[tuple[psutil.Process, signal.Signals]],
) -> None:
    """Send the signals to each member that has not had them: a second SIGTERM means haste to many programs."""
    for member in members:
        if (member, signals[0]) in told:
            continue
        told.add((member, signals[0]))
        for number in signals:
            try:
                member.send_signal(number)  # psutil looks at the time of birth first
            except (psutil.Error, OSError):
                break


def _wait_for_change(members: Sequence[psutil.Process], at_most_seconds: float) -> None:
    deadline = time.monotonic() + at_most_seconds
    while time.monotonic() < deadline and any(is_alive(member) for member in members):
        time.sleep(_POLL_SECONDS)
