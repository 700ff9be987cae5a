# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""The contract's types. A field that may be absent is `UNSET` then; null is None."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from msgspec import UNSET, UnsetType

JsonValue: TypeAlias = "None | bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue]"
"""Any JSON value."""

ErrorCode: TypeAlias = (
    Literal[
        "malformed_message",
        "unknown_message_type",
        "unknown_topic",
        "too_many_subscriptions",
        "rate_limited",
        "snapshot_failed",
    ]
    | str
)
"""Why a request over the WebSocket was not carried out. The connection stays open."""

CloseCode: TypeAlias = Literal[1000, 1001, 1002, 1003, 1006, 1007, 1008, 1009, 1011, 1012, 1013, 4000, 4001] | int
"""Why a WebSocket was closed (RFC 6455, section 7.4, and the bus's own from 4000)."""

Address: TypeAlias = str
"""A topic's address, such as `sessions.state`."""

ProblemCode: TypeAlias = (
    Literal[
        "malformed_body",
        "body_too_large",
        "command_not_found",
        "folder_not_found",
        "too_many_sessions",
        "unknown_session",
        "not_ended",
        "not_found",
        "method_not_allowed",
        "unauthorized",
        "forbidden_origin",
        "shutting_down",
        "storage_failed",
        "internal_error",
    ]
    | str
)
"""Why an HTTP request was refused."""

SessionId: TypeAlias = str
"""Names one session for as long as it is kept."""

Timestamp: TypeAlias = str
"""A moment in UTC, RFC 3339 with microseconds, such as `2026-11-23T08:30:00.000000Z`.
Format: date-time.
"""

SessionState: TypeAlias = Literal["starting", "running", "stopping", "exited", "failed", "lost"] | str
"""Where a session stands. `starting`, `running` and `stopping` are live; `exited`, `failed` and `lost` are final."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe:
    """Asks for each topic's snapshot and the events after it. A topic that is held already gets a fresh snapshot."""

    type: Literal["subscribe"] = "subscribe"
    topics: tuple[Address, ...]
    """The addresses wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribe:
    """Gives topics up. Nothing of them is sent once this is processed."""

    type: Literal["unsubscribe"] = "unsubscribe"
    topics: tuple[Address, ...]
    """The addresses given up; one that is not held is passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """Asks for a pong: the client's heartbeat."""

    type: Literal["ping"] = "ping"


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotMessage:
    """A topic's whole current state; the answer to a subscribe."""

    type: Literal["snapshot"] = "snapshot"
    topic: str
    """The topic's address."""
    payload: JsonValue
    """The state, as the topic declares it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMessage:
    """One change of a topic's state."""

    type: Literal["event"] = "event"
    topic: str
    """The topic's address."""
    payload: JsonValue
    """The change, as the topic declares it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorMessage:
    """A request was not carried out. The connection stays open."""

    type: Literal["error"] = "error"
    message: str
    """What went wrong and how to mend it, for people."""
    code: ErrorCode | UnsetType = UNSET
    topic: str | UnsetType = UNSET
    """The topic that the request named, as it was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pong:
    """The answer to a ping."""

    type: Literal["pong"] = "pong"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartSession:
    """The body of `POST /api/sessions`."""

    command: tuple[str, ...]
    """The program and its arguments."""
    title: str | UnsetType = UNSET
    """What people will call it; the command when absent."""
    cwd: str | UnsetType = UNSET
    """The working folder; the server's own when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """The body of every refusal."""

    code: ProblemCode
    message: str
    """What went wrong and how to mend it, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInLink:
    """The body that answers `POST /api/sign-in-links`."""

    url: str
    """Opens the page, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One command in its pseudo-terminal."""

    id: SessionId
    title: str
    """What people call it."""
    command: tuple[str, ...]
    """The program and its arguments."""
    cwd: str
    """The working folder, absolute."""
    state: SessionState
    exit_code: int | UnsetType = UNSET
    """What the command returned; absent while it runs, when a signal ended it, and when it was lost."""
    signal: str | UnsetType = UNSET
    """The signal that ended it, such as `SIGTERM`; absent when none did."""
    reason: str | UnsetType = UNSET
    """Why it failed, was lost, or was stopped, for people; absent when it ended by itself."""
    created_at: Timestamp
    started_at: Timestamp | UnsetType = UNSET
    """When the command ran first; absent before."""
    ended_at: Timestamp | UnsetType = UNSET
    """When it ended; absent before."""
    last_activity_at: Timestamp
    """When it last wrote to its terminal or changed its state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionList:
    """All visible sessions, oldest first."""

    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChanged:
    """A session is new or has changed; carries the whole session."""

    type: Literal["session_changed"] = "session_changed"
    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRemoved:
    """A session is gone from the list."""

    type: Literal["session_removed"] = "session_removed"
    id: SessionId


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsStateSnapshot:
    """Snapshot of a topic. All visible sessions with their derived state."""

    type: Literal["snapshot"] = "snapshot"
    topic: Literal["sessions.state"] = "sessions.state"
    payload: SessionList


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsStateEvent:
    """Event of a topic. All visible sessions with their derived state."""

    type: Literal["event"] = "event"
    topic: Literal["sessions.state"] = "sessions.state"
    payload: SessionChange


ClientMessage: TypeAlias = Subscribe | Unsubscribe | Ping
"""What a client may send."""

ServerMessage: TypeAlias = SessionsStateSnapshot | SessionsStateEvent | ErrorMessage | Pong
"""What a server may send."""

SessionChange: TypeAlias = SessionChanged | SessionRemoved
"""One session changed, or is gone."""
