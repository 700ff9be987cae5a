"""At most one call an interval, and never a last one lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """What `call_later` returns."""

    def cancel(self) -> None: ...


class Clock(Protocol):
    """What Pace needs of an event loop."""

    def call_later(self, delay: float, callback: Callable[[], None], /) -> Timer: ...


class Pace:
    """Calls `act` for the first `note` at once, for all that follow within `interval_seconds` once at its end."""

    def __init__(self, interval_seconds: float, act: Callable[[], None], clock: Clock) -> None:
        self._interval_seconds = interval_seconds
        self._act = act
        self._clock = clock
        self._rest: Timer | None = None
        self._noted = False

    def note(self) -> None:
        """Something happened."""
        self._noted = True
        if self._rest is None:
            self._act_and_rest()

    def stop(self) -> None:
        """Forget what is due, since whoever calls has told everything."""
        self._noted = False

    def _act_and_rest(self) -> None:
        self._rest = None
        if self._noted:
            self._noted = False
            self._rest = self._clock.call_later(self._interval_seconds, self._act_and_rest)
            self._act()
