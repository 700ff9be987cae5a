"""Figures of a large server cost the others little: `STATUS_CLIENTS=5000` makes the crowd that large."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.commands import ran
from support.pinger import Pinger
from support.raw_client import RawClient
from support.site import server_in
from wirepact_contract import decode_topic_list
from wirepact_server.supervisor.record import ProcessId, Record
from wirepact_server.supervisor.states import State
from wirepact_server.supervisor.store import Store

CLIENTS = int(os.environ.get("STATUS_CLIENTS", "200"))
SESSIONS = 2000
LONGEST_SECONDS = 0.5
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ENDED = Record(
    id="",
    title="Tests",
    command=("pytest", "-q"),
    cwd="/srv",
    leader=ProcessId(4242, "boot/7"),
    state=State.EXITED,
    created_at=NOON,
    last_activity_at=NOON,
    started_at=NOON,
    ended_at=NOON,
    exit_code=0,
)
LIMITS = {
    "WIREPACT_MAX_KEPT_SESSIONS": str(SESSIONS),
    "WIREPACT_LIMIT_MESSAGES_PER_SECOND": "10000",
}


def past(state_dir: Path) -> None:
    """Leave a state folder behind, of a server that had many sessions."""
    state_dir.mkdir(mode=0o700)
    with closing(Store.open(state_dir / "sessions.sqlite3")) as store:
        asyncio.run(store.save(*(replace(ENDED, id=f"s{number}") for number in range(SESSIONS))))


@pytest.mark.timeout(180)
def test_metrics_and_topics_of_a_large_server_hold_up_nobody(tmp_path: Path) -> None:
    past(tmp_path / "state")
    with server_in(tmp_path, **LIMITS) as server, server.client() as client, ExitStack() as crowd:
        bearer = str(client.headers["Authorization"])
        for number in range(CLIENTS):
            member = crowd.enter_context(RawClient(server.port, Authorization=bearer))
            member.send_text(f'{{"type":"subscribe","topics":["sessions.activity:s{number % SESSIONS}"]}}')

        # What comes is looked at afterwards: the client that pings is a thread of this process, and would wait for it.
        asked: list[tuple[str, Callable[[], str], int]] = [
            ("/metrics", lambda: client.get("/metrics").text, 20),
            ("/api/topics", lambda: client.get("/api/topics").text, 20),
            ("topics", lambda: ran("topics", state_dir=server.state_dir).stdout, 2),
        ]
        said = {}
        for name, ask, times in asked:
            with Pinger(server, rest_seconds=0.002) as others:
                took = [timed(ask) for _ in range(times)]
            said[name] = ask()
            print(  # noqa: T201 - the recorded run's figures
                f"{name} with {CLIENTS} clients, {SESSIONS} sessions: {max(took):.3f} s at most; "
                f"pings meanwhile: p99 {others.p99 * 1000:.0f} ms, longest {max(others.seconds) * 1000:.0f} ms"
            )
            assert max(others.seconds) < LONGEST_SECONDS
    assert f"wirepact_connections {CLIENTS}.0" in said["/metrics"]
    listed = decode_topic_list(said["/api/topics"]).topics
    assert len(listed) == SESSIONS + 2
    assert sum(topic.subscribers for topic in listed) == CLIENTS
    assert len(said["topics"].splitlines()) == SESSIONS + 3


def timed(ask: Callable[[], str]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began
