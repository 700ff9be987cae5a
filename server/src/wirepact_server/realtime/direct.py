"""The way out on a server that hands over the socket itself, through an ASGI scope extension.

After `websocket.accept` the application takes the socket, and its coroutine returns: from there on no task, no queue
and no ASGI message stands between the socket and its connection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, cast

from wirepact_server.realtime.outbox import Channel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wirepact_server.realtime.limits import Limits

EXTENSION: Final = "wirepact.direct"


class SocketListener(Protocol):
    """Who reads a socket that was handed over. No method waits, and none raises."""

    def receive_text(self, text: str, /) -> None:
        """A text message came."""

    def receive_binary(self, data: bytes, /) -> None:
        """A binary message came."""

    def gone(self) -> None:
        """The peer said goodbye, or the socket is lost: nothing more comes. Called once."""


class TakenSocket(Channel, Protocol):
    """A socket that was handed over: a channel that also reads."""

    def start(self, listener: SocketListener) -> None:
        """Hand what comes to `listener`, what came already at once."""


class SocketOffer(Protocol):
    """What stands in the scope under `EXTENSION`."""

    def put_off_deadline(self, seconds: float) -> None:
        """Give the handshake so much longer: the application is asked, which is bounded elsewhere."""

    def take_over(self, limits: Limits) -> TakenSocket:
        """Return the accepted socket under these limits. The server's own coroutine has nothing more to do with it."""


def socket_offer(scope: Mapping[str, object]) -> SocketOffer | None:
    """Return what the server offers with this ASGI scope, if it does."""
    extensions = cast("Mapping[str, object]", scope.get("extensions") or {})
    return cast("SocketOffer | None", extensions.get(EXTENSION))
