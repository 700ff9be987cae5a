"""Rules as Python writes them: dictionaries, with readers where the schema has references."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from wirepact.check.patterns import with_python_patterns
from wirepact.emit.layout import Group, lay_out
from wirepact.names import snake
from wirepact.normalise.model import Contract, Ref, Rules, RuleValue, Table, TypeName

from .hints import literal

ReaderName = Callable[[TypeName], str]


def table_name(contract: Contract, name: TypeName) -> str:
    """Name the constant that holds a whole schema as rules."""
    return f"{snake(contract.by_name[name].python).upper()}_SCHEMA"


def rule_table(contract: Contract, name: str, rules: Rules, reader: ReaderName) -> str:
    """Write the constant that holds rules."""
    head = f"{name}: _Rules = "
    written = _write(contract, "", cast("RuleValue", with_python_patterns(rules)), reader)
    return head + (written if isinstance(written, str) else lay_out(written, 0, beside=len(head)))


def _write(contract: Contract, head: str, value: RuleValue, reader: ReaderName) -> str | Group:
    match value:
        case Ref(name=name):
            return head + reader(name)
        case Table(name=name):
            return f"{head}lambda: {table_name(contract, name)}"
        case dict():
            return Group(
                f"{head}{{", [_write(contract, f"{literal(key)}: ", item, reader) for key, item in value.items()], "}"
            )
        case list():
            return Group(f"{head}[", [_write(contract, "", item, reader) for item in value], "]")
        case _:
            return head + literal(value)
