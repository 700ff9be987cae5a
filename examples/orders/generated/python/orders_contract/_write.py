# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""One writer a type: the type in, a value out that is JSON."""

from __future__ import annotations

from msgspec import UNSET

from .types import (
    Event,
    Failure,
    FromClient,
    FromServer,
    Notes,
    Order,
    OrderChange,
    OrderChanged,
    OrderList,
    OrderServed,
    OrdersNotesEvent,
    OrdersNotesSnapshot,
    OrdersOpenEvent,
    OrdersOpenSnapshot,
    Ping,
    Pong,
    Snapshot,
    Subscribe,
    Topics,
    Unsubscribe,
)


def write_topics(value: Topics) -> object:
    return list(value)


def write_from_client(value: FromClient) -> dict[str, object]:
    if isinstance(value, Subscribe):
        return write_subscribe(value)
    if isinstance(value, Unsubscribe):
        return write_unsubscribe(value)
    return write_ping(value)


def write_subscribe(value: Subscribe) -> dict[str, object]:
    return {"type": value.type, "topics": write_topics(value.topics)}


def write_unsubscribe(value: Unsubscribe) -> dict[str, object]:
    return {"type": value.type, "topics": write_topics(value.topics)}


def write_ping(value: Ping) -> dict[str, object]:
    return {"type": value.type}


def write_from_server(value: FromServer) -> dict[str, object]:
    if isinstance(value, OrdersOpenSnapshot):
        return write_orders_open_snapshot(value)
    if isinstance(value, OrdersOpenEvent):
        return write_orders_open_event(value)
    if isinstance(value, OrdersNotesSnapshot):
        return write_orders_notes_snapshot(value)
    if isinstance(value, OrdersNotesEvent):
        return write_orders_notes_event(value)
    if isinstance(value, Failure):
        return write_failure(value)
    return write_pong(value)


def write_snapshot(value: Snapshot) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": value.payload}


def write_event(value: Event) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": value.payload}


def write_failure(value: Failure) -> dict[str, object]:
    wire: dict[str, object] = {"type": value.type, "message": value.message}
    if value.code is not UNSET:
        wire["code"] = value.code
    if value.topic is not UNSET:
        wire["topic"] = value.topic
    return wire


def write_pong(value: Pong) -> dict[str, object]:
    return {"type": value.type}


def write_order(value: Order) -> dict[str, object]:
    return {"number": value.number, "table": value.table, "dish": value.dish, "stage": value.stage}


def write_order_list(value: OrderList) -> dict[str, object]:
    return {"orders": [write_order(item) for item in value.orders]}


def write_order_change(value: OrderChange) -> dict[str, object]:
    if isinstance(value, OrderChanged):
        return write_order_changed(value)
    return write_order_served(value)


def write_order_changed(value: OrderChanged) -> dict[str, object]:
    return {"type": value.type, "order": write_order(value.order)}


def write_order_served(value: OrderServed) -> dict[str, object]:
    return {"type": value.type, "number": value.number}


def write_notes(value: Notes) -> dict[str, object]:
    return {"notes": list(value.notes)}


def write_orders_open_snapshot(value: OrdersOpenSnapshot) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_order_list(value.payload)}


def write_orders_open_event(value: OrdersOpenEvent) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_order_change(value.payload)}


def write_orders_notes_snapshot(value: OrdersNotesSnapshot) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_notes(value.payload)}


def write_orders_notes_event(value: OrdersNotesEvent) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_notes(value.payload)}
