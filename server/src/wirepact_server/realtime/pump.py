"""A way out for which a coroutine waits: what the channels over plain ASGI share.

ASGI's `send` waits for the peer. One coroutine per connection sends what it is given, one batch at a time; while it
sends, the channel is not ready, and the outbox watches for a stall.
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from wirepact_server.realtime.frames import Batch
    from wirepact_server.realtime.outbox import ChannelListener


class PumpChannel(ABC):
    """Sends one batch at a time; satisfies `Channel` but for `progress`, `abort` and `keep_alive`."""

    def __init__(self) -> None:
        self.ready = True
        self._listener: ChannelListener | None = None
        self._batch: Batch | None = None
        self._goodbye: tuple[int, str] | None = None
        self._awake = asyncio.Event()

    def attach(self, listener: ChannelListener) -> None:
        """Report to `listener`."""
        self._listener = listener

    def write(self, batch: Batch) -> None:
        """Give `batch` to the pump."""
        self._batch = batch
        self.ready = False
        self._awake.set()

    def close(self, code: int, reason: str) -> None:
        """Let the pump say goodbye after what it is sending."""
        self._goodbye = (code, reason)
        self._awake.set()

    async def pump(self) -> None:
        """Send what is given until the goodbye."""
        while self._goodbye is None:
            if self._batch is None:
                self._awake.clear()
                await self._awake.wait()
            else:
                await self._watched(self._deliver(self._batch))
        await self._say_goodbye(*self._goodbye)

    async def _watched(self, sending: Coroutine[Any, Any, None]) -> None:
        """Carry out `sending` while the outbox watches for a stall."""
        self.ready = False
        if self._listener is not None:
            self._listener.channel_paused()
        await sending
        self.ready = self._batch is None
        if self._listener is not None:
            self._listener.channel_ready()

    async def _deliver(self, batch: Batch) -> None:
        await self._send(batch)
        self._batch = None

    @abstractmethod
    async def _send(self, batch: Batch) -> None:
        """Send the messages, waiting for the peer; what is left at a goodbye may be dropped."""

    @abstractmethod
    async def _say_goodbye(self, code: int, reason: str) -> None:
        """End the connection in order."""
