"""Programs that start, stop, look at and remove sessions all at once, and remember what they were answered."""

from __future__ import annotations

import contextlib
import random
import threading
from collections.abc import Mapping, Sequence
from typing import Any

import httpx2 as httpx
from support.server import ServerProcess

LONG, SHORT = ("sleep", "600"), ("sh", "-c", "exit 3")
PROGRAMS = 4


class Program:
    """One program: one request at a time, until the server is gone. What it did not hear of is `unheard`."""

    def __init__(self, server: ServerProcess, seed: int) -> None:
        self._server = server
        self._random = random.Random(seed)
        self.started: dict[str, Sequence[str]] = {}
        self.stop_asked: set[str] = set()
        self.stopped: set[str] = set()
        self.removed: set[str] = set()
        self.ended: dict[str, Mapping[str, Any]] = {}
        self.unheard: tuple[str, str] | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait until it has noticed that the server is gone."""
        self._thread.join(30)
        assert not self._thread.is_alive()

    def _run(self) -> None:
        with self._server.client() as client, contextlib.suppress(httpx.HTTPError):
            while True:
                self._start(client, self._random.choice((LONG, SHORT)))
                self._look(client, self._random.choice(list(self.started)))
                if self._random.random() < 0.3:
                    self._stop(client, self._random.choice(list(self.started)))
                if self.ended and self._random.random() < 0.1:
                    self._remove(client, self._random.choice(list(self.ended)))

    def _start(self, client: httpx.Client, command: Sequence[str]) -> None:
        answer = client.post("/api/sessions", json={"command": command}, timeout=60)
        if answer.status_code == 201:
            self.started[answer.json()["id"]] = command

    def _look(self, client: httpx.Client, session_id: str) -> None:
        answer = client.get(f"/api/sessions/{session_id}", timeout=60)
        if answer.status_code == 200 and "ended_at" in answer.json():
            self.ended[session_id] = answer.json()

    def _stop(self, client: httpx.Client, session_id: str) -> None:
        self.stop_asked.add(session_id)
        if client.post(f"/api/sessions/{session_id}/stop", timeout=60).status_code == 202:
            self.stopped.add(session_id)

    def _remove(self, client: httpx.Client, session_id: str) -> None:
        self.unheard = ("remove", session_id)
        answer = client.delete(f"/api/sessions/{session_id}", timeout=60)
        self.unheard = None
        if answer.status_code == 204:
            self.removed.add(session_id)
            del self.started[session_id], self.ended[session_id]


class Programs:
    """Some of them at once."""

    def __init__(self, server: ServerProcess) -> None:
        self._all = [Program(server, seed) for seed in range(PROGRAMS)]

    @property
    def answers(self) -> int:
        """How many sessions were answered with 201, those that were removed since included."""
        return sum(len(program.started) + len(program.removed) for program in self._all)

    @property
    def said(self) -> str:
        """What was answered with a 2xx, in words."""
        stops = sum(len(program.stopped) for program in self._all)
        removals = sum(len(program.removed) for program in self._all)
        return f"{self.answers} starts, {stops} stops and {removals} removals answered"

    def join(self) -> None:
        """Wait until all have noticed that the server is gone."""
        for program in self._all:
            program.join()

    def check(self, found: Mapping[str, Mapping[str, Any]]) -> None:
        """All that was answered must be among the sessions of the next server, as it was, or `lost` where it lived."""
        known: set[str] = set()
        for program in self._all:
            maybe = {program.unheard[1]} if program.unheard else set()
            assert set(program.started) - maybe <= set(found), "a session that was answered with 201 is not there"
            assert not program.removed & set(found), "a session whose removal was answered with 204 is there again"
            for session_id in set(program.started) & set(found):
                _check_one(program, session_id, found[session_id])
            known |= set(program.started) | program.removed
        assert len(set(found) - known) <= PROGRAMS, "more than what was on its way when the server died"
        assert {session["state"] for session in found.values()} <= {"exited", "lost"}


def _check_one(program: Program, session_id: str, session: Mapping[str, Any]) -> None:
    if session_id in program.ended:
        assert session == program.ended[session_id], "what was seen ended has changed"
    elif program.started[session_id] == LONG and session_id not in program.stop_asked:
        assert session["state"] == "lost"
    elif session["state"] == "exited" and session_id not in program.stop_asked:
        assert session["exit_code"] == 3
