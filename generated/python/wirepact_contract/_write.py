# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""One writer a type: the type in, a value out that is JSON."""

from __future__ import annotations

from msgspec import UNSET

from .types import (
    ClientMessage,
    ErrorMessage,
    EventMessage,
    Ping,
    Pong,
    Problem,
    ServerMessage,
    Session,
    SessionChange,
    SessionChanged,
    SessionList,
    SessionRemoved,
    SessionsStateEvent,
    SessionsStateSnapshot,
    SignInLink,
    SnapshotMessage,
    StartSession,
    Subscribe,
    Unsubscribe,
)


def write_client_message(value: ClientMessage) -> dict[str, object]:
    if isinstance(value, Subscribe):
        return write_subscribe(value)
    if isinstance(value, Unsubscribe):
        return write_unsubscribe(value)
    return write_ping(value)


def write_server_message(value: ServerMessage) -> dict[str, object]:
    if isinstance(value, SessionsStateSnapshot):
        return write_sessions_state_snapshot(value)
    if isinstance(value, SessionsStateEvent):
        return write_sessions_state_event(value)
    if isinstance(value, ErrorMessage):
        return write_error_message(value)
    return write_pong(value)


def write_subscribe(value: Subscribe) -> dict[str, object]:
    return {"type": value.type, "topics": list(value.topics)}


def write_unsubscribe(value: Unsubscribe) -> dict[str, object]:
    return {"type": value.type, "topics": list(value.topics)}


def write_ping(value: Ping) -> dict[str, object]:
    return {"type": value.type}


def write_snapshot_message(value: SnapshotMessage) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": value.payload}


def write_event_message(value: EventMessage) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": value.payload}


def write_error_message(value: ErrorMessage) -> dict[str, object]:
    wire: dict[str, object] = {"type": value.type, "message": value.message}
    if value.code is not UNSET:
        wire["code"] = value.code
    if value.topic is not UNSET:
        wire["topic"] = value.topic
    return wire


def write_pong(value: Pong) -> dict[str, object]:
    return {"type": value.type}


def write_start_session(value: StartSession) -> dict[str, object]:
    wire: dict[str, object] = {"command": list(value.command)}
    if value.title is not UNSET:
        wire["title"] = value.title
    if value.cwd is not UNSET:
        wire["cwd"] = value.cwd
    return wire


def write_problem(value: Problem) -> dict[str, object]:
    return {"code": value.code, "message": value.message}


def write_sign_in_link(value: SignInLink) -> dict[str, object]:
    return {"url": value.url}


def write_session(value: Session) -> dict[str, object]:
    wire: dict[str, object] = {
        "id": value.id,
        "title": value.title,
        "command": list(value.command),
        "cwd": value.cwd,
        "state": value.state,
    }
    if value.exit_code is not UNSET:
        wire["exit_code"] = value.exit_code
    if value.signal is not UNSET:
        wire["signal"] = value.signal
    if value.reason is not UNSET:
        wire["reason"] = value.reason
    wire["created_at"] = value.created_at
    if value.started_at is not UNSET:
        wire["started_at"] = value.started_at
    if value.ended_at is not UNSET:
        wire["ended_at"] = value.ended_at
    wire["last_activity_at"] = value.last_activity_at
    return wire


def write_session_list(value: SessionList) -> dict[str, object]:
    return {"sessions": [write_session(item) for item in value.sessions]}


def write_session_change(value: SessionChange) -> dict[str, object]:
    if isinstance(value, SessionChanged):
        return write_session_changed(value)
    return write_session_removed(value)


def write_session_changed(value: SessionChanged) -> dict[str, object]:
    return {"type": value.type, "session": write_session(value.session)}


def write_session_removed(value: SessionRemoved) -> dict[str, object]:
    return {"type": value.type, "id": value.id}


def write_sessions_state_snapshot(value: SessionsStateSnapshot) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_session_list(value.payload)}


def write_sessions_state_event(value: SessionsStateEvent) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_session_change(value.payload)}
