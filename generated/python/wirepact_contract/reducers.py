# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""How an event changes a topic's state: pure functions, one a topic."""

from __future__ import annotations

from dataclasses import replace

from .types import (
    SessionChange,
    SessionChanged,
    SessionList,
)


def reduce_sessions_state(state: SessionList, event: SessionChange) -> SessionList:
    """Replace or append an item by its `id`, or take it out."""
    items = state.sessions
    if isinstance(event, SessionChanged):
        new = event.session
        if any(item.id == new.id for item in items):
            kept = tuple(new if item.id == new.id else item for item in items)
            return replace(state, sessions=kept)
        return replace(state, sessions=(*items, new))
    left = tuple(item for item in items if item.id != event.id)
    return state if len(left) == len(items) else replace(state, sessions=left)
