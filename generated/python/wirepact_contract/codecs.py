# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Per type: a decoder from JSON text, one from a parsed value, and an encoder.

Decoders raise `ContractError` with every violation. So do encoders, for a value that the decoder would refuse.
"""

from __future__ import annotations

from ._codec import Codec as _Codec
from ._read import (
    read_address,
    read_client_message,
    read_close_code,
    read_error_code,
    read_error_message,
    read_event_message,
    read_ping,
    read_pong,
    read_problem,
    read_problem_code,
    read_server_message,
    read_session,
    read_session_change,
    read_session_changed,
    read_session_id,
    read_session_list,
    read_session_removed,
    read_session_state,
    read_sessions_state_event,
    read_sessions_state_snapshot,
    read_sign_in_link,
    read_snapshot_message,
    read_start_session,
    read_subscribe,
    read_timestamp,
    read_unsubscribe,
)
from ._write import (
    write_client_message,
    write_error_message,
    write_event_message,
    write_ping,
    write_pong,
    write_problem,
    write_server_message,
    write_session,
    write_session_change,
    write_session_changed,
    write_session_list,
    write_session_removed,
    write_sessions_state_event,
    write_sessions_state_snapshot,
    write_sign_in_link,
    write_snapshot_message,
    write_start_session,
    write_subscribe,
    write_unsubscribe,
)
from .types import (
    Address,
    ClientMessage,
    CloseCode,
    ErrorCode,
    ErrorMessage,
    EventMessage,
    Ping,
    Pong,
    Problem,
    ProblemCode,
    ServerMessage,
    Session,
    SessionChange,
    SessionChanged,
    SessionId,
    SessionList,
    SessionRemoved,
    SessionState,
    SessionsStateEvent,
    SessionsStateSnapshot,
    SignInLink,
    SnapshotMessage,
    StartSession,
    Subscribe,
    Timestamp,
    Unsubscribe,
)

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
_SESSION_ID: _Codec[SessionId] = _Codec("SessionId", read_session_id)
_TIMESTAMP: _Codec[Timestamp] = _Codec("Timestamp", read_timestamp)
_SESSION_STATE: _Codec[SessionState] = _Codec("SessionState", read_session_state)
_SESSION: _Codec[Session] = _Codec("Session", read_session, write_session)
_SESSION_LIST: _Codec[SessionList] = _Codec("SessionList", read_session_list, write_session_list)
_SESSION_CHANGE: _Codec[SessionChange] = _Codec("SessionChange", read_session_change, write_session_change)
_SESSION_CHANGED: _Codec[SessionChanged] = _Codec("SessionChanged", read_session_changed, write_session_changed)
_SESSION_REMOVED: _Codec[SessionRemoved] = _Codec("SessionRemoved", read_session_removed, write_session_removed)
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
