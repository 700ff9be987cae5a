"""uvicorn's sans-IO WebSocket protocol, offering its socket to the application: `uvicorn.Config(ws=RealtimeProtocol)`.

What it changes: an application may take the accepted socket over (`SocketOffer`), compression is off, a message is
bounded, every closing ends by an abort if the peer does not end it, a stopping server says 1012 spread over a window,
and no log line holds a query. uvicorn waits for the transport's buffer when it closes, so a peer that does not read
would stay for ever; only `transport.abort()` ends it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Opcode
from websockets.server import ServerProtocol

from wirepact_server.realtime.codes import INVALID_PAYLOAD, SERVICE_RESTART
from wirepact_server.realtime.direct import EXTENSION
from wirepact_server.realtime.direct_socket import DirectSocket
from wirepact_server.realtime.goodbyes import goodbye_delay
from wirepact_server.realtime.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    import asyncio
    from asyncio.transports import BaseTransport
    from typing import Any

    from uvicorn._types import ASGISendEvent
    from uvicorn.config import Config
    from uvicorn.server import ServerState
    from websockets.frames import Frame


class RealtimeProtocol(WebSocketsSansIOProtocol):
    """One WebSocket of a uvicorn server, until the application takes it over; satisfies `SocketOffer`.

    `limits` bound the handshake, and what is not taken over. A subclass may set others.
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
        # Without extensions: compression costs most of the CPU and 38 KiB a connection.
        self.conn = _ServerProtocol(max_size=self.limits.message_bytes, logger=self.logger)
        self.conn.debug = False  # its debug log writes the request line, query and all
        self.close_timeout = self.limits.close_seconds
        self._handshake_timer: asyncio.TimerHandle | None = None
        self._taken = False
        self._held = b""

    # What the application calls: `SocketOffer`.

    def put_off_deadline(self, seconds: float) -> None:
        """Give the handshake so much longer."""
        if self._handshake_timer is not None:
            self._handshake_timer.cancel()
            self._begin_handshake(seconds + self.limits.handshake_seconds)

    def take_over(self, limits: Limits) -> DirectSocket:
        """Return the accepted socket. Nothing of this connection passes here any more, and nothing of it stays."""
        self._taken = True
        self.stop_keepalive()
        self.connections.discard(self)
        early: list[str | bytes] = []
        while not self.queue.empty():
            message = self.queue.get_nowait()
            if message["type"] == "websocket.receive":  # sent before the answer to the handshake
                text = message.get("text")
                early.append((message.get("bytes") or b"") if text is None else text)
        held, self._held = self._held, b""
        taken = DirectSocket(self.transport, self.conn, self.connections, limits, self.loop, early, held)
        self.transport.set_protocol(taken)
        if self.read_paused:
            self.transport.resume_reading()
        return taken

    # What the transport calls.

    def connection_made(self, transport: BaseTransport) -> None:
        """Begin the handshake's deadline."""
        super().connection_made(transport)
        self._begin_handshake(self.limits.handshake_seconds)

    def data_received(self, data: bytes) -> None:
        """Read; what comes before the handshake is answered waits, else its answers would stand before that one."""
        if self._held or (self.handshake_initiated and not self.handshake_complete):
            self._held += data
            self.read_paused = True
            self.transport.pause_reading()
            return
        super().data_received(data)
        if self.conn.handshake_exc is not None and not self.handshake_complete:
            self._refuse_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave no timer."""
        self._end_handshake()
        super().connection_lost(exc)

    # What uvicorn calls.

    async def run_asgi(self) -> None:
        """Run the application, and close the socket behind it unless it took that over."""
        extensions = cast("dict[str, object]", self.scope.setdefault("extensions", {}))
        extensions[EXTENSION] = self
        try:
            await self.app(self.scope, self.receive, self.send)
        except ClientDisconnected:
            pass
        except BaseException:
            self.logger.exception("Exception in ASGI application\n")
            self.send_500_response()
        else:
            if not self.handshake_complete:
                self.logger.error("ASGI callable returned without completing handshake.")
                self.send_500_response()
        extensions.pop(EXTENSION, None)  # a cycle would keep the handshake's leftovers until the next collection
        if self.close_timer is None and not self._taken:
            self.transport.close()

    async def send(self, message: ASGISendEvent) -> None:
        """Answer the handshake without logging its query, and within its deadline."""
        if not self.handshake_complete:
            if self.transport.is_closing():  # cut, or answered by `shutdown`, in this very turn
                raise ClientDisconnected
            self.scope = {**self.scope, "query_string": b""}  # the application has its own; this one is logged
        await super().send(message)
        if self.initial_response is not None and self.close_sent:
            # Refused, which is an end too: uvicorn would log it as an application's fault.
            self.handshake_complete = True
        if self.handshake_complete:
            self._end_handshake()
            if self._held:
                self.loop.call_soon(self._read_held)  # unless the socket is taken over in this turn

    def send_receive_event_to_app(self) -> None:
        """Refuse what is not UTF-8 (RFC 6455, section 8.1), and without a traceback: clients choose what they send."""
        if self.curr_msg_data_type == "text" and not _is_utf8(self.frames):
            self.frames = []
            self._close(INVALID_PAYLOAD, "invalid_payload")
            return
        super().send_receive_event_to_app()

    def handle_ping(self) -> None:
        """Answer, unless the peer does not read: pongs would pile up past every bound."""
        if self.writable.is_set():
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
        if not self._taken:
            self._bound_the_end()

    def shutdown(self) -> None:
        """The server stops: say 1012 at a random moment of the window, so that clients come back spread."""
        if not self.handshake_complete:
            self._refuse_to_wait()
        elif self.close_sent:
            self._bound_the_end()
        else:
            self.loop.call_later(
                goodbye_delay(self.limits.drain_window_seconds), self._close, SERVICE_RESTART, "service_restart"
            )

    def _close(self, code: int, reason: str) -> None:
        """Send a close frame behind what was written. The application sees the end when the socket is gone."""
        if self.close_sent or self.transport.is_closing():
            return
        self.stop_keepalive()
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self._await_the_end()

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

    def _read_held(self) -> None:
        held, self._held = self._held, b""
        if not held or self.disconnected or self.transport.is_closing():
            return
        self.read_paused = False
        self.transport.resume_reading()
        super().data_received(held)

    def _refuse_head(self) -> None:
        """Say what `websockets` finds wrong with a head before it makes a request of it: it is too much (431)."""
        self.handshake_complete = self.close_sent = True
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.transport.close()

    def _refuse_to_wait(self) -> None:
        """The server stops while the application is still asked whether this client may come in."""
        if self.initial_response is None:
            response = self.conn.reject(503, "The server is stopping. Come back later.\n")
            response.headers["Retry-After"] = str(math.ceil(self.limits.sse_retry_seconds))
            self.conn.send_response(response)
            self.transport.write(b"".join(self.conn.data_to_send()))
        self.transport.close()

    def _begin_handshake(self, seconds: float) -> None:
        self._handshake_timer = self.loop.call_later(seconds, self.transport.abort)

    def _end_handshake(self) -> None:
        if self._handshake_timer is not None:
            self._handshake_timer.cancel()
            self._handshake_timer = None


class _ServerProtocol(ServerProtocol):
    """As `websockets` has it, but that a close frame may stand between fragments (RFC 6455, section 5.4)."""

    def recv_frame(self, frame: Frame) -> None:
        """Take a frame; one that closes ends the message that was begun."""
        if frame.opcode is Opcode.CLOSE:
            self.current_size = None
        super().recv_frame(frame)


def _is_utf8(fragments: list[bytes]) -> bool:
    try:
        b"".join(fragments).decode()
    except UnicodeDecodeError:
        return False
    return True
