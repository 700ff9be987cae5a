"""uvicorn's HTTP protocol with a deadline on the request's head: `uvicorn.Config(http=HeadDeadlineProtocol)`.

uvicorn itself has none: a TCP connection that sends nothing, or a header without an end, stays for ever. Every
WebSocket begins there, so this is where a half-open handshake is ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from wirepact_server.realtime.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    import asyncio


class HeadDeadlineProtocol(H11Protocol):
    """One HTTP connection of a uvicorn server. A request whose head is not whole in `handshake_seconds` is cut,
    and so is one that goes on for longer than that after it was answered.

    Between requests uvicorn's own keep-alive timeout holds. A subclass may set other limits.
    """

    limits: Limits = DEFAULT_LIMITS
    _head_timer: asyncio.TimerHandle | None = None
    _rest_timer: asyncio.TimerHandle | None = None

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

    def on_response_complete(self) -> None:
        """Begin a deadline for what an answered request still owes: its rest would keep the connection for ever."""
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY and not self.transport.is_closing():
            self._rest_timer = self.loop.call_later(self.limits.handshake_seconds, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave no timer."""
        self._end_deadline()
        self._end_rest()
        super().connection_lost(exc)

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
