# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Rules: what types cannot say. A schema as data, asked of a parsed value as JSON Schema 2020-12 says.

A `$ref` is a reader, a `$table` gives the rules of another schema. `named` and `after` say what `properties` and
`prefixItems` leave to `additionalProperties` and `items`. Numbers are compared as doubles.

`seen` holds the names or the indices that were evaluated so far, where `unevaluatedProperties` or `unevaluatedItems`
asks for them (core, section 11); None where nobody does. A keyword comes after all that it looks back on,
since keywords stand in the order of the alphabet.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

from ._readers import Found, Path, brief, is_array, is_object, refuse

Rules: TypeAlias = "bool | Mapping[str, Any]"
_Keywords: TypeAlias = "Mapping[str, Any]"
_Seen: TypeAlias = "set[str | int] | None"
_Check: TypeAlias = "Callable[[Any, Any, Path, Found, _Keywords, _Seen], None]"

_SAFE_INTEGER = 2**53 - 1


def check(value: object, at: Path, found: Found, rules: Rules, seen: _Seen = None) -> None:
    """Add a violation for each rule that a value breaks, and to `seen` what was evaluated."""
    if rules is False:
        refuse(found, at, "false", "nothing", value)
    elif not isinstance(rules, bool):
        own: _Seen = None
        if seen is not None or "unevaluatedProperties" in rules or "unevaluatedItems" in rules:
            own = set()
        for keyword, said in rules.items():
            if keyword in _CHECKS:
                _CHECKS[keyword](value, said, at, found, rules, own)
        if seen is not None and own is not None:
            seen |= own


def keep(value: object) -> Any:
    """Give a value as it came; a number without a fraction is an integer."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _passes(value: object, at: Path, rules: Rules, seen: _Seen = None) -> bool:
    """Tell whether a value breaks no rule; what a schema evaluated counts only then."""
    found: Found = []
    own: _Seen = None if seen is None else set()
    check(value, at, found, rules, own)
    if seen is not None and own is not None and not found:
        seen |= own
    return not found


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_whole(value: Any) -> bool:
    return _is_number(value) and float(value).is_integer()


_TYPES: Mapping[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": _is_whole,
    "number": _is_number,
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": lambda value: is_array(value),
    "object": lambda value: is_object(value),
}


def identity(value: Any) -> tuple[str, object]:
    """Give a value a key under which JSON's equality holds: 1 is 1.0 and is not true."""
    match value:
        case None | bool() | str():
            return type(value).__name__, value
        case list():
            return "array", tuple([identity(item) for item in cast("list[object]", value)])
        case dict():
            members = cast("dict[str, object]", value)
            return "object", frozenset([(name, identity(item)) for name, item in members.items()])
        case _:
            return "number", float(value)


def _reference(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    said(value, at, found)


def _table(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    check(value, at, found, said(), seen)


def _type(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if not any(_TYPES[name](value) for name in said):
        refuse(found, at, "type", f"a value of type {' or '.join(said)}", value)
    elif "number" not in said and _is_number(value) and abs(value) > _SAFE_INTEGER:
        refuse(found, at, "unsafeInteger", f"an integer within ±{_SAFE_INTEGER}", value)


def _const(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if identity(value) != identity(said):
        refuse(found, at, "const", brief(said), value)


def _enum(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if identity(value) not in [identity(option) for option in said]:
        refuse(found, at, "enum", " or ".join(brief(option) for option in said), value)


def _number(keyword: str, expected: str, holds: Callable[[float, float], bool]) -> _Check:
    def run(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
        if _is_number(value) and not holds(float(value), float(said)):
            refuse(found, at, keyword, f"{expected} {said}", value)

    return run


def _size(keyword: str, kind: type, unit: str, *, least: bool) -> _Check:
    def run(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
        if isinstance(value, kind) and (len(value) < said if least else len(value) > said):  # type: ignore[arg-type]  # the kinds have a length
            refuse(found, at, keyword, f"at {'least' if least else 'most'} {said} {unit}", value)

    return run


def _is_multiple(value: float, of: float) -> bool:
    """Divide as doubles; by a whole number, and where the quotient overflows, look at the exact remainder."""
    quotient = value / of
    if of.is_integer() or not math.isfinite(quotient):
        return math.fmod(value, of) == 0
    return quotient.is_integer()


def _pattern(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if isinstance(value, str) and re.search(said, value) is None:
        refuse(found, at, "pattern", f"a text that fits {said}", value)


def _unique_items(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if is_array(value) and len({identity(item) for item in value}) < len(value):
        refuse(found, at, "uniqueItems", "each item once", value)


def _prefix_items(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if is_array(value):
        for index, item in enumerate(value[: len(said)]):
            check(item, (at, index), found, said[index])
            _mark(seen, index)


def _items(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if not is_array(value):
        return
    after = rules["after"]
    for index, item in enumerate(value[after:], after):
        if said is False:
            refuse(found, (at, index), "items", f"at most {after} items", item)
        else:
            check(item, (at, index), found, said)
        _mark(seen, index)


def _unevaluated_items(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if not is_array(value) or seen is None:
        return
    for index, item in enumerate(value):
        if index not in seen:
            if said is False:
                refuse(found, (at, index), "unevaluatedItems", "no item here", item)
            else:
                check(item, (at, index), found, said)
            seen.add(index)


def _contains(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if not is_array(value):
        return
    least, most = rules.get("minContains", 1), rules.get("maxContains")
    fitting = [index for index, item in enumerate(value) if _passes(item, (at, index), said)]
    if seen is not None:
        seen.update(fitting)
    count = len(fitting)
    if count < least:
        code = "minContains" if "minContains" in rules else "contains"
        refuse(found, at, code, f"at least {least} items that fit `contains`", value)
    if most is not None and count > most:
        refuse(found, at, "maxContains", f"at most {most} items that fit `contains`", value)


def _required(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if is_object(value):
        _need(value, said, at, found, "required")


def _need(value: Mapping[str, Any], names: Any, at: Path, found: Found, code: str) -> None:
    for name in names:
        if name not in value:
            refuse(found, (at, name), code, f"the member {name!r}", None)


def _dependent_required(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if is_object(value):
        for name, needed in said.items():
            if name in value:
                _need(value, needed, at, found, "dependentRequired")


def _properties(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if is_object(value):
        for name, inner in said.items():
            if name in value:
                check(value[name], (at, name), found, inner)
                _mark(seen, name)


def _pattern_properties(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if is_object(value):
        for name, item in value.items():
            for pattern, inner in said.items():
                if re.search(pattern, name) is not None:
                    check(item, (at, name), found, inner)
                    _mark(seen, name)


def _additional_properties(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if not is_object(value):
        return
    named, patterns = rules["named"], rules.get("patternProperties", {})
    for name, item in value.items():
        if name in named or any(re.search(pattern, name) is not None for pattern in patterns):
            continue
        if said is False:
            refuse(found, (at, name), "additionalProperties", f"no member {name!r}", item)
        else:
            check(item, (at, name), found, said)
        _mark(seen, name)


def _unevaluated_properties(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if not is_object(value) or seen is None:
        return
    for name, item in value.items():
        if name not in seen:
            if said is False:
                refuse(found, (at, name), "unevaluatedProperties", f"no member {name!r}", item)
            else:
                check(item, (at, name), found, said)
            seen.add(name)


def _mark(seen: _Seen, step: str | int) -> None:
    if seen is not None:
        seen.add(step)


def _property_names(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if is_object(value):
        for name in value:
            if not _passes(name, (at, name), said):
                refuse(found, (at, name), "propertyNames", "another name", name)


def _dependent_schemas(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if is_object(value):
        for name, inner in said.items():
            if name in value:
                check(value, at, found, inner, seen)


def _all_of(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    for inner in said:
        check(value, at, found, inner, seen)


def _any_of(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    # Where somebody asks what was evaluated, each branch that fits has a say.
    fits = (_passes(value, at, inner, seen) for inner in said)
    if not any(fits if seen is None else list(fits)):
        refuse(found, at, "anyOf", "a value that fits at least one branch", value)


def _one_of(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if sum(_passes(value, at, inner, seen) for inner in said) != 1:
        refuse(found, at, "oneOf", "a value that fits exactly one branch", value)


def _not(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    if _passes(value, at, said):
        refuse(found, at, "not", "a value that does not fit `not`", value)


def _if(value: Any, said: Any, at: Path, found: Found, rules: _Keywords, seen: _Seen) -> None:
    check(value, at, found, rules.get("then" if _passes(value, at, said, seen) else "else", True), seen)


_CHECKS: Mapping[str, _Check] = {
    "$ref": _reference,
    "$table": _table,
    "type": _type,
    "const": _const,
    "enum": _enum,
    "minimum": _number("minimum", "at least", lambda value, said: value >= said),
    "maximum": _number("maximum", "at most", lambda value, said: value <= said),
    "exclusiveMinimum": _number("exclusiveMinimum", "more than", lambda value, said: value > said),
    "exclusiveMaximum": _number("exclusiveMaximum", "less than", lambda value, said: value < said),
    "multipleOf": _number("multipleOf", "a multiple of", _is_multiple),
    "minLength": _size("minLength", str, "characters", least=True),
    "maxLength": _size("maxLength", str, "characters", least=False),
    "pattern": _pattern,
    "minItems": _size("minItems", list, "items", least=True),
    "maxItems": _size("maxItems", list, "items", least=False),
    "uniqueItems": _unique_items,
    "prefixItems": _prefix_items,
    "items": _items,
    "unevaluatedItems": _unevaluated_items,
    "contains": _contains,
    "minProperties": _size("minProperties", dict, "members", least=True),
    "maxProperties": _size("maxProperties", dict, "members", least=False),
    "required": _required,
    "dependentRequired": _dependent_required,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "unevaluatedProperties": _unevaluated_properties,
    "propertyNames": _property_names,
    "dependentSchemas": _dependent_schemas,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
}
