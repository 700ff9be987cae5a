"""Builds a value for schemas that all have to hold at one place."""

from __future__ import annotations

from random import Random

from wirepact.formats import fits_format
from wirepact.values import Json, items

from . import arrays, objects
from .equality import equality_key
from .formats import draw_format
from .numbers import ODD_NUMBERS, draw_number, number_of, read_range, respell
from .oracle import Oracle
from .schemas import Choices, Opener, Schema, UnsatisfiedError, allowed_types, meant_types
from .texts import ODD_NAMES, ODD_TEXTS, draw_pattern, draw_text, fits_pattern

_DEEP = 4
_DEEPEST = 40
_LARGE = 60
_TRIES = 8
_WORK = 3000
_STRETCHES = (1, 3, 0, 8, 20, 2, 60, 5)
_UNSURE = frozenset(
    {
        "const",
        "enum",
        "not",
        "oneOf",
        "if",
        "contains",
        "uniqueItems",
        "multipleOf",
        "propertyNames",
        "dependentSchemas",
    }
    | {"unevaluatedProperties", "unevaluatedItems", "minProperties", "maxProperties"}
)
"""Keywords that a value is held against once it is built; all others hold by the way it was built."""


class Builder:
    """Builds values of one bundle; every choice comes from one random source, in one order."""

    def __init__(self, bundle: Schema, random: Random, oracle: Oracle) -> None:
        self.random = random
        self.oracle = oracle
        self.choices = Choices(random)
        self.opener = Opener(bundle, random, self.choices)
        self._work = 0
        self._parts = 0

    def start(self, type_name: str) -> Json:
        """Build an instance of a type; what it may cost is bounded. Raises `UnsatisfiedError`."""
        self._work, self._parts = _WORK, 0
        return self.build([self.opener.definition(type_name)], 0)

    def build(self, schemas: list[Json], depth: int) -> Json:
        """Build a value that fits all of the schemas. Raises `UnsatisfiedError` when a few tries found none."""
        self._parts += 1
        for _ in range(_TRIES // 2 if self.is_deep(depth) else _TRIES):
            self._work -= 1
            if self._work < 0 or depth > _DEEPEST:
                break
            try:
                opened = self.opener.open(schemas, flat=self.is_deep(depth))
                value = self._once(opened, depth)
            except UnsatisfiedError:
                continue
            sure = not any(schema.keys() & _UNSURE for schema in opened)
            if sure or all(self.oracle.fits(schema, value) for schema in schemas):
                return value
        raise UnsatisfiedError

    def is_deep(self, depth: int) -> bool:
        """Tell whether to come to an end: what may be left out is, and unions take what nests least."""
        return depth >= _DEEP or self._parts > _LARGE

    def value(self, schemas: list[Json], depth: int) -> Json:
        """Build an item or a member; where nothing is said of it, anything."""
        return self.build(schemas, depth) if schemas else self.anything(depth)

    def _once(self, opened: list[Schema], depth: int) -> Json:
        if not opened:
            return self.anything(depth)
        literals = _literals(opened)
        if literals is not None:
            return self._literal(literals, opened)
        match self._type(opened, depth):
            case "null":
                return None
            case "boolean":
                return self.random.random() < 0.5
            case "integer":
                return self._number(opened, whole=True)
            case "number":
                return self._number(opened, whole=False)
            case "string":
                return self._text(opened)
            case "array":
                return arrays.build_array(self, opened, depth)
            case _:
                return objects.build_object(self, opened, depth)

    def _literal(self, literals: list[Json], opened: list[Schema]) -> Json:
        allowed = [value for value in literals if all(_is_among(value, _literals([schema])) for schema in opened)]
        if not allowed:
            raise UnsatisfiedError
        value = self.choices.pick(allowed, next(schema for schema in opened if {"const", "enum"} & schema.keys()))
        return self._respelled(value)

    def _respelled(self, value: Json) -> Json:
        match value:
            case dict():
                return {name: self._respelled(item) for name, item in value.items()}
            case list():
                return [self._respelled(item) for item in value]
            case _:
                number = number_of(value)
                return value if number is None else respell(self.random, number)

    def _type(self, opened: list[Schema], depth: int) -> str:
        allowed = allowed_types(opened)
        if not any("type" in schema for schema in opened):
            meant = meant_types(opened)
            if meant and self.random.random() < 0.85:
                allowed = meant
        if self.is_deep(depth):
            allowed = [name for name in allowed if name not in ("array", "object")] or allowed
        if not allowed:
            raise UnsatisfiedError
        first = next((schema for schema in opened if "type" in schema), None)
        return self.random.choice(allowed) if first is None else self.choices.pick(allowed, first)

    def _number(self, opened: list[Schema], *, whole: bool) -> Json:
        known = self._known(opened)
        if known is not None:
            return known
        value = draw_number(self.random, read_range(opened), whole=whole)
        if value is None:
            raise UnsatisfiedError
        return value

    def _known(self, opened: list[Schema]) -> Json:
        """Take a known value of an extensible enum, more often than not."""
        known = next((items(schema["x-extensible-enum"]) for schema in opened if "x-extensible-enum" in schema), [])
        return self.choices.pick(known, known) if known and self.random.random() < 0.7 else None

    def _text(self, opened: list[Schema]) -> Json:
        known = self._known(opened)
        if known is not None:
            return known
        least = max([int(number_of(schema.get("minLength")) or 0) for schema in opened], default=0)
        limits = [int(most) for schema in opened if (most := number_of(schema.get("maxLength"))) is not None]
        most = min(limits, default=None)
        patterns = [str(schema["pattern"]) for schema in opened if "pattern" in schema]
        formats = [str(schema["format"]) for schema in opened if "format" in schema]
        if most is not None and most < least:
            raise UnsatisfiedError
        for stretch in _STRETCHES:
            text = self._candidate(patterns, formats, stretch, least, most)
            fits = least <= len(text) and (most is None or len(text) <= most)
            fits = fits and all(fits_pattern(pattern, text) for pattern in patterns)
            if fits and all(fits_format(name, text) for name in formats):
                return text
        raise UnsatisfiedError

    def _candidate(self, patterns: list[str], formats: list[str], stretch: int, least: int, most: int | None) -> str:
        if not patterns and not formats:
            return draw_text(self.random, least, most)
        drawn = self.random.choice([*patterns, *formats])
        formatted = draw_format(self.random, drawn) if drawn in formats else None
        if formatted is not None:
            return formatted
        longer = max(stretch, least if stretch > 3 else 0)
        return draw_pattern(self.random, drawn, longer) if drawn in patterns else draw_text(self.random, least, most)

    def anything(self, depth: int) -> Json:
        """Build any small JSON value."""
        match self.random.randrange(5 if self.is_deep(depth) else 7):
            case 0:
                return self.random.choice([None, True, False])
            case 1 | 2:
                return self.random.choice(ODD_NUMBERS)
            case 3 | 4:
                return self.random.choice(ODD_TEXTS)
            case 5:
                return [self.anything(depth + 1) for _ in range(self.random.randrange(3))]
            case _:
                names = self.random.sample(ODD_NAMES, self.random.randrange(3))
                return {name: self.anything(depth + 1) for name in names}


def _literals(schemas: list[Schema]) -> list[Json] | None:
    """Give the values that the first `const` or `enum` leaves; None where there is none."""
    for schema in schemas:
        if "const" in schema:
            return [schema["const"]]
        if "enum" in schema:
            return items(schema["enum"])
    return None


def _is_among(value: Json, values: list[Json] | None) -> bool:
    return values is None or equality_key(value) in [equality_key(other) for other in values]
