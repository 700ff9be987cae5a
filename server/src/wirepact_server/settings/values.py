"""What can be set, as the server uses it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from wirepact_server.errors import StartupError
from wirepact_server.realtime import Limits


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
    sign_in_link_seconds: float = 600.0
    sign_in_seconds: float = 30 * 86_400.0
    log_level: str = "info"
    log_format: str = "text"
    limits: Limits = field(default_factory=Limits)
    counts_token: bool = False
    """Whether `connections_per_credential` was set, and so holds for the token, which all programs share, as well."""

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
