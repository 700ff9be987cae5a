"""Shares the event loop among those that have much to do: a little at a time, each in its turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Protocol

from wirepact_server.supervisor.pace import Clock as Timers

_GATHER_SECONDS = 0.01
_TURN_SECONDS = 0.002
_SHARE_SECONDS = 0.001
_REST_SECONDS = 0.001


class Worker(Protocol):
    """Somebody with work."""

    def work(self, may_go_on: Callable[[], bool]) -> bool:
        """Work while it may; tell whether all is done."""


class Clock(Timers, Protocol):
    """What Turns needs of an event loop."""

    def time(self) -> float: ...


class Turns:
    """Lets workers work, 2 ms of each 3 at most in all, and 1 ms at most before it is the next one's turn."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: deque[Worker] = deque()
        self._is_due = False

    @property
    def waiting(self) -> int:
        """How many have work."""
        return len(self._waiting)

    def ask(self, worker: Worker) -> None:
        """Give `worker` turns until it is done; the first comes after a moment, in which more work may gather."""
        if worker not in self._waiting:
            self._waiting.append(worker)
        if not self._is_due:
            self._is_due = True
            self._clock.call_later(_GATHER_SECONDS, self._turn)

    def _turn(self) -> None:
        end = self._clock.time() + _TURN_SECONDS
        while self._waiting and (now := self._clock.time()) < end:
            worker = self._waiting.popleft()
            share = min(now + _SHARE_SECONDS, end)
            if not worker.work(partial(self._is_before, share)):
                self._waiting.append(worker)
        self._is_due = bool(self._waiting)
        if self._is_due:
            self._clock.call_later(_REST_SECONDS, self._turn)

    def _is_before(self, moment: float) -> bool:
        return self._clock.time() < moment
