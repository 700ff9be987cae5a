# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Per type: a decoder from JSON text, one from a parsed value, and an encoder.

Decoders raise `ContractError` with every violation. So do encoders, for a value that the decoder would refuse.
"""

from __future__ import annotations

from ._codec import Codec as _Codec
from ._read import (
    read_close_code,
    read_error_code,
    read_event,
    read_failure,
    read_from_client,
    read_from_server,
    read_notes,
    read_order,
    read_order_change,
    read_order_changed,
    read_order_list,
    read_order_served,
    read_orders_notes_event,
    read_orders_notes_snapshot,
    read_orders_open_event,
    read_orders_open_snapshot,
    read_ping,
    read_pong,
    read_snapshot,
    read_subscribe,
    read_topics,
    read_unsubscribe,
)
from ._write import (
    write_event,
    write_failure,
    write_from_client,
    write_from_server,
    write_notes,
    write_order,
    write_order_change,
    write_order_changed,
    write_order_list,
    write_order_served,
    write_orders_notes_event,
    write_orders_notes_snapshot,
    write_orders_open_event,
    write_orders_open_snapshot,
    write_ping,
    write_pong,
    write_snapshot,
    write_subscribe,
    write_topics,
    write_unsubscribe,
)
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

_TOPICS: _Codec[Topics] = _Codec("Topics", read_topics, write_topics)
_FROM_CLIENT: _Codec[FromClient] = _Codec("FromClient", read_from_client, write_from_client)
_SUBSCRIBE: _Codec[Subscribe] = _Codec("Subscribe", read_subscribe, write_subscribe)
_UNSUBSCRIBE: _Codec[Unsubscribe] = _Codec("Unsubscribe", read_unsubscribe, write_unsubscribe)
_PING: _Codec[Ping] = _Codec("Ping", read_ping, write_ping)
_FROM_SERVER: _Codec[FromServer] = _Codec("FromServer", read_from_server, write_from_server)
_SNAPSHOT: _Codec[Snapshot] = _Codec("Snapshot", read_snapshot, write_snapshot)
_EVENT: _Codec[Event] = _Codec("Event", read_event, write_event)
_FAILURE: _Codec[Failure] = _Codec("Failure", read_failure, write_failure)
_PONG: _Codec[Pong] = _Codec("Pong", read_pong, write_pong)
_ERROR_CODE: _Codec[ErrorCode] = _Codec("ErrorCode", read_error_code)
_CLOSE_CODE: _Codec[CloseCode] = _Codec("CloseCode", read_close_code)
_ORDER: _Codec[Order] = _Codec("Order", read_order, write_order)
_ORDER_LIST: _Codec[OrderList] = _Codec("OrderList", read_order_list, write_order_list)
_ORDER_CHANGE: _Codec[OrderChange] = _Codec("OrderChange", read_order_change, write_order_change)
_ORDER_CHANGED: _Codec[OrderChanged] = _Codec("OrderChanged", read_order_changed, write_order_changed)
_ORDER_SERVED: _Codec[OrderServed] = _Codec("OrderServed", read_order_served, write_order_served)
_NOTES: _Codec[Notes] = _Codec("Notes", read_notes, write_notes)
_ORDERS_OPEN_SNAPSHOT: _Codec[OrdersOpenSnapshot] = _Codec(
    "OrdersOpenSnapshot",
    read_orders_open_snapshot,
    write_orders_open_snapshot,
)
_ORDERS_OPEN_EVENT: _Codec[OrdersOpenEvent] = _Codec("OrdersOpenEvent", read_orders_open_event, write_orders_open_event)
_ORDERS_NOTES_SNAPSHOT: _Codec[OrdersNotesSnapshot] = _Codec(
    "OrdersNotesSnapshot",
    read_orders_notes_snapshot,
    write_orders_notes_snapshot,
)
_ORDERS_NOTES_EVENT: _Codec[OrdersNotesEvent] = _Codec(
    "OrdersNotesEvent",
    read_orders_notes_event,
    write_orders_notes_event,
)


def decode_topics(data: bytes | str) -> Topics:
    """Decode a `Topics` from JSON text."""
    return _TOPICS.decode(data)


def topics_from_value(value: object) -> Topics:
    """Decode a `Topics` from a parsed JSON value."""
    return _TOPICS.from_value(value)


def encode_topics(value: Topics) -> bytes:
    """Encode a `Topics` as UTF-8 JSON."""
    return _TOPICS.encode(value)


def decode_from_client(data: bytes | str) -> FromClient:
    """Decode a `FromClient` from JSON text."""
    return _FROM_CLIENT.decode(data)


def from_client_from_value(value: object) -> FromClient:
    """Decode a `FromClient` from a parsed JSON value."""
    return _FROM_CLIENT.from_value(value)


def encode_from_client(value: FromClient) -> bytes:
    """Encode a `FromClient` as UTF-8 JSON."""
    return _FROM_CLIENT.encode(value)


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


def decode_from_server(data: bytes | str) -> FromServer:
    """Decode a `FromServer` from JSON text."""
    return _FROM_SERVER.decode(data)


def from_server_from_value(value: object) -> FromServer:
    """Decode a `FromServer` from a parsed JSON value."""
    return _FROM_SERVER.from_value(value)


def encode_from_server(value: FromServer) -> bytes:
    """Encode a `FromServer` as UTF-8 JSON."""
    return _FROM_SERVER.encode(value)


def decode_snapshot(data: bytes | str) -> Snapshot:
    """Decode a `Snapshot` from JSON text."""
    return _SNAPSHOT.decode(data)


def snapshot_from_value(value: object) -> Snapshot:
    """Decode a `Snapshot` from a parsed JSON value."""
    return _SNAPSHOT.from_value(value)


def encode_snapshot(value: Snapshot) -> bytes:
    """Encode a `Snapshot` as UTF-8 JSON."""
    return _SNAPSHOT.encode(value)


def decode_event(data: bytes | str) -> Event:
    """Decode a `Event` from JSON text."""
    return _EVENT.decode(data)


def event_from_value(value: object) -> Event:
    """Decode a `Event` from a parsed JSON value."""
    return _EVENT.from_value(value)


def encode_event(value: Event) -> bytes:
    """Encode a `Event` as UTF-8 JSON."""
    return _EVENT.encode(value)


def decode_failure(data: bytes | str) -> Failure:
    """Decode a `Failure` from JSON text."""
    return _FAILURE.decode(data)


def failure_from_value(value: object) -> Failure:
    """Decode a `Failure` from a parsed JSON value."""
    return _FAILURE.from_value(value)


def encode_failure(value: Failure) -> bytes:
    """Encode a `Failure` as UTF-8 JSON."""
    return _FAILURE.encode(value)


def decode_pong(data: bytes | str) -> Pong:
    """Decode a `Pong` from JSON text."""
    return _PONG.decode(data)


def pong_from_value(value: object) -> Pong:
    """Decode a `Pong` from a parsed JSON value."""
    return _PONG.from_value(value)


def encode_pong(value: Pong) -> bytes:
    """Encode a `Pong` as UTF-8 JSON."""
    return _PONG.encode(value)


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


def decode_order(data: bytes | str) -> Order:
    """Decode a `Order` from JSON text."""
    return _ORDER.decode(data)


def order_from_value(value: object) -> Order:
    """Decode a `Order` from a parsed JSON value."""
    return _ORDER.from_value(value)


def encode_order(value: Order) -> bytes:
    """Encode a `Order` as UTF-8 JSON."""
    return _ORDER.encode(value)


def decode_order_list(data: bytes | str) -> OrderList:
    """Decode a `OrderList` from JSON text."""
    return _ORDER_LIST.decode(data)


def order_list_from_value(value: object) -> OrderList:
    """Decode a `OrderList` from a parsed JSON value."""
    return _ORDER_LIST.from_value(value)


def encode_order_list(value: OrderList) -> bytes:
    """Encode a `OrderList` as UTF-8 JSON."""
    return _ORDER_LIST.encode(value)


def decode_order_change(data: bytes | str) -> OrderChange:
    """Decode a `OrderChange` from JSON text."""
    return _ORDER_CHANGE.decode(data)


def order_change_from_value(value: object) -> OrderChange:
    """Decode a `OrderChange` from a parsed JSON value."""
    return _ORDER_CHANGE.from_value(value)


def encode_order_change(value: OrderChange) -> bytes:
    """Encode a `OrderChange` as UTF-8 JSON."""
    return _ORDER_CHANGE.encode(value)


def decode_order_changed(data: bytes | str) -> OrderChanged:
    """Decode a `OrderChanged` from JSON text."""
    return _ORDER_CHANGED.decode(data)


def order_changed_from_value(value: object) -> OrderChanged:
    """Decode a `OrderChanged` from a parsed JSON value."""
    return _ORDER_CHANGED.from_value(value)


def encode_order_changed(value: OrderChanged) -> bytes:
    """Encode a `OrderChanged` as UTF-8 JSON."""
    return _ORDER_CHANGED.encode(value)


def decode_order_served(data: bytes | str) -> OrderServed:
    """Decode a `OrderServed` from JSON text."""
    return _ORDER_SERVED.decode(data)


def order_served_from_value(value: object) -> OrderServed:
    """Decode a `OrderServed` from a parsed JSON value."""
    return _ORDER_SERVED.from_value(value)


def encode_order_served(value: OrderServed) -> bytes:
    """Encode a `OrderServed` as UTF-8 JSON."""
    return _ORDER_SERVED.encode(value)


def decode_notes(data: bytes | str) -> Notes:
    """Decode a `Notes` from JSON text."""
    return _NOTES.decode(data)


def notes_from_value(value: object) -> Notes:
    """Decode a `Notes` from a parsed JSON value."""
    return _NOTES.from_value(value)


def encode_notes(value: Notes) -> bytes:
    """Encode a `Notes` as UTF-8 JSON."""
    return _NOTES.encode(value)


def decode_orders_open_snapshot(data: bytes | str) -> OrdersOpenSnapshot:
    """Decode a `OrdersOpenSnapshot` from JSON text."""
    return _ORDERS_OPEN_SNAPSHOT.decode(data)


def orders_open_snapshot_from_value(value: object) -> OrdersOpenSnapshot:
    """Decode a `OrdersOpenSnapshot` from a parsed JSON value."""
    return _ORDERS_OPEN_SNAPSHOT.from_value(value)


def encode_orders_open_snapshot(value: OrdersOpenSnapshot) -> bytes:
    """Encode a `OrdersOpenSnapshot` as UTF-8 JSON."""
    return _ORDERS_OPEN_SNAPSHOT.encode(value)


def decode_orders_open_event(data: bytes | str) -> OrdersOpenEvent:
    """Decode a `OrdersOpenEvent` from JSON text."""
    return _ORDERS_OPEN_EVENT.decode(data)


def orders_open_event_from_value(value: object) -> OrdersOpenEvent:
    """Decode a `OrdersOpenEvent` from a parsed JSON value."""
    return _ORDERS_OPEN_EVENT.from_value(value)


def encode_orders_open_event(value: OrdersOpenEvent) -> bytes:
    """Encode a `OrdersOpenEvent` as UTF-8 JSON."""
    return _ORDERS_OPEN_EVENT.encode(value)


def decode_orders_notes_snapshot(data: bytes | str) -> OrdersNotesSnapshot:
    """Decode a `OrdersNotesSnapshot` from JSON text."""
    return _ORDERS_NOTES_SNAPSHOT.decode(data)


def orders_notes_snapshot_from_value(value: object) -> OrdersNotesSnapshot:
    """Decode a `OrdersNotesSnapshot` from a parsed JSON value."""
    return _ORDERS_NOTES_SNAPSHOT.from_value(value)


def encode_orders_notes_snapshot(value: OrdersNotesSnapshot) -> bytes:
    """Encode a `OrdersNotesSnapshot` as UTF-8 JSON."""
    return _ORDERS_NOTES_SNAPSHOT.encode(value)


def decode_orders_notes_event(data: bytes | str) -> OrdersNotesEvent:
    """Decode a `OrdersNotesEvent` from JSON text."""
    return _ORDERS_NOTES_EVENT.decode(data)


def orders_notes_event_from_value(value: object) -> OrdersNotesEvent:
    """Decode a `OrdersNotesEvent` from a parsed JSON value."""
    return _ORDERS_NOTES_EVENT.from_value(value)


def encode_orders_notes_event(value: OrdersNotesEvent) -> bytes:
    """Encode a `OrdersNotesEvent` as UTF-8 JSON."""
    return _ORDERS_NOTES_EVENT.encode(value)
