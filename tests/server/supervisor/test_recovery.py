"""What a dead server left, made with real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from support.processes import is_running
from wirepact_server.supervisor.processes import MARK, identify
from wirepact_server.supervisor.record import ProcessId, Record
from wirepact_server.supervisor.recovery import REASON, recover
from wirepact_server.supervisor.states import State

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
STUBBORN = """
import os, signal, sys, time
for number in (signal.SIGHUP, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN)
if not os.fork():
    os.setpgid(0, 0)
os.write(1, f"{os.getpid()}\\n".encode())
time.sleep(600)
"""


@pytest.fixture
def orphans() -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """A leader of the session `left` and its child in a process group of its own, both deaf to HUP and TERM."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", STUBBORN],
        env={**os.environ, MARK: "left"},
        start_new_session=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    pids = [int(process.stdout.readline()) for _ in range(2)]
    yield process, pids
    for pid in pids:
        if is_running(pid):
            os.kill(pid, 9)
    process.wait()
    process.stdout.close()


def record(session_id: str, leader: ProcessId, state: State) -> Record:
    return Record(
        id=session_id,
        title="t",
        command=("t",),
        cwd="/",
        leader=leader,
        state=state,
        created_at=NOW,
        last_activity_at=NOW,
    )


@pytest.mark.parametrize("state", [State.STARTING, State.RUNNING, State.STOPPING])
def test_live_sessions_are_ended_and_lost(state: State, orphans: tuple[subprocess.Popen[str], list[int]]) -> None:
    process, pids = orphans
    live = record("left", identify(process.pid), state)
    (lost,) = recover([live, record("done", ProcessId(1, "b"), State.EXITED)], grace_seconds=0.2, at=NOW)
    assert (lost.id, lost.state, lost.reason, lost.ended_at) == ("left", State.LOST, REASON, NOW)
    assert not any(is_running(pid) for pid in pids)


def test_members_are_found_when_their_leader_is_gone(orphans: tuple[subprocess.Popen[str], list[int]]) -> None:
    process, pids = orphans
    leader = identify(process.pid)
    process.kill()
    process.wait()
    recover([record("left", leader, State.RUNNING)], grace_seconds=0.2, at=NOW)
    assert not any(is_running(pid) for pid in pids)


def test_a_stranger_with_the_pid_is_left_alone(orphans: tuple[subprocess.Popen[str], list[int]]) -> None:
    process, pids = orphans
    recover([record("other", ProcessId(process.pid, "born before"), State.RUNNING)], grace_seconds=0.0, at=NOW)
    assert all(is_running(pid) for pid in pids)


def test_nothing_live_takes_no_look_at_the_process_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirepact_server.supervisor.recovery.end", lambda *_: pytest.fail("it looked"))
    assert recover([record("done", ProcessId(1, "b"), State.LOST)], grace_seconds=1.0, at=NOW) == ()


def test_what_cannot_be_ended_is_logged(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    class Immortal:
        pid = 4711

    monkeypatch.setattr("wirepact_server.supervisor.recovery.end", lambda *_: [Immortal()])
    assert len(recover([record("left", ProcessId(1, "b"), State.RUNNING)], grace_seconds=0.0, at=NOW)) == 1
    assert "4711" in caplog.text
