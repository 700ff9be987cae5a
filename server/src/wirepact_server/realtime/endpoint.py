"""The routes of a bus: checks before accept, then messages in and frames out. With sse.py all that speaks ASGI."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from wirepact_server.realtime import codes
from wirepact_server.realtime.access import Grant, Refusal
from wirepact_server.realtime.direct import socket_offer
from wirepact_server.realtime.entrance import Entrance, as_response
from wirepact_server.realtime.hearing import UnheardError
from wirepact_server.realtime.portable import PortableChannel
from wirepact_server.realtime.sse import EventStreams

if TYPE_CHECKING:
    from starlette.routing import BaseRoute
    from starlette.types import Receive, Scope, Send

    from wirepact_server.realtime.access import Authorize
    from wirepact_server.realtime.connection import Connection
    from wirepact_server.realtime.direct import SocketOffer
    from wirepact_server.realtime.hub import Hub


def realtime_routes(hub: Hub, path: str, *, authorize: Authorize) -> list[BaseRoute]:
    """Return the routes that serve `hub`: WebSockets at `path`, Server-Sent Events at `path` + "/sse".

    `authorize` runs before everything else; a `Refusal` is the HTTP answer, a `Grant` lets in. What else is refused
    over HTTP (400, 405, 426, 429, 503) is raised as Starlette's `HTTPException`, so the application words it.
    """
    entrance = Entrance(hub, authorize)
    return [
        WebSocketRoute(path, _WebSockets(entrance), name="realtime"),
        Route(path, _UpgradeRequired(entrance), name="realtime-http"),
        Route(path.rstrip("/") + "/sse", EventStreams(entrance), name="realtime-sse"),
    ]


class _WebSockets:
    def __init__(self, entrance: Entrance) -> None:
        self._entrance = entrance
        self._hub = entrance.hub

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        websocket = WebSocket(scope, receive, send)
        answer = self._entrance.ask(websocket)
        with self._hub.arrivals.begin() as arrival:
            if not isinstance(answer, Grant | Refusal):
                try:
                    answer, receive = await self._entrance.hear(answer, websocket, receive, arrival)
                except UnheardError as unheard:
                    await _turn_away(websocket, unheard)
                    return
                websocket = WebSocket(scope, receive, send)
            if isinstance(answer, Refusal):
                await _refuse(websocket, answer)
                return
            await websocket.accept()
        if answer.credential in arrival.revoked:  # while the upgrade was under way
            await self._close(websocket, codes.UNAUTHORIZED)
            return
        address = self._entrance.address(websocket)
        no_room = self._hub.no_room(answer, address)
        if no_room is not None:
            await self._close(websocket, no_room.close_code)
            return
        offer = socket_offer(scope)
        if offer is None:
            await self._serve_portable(websocket, answer, address)
        else:
            self._serve_direct(offer, answer, address)

    async def _close(self, websocket: WebSocket, code: int) -> None:
        await websocket.close(code, self._hub.close_reason(code))

    def _serve_direct(self, offer: SocketOffer, grant: Grant, address: str | None) -> None:
        socket = offer.take_over(self._hub.limits)
        try:
            socket.start(self._hub.connect(socket, grant, address))
        except BaseException:
            socket.abort()  # nobody else would: it is not the server's any more, and not the hub's yet
            raise

    async def _serve_portable(self, websocket: WebSocket, grant: Grant, address: str | None) -> None:
        async with anyio.create_task_group() as tasks:
            channel = PortableChannel(websocket, cut=tasks.cancel_scope.cancel)
            connection = self._hub.connect(channel, grant, address)
            try:
                tasks.start_soon(channel.pump)
                await _receive_until_gone(websocket, connection)
            finally:
                self._hub.disconnect(connection)
                tasks.cancel_scope.cancel()


class _UpgradeRequired:
    """Plain HTTP on the WebSocket's path."""

    def __init__(self, entrance: Entrance) -> None:
        self._entrance = entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        answer = self._entrance.ask(request)
        if not isinstance(answer, Grant | Refusal):
            with self._entrance.hub.arrivals.begin() as arrival:
                answer, receive = await self._entrance.hear(answer, request, receive, arrival)
        if isinstance(answer, Refusal):
            await as_response(answer)(scope, receive, send)
            return
        if request.method not in {"GET", "HEAD"}:
            raise HTTPException(405, "Only GET with an upgrade to a WebSocket is served here.", {"Allow": "GET"})
        if request.headers.get("upgrade", "").lower() == "websocket" and _names_a_body(request):
            raise HTTPException(400, "A request that upgrades to a WebSocket has no body.")
        raise _upgrade_required(scope["http_version"])


def _upgrade_required(http_version: str) -> HTTPException:
    message = "This is a WebSocket's address. Upgrade, or use its `/sse`."
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade"}  # RFC 9110, sections 15.5.22 and 7.8
    if http_version == "1.0":
        message = "This is a WebSocket's address, and HTTP/1.0 has no upgrade. Come with HTTP/1.1, or use its `/sse`."
    elif not http_version.startswith("1"):
        upgrade = {}  # from HTTP/2 on there is no such field (RFC 9113, section 8.2.2)
    return HTTPException(426, message, upgrade)


def _names_a_body(request: Request) -> bool:
    return "transfer-encoding" in request.headers or request.headers.get("content-length", "0").strip("0") != ""


async def _refuse(websocket: WebSocket, refusal: Refusal) -> None:
    if _can_say_how(websocket):
        await websocket.send_denial_response(as_response(refusal))
    else:  # the server can say no, but not how: the client sees 403
        await websocket.close()


async def _turn_away(websocket: WebSocket, unheard: UnheardError) -> None:
    if unheard.gone:
        return
    if _can_say_how(websocket):
        raise unheard
    await websocket.close()


def _can_say_how(websocket: WebSocket) -> bool:
    return "websocket.http.response" in websocket.scope.get("extensions", {})


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
