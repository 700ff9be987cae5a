# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Mirrors of the types for msgspec, and what makes the types of them. Imported when a decoder is wanted first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from . import types
from ._addresses import take_orders_notes_address, topic_name
from ._typed import Router, Typed, keep, read, twin


class RawSubscribe(Struct, gc=False):
    type: Literal["subscribe"]
    topics: Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(min_length=1, max_length=100)]


class RawUnsubscribe(Struct, gc=False):
    type: Literal["unsubscribe"]
    topics: Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(min_length=1, max_length=100)]


class RawPing(Struct, gc=False):
    type: Literal["ping"]


class RawSnapshot(Struct, gc=False):
    type: Literal["snapshot"]
    topic: str
    payload: Any


class RawEvent(Struct, gc=False):
    type: Literal["event"]
    topic: str
    payload: Any


class RawFailure(Struct, gc=False, kw_only=True):
    type: Literal["error"]
    message: str
    code: str | UnsetType = UNSET
    topic: str | UnsetType = UNSET


class RawPong(Struct, gc=False):
    type: Literal["pong"]


class RawOrder(Struct, gc=False):
    number: Annotated[int, Meta(ge=1, le=9007199254740991)]
    table: Annotated[str, Meta(pattern="^[A-Za-z0-9\\u005f\\u002d]+\\Z")]
    dish: Annotated[str, Meta(min_length=1)]
    stage: str


class RawOrderList(Struct, gc=False):
    orders: tuple[RawOrder, ...]


class RawOrderChanged(Struct, gc=False):
    type: Literal["changed"]
    order: RawOrder


class RawOrderServed(Struct, gc=False):
    type: Literal["served"]
    number: Annotated[int, Meta(ge=1, le=9007199254740991)]


class RawNotes(Struct, gc=False):
    notes: Annotated[tuple[str, ...], Meta(max_length=20)]


class RawOrdersOpenSnapshot(Struct, gc=False):
    type: Literal["snapshot"]
    topic: Literal["orders.open"]
    payload: RawOrderList


class RawOrdersOpenEvent(Struct, gc=False):
    type: Literal["event"]
    topic: Literal["orders.open"]
    payload: RawOrderChange


class RawOrdersNotesSnapshot(Struct, gc=False):
    type: Literal["snapshot"]
    topic: str
    payload: RawNotes


class RawOrdersNotesEvent(Struct, gc=False):
    type: Literal["event"]
    topic: str
    payload: RawNotes


class RawFromClient_Subscribe(Struct, gc=False, tag_field="type", tag="subscribe"):
    topics: Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(min_length=1, max_length=100)]


class RawFromClient_Unsubscribe(Struct, gc=False, tag_field="type", tag="unsubscribe"):
    topics: Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(min_length=1, max_length=100)]


class RawFromClient_Ping(Struct, gc=False, tag_field="type", tag="ping"):
    pass


class RawOrderChange_OrderChanged(Struct, gc=False, tag_field="type", tag="changed"):
    order: RawOrder


class RawOrderChange_OrderServed(Struct, gc=False, tag_field="type", tag="served"):
    number: Annotated[int, Meta(ge=1, le=9007199254740991)]


RawFromClient: TypeAlias = RawFromClient_Subscribe | RawFromClient_Unsubscribe | RawFromClient_Ping
RawOrderChange: TypeAlias = RawOrderChange_OrderChanged | RawOrderChange_OrderServed
RawTopics: TypeAlias = Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(min_length=1, max_length=100)]
RawCloseCode: TypeAlias = Annotated[int, Meta(ge=-9007199254740991, le=9007199254740991)]


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


_NEW_SNAPSHOT = twin(types.Snapshot)


def make_snapshot(raw: Any) -> Any:
    made = _NEW_SNAPSHOT()
    made.type = "snapshot"
    made.topic = raw.topic
    made.payload = raw.payload
    made.__class__ = types.Snapshot
    return made


_NEW_EVENT = twin(types.Event)


def make_event(raw: Any) -> Any:
    made = _NEW_EVENT()
    made.type = "event"
    made.topic = raw.topic
    made.payload = raw.payload
    made.__class__ = types.Event
    return made


_NEW_FAILURE = twin(types.Failure)


def make_failure(raw: Any) -> Any:
    made = _NEW_FAILURE()
    made.type = "error"
    made.message = raw.message
    made.code = raw.code
    made.topic = raw.topic
    made.__class__ = types.Failure
    return made


_NEW_PONG = twin(types.Pong)


def make_pong(raw: Any) -> Any:
    made = _NEW_PONG()
    made.type = "pong"
    made.__class__ = types.Pong
    return made


_NEW_ORDER = twin(types.Order)


def make_order(raw: Any) -> Any:
    made = _NEW_ORDER()
    made.number = raw.number
    made.table = raw.table
    made.dish = raw.dish
    made.stage = raw.stage
    made.__class__ = types.Order
    return made


_NEW_ORDER_LIST = twin(types.OrderList)


def make_order_list(raw: Any) -> Any:
    made = _NEW_ORDER_LIST()
    made.orders = tuple([make_order(item) for item in raw.orders])
    made.__class__ = types.OrderList
    return made


_NEW_ORDER_CHANGED = twin(types.OrderChanged)


def make_order_changed(raw: Any) -> Any:
    made = _NEW_ORDER_CHANGED()
    made.type = "changed"
    made.order = make_order(raw.order)
    made.__class__ = types.OrderChanged
    return made


_NEW_ORDER_SERVED = twin(types.OrderServed)


def make_order_served(raw: Any) -> Any:
    made = _NEW_ORDER_SERVED()
    made.type = "served"
    made.number = raw.number
    made.__class__ = types.OrderServed
    return made


_NEW_NOTES = twin(types.Notes)


def make_notes(raw: Any) -> Any:
    made = _NEW_NOTES()
    made.notes = raw.notes
    made.__class__ = types.Notes
    return made


_NEW_ORDERS_OPEN_SNAPSHOT = twin(types.OrdersOpenSnapshot)


def make_orders_open_snapshot(raw: Any) -> Any:
    made = _NEW_ORDERS_OPEN_SNAPSHOT()
    made.type = "snapshot"
    made.topic = "orders.open"
    made.payload = make_order_list(raw.payload)
    made.__class__ = types.OrdersOpenSnapshot
    return made


_NEW_ORDERS_OPEN_EVENT = twin(types.OrdersOpenEvent)


def make_orders_open_event(raw: Any) -> Any:
    made = _NEW_ORDERS_OPEN_EVENT()
    made.type = "event"
    made.topic = "orders.open"
    made.payload = make_order_change(raw.payload)
    made.__class__ = types.OrdersOpenEvent
    return made


_NEW_ORDERS_NOTES_SNAPSHOT = twin(types.OrdersNotesSnapshot)


def make_orders_notes_snapshot(raw: Any) -> Any:
    made = _NEW_ORDERS_NOTES_SNAPSHOT()
    made.type = "snapshot"
    made.topic = read(take_orders_notes_address, raw.topic)
    made.payload = make_notes(raw.payload)
    made.__class__ = types.OrdersNotesSnapshot
    return made


_NEW_ORDERS_NOTES_EVENT = twin(types.OrdersNotesEvent)


def make_orders_notes_event(raw: Any) -> Any:
    made = _NEW_ORDERS_NOTES_EVENT()
    made.type = "event"
    made.topic = read(take_orders_notes_address, raw.topic)
    made.payload = make_notes(raw.payload)
    made.__class__ = types.OrdersNotesEvent
    return made


_MAKERS_OF_FROM_CLIENT: dict[Any, Callable[[Any], Any]] = {
    RawFromClient_Subscribe: make_subscribe,
    RawFromClient_Unsubscribe: make_unsubscribe,
    RawFromClient_Ping: make_ping,
}


def make_from_client(raw: Any) -> Any:
    return _MAKERS_OF_FROM_CLIENT[type(raw)](raw)


_MAKERS_OF_ORDER_CHANGE: dict[Any, Callable[[Any], Any]] = {
    RawOrderChange_OrderChanged: make_order_changed,
    RawOrderChange_OrderServed: make_order_served,
}


def make_order_change(raw: Any) -> Any:
    return _MAKERS_OF_ORDER_CHANGE[type(raw)](raw)


_MAKERS_OF_FROM_SERVER: dict[Any, Callable[[Any], Any]] = {
    RawOrdersOpenSnapshot: make_orders_open_snapshot,
    RawOrdersOpenEvent: make_orders_open_event,
    RawOrdersNotesSnapshot: make_orders_notes_snapshot,
    RawOrdersNotesEvent: make_orders_notes_event,
    RawFailure: make_failure,
    RawPong: make_pong,
}


def make_from_server(raw: Any) -> Any:
    return _MAKERS_OF_FROM_SERVER[type(raw)](raw)


TYPED: dict[str, Typed] = {
    "Topics": Typed(mirror=RawTopics, make=keep, by_length=True),
    "FromClient": Typed(mirror=RawFromClient, make=make_from_client, by_length=True),
    "Subscribe": Typed(mirror=RawSubscribe, make=make_subscribe, by_length=True),
    "Unsubscribe": Typed(mirror=RawUnsubscribe, make=make_unsubscribe, by_length=True),
    "Ping": Typed(mirror=RawPing, make=make_ping, by_length=True),
    "FromServer": Typed(
        pick=Router(
            "type",
            "topic",
            topic_name,
            {
                ("snapshot", "OrdersOpen"): RawOrdersOpenSnapshot,
                ("snapshot", "OrdersNotes"): RawOrdersNotesSnapshot,
                ("event", "OrdersOpen"): RawOrdersOpenEvent,
                ("event", "OrdersNotes"): RawOrdersNotesEvent,
                ("error", None): RawFailure,
                ("pong", None): RawPong,
            },
        ),
        make=make_from_server,
        by_length=True,
        loose=True,
    ),
    "Snapshot": Typed(mirror=RawSnapshot, make=make_snapshot, loose=True),
    "Event": Typed(mirror=RawEvent, make=make_event, loose=True),
    "Failure": Typed(mirror=RawFailure, make=make_failure, by_length=True),
    "Pong": Typed(mirror=RawPong, make=make_pong, by_length=True),
    "ErrorCode": Typed(mirror=str, make=keep, by_length=True),
    "CloseCode": Typed(mirror=RawCloseCode, make=keep, by_length=True),
    "Order": Typed(mirror=RawOrder, make=make_order, by_length=True),
    "OrderList": Typed(mirror=RawOrderList, make=make_order_list, by_length=True),
    "OrderChange": Typed(mirror=RawOrderChange, make=make_order_change, by_length=True),
    "OrderChanged": Typed(mirror=RawOrderChanged, make=make_order_changed, by_length=True),
    "OrderServed": Typed(mirror=RawOrderServed, make=make_order_served, by_length=True),
    "Notes": Typed(mirror=RawNotes, make=make_notes, by_length=True),
    "OrdersOpenSnapshot": Typed(mirror=RawOrdersOpenSnapshot, make=make_orders_open_snapshot, by_length=True),
    "OrdersOpenEvent": Typed(mirror=RawOrdersOpenEvent, make=make_orders_open_event, by_length=True),
    "OrdersNotesSnapshot": Typed(
        mirror=RawOrdersNotesSnapshot,
        make=make_orders_notes_snapshot,
        by_length=True,
        loose=True,
    ),
    "OrdersNotesEvent": Typed(mirror=RawOrdersNotesEvent, make=make_orders_notes_event, by_length=True, loose=True),
}
