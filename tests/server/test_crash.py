"""kill -9 of the real server, and what the next one makes of it."""

from __future__ import annotations

import contextlib
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import httpx2 as httpx
import pytest
from support.processes import is_running, marked
from support.server import ServerProcess, wait_until
from support.site import server_in
from wirepact_contract import Session, SessionList, decode_session, decode_session_list

QUICK = {"WIREPACT_STOP_GRACE_SECONDS": "0.5"}
DEAF = "trap '' HUP TERM; (trap '' HUP TERM; setsid sleep 601 || sleep 601) & sleep 602 & wait"


def start(client: httpx.Client, *command: str) -> Session:
    answer = client.post("/api/sessions", json={"command": command})
    assert answer.status_code == 201, answer.text
    return decode_session(answer.content)


def listed(server: ServerProcess) -> SessionList:
    with server.client() as client:
        return decode_session_list(client.get("/api/sessions").content)


def test_what_a_dead_server_left_is_ended_and_lost(tmp_path: Path) -> None:
    with server_in(tmp_path, **QUICK) as server:
        with server.client() as client:
            done = start(client, "sh", "-c", "exit 3")
            live = [start(client, "sleep", "600"), start(client, "sh", "-c", DEAF), start(client, "cat")]
            stopping = start(client, "sh", "-c", "trap '' HUP TERM; sleep 600 & wait")
            wait_until(
                lambda: decode_session(client.get(f"/api/sessions/{done.id}").content).state == "exited", what="3"
            )
            wait_until(lambda: len(marked(live[1].id)) >= 3, what="the deaf session's processes")
            client.post(f"/api/sessions/{stopping.id}/stop")
            server.kill()
        assert marked(live[1].id), "the deaf session outlives the server: else this test shows nothing"

        server.start()
        sessions = listed(server).sessions
        assert [session.id for session in sessions] == [done.id, *(session.id for session in live), stopping.id]
        assert [session.state for session in sessions] == ["exited", "lost", "lost", "lost", "lost"]
        assert (sessions[0].exit_code, "died" in str(sessions[1].reason)) == (3, True)
        for session in sessions:
            assert marked(session.id) == []

        server.kill()
        server.start()
        assert listed(server).sessions == sessions


def crash_while_starting(server: ServerProcess, more: int) -> list[Session]:
    """Start sessions from three clients, kill the server when so many were answered; return those that were."""
    answered: list[Session] = []

    def keep_starting() -> None:
        with server.client() as client, contextlib.suppress(httpx.HTTPError):
            while True:
                answered.append(start(client, "sleep", "600"))

    threads = [threading.Thread(target=keep_starting) for _ in range(3)]
    for thread in threads:
        thread.start()
    wait_until(lambda: len(answered) >= more, what=f"{more} sessions")
    server.kill()
    for thread in threads:
        thread.join()
    return answered


def test_every_session_that_was_answered_is_listed_after_a_crash_at_any_moment(tmp_path: Path) -> None:
    answered: list[Session] = []
    with server_in(tmp_path, **QUICK, WIREPACT_MAX_LIVE_SESSIONS="500") as server:
        for _ in range(3):
            answered += crash_while_starting(server, random.randint(1, 12))
            server.start()
            known = {session.id: session.state for session in listed(server).sessions}
            assert [session.id for session in answered if session.id not in known] == []
            assert set(known.values()) == {"lost"}
            assert [session_id for session_id in known if marked(session_id)] == []


CRASH_AT_THE_GATE = """
import asyncio, os, pathlib, signal, sys
from wirepact_server.supervisor.executor import Executor, Launch

async def main():
    child = await Executor(os.environ, grace_seconds=1).launch(
        Launch(session_id=sys.argv[1], command=("touch", "ran"), cwd=sys.argv[2]), lambda data: None
    )
    print(child.leader.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


def test_a_crash_between_spawn_and_record_leaves_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASH_AT_THE_GATE, "at-the-gate", tmp_path], capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL
    launcher = int(done.stdout)
    wait_until(lambda: not is_running(launcher), what="the launcher's leaving")
    assert marked("at-the-gate") == []
    assert not (tmp_path / "ran").exists()


def test_a_server_in_a_session_of_its_own_kind_does_not_end_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server_in(tmp_path, **QUICK) as server:
        with server.client() as client:
            session = start(client, "sleep", "600")
        server.kill()
        monkeypatch.setenv("WIREPACT_SESSION", session.id)
        server.start()
        assert [session.state for session in listed(server).sessions] == ["lost"]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="reads /proc")
def test_a_command_holds_nothing_of_the_server_open(tmp_path: Path) -> None:
    with server_in(tmp_path) as server, server.client() as client:
        session = start(client, "sleep", "600")
        (pid,) = marked(session.id)
        held = {str(fd.readlink()) for fd in Path(f"/proc/{pid}/fd").iterdir()}
        assert len(held) == 1
        assert held.pop().startswith("/dev/pts/")
