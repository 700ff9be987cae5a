"""`_write.py`: one writer a type that is not its own wire form. Absent members are left out."""

from __future__ import annotations

import itertools

from wirepact.emit.layout import WIDTH, bracketed
from wirepact.emit.templates import HEADER, render
from wirepact.names import snake
from wirepact.normalise.model import (
    Array,
    Checked,
    Contract,
    Definition,
    Either,
    Map,
    Nullable,
    Object,
    Property,
    Ref,
    Shape,
    Tuple,
    TypeDef,
    Union,
)

from .hints import hint, literal
from .used import used_names


def render_writers(contract: Contract) -> str:
    """Render the module."""
    functions = [_writer(contract, definition) for definition in contract.types if not is_wire(contract, definition)]
    body = "\n\n\n".join(functions)
    own = {found.python for found in contract.types if not is_wire(contract, found)}
    branches = {
        contract.by_name[name].python
        for found in contract.types
        if isinstance(found.definition, Union)
        for name in found.definition.members()
    }
    return render(
        "python/_write.py.jinja",
        header=f"# {HEADER}",
        body=body,
        types=sorted(own | branches),
        uses_unset="UNSET" in used_names(body),
        writers=[(found.python, writer_name(found)) for found in contract.types if isinstance(found.definition, Object)]
        if "_write_any(" in body
        else [],
        any="_write_any(" in body,
    )


def writer_name(definition: TypeDef) -> str:
    """Name the writer of a type."""
    return f"write_{snake(definition.python)}"


def is_wire(contract: Contract, definition: TypeDef) -> bool:
    """Tell whether a type's values are JSON already, and need no writer."""
    found = definition.definition
    return not isinstance(found, (Object, Union)) and _is_wire(contract, found)


def _is_wire(contract: Contract, shape: Shape) -> bool:
    found: Definition = shape
    while isinstance(found, (Ref, Nullable, Checked)):
        found = contract.by_name[found.name].definition if isinstance(found, Ref) else found.inner
    return not isinstance(found, (Array, Tuple, Either, Map, Object, Union))


def _writer(contract: Contract, definition: TypeDef) -> str:
    found = definition.definition
    head = f"def {writer_name(definition)}(value: {definition.python}) -> "
    match found:
        case Object():
            return f"{head}dict[str, object]:\n{_object(contract, found)}"
        case Union():
            return f"{head}dict[str, object]:\n{_union(contract, found)}"
        case _:
            return f"{head}object:\n    return {' '.join(_expression(contract, found, 'value'))}"


def _object(contract: Contract, found: Object) -> str:
    """Write the members in their order: the first ones that are always there, then one after the other."""
    props = list(found.properties)
    first = list(itertools.takewhile(lambda prop: prop.required, props))
    members = [f"{literal(prop.wire)}: {_member(contract, prop, 8)}" for prop in first]
    if found.additional is not None:
        inner = " ".join(_expression(contract, found.additional, "item"))
        extra = "value.additional_properties"
        members.insert(0, f"**{extra}" if inner == "item" else f"**{{name: {inner} for name, item in {extra}.items()}}")
    if len(first) == len(props):
        return "    " + bracketed("return {", members, "}", 4)
    lines = ["    " + bracketed("wire: dict[str, object] = {", members, "}", 4)]
    for prop in props[len(first) :]:
        lines += _later(contract, prop)
    return "\n".join([*lines, "    return wire"])


def _later(contract: Contract, prop: Property) -> list[str]:
    target = f"wire[{literal(prop.wire)}] = "
    if prop.required:
        return [f"    {target}{_assigned(contract, prop, 4)}"]
    return [f"    if value.{prop.python} is not UNSET:", f"        {target}{_assigned(contract, prop, 8)}"]


def _assigned(contract: Contract, prop: Property, indent: int) -> str:
    """Write what a member is set to: where it is long, in brackets of its own."""
    pieces = _expression(contract, prop.shape, f"value.{prop.python}")
    one_line = " ".join(pieces)
    if len(pieces) == 1 or indent + len(f"wire[{literal(prop.wire)}] = ") + len(one_line) <= WIDTH:
        return one_line
    pad = "\n" + " " * (indent + 4)
    inner = one_line if indent + 4 + len(one_line) <= WIDTH else pad.join(pieces)
    return f"({pad}{inner}\n{' ' * indent})"


def _member(contract: Contract, prop: Property, indent: int) -> str:
    pieces = _expression(contract, prop.shape, f"value.{prop.python}")
    one_line = " ".join(pieces)
    if indent + len(f"wire[{literal(prop.wire)}] = ") + len(one_line) <= WIDTH:
        return one_line
    return f"\n{' ' * indent}".join(pieces)


def _union(contract: Contract, found: Union) -> str:
    *firsts, last = [contract.by_name[name] for name in found.members()]
    lines: list[str] = []
    for branch in firsts:
        lines.append(f"    if isinstance(value, {branch.python}):")
        lines.append(f"        return {writer_name(branch)}(value)")
    if found.extensible:
        lines.append(f"    if isinstance(value, {last.python}):")
        lines.append(f"        return {writer_name(last)}(value)")
        return "\n".join([*lines, "    return dict(value)"])
    return "\n".join([*lines, f"    return {writer_name(last)}(value)"])


def _expression(contract: Contract, shape: Shape, name: str) -> list[str]:
    """Write the expression that turns a value into its wire form, in pieces that a long one is broken at."""
    if _is_wire(contract, shape):
        return [name]
    match shape:
        case Ref(name=type_name):
            return [f"{writer_name(contract.by_name[type_name])}({name})"]
        case Checked(inner=inner):
            return _expression(contract, inner, name)
        case Tuple() | Either():
            return [f"_write_any({name})"]
        case Nullable(inner=inner):
            return ["None", f"if {name} is None", *_otherwise(_expression(contract, inner, name))]
        case Array(items=inner):
            item = " ".join(_expression(contract, inner, "item"))
            return [f"list({name})" if item == "item" else f"[{item} for item in {name}]"]
        case Map(values=inner):
            item = " ".join(_expression(contract, inner, "item"))
            return [f"dict({name})" if item == "item" else f"{{name: {item} for name, item in {name}.items()}}"]
    raise TypeError(hint(contract, shape))


def _otherwise(pieces: list[str]) -> list[str]:
    return [f"else {pieces[0]}", *pieces[1:]]
