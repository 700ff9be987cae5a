"""The way out under any ASGI server: one pump task per connection. Slower, and it cannot cut a socket.

ASGI's `send` waits for the peer, and so does the closing of a socket: a stalled client is forgotten here, its memory
freed and its coroutine cancelled, but when its socket goes is the server's affair.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.websockets import WebSocket, WebSocketDisconnect

if TYPE_CHECKING:
    from collections.abc import Callable

    from wirepact_server.realtime.frames import Batch
    from wirepact_server.realtime.outbox import ChannelListener


class PortableChannel:
    """Sends one batch at a time through ASGI; satisfies `Channel`. `cut` cancels the connection's coroutine."""

    def __init__(self, websocket: WebSocket, *, cut: Callable[[], None]) -> None:
        self._websocket = websocket
        self._cut = cut
        self._listener: ChannelListener | None = None
        self._batch: Batch | None = None
        self._goodbye: tuple[int, str] | None = None
        self._awake = asyncio.Event()
        self._messages_sent = 0
        self.ready = True

    @property
    def progress(self) -> int:
        """Messages that the server took."""
        return self._messages_sent

    def attach(self, listener: ChannelListener) -> None:
        """Report to `listener`."""
        self._listener = listener

    def write(self, batch: Batch) -> None:
        """Give `batch` to the pump."""
        self._batch = batch
        self.ready = False
        self._awake.set()

    def close(self, code: int, reason: str) -> None:
        """Let the pump say goodbye after the message it is sending."""
        self._goodbye = (code, reason)
        self._awake.set()

    def abort(self) -> None:
        """Cancel the connection's coroutine."""
        self._cut()

    def keep_alive(self) -> bool:
        """Nothing: pings are the server's affair here."""
        return True

    async def pump(self) -> None:
        """Send what is given until the goodbye or the peer's end."""
        try:
            while self._goodbye is None:
                await self._send_batch()
            await self._websocket.close(*self._goodbye)
        except (WebSocketDisconnect, RuntimeError):
            # The peer is gone; Starlette says it with the one, servers with the other. The receive loop sees it too.
            return

    async def _send_batch(self) -> None:
        batch = self._batch
        if batch is None:
            self._awake.clear()
            await self._awake.wait()
            return
        for text in batch.texts:
            if self._goodbye is not None:
                return
            await self._websocket.send_text(text)
            self._messages_sent += 1
        self._batch = None
        self.ready = True
        if self._listener is not None:
            self._listener.channel_ready()
