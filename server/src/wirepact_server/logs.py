"""Logs: one line each to standard error, and never a secret in them."""

from __future__ import annotations

import logging
import logging.config
import re
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

access = logging.getLogger("wirepact_server.access")

_PATH_CHARS = 200
# Wide, since a link that was not copied right still holds the secret.
_SIGN_IN = re.compile(r"sign-in(?!-links$).*", re.IGNORECASE | re.DOTALL)
_TOKEN = re.compile(r"[\w-]{43,}")  # tokens and cookies' signatures have 43 characters; no path of ours has such a word


_FORMATTERS: Mapping[str, Mapping[str, object]] = {
    "text": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
    # Fields of a record (`extra=`) become members of the object. ASCII only: whatever a path holds, it can be written.
    "json": {
        "()": "pythonjsonlogger.json.JsonFormatter",
        "fmt": ("time", "levelname", "name", "message"),
        "rename_fields": {"levelname": "level", "name": "logger", "exc_info": "traceback"},
        "timestamp": "time",
        "json_ensure_ascii": True,
    },
}


def configure_logs(level: str, log_format: str = "text") -> None:
    """Send this server's logs from `level` up to standard error, and of its libraries what went wrong.

    `log_format` is `text`, lines for people, or `json`, one object a line with `time`, `level`, `logger`, `message`
    and the record's own fields. uvicorn's own lines below a warning are left out: they tell of each WebSocket with its
    whole query.
    """
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": _FORMATTERS[log_format]},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"level": "WARNING", "handlers": ["stderr"]},
            "loggers": {"wirepact_server": {"level": level.upper()}, "uvicorn": {"level": "WARNING"}},
        }
    )


def loggable_path(path: str) -> str:
    """Return a request's path without what must not be logged: secrets, control characters, endless tails."""
    shown = _TOKEN.sub("[masked]", _SIGN_IN.sub("sign-in/[masked]", path))[:_PATH_CHARS]
    return shown if shown.isprintable() else ascii(shown)


class AccessLog:
    """ASGI middleware: one line per request with method, path (no query), status and milliseconds."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request and log how it was answered."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        began = time.monotonic()
        status: int | None = None

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                status = message["status"]
            elif message["type"] == "websocket.accept":
                status = 101
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            took = round((time.monotonic() - began) * 1000)
            method, path = scope.get("method", "GET"), loggable_path(scope["path"])
            fields = {"method": method, "path": path, "status": status, "duration_ms": took}
            access.info("%s %s %s %d ms", method, path, "-" if status is None else status, took, extra=fields)
