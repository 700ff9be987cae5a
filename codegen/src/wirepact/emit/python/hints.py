"""Static types of shapes, as Python writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wirepact.emit.layout import WIDTH, Group, lay_out, quoted
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
    OpenChoice,
    Plain,
    Property,
    Ref,
    Scalar,
    Several,
    Shape,
    Tuple,
)
from wirepact.values import SAFE_INTEGER

_PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}

_NO_JSON = re.compile(r"^(?!Literal\[).*\b(?!(?:JsonValue|Mapping|None|Sequence)\b)[A-Z]")
_SEVERAL = {
    **{kind: text for kind, text in _PLAIN.items() if kind != "null"},
    "array": "Sequence[JsonValue]",
    "object": "Mapping[str, JsonValue]",
    "null": "None",
}


def literal(value: Scalar) -> str:
    """Write a scalar as formatted Python has it: strings in double quotes, exponents without a plus."""
    return quoted(value) if isinstance(value, str) else repr(value).replace("e+", "e")


def hint(contract: Contract, shape: Shape) -> str:
    """Write a shape's static type."""
    return " | ".join(part if isinstance(part, str) else part.flat() for part in hint_members(contract, shape))


def hint_members(contract: Contract, shape: Shape) -> tuple[str | Group, ...]:
    """Write a shape's static type as the members of a union."""
    match shape:
        case Anything():
            return ("JsonValue",)
        case Plain(kind=kind):
            return (_PLAIN[kind],)
        case Choice(values=values):
            return _literals(values)
        case OpenChoice(kind=kind, values=values):
            return (*_literals(values), _PLAIN[kind])
        case AddressText():
            return ("str",)
        case Array(items=items):
            return (f"tuple[{hint(contract, items)}, ...]",)
        case Tuple():
            return (_tuple(contract, shape),)
        case Either(branches=branches):
            return _merged([part for branch in branches for part in hint_members(contract, branch)])
        case Map(values=values_shape):
            return (f"Mapping[str, {hint(contract, values_shape)}]",)
        case Nullable(inner=inner):
            members = hint_members(contract, inner)
            return members if members[-1] == "None" else (*members, "None")
        case Ref(name=name):
            return (contract.by_name[name].python,)
        case Several(kinds=kinds):
            return tuple(_SEVERAL[kind] for kind in sorted(kinds, key=list(_SEVERAL).index))
        case Checked(inner=inner):
            return hint_members(contract, inner)


def _tuple(contract: Contract, shape: Tuple) -> str:
    """Write a tuple's type; where some of its items may be absent, Python can only say what each of them may be."""
    if shape.rest is None and shape.least >= len(shape.items):
        return f"tuple[{', '.join(hint(contract, item) for item in shape.items) or '()'}]"
    shapes = shape.items if shape.rest is None else (*shape.items, shape.rest)
    members = _merged([part for item in shapes for part in hint_members(contract, item)])
    return f"tuple[{' | '.join(part if isinstance(part, str) else part.flat() for part in members)}, ...]"


def _merged(members: Sequence[str | Group]) -> tuple[str | Group, ...]:
    """Join the members of several unions, each once, None last; any JSON value takes in all others but classes."""
    texts = {part if isinstance(part, str) else part.flat(): part for part in members}
    if "JsonValue" in texts:
        return (*(part for text, part in texts.items() if _NO_JSON.search(text)), "JsonValue")
    none = texts.pop("None", None)
    return (*texts.values(), *([none] if none else []))


def field_members(contract: Contract, prop: Property) -> tuple[str | Group, ...]:
    """Write a field's static type; one that may be absent is `UnsetType` then."""
    members = hint_members(contract, prop.shape)
    return members if prop.required else (*members, "UnsetType")


def _literals(values: tuple[Scalar, ...]) -> tuple[str | Group, ...]:
    """Literal types hold no floats and no huge integers: those widen to a plain `float` and `int`."""
    huge = [value for value in values if isinstance(value, int) and abs(value) > SAFE_INTEGER]
    wide = [value for value in values if isinstance(value, float) or value is None or value in huge]
    named = [literal(value) for value in values if value not in wide]
    parts: list[str | Group] = [Group("Literal[", named, "]")] if named else []
    if huge:
        parts.append("int")
    if any(isinstance(value, float) for value in values):
        parts.append("float")
    if any(value is None for value in values):
        parts.append("None")
    return tuple(parts)


def field_text(name: str, members: Sequence[str | Group], default: str | None) -> tuple[str, str | None]:
    """Lay out a field's type and its default. A default that just does not fit stands on a line of its own."""
    flat = " | ".join(member if isinstance(member, str) else member.flat() for member in members)
    taken = 4 + len(f"{name}: {flat} = ")
    if default and taken + 1 <= WIDTH < taken + len(default):
        return flat, f"(\n        {default}\n    )"
    return union_text(members, 4 + len(f"{name}: ") + len(f" = {default}" if default else ""), 4), default


def union_text(members: Sequence[str | Group], beside: int, indent: int = 0) -> str:
    """Lay a union out, one member a line where it is long. `beside` is the length of what else stands on its line."""
    flat = " | ".join(member if isinstance(member, str) else member.flat() for member in members)
    if beside + len(flat) <= WIDTH:
        return flat
    if len(members) == 1:
        return flat if isinstance(members[0], str) else lay_out(members[0], indent, beside=beside - indent)
    pad = " " * (indent + 4)
    if len(pad) + len(flat) <= WIDTH:
        return f"(\n{pad}{flat}\n{' ' * indent})"
    written = [member if isinstance(member, str) else lay_out(member, indent + 4, beside=2) for member in members]
    return "(\n" + pad + f"\n{pad}| ".join(written) + f"\n{' ' * indent})"
