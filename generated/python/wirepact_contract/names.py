# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Decoders and encoders by the name of the type."""

from __future__ import annotations

from collections.abc import Callable as _Callable
from typing import Any as _Any
from typing import Literal, overload

from . import codecs
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

_DECODERS: dict[str, _Callable[[bytes | str], _Any]] = {
    "EntryNumber": codecs.decode_entry_number,
    "OutputLine": codecs.decode_output_line,
    "LifecycleStep": codecs.decode_lifecycle_step,
    "SkippedLines": codecs.decode_skipped_lines,
    "ActivityEntry": codecs.decode_activity_entry,
    "Activity": codecs.decode_activity,
    "ActivityAdded": codecs.decode_activity_added,
    "ErrorCode": codecs.decode_error_code,
    "CloseCode": codecs.decode_close_code,
    "ClientMessage": codecs.decode_client_message,
    "ServerMessage": codecs.decode_server_message,
    "Address": codecs.decode_address,
    "Subscribe": codecs.decode_subscribe,
    "Unsubscribe": codecs.decode_unsubscribe,
    "Ping": codecs.decode_ping,
    "SnapshotMessage": codecs.decode_snapshot_message,
    "EventMessage": codecs.decode_event_message,
    "ErrorMessage": codecs.decode_error_message,
    "Pong": codecs.decode_pong,
    "StartSession": codecs.decode_start_session,
    "ProblemCode": codecs.decode_problem_code,
    "Problem": codecs.decode_problem,
    "SignInLink": codecs.decode_sign_in_link,
    "TopicKind": codecs.decode_topic_kind,
    "TopicInfo": codecs.decode_topic_info,
    "TopicList": codecs.decode_topic_list,
    "SessionId": codecs.decode_session_id,
    "Timestamp": codecs.decode_timestamp,
    "SessionState": codecs.decode_session_state,
    "Session": codecs.decode_session,
    "SessionList": codecs.decode_session_list,
    "SessionChange": codecs.decode_session_change,
    "SessionChanged": codecs.decode_session_changed,
    "SessionRemoved": codecs.decode_session_removed,
    "TerminalId": codecs.decode_terminal_id,
    "TerminalStatus": codecs.decode_terminal_status,
    "TerminalSize": codecs.decode_terminal_size,
    "Terminal": codecs.decode_terminal,
    "TerminalList": codecs.decode_terminal_list,
    "TerminalChange": codecs.decode_terminal_change,
    "TerminalChanged": codecs.decode_terminal_changed,
    "TerminalRemoved": codecs.decode_terminal_removed,
    "Colour": codecs.decode_colour,
    "Run": codecs.decode_run,
    "Line": codecs.decode_line,
    "Cursor": codecs.decode_cursor,
    "Screen": codecs.decode_screen,
    "SessionsActivitySnapshot": codecs.decode_sessions_activity_snapshot,
    "SessionsActivityEvent": codecs.decode_sessions_activity_event,
    "SessionsStateSnapshot": codecs.decode_sessions_state_snapshot,
    "SessionsStateEvent": codecs.decode_sessions_state_event,
    "TerminalsStateSnapshot": codecs.decode_terminals_state_snapshot,
    "TerminalsStateEvent": codecs.decode_terminals_state_event,
    "TerminalsScreenSnapshot": codecs.decode_terminals_screen_snapshot,
    "TerminalsScreenEvent": codecs.decode_terminals_screen_event,
}
_ENCODERS: dict[str, _Callable[[_Any], bytes]] = {
    "EntryNumber": codecs.encode_entry_number,
    "OutputLine": codecs.encode_output_line,
    "LifecycleStep": codecs.encode_lifecycle_step,
    "SkippedLines": codecs.encode_skipped_lines,
    "ActivityEntry": codecs.encode_activity_entry,
    "Activity": codecs.encode_activity,
    "ActivityAdded": codecs.encode_activity_added,
    "ErrorCode": codecs.encode_error_code,
    "CloseCode": codecs.encode_close_code,
    "ClientMessage": codecs.encode_client_message,
    "ServerMessage": codecs.encode_server_message,
    "Address": codecs.encode_address,
    "Subscribe": codecs.encode_subscribe,
    "Unsubscribe": codecs.encode_unsubscribe,
    "Ping": codecs.encode_ping,
    "SnapshotMessage": codecs.encode_snapshot_message,
    "EventMessage": codecs.encode_event_message,
    "ErrorMessage": codecs.encode_error_message,
    "Pong": codecs.encode_pong,
    "StartSession": codecs.encode_start_session,
    "ProblemCode": codecs.encode_problem_code,
    "Problem": codecs.encode_problem,
    "SignInLink": codecs.encode_sign_in_link,
    "TopicKind": codecs.encode_topic_kind,
    "TopicInfo": codecs.encode_topic_info,
    "TopicList": codecs.encode_topic_list,
    "SessionId": codecs.encode_session_id,
    "Timestamp": codecs.encode_timestamp,
    "SessionState": codecs.encode_session_state,
    "Session": codecs.encode_session,
    "SessionList": codecs.encode_session_list,
    "SessionChange": codecs.encode_session_change,
    "SessionChanged": codecs.encode_session_changed,
    "SessionRemoved": codecs.encode_session_removed,
    "TerminalId": codecs.encode_terminal_id,
    "TerminalStatus": codecs.encode_terminal_status,
    "TerminalSize": codecs.encode_terminal_size,
    "Terminal": codecs.encode_terminal,
    "TerminalList": codecs.encode_terminal_list,
    "TerminalChange": codecs.encode_terminal_change,
    "TerminalChanged": codecs.encode_terminal_changed,
    "TerminalRemoved": codecs.encode_terminal_removed,
    "Colour": codecs.encode_colour,
    "Run": codecs.encode_run,
    "Line": codecs.encode_line,
    "Cursor": codecs.encode_cursor,
    "Screen": codecs.encode_screen,
    "SessionsActivitySnapshot": codecs.encode_sessions_activity_snapshot,
    "SessionsActivityEvent": codecs.encode_sessions_activity_event,
    "SessionsStateSnapshot": codecs.encode_sessions_state_snapshot,
    "SessionsStateEvent": codecs.encode_sessions_state_event,
    "TerminalsStateSnapshot": codecs.encode_terminals_state_snapshot,
    "TerminalsStateEvent": codecs.encode_terminals_state_event,
    "TerminalsScreenSnapshot": codecs.encode_terminals_screen_snapshot,
    "TerminalsScreenEvent": codecs.encode_terminals_screen_event,
}


@overload
def decode(name: Literal["EntryNumber"], data: bytes | str) -> EntryNumber: ...


@overload
def decode(name: Literal["OutputLine"], data: bytes | str) -> OutputLine: ...


@overload
def decode(name: Literal["LifecycleStep"], data: bytes | str) -> LifecycleStep: ...


@overload
def decode(name: Literal["SkippedLines"], data: bytes | str) -> SkippedLines: ...


@overload
def decode(name: Literal["ActivityEntry"], data: bytes | str) -> ActivityEntry: ...


@overload
def decode(name: Literal["Activity"], data: bytes | str) -> Activity: ...


@overload
def decode(name: Literal["ActivityAdded"], data: bytes | str) -> ActivityAdded: ...


@overload
def decode(name: Literal["ErrorCode"], data: bytes | str) -> ErrorCode: ...


@overload
def decode(name: Literal["CloseCode"], data: bytes | str) -> CloseCode: ...


@overload
def decode(name: Literal["ClientMessage"], data: bytes | str) -> ClientMessage: ...


@overload
def decode(name: Literal["ServerMessage"], data: bytes | str) -> ServerMessage: ...


@overload
def decode(name: Literal["Address"], data: bytes | str) -> Address: ...


@overload
def decode(name: Literal["Subscribe"], data: bytes | str) -> Subscribe: ...


@overload
def decode(name: Literal["Unsubscribe"], data: bytes | str) -> Unsubscribe: ...


@overload
def decode(name: Literal["Ping"], data: bytes | str) -> Ping: ...


@overload
def decode(name: Literal["SnapshotMessage"], data: bytes | str) -> SnapshotMessage: ...


@overload
def decode(name: Literal["EventMessage"], data: bytes | str) -> EventMessage: ...


@overload
def decode(name: Literal["ErrorMessage"], data: bytes | str) -> ErrorMessage: ...


@overload
def decode(name: Literal["Pong"], data: bytes | str) -> Pong: ...


@overload
def decode(name: Literal["StartSession"], data: bytes | str) -> StartSession: ...


@overload
def decode(name: Literal["ProblemCode"], data: bytes | str) -> ProblemCode: ...


@overload
def decode(name: Literal["Problem"], data: bytes | str) -> Problem: ...


@overload
def decode(name: Literal["SignInLink"], data: bytes | str) -> SignInLink: ...


@overload
def decode(name: Literal["TopicKind"], data: bytes | str) -> TopicKind: ...


@overload
def decode(name: Literal["TopicInfo"], data: bytes | str) -> TopicInfo: ...


@overload
def decode(name: Literal["TopicList"], data: bytes | str) -> TopicList: ...


@overload
def decode(name: Literal["SessionId"], data: bytes | str) -> SessionId: ...


@overload
def decode(name: Literal["Timestamp"], data: bytes | str) -> Timestamp: ...


@overload
def decode(name: Literal["SessionState"], data: bytes | str) -> SessionState: ...


@overload
def decode(name: Literal["Session"], data: bytes | str) -> Session: ...


@overload
def decode(name: Literal["SessionList"], data: bytes | str) -> SessionList: ...


@overload
def decode(name: Literal["SessionChange"], data: bytes | str) -> SessionChange: ...


@overload
def decode(name: Literal["SessionChanged"], data: bytes | str) -> SessionChanged: ...


@overload
def decode(name: Literal["SessionRemoved"], data: bytes | str) -> SessionRemoved: ...


@overload
def decode(name: Literal["TerminalId"], data: bytes | str) -> TerminalId: ...


@overload
def decode(name: Literal["TerminalStatus"], data: bytes | str) -> TerminalStatus: ...


@overload
def decode(name: Literal["TerminalSize"], data: bytes | str) -> TerminalSize: ...


@overload
def decode(name: Literal["Terminal"], data: bytes | str) -> Terminal: ...


@overload
def decode(name: Literal["TerminalList"], data: bytes | str) -> TerminalList: ...


@overload
def decode(name: Literal["TerminalChange"], data: bytes | str) -> TerminalChange: ...


@overload
def decode(name: Literal["TerminalChanged"], data: bytes | str) -> TerminalChanged: ...


@overload
def decode(name: Literal["TerminalRemoved"], data: bytes | str) -> TerminalRemoved: ...


@overload
def decode(name: Literal["Colour"], data: bytes | str) -> Colour: ...


@overload
def decode(name: Literal["Run"], data: bytes | str) -> Run: ...


@overload
def decode(name: Literal["Line"], data: bytes | str) -> Line: ...


@overload
def decode(name: Literal["Cursor"], data: bytes | str) -> Cursor: ...


@overload
def decode(name: Literal["Screen"], data: bytes | str) -> Screen: ...


@overload
def decode(name: Literal["SessionsActivitySnapshot"], data: bytes | str) -> SessionsActivitySnapshot: ...


@overload
def decode(name: Literal["SessionsActivityEvent"], data: bytes | str) -> SessionsActivityEvent: ...


@overload
def decode(name: Literal["SessionsStateSnapshot"], data: bytes | str) -> SessionsStateSnapshot: ...


@overload
def decode(name: Literal["SessionsStateEvent"], data: bytes | str) -> SessionsStateEvent: ...


@overload
def decode(name: Literal["TerminalsStateSnapshot"], data: bytes | str) -> TerminalsStateSnapshot: ...


@overload
def decode(name: Literal["TerminalsStateEvent"], data: bytes | str) -> TerminalsStateEvent: ...


@overload
def decode(name: Literal["TerminalsScreenSnapshot"], data: bytes | str) -> TerminalsScreenSnapshot: ...


@overload
def decode(name: Literal["TerminalsScreenEvent"], data: bytes | str) -> TerminalsScreenEvent: ...


def decode(name: str, data: bytes | str) -> object:
    """Decode a type by its name. Raises `ContractError`, and `LookupError` for a name that is no type's."""
    if name not in _DECODERS:
        raise LookupError(f"the contract has no type {name!r}")
    return _DECODERS[name](data)


@overload
def encode(name: Literal["EntryNumber"], value: EntryNumber) -> bytes: ...


@overload
def encode(name: Literal["OutputLine"], value: OutputLine) -> bytes: ...


@overload
def encode(name: Literal["LifecycleStep"], value: LifecycleStep) -> bytes: ...


@overload
def encode(name: Literal["SkippedLines"], value: SkippedLines) -> bytes: ...


@overload
def encode(name: Literal["ActivityEntry"], value: ActivityEntry) -> bytes: ...


@overload
def encode(name: Literal["Activity"], value: Activity) -> bytes: ...


@overload
def encode(name: Literal["ActivityAdded"], value: ActivityAdded) -> bytes: ...


@overload
def encode(name: Literal["ErrorCode"], value: ErrorCode) -> bytes: ...


@overload
def encode(name: Literal["CloseCode"], value: CloseCode) -> bytes: ...


@overload
def encode(name: Literal["ClientMessage"], value: ClientMessage) -> bytes: ...


@overload
def encode(name: Literal["ServerMessage"], value: ServerMessage) -> bytes: ...


@overload
def encode(name: Literal["Address"], value: Address) -> bytes: ...


@overload
def encode(name: Literal["Subscribe"], value: Subscribe) -> bytes: ...


@overload
def encode(name: Literal["Unsubscribe"], value: Unsubscribe) -> bytes: ...


@overload
def encode(name: Literal["Ping"], value: Ping) -> bytes: ...


@overload
def encode(name: Literal["SnapshotMessage"], value: SnapshotMessage) -> bytes: ...


@overload
def encode(name: Literal["EventMessage"], value: EventMessage) -> bytes: ...


@overload
def encode(name: Literal["ErrorMessage"], value: ErrorMessage) -> bytes: ...


@overload
def encode(name: Literal["Pong"], value: Pong) -> bytes: ...


@overload
def encode(name: Literal["StartSession"], value: StartSession) -> bytes: ...


@overload
def encode(name: Literal["ProblemCode"], value: ProblemCode) -> bytes: ...


@overload
def encode(name: Literal["Problem"], value: Problem) -> bytes: ...


@overload
def encode(name: Literal["SignInLink"], value: SignInLink) -> bytes: ...


@overload
def encode(name: Literal["TopicKind"], value: TopicKind) -> bytes: ...


@overload
def encode(name: Literal["TopicInfo"], value: TopicInfo) -> bytes: ...


@overload
def encode(name: Literal["TopicList"], value: TopicList) -> bytes: ...


@overload
def encode(name: Literal["SessionId"], value: SessionId) -> bytes: ...


@overload
def encode(name: Literal["Timestamp"], value: Timestamp) -> bytes: ...


@overload
def encode(name: Literal["SessionState"], value: SessionState) -> bytes: ...


@overload
def encode(name: Literal["Session"], value: Session) -> bytes: ...


@overload
def encode(name: Literal["SessionList"], value: SessionList) -> bytes: ...


@overload
def encode(name: Literal["SessionChange"], value: SessionChange) -> bytes: ...


@overload
def encode(name: Literal["SessionChanged"], value: SessionChanged) -> bytes: ...


@overload
def encode(name: Literal["SessionRemoved"], value: SessionRemoved) -> bytes: ...


@overload
def encode(name: Literal["TerminalId"], value: TerminalId) -> bytes: ...


@overload
def encode(name: Literal["TerminalStatus"], value: TerminalStatus) -> bytes: ...


@overload
def encode(name: Literal["TerminalSize"], value: TerminalSize) -> bytes: ...


@overload
def encode(name: Literal["Terminal"], value: Terminal) -> bytes: ...


@overload
def encode(name: Literal["TerminalList"], value: TerminalList) -> bytes: ...


@overload
def encode(name: Literal["TerminalChange"], value: TerminalChange) -> bytes: ...


@overload
def encode(name: Literal["TerminalChanged"], value: TerminalChanged) -> bytes: ...


@overload
def encode(name: Literal["TerminalRemoved"], value: TerminalRemoved) -> bytes: ...


@overload
def encode(name: Literal["Colour"], value: Colour) -> bytes: ...


@overload
def encode(name: Literal["Run"], value: Run) -> bytes: ...


@overload
def encode(name: Literal["Line"], value: Line) -> bytes: ...


@overload
def encode(name: Literal["Cursor"], value: Cursor) -> bytes: ...


@overload
def encode(name: Literal["Screen"], value: Screen) -> bytes: ...


@overload
def encode(name: Literal["SessionsActivitySnapshot"], value: SessionsActivitySnapshot) -> bytes: ...


@overload
def encode(name: Literal["SessionsActivityEvent"], value: SessionsActivityEvent) -> bytes: ...


@overload
def encode(name: Literal["SessionsStateSnapshot"], value: SessionsStateSnapshot) -> bytes: ...


@overload
def encode(name: Literal["SessionsStateEvent"], value: SessionsStateEvent) -> bytes: ...


@overload
def encode(name: Literal["TerminalsStateSnapshot"], value: TerminalsStateSnapshot) -> bytes: ...


@overload
def encode(name: Literal["TerminalsStateEvent"], value: TerminalsStateEvent) -> bytes: ...


@overload
def encode(name: Literal["TerminalsScreenSnapshot"], value: TerminalsScreenSnapshot) -> bytes: ...


@overload
def encode(name: Literal["TerminalsScreenEvent"], value: TerminalsScreenEvent) -> bytes: ...


def encode(name: str, value: _Any) -> bytes:
    """Encode a type by its name. Raises `ContractError`, and `LookupError` for a name that is no type's."""
    if name not in _ENCODERS:
        raise LookupError(f"the contract has no type {name!r}")
    return _ENCODERS[name](value)
