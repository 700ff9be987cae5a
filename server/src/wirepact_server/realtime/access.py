"""Who may come in, and what for: what an application answers when the bus asks it about a request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection


def every_topic(address: str) -> bool:  # noqa: ARG001 - the hook's signature
    """Allow any topic."""
    return True


@dataclass(frozen=True, slots=True)
class Grant:
    """A client may come in.

    `credential` is what it came in with, a session's id for one: `Hub.revoke` ends every connection of a credential,
    and connections are counted by it. None stands for nobody in particular.

    `may_subscribe` is asked at each subscribe, with whatever address the client names, before the bus looks whether
    there is such a topic; False is answered just as a topic that does not exist. It is called on the event loop and
    must be quick. If it raises, or returns no bool (a coroutine, say), the answer is False and the log says why.

    `expires_in_seconds` closes the connection with 4001 that long after it was opened.

    Raises:
        TypeError: `credential` cannot be hashed, or `expires_in_seconds` is no number.
    """

    credential: Hashable | None = None
    may_subscribe: Callable[[str], bool] = every_topic
    expires_in_seconds: float | None = None

    def __post_init__(self) -> None:
        hash(self.credential)
        if not isinstance(self.expires_in_seconds, int | float | None):
            raise TypeError(f"expires_in_seconds must be a number or None, got {self.expires_in_seconds!r}")


@dataclass(frozen=True, slots=True)
class Refusal:
    """The HTTP answer to a client that may not come in."""

    status: int
    body: bytes
    media_type: str = "application/json"
    headers: Mapping[str, str] | None = None


Answer = Refusal | Grant

Authorize = Callable[["HTTPConnection"], Answer | Awaitable[Answer]]
"""Asked before anything else, for WebSockets and for plain HTTP: a plain function, or one whose answer is awaited.

A plain function runs on the event loop and must be quick. An answer that is awaited has `Limits.authorize_seconds`, and
is asked for again if the credential it grants was revoked meanwhile.
"""

OPEN = Grant()
"""Anybody, everything, for ever; one for all, so that it costs a connection nothing."""


@dataclass(frozen=True, slots=True)
class NoRoom:
    """Why a client that may come in is not served now: a WebSocket is closed with a code, HTTP answered by a status."""

    close_code: int
    status: int
    message: str
