"""The little that the bus asks of an event loop, so that tests can turn the clock and the loop by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """Something due later that can be called off."""

    def cancel(self) -> None:
        """Call it off; harmless when it is over."""


class Scheduler(Protocol):
    """A clock and a way to run something later. `asyncio.AbstractEventLoop` is one."""

    def time(self) -> float:
        """Return seconds that never run backwards."""

    def call_soon(self, callback: Callable[[], object], /) -> Timer:
        """Run `callback` at the end of this turn."""

    def call_later(self, delay: float, callback: Callable[[], object], /) -> Timer:
        """Run `callback` in `delay` seconds."""
