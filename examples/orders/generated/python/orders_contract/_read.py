# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""One reader a type: a parsed value in, the type out, every violation collected."""

from __future__ import annotations

from typing import cast

from msgspec import UNSET

from ._addresses import take_orders_notes_address, topic_name
from ._readers import (
    Found as _Found,
    Path as _Path,
    is_object,
    missing,
    refuse,
    refuse_address,
    refuse_tag,
    take_anything,
    take_array,
    take_choice,
    take_integer,
    take_string,
)
from ._rules import Rules as _Rules, check
from .types import (
    CloseCode,
    ErrorCode,
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


def part_topics_item(value: object, at: _Path, found: _Found) -> str:
    return take_string(value, at, found, min_length=1)


def read_topics(value: object, at: _Path, found: _Found) -> Topics:
    return take_array(value, at, found, part_topics_item, min_items=1, max_items=100)


def read_from_client(value: object, at: _Path, found: _Found) -> FromClient:
    if not is_object(value):
        return cast("FromClient", refuse(found, at, "type", "an object", value))
    tag = value.get("type")
    if tag == "subscribe":
        return read_subscribe(value, at, found)
    if tag == "unsubscribe":
        return read_unsubscribe(value, at, found)
    if tag == "ping":
        return read_ping(value, at, found)
    unknown = refuse_tag(found, at, "oneOf", "type", value, ("subscribe", "unsubscribe", "ping"))
    return cast("FromClient", unknown)


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
            read_topics(value["topics"], (at, "topics"), found) if "topics" in value else missing(found, at, "topics")
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
            read_topics(value["topics"], (at, "topics"), found) if "topics" in value else missing(found, at, "topics")
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


def read_from_server(value: object, at: _Path, found: _Found) -> FromServer:
    if not is_object(value):
        return cast("FromServer", refuse(found, at, "type", "an object", value))
    tag = value.get("type")
    if tag == "snapshot":
        match topic_name(value.get("topic")):
            case "OrdersOpen":
                return read_orders_open_snapshot(value, at, found)
            case "OrdersNotes":
                return read_orders_notes_snapshot(value, at, found)
            case _:
                return cast("FromServer", refuse_address(found, at, "topic", value))
    if tag == "event":
        match topic_name(value.get("topic")):
            case "OrdersOpen":
                return read_orders_open_event(value, at, found)
            case "OrdersNotes":
                return read_orders_notes_event(value, at, found)
            case _:
                return cast("FromServer", refuse_address(found, at, "topic", value))
    if tag == "error":
        return read_failure(value, at, found)
    if tag == "pong":
        return read_pong(value, at, found)
    unknown = refuse_tag(found, at, "oneOf", "type", value, ("snapshot", "event", "error", "pong"))
    return cast("FromServer", unknown)


def read_snapshot(value: object, at: _Path, found: _Found) -> Snapshot:
    if not is_object(value):
        return cast("Snapshot", refuse(found, at, "type", "an object", value))
    return Snapshot(
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


def read_event(value: object, at: _Path, found: _Found) -> Event:
    if not is_object(value):
        return cast("Event", refuse(found, at, "type", "an object", value))
    return Event(
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


def read_failure(value: object, at: _Path, found: _Found) -> Failure:
    if not is_object(value):
        return cast("Failure", refuse(found, at, "type", "an object", value))
    return Failure(
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


def read_error_code(value: object, at: _Path, found: _Found) -> ErrorCode:
    return take_string(value, at, found)


def read_close_code(value: object, at: _Path, found: _Found) -> CloseCode:
    return take_integer(value, at, found)


def part_order_table(value: object, at: _Path, found: _Found) -> str:
    check(value, at, found, _PART_ORDER_TABLE_RULES)
    return take_string(value, at, found)


def read_order(value: object, at: _Path, found: _Found) -> Order:
    if not is_object(value):
        return cast("Order", refuse(found, at, "type", "an object", value))
    return Order(
        number=(
            take_integer(value["number"], (at, "number"), found, minimum=1)
            if "number" in value
            else missing(found, at, "number")
        ),
        table=(
            part_order_table(value["table"], (at, "table"), found) if "table" in value else missing(found, at, "table")
        ),
        dish=(
            take_string(value["dish"], (at, "dish"), found, min_length=1)
            if "dish" in value
            else missing(found, at, "dish")
        ),
        stage=take_string(value["stage"], (at, "stage"), found) if "stage" in value else missing(found, at, "stage"),
    )


def read_order_list(value: object, at: _Path, found: _Found) -> OrderList:
    if not is_object(value):
        return cast("OrderList", refuse(found, at, "type", "an object", value))
    return OrderList(
        orders=(
            take_array(value["orders"], (at, "orders"), found, read_order)
            if "orders" in value
            else missing(found, at, "orders")
        ),
    )


def read_order_change(value: object, at: _Path, found: _Found) -> OrderChange:
    if not is_object(value):
        return cast("OrderChange", refuse(found, at, "type", "an object", value))
    tag = value.get("type")
    if tag == "changed":
        return read_order_changed(value, at, found)
    if tag == "served":
        return read_order_served(value, at, found)
    unknown = refuse_tag(found, at, "oneOf", "type", value, ("changed", "served"))
    return cast("OrderChange", unknown)


def read_order_changed(value: object, at: _Path, found: _Found) -> OrderChanged:
    if not is_object(value):
        return cast("OrderChanged", refuse(found, at, "type", "an object", value))
    return OrderChanged(
        type=(
            take_choice(value["type"], (at, "type"), found, ("changed",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        order=read_order(value["order"], (at, "order"), found) if "order" in value else missing(found, at, "order"),
    )


def read_order_served(value: object, at: _Path, found: _Found) -> OrderServed:
    if not is_object(value):
        return cast("OrderServed", refuse(found, at, "type", "an object", value))
    return OrderServed(
        type=(
            take_choice(value["type"], (at, "type"), found, ("served",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        number=(
            take_integer(value["number"], (at, "number"), found, minimum=1)
            if "number" in value
            else missing(found, at, "number")
        ),
    )


def read_notes(value: object, at: _Path, found: _Found) -> Notes:
    if not is_object(value):
        return cast("Notes", refuse(found, at, "type", "an object", value))
    return Notes(
        notes=(
            take_array(value["notes"], (at, "notes"), found, take_string, max_items=20)
            if "notes" in value
            else missing(found, at, "notes")
        ),
    )


def read_orders_open_snapshot(value: object, at: _Path, found: _Found) -> OrdersOpenSnapshot:
    if not is_object(value):
        return cast("OrdersOpenSnapshot", refuse(found, at, "type", "an object", value))
    return OrdersOpenSnapshot(
        type=(
            take_choice(value["type"], (at, "type"), found, ("snapshot",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_choice(value["topic"], (at, "topic"), found, ("orders.open",), code="const")
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_order_list(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_orders_open_event(value: object, at: _Path, found: _Found) -> OrdersOpenEvent:
    if not is_object(value):
        return cast("OrdersOpenEvent", refuse(found, at, "type", "an object", value))
    return OrdersOpenEvent(
        type=(
            take_choice(value["type"], (at, "type"), found, ("event",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_choice(value["topic"], (at, "topic"), found, ("orders.open",), code="const")
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_order_change(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_orders_notes_snapshot(value: object, at: _Path, found: _Found) -> OrdersNotesSnapshot:
    if not is_object(value):
        return cast("OrdersNotesSnapshot", refuse(found, at, "type", "an object", value))
    return OrdersNotesSnapshot(
        type=(
            take_choice(value["type"], (at, "type"), found, ("snapshot",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_orders_notes_address(value["topic"], (at, "topic"), found)
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_notes(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_orders_notes_event(value: object, at: _Path, found: _Found) -> OrdersNotesEvent:
    if not is_object(value):
        return cast("OrdersNotesEvent", refuse(found, at, "type", "an object", value))
    return OrdersNotesEvent(
        type=(
            take_choice(value["type"], (at, "type"), found, ("event",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_orders_notes_address(value["topic"], (at, "topic"), found)
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_notes(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


_PART_ORDER_TABLE_RULES: _Rules = {"pattern": "^[A-Za-z0-9\\u005f\\u002d]+\\Z"}
