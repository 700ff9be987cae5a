"""JSON as the compiler holds it, and the pointers into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Step: TypeAlias = "str | int"
Pointer: TypeAlias = "tuple[Step, ...]"

SAFE_INTEGER = 2**53 - 1


def pointer_text(pointer: Pointer) -> str:
    """Write a pointer as RFC 6901 does: `/a~1b/0`."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


def pointer_steps(text: str) -> tuple[str, ...]:
    """Read an RFC 6901 pointer; every step stays text."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in text.split("/")[1:])


def json_type(value: Json) -> str:
    """Name a value's JSON Schema type; a number without a fraction is an `integer` (2020-12, section 4.2.3)."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"


def is_type(value: Json, name: str) -> bool:
    """Tell whether JSON Schema's `type: name` accepts the value."""
    found = json_type(value)
    return found == name or (name == "number" and found == "integer")


def identity(value: Json) -> tuple[str, Json]:
    """Give a scalar a key under which JSON's equality holds: 1 is 1.0 and is not true."""
    kind = json_type(value)
    return ("integer", int(value)) if kind == "integer" and isinstance(value, float) else (kind, value)


def members(value: Json) -> dict[str, Json]:
    """Give an object's members; nothing for any other value."""
    return value if isinstance(value, dict) else {}


def items(value: Json) -> list[Json]:
    """Give an array's items; nothing for any other value."""
    return value if isinstance(value, list) else []


def text_of(value: Json) -> str | None:
    """Give a string; None for any other value."""
    return value if isinstance(value, str) else None


def strings(value: Json) -> Iterator[str]:
    """Give the strings of an array, in order."""
    return (item for item in items(value) if isinstance(item, str))
