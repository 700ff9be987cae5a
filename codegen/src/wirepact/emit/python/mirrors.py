"""Mirrors: what msgspec is told of a type, and how the type is made of what it decodes.

A mirror takes just what the type's reader takes, or less. What it can't say, such as a rule, is decoded without a type
and handed to the reader; so are objects that keep members they do not name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from wirepact.check.patterns import with_python_patterns
from wirepact.emit.layout import Group
from wirepact.normalise.model import (
    AddressText,
    Anything,
    Array,
    Checked,
    Choice,
    Contract,
    Limit,
    Map,
    Nullable,
    Object,
    OpenChoice,
    Plain,
    Property,
    Ref,
    Scalar,
    Shape,
    TypeName,
    Union,
)
from wirepact.values import SAFE_INTEGER

from .hints import literal

Fact: TypeAlias = 'Literal["float", "any", "judged"]'
Parts: TypeAlias = "tuple[str | Group, ...]"
Make: TypeAlias = "Callable[[str], str]"

_MOST = 1.7976931348623157e308
# Imported names that a class of mirrors must not hide from its own annotations.
_HIDING = frozenset({"Annotated", "Meta", "Struct"})
_UNNAMEABLE = re.compile(r'[\\"\x00-\x1f]')
"""What msgspec takes in no name of a field."""
_ANY_SCALAR: Parts = ("bool", "int", "float", "str", "None")


@dataclass(frozen=True, slots=True)
class Mirror:
    """A shape as msgspec is told: the members of its union, how the value is made of it (None: it is the value
    already), what is true of it, and the named types inside it."""

    parts: Parts
    make: Make | None = None
    facts: frozenset[Fact] = frozenset()
    types: frozenset[TypeName] = frozenset()
    depth: int = 0


class Mirrors:
    """Mirrors of a contract's shapes. `readers` names the reader of a shape, by the shape's identity."""

    def __init__(
        self,
        contract: Contract,
        readers: Mapping[int, str],
        named: Callable[[TypeName], str],
        maker: Callable[[str], str],
    ) -> None:
        self._contract = contract
        self._readers = readers
        self._named = named
        self._maker = maker
        self._opened: list[TypeName] = []
        self._known: dict[TypeName, bool] = {}

    def has(self, name: TypeName) -> bool:
        """Tell whether an object or a union has a mirror of its own."""
        if name not in self._known:
            match self._contract.by_name[name].definition:
                case Object() as found:
                    self._known[name] = self._has_object(found)
                case Union() as found:
                    self._known[name] = not found.routes and not found.extensible and self._has_union(found)
                case _:
                    self._known[name] = False
        return self._known[name]

    def _has_object(self, found: Object) -> bool:
        return (
            found.additional is None
            and found.rules in (True, {})
            and not found.combined
            and not any(prop.python in _HIDING or _UNNAMEABLE.search(prop.wire) for prop in found.properties)
            and all(self._has_shape(prop.shape) for prop in found.properties)
        )

    def _has_shape(self, shape: Shape) -> bool:
        match shape:
            case Ref() | Anything() | OpenChoice() | Choice():
                return True
            case Plain(limits=limits):
                return _is_exact(limits)
            case Array(items=inner) | Map(values=inner) | Nullable(inner=inner):
                return self._has_shape(inner)
            case _:
                return _pattern(shape) is not None or id(shape) in self._readers

    def _has_union(self, found: Union) -> bool:
        values = [branch.value for branch in found.branches]
        alike = all(isinstance(value, str) for value in values) or all(_is_small(value) for value in values)
        # msgspec needs no tag where there is one branch alone.
        several = len(values) > 1
        return several and alike and all(self.has_tagged(found, branch.name, branch.value) for branch in found.branches)

    def has_tagged(self, union: Union, name: TypeName, value: Scalar) -> bool:
        """Tell whether a branch has a mirror, and says of its tag what the union says."""
        found = self._contract.by_name[name].definition
        if not isinstance(found, Object) or not self.has(name):
            return False
        return any(prop.wire == union.tag and constant(prop) == (value,) for prop in found.properties)

    def named(self, name: TypeName) -> Mirror:
        """Give the mirror of a named type."""
        definition = self._contract.by_name[name]
        found = definition.definition
        if isinstance(found, (Object, Union)):
            if not self.has(name):
                return self._read(self._named(name))
            make = self._maker(definition.python)
            return Mirror((f"Raw{definition.python}",), lambda raw: f"{make}({raw})", types=frozenset({name}))
        if name in self._opened:
            return self._read(self._named(name))
        self._opened.append(name)
        mirror = self.of(found)
        self._opened.pop()
        return mirror or self._read(self._named(name))

    def of(self, shape: Shape) -> Mirror | None:
        """Give the mirror of a shape; None where neither msgspec nor a reader at hand says it."""
        match shape:
            case Ref(name=name):
                return self.named(name)
            case Anything():
                return Mirror(("Any",), None, frozenset({"any"}))
            case Plain(limits=limits) if not _is_exact(limits):
                return None
            case Plain() | OpenChoice():
                return _scalar(shape)
            case Choice(values=values):
                return _choice(values)
            case Array() | Map() | Nullable():
                return self._around(shape)
            case _:
                return _pattern(shape) or self._by_reader(shape)

    def _by_reader(self, shape: Shape) -> Mirror | None:
        name = self._readers.get(id(shape))
        if name is None:
            return None
        if isinstance(shape, AddressText):
            return Mirror(("str",), lambda raw: f"read({name}, {raw})", frozenset({"judged"}))
        return self._read(name)

    def _read(self, reader: str) -> Mirror:
        return Mirror(("Any",), lambda raw: f"read({reader}, {raw})", frozenset({"any", "judged"}))

    def _around(self, shape: Array | Map | Nullable) -> Mirror | None:
        inner = self.of(
            shape.items if isinstance(shape, Array) else shape.values if isinstance(shape, Map) else shape.inner
        )
        if inner is None:
            return None
        parts, make = inner.parts, inner.make
        if isinstance(shape, Nullable):
            if "Any" in parts or "None" in parts:
                return inner
            otherwise = make and (lambda raw: f"None if {raw} is None else {make(raw)}")
            return Mirror((*parts, "None"), otherwise, inner.facts, inner.types, inner.depth)
        if isinstance(shape, Map):
            group: str | Group = Group("dict[", ["str", _joined(parts)], "]")
            of_items = make and (lambda raw: f"{{name: {make('item')} for name, item in {raw}.items()}}")
        else:
            group = _annotated(Group("tuple[", [_joined(parts), "..."], "]"), _lengths(shape.limits))
            of_items = make and (lambda raw: f"tuple([{make('item')} for item in {raw}])")
        return Mirror((group,), of_items, inner.facts, inner.types, inner.depth + 1)


def constant(prop: Property) -> tuple[Scalar, ...]:
    """Give the one value that a required property can have, if that is a text or an integer."""
    shape = prop.shape
    if not prop.required or not isinstance(shape, Choice) or len(shape.values) != 1:
        return ()
    return shape.values if isinstance(shape.values[0], str) or _is_small(shape.values[0]) else ()


def _pattern(shape: Shape) -> Mirror | None:
    """Give the mirror of a text whose only rule is a pattern."""
    if not isinstance(shape, Checked) or not isinstance(shape.rules, dict) or shape.rules.keys() != {"pattern"}:
        return None
    if not isinstance(shape.inner, Plain) or shape.inner.kind != "string":
        return None
    python = cast("dict[str, str]", with_python_patterns(shape.rules))
    return Mirror((_annotated("str", [*_lengths(shape.inner.limits), f"pattern={literal(python['pattern'])}"]),))


def _is_exact(limits: tuple[Limit, ...]) -> bool:
    """Tell whether a double holds each limit, which msgspec compares numbers with."""
    return all(abs(limit.value) <= _MOST and float(limit.value) == limit.value for limit in limits)


def _joined(parts: Parts) -> str | Group:
    if len(parts) == 1:
        return parts[0]
    return " | ".join(part if isinstance(part, str) else part.flat() for part in parts)


def _annotated(kind: str | Group, said: list[str]) -> str | Group:
    return Group("Annotated[", [kind, Group("Meta(", said, ")")], "]") if said else kind


def _scalar(shape: Plain | OpenChoice) -> Mirror:
    limits = shape.limits if isinstance(shape, Plain) else ()
    match shape.kind:
        case "string":
            return Mirror((_annotated("str", _lengths(limits)),))
        case "integer":
            return Mirror((_annotated("int", _integer_range(limits)),))
        case "number":
            return Mirror((_annotated("float", _number_range(limits)),), None, frozenset({"float"}))
        case "boolean":
            return Mirror(("bool",))
        case "null":
            return Mirror(("None",))


def _choice(values: tuple[Scalar, ...]) -> Mirror:
    if all(value is None or isinstance(value, str) or _is_small(value) for value in values):
        if values == (None,):
            return Mirror(("None",))
        named = [literal(value) for value in values if value is not None]
        group = Group("Literal[", named, "]")
        return Mirror((group, "None") if None in values else (group,))
    options = Group("(", [literal(value) for value in values], ")", lone_comma=True).flat()
    return Mirror(_ANY_SCALAR, lambda raw: f"choose({raw}, {options})", frozenset({"float", "judged"}))


def _is_small(value: Scalar) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= SAFE_INTEGER


def _lengths(limits: tuple[Limit, ...]) -> list[str]:
    """Write length limits; one past all lengths is left out."""
    least = [limit.value for limit in limits if limit.keyword.startswith("min")]
    most = [limit.value for limit in limits if limit.keyword.startswith("max") and limit.value <= SAFE_INTEGER]
    said = [f"min_length={min(math.ceil(max(least)), SAFE_INTEGER)}"] if least and max(least) > 0 else []
    return said + ([f"max_length={math.floor(min(most))}"] if most else [])


def _integer_range(limits: tuple[Limit, ...]) -> list[str]:
    """Write an integer's limits, those of I-JSON among them."""
    low, high = -SAFE_INTEGER, SAFE_INTEGER
    for limit in limits:
        match limit.keyword:
            case "minimum":
                low = max(low, math.ceil(limit.value))
            case "exclusiveMinimum":
                low = max(low, math.floor(limit.value) + 1)
            case "maximum":
                high = min(high, math.floor(limit.value))
            case _:
                high = min(high, math.ceil(limit.value) - 1)
    return [
        f"ge={max(min(low, SAFE_INTEGER + 1), -SAFE_INTEGER)}",
        f"le={min(max(high, -SAFE_INTEGER - 1), SAFE_INTEGER)}",
    ]


def _number_range(limits: tuple[Limit, ...]) -> list[str]:
    """Write a number's limits, at least those of a double, so that no infinity and no NaN is written."""
    low, high = ("ge", -_MOST), ("le", _MOST)
    for limit in limits:
        bound = float(limit.value)
        match limit.keyword:
            case "minimum" if bound > low[1]:
                low = ("ge", bound)
            case "exclusiveMinimum" if bound >= low[1]:
                low = ("gt", bound)
            case "maximum" if bound < high[1]:
                high = ("le", bound)
            case "exclusiveMaximum" if bound <= high[1]:
                high = ("lt", bound)
            case _:
                pass
    return [f"{name}={literal(bound).replace('e+', 'e')}" for name, bound in (low, high)]
