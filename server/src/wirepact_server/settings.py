"""Settings: read once from flags and environment, checked, then handed down as one frozen value."""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from wirepact_server.errors import StartupError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set. Durations are in seconds, sizes in bytes.

    Raises StartupError when the values do not go together.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    allow_remote: bool = False
    origins: tuple[str, ...] = ()
    state_dir: Path = field(default_factory=lambda: platformdirs.user_state_path("wirepact"))
    page_dir: Path = Path("frontend/dist")
    max_live_sessions: int = 100
    max_kept_sessions: int = 1000
    max_body_bytes: int = 65_536
    stop_grace_seconds: float = 3.0
    drain_window_seconds: float = 2.0
    sign_in_link_seconds: float = 600.0
    sign_in_seconds: float = 30 * 86_400.0
    log_level: str = "info"

    def __post_init__(self) -> None:
        if not self.allow_remote and not is_loopback(self.host):
            raise StartupError(
                f"{self.host} can be reached from other machines, and whoever signs in runs commands on this one: "
                "say --allow-remote (WIREPACT_ALLOW_REMOTE=1) if that is meant, or bind 127.0.0.1."
            )


def is_loopback(host: str) -> bool:
    """Tell whether binding to the host stays on this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@dataclass(frozen=True, slots=True)
class Option:
    """One setting as people write it. `read` turns its text into the value, or raises ValueError with the reason."""

    field: str
    variable: str
    read: Callable[[str], object]
    help: str

    @property
    def flag(self) -> str:
        """The option's flag on the command line."""
        return "--" + self.field.replace("_", "-")

    @property
    def is_switch(self) -> bool:
        """Whether the flag stands alone, without a value."""
        return self.read is _switch


def _host(text: str) -> str:
    if not text.strip():
        raise ValueError("is no address")
    return text.strip()


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65_535):
        raise ValueError("is not a port from 0 to 65535")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 1_000_000_000):
        raise ValueError("is not a whole number above 0")
    return int(text)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 366 * 86_400:
        raise ValueError("is not a number of seconds")
    return value


def _switch(text: str) -> bool:
    values = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if text.lower() not in values:
        raise ValueError("is neither 1 nor 0")
    return values[text.lower()]


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        raise ValueError("names the home of a user who is not known here") from None


def _origin(text: str) -> str:
    try:
        parts = urlsplit(text)
        if parts.scheme in {"http", "https"} and parts.hostname and text == f"{parts.scheme}://{parts.netloc}":
            return text.lower()
    except ValueError:
        pass
    raise ValueError("is not an origin such as https://host.example:8443")


def _origins(text: str) -> tuple[str, ...]:
    return tuple(_origin(part.strip()) for part in text.split(",") if part.strip())


def _log_level(text: str) -> str:
    if text.lower() not in {"debug", "info", "warning", "error"}:
        raise ValueError("is none of debug, info, warning, error")
    return text.lower()


OPTIONS: tuple[Option, ...] = (
    Option("port", "PORT", _port, "port to listen on; 0 picks a free one (default 8000)"),
    Option("host", "WIREPACT_HOST", _host, "address to listen on (default 127.0.0.1)"),
    Option("allow_remote", "WIREPACT_ALLOW_REMOTE", _switch, "allow an address that other machines can reach"),
    Option(
        "origins", "WIREPACT_ORIGINS", _origins, "further origins of the page, comma-separated, for a proxy in front"
    ),
    Option("state_dir", "WIREPACT_STATE_DIR", _folder, "folder of the database and the token (default: per user)"),
    Option("page_dir", "WIREPACT_PAGE_DIR", _folder, "folder of the built page (default frontend/dist)"),
    Option("max_live_sessions", "WIREPACT_MAX_LIVE_SESSIONS", _count, "live sessions at most (default 100)"),
    Option("max_kept_sessions", "WIREPACT_MAX_KEPT_SESSIONS", _count, "ended sessions kept at most (default 1000)"),
    Option("max_body_bytes", "WIREPACT_MAX_BODY_BYTES", _count, "size of a request's body at most (default 65536)"),
    Option(
        "stop_grace_seconds", "WIREPACT_STOP_GRACE_SECONDS", _seconds, "from asking a session to killing it (default 3)"
    ),
    Option(
        "drain_window_seconds", "WIREPACT_DRAIN_WINDOW_SECONDS", _seconds, "over which a stop says goodbye (default 2)"
    ),
    Option("sign_in_link_seconds", "WIREPACT_SIGN_IN_LINK_SECONDS", _seconds, "life of a one-time link (default 600)"),
    Option("sign_in_seconds", "WIREPACT_SIGN_IN_SECONDS", _seconds, "life of a browser's sign-in (default 30 days)"),
    Option("log_level", "WIREPACT_LOG_LEVEL", _log_level, "debug, info, warning or error (default info)"),
)


def load_settings(environ: Mapping[str, str], flags: Mapping[str, str | None]) -> Settings:
    """Read the settings: a flag (by field name) wins over its variable; an empty variable counts as unset.

    Raises StartupError naming the flag or variable whose value is wrong.
    """
    values: dict[str, object] = {}
    for option in OPTIONS:
        flag, variable = flags.get(option.field), environ.get(option.variable)
        if flag is not None:
            values[option.field] = _read(option, option.flag, flag)
        elif variable:
            values[option.field] = _read(option, option.variable, variable)
    return Settings(**values)  # type: ignore[arg-type]  # each option's `read` gives its field's type; a test holds it


def _read(option: Option, source: str, text: str) -> object:
    try:
        return option.read(text)
    except ValueError as error:
        raise StartupError(f"{source}: {text!r} {error}.") from None
