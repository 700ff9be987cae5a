"""`types.ts`: interfaces for objects, discriminated unions, aliases for everything else."""

from __future__ import annotations

from wirepact.emit.templates import HEADER, render
from wirepact.normalise.model import Contract, Object, TypeDef, Union

from .docs import comment
from .hints import alias_text, hint, hint_members, member_key, others_hint


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
        return f"{head}{alias_text(definition.typescript, members)}"
    return f"{head}{alias_text(definition.typescript, hint_members(contract, found))}"


def _interface(contract: Contract, definition: TypeDef, found: Object) -> str:
    lines: list[str] = []
    for prop in found.properties:
        docs = comment(prop.docs, 2)
        lines += [f"  {docs}"] if docs else []
        mark = "" if prop.required else "?"
        lines.append(f"  readonly {member_key(prop.wire)}{mark}: {hint(contract, prop.shape)};")
    if found.additional is not None:
        lines.append("  /** Members that the schema does not name. */")
        lines.append(f"  readonly [name: string]: {others_hint(contract, found)};")
    if not lines:
        return f"export interface {definition.typescript} {{}}"
    return "\n".join([f"export interface {definition.typescript} {{", *lines, "}"])
