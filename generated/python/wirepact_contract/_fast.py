# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Mirrors of the types for msgspec, and what makes the types of them. Imported when a decoder is wanted first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from . import types
from ._addresses import take_sessions_activity_address, take_terminals_screen_address, topic_name
from ._typed import Router, Typed, choose, keep, read, twin


class RawOutputLine(Struct, gc=False):
    kind: Literal["output"]
    number: Annotated[int, Meta(ge=1, le=9007199254740991)]
    at: str
    text: Annotated[str, Meta(max_length=1000)]


class RawLifecycleStep(Struct, gc=False):
    kind: Literal["lifecycle"]
    number: Annotated[int, Meta(ge=1, le=9007199254740991)]
    at: str
    state: str
    text: str


class RawSkippedLines(Struct, gc=False):
    kind: Literal["skipped"]
    number: Annotated[int, Meta(ge=1, le=9007199254740991)]
    at: str
    lines: Annotated[int, Meta(ge=1, le=9007199254740991)]


class RawActivity(Struct, gc=False):
    entries: Annotated[tuple[RawActivityEntry, ...], Meta(max_length=200)]


class RawActivityAdded(Struct, gc=False):
    entries: Annotated[tuple[RawActivityEntry, ...], Meta(min_length=1, max_length=200)]


class RawSubscribe(Struct, gc=False):
    type: Literal["subscribe"]
    topics: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=255)], ...],
        Meta(min_length=1, max_length=100),
    ]


class RawUnsubscribe(Struct, gc=False):
    type: Literal["unsubscribe"]
    topics: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=255)], ...],
        Meta(min_length=1, max_length=100),
    ]


class RawPing(Struct, gc=False):
    type: Literal["ping"]


class RawSnapshotMessage(Struct, gc=False):
    type: Literal["snapshot"]
    topic: str
    payload: Any


class RawEventMessage(Struct, gc=False):
    type: Literal["event"]
    topic: str
    payload: Any


class RawErrorMessage(Struct, gc=False, kw_only=True):
    type: Literal["error"]
    message: str
    code: str | UnsetType = UNSET
    topic: str | UnsetType = UNSET


class RawPong(Struct, gc=False):
    type: Literal["pong"]


class RawStartSession(Struct, gc=False, kw_only=True, forbid_unknown_fields=True):
    command: Annotated[tuple[str, ...], Meta(min_length=1, max_length=1000)]
    title: Annotated[str, Meta(min_length=1, max_length=200)] | UnsetType = UNSET
    cwd: Annotated[str, Meta(min_length=1)] | UnsetType = UNSET


class RawProblem(Struct, gc=False):
    code: str
    message: str


class RawSignInLink(Struct, gc=False):
    url: str


class RawTopicInfo(Struct, gc=False):
    address: Annotated[str, Meta(min_length=1, max_length=255)]
    kind: str
    subscribers: Annotated[int, Meta(ge=0, le=9007199254740991)]


class RawTopicList(Struct, gc=False):
    topics: tuple[RawTopicInfo, ...]


class RawSession(Struct, gc=False, kw_only=True):
    id: Annotated[str, Meta(min_length=1, max_length=64)]
    title: str
    command: Annotated[tuple[str, ...], Meta(min_length=1)]
    cwd: str
    state: str
    exit_code: Annotated[int, Meta(ge=0, le=255)] | UnsetType = UNSET
    signal: str | UnsetType = UNSET
    reason: str | UnsetType = UNSET
    created_at: str
    started_at: str | UnsetType = UNSET
    ended_at: str | UnsetType = UNSET
    last_activity_at: str


class RawSessionList(Struct, gc=False):
    sessions: tuple[RawSession, ...]


class RawSessionChanged(Struct, gc=False):
    type: Literal["session_changed"]
    session: RawSession


class RawSessionRemoved(Struct, gc=False):
    type: Literal["session_removed"]
    id: Annotated[str, Meta(min_length=1, max_length=64)]


class RawTerminalSize(Struct, gc=False):
    columns: Annotated[int, Meta(ge=1, le=1000)]
    rows: Annotated[int, Meta(ge=1, le=1000)]


class RawTerminal(Struct, gc=False, kw_only=True):
    id: Annotated[str, Meta(min_length=1, max_length=64)]
    size: RawTerminalSize
    title: Annotated[str, Meta(max_length=200)] | UnsetType = UNSET
    status: str
    last_line: Annotated[str, Meta(max_length=1000)]


class RawTerminalList(Struct, gc=False):
    terminals: tuple[RawTerminal, ...]


class RawTerminalChanged(Struct, gc=False):
    type: Literal["terminal_changed"]
    terminal: RawTerminal


class RawTerminalRemoved(Struct, gc=False):
    type: Literal["terminal_removed"]
    id: Annotated[str, Meta(min_length=1, max_length=64)]


class RawRun(Struct, gc=False, kw_only=True):
    text: Annotated[str, Meta(min_length=1)]
    foreground: (
        Annotated[
            str,
            Meta(
                pattern="^(?:\\u0023[0-9a-f]{6}|(?:bright\\u005f)?(?:black|red|green|yellow|blue|magenta|cyan|white))\\Z",
            ),
        ]
        | UnsetType
    ) = UNSET
    background: (
        Annotated[
            str,
            Meta(
                pattern="^(?:\\u0023[0-9a-f]{6}|(?:bright\\u005f)?(?:black|red|green|yellow|blue|magenta|cyan|white))\\Z",
            ),
        ]
        | UnsetType
    ) = UNSET
    bold: bool | int | float | str | None | UnsetType = UNSET
    italic: bool | int | float | str | None | UnsetType = UNSET
    underline: bool | int | float | str | None | UnsetType = UNSET
    strikethrough: bool | int | float | str | None | UnsetType = UNSET
    reverse: bool | int | float | str | None | UnsetType = UNSET


class RawCursor(Struct, gc=False):
    column: Annotated[int, Meta(ge=0, le=9007199254740991)]
    row: Annotated[int, Meta(ge=0, le=9007199254740991)]


class RawScreen(Struct, gc=False, kw_only=True):
    size: RawTerminalSize
    lines: tuple[tuple[RawRun, ...], ...]
    cursor: RawCursor | UnsetType = UNSET


class RawSessionsActivitySnapshot(Struct, gc=False):
    type: Literal["snapshot"]
    topic: str
    payload: RawActivity


class RawSessionsActivityEvent(Struct, gc=False):
    type: Literal["event"]
    topic: str
    payload: RawActivityAdded


class RawSessionsStateSnapshot(Struct, gc=False):
    type: Literal["snapshot"]
    topic: Literal["sessions.state"]
    payload: RawSessionList


class RawSessionsStateEvent(Struct, gc=False):
    type: Literal["event"]
    topic: Literal["sessions.state"]
    payload: RawSessionChange


class RawTerminalsStateSnapshot(Struct, gc=False):
    type: Literal["snapshot"]
    topic: Literal["terminals.state"]
    payload: RawTerminalList


class RawTerminalsStateEvent(Struct, gc=False):
    type: Literal["event"]
    topic: Literal["terminals.state"]
    payload: RawTerminalChange


class RawTerminalsScreenSnapshot(Struct, gc=False):
    type: Literal["snapshot"]
    topic: str
    payload: RawScreen


class RawTerminalsScreenEvent(Struct, gc=False):
    type: Literal["event"]
    topic: str
    payload: RawScreen


class RawActivityEntry_OutputLine(Struct, gc=False, tag_field="kind", tag="output"):
    number: Annotated[int, Meta(ge=1, le=9007199254740991)]
    at: str
    text: Annotated[str, Meta(max_length=1000)]


class RawActivityEntry_LifecycleStep(Struct, gc=False, tag_field="kind", tag="lifecycle"):
    number: Annotated[int, Meta(ge=1, le=9007199254740991)]
    at: str
    state: str
    text: str


class RawActivityEntry_SkippedLines(Struct, gc=False, tag_field="kind", tag="skipped"):
    number: Annotated[int, Meta(ge=1, le=9007199254740991)]
    at: str
    lines: Annotated[int, Meta(ge=1, le=9007199254740991)]


class RawClientMessage_Subscribe(Struct, gc=False, tag_field="type", tag="subscribe"):
    topics: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=255)], ...],
        Meta(min_length=1, max_length=100),
    ]


class RawClientMessage_Unsubscribe(Struct, gc=False, tag_field="type", tag="unsubscribe"):
    topics: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=255)], ...],
        Meta(min_length=1, max_length=100),
    ]


class RawClientMessage_Ping(Struct, gc=False, tag_field="type", tag="ping"):
    pass


class RawSessionChange_SessionChanged(Struct, gc=False, tag_field="type", tag="session_changed"):
    session: RawSession


class RawSessionChange_SessionRemoved(Struct, gc=False, tag_field="type", tag="session_removed"):
    id: Annotated[str, Meta(min_length=1, max_length=64)]


class RawTerminalChange_TerminalChanged(Struct, gc=False, tag_field="type", tag="terminal_changed"):
    terminal: RawTerminal


class RawTerminalChange_TerminalRemoved(Struct, gc=False, tag_field="type", tag="terminal_removed"):
    id: Annotated[str, Meta(min_length=1, max_length=64)]


RawActivityEntry: TypeAlias = (
    RawActivityEntry_OutputLine | RawActivityEntry_LifecycleStep | RawActivityEntry_SkippedLines
)
RawClientMessage: TypeAlias = RawClientMessage_Subscribe | RawClientMessage_Unsubscribe | RawClientMessage_Ping
RawSessionChange: TypeAlias = RawSessionChange_SessionChanged | RawSessionChange_SessionRemoved
RawTerminalChange: TypeAlias = RawTerminalChange_TerminalChanged | RawTerminalChange_TerminalRemoved
RawEntryNumber: TypeAlias = Annotated[int, Meta(ge=1, le=9007199254740991)]
RawCloseCode: TypeAlias = Annotated[int, Meta(ge=-9007199254740991, le=9007199254740991)]
RawAddress: TypeAlias = Annotated[str, Meta(min_length=1, max_length=255)]
RawSessionId: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64)]
RawTerminalId: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64)]
RawColour: TypeAlias = Annotated[
    str,
    Meta(pattern="^(?:\\u0023[0-9a-f]{6}|(?:bright\\u005f)?(?:black|red|green|yellow|blue|magenta|cyan|white))\\Z"),
]
RawLine: TypeAlias = tuple[RawRun, ...]


_NEW_OUTPUT_LINE = twin(types.OutputLine)


def make_output_line(raw: Any) -> Any:
    made = _NEW_OUTPUT_LINE()
    made.kind = "output"
    made.number = raw.number
    made.at = raw.at
    made.text = raw.text
    made.__class__ = types.OutputLine
    return made


_NEW_LIFECYCLE_STEP = twin(types.LifecycleStep)


def make_lifecycle_step(raw: Any) -> Any:
    made = _NEW_LIFECYCLE_STEP()
    made.kind = "lifecycle"
    made.number = raw.number
    made.at = raw.at
    made.state = raw.state
    made.text = raw.text
    made.__class__ = types.LifecycleStep
    return made


_NEW_SKIPPED_LINES = twin(types.SkippedLines)


def make_skipped_lines(raw: Any) -> Any:
    made = _NEW_SKIPPED_LINES()
    made.kind = "skipped"
    made.number = raw.number
    made.at = raw.at
    made.lines = raw.lines
    made.__class__ = types.SkippedLines
    return made


_NEW_ACTIVITY = twin(types.Activity)


def make_activity(raw: Any) -> Any:
    made = _NEW_ACTIVITY()
    made.entries = tuple([make_activity_entry(item) for item in raw.entries])
    made.__class__ = types.Activity
    return made


_NEW_ACTIVITY_ADDED = twin(types.ActivityAdded)


def make_activity_added(raw: Any) -> Any:
    made = _NEW_ACTIVITY_ADDED()
    made.entries = tuple([make_activity_entry(item) for item in raw.entries])
    made.__class__ = types.ActivityAdded
    return made


_NEW_SUBSCRIBE = twin(types.Subscribe)


def make_subscribe(raw: Any) -> Any:
    made = _NEW_SUBSCRIBE()
    made.type = "subscribe"
    made.topics = raw.topics
    made.__class__ = types.Subscribe
    return made


_NEW_UNSUBSCRIBE = twin(types.Unsubscribe)


def make_unsubscribe(raw: Any) -> Any:
    made = _NEW_UNSUBSCRIBE()
    made.type = "unsubscribe"
    made.topics = raw.topics
    made.__class__ = types.Unsubscribe
    return made


_NEW_PING = twin(types.Ping)


def make_ping(raw: Any) -> Any:
    made = _NEW_PING()
    made.type = "ping"
    made.__class__ = types.Ping
    return made


_NEW_SNAPSHOT_MESSAGE = twin(types.SnapshotMessage)


def make_snapshot_message(raw: Any) -> Any:
    made = _NEW_SNAPSHOT_MESSAGE()
    made.type = "snapshot"
    made.topic = raw.topic
    made.payload = raw.payload
    made.__class__ = types.SnapshotMessage
    return made


_NEW_EVENT_MESSAGE = twin(types.EventMessage)


def make_event_message(raw: Any) -> Any:
    made = _NEW_EVENT_MESSAGE()
    made.type = "event"
    made.topic = raw.topic
    made.payload = raw.payload
    made.__class__ = types.EventMessage
    return made


_NEW_ERROR_MESSAGE = twin(types.ErrorMessage)


def make_error_message(raw: Any) -> Any:
    made = _NEW_ERROR_MESSAGE()
    made.type = "error"
    made.message = raw.message
    made.code = raw.code
    made.topic = raw.topic
    made.__class__ = types.ErrorMessage
    return made


_NEW_PONG = twin(types.Pong)


def make_pong(raw: Any) -> Any:
    made = _NEW_PONG()
    made.type = "pong"
    made.__class__ = types.Pong
    return made


_NEW_START_SESSION = twin(types.StartSession)


def make_start_session(raw: Any) -> Any:
    made = _NEW_START_SESSION()
    made.command = raw.command
    made.title = raw.title
    made.cwd = raw.cwd
    made.__class__ = types.StartSession
    return made


_NEW_PROBLEM = twin(types.Problem)


def make_problem(raw: Any) -> Any:
    made = _NEW_PROBLEM()
    made.code = raw.code
    made.message = raw.message
    made.__class__ = types.Problem
    return made


_NEW_SIGN_IN_LINK = twin(types.SignInLink)


def make_sign_in_link(raw: Any) -> Any:
    made = _NEW_SIGN_IN_LINK()
    made.url = raw.url
    made.__class__ = types.SignInLink
    return made


_NEW_TOPIC_INFO = twin(types.TopicInfo)


def make_topic_info(raw: Any) -> Any:
    made = _NEW_TOPIC_INFO()
    made.address = raw.address
    made.kind = raw.kind
    made.subscribers = raw.subscribers
    made.__class__ = types.TopicInfo
    return made


_NEW_TOPIC_LIST = twin(types.TopicList)


def make_topic_list(raw: Any) -> Any:
    made = _NEW_TOPIC_LIST()
    made.topics = tuple([make_topic_info(item) for item in raw.topics])
    made.__class__ = types.TopicList
    return made


_NEW_SESSION = twin(types.Session)


def make_session(raw: Any) -> Any:
    made = _NEW_SESSION()
    made.id = raw.id
    made.title = raw.title
    made.command = raw.command
    made.cwd = raw.cwd
    made.state = raw.state
    made.exit_code = raw.exit_code
    made.signal = raw.signal
    made.reason = raw.reason
    made.created_at = raw.created_at
    made.started_at = raw.started_at
    made.ended_at = raw.ended_at
    made.last_activity_at = raw.last_activity_at
    made.__class__ = types.Session
    return made


_NEW_SESSION_LIST = twin(types.SessionList)


def make_session_list(raw: Any) -> Any:
    made = _NEW_SESSION_LIST()
    made.sessions = tuple([make_session(item) for item in raw.sessions])
    made.__class__ = types.SessionList
    return made


_NEW_SESSION_CHANGED = twin(types.SessionChanged)


def make_session_changed(raw: Any) -> Any:
    made = _NEW_SESSION_CHANGED()
    made.type = "session_changed"
    made.session = make_session(raw.session)
    made.__class__ = types.SessionChanged
    return made


_NEW_SESSION_REMOVED = twin(types.SessionRemoved)


def make_session_removed(raw: Any) -> Any:
    made = _NEW_SESSION_REMOVED()
    made.type = "session_removed"
    made.id = raw.id
    made.__class__ = types.SessionRemoved
    return made


_NEW_TERMINAL_SIZE = twin(types.TerminalSize)


def make_terminal_size(raw: Any) -> Any:
    made = _NEW_TERMINAL_SIZE()
    made.columns = raw.columns
    made.rows = raw.rows
    made.__class__ = types.TerminalSize
    return made


_NEW_TERMINAL = twin(types.Terminal)


def make_terminal(raw: Any) -> Any:
    made = _NEW_TERMINAL()
    made.id = raw.id
    made.size = make_terminal_size(raw.size)
    made.title = raw.title
    made.status = raw.status
    made.last_line = raw.last_line
    made.__class__ = types.Terminal
    return made


_NEW_TERMINAL_LIST = twin(types.TerminalList)


def make_terminal_list(raw: Any) -> Any:
    made = _NEW_TERMINAL_LIST()
    made.terminals = tuple([make_terminal(item) for item in raw.terminals])
    made.__class__ = types.TerminalList
    return made


_NEW_TERMINAL_CHANGED = twin(types.TerminalChanged)


def make_terminal_changed(raw: Any) -> Any:
    made = _NEW_TERMINAL_CHANGED()
    made.type = "terminal_changed"
    made.terminal = make_terminal(raw.terminal)
    made.__class__ = types.TerminalChanged
    return made


_NEW_TERMINAL_REMOVED = twin(types.TerminalRemoved)


def make_terminal_removed(raw: Any) -> Any:
    made = _NEW_TERMINAL_REMOVED()
    made.type = "terminal_removed"
    made.id = raw.id
    made.__class__ = types.TerminalRemoved
    return made


_NEW_RUN = twin(types.Run)


def make_run(raw: Any) -> Any:
    made = _NEW_RUN()
    made.text = raw.text
    made.foreground = raw.foreground
    made.background = raw.background
    made.bold = raw.bold
    if raw.bold is not UNSET:
        made.bold = choose(raw.bold, (True,))
    made.italic = raw.italic
    if raw.italic is not UNSET:
        made.italic = choose(raw.italic, (True,))
    made.underline = raw.underline
    if raw.underline is not UNSET:
        made.underline = choose(raw.underline, (True,))
    made.strikethrough = raw.strikethrough
    if raw.strikethrough is not UNSET:
        made.strikethrough = choose(raw.strikethrough, (True,))
    made.reverse = raw.reverse
    if raw.reverse is not UNSET:
        made.reverse = choose(raw.reverse, (True,))
    made.__class__ = types.Run
    return made


_NEW_CURSOR = twin(types.Cursor)


def make_cursor(raw: Any) -> Any:
    made = _NEW_CURSOR()
    made.column = raw.column
    made.row = raw.row
    made.__class__ = types.Cursor
    return made


_NEW_SCREEN = twin(types.Screen)


def make_screen(raw: Any) -> Any:
    made = _NEW_SCREEN()
    made.size = make_terminal_size(raw.size)
    made.lines = tuple([tuple([make_run(item) for item in item]) for item in raw.lines])
    made.cursor = raw.cursor
    if raw.cursor is not UNSET:
        made.cursor = make_cursor(raw.cursor)
    made.__class__ = types.Screen
    return made


_NEW_SESSIONS_ACTIVITY_SNAPSHOT = twin(types.SessionsActivitySnapshot)


def make_sessions_activity_snapshot(raw: Any) -> Any:
    made = _NEW_SESSIONS_ACTIVITY_SNAPSHOT()
    made.type = "snapshot"
    made.topic = read(take_sessions_activity_address, raw.topic)
    made.payload = make_activity(raw.payload)
    made.__class__ = types.SessionsActivitySnapshot
    return made


_NEW_SESSIONS_ACTIVITY_EVENT = twin(types.SessionsActivityEvent)


def make_sessions_activity_event(raw: Any) -> Any:
    made = _NEW_SESSIONS_ACTIVITY_EVENT()
    made.type = "event"
    made.topic = read(take_sessions_activity_address, raw.topic)
    made.payload = make_activity_added(raw.payload)
    made.__class__ = types.SessionsActivityEvent
    return made


_NEW_SESSIONS_STATE_SNAPSHOT = twin(types.SessionsStateSnapshot)


def make_sessions_state_snapshot(raw: Any) -> Any:
    made = _NEW_SESSIONS_STATE_SNAPSHOT()
    made.type = "snapshot"
    made.topic = "sessions.state"
    made.payload = make_session_list(raw.payload)
    made.__class__ = types.SessionsStateSnapshot
    return made


_NEW_SESSIONS_STATE_EVENT = twin(types.SessionsStateEvent)


def make_sessions_state_event(raw: Any) -> Any:
    made = _NEW_SESSIONS_STATE_EVENT()
    made.type = "event"
    made.topic = "sessions.state"
    made.payload = make_session_change(raw.payload)
    made.__class__ = types.SessionsStateEvent
    return made


_NEW_TERMINALS_STATE_SNAPSHOT = twin(types.TerminalsStateSnapshot)


def make_terminals_state_snapshot(raw: Any) -> Any:
    made = _NEW_TERMINALS_STATE_SNAPSHOT()
    made.type = "snapshot"
    made.topic = "terminals.state"
    made.payload = make_terminal_list(raw.payload)
    made.__class__ = types.TerminalsStateSnapshot
    return made


_NEW_TERMINALS_STATE_EVENT = twin(types.TerminalsStateEvent)


def make_terminals_state_event(raw: Any) -> Any:
    made = _NEW_TERMINALS_STATE_EVENT()
    made.type = "event"
    made.topic = "terminals.state"
    made.payload = make_terminal_change(raw.payload)
    made.__class__ = types.TerminalsStateEvent
    return made


_NEW_TERMINALS_SCREEN_SNAPSHOT = twin(types.TerminalsScreenSnapshot)


def make_terminals_screen_snapshot(raw: Any) -> Any:
    made = _NEW_TERMINALS_SCREEN_SNAPSHOT()
    made.type = "snapshot"
    made.topic = read(take_terminals_screen_address, raw.topic)
    made.payload = make_screen(raw.payload)
    made.__class__ = types.TerminalsScreenSnapshot
    return made


_NEW_TERMINALS_SCREEN_EVENT = twin(types.TerminalsScreenEvent)


def make_terminals_screen_event(raw: Any) -> Any:
    made = _NEW_TERMINALS_SCREEN_EVENT()
    made.type = "event"
    made.topic = read(take_terminals_screen_address, raw.topic)
    made.payload = make_screen(raw.payload)
    made.__class__ = types.TerminalsScreenEvent
    return made


_MAKERS_OF_ACTIVITY_ENTRY: dict[Any, Callable[[Any], Any]] = {
    RawActivityEntry_OutputLine: make_output_line,
    RawActivityEntry_LifecycleStep: make_lifecycle_step,
    RawActivityEntry_SkippedLines: make_skipped_lines,
}


def make_activity_entry(raw: Any) -> Any:
    return _MAKERS_OF_ACTIVITY_ENTRY[type(raw)](raw)


_MAKERS_OF_CLIENT_MESSAGE: dict[Any, Callable[[Any], Any]] = {
    RawClientMessage_Subscribe: make_subscribe,
    RawClientMessage_Unsubscribe: make_unsubscribe,
    RawClientMessage_Ping: make_ping,
}


def make_client_message(raw: Any) -> Any:
    return _MAKERS_OF_CLIENT_MESSAGE[type(raw)](raw)


_MAKERS_OF_SESSION_CHANGE: dict[Any, Callable[[Any], Any]] = {
    RawSessionChange_SessionChanged: make_session_changed,
    RawSessionChange_SessionRemoved: make_session_removed,
}


def make_session_change(raw: Any) -> Any:
    return _MAKERS_OF_SESSION_CHANGE[type(raw)](raw)


_MAKERS_OF_TERMINAL_CHANGE: dict[Any, Callable[[Any], Any]] = {
    RawTerminalChange_TerminalChanged: make_terminal_changed,
    RawTerminalChange_TerminalRemoved: make_terminal_removed,
}


def make_terminal_change(raw: Any) -> Any:
    return _MAKERS_OF_TERMINAL_CHANGE[type(raw)](raw)


_MAKERS_OF_SERVER_MESSAGE: dict[Any, Callable[[Any], Any]] = {
    RawSessionsActivitySnapshot: make_sessions_activity_snapshot,
    RawSessionsActivityEvent: make_sessions_activity_event,
    RawSessionsStateSnapshot: make_sessions_state_snapshot,
    RawSessionsStateEvent: make_sessions_state_event,
    RawTerminalsStateSnapshot: make_terminals_state_snapshot,
    RawTerminalsStateEvent: make_terminals_state_event,
    RawTerminalsScreenSnapshot: make_terminals_screen_snapshot,
    RawTerminalsScreenEvent: make_terminals_screen_event,
    RawErrorMessage: make_error_message,
    RawPong: make_pong,
}


def make_server_message(raw: Any) -> Any:
    return _MAKERS_OF_SERVER_MESSAGE[type(raw)](raw)


def make_line(raw: Any) -> Any:
    return tuple([make_run(item) for item in raw])


TYPED: dict[str, Typed] = {
    "EntryNumber": Typed(mirror=RawEntryNumber, make=keep, by_length=True),
    "OutputLine": Typed(mirror=RawOutputLine, make=make_output_line, by_length=True),
    "LifecycleStep": Typed(mirror=RawLifecycleStep, make=make_lifecycle_step, by_length=True),
    "SkippedLines": Typed(mirror=RawSkippedLines, make=make_skipped_lines, by_length=True),
    "ActivityEntry": Typed(mirror=RawActivityEntry, make=make_activity_entry, by_length=True),
    "Activity": Typed(mirror=RawActivity, make=make_activity, by_length=True),
    "ActivityAdded": Typed(mirror=RawActivityAdded, make=make_activity_added, by_length=True),
    "ErrorCode": Typed(mirror=str, make=keep, by_length=True),
    "CloseCode": Typed(mirror=RawCloseCode, make=keep, by_length=True),
    "ClientMessage": Typed(mirror=RawClientMessage, make=make_client_message, by_length=True),
    "ServerMessage": Typed(
        pick=Router(
            "type",
            "topic",
            topic_name,
            {
                ("snapshot", "SessionsActivity"): RawSessionsActivitySnapshot,
                ("snapshot", "SessionsState"): RawSessionsStateSnapshot,
                ("snapshot", "TerminalsState"): RawTerminalsStateSnapshot,
                ("snapshot", "TerminalsScreen"): RawTerminalsScreenSnapshot,
                ("event", "SessionsActivity"): RawSessionsActivityEvent,
                ("event", "SessionsState"): RawSessionsStateEvent,
                ("event", "TerminalsState"): RawTerminalsStateEvent,
                ("event", "TerminalsScreen"): RawTerminalsScreenEvent,
                ("error", None): RawErrorMessage,
                ("pong", None): RawPong,
            },
        ),
        make=make_server_message,
        loose=True,
    ),
    "Address": Typed(mirror=RawAddress, make=keep, by_length=True),
    "Subscribe": Typed(mirror=RawSubscribe, make=make_subscribe, by_length=True),
    "Unsubscribe": Typed(mirror=RawUnsubscribe, make=make_unsubscribe, by_length=True),
    "Ping": Typed(mirror=RawPing, make=make_ping, by_length=True),
    "SnapshotMessage": Typed(mirror=RawSnapshotMessage, make=make_snapshot_message, loose=True),
    "EventMessage": Typed(mirror=RawEventMessage, make=make_event_message, loose=True),
    "ErrorMessage": Typed(mirror=RawErrorMessage, make=make_error_message, by_length=True),
    "Pong": Typed(mirror=RawPong, make=make_pong, by_length=True),
    "StartSession": Typed(mirror=RawStartSession, make=make_start_session, by_length=True),
    "ProblemCode": Typed(mirror=str, make=keep, by_length=True),
    "Problem": Typed(mirror=RawProblem, make=make_problem, by_length=True),
    "SignInLink": Typed(mirror=RawSignInLink, make=make_sign_in_link, by_length=True),
    "TopicKind": Typed(mirror=str, make=keep, by_length=True),
    "TopicInfo": Typed(mirror=RawTopicInfo, make=make_topic_info, by_length=True),
    "TopicList": Typed(mirror=RawTopicList, make=make_topic_list, by_length=True),
    "SessionId": Typed(mirror=RawSessionId, make=keep, by_length=True),
    "Timestamp": Typed(mirror=str, make=keep, by_length=True),
    "SessionState": Typed(mirror=str, make=keep, by_length=True),
    "Session": Typed(mirror=RawSession, make=make_session, by_length=True),
    "SessionList": Typed(mirror=RawSessionList, make=make_session_list, by_length=True),
    "SessionChange": Typed(mirror=RawSessionChange, make=make_session_change, by_length=True),
    "SessionChanged": Typed(mirror=RawSessionChanged, make=make_session_changed, by_length=True),
    "SessionRemoved": Typed(mirror=RawSessionRemoved, make=make_session_removed, by_length=True),
    "TerminalId": Typed(mirror=RawTerminalId, make=keep, by_length=True),
    "TerminalStatus": Typed(mirror=str, make=keep, by_length=True),
    "TerminalSize": Typed(mirror=RawTerminalSize, make=make_terminal_size, by_length=True),
    "Terminal": Typed(mirror=RawTerminal, make=make_terminal, by_length=True),
    "TerminalList": Typed(mirror=RawTerminalList, make=make_terminal_list, by_length=True),
    "TerminalChange": Typed(mirror=RawTerminalChange, make=make_terminal_change, by_length=True),
    "TerminalChanged": Typed(mirror=RawTerminalChanged, make=make_terminal_changed, by_length=True),
    "TerminalRemoved": Typed(mirror=RawTerminalRemoved, make=make_terminal_removed, by_length=True),
    "Colour": Typed(mirror=RawColour, make=keep, by_length=True),
    "Run": Typed(mirror=RawRun, make=make_run, loose=True),
    "Line": Typed(mirror=RawLine, make=make_line, loose=True),
    "Cursor": Typed(mirror=RawCursor, make=make_cursor, by_length=True),
    "Screen": Typed(mirror=RawScreen, make=make_screen, loose=True),
    "SessionsActivitySnapshot": Typed(
        mirror=RawSessionsActivitySnapshot,
        make=make_sessions_activity_snapshot,
        by_length=True,
        loose=True,
    ),
    "SessionsActivityEvent": Typed(
        mirror=RawSessionsActivityEvent,
        make=make_sessions_activity_event,
        by_length=True,
        loose=True,
    ),
    "SessionsStateSnapshot": Typed(mirror=RawSessionsStateSnapshot, make=make_sessions_state_snapshot, by_length=True),
    "SessionsStateEvent": Typed(mirror=RawSessionsStateEvent, make=make_sessions_state_event, by_length=True),
    "TerminalsStateSnapshot": Typed(
        mirror=RawTerminalsStateSnapshot,
        make=make_terminals_state_snapshot,
        by_length=True,
    ),
    "TerminalsStateEvent": Typed(mirror=RawTerminalsStateEvent, make=make_terminals_state_event, by_length=True),
    "TerminalsScreenSnapshot": Typed(
        mirror=RawTerminalsScreenSnapshot,
        make=make_terminals_screen_snapshot,
        loose=True,
    ),
    "TerminalsScreenEvent": Typed(mirror=RawTerminalsScreenEvent, make=make_terminals_screen_event, loose=True),
}
