# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""The contract's types. A field that may be absent is `UNSET` then; null is None."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from msgspec import UNSET, UnsetType

JsonValue: TypeAlias = "None | bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue]"
"""Any JSON value."""

Topics: TypeAlias = tuple[str, ...]

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

CloseCode: TypeAlias = Literal[1003, 1007, 1008, 1009, 1011, 1012, 1013, 4000, 4001] | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe:
    """Subscribe"""

    type: Literal["subscribe"] = "subscribe"
    topics: Topics


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribe:
    """Unsubscribe"""

    type: Literal["unsubscribe"] = "unsubscribe"
    topics: Topics


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """Ping"""

    type: Literal["ping"] = "ping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Snapshot"""

    type: Literal["snapshot"] = "snapshot"
    topic: str
    payload: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Event"""

    type: Literal["event"] = "event"
    topic: str
    payload: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Failure"""

    type: Literal["error"] = "error"
    message: str
    code: ErrorCode | UnsetType = UNSET
    topic: str | UnsetType = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Pong:
    """Pong"""

    type: Literal["pong"] = "pong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    number: int
    table: str
    dish: str
    stage: Literal["ordered", "cooking", "ready"] | str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderList:
    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChanged:
    type: Literal["changed"] = "changed"
    order: Order


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderServed:
    type: Literal["served"] = "served"
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdersOpenSnapshot:
    """Snapshot of a topic. Every order that is not served yet."""

    type: Literal["snapshot"] = "snapshot"
    topic: Literal["orders.open"] = "orders.open"
    payload: OrderList


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdersOpenEvent:
    """Event of a topic. Every order that is not served yet."""

    type: Literal["event"] = "event"
    topic: Literal["orders.open"] = "orders.open"
    payload: OrderChange


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdersNotesSnapshot:
    """Snapshot of a topic. The latest notes at one table, kept in the kitchen's database."""

    type: Literal["snapshot"] = "snapshot"
    topic: str
    payload: Notes


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdersNotesEvent:
    """Event of a topic. The latest notes at one table, kept in the kitchen's database."""

    type: Literal["event"] = "event"
    topic: str
    payload: Notes


FromClient: TypeAlias = Subscribe | Unsubscribe | Ping

FromServer: TypeAlias = OrdersOpenSnapshot | OrdersOpenEvent | OrdersNotesSnapshot | OrdersNotesEvent | Failure | Pong

OrderChange: TypeAlias = OrderChanged | OrderServed
