"""Who belongs to a session, and that nobody else is touched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psutil
import pytest
from wirepact_server.supervisor.processes import MARK, Group, ProcessTable, end, find_members, identify
from wirepact_server.supervisor.record import ProcessId


@contextmanager
def sleeper(mark: str | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A process that leads a kernel session, marked or not, reaped at the end."""
    environ = {**os.environ, MARK: mark} if mark else dict(os.environ)
    process = subprocess.Popen(
        [sys.executable, "-c", "import time; print(flush=True); time.sleep(600)"],
        env=environ,
        start_new_session=True,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def pids_of(*groups: Group) -> list[int]:
    return [process.pid for process in find_members(groups, ProcessTable())]


def test_a_process_has_one_identity_for_life() -> None:
    with sleeper() as first, sleeper() as second:
        assert identify(first.pid) == identify(first.pid)
        assert identify(first.pid).birth == identify(first.pid).birth
        assert identify(first.pid) != identify(second.pid)
        os.kill(first.pid, signal.SIGSTOP)
        assert identify(first.pid) == identify(first.pid)


def test_there_is_no_identity_without_a_process() -> None:
    with sleeper() as process:
        pass
    with pytest.raises(psutil.NoSuchProcess):
        identify(process.pid)


def test_members_are_found_by_kernel_session_or_by_mark() -> None:
    with sleeper() as by_session, sleeper("mark-1") as by_mark, sleeper("mark-2"):
        group = Group("mark-1", identify(by_session.pid))
        assert set(pids_of(group)) == {by_session.pid, by_mark.pid}


def test_a_recycled_pid_belongs_to_nobody() -> None:
    with sleeper() as stranger:
        assert pids_of(Group("gone", ProcessId(stranger.pid, "born long ago"))) == []


def test_a_zombie_is_no_member() -> None:
    with sleeper("zombie") as process:
        leader = identify(process.pid)
        process.send_signal(signal.SIGKILL)
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert pids_of(Group("zombie", leader)) == []


def test_the_server_never_counts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirepact_server.supervisor.processes._mark_of", lambda _: "everybody")
    found = pids_of(Group("everybody", ProcessId(0, "")))
    assert os.getpid() not in found
    assert os.getppid() not in found


def test_end_returns_what_cannot_be_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirepact_server.supervisor.processes.KILL_PATIENCE_SECONDS", 0.1)
    with sleeper() as process:
        seen = psutil.Process(process.pid)
        monkeypatch.setattr(seen, "send_signal", lambda _: None)
        assert end(lambda: [seen], 0.0) == [seen]


def test_each_signal_is_sent_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirepact_server.supervisor.processes.KILL_PATIENCE_SECONDS", 0.5)
    with sleeper() as process:
        seen = psutil.Process(process.pid)
        sent: list[signal.Signals] = []
        monkeypatch.setattr(seen, "send_signal", sent.append)
        end(lambda: [seen], 0.4)
    assert sent == [signal.SIGTERM, signal.SIGCONT, signal.SIGHUP, signal.SIGCONT, signal.SIGKILL]


def test_end_looks_again_for_what_was_started_meanwhile() -> None:
    with sleeper() as first, sleeper() as second:
        batches = [[psutil.Process(first.pid)], [psutil.Process(second.pid)], []]
        assert end(lambda: batches.pop(0), 5.0) == ()
        assert first.wait(5) == second.wait(5) == -signal.SIGTERM


def test_all_who_ask_at_once_get_one_fresh_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[float] = []

    def slow_reading() -> Iterator[object]:
        readings.append(time.monotonic())
        time.sleep(0.05)
        yield from ()

    monkeypatch.setattr("wirepact_server.supervisor.processes._read_rows", slow_reading)
    table = ProcessTable()
    late: list[bool] = []

    def ask() -> None:
        asked = time.monotonic()
        table.rows()
        late.append(readings[-1] >= asked)

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert late == [True] * 20
    assert len(readings) < 20


def test_what_was_started_during_the_reading_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        started: list[subprocess.Popen[bytes]] = []

        def start_one(process: psutil.Process) -> str | None:  # noqa: ARG001 - the signature of what it stands for
            if not started:
                started.append(stack.enter_context(sleeper()))
            return None

        monkeypatch.setattr("wirepact_server.supervisor.processes._mark_of", start_one)
        rows = ProcessTable().rows()
        assert started[0].pid in {row.process.pid for row in rows}
