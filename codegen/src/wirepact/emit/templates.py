"""The templates, which are package data, and how text is laid out in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent.parent / "templates"
HEADER = "Written by `wirepact gen` from the contract's schema; edit that, not this."
WIDTH = 120


@cache
def environment() -> Environment:
    """Give the one environment. Undefined names are errors; nothing is escaped, since nothing is HTML."""
    found = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # the output is source code
    )
    found.filters["import_from"] = import_from
    return found


def render(name: str, **values: object) -> str:
    """Render a template."""
    return environment().get_template(name).render(**values)


def bracketed(head: str, parts: list[str], tail: str, indent: int = 0, *, step: int = 4, before: int = 0) -> str:
    """Lay `head(parts)tail` out on one line, or with each part on a line of its own when that is too long.

    `indent` is that of the line; `before` is the length of what stands before the head on it.
    """
    one_line = f"{head}{', '.join(parts)}{tail}"
    if indent + before + len(one_line) <= WIDTH and "\n" not in one_line:
        return one_line
    pad = " " * (indent + step)
    inner = "".join(f"{pad}{part},\n" for part in parts)
    return f"{head}\n{inner}{' ' * indent}{tail}"


def import_from(names: list[str], module: str, *, types: bool = False) -> str:
    """Write a TypeScript import of some names, on one line where it fits."""
    return braced(f"import {'type ' if types else ''}{{", names, f'}} from "{module}";')


def braced(head: str, names: list[str], tail: str) -> str:
    """Lay out a TypeScript list of names in braces."""
    one_line = f"{head} {', '.join(names)} {tail}"
    if len(one_line) <= WIDTH:
        return one_line
    return f"{head}\n" + "".join(f"  {name},\n" for name in names) + tail
