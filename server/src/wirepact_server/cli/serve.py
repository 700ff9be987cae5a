"""`wirepact-server serve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirepact_server.cli.output import say
from wirepact_server.logs import configure_logs
from wirepact_server.serving import serve

if TYPE_CHECKING:
    from wirepact_server.settings import Settings


def serve_until_stopped(settings: Settings) -> None:
    """Serve; say where, once connections are accepted. Raises StartupError."""
    configure_logs(settings.log_level, settings.log_format)
    serve(settings, lambda url: say(f"Wirepact is ready: {url}"))
