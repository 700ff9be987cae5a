"""`types.ts`: interfaces for objects, discriminated unions, aliases for everything else."""

from __future__ import annotations

from collections.abc import Sequence

from wirepact.emit.layout import WIDTH
from wirepact.emit.templates import HEADER, render
from wirepact.normalise.model import Contract, Object, TypeDef, Union

from .docs import comment
from .hints import alias_text, hint_members, member_key, others_hint


def render_types(contract: Contract) -> str:
    """Render the module."""
    definitions = [_definition(contract, found) for found in contract.types]
    return render("typescript/types.ts.jinja", header=f"// {HEADER}", definitions=definitions)


def _definition(contract: Contract, definition: TypeDef) -> str:
    docs = comment(definition.docs)
    head = f"{docs}\n" if docs else ""
    found = definition.definition
    if isinstance(found, Object):
        return f"{head}{_interface(contract, definition, found)}"
    if isinstance(found, Union):
        members = [contract.by_name[name].typescript for name in found.members()]
        if found.extensible:
            members.append("{ readonly [name: string]: JsonValue }")
        return f"{head}{alias_text(definition.typescript, members)}"
    return f"{head}{alias_text(definition.typescript, hint_members(contract, found))}"


def _interface(contract: Contract, definition: TypeDef, found: Object) -> str:
    lines: list[str] = []
    for prop in found.properties:
        docs = comment(prop.docs, 2)
        lines += [f"  {docs}"] if docs else []
        mark = "" if prop.required else "?"
        lines.append(_member(f"  readonly {member_key(prop.wire)}{mark}:", hint_members(contract, prop.shape)))
    if found.additional is not None:
        lines.append("  /** Members that the schema does not name. */")
        lines.append(_member("  readonly [name: string]:", others_hint(contract, found)))
    if not lines:
        return f"export interface {definition.typescript} {{}}"
    return "\n".join([f"export interface {definition.typescript} {{", *lines, "}"])


def _member(head: str, members: Sequence[str]) -> str:
    """Write a member with its type, one part of a union a line where it is long."""
    one_line = f"{head} {' | '.join(members)};"
    if len(one_line) <= WIDTH or len(members) == 1:
        return one_line
    return f"{head}\n    | " + "\n    | ".join(members) + ";"
