"""The project's snapshot and client messages, written by hand for the peers: one set of dataclasses for them all.

Each constraint stands twice, once as pydantic reads it and once as msgspec does; each passes over the other's. They
hold what `schema/` says of these types, so that all decoders answer the same question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Le, MaxLen, MinLen
from msgspec import Meta, Struct
from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic.dataclasses import dataclass as pydantic_dataclass

SessionId = Annotated[str, Meta(min_length=1, max_length=64), MinLen(1), MaxLen(64)]
Address = Annotated[str, Meta(min_length=1, max_length=255), MinLen(1), MaxLen(255)]
Addresses = Annotated[tuple[Address, ...], Meta(min_length=1, max_length=100), MinLen(1), MaxLen(100)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session."""

    id: SessionId
    title: str
    command: Annotated[tuple[str, ...], Meta(min_length=1), MinLen(1)]
    cwd: str
    state: str
    created_at: str
    last_activity_at: str
    exit_code: Annotated[int, Meta(ge=0, le=255), Ge(0), Le(255)] | None = None
    signal: str | None = None
    reason: str | None = None
    started_at: str | None = None
    ended_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionList:
    """All sessions."""

    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The message that a subscriber gets first."""

    type: Literal["snapshot"]
    topic: Literal["sessions.state"]
    payload: SessionList


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe:
    """Asks for topics."""

    type: Literal["subscribe"]
    topics: Addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribe:
    """Gives topics up."""

    type: Literal["unsubscribe"]
    topics: Addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """Asks for a pong."""

    type: Literal["ping"]


ClientMessage = Annotated[Subscribe | Unsubscribe | Ping, Field(discriminator="type")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChanged:
    """A session is new or has changed."""

    type: Literal["session_changed"]
    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRemoved:
    """A session is gone."""

    type: Literal["session_removed"]
    id: SessionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One change of the sessions, as pydantic reads it."""

    type: Literal["event"]
    topic: Literal["sessions.state"]
    payload: Annotated[SessionChanged | SessionRemoved, Field(discriminator="type")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedEvent:
    """One kind of event, for msgspec."""

    type: Literal["event"]
    topic: Literal["sessions.state"]
    payload: SessionChanged


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedEvent:
    """The other kind."""

    type: Literal["event"]
    topic: Literal["sessions.state"]
    payload: SessionRemoved


ServerMessage = Annotated[Snapshot | Event, Field(discriminator="type")]


class SubscribeStruct(Struct, tag_field="type", tag="subscribe"):
    """Asks for topics."""

    topics: Addresses


class UnsubscribeStruct(Struct, tag_field="type", tag="unsubscribe"):
    """Gives topics up."""

    topics: Addresses


class PingStruct(Struct, tag_field="type", tag="ping"):
    """Asks for a pong."""


ClientStructs = SubscribeStruct | UnsubscribeStruct | PingStruct

Count = Annotated[int, Meta(ge=0), Ge(0)]
ExitCode = Annotated[int, Meta(ge=0, le=255), Ge(0), Le(255)]


@pydantic_dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(alias_generator=to_camel))
class CamelItem:
    """An item whose fields have other names on the wire."""

    item_id: SessionId
    display_name: str
    created_at: str
    retry_count: Count
    exit_code: ExitCode | None = None
    last_error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CamelList:
    """Items."""

    items: tuple[CamelItem, ...]


class CamelStruct(Struct, frozen=True, kw_only=True, rename="camel"):
    """The same as msgspec has it."""

    item_id: SessionId
    display_name: str
    created_at: str
    retry_count: Count
    exit_code: ExitCode | None = None
    last_error: str | None = None


class CamelStructs(Struct, frozen=True):
    """Items."""

    items: tuple[CamelStruct, ...]
