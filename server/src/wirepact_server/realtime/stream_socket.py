"""The socket under a response that streams, as a server may offer it through an ASGI scope extension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wirepact_server.realtime.limits import Limits

EXTENSION: Final = "wirepact.stream"


class StreamSocket(Protocol):
    """What stands in the scope under `EXTENSION`. No method waits."""

    @property
    def buffered_bytes(self) -> int:
        """What the transport still holds."""

    def configure(self, limits: Limits) -> None:
        """Apply the limit of the kernel's buffer to this socket; one that is gone is passed over."""

    def on_shutdown(self, callback: Callable[[], None]) -> None:
        """Call `callback` at a random moment of the window when the server stops, also if it is stopping already."""

    def abort(self) -> None:
        """Cut the TCP connection, whatever is buffered."""


def stream_socket(scope: Mapping[str, object]) -> StreamSocket | None:
    """Return the socket that the server offers with this ASGI scope, if it does."""
    extensions = cast("Mapping[str, object]", scope.get("extensions") or {})
    return cast("StreamSocket | None", extensions.get(EXTENSION))
