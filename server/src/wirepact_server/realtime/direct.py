"""The way out on a server that offers the socket itself, through an ASGI scope extension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wirepact_server.realtime.frames import Batch
    from wirepact_server.realtime.limits import Limits
    from wirepact_server.realtime.outbox import ChannelListener

EXTENSION: Final = "wirepact.direct"


class DirectSocket(Protocol):
    """An accepted WebSocket, as the extension offers it. No method waits, and none raises on a socket that is gone."""

    @property
    def ready(self) -> bool:
        """Whether the transport's buffer is below its high-water mark."""

    @property
    def buffered_bytes(self) -> int:
        """What the transport still holds."""

    def configure(self, limits: Limits) -> None:
        """Apply the limits of messages, kernel buffer and closing to this socket."""

    def on_flow(self, paused: Callable[[], None], resumed: Callable[[], None]) -> None:
        """Call `paused` when `ready` becomes false, `resumed` when it is true again."""

    def write(self, frames: bytes) -> None:
        """Write whole WebSocket frames."""

    def close(self, code: int, reason: str) -> None:
        """Send a close frame; nothing is written after it."""

    def abort(self) -> None:
        """Cut the TCP connection, whatever is buffered."""


def direct_socket(scope: Mapping[str, object]) -> DirectSocket | None:
    """Return the socket that the server offers with this ASGI scope, if it does."""
    extensions = cast("Mapping[str, object]", scope.get("extensions") or {})
    return cast("DirectSocket | None", extensions.get(EXTENSION))


class DirectChannel:
    """Writes shared frames straight to the transport; satisfies `Channel`."""

    def __init__(self, socket: DirectSocket) -> None:
        self._socket = socket

    @property
    def ready(self) -> bool:
        """Whether the transport takes more."""
        return self._socket.ready

    @property
    def progress(self) -> int:
        """Falls with what is written and grows with what the peer takes; nothing is written while not ready."""
        return -self._socket.buffered_bytes

    def attach(self, listener: ChannelListener) -> None:
        """Report to `listener`."""
        self._socket.on_flow(listener.channel_paused, listener.channel_ready)

    def write(self, batch: Batch) -> None:
        """Write the batch's shared buffer."""
        self._socket.write(batch.wire)

    def close(self, code: int, reason: str) -> None:
        """Send a close frame."""
        self._socket.close(code, reason)

    def abort(self) -> None:
        """Cut the TCP connection."""
        self._socket.abort()
