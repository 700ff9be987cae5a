"""What every way into the bus asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from wirepact_server.realtime.access import Grant, Refusal

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from wirepact_server.realtime.access import Authorize
    from wirepact_server.realtime.hub import Hub


class Entrance:
    """A hub, and who may come to it."""

    def __init__(self, hub: Hub, authorize: Authorize) -> None:
        self.hub = hub
        self._authorize = authorize

    def ask(self, connection: HTTPConnection) -> Refusal | Grant:
        """Return the application's answer.

        Raises:
            TypeError: it is neither a Grant nor a Refusal; nobody comes in by mistake.
        """
        answer = self._authorize(connection)
        if not isinstance(answer, Grant | Refusal):
            raise TypeError(f"authorize must return a Grant or a Refusal, got {answer!r}")
        return answer

    def address(self, connection: HTTPConnection) -> str | None:
        """Return the peer's address if connections are counted by it."""
        if self.hub.limits.connections_per_address is None or connection.client is None:
            return None
        return connection.client.host


def as_response(refusal: Refusal) -> Response:
    """Return the refusal as an HTTP response."""
    return Response(refusal.body, refusal.status, refusal.headers, media_type=refusal.media_type)
