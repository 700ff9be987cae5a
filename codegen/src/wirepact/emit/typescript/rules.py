"""Rules as TypeScript writes them: object literals, with readers where the schema has references."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wirepact.emit.layout import Group, lay_out
from wirepact.names import snake
from wirepact.normalise.model import Contract, Ref, Rules, RuleValue, Table, TypeName

from .hints import literal, member_key

ReaderName = Callable[[TypeName], str]


def table_name(contract: Contract, name: TypeName) -> str:
    """Name the constant that holds a whole schema as rules."""
    return f"{snake(contract.by_name[name].python).upper()}_SCHEMA"


def rule_table(contract: Contract, name: str, rules: Rules, reader: ReaderName) -> str:
    """Write the constant that holds rules."""
    head = f"export const {name}: _Rules = "
    written = _write(contract, "", rules, reader)
    return f"{head}{written if isinstance(written, str) else lay_out(written, 0, step=2, beside=len(head) + 1)};"


def _write(contract: Contract, head: str, value: RuleValue, reader: ReaderName) -> str | Group:
    match value:
        case Ref(name=name):
            return head + reader(name)
        case Table(name=name):
            return f"{head}() => {table_name(contract, name)}"
        case dict():
            parts = [_write(contract, f"{_key(key)}: ", item, reader) for key, item in value.items()]
            return Group(f"{head}{{ ", parts, " }") if parts else f"{head}{{}}"
        case list():
            numbers = len(value) > 1 and all(isinstance(item, (int, float)) for item in value)
            parts = [_write(contract, "", item, reader) for item in value]
            return Group(f"{head}[", parts, "]", broken=_is_matrix(value), fill=numbers)
        case _:
            return head + literal(value)


def _key(name: str) -> str:
    """Write a key; a plain `__proto__` would be no member."""
    return '["__proto__"]' if name == "__proto__" else member_key(name)


def _is_matrix(values: Sequence[RuleValue]) -> bool:
    """Tell whether the formatter gives each item a line of its own: several alike that hold several."""
    alike = all(isinstance(value, dict) for value in values) or all(isinstance(value, list) for value in values)
    return len(values) > 1 and alike and all(isinstance(value, (dict, list)) and len(value) > 1 for value in values)
