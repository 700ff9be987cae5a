"""What every way into the bus asks first."""

from __future__ import annotations

import inspect
import logging
from typing import TYPE_CHECKING, cast

from starlette.responses import Response

from wirepact_server.realtime.access import Grant, Refusal
from wirepact_server.realtime.direct import socket_offer
from wirepact_server.realtime.hearing import Hearing
from wirepact_server.realtime.stream_socket import stream_socket

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable

    from starlette.requests import HTTPConnection
    from starlette.types import Receive

    from wirepact_server.realtime.access import Authorize
    from wirepact_server.realtime.arrivals import Arrival
    from wirepact_server.realtime.hub import Hub

logger = logging.getLogger(__name__)

# Asked again when a credential was revoked while the application thought about it. Who grants it thrice all the same
# has not seen to it first that `authorize` refuses it, and would be asked for ever.
_ASKED_AT_MOST = 3


class Entrance:
    """A hub, and who may come to it."""

    def __init__(self, hub: Hub, authorize: Authorize) -> None:
        self.hub = hub
        self._authorize = authorize
        self._given_up: set[asyncio.Future[object]] = set()

    def ask(self, connection: HTTPConnection) -> Refusal | Grant | Awaitable[object]:
        """Return the application's answer; if it has to be awaited, `hear` does that.

        Raises:
            TypeError: it is neither a Grant nor a Refusal; nobody comes in by mistake.
        """
        answer: object = self._authorize(connection)
        if isinstance(answer, Grant | Refusal):
            return answer
        if inspect.isawaitable(answer):
            return cast("Awaitable[object]", answer)
        raise _no_answer(answer)

    async def hear(
        self, pending: Awaitable[object], connection: HTTPConnection, receive: Receive, arrival: Arrival
    ) -> tuple[Refusal | Grant, Receive]:
        """Await the application's answer. Return it, and what the request is to be read from now on with.

        Behind it nothing is awaited here, so no revocation of what it grants is missed: `arrival` knows the later ones.

        Raises:
            UnheardError: there was none in time, or none that holds, or nobody is there to hear it.
            TypeError: it is neither a Grant nor a Refusal.
        """
        self._announce(connection, arrival)
        with Hearing(connection, receive, arrival, self.hub.limits, self._given_up) as hearing:
            if len(self.hub.arrivals) > self.hub.limits.connections:
                hearing.end("full")
            answer: object = pending
            for attempt in range(_ASKED_AT_MOST):
                if attempt > 0:
                    answer = self.ask(connection)
                    arrival.revoked.clear()
                if inspect.isawaitable(answer):
                    answer = await hearing.answer(answer)
                if not isinstance(answer, Grant | Refusal):
                    raise _no_answer(answer)
                if isinstance(answer, Refusal) or answer.credential not in arrival.revoked:
                    return answer, hearing.receive
            logger.warning("authorize granted %d times what was revoked meanwhile; answering with 503", _ASKED_AT_MOST)
            raise hearing.unheard("revoked")

    def address(self, connection: HTTPConnection) -> str | None:
        """Return the peer's address if connections are counted by it."""
        if self.hub.limits.connections_per_address is None or connection.client is None:
            return None
        return connection.client.host

    def _announce(self, connection: HTTPConnection, arrival: Arrival) -> None:
        """Tell the server, as far as it wants to know, that this may take a while."""
        offer = socket_offer(connection.scope)
        if offer is not None:
            offer.put_off_deadline(self.hub.limits.authorize_seconds)
        stream = stream_socket(connection.scope)
        if stream is not None:
            stream.on_shutdown(arrival.stop)


def as_response(refusal: Refusal) -> Response:
    """Return the refusal as an HTTP response."""
    return Response(refusal.body, refusal.status, refusal.headers, media_type=refusal.media_type)


def _no_answer(answer: object) -> TypeError:
    return TypeError(f"authorize must return a Grant or a Refusal, got {answer!r}")
