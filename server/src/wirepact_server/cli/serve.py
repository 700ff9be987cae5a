"""`wirepact-server serve`."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from wirepact_server.cli.output import say
from wirepact_server.logs import configure_logs
from wirepact_server.serving import serve

if TYPE_CHECKING:
    from wirepact_server.settings import Settings

logger = logging.getLogger(__name__)


def serve_until_stopped(settings: Settings) -> None:
    """Serve; say where, once connections are accepted. Raises StartupError."""

    def ready(url: str) -> None:
        say(f"Wirepact is ready: {url}")
        if not (settings.page_dir / "index.html").is_file():
            logger.warning(
                "there is no page in %s: `./just up` builds it, WIREPACT_PAGE_DIR names it", settings.page_dir
            )

    configure_logs(settings.log_level, settings.log_format)
    serve(settings, ready)
