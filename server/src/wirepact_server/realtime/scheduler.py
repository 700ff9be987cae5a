"""The little that the bus asks of an event loop, so that tests can turn the clock and the loop by hand."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Protocol


class Cancellable(Protocol):
    """Something under way that can be called off."""

    def cancel(self) -> object:
        """Call it off; harmless when it is over."""


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

    def create_task(self, coroutine: Coroutine[Any, Any, None], /) -> Cancellable:
        """Run `coroutine` beside all else."""

    def call_later(self, delay: float, callback: Callable[[], object], /) -> Timer:
        """Run `callback` in `delay` seconds."""
