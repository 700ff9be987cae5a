"""uvicorn's sans-IO WebSocket protocol, offering its socket to the application: `uvicorn.Config(ws=RealtimeProtocol)`.

What it changes: shared frames go straight to the transport (`DirectSocket`), compression is off, a message is bounded,
every closing ends by an abort if the peer does not end it, a stopping server says 1012 spread over a window, and no log
line holds a query. uvicorn waits for the transport's buffer when it closes, so a peer that does not read would stay for
ever; only `transport.abort()` ends it.
"""

from __future__ import annotations

import random
import socket
from typing import TYPE_CHECKING, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from wirepact_server.realtime.codes import INVALID_PAYLOAD, SERVICE_RESTART
from wirepact_server.realtime.direct import EXTENSION
from wirepact_server.realtime.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    import asyncio
    from asyncio.transports import BaseTransport
    from collections.abc import Callable
    from typing import Any

    from uvicorn._types import ASGISendEvent
    from uvicorn.config import Config
    from uvicorn.server import ServerState
    from websockets.frames import Frame


def _nothing() -> None:
    """No one listens yet."""


class RealtimeProtocol(WebSocketsSansIOProtocol):
    """One WebSocket of a uvicorn server; satisfies `DirectSocket`.

    `limits` holds until the application configures the socket. A subclass may set others: they bound the handshake.
    """

    limits: Limits = DEFAULT_LIMITS

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.conn.available_extensions = None  # compression costs most of the CPU and 38 KiB a connection
        self.conn.debug = False  # its debug log writes the request line, query and all
        self.conn.max_message_size = self.limits.message_bytes
        self.close_timeout = self.limits.close_seconds
        self._handshake_timer: asyncio.TimerHandle | None = None
        self._ready = True
        self._paused_callback: Callable[[], None] = _nothing
        self._resumed_callback: Callable[[], None] = _nothing

    # What the application calls: `DirectSocket`.

    @property
    def ready(self) -> bool:
        """Whether the transport's buffer is below its high-water mark."""
        return self._ready

    @property
    def buffered_bytes(self) -> int:
        """What the transport still holds."""
        return self.transport.get_write_buffer_size()

    def configure(self, limits: Limits) -> None:
        """Apply the application's limits to this socket."""
        self.limits = limits
        self.conn.max_message_size = limits.message_bytes
        self.close_timeout = limits.close_seconds
        raw = self.transport.get_extra_info("socket")
        if raw is not None:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, limits.send_buffer_bytes)

    def on_flow(self, paused: Callable[[], None], resumed: Callable[[], None]) -> None:
        """Call `paused` when `ready` becomes false, `resumed` when it is true again."""
        self._paused_callback, self._resumed_callback = paused, resumed

    def write(self, frames: bytes) -> None:
        """Write whole WebSocket frames; nothing once the connection is closing."""
        if not (self.close_sent or self.transport.is_closing()):
            self.transport.write(frames)

    def close(self, code: int, reason: str = "") -> None:
        """Send a close frame behind what was written. The application sees the end when the socket is gone."""
        if self.close_sent or self.transport.is_closing():
            return
        self.stop_keepalive()
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self._await_the_end()

    def abort(self) -> None:
        """Cut the TCP connection, whatever is buffered."""
        self.transport.abort()

    # What the transport calls.

    def connection_made(self, transport: BaseTransport) -> None:
        """Begin the handshake's deadline."""
        super().connection_made(transport)
        self._handshake_timer = self.loop.call_later(self.limits.handshake_seconds, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave no timer and no callback."""
        self._end_handshake()
        self.on_flow(_nothing, _nothing)
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """The transport's buffer is above its high-water mark."""
        super().pause_writing()
        self._ready = False
        self._paused_callback()

    def resume_writing(self) -> None:
        """The transport's buffer is below its low-water mark."""
        super().resume_writing()
        self._ready = True
        self._resumed_callback()

    # What uvicorn calls.

    async def run_asgi(self) -> None:
        """Offer the socket to the application."""
        extensions = cast("dict[str, object]", self.scope.setdefault("extensions", {}))
        extensions[EXTENSION] = self
        await super().run_asgi()

    async def send(self, message: ASGISendEvent) -> None:
        """Answer the handshake without logging its query, and within its deadline."""
        if not self.handshake_complete:
            self.scope = {**self.scope, "query_string": b""}  # the application has its own; this one is logged
        await super().send(message)
        if self.initial_response is not None and self.close_sent:
            self.handshake_complete = (
                True  # refused, which is an end too: uvicorn would log it as an application's fault
            )
        if self.handshake_complete:
            self._end_handshake()

    def send_receive_event_to_app(self) -> None:
        """Refuse what is not UTF-8 (RFC 6455, section 8.1), and without a traceback: clients choose what they send."""
        if self.curr_msg_data_type == "text" and not _is_utf8(self.frames):
            self.frames = []
            self.close(INVALID_PAYLOAD, "invalid_payload")
            return
        super().send_receive_event_to_app()

    def handle_ping(self) -> None:
        """Answer, unless the peer does not read: pongs would pile up past every bound."""
        if self._ready:
            super().handle_ping()
        else:
            self.conn.data_to_send()

    def handle_close(self, event: Frame) -> None:
        """A peer may answer our close frame and still read nothing."""
        super().handle_close(event)
        self._bound_the_end()

    def handle_parser_exception(self) -> None:
        """Say why and read on, discarding: a socket closed with unread bytes is reset, and the code never arrives."""
        if self.close_sent:
            return
        close = self.conn.close_sent
        if close is not None:
            self.queue.put_nowait({"type": "websocket.disconnect", "code": close.code, "reason": close.reason})
        self.stop_keepalive()
        self.transport.write(b"".join(self.conn.data_to_send()))
        self._await_the_end()
        if self.transport.can_write_eof():
            self.transport.write_eof()

    def keepalive_timeout(self) -> None:
        """The peer did not answer a ping."""
        super().keepalive_timeout()
        self._bound_the_end()

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        """The application is done with this connection."""
        super().on_task_complete(task)
        self._bound_the_end()

    def shutdown(self) -> None:
        """The server stops: say 1012 at a random moment of the window, so that clients come back spread."""
        if not self.handshake_complete:
            super().shutdown()
        elif self.close_sent:
            self._bound_the_end()
        else:
            delay = random.uniform(0, self.limits.drain_window_seconds)  # noqa: S311 - no secret
            self.loop.call_later(delay, self.close, SERVICE_RESTART, "service_restart")

    def _await_the_end(self) -> None:
        self.close_sent = True
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()
        self._bound_the_end()

    def _bound_the_end(self) -> None:
        if self.disconnected:
            return
        if self.close_timer is not None:
            self.close_timer.cancel()
        self.close_timer = self.loop.call_later(self.close_timeout, self.transport.abort)

    def _end_handshake(self) -> None:
        if self._handshake_timer is not None:
            self._handshake_timer.cancel()
            self._handshake_timer = None


def _is_utf8(fragments: list[bytes]) -> bool:
    try:
        b"".join(fragments).decode()
    except UnicodeDecodeError:
        return False
    return True
