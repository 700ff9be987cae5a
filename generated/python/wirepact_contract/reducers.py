# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""How an event changes a topic's state: pure functions, one a topic."""

from __future__ import annotations

from dataclasses import replace

from .types import (
    Activity,
    ActivityAdded,
    Screen,
    SessionChange,
    SessionChanged,
    SessionList,
    TerminalChange,
    TerminalChanged,
    TerminalList,
)


def reduce_sessions_activity(state: Activity, event: ActivityAdded) -> Activity:
    """Append the event's entries and keep the newest 200, oldest first."""
    entries = (*state.entries, *event.entries)
    return replace(state, entries=entries[-200:])


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


def reduce_terminals_state(state: TerminalList, event: TerminalChange) -> TerminalList:
    """Replace or append an item by its `id`, or take it out."""
    items = state.terminals
    if isinstance(event, TerminalChanged):
        new = event.terminal
        if any(item.id == new.id for item in items):
            kept = tuple(new if item.id == new.id else item for item in items)
            return replace(state, terminals=kept)
        return replace(state, terminals=(*items, new))
    left = tuple(item for item in items if item.id != event.id)
    return state if len(left) == len(items) else replace(state, terminals=left)


def reduce_terminals_screen(_: Screen, event: Screen) -> Screen:
    """Give the event: it is the new state."""
    return event
