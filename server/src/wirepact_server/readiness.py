"""Whether the server should be sent requests now; asked by whatever balances load or watches it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Literal

from wirepact_server.supervisor.errors import StorageError

Phase = Literal["starting", "ready", "draining"]

STARTING: Final = "The server is starting."
DRAINING: Final = "The server is stopping."
NOT_WRITABLE: Final = "Sessions cannot be stored."
NO_ANSWER: Final = "The store does not answer."

_PROBE_SECONDS = 2.0
_KEPT_SECONDS = 5.0


class Readiness:
    """The server's phase, and whether its store can be written.

    `probe` writes, and raises StorageError when it cannot. Whoever asks is not known, so what it found is kept for some
    seconds, and all who ask meanwhile share one probe.
    """

    def __init__(self, probe: Callable[[], Awaitable[None]]) -> None:
        self.phase: Phase = "starting"
        self._probe = probe
        self._found: asyncio.Task[str | None] | None = None
        self._found_at = -_KEPT_SECONDS

    async def why_not(self) -> str | None:
        """Return why the server is not ready, without a secret in it; None when it is."""
        match self.phase:
            case "starting":
                return STARTING
            case "draining":
                return DRAINING
        now = asyncio.get_running_loop().time()
        if self._found is None or (self._found.done() and now - self._found_at >= _KEPT_SECONDS):
            self._found_at = now
            self._found = asyncio.create_task(self._look())
        return await asyncio.shield(self._found)

    async def _look(self) -> str | None:
        try:
            async with asyncio.timeout(_PROBE_SECONDS):
                await self._probe()
        except StorageError:
            return NOT_WRITABLE
        except TimeoutError:
            return NO_ANSWER
        return None
