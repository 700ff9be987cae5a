"""Static types of shapes, as Python writes them, and the names they use."""

from __future__ import annotations

import json
from collections.abc import Iterator

from wirepact.emit.templates import WIDTH, bracketed
from wirepact.normalise.model import (
    AddressText,
    Anything,
    Array,
    Choice,
    Contract,
    Map,
    Nullable,
    OpenChoice,
    Plain,
    Property,
    Ref,
    Scalar,
    Shape,
)

_PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


def literal(value: Scalar) -> str:
    """Write a scalar as Python does, strings in double quotes."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return repr(value)


def hint(contract: Contract, shape: Shape) -> str:
    """Write a shape's static type."""
    match shape:
        case Anything():
            return "JsonValue"
        case Plain(kind=kind):
            return _PLAIN[kind]
        case Choice(values=values):
            return _literals(values)
        case OpenChoice(kind=kind, values=values):
            return f"{_literals(values)} | {_PLAIN[kind]}"
        case AddressText():
            return "str"
        case Array(items=items):
            return f"tuple[{hint(contract, items)}, ...]"
        case Map(values=values_shape):
            return f"Mapping[str, {hint(contract, values_shape)}]"
        case Nullable(inner=inner):
            text = hint(contract, inner)
            return text if text.endswith("None") else f"{text} | None"
        case Ref(name=name):
            return contract.by_name[name].python


def field_hint(contract: Contract, prop: Property) -> str:
    """Write a field's static type; one that may be absent is `UnsetType` then."""
    text = hint(contract, prop.shape)
    return text if prop.required else f"{text} | UnsetType"


def _literals(values: tuple[Scalar, ...]) -> str:
    """Literal types hold no floats: those widen, and say so by being a plain `float`."""
    named = [literal(value) for value in values if not isinstance(value, float) and value is not None]
    parts = [f"Literal[{', '.join(named)}]"] if named else []
    if any(isinstance(value, float) for value in values):
        parts.append("float")
    if any(value is None for value in values):
        parts.append("None")
    return " | ".join(parts)


def hint_names(text: str) -> Iterator[str]:
    """Give the identifiers that a static type uses, strings in it left out."""
    pieces = text.split('"')[::2]
    word = ""
    for char in " ".join(pieces) + " ":
        if char.isalnum() or char == "_":
            word += char
        elif word:
            yield word
            word = ""


def wrapped_union(text: str, used: int, indent: int = 0) -> str:
    """Lay a long `A | B | C` out with one member a line. `used` is what stands before it on its line."""
    if used + len(text) <= WIDTH:
        return text
    pad = " " * (indent + 4)
    members = [_wrapped_literal(member, indent + 4) for member in text.split(" | ")]
    if len(members) == 1:
        return _wrapped_literal(text, indent)
    return "(\n" + pad + f"\n{pad}| ".join(members) + f"\n{' ' * indent})"


def _wrapped_literal(text: str, indent: int) -> str:
    if not text.startswith("Literal[") or indent + len(text) <= WIDTH:
        return text
    inner = text.removeprefix("Literal[").removesuffix("]")
    return bracketed("Literal[", _split(inner), "]", indent)


def _split(text: str) -> list[str]:
    parts: list[str] = []
    for part in text.split(", "):
        if parts and parts[-1].count('"') % 2:
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    return parts
