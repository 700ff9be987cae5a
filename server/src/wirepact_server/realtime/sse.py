"""Server-Sent Events: the same messages, checks and outbox for clients that only read (WHATWG HTML, section 9.2)."""

from __future__ import annotations

import json
import math
import random
from typing import TYPE_CHECKING, Final

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request

from wirepact_server.realtime.access import Grant, Refusal
from wirepact_server.realtime.codes import SERVICE_RESTART
from wirepact_server.realtime.entrance import as_response
from wirepact_server.realtime.frames import Batch
from wirepact_server.realtime.peer import peer_name
from wirepact_server.realtime.pump import PumpChannel
from wirepact_server.realtime.stream_socket import StreamSocket, stream_socket

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send

    from wirepact_server.realtime.entrance import Entrance
    from wirepact_server.realtime.hub import Hub
    from wirepact_server.realtime.limits import Limits

_HEADERS: Final = [
    (b"content-type", b"text/event-stream"),  # always UTF-8
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # nginx would hold events back
]
_COMMENT: Final = Batch()  # without a message
_PIECE_BYTES = 64 * 1024  # a server takes a body's piece whole: a large snapshot must not all wait in its buffer


class EventStreams:
    """Serves `?topics=a,b` or `?topics=a&topics=b` as a stream of their messages."""

    def __init__(self, entrance: Entrance) -> None:
        self._entrance = entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, then stream until either side ends it."""
        request = Request(scope, receive)
        hub = self._entrance.hub
        answer = self._entrance.ask(request)
        if not isinstance(answer, Grant | Refusal):
            with hub.arrivals.begin() as arrival:
                answer, receive = await self._entrance.hear(answer, request, receive, arrival)
        if isinstance(answer, Refusal):
            await as_response(answer)(scope, receive, send)
            return
        if request.method != "GET":
            raise HTTPException(405, "Only GET is served here.", {"Allow": "GET"})
        topics = _topics(",".join(request.query_params.getlist("topics")), hub.limits)
        address = self._entrance.address(request)
        no_room = hub.no_room(answer, address)
        if no_room is not None:
            wait = str(math.ceil(hub.limits.sse_retry_seconds))
            raise HTTPException(no_room.status, no_room.message, {"Retry-After": wait})
        await _Stream(hub, answer, address, topics).serve(scope, receive, send)


class _Stream:
    """One client, from its grant to its end."""

    def __init__(self, hub: Hub, grant: Grant, address: str | None, topics: list[str]) -> None:
        self._hub = hub
        self._grant = grant
        self._address = address
        self._topics = topics

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream. Nothing is awaited between the grant and here, so no revocation is missed."""
        socket = stream_socket(scope)
        if socket is not None:
            socket.configure(self._hub.limits)
        async with anyio.create_task_group() as tasks:
            peer = peer_name(scope.get("client"))
            channel = StreamChannel(send, socket, self._hub.limits, cut=tasks.cancel_scope.cancel, peer=peer)
            connection = self._hub.connect(channel, self._grant, self._address)
            try:
                if socket is not None:
                    socket.on_shutdown(lambda: connection.close(SERVICE_RESTART))
                tasks.start_soon(_until_gone, receive, tasks.cancel_scope.cancel)
                connection.subscribe(self._topics)
                await channel.pump()
            finally:
                self._hub.disconnect(connection)
                tasks.cancel_scope.cancel()


class StreamChannel(PumpChannel):
    """Sends through a response's body; satisfies `Channel`. `cut` cancels the connection's coroutine."""

    def __init__(
        self, send: Send, socket: StreamSocket | None, limits: Limits, *, cut: Callable[[], None], peer: str = ""
    ) -> None:
        super().__init__()
        self.peer = peer
        self._asgi_send = send
        self._socket = socket
        self._limits = limits
        self._cut = cut
        self._bytes_sent = 0

    @property
    def progress(self) -> int:
        """Bytes that the server took; those that the peer's kernel took, where the server offers its socket."""
        return self._bytes_sent - (0 if self._socket is None else self._socket.buffered_bytes)

    def abort(self) -> None:
        """Cut the connection, or at least this coroutine."""
        if self._socket is None:
            self._cut()
        else:
            self._socket.abort()  # and then the server says that the client is gone

    def keep_alive(self) -> bool:
        """Send a comment, which proxies count and clients pass over. Whether the client is there, `receive` tells."""
        if self.ready:
            self.write(_COMMENT)
        return True

    async def pump(self) -> None:
        """Send what is given until the goodbye or the peer's end."""
        try:
            await self._watched(self._open())
            await super().pump()
        except OSError:  # how ASGI says that the peer is gone (from spec version 2.4 on)
            return

    async def _open(self) -> None:
        await self._asgi_send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        # Around the setting, so that those whom a crash cut off together do not come back together.
        wait = self._limits.sse_retry_seconds * random.uniform(0.5, 1.5)  # noqa: S311 - no secret
        await self._write(b"retry: %d\n\n" % round(1000 * wait))

    async def _send(self, batch: Batch) -> None:
        await self._write(batch.events or b":\n\n")

    async def _say_goodbye(self, code: int, reason: str) -> None:
        said = json.dumps({"code": code, "name": reason}, separators=(",", ":"))
        await self._write(f"event: close\ndata: {said}\n\n".encode(), more=False)

    async def _write(self, data: bytes, *, more: bool = True) -> None:
        for start in range(0, len(data), _PIECE_BYTES):
            piece = data[start : start + _PIECE_BYTES]
            await self._asgi_send({"type": "http.response.body", "body": piece, "more_body": more})
            self._bytes_sent += len(piece)


def _topics(named: str, limits: Limits) -> list[str]:
    """Split what is asked for: no address has a comma in it."""
    if not named:
        raise HTTPException(400, "No topic is named: ask for `?topics=ADDRESS`, several as `?topics=ONE,OTHER`.")
    addresses = named.split(",")
    if len(addresses) > limits.topics_per_message:
        raise HTTPException(400, f"A request names at most {limits.topics_per_message} topics.")
    if not all(0 < len(address) <= limits.topic_chars for address in addresses):
        raise HTTPException(400, f"A topic's address has 1 to {limits.topic_chars} characters.")
    return addresses


async def _until_gone(receive: Receive, end: Callable[[], None]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass  # a body that nobody asked for
    end()
