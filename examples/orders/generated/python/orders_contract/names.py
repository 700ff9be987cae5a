# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Decoders and encoders by the name of the type."""

from __future__ import annotations

from collections.abc import Callable as _Callable
from typing import Any as _Any
from typing import Literal, overload

from . import codecs
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

_DECODERS: dict[str, _Callable[[bytes | str], _Any]] = {
    "Topics": codecs.decode_topics,
    "FromClient": codecs.decode_from_client,
    "Subscribe": codecs.decode_subscribe,
    "Unsubscribe": codecs.decode_unsubscribe,
    "Ping": codecs.decode_ping,
    "FromServer": codecs.decode_from_server,
    "Snapshot": codecs.decode_snapshot,
    "Event": codecs.decode_event,
    "Failure": codecs.decode_failure,
    "Pong": codecs.decode_pong,
    "ErrorCode": codecs.decode_error_code,
    "CloseCode": codecs.decode_close_code,
    "Order": codecs.decode_order,
    "OrderList": codecs.decode_order_list,
    "OrderChange": codecs.decode_order_change,
    "OrderChanged": codecs.decode_order_changed,
    "OrderServed": codecs.decode_order_served,
    "Notes": codecs.decode_notes,
    "OrdersOpenSnapshot": codecs.decode_orders_open_snapshot,
    "OrdersOpenEvent": codecs.decode_orders_open_event,
    "OrdersNotesSnapshot": codecs.decode_orders_notes_snapshot,
    "OrdersNotesEvent": codecs.decode_orders_notes_event,
}
_ENCODERS: dict[str, _Callable[[_Any], bytes]] = {
    "Topics": codecs.encode_topics,
    "FromClient": codecs.encode_from_client,
    "Subscribe": codecs.encode_subscribe,
    "Unsubscribe": codecs.encode_unsubscribe,
    "Ping": codecs.encode_ping,
    "FromServer": codecs.encode_from_server,
    "Snapshot": codecs.encode_snapshot,
    "Event": codecs.encode_event,
    "Failure": codecs.encode_failure,
    "Pong": codecs.encode_pong,
    "ErrorCode": codecs.encode_error_code,
    "CloseCode": codecs.encode_close_code,
    "Order": codecs.encode_order,
    "OrderList": codecs.encode_order_list,
    "OrderChange": codecs.encode_order_change,
    "OrderChanged": codecs.encode_order_changed,
    "OrderServed": codecs.encode_order_served,
    "Notes": codecs.encode_notes,
    "OrdersOpenSnapshot": codecs.encode_orders_open_snapshot,
    "OrdersOpenEvent": codecs.encode_orders_open_event,
    "OrdersNotesSnapshot": codecs.encode_orders_notes_snapshot,
    "OrdersNotesEvent": codecs.encode_orders_notes_event,
}


@overload
def decode(name: Literal["Topics"], data: bytes | str) -> Topics: ...


@overload
def decode(name: Literal["FromClient"], data: bytes | str) -> FromClient: ...


@overload
def decode(name: Literal["Subscribe"], data: bytes | str) -> Subscribe: ...


@overload
def decode(name: Literal["Unsubscribe"], data: bytes | str) -> Unsubscribe: ...


@overload
def decode(name: Literal["Ping"], data: bytes | str) -> Ping: ...


@overload
def decode(name: Literal["FromServer"], data: bytes | str) -> FromServer: ...


@overload
def decode(name: Literal["Snapshot"], data: bytes | str) -> Snapshot: ...


@overload
def decode(name: Literal["Event"], data: bytes | str) -> Event: ...


@overload
def decode(name: Literal["Failure"], data: bytes | str) -> Failure: ...


@overload
def decode(name: Literal["Pong"], data: bytes | str) -> Pong: ...


@overload
def decode(name: Literal["ErrorCode"], data: bytes | str) -> ErrorCode: ...


@overload
def decode(name: Literal["CloseCode"], data: bytes | str) -> CloseCode: ...


@overload
def decode(name: Literal["Order"], data: bytes | str) -> Order: ...


@overload
def decode(name: Literal["OrderList"], data: bytes | str) -> OrderList: ...


@overload
def decode(name: Literal["OrderChange"], data: bytes | str) -> OrderChange: ...


@overload
def decode(name: Literal["OrderChanged"], data: bytes | str) -> OrderChanged: ...


@overload
def decode(name: Literal["OrderServed"], data: bytes | str) -> OrderServed: ...


@overload
def decode(name: Literal["Notes"], data: bytes | str) -> Notes: ...


@overload
def decode(name: Literal["OrdersOpenSnapshot"], data: bytes | str) -> OrdersOpenSnapshot: ...


@overload
def decode(name: Literal["OrdersOpenEvent"], data: bytes | str) -> OrdersOpenEvent: ...


@overload
def decode(name: Literal["OrdersNotesSnapshot"], data: bytes | str) -> OrdersNotesSnapshot: ...


@overload
def decode(name: Literal["OrdersNotesEvent"], data: bytes | str) -> OrdersNotesEvent: ...


def decode(name: str, data: bytes | str) -> object:
    """Decode a type by its name. Raises `ContractError`, and `LookupError` for a name that is no type's."""
    if name not in _DECODERS:
        raise LookupError(f"the contract has no type {name!r}")
    return _DECODERS[name](data)


@overload
def encode(name: Literal["Topics"], value: Topics) -> bytes: ...


@overload
def encode(name: Literal["FromClient"], value: FromClient) -> bytes: ...


@overload
def encode(name: Literal["Subscribe"], value: Subscribe) -> bytes: ...


@overload
def encode(name: Literal["Unsubscribe"], value: Unsubscribe) -> bytes: ...


@overload
def encode(name: Literal["Ping"], value: Ping) -> bytes: ...


@overload
def encode(name: Literal["FromServer"], value: FromServer) -> bytes: ...


@overload
def encode(name: Literal["Snapshot"], value: Snapshot) -> bytes: ...


@overload
def encode(name: Literal["Event"], value: Event) -> bytes: ...


@overload
def encode(name: Literal["Failure"], value: Failure) -> bytes: ...


@overload
def encode(name: Literal["Pong"], value: Pong) -> bytes: ...


@overload
def encode(name: Literal["ErrorCode"], value: ErrorCode) -> bytes: ...


@overload
def encode(name: Literal["CloseCode"], value: CloseCode) -> bytes: ...


@overload
def encode(name: Literal["Order"], value: Order) -> bytes: ...


@overload
def encode(name: Literal["OrderList"], value: OrderList) -> bytes: ...


@overload
def encode(name: Literal["OrderChange"], value: OrderChange) -> bytes: ...


@overload
def encode(name: Literal["OrderChanged"], value: OrderChanged) -> bytes: ...


@overload
def encode(name: Literal["OrderServed"], value: OrderServed) -> bytes: ...


@overload
def encode(name: Literal["Notes"], value: Notes) -> bytes: ...


@overload
def encode(name: Literal["OrdersOpenSnapshot"], value: OrdersOpenSnapshot) -> bytes: ...


@overload
def encode(name: Literal["OrdersOpenEvent"], value: OrdersOpenEvent) -> bytes: ...


@overload
def encode(name: Literal["OrdersNotesSnapshot"], value: OrdersNotesSnapshot) -> bytes: ...


@overload
def encode(name: Literal["OrdersNotesEvent"], value: OrdersNotesEvent) -> bytes: ...


def encode(name: str, value: _Any) -> bytes:
    """Encode a type by its name. Raises `ContractError`, and `LookupError` for a name that is no type's."""
    if name not in _ENCODERS:
        raise LookupError(f"the contract has no type {name!r}")
    return _ENCODERS[name](value)
