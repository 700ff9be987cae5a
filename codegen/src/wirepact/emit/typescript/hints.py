"""Static types of shapes, as TypeScript writes them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from wirepact.address import Parameter, Part
from wirepact.emit.layout import WIDTH, quoted
from wirepact.normalise.model import (
    AddressText,
    Anything,
    Array,
    Checked,
    Choice,
    Contract,
    Either,
    Map,
    Nullable,
    Object,
    OpenChoice,
    Plain,
    Ref,
    Scalar,
    Several,
    Shape,
    Tuple,
)

_PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
_SEVERAL = {
    **{kind: text for kind, text in _PLAIN.items() if kind != "null"},
    "array": "readonly JsonValue[]",
    "object": "{ readonly [name: string]: JsonValue }",
    "null": "null",
}
_NO_JSON = re.compile(r'^[^"]*\b(?!JsonValue\b)[A-Z]')
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
    if isinstance(value, float) and value.is_integer() and abs(value) <= 2**53:
        value = int(value)
    return quoted(value) if isinstance(value, str) else re.sub(r"e([+-]?)0*", _exponent, json.dumps(value))


def _exponent(match: re.Match[str]) -> str:
    return "e-" if match[1] == "-" else "e"


def member_key(name: str) -> str:
    """Write a name as the key of an object literal."""
    return name if name.replace("$", "_").isidentifier() else literal(name)


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
    return " | ".join(hint_members(contract, shape))


def hint_members(contract: Contract, shape: Shape) -> tuple[str, ...]:
    """Write a shape's static type as the members of a union."""
    match shape:
        case Anything():
            return ("JsonValue",)
        case Plain(kind=kind):
            return (_PLAIN[kind],)
        case Choice(values=values):
            return tuple(literal(value) for value in values)
        case OpenChoice(kind=kind, values=values):
            return (*(literal(value) for value in values), f"({_PLAIN[kind]} & {{}})")
        case AddressText(parts=parts):
            return (address_type(parts),)
        case Array(items=items):
            return (f"readonly {_grouped(hint_members(contract, items))}[]",)
        case Tuple():
            return (_tuple(contract, shape),)
        case Either(branches=branches):
            return _merged([part for branch in branches for part in hint_members(contract, branch)])
        case Map(values=values_shape):
            return (f"{{ readonly [name: string]: {hint(contract, values_shape)} }}",)
        case Nullable(inner=inner_shape):
            members = hint_members(contract, inner_shape)
            return members if members[-1] == "null" else (*members, "null")
        case Ref(name=name):
            return (contract.by_name[name].typescript,)
        case Several(kinds=kinds):
            named = [_SEVERAL[kind] for kind in sorted(kinds, key=list(_SEVERAL).index)]
            return tuple(dict.fromkeys(named))
        case Checked(inner=checked):
            return hint_members(contract, checked)


def _tuple(contract: Contract, shape: Tuple) -> str:
    required = [hint(contract, item) for item in shape.items[: shape.least]]
    optional = [_grouped(hint_members(contract, item)) + "?" for item in shape.items[shape.least :]]
    rest = [] if shape.rest is None else [f"...{_grouped(hint_members(contract, shape.rest))}[]"]
    return f"readonly [{', '.join([*required, *optional, *rest])}]"


def _grouped(members: Sequence[str]) -> str:
    inner = " | ".join(members)
    return f"({inner})" if len(members) > 1 or inner.startswith("readonly ") else inner


def _merged(members: Sequence[str]) -> tuple[str, ...]:
    """Join the members of several unions, each once.

    Any JSON value takes in all others but interfaces, which lack its index signature.
    """
    found = tuple(dict.fromkeys(members))
    if "JsonValue" not in found:
        return found
    return (*(part for part in found if _NO_JSON.search(part)), "JsonValue")


def others_hint(contract: Contract, found: Object) -> tuple[str, ...]:
    """Write the index signature's type: wide enough for the named properties, since TypeScript can't leave them out."""
    shapes = [found.additional, *(prop.shape for prop in found.properties)]
    hints = [part for shape in shapes if shape is not None for part in hint_members(contract, shape)]
    return (*dict.fromkeys(hints), "undefined")


def alias_text(name: str, members: Sequence[str]) -> str:
    """Write an exported union, one member a line where it is long."""
    one_line = f"export type {name} = {' | '.join(members)};"
    if len(one_line) <= WIDTH or len(members) == 1:
        return one_line
    return f"export type {name} =\n  | " + "\n  | ".join(members) + ";"
