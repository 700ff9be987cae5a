"""Static types of shapes, as TypeScript writes them."""

from __future__ import annotations

import json
import re

from wirepact.address import Parameter, Part
from wirepact.normalise.model import (
    AddressText,
    Anything,
    Array,
    Choice,
    Contract,
    Map,
    Nullable,
    Object,
    OpenChoice,
    Plain,
    Ref,
    Scalar,
    Shape,
)

_PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
_INHERITED = frozenset(
    [
        "__defineGetter__",
        "__defineSetter__",
        "__lookupGetter__",
        "__lookupSetter__",
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "toString",
        "valueOf",
    ]
)


def literal(value: Scalar) -> str:
    """Write a scalar as TypeScript does."""
    return json.dumps(value, ensure_ascii=False)


def member_key(name: str) -> str:
    """Write a name as the key of an object literal."""
    return name if re.fullmatch(r"[A-Za-z_$][A-Za-z0-9_$]*", name) else literal(name)


def member(owner: str, name: str) -> str:
    """Write the access to a typed member."""
    key = member_key(name)
    return f"{owner}.{key}" if key == name else f"{owner}[{key}]"


def unknown_member(name: str) -> str:
    """Write the access to a member of an object that was parsed."""
    return f"own(value, {literal(name)})" if name in _INHERITED else f"value[{literal(name)}]"


def address_type(parts: tuple[Part, ...]) -> str:
    """Write the type of a topic's address: a literal, or a template literal where it has parameters."""
    if not any(isinstance(part, Parameter) for part in parts):
        return literal("".join(part.text for part in parts if not isinstance(part, Parameter)))
    return f"`{''.join('${string}' if isinstance(part, Parameter) else part.text for part in parts)}`"


def hint(contract: Contract, shape: Shape) -> str:
    """Write a shape's static type."""
    match shape:
        case Anything():
            return "JsonValue"
        case Plain(kind=kind):
            return _PLAIN[kind]
        case Choice(values=values):
            return " | ".join(literal(value) for value in values)
        case OpenChoice(kind=kind, values=values):
            known = " | ".join(literal(value) for value in values)
            return f"{known} | ({_PLAIN[kind]} & {{}})"
        case AddressText(parts=parts):
            return address_type(parts)
        case Array(items=items):
            inner = hint(contract, items)
            return f"readonly ({inner})[]" if _is_compound(inner) else f"readonly {inner}[]"
        case Map(values=values_shape):
            return f"{{ readonly [name: string]: {hint(contract, values_shape)} }}"
        case Nullable(inner=inner_shape):
            text = hint(contract, inner_shape)
            return text if text.split(" | ")[-1] == "null" else f"{text} | null"
        case Ref(name=name):
            return contract.by_name[name].typescript


def others_hint(contract: Contract, found: Object) -> str:
    """Write the index signature's type: wide enough for the named properties, since TypeScript can't leave them out."""
    shapes = [found.additional, *(prop.shape for prop in found.properties)]
    hints = [hint(contract, shape) for shape in shapes if shape is not None]
    return " | ".join([*dict.fromkeys(hints), "undefined"])


def _is_compound(text: str) -> bool:
    return " | " in text or text.startswith("readonly ")
