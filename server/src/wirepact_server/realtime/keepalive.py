"""Signs of life: each client is asked once in a while, all of them spread over that while, by one timer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from wirepact_server.realtime.scheduler import Scheduler, Timer

# A prime, so that addresses in memory, which are multiples of powers of two, spread over all of them.
_SLOTS = 19


class Live(Protocol):
    """A connection as this file sees it."""

    def keep_alive(self) -> None:
        """Ask for a sign of life, or end what gave none."""


class Keepalive:
    """A wheel of `_SLOTS` slots that turns once in `seconds`; it stands still while nobody is on it."""

    def __init__(self, seconds: float, scheduler: Callable[[], Scheduler]) -> None:
        self._interval = seconds / _SLOTS
        self._scheduler = scheduler
        self._slots: tuple[set[Live], ...] = tuple(set() for _ in range(_SLOTS))
        self._next = 0
        self._timer: Timer | None = None

    def add(self, connection: Live) -> None:
        """Ask it from now on, first within one turn of the wheel."""
        self._slots[hash(connection) % _SLOTS].add(connection)
        if self._timer is None:
            self._arm()

    def discard(self, connection: Live) -> None:
        """Ask it no more."""
        self._slots[hash(connection) % _SLOTS].discard(connection)
        if self._timer is not None and not any(self._slots):
            self._timer.cancel()
            self._timer = None

    def _arm(self) -> None:
        self._timer = self._scheduler().call_later(self._interval, self._turn)

    def _turn(self) -> None:
        slot, self._next = self._slots[self._next], (self._next + 1) % _SLOTS
        self._arm()
        for connection in tuple(slot):  # a copy: one that is cut is taken off
            connection.keep_alive()
