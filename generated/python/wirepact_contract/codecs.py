# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Per type: a decoder from JSON text, one from a parsed value, and an encoder.

Decoders raise `ContractError` with every violation. So do encoders, for a value that the decoder would refuse.
"""

from __future__ import annotations

from ._json import dump, inspect, parse
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
from ._readers import Found
from ._readers import Reader as _Reader
from ._readers import T as _T
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
from .errors import ContractError
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


def _decode(data: bytes | str, read: _Reader[_T]) -> _T:
    found: Found = []
    decoded = read(parse(data), None, found)
    _refuse(found)
    return decoded


def _from_value(value: object, read: _Reader[_T]) -> _T:
    _refuse(inspect(value))
    found: Found = []
    decoded = read(value, None, found)
    _refuse(found)
    return decoded


def _encode(wire: object, read: _Reader[object]) -> bytes:
    _from_value(wire, read)
    return dump(wire)


def _refuse(found: Found) -> None:
    if found:
        raise ContractError(tuple(found))


def decode_error_code(data: bytes | str) -> ErrorCode:
    """Decode a `ErrorCode` from JSON text."""
    return _decode(data, read_error_code)


def error_code_from_value(value: object) -> ErrorCode:
    """Decode a `ErrorCode` from a parsed JSON value."""
    return _from_value(value, read_error_code)


def encode_error_code(value: ErrorCode) -> bytes:
    """Encode a `ErrorCode` as UTF-8 JSON."""
    return _encode(value, read_error_code)


def decode_close_code(data: bytes | str) -> CloseCode:
    """Decode a `CloseCode` from JSON text."""
    return _decode(data, read_close_code)


def close_code_from_value(value: object) -> CloseCode:
    """Decode a `CloseCode` from a parsed JSON value."""
    return _from_value(value, read_close_code)


def encode_close_code(value: CloseCode) -> bytes:
    """Encode a `CloseCode` as UTF-8 JSON."""
    return _encode(value, read_close_code)


def decode_client_message(data: bytes | str) -> ClientMessage:
    """Decode a `ClientMessage` from JSON text."""
    return _decode(data, read_client_message)


def client_message_from_value(value: object) -> ClientMessage:
    """Decode a `ClientMessage` from a parsed JSON value."""
    return _from_value(value, read_client_message)


def encode_client_message(value: ClientMessage) -> bytes:
    """Encode a `ClientMessage` as UTF-8 JSON."""
    return _encode(write_client_message(value), read_client_message)


def decode_server_message(data: bytes | str) -> ServerMessage:
    """Decode a `ServerMessage` from JSON text."""
    return _decode(data, read_server_message)


def server_message_from_value(value: object) -> ServerMessage:
    """Decode a `ServerMessage` from a parsed JSON value."""
    return _from_value(value, read_server_message)


def encode_server_message(value: ServerMessage) -> bytes:
    """Encode a `ServerMessage` as UTF-8 JSON."""
    return _encode(write_server_message(value), read_server_message)


def decode_address(data: bytes | str) -> Address:
    """Decode a `Address` from JSON text."""
    return _decode(data, read_address)


def address_from_value(value: object) -> Address:
    """Decode a `Address` from a parsed JSON value."""
    return _from_value(value, read_address)


def encode_address(value: Address) -> bytes:
    """Encode a `Address` as UTF-8 JSON."""
    return _encode(value, read_address)


def decode_subscribe(data: bytes | str) -> Subscribe:
    """Decode a `Subscribe` from JSON text."""
    return _decode(data, read_subscribe)


def subscribe_from_value(value: object) -> Subscribe:
    """Decode a `Subscribe` from a parsed JSON value."""
    return _from_value(value, read_subscribe)


def encode_subscribe(value: Subscribe) -> bytes:
    """Encode a `Subscribe` as UTF-8 JSON."""
    return _encode(write_subscribe(value), read_subscribe)


def decode_unsubscribe(data: bytes | str) -> Unsubscribe:
    """Decode a `Unsubscribe` from JSON text."""
    return _decode(data, read_unsubscribe)


def unsubscribe_from_value(value: object) -> Unsubscribe:
    """Decode a `Unsubscribe` from a parsed JSON value."""
    return _from_value(value, read_unsubscribe)


def encode_unsubscribe(value: Unsubscribe) -> bytes:
    """Encode a `Unsubscribe` as UTF-8 JSON."""
    return _encode(write_unsubscribe(value), read_unsubscribe)


def decode_ping(data: bytes | str) -> Ping:
    """Decode a `Ping` from JSON text."""
    return _decode(data, read_ping)


def ping_from_value(value: object) -> Ping:
    """Decode a `Ping` from a parsed JSON value."""
    return _from_value(value, read_ping)


def encode_ping(value: Ping) -> bytes:
    """Encode a `Ping` as UTF-8 JSON."""
    return _encode(write_ping(value), read_ping)


def decode_snapshot_message(data: bytes | str) -> SnapshotMessage:
    """Decode a `SnapshotMessage` from JSON text."""
    return _decode(data, read_snapshot_message)


def snapshot_message_from_value(value: object) -> SnapshotMessage:
    """Decode a `SnapshotMessage` from a parsed JSON value."""
    return _from_value(value, read_snapshot_message)


def encode_snapshot_message(value: SnapshotMessage) -> bytes:
    """Encode a `SnapshotMessage` as UTF-8 JSON."""
    return _encode(write_snapshot_message(value), read_snapshot_message)


def decode_event_message(data: bytes | str) -> EventMessage:
    """Decode a `EventMessage` from JSON text."""
    return _decode(data, read_event_message)


def event_message_from_value(value: object) -> EventMessage:
    """Decode a `EventMessage` from a parsed JSON value."""
    return _from_value(value, read_event_message)


def encode_event_message(value: EventMessage) -> bytes:
    """Encode a `EventMessage` as UTF-8 JSON."""
    return _encode(write_event_message(value), read_event_message)


def decode_error_message(data: bytes | str) -> ErrorMessage:
    """Decode a `ErrorMessage` from JSON text."""
    return _decode(data, read_error_message)


def error_message_from_value(value: object) -> ErrorMessage:
    """Decode a `ErrorMessage` from a parsed JSON value."""
    return _from_value(value, read_error_message)


def encode_error_message(value: ErrorMessage) -> bytes:
    """Encode a `ErrorMessage` as UTF-8 JSON."""
    return _encode(write_error_message(value), read_error_message)


def decode_pong(data: bytes | str) -> Pong:
    """Decode a `Pong` from JSON text."""
    return _decode(data, read_pong)


def pong_from_value(value: object) -> Pong:
    """Decode a `Pong` from a parsed JSON value."""
    return _from_value(value, read_pong)


def encode_pong(value: Pong) -> bytes:
    """Encode a `Pong` as UTF-8 JSON."""
    return _encode(write_pong(value), read_pong)


def decode_start_session(data: bytes | str) -> StartSession:
    """Decode a `StartSession` from JSON text."""
    return _decode(data, read_start_session)


def start_session_from_value(value: object) -> StartSession:
    """Decode a `StartSession` from a parsed JSON value."""
    return _from_value(value, read_start_session)


def encode_start_session(value: StartSession) -> bytes:
    """Encode a `StartSession` as UTF-8 JSON."""
    return _encode(write_start_session(value), read_start_session)


def decode_problem_code(data: bytes | str) -> ProblemCode:
    """Decode a `ProblemCode` from JSON text."""
    return _decode(data, read_problem_code)


def problem_code_from_value(value: object) -> ProblemCode:
    """Decode a `ProblemCode` from a parsed JSON value."""
    return _from_value(value, read_problem_code)


def encode_problem_code(value: ProblemCode) -> bytes:
    """Encode a `ProblemCode` as UTF-8 JSON."""
    return _encode(value, read_problem_code)


def decode_problem(data: bytes | str) -> Problem:
    """Decode a `Problem` from JSON text."""
    return _decode(data, read_problem)


def problem_from_value(value: object) -> Problem:
    """Decode a `Problem` from a parsed JSON value."""
    return _from_value(value, read_problem)


def encode_problem(value: Problem) -> bytes:
    """Encode a `Problem` as UTF-8 JSON."""
    return _encode(write_problem(value), read_problem)


def decode_sign_in_link(data: bytes | str) -> SignInLink:
    """Decode a `SignInLink` from JSON text."""
    return _decode(data, read_sign_in_link)


def sign_in_link_from_value(value: object) -> SignInLink:
    """Decode a `SignInLink` from a parsed JSON value."""
    return _from_value(value, read_sign_in_link)


def encode_sign_in_link(value: SignInLink) -> bytes:
    """Encode a `SignInLink` as UTF-8 JSON."""
    return _encode(write_sign_in_link(value), read_sign_in_link)


def decode_session_id(data: bytes | str) -> SessionId:
    """Decode a `SessionId` from JSON text."""
    return _decode(data, read_session_id)


def session_id_from_value(value: object) -> SessionId:
    """Decode a `SessionId` from a parsed JSON value."""
    return _from_value(value, read_session_id)


def encode_session_id(value: SessionId) -> bytes:
    """Encode a `SessionId` as UTF-8 JSON."""
    return _encode(value, read_session_id)


def decode_timestamp(data: bytes | str) -> Timestamp:
    """Decode a `Timestamp` from JSON text."""
    return _decode(data, read_timestamp)


def timestamp_from_value(value: object) -> Timestamp:
    """Decode a `Timestamp` from a parsed JSON value."""
    return _from_value(value, read_timestamp)


def encode_timestamp(value: Timestamp) -> bytes:
    """Encode a `Timestamp` as UTF-8 JSON."""
    return _encode(value, read_timestamp)


def decode_session_state(data: bytes | str) -> SessionState:
    """Decode a `SessionState` from JSON text."""
    return _decode(data, read_session_state)


def session_state_from_value(value: object) -> SessionState:
    """Decode a `SessionState` from a parsed JSON value."""
    return _from_value(value, read_session_state)


def encode_session_state(value: SessionState) -> bytes:
    """Encode a `SessionState` as UTF-8 JSON."""
    return _encode(value, read_session_state)


def decode_session(data: bytes | str) -> Session:
    """Decode a `Session` from JSON text."""
    return _decode(data, read_session)


def session_from_value(value: object) -> Session:
    """Decode a `Session` from a parsed JSON value."""
    return _from_value(value, read_session)


def encode_session(value: Session) -> bytes:
    """Encode a `Session` as UTF-8 JSON."""
    return _encode(write_session(value), read_session)


def decode_session_list(data: bytes | str) -> SessionList:
    """Decode a `SessionList` from JSON text."""
    return _decode(data, read_session_list)


def session_list_from_value(value: object) -> SessionList:
    """Decode a `SessionList` from a parsed JSON value."""
    return _from_value(value, read_session_list)


def encode_session_list(value: SessionList) -> bytes:
    """Encode a `SessionList` as UTF-8 JSON."""
    return _encode(write_session_list(value), read_session_list)


def decode_session_change(data: bytes | str) -> SessionChange:
    """Decode a `SessionChange` from JSON text."""
    return _decode(data, read_session_change)


def session_change_from_value(value: object) -> SessionChange:
    """Decode a `SessionChange` from a parsed JSON value."""
    return _from_value(value, read_session_change)


def encode_session_change(value: SessionChange) -> bytes:
    """Encode a `SessionChange` as UTF-8 JSON."""
    return _encode(write_session_change(value), read_session_change)


def decode_session_changed(data: bytes | str) -> SessionChanged:
    """Decode a `SessionChanged` from JSON text."""
    return _decode(data, read_session_changed)


def session_changed_from_value(value: object) -> SessionChanged:
    """Decode a `SessionChanged` from a parsed JSON value."""
    return _from_value(value, read_session_changed)


def encode_session_changed(value: SessionChanged) -> bytes:
    """Encode a `SessionChanged` as UTF-8 JSON."""
    return _encode(write_session_changed(value), read_session_changed)


def decode_session_removed(data: bytes | str) -> SessionRemoved:
    """Decode a `SessionRemoved` from JSON text."""
    return _decode(data, read_session_removed)


def session_removed_from_value(value: object) -> SessionRemoved:
    """Decode a `SessionRemoved` from a parsed JSON value."""
    return _from_value(value, read_session_removed)


def encode_session_removed(value: SessionRemoved) -> bytes:
    """Encode a `SessionRemoved` as UTF-8 JSON."""
    return _encode(write_session_removed(value), read_session_removed)


def decode_sessions_state_snapshot(data: bytes | str) -> SessionsStateSnapshot:
    """Decode a `SessionsStateSnapshot` from JSON text."""
    return _decode(data, read_sessions_state_snapshot)


def sessions_state_snapshot_from_value(value: object) -> SessionsStateSnapshot:
    """Decode a `SessionsStateSnapshot` from a parsed JSON value."""
    return _from_value(value, read_sessions_state_snapshot)


def encode_sessions_state_snapshot(value: SessionsStateSnapshot) -> bytes:
    """Encode a `SessionsStateSnapshot` as UTF-8 JSON."""
    return _encode(write_sessions_state_snapshot(value), read_sessions_state_snapshot)


def decode_sessions_state_event(data: bytes | str) -> SessionsStateEvent:
    """Decode a `SessionsStateEvent` from JSON text."""
    return _decode(data, read_sessions_state_event)


def sessions_state_event_from_value(value: object) -> SessionsStateEvent:
    """Decode a `SessionsStateEvent` from a parsed JSON value."""
    return _from_value(value, read_sessions_state_event)


def encode_sessions_state_event(value: SessionsStateEvent) -> bytes:
    """Encode a `SessionsStateEvent` as UTF-8 JSON."""
    return _encode(write_sessions_state_event(value), read_sessions_state_event)
