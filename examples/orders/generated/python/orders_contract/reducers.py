# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""How an event changes a topic's state: pure functions, one a topic."""

from __future__ import annotations

from dataclasses import replace

from .types import (
    Notes,
    OrderChange,
    OrderChanged,
    OrderList,
)


def reduce_orders_open(state: OrderList, event: OrderChange) -> OrderList:
    """Replace or append an item by its `number`, or take it out."""
    items = state.orders
    if isinstance(event, OrderChanged):
        new = event.order
        if any(item.number == new.number for item in items):
            kept = tuple(new if item.number == new.number else item for item in items)
            return replace(state, orders=kept)
        return replace(state, orders=(*items, new))
    left = tuple(item for item in items if item.number != event.number)
    return state if len(left) == len(items) else replace(state, orders=left)


def reduce_orders_notes(state: Notes, event: Notes) -> Notes:
    """Append the event's entries and keep the newest 20, oldest first."""
    entries = (*state.notes, *event.notes)
    return replace(state, notes=entries[-20:])
