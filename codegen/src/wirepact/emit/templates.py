"""The templates, which are package data, and their compiled form beside them, as Python keeps that of modules."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from .layout import import_from

FOLDER = Path(__file__).parent.parent / "templates"
HEADER = "Written by `wirepact gen` from the contract's schema; edit that, not this."


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates in `__pycache__`. Jinja checks each against the template's text and Python's version."""

    def __init__(self) -> None:
        self._folder = FOLDER / "__pycache__"
        super().__init__(str(self._folder), f"%s.{sys.implementation.cache_tag}.cache")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; where the package may not be written to, it is compiled anew the next time."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                self._folder.mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


@cache
def environment() -> Environment:
    """Give the one environment. Undefined names are errors; nothing is escaped, since nothing is HTML."""
    found = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(),
        autoescape=False,  # noqa: S701  # the output is source code
    )
    found.filters["import_from"] = import_from
    return found


def render(name: str, **values: object) -> str:
    """Render a template."""
    return environment().get_template(name).render(**values)


def compile_all() -> None:
    """Compile every template ahead of time, as `compileall` does with modules."""
    for name in environment().list_templates(extensions=["jinja"]):
        environment().get_template(name)
