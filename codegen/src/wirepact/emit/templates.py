"""The templates, which are package data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .layout import import_from

FOLDER = Path(__file__).parent.parent / "templates"
HEADER = "Written by `wirepact gen` from the contract's schema; edit that, not this."


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
