# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""The contract's topics: typed addresses that know how their messages are written and how their state changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ._addresses import check_parameter, match_address
from .codecs import (
    encode_orders_notes_event,
    encode_orders_notes_snapshot,
    encode_orders_open_event,
    encode_orders_open_snapshot,
)
from .reducers import (
    reduce_orders_notes,
    reduce_orders_open,
)
from .types import (
    Notes,
    OrderChange,
    OrderList,
    OrdersNotesEvent,
    OrdersNotesSnapshot,
    OrdersOpenEvent,
    OrdersOpenSnapshot,
)


@dataclass(frozen=True, slots=True)
class OrdersOpenTopic:
    """Every order that is not served yet."""

    @property
    def name(self) -> Literal["OrdersOpen"]:
        """The topic's name in the schema."""
        return "OrdersOpen"

    @property
    def address(self) -> str:
        """The topic's address on the wire."""
        return "orders.open"

    def encode_snapshot(self, state: OrderList, /) -> bytes:
        """Encode the `snapshot` message. Raises `ContractError` for a state that the contract refuses."""
        return encode_orders_open_snapshot(OrdersOpenSnapshot(payload=state))

    def encode_event(self, event: OrderChange, /) -> bytes:
        """Encode the `event` message. Raises `ContractError` for an event that the contract refuses."""
        return encode_orders_open_event(OrdersOpenEvent(payload=event))

    def reduce(self, state: OrderList, event: OrderChange, /) -> OrderList:
        """Give the state after the event."""
        return reduce_orders_open(state, event)


@dataclass(frozen=True, slots=True)
class OrdersNotesTopic:
    """The latest notes at one table, kept in the kitchen's database."""

    table: str

    def __post_init__(self) -> None:
        check_parameter("table", self.table)

    @property
    def name(self) -> Literal["OrdersNotes"]:
        """The topic's name in the schema."""
        return "OrdersNotes"

    @property
    def address(self) -> str:
        """The topic's address on the wire."""
        return f"orders.notes:{self.table}"

    def encode_snapshot(self, state: Notes, /) -> bytes:
        """Encode the `snapshot` message. Raises `ContractError` for a state that the contract refuses."""
        return encode_orders_notes_snapshot(OrdersNotesSnapshot(topic=self.address, payload=state))

    def encode_event(self, event: Notes, /) -> bytes:
        """Encode the `event` message. Raises `ContractError` for an event that the contract refuses."""
        return encode_orders_notes_event(OrdersNotesEvent(topic=self.address, payload=event))

    def reduce(self, state: Notes, event: Notes, /) -> Notes:
        """Give the state after the event."""
        return reduce_orders_notes(state, event)


AnyTopic: TypeAlias = OrdersOpenTopic | OrdersNotesTopic


def orders_open() -> OrdersOpenTopic:
    """Every order that is not served yet."""
    return OrdersOpenTopic()


def orders_notes(table: str) -> OrdersNotesTopic:
    """The latest notes at one table, kept in the kitchen's database."""
    return OrdersNotesTopic(table)


def parse_topic(address: str) -> AnyTopic | None:
    """Give the topic that an address belongs to; None when no topic has it."""
    match match_address(address):
        case "OrdersOpen", ():
            return OrdersOpenTopic()
        case "OrdersNotes", (table,):
            return OrdersNotesTopic(table)
        case _:
            return None
