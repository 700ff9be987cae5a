"""How generated code is laid out: on one line where it fits, else one part a line, as the formatters do it."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 120


@dataclass(frozen=True, slots=True)
class Group:
    """Parts between brackets. `lone_comma` follows a single part, where a Python tuple needs it.

    A `broken` group never stands on one line; `fill` puts as many parts on a line as fit.
    """

    head: str
    parts: Sequence[str | Group]
    tail: str
    lone_comma: bool = False
    broken: bool = False
    fill: bool = False

    def is_broken(self) -> bool:
        """Tell whether the group, or one inside it, never stands on one line."""
        return self.broken or any(isinstance(part, Group) and part.is_broken() for part in self.parts)

    def flat(self) -> str:
        """Write the group on one line."""
        inner = ", ".join(part if isinstance(part, str) else part.flat() for part in self.parts)
        comma = "," if self.lone_comma and len(self.parts) == 1 else ""
        return f"{self.head}{inner}{comma}{self.tail}"


@dataclass(frozen=True, slots=True)
class Room:
    """Where an expression stands: its line's indent, and how many characters beside it that line has."""

    indent: int
    taken: int


def lay_out(group: Group, indent: int, *, step: int = 4, beside: int = 0) -> str:
    """Lay a group out. `indent` is that of its line; `beside` is the length of what else stands on that line."""
    flat = group.flat()
    if "\n" not in flat and not group.is_broken() and indent + beside + len(flat) <= WIDTH:
        return flat
    pad = " " * (indent + step)
    if group.fill:
        text = textwrap.fill(", ".join(map(str, group.parts)) + ",", WIDTH - len(pad), break_on_hyphens=False)
        return f"{group.head}\n{textwrap.indent(text, pad)}\n{' ' * indent}{group.tail}"
    inner = "".join(
        f"{pad}{part if isinstance(part, str) else lay_out(part, indent + step, step=step, beside=1)},\n"
        for part in group.parts
    )
    return f"{group.head.rstrip()}\n{inner}{' ' * indent}{group.tail.lstrip()}"


def bracketed(
    head: str, parts: Sequence[str | Group], tail: str, indent: int = 0, *, step: int = 4, beside: int = 0
) -> str:
    """Lay out parts between brackets; see `lay_out`."""
    return lay_out(Group(head, parts, tail), indent, step=step, beside=beside)


def quoted(text: str) -> str:
    """Write a string, the same in Python and TypeScript: in double quotes, unless single ones need fewer escapes."""
    body = json.dumps(text, ensure_ascii=False)[1:-1]
    if text.count('"') <= text.count("'"):
        return f'"{body}"'
    single = body.replace('\\"', '"').replace("'", "\\'")
    return f"'{single}'"


def import_from(names: list[str], module: str, *, types: bool = False) -> str:
    """Write a TypeScript import of some names, on one line where it fits."""
    return braced(f"import {'type ' if types else ''}{{", names, f'}} from "{module}";')


def braced(head: str, names: list[str], tail: str) -> str:
    """Lay out a TypeScript list of names in braces."""
    one_line = f"{head} {', '.join(names)} {tail}"
    if len(one_line) <= WIDTH:
        return one_line
    return f"{head}\n" + "".join(f"  {name},\n" for name in names) + tail
