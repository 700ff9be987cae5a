"""The WebSocket endpoint: checks before accept, then messages in and frames out. The only file that speaks ASGI."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import anyio
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from wirepact_server.realtime.direct import socket_offer
from wirepact_server.realtime.portable import PortableChannel

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from wirepact_server.realtime.connection import Connection
    from wirepact_server.realtime.direct import SocketOffer
    from wirepact_server.realtime.hub import Hub


@dataclass(frozen=True, slots=True)
class Refusal:
    """The HTTP answer instead of 101 to a client that may not come in."""

    status: int
    body: bytes
    media_type: str = "application/json"


Authorize = Callable[[HTTPConnection], Refusal | None]


def realtime_route(hub: Hub, path: str, *, authorize: Authorize) -> WebSocketRoute:
    """Return the route that serves `hub` at `path`. `authorize` runs before the upgrade; a `Refusal` answers."""
    return WebSocketRoute(path, _Endpoint(hub, authorize), name="realtime")


class _Endpoint:
    def __init__(self, hub: Hub, authorize: Authorize) -> None:
        self._hub = hub
        self._authorize = authorize

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        websocket = WebSocket(scope, receive, send)
        refusal = self._authorize(websocket)
        if refusal is not None:
            await _refuse(websocket, refusal)
            return
        await websocket.accept()
        code = self._hub.admission()
        if code is not None:
            await websocket.close(code, self._hub.close_reason(code))
            return
        offer = socket_offer(scope)
        if offer is None:
            await self._serve_portable(websocket)
        else:
            self._serve_direct(offer)

    def _serve_direct(self, offer: SocketOffer) -> None:
        socket = offer.take_over(self._hub.limits)
        socket.start(self._hub.connect(socket))

    async def _serve_portable(self, websocket: WebSocket) -> None:
        async with anyio.create_task_group() as tasks:
            channel = PortableChannel(websocket, cut=tasks.cancel_scope.cancel)
            connection = self._hub.connect(channel)
            try:
                tasks.start_soon(channel.pump)
                await _receive_until_gone(websocket, connection)
            finally:
                self._hub.disconnect(connection)
                tasks.cancel_scope.cancel()


async def _refuse(websocket: WebSocket, refusal: Refusal) -> None:
    if "websocket.http.response" in websocket.scope.get("extensions", {}):
        response = Response(refusal.body, status_code=refusal.status, media_type=refusal.media_type)
        await websocket.send_denial_response(response)
    else:  # the server can say no, but not how: the client sees 403
        await websocket.close()


async def _receive_until_gone(websocket: WebSocket, connection: Connection) -> None:
    """Hand every message on. Handling never waits, so reads never stop and pongs never starve."""
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            return
        text = message.get("text")
        if text is None:
            connection.receive_binary(message.get("bytes") or b"")
        else:
            connection.receive_text(text)
