# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""One reader a type: a parsed value in, the type out, every violation collected."""

from __future__ import annotations

from typing import cast

from msgspec import UNSET

from ._addresses import topic_name
from ._readers import (
    Found as _Found,
    Path as _Path,
    is_object,
    missing,
    refuse,
    refuse_address,
    refuse_others,
    refuse_tag,
    take_anything,
    take_array,
    take_choice,
    take_integer,
    take_string,
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


def read_error_code(value: object, at: _Path, found: _Found) -> ErrorCode:
    return take_string(value, at, found)


def read_close_code(value: object, at: _Path, found: _Found) -> CloseCode:
    return take_integer(value, at, found)


def read_client_message(value: object, at: _Path, found: _Found) -> ClientMessage:
    if not is_object(value):
        return cast("ClientMessage", refuse(found, at, "type", "an object", value))
    tag = value.get("type")
    if tag == "subscribe":
        return read_subscribe(value, at, found)
    if tag == "unsubscribe":
        return read_unsubscribe(value, at, found)
    if tag == "ping":
        return read_ping(value, at, found)
    unknown = refuse_tag(found, at, "oneOf", "type", value, ("subscribe", "unsubscribe", "ping"))
    return cast("ClientMessage", unknown)


def read_server_message(value: object, at: _Path, found: _Found) -> ServerMessage:
    if not is_object(value):
        return cast("ServerMessage", refuse(found, at, "type", "an object", value))
    tag = value.get("type")
    if tag == "snapshot":
        match topic_name(value.get("topic")):
            case "SessionsState":
                return read_sessions_state_snapshot(value, at, found)
            case _:
                return cast("ServerMessage", refuse_address(found, at, "topic", value))
    if tag == "event":
        match topic_name(value.get("topic")):
            case "SessionsState":
                return read_sessions_state_event(value, at, found)
            case _:
                return cast("ServerMessage", refuse_address(found, at, "topic", value))
    if tag == "error":
        return read_error_message(value, at, found)
    if tag == "pong":
        return read_pong(value, at, found)
    unknown = refuse_tag(found, at, "oneOf", "type", value, ("snapshot", "event", "error", "pong"))
    return cast("ServerMessage", unknown)


def read_address(value: object, at: _Path, found: _Found) -> Address:
    return take_string(value, at, found, min_length=1, max_length=255)


def read_subscribe(value: object, at: _Path, found: _Found) -> Subscribe:
    if not is_object(value):
        return cast("Subscribe", refuse(found, at, "type", "an object", value))
    return Subscribe(
        type=(
            take_choice(value["type"], (at, "type"), found, ("subscribe",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topics=(
            take_array(value["topics"], (at, "topics"), found, read_address, min_items=1, max_items=100)
            if "topics" in value
            else missing(found, at, "topics")
        ),
    )


def read_unsubscribe(value: object, at: _Path, found: _Found) -> Unsubscribe:
    if not is_object(value):
        return cast("Unsubscribe", refuse(found, at, "type", "an object", value))
    return Unsubscribe(
        type=(
            take_choice(value["type"], (at, "type"), found, ("unsubscribe",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topics=(
            take_array(value["topics"], (at, "topics"), found, read_address, min_items=1, max_items=100)
            if "topics" in value
            else missing(found, at, "topics")
        ),
    )


def read_ping(value: object, at: _Path, found: _Found) -> Ping:
    if not is_object(value):
        return cast("Ping", refuse(found, at, "type", "an object", value))
    return Ping(
        type=(
            take_choice(value["type"], (at, "type"), found, ("ping",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
    )


def read_snapshot_message(value: object, at: _Path, found: _Found) -> SnapshotMessage:
    if not is_object(value):
        return cast("SnapshotMessage", refuse(found, at, "type", "an object", value))
    return SnapshotMessage(
        type=(
            take_choice(value["type"], (at, "type"), found, ("snapshot",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=take_string(value["topic"], (at, "topic"), found) if "topic" in value else missing(found, at, "topic"),
        payload=(
            take_anything(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_event_message(value: object, at: _Path, found: _Found) -> EventMessage:
    if not is_object(value):
        return cast("EventMessage", refuse(found, at, "type", "an object", value))
    return EventMessage(
        type=(
            take_choice(value["type"], (at, "type"), found, ("event",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=take_string(value["topic"], (at, "topic"), found) if "topic" in value else missing(found, at, "topic"),
        payload=(
            take_anything(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_error_message(value: object, at: _Path, found: _Found) -> ErrorMessage:
    if not is_object(value):
        return cast("ErrorMessage", refuse(found, at, "type", "an object", value))
    return ErrorMessage(
        type=(
            take_choice(value["type"], (at, "type"), found, ("error",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        message=(
            take_string(value["message"], (at, "message"), found)
            if "message" in value
            else missing(found, at, "message")
        ),
        code=read_error_code(value["code"], (at, "code"), found) if "code" in value else UNSET,
        topic=take_string(value["topic"], (at, "topic"), found) if "topic" in value else UNSET,
    )


def read_pong(value: object, at: _Path, found: _Found) -> Pong:
    if not is_object(value):
        return cast("Pong", refuse(found, at, "type", "an object", value))
    return Pong(
        type=(
            take_choice(value["type"], (at, "type"), found, ("pong",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
    )


_START_SESSION_NAMES = frozenset({"command", "title", "cwd"})


def read_start_session(value: object, at: _Path, found: _Found) -> StartSession:
    if not is_object(value):
        return cast("StartSession", refuse(found, at, "type", "an object", value))
    refuse_others(value, at, found, _START_SESSION_NAMES)
    return StartSession(
        command=(
            take_array(value["command"], (at, "command"), found, take_string, min_items=1, max_items=1000)
            if "command" in value
            else missing(found, at, "command")
        ),
        title=(
            take_string(value["title"], (at, "title"), found, min_length=1, max_length=200)
            if "title" in value
            else UNSET
        ),
        cwd=take_string(value["cwd"], (at, "cwd"), found, min_length=1) if "cwd" in value else UNSET,
    )


def read_problem_code(value: object, at: _Path, found: _Found) -> ProblemCode:
    return take_string(value, at, found)


def read_problem(value: object, at: _Path, found: _Found) -> Problem:
    if not is_object(value):
        return cast("Problem", refuse(found, at, "type", "an object", value))
    return Problem(
        code=read_problem_code(value["code"], (at, "code"), found) if "code" in value else missing(found, at, "code"),
        message=(
            take_string(value["message"], (at, "message"), found)
            if "message" in value
            else missing(found, at, "message")
        ),
    )


def read_sign_in_link(value: object, at: _Path, found: _Found) -> SignInLink:
    if not is_object(value):
        return cast("SignInLink", refuse(found, at, "type", "an object", value))
    return SignInLink(
        url=take_string(value["url"], (at, "url"), found) if "url" in value else missing(found, at, "url"),
    )


def read_session_id(value: object, at: _Path, found: _Found) -> SessionId:
    return take_string(value, at, found, min_length=1, max_length=64)


def read_timestamp(value: object, at: _Path, found: _Found) -> Timestamp:
    return take_string(value, at, found)


def read_session_state(value: object, at: _Path, found: _Found) -> SessionState:
    return take_string(value, at, found)


def read_session(value: object, at: _Path, found: _Found) -> Session:
    if not is_object(value):
        return cast("Session", refuse(found, at, "type", "an object", value))
    return Session(
        id=read_session_id(value["id"], (at, "id"), found) if "id" in value else missing(found, at, "id"),
        title=take_string(value["title"], (at, "title"), found) if "title" in value else missing(found, at, "title"),
        command=(
            take_array(value["command"], (at, "command"), found, take_string, min_items=1)
            if "command" in value
            else missing(found, at, "command")
        ),
        cwd=take_string(value["cwd"], (at, "cwd"), found) if "cwd" in value else missing(found, at, "cwd"),
        state=(
            read_session_state(value["state"], (at, "state"), found)
            if "state" in value
            else missing(found, at, "state")
        ),
        exit_code=(
            take_integer(value["exit_code"], (at, "exit_code"), found, minimum=0, maximum=255)
            if "exit_code" in value
            else UNSET
        ),
        signal=take_string(value["signal"], (at, "signal"), found) if "signal" in value else UNSET,
        reason=take_string(value["reason"], (at, "reason"), found) if "reason" in value else UNSET,
        created_at=(
            read_timestamp(value["created_at"], (at, "created_at"), found)
            if "created_at" in value
            else missing(found, at, "created_at")
        ),
        started_at=read_timestamp(value["started_at"], (at, "started_at"), found) if "started_at" in value else UNSET,
        ended_at=read_timestamp(value["ended_at"], (at, "ended_at"), found) if "ended_at" in value else UNSET,
        last_activity_at=(
            read_timestamp(value["last_activity_at"], (at, "last_activity_at"), found)
            if "last_activity_at" in value
            else missing(found, at, "last_activity_at")
        ),
    )


def read_session_list(value: object, at: _Path, found: _Found) -> SessionList:
    if not is_object(value):
        return cast("SessionList", refuse(found, at, "type", "an object", value))
    return SessionList(
        sessions=(
            take_array(value["sessions"], (at, "sessions"), found, read_session)
            if "sessions" in value
            else missing(found, at, "sessions")
        ),
    )


def read_session_change(value: object, at: _Path, found: _Found) -> SessionChange:
    if not is_object(value):
        return cast("SessionChange", refuse(found, at, "type", "an object", value))
    tag = value.get("type")
    if tag == "session_changed":
        return read_session_changed(value, at, found)
    if tag == "session_removed":
        return read_session_removed(value, at, found)
    unknown = refuse_tag(found, at, "oneOf", "type", value, ("session_changed", "session_removed"))
    return cast("SessionChange", unknown)


def read_session_changed(value: object, at: _Path, found: _Found) -> SessionChanged:
    if not is_object(value):
        return cast("SessionChanged", refuse(found, at, "type", "an object", value))
    return SessionChanged(
        type=(
            take_choice(value["type"], (at, "type"), found, ("session_changed",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        session=(
            read_session(value["session"], (at, "session"), found)
            if "session" in value
            else missing(found, at, "session")
        ),
    )


def read_session_removed(value: object, at: _Path, found: _Found) -> SessionRemoved:
    if not is_object(value):
        return cast("SessionRemoved", refuse(found, at, "type", "an object", value))
    return SessionRemoved(
        type=(
            take_choice(value["type"], (at, "type"), found, ("session_removed",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        id=read_session_id(value["id"], (at, "id"), found) if "id" in value else missing(found, at, "id"),
    )


def read_sessions_state_snapshot(value: object, at: _Path, found: _Found) -> SessionsStateSnapshot:
    if not is_object(value):
        return cast("SessionsStateSnapshot", refuse(found, at, "type", "an object", value))
    return SessionsStateSnapshot(
        type=(
            take_choice(value["type"], (at, "type"), found, ("snapshot",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_choice(value["topic"], (at, "topic"), found, ("sessions.state",), code="const")
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_session_list(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_sessions_state_event(value: object, at: _Path, found: _Found) -> SessionsStateEvent:
    if not is_object(value):
        return cast("SessionsStateEvent", refuse(found, at, "type", "an object", value))
    return SessionsStateEvent(
        type=(
            take_choice(value["type"], (at, "type"), found, ("event",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_choice(value["topic"], (at, "topic"), found, ("sessions.state",), code="const")
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_session_change(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )
