# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""The contract's types. A field that may be absent is `UNSET` then; null is None."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from msgspec import UNSET, UnsetType

JsonValue: TypeAlias = "None | bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue]"
"""Any JSON value."""

EntryNumber: TypeAlias = int
"""Grows with each entry of the server; what is missing between two was dropped because it came too fast."""

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
        "malformed_request",
        "malformed_body",
        "body_too_large",
        "command_not_found",
        "folder_not_found",
        "too_many_sessions",
        "unknown_session",
        "not_ended",
        "not_found",
        "method_not_allowed",
        "upgrade_required",
        "try_again_later",
        "unauthorized",
        "forbidden_origin",
        "shutting_down",
        "storage_failed",
        "internal_error",
    ]
    | str
)
"""Why an HTTP request was refused."""

TopicKind: TypeAlias = Literal["state", "fetched"] | str
"""Whether a topic's snapshot is read at once, from a state that the server owns, or fetched."""

SessionId: TypeAlias = str
"""Names one session for as long as it is kept."""

Timestamp: TypeAlias = str
"""A moment in UTC, RFC 3339 with microseconds, such as `2026-11-23T08:30:00.000000Z`.
Format: date-time.
"""

SessionState: TypeAlias = Literal["starting", "running", "stopping", "exited", "failed", "lost"] | str
"""Where a session stands. `starting`, `running` and `stopping` are live; `exited`, `failed` and `lost` are final."""

TerminalId: TypeAlias = str
"""Names one terminal. A session has one, and it goes by the session's id."""

TerminalStatus: TypeAlias = Literal["open", "closed"] | str
"""`open` while a process may write to it; `closed` once its session has ended, with the last screen kept."""

Colour: TypeAlias = str
"""One of the sixteen colours by name, or `#rrggbb`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputLine:
    """A line that the command wrote, without its escape sequences and line end."""

    kind: Literal["output"] = "output"
    number: EntryNumber
    at: Timestamp
    text: str
    """At most 1,000 characters; a longer line is several entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LifecycleStep:
    """The session came into a state."""

    kind: Literal["lifecycle"] = "lifecycle"
    number: EntryNumber
    at: Timestamp
    state: SessionState
    text: str
    """What happened, for people, such as `It exited with code 1.`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedLines:
    """Lines that came faster than they are kept stood here."""

    kind: Literal["skipped"] = "skipped"
    number: EntryNumber
    at: Timestamp
    lines: int
    """How many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """The newest entries of a session, oldest first."""

    entries: tuple[ActivityEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityAdded:
    """New entries, oldest first."""

    entries: tuple[ActivityEntry, ...]


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
class TopicInfo:
    """One topic on offer."""

    address: Address
    kind: TopicKind
    subscribers: int
    """How many connections hold it now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicList:
    """The body of `GET /api/topics`: the topics on offer, by address."""

    topics: tuple[TopicInfo, ...]


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
class TerminalSize:
    """A size in character cells."""

    columns: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """One terminal's summary."""

    id: TerminalId
    size: TerminalSize
    title: str | UnsetType = UNSET
    """The window title that the program set; absent when it set none."""
    status: TerminalStatus
    last_line: str
    """The last line of the screen that is not blank; empty when all are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalList:
    """All terminals, oldest first."""

    terminals: tuple[Terminal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalChanged:
    """A terminal is new or has changed; carries its whole summary."""

    type: Literal["terminal_changed"] = "terminal_changed"
    terminal: Terminal


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalRemoved:
    """A terminal is gone."""

    type: Literal["terminal_removed"] = "terminal_removed"
    id: TerminalId


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one line that look alike. An absent colour is the terminal's own; an absent mark is not set."""

    text: str
    foreground: Colour | UnsetType = UNSET
    background: Colour | UnsetType = UNSET
    bold: Literal[True] | UnsetType = UNSET
    italic: Literal[True] | UnsetType = UNSET
    underline: Literal[True] | UnsetType = UNSET
    strikethrough: Literal[True] | UnsetType = UNSET
    reverse: Literal[True] | UnsetType = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where the cursor stands, counted in cells from 0 at the top left. Absent on a screen that hides it."""

    column: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A terminal's visible screen."""

    size: TerminalSize
    lines: tuple[Line, ...]
    """One for each row, from the top."""
    cursor: Cursor | UnsetType = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsActivitySnapshot:
    """Snapshot of a topic. The latest entries of one session. Kept on disk, so an ended session has them too."""

    type: Literal["snapshot"] = "snapshot"
    topic: str
    payload: Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsActivityEvent:
    """Event of a topic. The latest entries of one session. Kept on disk, so an ended session has them too."""

    type: Literal["event"] = "event"
    topic: str
    payload: ActivityAdded


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalsStateSnapshot:
    """Snapshot of a topic. All terminals, with a live summary of each."""

    type: Literal["snapshot"] = "snapshot"
    topic: Literal["terminals.state"] = "terminals.state"
    payload: TerminalList


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalsStateEvent:
    """Event of a topic. All terminals, with a live summary of each."""

    type: Literal["event"] = "event"
    topic: Literal["terminals.state"] = "terminals.state"
    payload: TerminalChange


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalsScreenSnapshot:
    """Snapshot of a topic. The visible screen of one terminal, at most ten changes a second; kept up only while
    somebody looks.
    """

    type: Literal["snapshot"] = "snapshot"
    topic: str
    payload: Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalsScreenEvent:
    """Event of a topic. The visible screen of one terminal, at most ten changes a second; kept up only while
    somebody looks.
    """

    type: Literal["event"] = "event"
    topic: str
    payload: Screen


ActivityEntry: TypeAlias = OutputLine | LifecycleStep | SkippedLines
"""One thing that happened in a session."""

ClientMessage: TypeAlias = Subscribe | Unsubscribe | Ping
"""What a client may send."""

ServerMessage: TypeAlias = (
    SessionsActivitySnapshot
    | SessionsActivityEvent
    | SessionsStateSnapshot
    | SessionsStateEvent
    | TerminalsStateSnapshot
    | TerminalsStateEvent
    | TerminalsScreenSnapshot
    | TerminalsScreenEvent
    | ErrorMessage
    | Pong
)
"""What a server may send."""

SessionChange: TypeAlias = SessionChanged | SessionRemoved
"""One session changed, or is gone."""

TerminalChange: TypeAlias = TerminalChanged | TerminalRemoved
"""One terminal is new or has changed, or is gone."""

Line: TypeAlias = tuple[Run, ...]
"""One row of the screen from the left, without the blanks at its end."""
