"""How the acceptor of an object ends: with the value itself where nothing is to drop, else with a copy."""

from __future__ import annotations

from collections.abc import Sequence

from wirepact.emit.layout import WIDTH, bracketed
from wirepact.normalise.model import Object, Property, TypeDef

from .hints import member, member_key

REFUSE = "return undefined;"
_LONGEST_LOCAL = 24


def locals_of(found: Object) -> list[tuple[Property, str]]:
    """Name the constants that hold the members: no word of the language, and no name of ours, starts so."""
    named = ((number, prop, f"_{prop.python}") for number, prop in enumerate(found.properties))
    return [
        (prop, name if len(name) <= _LONGEST_LOCAL else f"{name[:_LONGEST_LOCAL]}_{number}")
        for number, prop, name in named
    ]


def result(definition: TypeDef, found: Object, texts: list[str]) -> list[str]:
    """Give the value itself where it holds nothing to drop and nothing was copied, else a copy."""
    name = definition.typescript
    lines = _count(found)
    count = "members" if found.properties else "0"
    keeps = found.additional is not None
    if keeps:
        same = "others === value"
    elif found.closed:
        lines.append(statement(f"  if (countMembers(value) !== {count})", REFUSE))
        same = ""
    else:
        lines.append(
            f"  const left = countMembers(value) - {count};"
            if found.properties
            else "  const left = countMembers(value);"
        )
        same = "left === 0"
    test = " && ".join(filter(None, [same, "!tally.fresh"]))
    lines.append(statement(f"  if ({test})", f"return value as unknown as {name};"))
    if texts:
        lines.append(bracketed("  const texts = [", texts, "];", 2, step=2))
        lines.append("  if (!tally.parsed && !areWhole(texts)) return undefined;")
    lines += _copy(name, found)
    if keeps or found.closed:
        return [*lines, "  return copy;"]
    return [*lines, "  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;"]


def _count(found: Object) -> list[str]:
    if not found.properties:
        return []
    optional = [local for prop, local in locals_of(found) if not prop.required]
    lines = [f"  {'let' if optional else 'const'} members = {len(found.properties) - len(optional)};"]
    lines += [statement(f"  if ({local} !== undefined)", "members += 1;") for local in optional]
    return [*lines, "  tally.strings += members;"]


def _copy(name: str, found: Object) -> list[str]:
    named = locals_of(found)
    fields = ["...others"] if found.additional is not None else []
    fields += [f"{member_key(prop.wire)}: {local}" for prop, local in named if prop.required]
    slots = [(member("copy", prop.wire), local) for prop, local in named if not prop.required]
    return [
        _literal(f"  const copy: _Mutable<{name}> = ", fields),
        *(statement(f"  if ({local} !== undefined)", f"{slot} = {local};") for slot, local in slots),
    ]


def statement(head: str, body: str) -> str:
    """Write an `if` and its one statement, on a line of its own where the first is full."""
    return f"{head} {body}" if len(head) + 1 + len(body) <= WIDTH else f"{head}\n    {body}"


def assign(head: str, value: str) -> str:
    """Write an assignment, its value on a line of its own where the first is full."""
    return f"{head} {value}" if len(head) + 1 + len(value) <= WIDTH else f"{head}\n    {value}"


def _literal(head: str, fields: Sequence[str]) -> str:
    one_line = f"{head}{{ {', '.join(fields)} }};" if fields else f"{head}{{}};"
    if len(one_line) <= WIDTH:
        return one_line
    return f"{head}{{\n" + "".join(f"    {field},\n" for field in fields) + "  };"
