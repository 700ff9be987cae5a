# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Which topic an address belongs to."""

from __future__ import annotations

import re

from ._readers import Found, Path, refuse

_FIXED: dict[str, str] = {
    "orders.open": "OrdersOpen",
}
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("OrdersNotes", re.compile(r"orders\.notes:([A-Za-z0-9_-]+)")),
)
_PARAMETER = re.compile(r"[A-Za-z0-9_-]+")


def match_address(address: str) -> tuple[str, tuple[str, ...]] | None:
    """Give the topic's name and parameters; None when no topic has the address."""
    name = _FIXED.get(address)
    if name is not None:
        return name, ()
    for name, pattern in _PATTERNS:
        match = pattern.fullmatch(address)
        if match is not None:
            return name, match.groups()
    return None


def topic_name(address: object) -> str | None:
    """Give the topic's name; None when no topic has the address."""
    match = match_address(address) if isinstance(address, str) else None
    return None if match is None else match[0]


def check_parameter(name: str, value: str) -> None:
    """Raise `ValueError` for a parameter that an address can't carry; nothing is escaped."""
    if not _PARAMETER.fullmatch(value):
        raise ValueError(f"{name}: expected letters, digits, `_` and `-` only, got {value!r}")


def take_orders_notes_address(value: object, at: Path, found: Found) -> str:
    """Read an address of OrdersNotes."""
    if not isinstance(value, str):
        refuse(found, at, "type", "a string", value)
        return ""
    if topic_name(value) != "OrdersNotes":
        refuse(found, at, "pattern", "an address of OrdersNotes", value)
    return value
