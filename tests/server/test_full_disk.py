"""A full disk under a real server: what was answered with a 2xx is there, the rest is refused in plain words.

The server goes on meanwhile, and works again once there is room, without a restart.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2 as httpx
import psutil
import pytest
from support.full_disk import NEEDS_LINUX, NO_BOUND, let_files_grow_to, served_without_room
from support.processes import marked
from support.server import ServerProcess, wait_until
from support.site import server_in
from websockets.sync.client import ClientConnection, connect
from wirepact_contract import decode_problem

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason=NEEDS_LINUX)

QUICK = {"WIREPACT_STOP_GRACE_SECONDS": "0.5"}
LITTLE = 256 * 1024
"""More than the log needs, and so little that the database is at its bound after some sessions."""
NOTHING = 160 * 1024
"""Where the database stands then, nothing fits any more, however small; the log still does."""
TALK = "i=0; while :; do i=$((i+1)); echo line $i; sleep 0.05; done"
WAIT = "while [ ! -e go ]; do sleep 0.05; done; echo last words; exit 3"


class Watcher:
    """A client of the bus, in the turn of the test."""

    def __init__(self, client: ClientConnection) -> None:
        self._client = client

    def next(self, kind: str, topic: str | None = None) -> dict[str, Any]:
        """Read up to the next message of the kind and topic."""
        while True:
            message: dict[str, Any] = json.loads(self._client.recv(timeout=20))
            if message["type"] == kind and message.get("topic") == topic:
                return message

    def last_line(self, topic: str) -> str:
        """Read a fresh screen; return its last line that is not blank."""
        self._client.send(json.dumps({"type": "subscribe", "topics": [topic]}))
        lines = ["".join(run["text"] for run in line) for line in self.next("snapshot", topic)["payload"]["lines"]]
        return [line for line in lines if line.strip()][-1]

    def is_answered(self) -> bool:
        """Ping."""
        self._client.send('{"type":"ping"}')
        return bool(self.next("pong"))


@contextmanager
def watching(server: ServerProcess, topic: str) -> Iterator[Watcher]:
    token = (server.state_dir / "token").read_text().strip()
    url = f"ws://127.0.0.1:{server.port}/api/realtime"
    headers = {"Authorization": f"Bearer {token}"}
    with connect(url, additional_headers=headers, close_timeout=0.1, proxy=None) as client:
        client.send(json.dumps({"type": "subscribe", "topics": [topic]}))
        yield Watcher(client)


def start(client: httpx.Client, folder: Path, *command: str) -> httpx.Response:
    return client.post("/api/sessions", json={"command": command, "cwd": str(folder)})


def started(client: httpx.Client, folder: Path, *command: str) -> str:
    answer = start(client, folder, *command)
    assert answer.status_code == 201, answer.text
    session_id: str = answer.json()["id"]
    return session_id


def sessions(client: httpx.Client) -> dict[str, dict[str, Any]]:
    return {session["id"]: session for session in client.get("/api/sessions").json()["sessions"]}


def assert_not_stored(answer: httpx.Response) -> None:
    assert (answer.status_code, decode_problem(answer.content).code) == (507, "storage_failed")
    assert "Traceback" not in answer.text


def fill(server: ServerProcess, client: httpx.Client, folder: Path) -> set[str]:
    """Take the room away; start sessions until one is refused; return those that were answered with 201."""
    let_files_grow_to(LITTLE, pid=server.process.pid)
    answered: set[str] = set()
    for _ in range(100):
        answer = start(client, folder, "true")
        if answer.status_code != 201:
            assert_not_stored(answer)
            let_files_grow_to(NOTHING, pid=server.process.pid)
            return answered
        answered.add(answer.json()["id"])
    raise AssertionError("the disk was never full")


def processes_of_no_session(server: ServerProcess, known: set[str]) -> list[str]:
    found = []
    for child in psutil.Process(server.process.pid).children(recursive=True):
        try:
            found.append(child.environ().get("WIREPACT_SESSION", ""))
        except psutil.Error:
            continue
    return [session_id for session_id in found if session_id not in known]


def count_on(last: int, entries: list[dict[str, Any]]) -> int:
    """Return the number of the last line of a session that counts its lines: none may be missing untold."""
    for entry in entries:
        if entry["kind"] == "skipped":
            last += entry["lines"]
        elif entry["kind"] == "output":
            assert entry["text"] == f"line {last + 1}"
            last += 1
    return last


def test_a_full_disk_loses_nothing_that_was_answered_and_ends_without_a_restart(tmp_path: Path) -> None:
    with server_in(tmp_path, **QUICK) as server, server.client() as client:
        talks = started(client, tmp_path, "sh", "-c", TALK)
        waits = started(client, tmp_path, "sh", "-c", WAIT)
        sleeps = started(client, tmp_path, "sleep", "600")
        lines, screen = f"sessions.activity:{talks}", f"terminals.screen:{talks}"
        with watching(server, lines) as listener, watching(server, screen) as looker:
            last = count_on(0, listener.next("snapshot", lines)["payload"]["entries"])
            answered = fill(server, client, tmp_path) | {talks, waits, sleeps}

            # Refused, and nothing half done.
            for _ in range(3):
                assert_not_stored(start(client, tmp_path, "sleep", "601"))
            assert set(sessions(client)) == answered
            with watching(server, "sessions.state") as newcomer:
                shown = newcomer.next("snapshot", "sessions.state")["payload"]["sessions"]
                assert {session["id"] for session in shown} == answered
            wait_until(lambda: not processes_of_no_session(server, answered), what="what was refused to be gone")

            # What has to happen happens: a stop, an end.
            assert_not_stored(client.post(f"/api/sessions/{sleeps}/stop"))
            (tmp_path / "go").touch()
            wait_until(lambda: sessions(client)[sleeps]["state"] == "exited", what="the stop")
            wait_until(lambda: sessions(client)[waits].get("exit_code") == 3, what="the end")
            assert marked(sleeps) == []
            assert_not_stored(client.delete(f"/api/sessions/{waits}"))
            assert waits in sessions(client)

            # Others are served.
            wait_until(lambda: client.get("/readyz").status_code == 503, what="readiness to know it")
            for _ in range(5):
                assert looker.next("event", screen)
                assert looker.is_answered()

            let_files_grow_to(NO_BOUND, pid=server.process.pid)
            wait_until(lambda: "sessions are stored again" in server.log.read_text(), what="what is owed")
            answered.add(started(client, tmp_path, "true"))
            seen = int(looker.last_line(screen).split()[1])
            while last < seen:
                last = count_on(last, listener.next("event", lines)["payload"]["entries"])
            wait_until(lambda: client.get("/readyz").status_code == 200, what="readiness to know it")
        server.kill()
        server.start()
    with server_in(tmp_path) as server, server.client() as client:
        found = sessions(client)
        assert set(found) == answered
        assert (found[talks]["state"], found[waits]["exit_code"], found[sleeps]["state"]) == ("lost", 3, "exited")
        with watching(server, f"sessions.activity:{waits}") as reader:
            entries = reader.next("snapshot", f"sessions.activity:{waits}")["payload"]["entries"]
            assert [entry["text"] for entry in entries][-2:] == ["last words", "It exited with code 3."]
    log = server.log.read_text()
    assert "Traceback" not in log
    assert [log.count(line) for line in ("activity is not kept", "not stored for now")] == [1, 1]


def test_a_sign_out_that_found_no_room_does_not_spoil_the_next(tmp_path: Path) -> None:
    with server_in(tmp_path) as server:
        cookies = []
        for _ in range(2):
            answer = httpx.get(server.fresh_url(), trust_env=False)
            cookies.append({"Cookie": answer.headers["set-cookie"].split(";")[0], "Origin": server.origin})
        let_files_grow_to(10, pid=server.process.pid)
        assert_not_stored(httpx.post(f"{server.origin}/api/sign-out", headers=cookies[0], trust_env=False))
        let_files_grow_to(NO_BOUND, pid=server.process.pid)
        assert httpx.post(f"{server.origin}/api/sign-out", headers=cookies[1], trust_env=False).status_code == 204
        server.kill()
        server.start()
        answer = httpx.get(f"{server.origin}/api/sessions", headers=cookies[1], trust_env=False)
        assert answer.status_code == 401


def test_a_start_without_room_is_one_line_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    state = tmp_path / "state"
    for size in (0, 10, 60, 100, 5_000):
        done = served_without_room(state, size)
        assert done.returncode == 1
        (line,) = done.stderr.splitlines()
        assert line.startswith("wirepact-server: ")
        assert str(state) in line
        assert done.stdout == ""
    with server_in(tmp_path, **QUICK) as server, server.client() as client:
        session = started(client, tmp_path, "sleep", "600")
        server.kill()
        (line,) = served_without_room(state, 10).stderr.splitlines()
        assert line.startswith("wirepact-server: ")
        server.start()
        assert sessions(client)[session]["state"] == "lost"
