# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Mirrors of the types for msgspec, and what makes the types of them. Imported when a decoder is wanted first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from . import types
from ._addresses import topic_name
from ._typed import Router, Typed, keep, twin


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


class RawSessionsStateSnapshot(Struct, gc=False):
    type: Literal["snapshot"]
    topic: Literal["sessions.state"]
    payload: RawSessionList


class RawSessionsStateEvent(Struct, gc=False):
    type: Literal["event"]
    topic: Literal["sessions.state"]
    payload: RawSessionChange


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


RawClientMessage: TypeAlias = RawClientMessage_Subscribe | RawClientMessage_Unsubscribe | RawClientMessage_Ping
RawSessionChange: TypeAlias = RawSessionChange_SessionChanged | RawSessionChange_SessionRemoved
RawCloseCode: TypeAlias = Annotated[int, Meta(ge=-9007199254740991, le=9007199254740991)]
RawAddress: TypeAlias = Annotated[str, Meta(min_length=1, max_length=255)]
RawSessionId: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64)]


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


_MAKERS_OF_SERVER_MESSAGE: dict[Any, Callable[[Any], Any]] = {
    RawSessionsStateSnapshot: make_sessions_state_snapshot,
    RawSessionsStateEvent: make_sessions_state_event,
    RawErrorMessage: make_error_message,
    RawPong: make_pong,
}


def make_server_message(raw: Any) -> Any:
    return _MAKERS_OF_SERVER_MESSAGE[type(raw)](raw)


TYPED: dict[str, Typed] = {
    "ErrorCode": Typed(mirror=str, make=keep, by_length=True),
    "CloseCode": Typed(mirror=RawCloseCode, make=keep, by_length=True),
    "ClientMessage": Typed(mirror=RawClientMessage, make=make_client_message, by_length=True),
    "ServerMessage": Typed(
        pick=Router(
            "type",
            "topic",
            topic_name,
            {
                ("snapshot", "SessionsState"): RawSessionsStateSnapshot,
                ("event", "SessionsState"): RawSessionsStateEvent,
                ("error", None): RawErrorMessage,
                ("pong", None): RawPong,
            },
        ),
        make=make_server_message,
        by_length=True,
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
    "SessionId": Typed(mirror=RawSessionId, make=keep, by_length=True),
    "Timestamp": Typed(mirror=str, make=keep, by_length=True),
    "SessionState": Typed(mirror=str, make=keep, by_length=True),
    "Session": Typed(mirror=RawSession, make=make_session, by_length=True),
    "SessionList": Typed(mirror=RawSessionList, make=make_session_list, by_length=True),
    "SessionChange": Typed(mirror=RawSessionChange, make=make_session_change, by_length=True),
    "SessionChanged": Typed(mirror=RawSessionChanged, make=make_session_changed, by_length=True),
    "SessionRemoved": Typed(mirror=RawSessionRemoved, make=make_session_removed, by_length=True),
    "SessionsStateSnapshot": Typed(mirror=RawSessionsStateSnapshot, make=make_sessions_state_snapshot, by_length=True),
    "SessionsStateEvent": Typed(mirror=RawSessionsStateEvent, make=make_sessions_state_event, by_length=True),
}
