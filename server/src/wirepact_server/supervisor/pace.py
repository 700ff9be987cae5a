"""At most one call an interval, and never a last one lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Pace:
    """Calls `act` for the first `note` at once, for all that follow within `interval_seconds` once at its end."""

    def __init__(self, interval_seconds: float, act: Callable[[], None]) -> None:
        self._interval_seconds = interval_seconds
        self._act = act
        self._due: asyncio.TimerHandle | None = None
        self._noted = False

    def note(self) -> None:
        """Something happened. To be called on the event loop."""
        self._noted = True
        if self._due is None:
            self._act_and_rest()

    def stop(self) -> None:
        """Forget what is due: whoever calls has told everything."""
        if self._due is not None:
            self._due.cancel()
        self._noted = False

    def _act_and_rest(self) -> None:
        self._due = None
        if self._noted:
            self._noted = False
            self._due = asyncio.get_running_loop().call_later(self._interval_seconds, self._act_and_rest)
            self._act()
