"""A WebSocket of uvicorn after its handshake, in the hands of the bus: frames in, shared frames out, no ASGI.

uvicorn waits for the transport's buffer when it closes, so a peer that does not read would stay for ever; here every
end is bounded by an abort. The protocol itself (RFC 6455) is read by `websockets`.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import socket
import sys
from typing import TYPE_CHECKING

from websockets.frames import Frame, Opcode
from websockets.protocol import State

from wirepact_server.realtime.codes import INVALID_PAYLOAD, SERVICE_RESTART
from wirepact_server.realtime.goodbyes import goodbye_delay
from wirepact_server.realtime.peer import peer_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from websockets.server import ServerProtocol

    from wirepact_server.realtime.direct import SocketListener
    from wirepact_server.realtime.frames import Batch
    from wirepact_server.realtime.limits import Limits
    from wirepact_server.realtime.outbox import ChannelListener


_DATA = frozenset({Opcode.TEXT, Opcode.BINARY, Opcode.CONT})


class DirectSocket(asyncio.Protocol):
    """The transport's protocol from the hand-over on; satisfies `TakenSocket`.

    `connections` is the server's set of what it must shut down; `early` are messages, and
    `unread` bytes behind them, that came before the hand-over.
    """

    __slots__ = (
        "_closing",
        "_connections",
        "_early",
        "_end_timer",
        "_fd",
        "_heard",
        "_held",
        "_is_text",
        "_limits",
        "_listener",
        "_loop",
        "_message",
        "_outbox",
        "_transport",
        "_unread",
        "_websocket",
        "ready",
    )

    def __init__(
        self,
        transport: asyncio.Transport,
        websocket: ServerProtocol,
        connections: set[Any],
        limits: Limits,
        loop: asyncio.AbstractEventLoop,
        early: Sequence[str | bytes] = (),
        unread: bytes = b"",
    ) -> None:
        self.ready = True
        self._transport = transport
        self._websocket = websocket
        self._connections = connections
        self._limits = limits
        self._loop = loop
        self._listener: SocketListener | None = None
        self._outbox: ChannelListener | None = None
        self._end_timer: asyncio.TimerHandle | None = None
        self._early = tuple(early)
        self._held = unread
        self._message: bytearray | None = None
        self._is_text = True
        self._closing = False
        self._heard = True
        self._unread = 0
        self._fd = _writable_fd(transport)
        websocket.max_message_size = limits.message_bytes
        raw = transport.get_extra_info("socket")
        if raw is not None:
            with contextlib.suppress(OSError):  # it is closed already
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, limits.send_buffer_bytes)
        connections.add(self)

    # What the bus calls.

    def start(self, listener: SocketListener) -> None:
        """Hand what comes to `listener`. A socket that was lost meanwhile is gone at once."""
        self._listener = listener
        early, self._early = self._early, ()
        for message in early:
            if isinstance(message, str):
                listener.receive_text(message)
            else:
                listener.receive_binary(message)
        held, self._held = self._held, b""
        if self._transport.is_closing():
            self._leave()
        elif held:
            self.data_received(held)

    def attach(self, listener: ChannelListener) -> None:
        """Report to `listener` when `ready` changes."""
        self._outbox = listener

    @property
    def peer(self) -> str:
        """The peer's address and port."""
        return peer_name(self._transport.get_extra_info("peername"))

    @property
    def progress(self) -> int:
        """Falls with what is written and grows with what the peer takes; nothing is written while not ready."""
        return -self._transport.get_write_buffer_size()

    @property
    def buffered_bytes(self) -> int:
        """What the transport still holds."""
        return self._transport.get_write_buffer_size()

    def get_extra_info(self, name: str) -> object:
        """Return what the transport knows under that name (`asyncio.BaseTransport.get_extra_info`)."""
        return self._transport.get_extra_info(name)

    def write(self, batch: Batch) -> None:
        """Write the batch's shared buffer into the kernel, or behind what the transport holds."""
        if self._closing:
            return
        frames: bytes | memoryview = batch.wire
        transport = self._transport
        # A transport that is closing may have closed its descriptor, and the number may be another client's by now.
        if self._fd >= 0 and not transport.get_write_buffer_size() and not transport.is_closing():
            try:
                taken = os.write(self._fd, frames)
            except OSError:  # full, or lost: the transport finds out which
                taken = 0
            if taken == len(frames):
                return
            frames = memoryview(frames)[taken:]
        transport.write(frames)

    def close(self, code: int, reason: str = "") -> None:
        """Send a close frame behind what was written; the socket ends with the peer's answer, or by an abort."""
        if self._closing or self._transport.is_closing():
            return
        if self._websocket.state is not State.OPEN:
            return  # the peer's close frame, or one that is broken, came behind what is being read: that is answered
        self._websocket.send_close(code, reason)
        self._transport.write(b"".join(self._websocket.data_to_send()))
        self._bound_the_end()

    def abort(self) -> None:
        """Cut the TCP connection, whatever is buffered."""
        self._transport.abort()

    def keep_alive(self) -> bool:
        """Ping the peer; False if nothing came since the last ping, and nothing was taken: it went without a word."""
        if self._closing:
            return True
        # A ping does not get through, or is behind a large snapshot: reading is a sign of life too.
        unread, self._unread = self._unread, self._transport.get_write_buffer_size()
        if not self._heard and self._unread >= unread:
            return False
        self._heard = False
        self._websocket.send_ping(random.randbytes(4))  # noqa: S311 - no secret
        self._send_control()
        return True

    # What uvicorn calls.

    def shutdown(self) -> None:
        """The server stops: say 1012 at a random moment of the window, and cut at its end."""
        window = self._limits.drain_window_seconds
        self._loop.call_later(goodbye_delay(window), self.close, SERVICE_RESTART, "service_restart")
        self._loop.call_later(window, self.abort)

    # What the transport calls.

    def data_received(self, data: bytes) -> None:
        """Read frames: messages to the listener, control frames answered here."""
        self._heard = True
        websocket = self._websocket
        websocket.receive_data(data)
        if websocket.parser_exc is None and websocket.close_rcvd is None:
            self._send_control()  # a ping between fragments is answered before the message that they make
        for event in websocket.events_received():
            if isinstance(event, Frame):
                self._take(event)
        if websocket.parser_exc is not None:
            self._broken()
        elif websocket.close_rcvd is not None:
            self._goodbye()
        else:
            self._send_control()

    def pause_writing(self) -> None:
        """The transport's buffer is above its high-water mark."""
        self.ready = False
        if self._outbox is not None:
            self._outbox.channel_paused()

    def resume_writing(self) -> None:
        """The transport's buffer is below its low-water mark."""
        self.ready = True
        self._heard = True
        if self._outbox is not None:
            self._outbox.channel_ready()

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave no timer, and nobody waiting."""
        self._connections.discard(self)
        self._fd = -1
        self._closing = True
        if self._end_timer is not None:
            self._end_timer.cancel()
            self._end_timer = None
        self._leave()
        if exc is None:
            self._transport.close()

    def _take(self, frame: Frame) -> None:
        if self._closing or frame.opcode not in _DATA:
            return
        if frame.opcode is not Opcode.CONT:
            self._is_text = frame.opcode is Opcode.TEXT
        if self._message is None and frame.fin:
            self._hand_on(bytes(frame.data))
            return
        if self._message is None:
            self._message = bytearray()
        self._message += frame.data  # joined at once: a fragment of one byte costs one byte
        if frame.fin:
            message, self._message = bytes(self._message), None
            self._hand_on(message)

    def _hand_on(self, message: bytes) -> None:
        if self._listener is None:
            return
        if not self._is_text:
            self._listener.receive_binary(message)
            return
        try:
            text = message.decode()
        except UnicodeDecodeError:  # RFC 6455, section 8.1
            self.close(INVALID_PAYLOAD, "invalid_payload")
            self._leave()
        else:
            self._listener.receive_text(text)

    def _send_control(self) -> None:
        frames = self._websocket.data_to_send()
        # A peer that does not read gets no pongs: they would pile up past every bound.
        if frames and self.ready and not self._closing:
            self._transport.write(b"".join(frames))

    def _goodbye(self) -> None:
        """The peer's close frame came: the first, which we answer, or the answer to ours."""
        frames = b"".join(self._websocket.data_to_send())
        if frames and not self._transport.is_closing():
            self._transport.write(frames)
        self._bound_the_end()
        self._leave()
        self._transport.close()

    def _broken(self) -> None:
        """Say why and read on, discarding: a socket closed with unread bytes is reset, and the code never arrives."""
        if self._closing:
            self._websocket.data_to_send()
            return
        self._transport.write(b"".join(self._websocket.data_to_send()))
        self._bound_the_end()
        self._leave()
        if self._transport.can_write_eof():
            self._transport.write_eof()

    def _bound_the_end(self) -> None:
        """Nothing is sent after a close frame, and the peer has `close_seconds` to be gone."""
        self._closing = True
        self._message = None
        if self._end_timer is None:
            self._end_timer = self._loop.call_later(self._limits.close_seconds, self._transport.abort)

    def _leave(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.gone()


def _writable_fd(transport: asyncio.Transport) -> int:
    """Return the socket's descriptor where what is written to it is what the peer reads; -1 under TLS or Windows."""
    raw = transport.get_extra_info("socket")
    if raw is None or sys.platform == "win32" or transport.get_extra_info("sslcontext") is not None:
        return -1
    return int(raw.fileno())
