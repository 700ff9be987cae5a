# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Per type: a decoder from JSON text, one from a parsed value, and an encoder.

Decoders raise `ContractError` with every violation. So do encoders, for a value that the decoder would refuse.
"""

from __future__ import annotations

from ._codec import Codec as _Codec
from ._read import (
    read_activity,
    read_activity_added,
    read_activity_entry,
    read_address,
    read_client_message,
    read_close_code,
    read_colour,
    read_cursor,
    read_entry_number,
    read_error_code,
    read_error_message,
    read_event_message,
    read_lifecycle_step,
    read_line,
    read_output_line,
    read_ping,
    read_pong,
    read_problem,
    read_problem_code,
    read_run,
    read_screen,
    read_server_message,
    read_session,
    read_session_change,
    read_session_changed,
    read_session_id,
    read_session_list,
    read_session_removed,
    read_session_state,
    read_sessions_activity_event,
    read_sessions_activity_snapshot,
    read_sessions_state_event,
    read_sessions_state_snapshot,
    read_sign_in_link,
    read_skipped_lines,
    read_snapshot_message,
    read_start_session,
    read_subscribe,
    read_terminal,
    read_terminal_change,
    read_terminal_changed,
    read_terminal_id,
    read_terminal_list,
    read_terminal_removed,
    read_terminal_size,
    read_terminal_status,
    read_terminals_screen_event,
    read_terminals_screen_snapshot,
    read_terminals_state_event,
    read_terminals_state_snapshot,
    read_timestamp,
    read_topic_info,
    read_topic_kind,
    read_topic_list,
    read_unsubscribe,
)
from ._write import (
    write_activity,
    write_activity_added,
    write_activity_entry,
    write_client_message,
    write_cursor,
    write_error_message,
    write_event_message,
    write_lifecycle_step,
    write_line,
    write_output_line,
    write_ping,
    write_pong,
    write_problem,
    write_run,
    write_screen,
    write_server_message,
    write_session,
    write_session_change,
    write_session_changed,
    write_session_list,
    write_session_removed,
    write_sessions_activity_event,
    write_sessions_activity_snapshot,
    write_sessions_state_event,
    write_sessions_state_snapshot,
    write_sign_in_link,
    write_skipped_lines,
    write_snapshot_message,
    write_start_session,
    write_subscribe,
    write_terminal,
    write_terminal_change,
    write_terminal_changed,
    write_terminal_list,
    write_terminal_removed,
    write_terminal_size,
    write_terminals_screen_event,
    write_terminals_screen_snapshot,
    write_terminals_state_event,
    write_terminals_state_snapshot,
    write_topic_info,
    write_topic_list,
    write_unsubscribe,
)
from .types import (
    Activity,
    ActivityAdded,
    ActivityEntry,
    Address,
    ClientMessage,
    CloseCode,
    Colour,
    Cursor,
    EntryNumber,
    ErrorCode,
    ErrorMessage,
    EventMessage,
    LifecycleStep,
    Line,
    OutputLine,
    Ping,
    Pong,
    Problem,
    ProblemCode,
    Run,
    Screen,
    ServerMessage,
    Session,
    SessionChange,
    SessionChanged,
    SessionId,
    SessionList,
    SessionRemoved,
    SessionState,
    SessionsActivityEvent,
    SessionsActivitySnapshot,
    SessionsStateEvent,
    SessionsStateSnapshot,
    SignInLink,
    SkippedLines,
    SnapshotMessage,
    StartSession,
    Subscribe,
    Terminal,
    TerminalChange,
    TerminalChanged,
    TerminalId,
    TerminalList,
    TerminalRemoved,
    TerminalSize,
    TerminalStatus,
    TerminalsScreenEvent,
    TerminalsScreenSnapshot,
    TerminalsStateEvent,
    TerminalsStateSnapshot,
    Timestamp,
    TopicInfo,
    TopicKind,
    TopicList,
    Unsubscribe,
)

_ENTRY_NUMBER: _Codec[EntryNumber] = _Codec("EntryNumber", read_entry_number)
_OUTPUT_LINE: _Codec[OutputLine] = _Codec("OutputLine", read_output_line, write_output_line)
_LIFECYCLE_STEP: _Codec[LifecycleStep] = _Codec("LifecycleStep", read_lifecycle_step, write_lifecycle_step)
_SKIPPED_LINES: _Codec[SkippedLines] = _Codec("SkippedLines", read_skipped_lines, write_skipped_lines)
_ACTIVITY_ENTRY: _Codec[ActivityEntry] = _Codec("ActivityEntry", read_activity_entry, write_activity_entry)
_ACTIVITY: _Codec[Activity] = _Codec("Activity", read_activity, write_activity)
_ACTIVITY_ADDED: _Codec[ActivityAdded] = _Codec("ActivityAdded", read_activity_added, write_activity_added)
_ERROR_CODE: _Codec[ErrorCode] = _Codec("ErrorCode", read_error_code)
_CLOSE_CODE: _Codec[CloseCode] = _Codec("CloseCode", read_close_code)
_CLIENT_MESSAGE: _Codec[ClientMessage] = _Codec("ClientMessage", read_client_message, write_client_message)
_SERVER_MESSAGE: _Codec[ServerMessage] = _Codec("ServerMessage", read_server_message, write_server_message)
_ADDRESS: _Codec[Address] = _Codec("Address", read_address)
_SUBSCRIBE: _Codec[Subscribe] = _Codec("Subscribe", read_subscribe, write_subscribe)
_UNSUBSCRIBE: _Codec[Unsubscribe] = _Codec("Unsubscribe", read_unsubscribe, write_unsubscribe)
_PING: _Codec[Ping] = _Codec("Ping", read_ping, write_ping)
_SNAPSHOT_MESSAGE: _Codec[SnapshotMessage] = _Codec("SnapshotMessage", read_snapshot_message, write_snapshot_message)
_EVENT_MESSAGE: _Codec[EventMessage] = _Codec("EventMessage", read_event_message, write_event_message)
_ERROR_MESSAGE: _Codec[ErrorMessage] = _Codec("ErrorMessage", read_error_message, write_error_message)
_PONG: _Codec[Pong] = _Codec("Pong", read_pong, write_pong)
_START_SESSION: _Codec[StartSession] = _Codec("StartSession", read_start_session, write_start_session)
_PROBLEM_CODE: _Codec[ProblemCode] = _Codec("ProblemCode", read_problem_code)
_PROBLEM: _Codec[Problem] = _Codec("Problem", read_problem, write_problem)
_SIGN_IN_LINK: _Codec[SignInLink] = _Codec("SignInLink", read_sign_in_link, write_sign_in_link)
_TOPIC_KIND: _Codec[TopicKind] = _Codec("TopicKind", read_topic_kind)
_TOPIC_INFO: _Codec[TopicInfo] = _Codec("TopicInfo", read_topic_info, write_topic_info)
_TOPIC_LIST: _Codec[TopicList] = _Codec("TopicList", read_topic_list, write_topic_list)
_SESSION_ID: _Codec[SessionId] = _Codec("SessionId", read_session_id)
_TIMESTAMP: _Codec[Timestamp] = _Codec("Timestamp", read_timestamp)
_SESSION_STATE: _Codec[SessionState] = _Codec("SessionState", read_session_state)
_SESSION: _Codec[Session] = _Codec("Session", read_session, write_session)
_SESSION_LIST: _Codec[SessionList] = _Codec("SessionList", read_session_list, write_session_list)
_SESSION_CHANGE: _Codec[SessionChange] = _Codec("SessionChange", read_session_change, write_session_change)
_SESSION_CHANGED: _Codec[SessionChanged] = _Codec("SessionChanged", read_session_changed, write_session_changed)
_SESSION_REMOVED: _Codec[SessionRemoved] = _Codec("SessionRemoved", read_session_removed, write_session_removed)
_TERMINAL_ID: _Codec[TerminalId] = _Codec("TerminalId", read_terminal_id)
_TERMINAL_STATUS: _Codec[TerminalStatus] = _Codec("TerminalStatus", read_terminal_status)
_TERMINAL_SIZE: _Codec[TerminalSize] = _Codec("TerminalSize", read_terminal_size, write_terminal_size)
_TERMINAL: _Codec[Terminal] = _Codec("Terminal", read_terminal, write_terminal)
_TERMINAL_LIST: _Codec[TerminalList] = _Codec("TerminalList", read_terminal_list, write_terminal_list)
_TERMINAL_CHANGE: _Codec[TerminalChange] = _Codec("TerminalChange", read_terminal_change, write_terminal_change)
_TERMINAL_CHANGED: _Codec[TerminalChanged] = _Codec("TerminalChanged", read_terminal_changed, write_terminal_changed)
_TERMINAL_REMOVED: _Codec[TerminalRemoved] = _Codec("TerminalRemoved", read_terminal_removed, write_terminal_removed)
_COLOUR: _Codec[Colour] = _Codec("Colour", read_colour)
_RUN: _Codec[Run] = _Codec("Run", read_run, write_run)
_LINE: _Codec[Line] = _Codec("Line", read_line, write_line)
_CURSOR: _Codec[Cursor] = _Codec("Cursor", read_cursor, write_cursor)
_SCREEN: _Codec[Screen] = _Codec("Screen", read_screen, write_screen)
_SESSIONS_ACTIVITY_SNAPSHOT: _Codec[SessionsActivitySnapshot] = _Codec(
    "SessionsActivitySnapshot",
    read_sessions_activity_snapshot,
    write_sessions_activity_snapshot,
)
_SESSIONS_ACTIVITY_EVENT: _Codec[SessionsActivityEvent] = _Codec(
    "SessionsActivityEvent",
    read_sessions_activity_event,
    write_sessions_activity_event,
)
_SESSIONS_STATE_SNAPSHOT: _Codec[SessionsStateSnapshot] = _Codec(
    "SessionsStateSnapshot",
    read_sessions_state_snapshot,
    write_sessions_state_snapshot,
)
_SESSIONS_STATE_EVENT: _Codec[SessionsStateEvent] = _Codec(
    "SessionsStateEvent",
    read_sessions_state_event,
    write_sessions_state_event,
)
_TERMINALS_STATE_SNAPSHOT: _Codec[TerminalsStateSnapshot] = _Codec(
    "TerminalsStateSnapshot",
    read_terminals_state_snapshot,
    write_terminals_state_snapshot,
)
_TERMINALS_STATE_EVENT: _Codec[TerminalsStateEvent] = _Codec(
    "TerminalsStateEvent",
    read_terminals_state_event,
    write_terminals_state_event,
)
_TERMINALS_SCREEN_SNAPSHOT: _Codec[TerminalsScreenSnapshot] = _Codec(
    "TerminalsScreenSnapshot",
    read_terminals_screen_snapshot,
    write_terminals_screen_snapshot,
)
_TERMINALS_SCREEN_EVENT: _Codec[TerminalsScreenEvent] = _Codec(
    "TerminalsScreenEvent",
    read_terminals_screen_event,
    write_terminals_screen_event,
)


def decode_entry_number(data: bytes | str) -> EntryNumber:
    """Decode a `EntryNumber` from JSON text."""
    return _ENTRY_NUMBER.decode(data)


def entry_number_from_value(value: object) -> EntryNumber:
    """Decode a `EntryNumber` from a parsed JSON value."""
    return _ENTRY_NUMBER.from_value(value)


def encode_entry_number(value: EntryNumber) -> bytes:
    """Encode a `EntryNumber` as UTF-8 JSON."""
    return _ENTRY_NUMBER.encode(value)


def decode_output_line(data: bytes | str) -> OutputLine:
    """Decode a `OutputLine` from JSON text."""
    return _OUTPUT_LINE.decode(data)


def output_line_from_value(value: object) -> OutputLine:
    """Decode a `OutputLine` from a parsed JSON value."""
    return _OUTPUT_LINE.from_value(value)


def encode_output_line(value: OutputLine) -> bytes:
    """Encode a `OutputLine` as UTF-8 JSON."""
    return _OUTPUT_LINE.encode(value)


def decode_lifecycle_step(data: bytes | str) -> LifecycleStep:
    """Decode a `LifecycleStep` from JSON text."""
    return _LIFECYCLE_STEP.decode(data)


def lifecycle_step_from_value(value: object) -> LifecycleStep:
    """Decode a `LifecycleStep` from a parsed JSON value."""
    return _LIFECYCLE_STEP.from_value(value)


def encode_lifecycle_step(value: LifecycleStep) -> bytes:
    """Encode a `LifecycleStep` as UTF-8 JSON."""
    return _LIFECYCLE_STEP.encode(value)


def decode_skipped_lines(data: bytes | str) -> SkippedLines:
    """Decode a `SkippedLines` from JSON text."""
    return _SKIPPED_LINES.decode(data)


def skipped_lines_from_value(value: object) -> SkippedLines:
    """Decode a `SkippedLines` from a parsed JSON value."""
    return _SKIPPED_LINES.from_value(value)


def encode_skipped_lines(value: SkippedLines) -> bytes:
    """Encode a `SkippedLines` as UTF-8 JSON."""
    return _SKIPPED_LINES.encode(value)


def decode_activity_entry(data: bytes | str) -> ActivityEntry:
    """Decode a `ActivityEntry` from JSON text."""
    return _ACTIVITY_ENTRY.decode(data)


def activity_entry_from_value(value: object) -> ActivityEntry:
    """Decode a `ActivityEntry` from a parsed JSON value."""
    return _ACTIVITY_ENTRY.from_value(value)


def encode_activity_entry(value: ActivityEntry) -> bytes:
    """Encode a `ActivityEntry` as UTF-8 JSON."""
    return _ACTIVITY_ENTRY.encode(value)


def decode_activity(data: bytes | str) -> Activity:
    """Decode a `Activity` from JSON text."""
    return _ACTIVITY.decode(data)


def activity_from_value(value: object) -> Activity:
    """Decode a `Activity` from a parsed JSON value."""
    return _ACTIVITY.from_value(value)


def encode_activity(value: Activity) -> bytes:
    """Encode a `Activity` as UTF-8 JSON."""
    return _ACTIVITY.encode(value)


def decode_activity_added(data: bytes | str) -> ActivityAdded:
    """Decode a `ActivityAdded` from JSON text."""
    return _ACTIVITY_ADDED.decode(data)


def activity_added_from_value(value: object) -> ActivityAdded:
    """Decode a `ActivityAdded` from a parsed JSON value."""
    return _ACTIVITY_ADDED.from_value(value)


def encode_activity_added(value: ActivityAdded) -> bytes:
    """Encode a `ActivityAdded` as UTF-8 JSON."""
    return _ACTIVITY_ADDED.encode(value)


def decode_error_code(data: bytes | str) -> ErrorCode:
    """Decode a `ErrorCode` from JSON text."""
    return _ERROR_CODE.decode(data)


def error_code_from_value(value: object) -> ErrorCode:
    """Decode a `ErrorCode` from a parsed JSON value."""
    return _ERROR_CODE.from_value(value)


def encode_error_code(value: ErrorCode) -> bytes:
    """Encode a `ErrorCode` as UTF-8 JSON."""
    return _ERROR_CODE.encode(value)


def decode_close_code(data: bytes | str) -> CloseCode:
    """Decode a `CloseCode` from JSON text."""
    return _CLOSE_CODE.decode(data)


def close_code_from_value(value: object) -> CloseCode:
    """Decode a `CloseCode` from a parsed JSON value."""
    return _CLOSE_CODE.from_value(value)


def encode_close_code(value: CloseCode) -> bytes:
    """Encode a `CloseCode` as UTF-8 JSON."""
    return _CLOSE_CODE.encode(value)


def decode_client_message(data: bytes | str) -> ClientMessage:
    """Decode a `ClientMessage` from JSON text."""
    return _CLIENT_MESSAGE.decode(data)


def client_message_from_value(value: object) -> ClientMessage:
    """Decode a `ClientMessage` from a parsed JSON value."""
    return _CLIENT_MESSAGE.from_value(value)


def encode_client_message(value: ClientMessage) -> bytes:
    """Encode a `ClientMessage` as UTF-8 JSON."""
    return _CLIENT_MESSAGE.encode(value)


def decode_server_message(data: bytes | str) -> ServerMessage:
    """Decode a `ServerMessage` from JSON text."""
    return _SERVER_MESSAGE.decode(data)


def server_message_from_value(value: object) -> ServerMessage:
    """Decode a `ServerMessage` from a parsed JSON value."""
    return _SERVER_MESSAGE.from_value(value)


def encode_server_message(value: ServerMessage) -> bytes:
    """Encode a `ServerMessage` as UTF-8 JSON."""
    return _SERVER_MESSAGE.encode(value)


def decode_address(data: bytes | str) -> Address:
    """Decode a `Address` from JSON text."""
    return _ADDRESS.decode(data)


def address_from_value(value: object) -> Address:
    """Decode a `Address` from a parsed JSON value."""
    return _ADDRESS.from_value(value)


def encode_address(value: Address) -> bytes:
    """Encode a `Address` as UTF-8 JSON."""
    return _ADDRESS.encode(value)


def decode_subscribe(data: bytes | str) -> Subscribe:
    """Decode a `Subscribe` from JSON text."""
    return _SUBSCRIBE.decode(data)


def subscribe_from_value(value: object) -> Subscribe:
    """Decode a `Subscribe` from a parsed JSON value."""
    return _SUBSCRIBE.from_value(value)


def encode_subscribe(value: Subscribe) -> bytes:
    """Encode a `Subscribe` as UTF-8 JSON."""
    return _SUBSCRIBE.encode(value)


def decode_unsubscribe(data: bytes | str) -> Unsubscribe:
    """Decode a `Unsubscribe` from JSON text."""
    return _UNSUBSCRIBE.decode(data)


def unsubscribe_from_value(value: object) -> Unsubscribe:
    """Decode a `Unsubscribe` from a parsed JSON value."""
    return _UNSUBSCRIBE.from_value(value)


def encode_unsubscribe(value: Unsubscribe) -> bytes:
    """Encode a `Unsubscribe` as UTF-8 JSON."""
    return _UNSUBSCRIBE.encode(value)


def decode_ping(data: bytes | str) -> Ping:
    """Decode a `Ping` from JSON text."""
    return _PING.decode(data)


def ping_from_value(value: object) -> Ping:
    """Decode a `Ping` from a parsed JSON value."""
    return _PING.from_value(value)


def encode_ping(value: Ping) -> bytes:
    """Encode a `Ping` as UTF-8 JSON."""
    return _PING.encode(value)


def decode_snapshot_message(data: bytes | str) -> SnapshotMessage:
    """Decode a `SnapshotMessage` from JSON text."""
    return _SNAPSHOT_MESSAGE.decode(data)


def snapshot_message_from_value(value: object) -> SnapshotMessage:
    """Decode a `SnapshotMessage` from a parsed JSON value."""
    return _SNAPSHOT_MESSAGE.from_value(value)


def encode_snapshot_message(value: SnapshotMessage) -> bytes:
    """Encode a `SnapshotMessage` as UTF-8 JSON."""
    return _SNAPSHOT_MESSAGE.encode(value)


def decode_event_message(data: bytes | str) -> EventMessage:
    """Decode a `EventMessage` from JSON text."""
    return _EVENT_MESSAGE.decode(data)


def event_message_from_value(value: object) -> EventMessage:
    """Decode a `EventMessage` from a parsed JSON value."""
    return _EVENT_MESSAGE.from_value(value)


def encode_event_message(value: EventMessage) -> bytes:
    """Encode a `EventMessage` as UTF-8 JSON."""
    return _EVENT_MESSAGE.encode(value)


def decode_error_message(data: bytes | str) -> ErrorMessage:
    """Decode a `ErrorMessage` from JSON text."""
    return _ERROR_MESSAGE.decode(data)


def error_message_from_value(value: object) -> ErrorMessage:
    """Decode a `ErrorMessage` from a parsed JSON value."""
    return _ERROR_MESSAGE.from_value(value)


def encode_error_message(value: ErrorMessage) -> bytes:
    """Encode a `ErrorMessage` as UTF-8 JSON."""
    return _ERROR_MESSAGE.encode(value)


def decode_pong(data: bytes | str) -> Pong:
    """Decode a `Pong` from JSON text."""
    return _PONG.decode(data)


def pong_from_value(value: object) -> Pong:
    """Decode a `Pong` from a parsed JSON value."""
    return _PONG.from_value(value)


def encode_pong(value: Pong) -> bytes:
    """Encode a `Pong` as UTF-8 JSON."""
    return _PONG.encode(value)


def decode_start_session(data: bytes | str) -> StartSession:
    """Decode a `StartSession` from JSON text."""
    return _START_SESSION.decode(data)


def start_session_from_value(value: object) -> StartSession:
    """Decode a `StartSession` from a parsed JSON value."""
    return _START_SESSION.from_value(value)


def encode_start_session(value: StartSession) -> bytes:
    """Encode a `StartSession` as UTF-8 JSON."""
    return _START_SESSION.encode(value)


def decode_problem_code(data: bytes | str) -> ProblemCode:
    """Decode a `ProblemCode` from JSON text."""
    return _PROBLEM_CODE.decode(data)


def problem_code_from_value(value: object) -> ProblemCode:
    """Decode a `ProblemCode` from a parsed JSON value."""
    return _PROBLEM_CODE.from_value(value)


def encode_problem_code(value: ProblemCode) -> bytes:
    """Encode a `ProblemCode` as UTF-8 JSON."""
    return _PROBLEM_CODE.encode(value)


def decode_problem(data: bytes | str) -> Problem:
    """Decode a `Problem` from JSON text."""
    return _PROBLEM.decode(data)


def problem_from_value(value: object) -> Problem:
    """Decode a `Problem` from a parsed JSON value."""
    return _PROBLEM.from_value(value)


def encode_problem(value: Problem) -> bytes:
    """Encode a `Problem` as UTF-8 JSON."""
    return _PROBLEM.encode(value)


def decode_sign_in_link(data: bytes | str) -> SignInLink:
    """Decode a `SignInLink` from JSON text."""
    return _SIGN_IN_LINK.decode(data)


def sign_in_link_from_value(value: object) -> SignInLink:
    """Decode a `SignInLink` from a parsed JSON value."""
    return _SIGN_IN_LINK.from_value(value)


def encode_sign_in_link(value: SignInLink) -> bytes:
    """Encode a `SignInLink` as UTF-8 JSON."""
    return _SIGN_IN_LINK.encode(value)


def decode_topic_kind(data: bytes | str) -> TopicKind:
    """Decode a `TopicKind` from JSON text."""
    return _TOPIC_KIND.decode(data)


def topic_kind_from_value(value: object) -> TopicKind:
    """Decode a `TopicKind` from a parsed JSON value."""
    return _TOPIC_KIND.from_value(value)


def encode_topic_kind(value: TopicKind) -> bytes:
    """Encode a `TopicKind` as UTF-8 JSON."""
    return _TOPIC_KIND.encode(value)


def decode_topic_info(data: bytes | str) -> TopicInfo:
    """Decode a `TopicInfo` from JSON text."""
    return _TOPIC_INFO.decode(data)


def topic_info_from_value(value: object) -> TopicInfo:
    """Decode a `TopicInfo` from a parsed JSON value."""
    return _TOPIC_INFO.from_value(value)


def encode_topic_info(value: TopicInfo) -> bytes:
    """Encode a `TopicInfo` as UTF-8 JSON."""
    return _TOPIC_INFO.encode(value)


def decode_topic_list(data: bytes | str) -> TopicList:
    """Decode a `TopicList` from JSON text."""
    return _TOPIC_LIST.decode(data)


def topic_list_from_value(value: object) -> TopicList:
    """Decode a `TopicList` from a parsed JSON value."""
    return _TOPIC_LIST.from_value(value)


def encode_topic_list(value: TopicList) -> bytes:
    """Encode a `TopicList` as UTF-8 JSON."""
    return _TOPIC_LIST.encode(value)


def decode_session_id(data: bytes | str) -> SessionId:
    """Decode a `SessionId` from JSON text."""
    return _SESSION_ID.decode(data)


def session_id_from_value(value: object) -> SessionId:
    """Decode a `SessionId` from a parsed JSON value."""
    return _SESSION_ID.from_value(value)


def encode_session_id(value: SessionId) -> bytes:
    """Encode a `SessionId` as UTF-8 JSON."""
    return _SESSION_ID.encode(value)


def decode_timestamp(data: bytes | str) -> Timestamp:
    """Decode a `Timestamp` from JSON text."""
    return _TIMESTAMP.decode(data)


def timestamp_from_value(value: object) -> Timestamp:
    """Decode a `Timestamp` from a parsed JSON value."""
    return _TIMESTAMP.from_value(value)


def encode_timestamp(value: Timestamp) -> bytes:
    """Encode a `Timestamp` as UTF-8 JSON."""
    return _TIMESTAMP.encode(value)


def decode_session_state(data: bytes | str) -> SessionState:
    """Decode a `SessionState` from JSON text."""
    return _SESSION_STATE.decode(data)


def session_state_from_value(value: object) -> SessionState:
    """Decode a `SessionState` from a parsed JSON value."""
    return _SESSION_STATE.from_value(value)


def encode_session_state(value: SessionState) -> bytes:
    """Encode a `SessionState` as UTF-8 JSON."""
    return _SESSION_STATE.encode(value)


def decode_session(data: bytes | str) -> Session:
    """Decode a `Session` from JSON text."""
    return _SESSION.decode(data)


def session_from_value(value: object) -> Session:
    """Decode a `Session` from a parsed JSON value."""
    return _SESSION.from_value(value)


def encode_session(value: Session) -> bytes:
    """Encode a `Session` as UTF-8 JSON."""
    return _SESSION.encode(value)


def decode_session_list(data: bytes | str) -> SessionList:
    """Decode a `SessionList` from JSON text."""
    return _SESSION_LIST.decode(data)


def session_list_from_value(value: object) -> SessionList:
    """Decode a `SessionList` from a parsed JSON value."""
    return _SESSION_LIST.from_value(value)


def encode_session_list(value: SessionList) -> bytes:
    """Encode a `SessionList` as UTF-8 JSON."""
    return _SESSION_LIST.encode(value)


def decode_session_change(data: bytes | str) -> SessionChange:
    """Decode a `SessionChange` from JSON text."""
    return _SESSION_CHANGE.decode(data)


def session_change_from_value(value: object) -> SessionChange:
    """Decode a `SessionChange` from a parsed JSON value."""
    return _SESSION_CHANGE.from_value(value)


def encode_session_change(value: SessionChange) -> bytes:
    """Encode a `SessionChange` as UTF-8 JSON."""
    return _SESSION_CHANGE.encode(value)


def decode_session_changed(data: bytes | str) -> SessionChanged:
    """Decode a `SessionChanged` from JSON text."""
    return _SESSION_CHANGED.decode(data)


def session_changed_from_value(value: object) -> SessionChanged:
    """Decode a `SessionChanged` from a parsed JSON value."""
    return _SESSION_CHANGED.from_value(value)


def encode_session_changed(value: SessionChanged) -> bytes:
    """Encode a `SessionChanged` as UTF-8 JSON."""
    return _SESSION_CHANGED.encode(value)


def decode_session_removed(data: bytes | str) -> SessionRemoved:
    """Decode a `SessionRemoved` from JSON text."""
    return _SESSION_REMOVED.decode(data)


def session_removed_from_value(value: object) -> SessionRemoved:
    """Decode a `SessionRemoved` from a parsed JSON value."""
    return _SESSION_REMOVED.from_value(value)


def encode_session_removed(value: SessionRemoved) -> bytes:
    """Encode a `SessionRemoved` as UTF-8 JSON."""
    return _SESSION_REMOVED.encode(value)


def decode_terminal_id(data: bytes | str) -> TerminalId:
    """Decode a `TerminalId` from JSON text."""
    return _TERMINAL_ID.decode(data)


def terminal_id_from_value(value: object) -> TerminalId:
    """Decode a `TerminalId` from a parsed JSON value."""
    return _TERMINAL_ID.from_value(value)


def encode_terminal_id(value: TerminalId) -> bytes:
    """Encode a `TerminalId` as UTF-8 JSON."""
    return _TERMINAL_ID.encode(value)


def decode_terminal_status(data: bytes | str) -> TerminalStatus:
    """Decode a `TerminalStatus` from JSON text."""
    return _TERMINAL_STATUS.decode(data)


def terminal_status_from_value(value: object) -> TerminalStatus:
    """Decode a `TerminalStatus` from a parsed JSON value."""
    return _TERMINAL_STATUS.from_value(value)


def encode_terminal_status(value: TerminalStatus) -> bytes:
    """Encode a `TerminalStatus` as UTF-8 JSON."""
    return _TERMINAL_STATUS.encode(value)


def decode_terminal_size(data: bytes | str) -> TerminalSize:
    """Decode a `TerminalSize` from JSON text."""
    return _TERMINAL_SIZE.decode(data)


def terminal_size_from_value(value: object) -> TerminalSize:
    """Decode a `TerminalSize` from a parsed JSON value."""
    return _TERMINAL_SIZE.from_value(value)


def encode_terminal_size(value: TerminalSize) -> bytes:
    """Encode a `TerminalSize` as UTF-8 JSON."""
    return _TERMINAL_SIZE.encode(value)


def decode_terminal(data: bytes | str) -> Terminal:
    """Decode a `Terminal` from JSON text."""
    return _TERMINAL.decode(data)


def terminal_from_value(value: object) -> Terminal:
    """Decode a `Terminal` from a parsed JSON value."""
    return _TERMINAL.from_value(value)


def encode_terminal(value: Terminal) -> bytes:
    """Encode a `Terminal` as UTF-8 JSON."""
    return _TERMINAL.encode(value)


def decode_terminal_list(data: bytes | str) -> TerminalList:
    """Decode a `TerminalList` from JSON text."""
    return _TERMINAL_LIST.decode(data)


def terminal_list_from_value(value: object) -> TerminalList:
    """Decode a `TerminalList` from a parsed JSON value."""
    return _TERMINAL_LIST.from_value(value)


def encode_terminal_list(value: TerminalList) -> bytes:
    """Encode a `TerminalList` as UTF-8 JSON."""
    return _TERMINAL_LIST.encode(value)


def decode_terminal_change(data: bytes | str) -> TerminalChange:
    """Decode a `TerminalChange` from JSON text."""
    return _TERMINAL_CHANGE.decode(data)


def terminal_change_from_value(value: object) -> TerminalChange:
    """Decode a `TerminalChange` from a parsed JSON value."""
    return _TERMINAL_CHANGE.from_value(value)


def encode_terminal_change(value: TerminalChange) -> bytes:
    """Encode a `TerminalChange` as UTF-8 JSON."""
    return _TERMINAL_CHANGE.encode(value)


def decode_terminal_changed(data: bytes | str) -> TerminalChanged:
    """Decode a `TerminalChanged` from JSON text."""
    return _TERMINAL_CHANGED.decode(data)


def terminal_changed_from_value(value: object) -> TerminalChanged:
    """Decode a `TerminalChanged` from a parsed JSON value."""
    return _TERMINAL_CHANGED.from_value(value)


def encode_terminal_changed(value: TerminalChanged) -> bytes:
    """Encode a `TerminalChanged` as UTF-8 JSON."""
    return _TERMINAL_CHANGED.encode(value)


def decode_terminal_removed(data: bytes | str) -> TerminalRemoved:
    """Decode a `TerminalRemoved` from JSON text."""
    return _TERMINAL_REMOVED.decode(data)


def terminal_removed_from_value(value: object) -> TerminalRemoved:
    """Decode a `TerminalRemoved` from a parsed JSON value."""
    return _TERMINAL_REMOVED.from_value(value)


def encode_terminal_removed(value: TerminalRemoved) -> bytes:
    """Encode a `TerminalRemoved` as UTF-8 JSON."""
    return _TERMINAL_REMOVED.encode(value)


def decode_colour(data: bytes | str) -> Colour:
    """Decode a `Colour` from JSON text."""
    return _COLOUR.decode(data)


def colour_from_value(value: object) -> Colour:
    """Decode a `Colour` from a parsed JSON value."""
    return _COLOUR.from_value(value)


def encode_colour(value: Colour) -> bytes:
    """Encode a `Colour` as UTF-8 JSON."""
    return _COLOUR.encode(value)


def decode_run(data: bytes | str) -> Run:
    """Decode a `Run` from JSON text."""
    return _RUN.decode(data)


def run_from_value(value: object) -> Run:
    """Decode a `Run` from a parsed JSON value."""
    return _RUN.from_value(value)


def encode_run(value: Run) -> bytes:
    """Encode a `Run` as UTF-8 JSON."""
    return _RUN.encode(value)


def decode_line(data: bytes | str) -> Line:
    """Decode a `Line` from JSON text."""
    return _LINE.decode(data)


def line_from_value(value: object) -> Line:
    """Decode a `Line` from a parsed JSON value."""
    return _LINE.from_value(value)


def encode_line(value: Line) -> bytes:
    """Encode a `Line` as UTF-8 JSON."""
    return _LINE.encode(value)


def decode_cursor(data: bytes | str) -> Cursor:
    """Decode a `Cursor` from JSON text."""
    return _CURSOR.decode(data)


def cursor_from_value(value: object) -> Cursor:
    """Decode a `Cursor` from a parsed JSON value."""
    return _CURSOR.from_value(value)


def encode_cursor(value: Cursor) -> bytes:
    """Encode a `Cursor` as UTF-8 JSON."""
    return _CURSOR.encode(value)


def decode_screen(data: bytes | str) -> Screen:
    """Decode a `Screen` from JSON text."""
    return _SCREEN.decode(data)


def screen_from_value(value: object) -> Screen:
    """Decode a `Screen` from a parsed JSON value."""
    return _SCREEN.from_value(value)


def encode_screen(value: Screen) -> bytes:
    """Encode a `Screen` as UTF-8 JSON."""
    return _SCREEN.encode(value)


def decode_sessions_activity_snapshot(data: bytes | str) -> SessionsActivitySnapshot:
    """Decode a `SessionsActivitySnapshot` from JSON text."""
    return _SESSIONS_ACTIVITY_SNAPSHOT.decode(data)


def sessions_activity_snapshot_from_value(value: object) -> SessionsActivitySnapshot:
    """Decode a `SessionsActivitySnapshot` from a parsed JSON value."""
    return _SESSIONS_ACTIVITY_SNAPSHOT.from_value(value)


def encode_sessions_activity_snapshot(value: SessionsActivitySnapshot) -> bytes:
    """Encode a `SessionsActivitySnapshot` as UTF-8 JSON."""
    return _SESSIONS_ACTIVITY_SNAPSHOT.encode(value)


def decode_sessions_activity_event(data: bytes | str) -> SessionsActivityEvent:
    """Decode a `SessionsActivityEvent` from JSON text."""
    return _SESSIONS_ACTIVITY_EVENT.decode(data)


def sessions_activity_event_from_value(value: object) -> SessionsActivityEvent:
    """Decode a `SessionsActivityEvent` from a parsed JSON value."""
    return _SESSIONS_ACTIVITY_EVENT.from_value(value)


def encode_sessions_activity_event(value: SessionsActivityEvent) -> bytes:
    """Encode a `SessionsActivityEvent` as UTF-8 JSON."""
    return _SESSIONS_ACTIVITY_EVENT.encode(value)


def decode_sessions_state_snapshot(data: bytes | str) -> SessionsStateSnapshot:
    """Decode a `SessionsStateSnapshot` from JSON text."""
    return _SESSIONS_STATE_SNAPSHOT.decode(data)


def sessions_state_snapshot_from_value(value: object) -> SessionsStateSnapshot:
    """Decode a `SessionsStateSnapshot` from a parsed JSON value."""
    return _SESSIONS_STATE_SNAPSHOT.from_value(value)


def encode_sessions_state_snapshot(value: SessionsStateSnapshot) -> bytes:
    """Encode a `SessionsStateSnapshot` as UTF-8 JSON."""
    return _SESSIONS_STATE_SNAPSHOT.encode(value)


def decode_sessions_state_event(data: bytes | str) -> SessionsStateEvent:
    """Decode a `SessionsStateEvent` from JSON text."""
    return _SESSIONS_STATE_EVENT.decode(data)


def sessions_state_event_from_value(value: object) -> SessionsStateEvent:
    """Decode a `SessionsStateEvent` from a parsed JSON value."""
    return _SESSIONS_STATE_EVENT.from_value(value)


def encode_sessions_state_event(value: SessionsStateEvent) -> bytes:
    """Encode a `SessionsStateEvent` as UTF-8 JSON."""
    return _SESSIONS_STATE_EVENT.encode(value)


def decode_terminals_state_snapshot(data: bytes | str) -> TerminalsStateSnapshot:
    """Decode a `TerminalsStateSnapshot` from JSON text."""
    return _TERMINALS_STATE_SNAPSHOT.decode(data)


def terminals_state_snapshot_from_value(value: object) -> TerminalsStateSnapshot:
    """Decode a `TerminalsStateSnapshot` from a parsed JSON value."""
    return _TERMINALS_STATE_SNAPSHOT.from_value(value)


def encode_terminals_state_snapshot(value: TerminalsStateSnapshot) -> bytes:
    """Encode a `TerminalsStateSnapshot` as UTF-8 JSON."""
    return _TERMINALS_STATE_SNAPSHOT.encode(value)


def decode_terminals_state_event(data: bytes | str) -> TerminalsStateEvent:
    """Decode a `TerminalsStateEvent` from JSON text."""
    return _TERMINALS_STATE_EVENT.decode(data)


def terminals_state_event_from_value(value: object) -> TerminalsStateEvent:
    """Decode a `TerminalsStateEvent` from a parsed JSON value."""
    return _TERMINALS_STATE_EVENT.from_value(value)


def encode_terminals_state_event(value: TerminalsStateEvent) -> bytes:
    """Encode a `TerminalsStateEvent` as UTF-8 JSON."""
    return _TERMINALS_STATE_EVENT.encode(value)


def decode_terminals_screen_snapshot(data: bytes | str) -> TerminalsScreenSnapshot:
    """Decode a `TerminalsScreenSnapshot` from JSON text."""
    return _TERMINALS_SCREEN_SNAPSHOT.decode(data)


def terminals_screen_snapshot_from_value(value: object) -> TerminalsScreenSnapshot:
    """Decode a `TerminalsScreenSnapshot` from a parsed JSON value."""
    return _TERMINALS_SCREEN_SNAPSHOT.from_value(value)


def encode_terminals_screen_snapshot(value: TerminalsScreenSnapshot) -> bytes:
    """Encode a `TerminalsScreenSnapshot` as UTF-8 JSON."""
    return _TERMINALS_SCREEN_SNAPSHOT.encode(value)


def decode_terminals_screen_event(data: bytes | str) -> TerminalsScreenEvent:
    """Decode a `TerminalsScreenEvent` from JSON text."""
    return _TERMINALS_SCREEN_EVENT.decode(data)


def terminals_screen_event_from_value(value: object) -> TerminalsScreenEvent:
    """Decode a `TerminalsScreenEvent` from a parsed JSON value."""
    return _TERMINALS_SCREEN_EVENT.from_value(value)


def encode_terminals_screen_event(value: TerminalsScreenEvent) -> bytes:
    """Encode a `TerminalsScreenEvent` as UTF-8 JSON."""
    return _TERMINALS_SCREEN_EVENT.encode(value)
