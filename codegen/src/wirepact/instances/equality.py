"""JSON's equality over whole values: 1 is 1.0 and is not true, members have no order."""

from __future__ import annotations

from wirepact.values import Json


def equality_key(value: Json) -> object:
    """Give a key, the same for equal values and for no others."""
    match value:
        case list():
            return ("array", *map(equality_key, value))
        case dict():
            return "object", frozenset((name, equality_key(item)) for name, item in value.items())
        case bool() | None | str():
            return type(value).__name__, value
        case _:
            return "number", value
