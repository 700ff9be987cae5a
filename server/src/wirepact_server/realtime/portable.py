"""The way out of a WebSocket under any ASGI server: one pump task per connection. Slower, and it cannot cut a socket.

ASGI's closing of a socket waits for the peer too: a stalled client is forgotten here, its memory freed and its
coroutine cancelled, but when its socket goes is the server's affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.websockets import WebSocket, WebSocketDisconnect

from wirepact_server.realtime.peer import peer_name
from wirepact_server.realtime.pump import PumpChannel

if TYPE_CHECKING:
    from collections.abc import Callable

    from wirepact_server.realtime.frames import Batch


class PortableChannel(PumpChannel):
    """Sends through a WebSocket; satisfies `Channel`. `cut` cancels the connection's coroutine."""

    def __init__(self, websocket: WebSocket, *, cut: Callable[[], None]) -> None:
        super().__init__()
        self._websocket = websocket
        self._cut = cut
        self._messages_sent = 0

    @property
    def peer(self) -> str:
        """The peer's address and port, as the server tells them."""
        return peer_name(self._websocket.client)

    @property
    def progress(self) -> int:
        """Messages that the server took."""
        return self._messages_sent

    def abort(self) -> None:
        """Cancel the connection's coroutine."""
        self._cut()

    def keep_alive(self) -> bool:
        """Nothing: pings are the server's affair here."""
        return True

    async def pump(self) -> None:
        """Send what is given until the goodbye or the peer's end."""
        try:
            await super().pump()
        except (WebSocketDisconnect, RuntimeError):
            # The peer is gone; Starlette says it with the one, servers with the other. The receive loop sees it too.
            return

    async def _send(self, batch: Batch) -> None:
        for text in batch.texts:
            if self._goodbye is not None:
                return
            await self._websocket.send_text(text)
            self._messages_sent += 1

    async def _say_goodbye(self, code: int, reason: str) -> None:
        await self._websocket.close(code, reason)
