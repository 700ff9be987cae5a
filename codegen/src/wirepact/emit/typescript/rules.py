"""Rules as TypeScript writes them: object literals, with readers where the schema has references."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wirepact.emit.layout import Group, lay_out
from wirepact.normalise.model import Ref, Rules, RuleValue, TypeName

from .hints import literal, member_key

ReaderName = Callable[[TypeName], str]


def rule_table(name: str, rules: Rules, reader: ReaderName) -> str:
    """Write the constant that holds rules."""
    head = f"const {name}: Rules = "
    written = _write("", rules, reader)
    return f"{head}{written if isinstance(written, str) else lay_out(written, 0, step=2, beside=len(head) + 1)};"


def _write(head: str, value: RuleValue, reader: ReaderName) -> str | Group:
    match value:
        case Ref(name=name):
            return head + reader(name)
        case dict():
            parts = [_write(f"{_key(key)}: ", item, reader) for key, item in value.items()]
            return Group(f"{head}{{ ", parts, " }") if parts else f"{head}{{}}"
        case list():
            numbers = len(value) > 1 and all(isinstance(item, (int, float)) for item in value)
            parts = [_write("", item, reader) for item in value]
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
