# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""The readers that all others are made of.

A reader takes a parsed value, its place, and the list of violations found so far. It adds every violation that it
finds and then returns a placeholder, which nobody sees: whoever called the first reader raises.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias, TypeGuard, TypeVar, cast

from msgspec import UNSET

from ._scan import escape
from .errors import Violation
from .types import JsonValue

T = TypeVar("T")
Path: TypeAlias = "tuple[Path, str | int] | None"
Found: TypeAlias = "list[Violation]"
Reader: TypeAlias = "Callable[[object, Path, Found], T]"

_SAFE_INTEGER = 2**53 - 1


def pointer(at: Path) -> str:
    """Write a path as a JSON Pointer (RFC 6901)."""
    steps: list[str] = []
    while at is not None:
        at, step = at
        steps.append("/" + escape(str(step)))
    return "".join(reversed(steps))


def brief(value: object) -> str:
    """Show what came, cut to a readable length."""
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case _:
            text = json.dumps(value, ensure_ascii=False, default=repr)
            return text if len(text) <= 60 else f"{text[:57]}..."


def refuse(found: Found, at: Path, code: str, expected: str, got: object) -> Any:
    """Add a violation. The placeholder that it returns is never seen."""
    found.append(Violation(pointer(at), code, expected, brief(got)))
    return None


def missing(found: Found, at: Path, name: str) -> Any:
    """Add the violation that a required member is not there."""
    found.append(Violation(pointer((at, name)), "required", f"the member {name!r}", "nothing"))
    return None


def is_object(value: object) -> TypeGuard[dict[str, object]]:
    """Tell an object from everything else."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[object]]:
    """Tell an array from everything else."""
    return isinstance(value, list)


def same(value: object, option: object) -> bool:
    """Tell whether two scalars are equal as JSON: 1 is 1.0 and is not true."""
    return value == option and isinstance(value, bool) is isinstance(option, bool)


def take_anything(value: object, at: Path, found: Found) -> JsonValue:  # noqa: ARG001  # a reader among others
    """Read any JSON value."""
    return cast("JsonValue", value)


def take_string(value: object, at: Path, found: Found, *, min_length: int = 0, max_length: int | None = None) -> str:
    """Read a string. Lengths count code points."""
    if not isinstance(value, str):
        refuse(found, at, "type", "a string", value)
        return ""
    if len(value) < min_length:
        refuse(found, at, "minLength", f"at least {min_length} characters", value)
    if max_length is not None and len(value) > max_length:
        refuse(found, at, "maxLength", f"at most {max_length} characters", value)
    return value


def take_boolean(value: object, at: Path, found: Found) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        refuse(found, at, "type", "a boolean", value)
        return False
    return value


def take_integer(
    value: object,
    at: Path,
    found: Found,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    exclusive_minimum: float | None = None,
    exclusive_maximum: float | None = None,
) -> int:
    """Read an integer: a number without a fraction, within what a double counts exactly."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        refuse(found, at, "type", "an integer", value)
        return 0
    if not -_SAFE_INTEGER <= value <= _SAFE_INTEGER:
        refuse(found, at, "unsafeInteger", f"an integer within ±{_SAFE_INTEGER}", value)
        return 0
    _check_range(value, at, found, minimum, maximum, exclusive_minimum, exclusive_maximum)
    return value


def take_number(
    value: object,
    at: Path,
    found: Found,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    exclusive_minimum: float | None = None,
    exclusive_maximum: float | None = None,
) -> float:
    """Read a number as a double."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        refuse(found, at, "type", "a number", value)
        return 0.0
    _check_range(float(value), at, found, minimum, maximum, exclusive_minimum, exclusive_maximum)
    return float(value)


def _check_range(
    value: float,
    at: Path,
    found: Found,
    minimum: float | None,
    maximum: float | None,
    exclusive_minimum: float | None,
    exclusive_maximum: float | None,
) -> None:
    if minimum is not None and value < minimum:
        refuse(found, at, "minimum", f"at least {minimum}", value)
    if maximum is not None and value > maximum:
        refuse(found, at, "maximum", f"at most {maximum}", value)
    if exclusive_minimum is not None and value <= exclusive_minimum:
        refuse(found, at, "exclusiveMinimum", f"more than {exclusive_minimum}", value)
    if exclusive_maximum is not None and value >= exclusive_maximum:
        refuse(found, at, "exclusiveMaximum", f"less than {exclusive_maximum}", value)


_KINDS: Mapping[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: _is_number(value) and float(cast("float", value)).is_integer(),
    "number": lambda value: _is_number(value),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def take_choice(
    value: object, at: Path, found: Found, options: tuple[T, ...], *, code: str = "enum", kinds: tuple[str, ...] = ()
) -> T:
    """Read one of a few scalars. With `kinds`, a value of another type is a violation of `type`."""
    for option in options:
        if same(value, option):
            return option
    if kinds and not any(_KINDS[kind](value) for kind in kinds):
        refuse(found, at, "type", f"a value of type {' or '.join(kinds)}", value)
    else:
        refuse(found, at, code, " or ".join(brief(option) for option in options), value)
    return options[0]


def take_array(
    value: object, at: Path, found: Found, read: Reader[T], *, min_items: int = 0, max_items: int | None = None
) -> tuple[T, ...]:
    """Read an array, item by item."""
    if not is_array(value):
        refuse(found, at, "type", "an array", value)
        return ()
    if len(value) < min_items:
        refuse(found, at, "minItems", f"at least {min_items} items", value)
    if max_items is not None and len(value) > max_items:
        refuse(found, at, "maxItems", f"at most {max_items} items", value)
    return tuple([read(item, (at, index), found) for index, item in enumerate(value)])


def take_tuple(
    value: object,
    at: Path,
    found: Found,
    firsts: tuple[Reader[Any], ...],
    rest: Reader[Any] | None,
    *,
    min_items: int = 0,
    max_items: int | None = None,
) -> tuple[Any, ...]:
    """Read an array whose first items have readers of their own; without `rest` there may be no others."""
    items = take_array(value, at, found, take_anything, min_items=min_items, max_items=max_items)
    read: list[Any] = [reader(item, (at, index), found) for index, (reader, item) in enumerate(zip(firsts, items))]
    for index, item in enumerate(items[len(firsts) :], len(firsts)):
        if rest is None:
            refuse(found, (at, index), "items", f"at most {len(firsts)} items", item)
        else:
            read.append(rest(item, (at, index), found))
    return tuple(read)


def take_either(value: object, at: Path, found: Found, branches: tuple[Reader[Any], ...], code: str) -> Any:
    """Read a value of a union that no tag tells apart: by `oneOf` as the only branch that it fits.

    By `anyOf` it may fit several; it is read as the one that keeps most of its members, the first of those.
    """
    fitting: list[Any] = []
    for read in branches:
        violations: Found = []
        decoded = read(value, at, violations)
        if not violations:
            fitting.append(decoded)
    if not fitting or (code == "oneOf" and len(fitting) > 1):
        number = "exactly" if code == "oneOf" else "at least"
        return refuse(found, at, code, f"a value that fits {number} one branch", value)
    return fitting[0] if len(fitting) == 1 else max(fitting, key=_count_members)


def _count_members(value: object) -> int:
    if is_dataclass(value):
        named = {part.name: getattr(value, part.name) for part in fields(value)}
        others = named.pop("additional_properties", {})
        present = {name: part for name, part in named.items() if part is not UNSET}
        return _count_members(present) + _count_members(others)
    if isinstance(value, Mapping):
        return sum(1 + _count_members(item) for item in cast("Mapping[str, object]", value).values())
    return sum(map(_count_members, cast("Sequence[object]", value))) if isinstance(value, (list, tuple)) else 0


def take_map(value: object, at: Path, found: Found, read: Reader[T]) -> dict[str, T]:
    """Read an object whose members are all alike."""
    if not is_object(value):
        refuse(found, at, "type", "an object", value)
        return {}
    return {name: read(item, (at, name), found) for name, item in value.items()}


def take_others(
    value: dict[str, object], at: Path, found: Found, read: Reader[T], names: Collection[str]
) -> dict[str, T]:
    """Read the members that an object's schema does not name."""
    return {name: read(item, (at, name), found) for name, item in value.items() if name not in names}


def refuse_others(value: dict[str, object], at: Path, found: Found, names: Collection[str]) -> None:
    """Add a violation for each member that a closed object does not name."""
    for name in value:
        if name not in names:
            refuse(found, (at, name), "additionalProperties", f"no member {name!r}", value[name])


def take_nullable(value: object, at: Path, found: Found, read: Reader[T]) -> T | None:
    """Read a value, or null."""
    return None if value is None else read(value, at, found)


def refuse_tag(
    found: Found, at: Path, code: str, tag: str, value: dict[str, object], options: tuple[object, ...]
) -> Any:
    """Add the violation that a union's tag is missing, or none of those known."""
    if tag not in value:
        return missing(found, at, tag)
    return refuse(found, (at, tag), code, " or ".join(brief(option) for option in options), value[tag])


def refuse_address(found: Found, at: Path, name: str, value: dict[str, object]) -> Any:
    """Add the violation that a message's address is missing, no text, or none of those known."""
    if name not in value:
        return missing(found, at, name)
    if not isinstance(value[name], str):
        return refuse(found, (at, name), "type", "a string", value[name])
    return refuse(found, (at, name), "x-topics", "the address of a topic", value[name])
