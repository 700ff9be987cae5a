"""Rules as Python writes them: dictionaries, with readers where the schema has references."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from wirepact.check.patterns import with_python_patterns
from wirepact.emit.layout import Group, lay_out
from wirepact.normalise.model import Ref, Rules, RuleValue, TypeName

from .hints import literal

ReaderName = Callable[[TypeName], str]


def rule_table(name: str, rules: Rules, reader: ReaderName) -> str:
    """Write the constant that holds rules."""
    head = f"{name}: Rules = "
    written = _write("", cast("RuleValue", with_python_patterns(rules)), reader)
    return head + (written if isinstance(written, str) else lay_out(written, 0, beside=len(head)))


def _write(head: str, value: RuleValue, reader: ReaderName) -> str | Group:
    match value:
        case Ref(name=name):
            return head + reader(name)
        case dict():
            return Group(f"{head}{{", [_write(f"{literal(key)}: ", item, reader) for key, item in value.items()], "}")
        case list():
            return Group(f"{head}[", [_write("", item, reader) for item in value], "]")
        case _:
            return head + literal(value)
