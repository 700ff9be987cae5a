"""uvicorn's HTTP protocol with a deadline on the request's head: `uvicorn.Config(http=HeadDeadlineProtocol)`.

uvicorn itself has none: a TCP connection that sends nothing, or a header without an end, stays for ever. Every
WebSocket begins there, so this is where a half-open handshake is ended. It also offers its socket to responses that
stream (`StreamSocket`): only a transport can cut a client that does not read.
"""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from wirepact_server.realtime.goodbyes import goodbye_delay
from wirepact_server.realtime.limits import DEFAULT_LIMITS, Limits
from wirepact_server.realtime.stream_socket import EXTENSION

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable


class HeadDeadlineProtocol(H11Protocol):
    """One HTTP connection of a uvicorn server. A request whose head is not whole in `handshake_seconds` is cut,
    and so is one that goes on for longer than that after it was answered.

    Between requests uvicorn's own keep-alive timeout holds. A subclass may set other limits.
    """

    limits: Limits = DEFAULT_LIMITS
    _head_timer: asyncio.TimerHandle | None = None
    _rest_timer: asyncio.TimerHandle | None = None
    _shutdown_callback: Callable[[], None] | None = None
    _stopping = False

    # What the application calls: `StreamSocket`.

    @property
    def buffered_bytes(self) -> int:
        """What the transport still holds."""
        return self.transport.get_write_buffer_size()

    def configure(self, limits: Limits) -> None:
        """Apply the application's limits to this socket."""
        self.limits = limits
        raw = self.transport.get_extra_info("socket")
        if raw is not None:
            with contextlib.suppress(OSError):  # it is closed already
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, limits.send_buffer_bytes)

    def on_shutdown(self, callback: Callable[[], None]) -> None:
        """Call `callback` at a random moment of the window when the server stops while this request is served.

        It may be stopping already: an application that thinks about a request does so for a while.
        """
        self._shutdown_callback = callback
        if self._stopping:
            self._say_goodbye()

    def abort(self) -> None:
        """Cut the TCP connection, whatever is buffered."""
        self.transport.abort()

    # What the transport calls.

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Begin the first request's deadline."""
        super().connection_made(transport)
        self._begin_deadline()

    def data_received(self, data: bytes) -> None:
        """Begin a deadline with a head's first bytes; end it when the head is whole."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._end_deadline()
        elif self._head_timer is None:
            self._begin_deadline()
        if self.conn.their_state is not h11.SEND_BODY:
            self._end_rest()

    # What uvicorn calls.

    def _should_upgrade(self) -> bool:
        """Tell whether a request becomes a WebSocket.

        One with a body does not, and is served as plain HTTP. Neither does one of HTTP/1.0, in which a server must pass
        an Upgrade field over (RFC 9110, section 7.8), and a WebSocket needs HTTP/1.1 (RFC 6455, section 4.2.1).
        """
        if self.scope["http_version"] >= "1.1" and super()._should_upgrade() and not _has_body(self.headers):
            return True
        # Asked once a request, before it is served: the moment to offer the socket.
        cast("dict[str, object]", self.scope.setdefault("extensions", {}))[EXTENSION] = self
        return False

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand the connection on, and what came in one piece with the request: uvicorn would lose it."""
        super().handle_websocket_upgrade(event)
        behind, _ = self.conn.trailing_data
        if behind and not self.transport.is_closing():
            cast("asyncio.Protocol", self.transport.get_protocol()).data_received(behind)

    def shutdown(self) -> None:
        """The server stops: a response that streams ends at a random moment of the window."""
        super().shutdown()
        self._stopping = True
        self._say_goodbye()

    def on_response_complete(self) -> None:
        """Begin a deadline for what an answered request still owes: its rest would keep the connection for ever."""
        self._shutdown_callback = None
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY and not self.transport.is_closing():
            self._rest_timer = self.loop.call_later(self.limits.handshake_seconds, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave no timer and no callback."""
        self._end_deadline()
        self._end_rest()
        self._shutdown_callback = None
        if self.scope is not None:
            self.scope.get("extensions", {}).pop(EXTENSION, None)  # it refers back: only a collection would free it
        super().connection_lost(exc)

    def _say_goodbye(self) -> None:
        if self._shutdown_callback is not None:
            self.loop.call_later(goodbye_delay(self.limits.drain_window_seconds), self._shutdown_callback)

    def _begin_deadline(self) -> None:
        self._head_timer = self.loop.call_later(self.limits.handshake_seconds, self.transport.abort)

    def _end_rest(self) -> None:
        if self._rest_timer is not None:
            self._rest_timer.cancel()
            self._rest_timer = None

    def _end_deadline(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None


def _has_body(headers: list[tuple[bytes, bytes]]) -> bool:
    return any(
        name == b"transfer-encoding" or (name == b"content-length" and value.strip(b" 0") != b"")
        for name, value in headers
    )
