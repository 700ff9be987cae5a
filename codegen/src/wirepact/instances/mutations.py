"""Near-misses: a valid instance, changed in a place or two. What a schema speaks of is what changes are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from wirepact.values import Json, items, members, strings

from .numbers import ODD_NUMBERS, near, number_of
from .schemas import Schema, target_name
from .texts import ODD_NAMES, ODD_TEXTS, draw_pattern

_LONGEST = 400
_SIZES = (
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "minContains",
    "maxContains",
)
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")


@dataclass(frozen=True)
class Vocabulary:
    """What the schemas of a type speak of: names, literals, bounds and the numbers beside them, sizes, patterns."""

    names: tuple[str, ...]
    literals: tuple[Json, ...]
    numbers: tuple[int | float, ...]
    sizes: tuple[int, ...]
    patterns: tuple[str, ...]


def vocabulary(bundle: Schema, type_name: str) -> Vocabulary:
    """Collect what a type and the types that it refers to speak of."""
    found = _Collector(members(bundle["$defs"]))
    found.collect({"$ref": f"#/$defs/{type_name}"})
    sizes = sorted({size + step for size in found.sizes for step in (-1, 0, 1) if 0 <= size + step <= _LONGEST})
    return Vocabulary(
        tuple(dict.fromkeys([*found.names, *ODD_NAMES])),
        tuple(found.literals) or (None,),
        tuple(found.numbers) + ODD_NUMBERS,
        tuple(sizes) or (0, 1, 2),
        tuple(dict.fromkeys(found.patterns)),
    )


class _Collector:
    def __init__(self, definitions: dict[str, Json]) -> None:
        self._definitions = definitions
        self._seen: set[str] = set()
        self.names: list[str] = []
        self.literals: list[Json] = []
        self.numbers: list[int | float] = []
        self.sizes: list[int] = []
        self.patterns: list[str] = []

    def collect(self, schema: Json) -> None:
        """Walk everything below a schema; what only looks like a schema, a literal say, does no harm."""
        if isinstance(schema, list):
            for inner in schema:
                self.collect(inner)
        if not isinstance(schema, dict):
            return
        self._follow(schema.get("$ref"))
        self._literals(schema)
        self.names += [*members(schema.get("properties")), *strings(schema.get("required"))]
        self.names += [*members(schema.get("dependentRequired")), *members(schema.get("dependentSchemas"))]
        self.patterns += [*members(schema.get("patternProperties"))]
        self.patterns += strings([schema.get("pattern")])
        for inner in schema.values():
            self.collect(inner)

    def _follow(self, ref: Json) -> None:
        name = target_name(ref) if isinstance(ref, str) and "/" in ref else ""
        if name in self._definitions and name not in self._seen:
            self._seen.add(name)
            self.collect(self._definitions[name])

    def _literals(self, schema: Schema) -> None:
        self.literals += [*items(schema.get("enum")), *items(schema.get("x-extensible-enum"))]
        if "const" in schema:
            self.literals.append(schema["const"])
        for keyword in _BOUNDS:
            if (bound := number_of(schema.get(keyword))) is not None:
                self.numbers += near(bound)
        self.sizes += [int(size) for keyword in _SIZES if (size := number_of(schema.get(keyword))) is not None]


def mutate(value: Json, words: Vocabulary, random: Random) -> Json:
    """Change a value in one place, or in two or three now and then; it may stay valid. The value itself is kept."""
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        value = _Mutator(words, random).somewhere(value)
    return value


class _Mutator:
    def __init__(self, words: Vocabulary, random: Random) -> None:
        self._words = words
        self._random = random

    def somewhere(self, value: Json) -> Json:
        """Go down to a place, deeper ones as likely as near ones, and change what is there."""
        if isinstance(value, dict) and value and self._random.random() < 0.65:
            name = self._random.choice(list(value))
            return {key: self.somewhere(item) if key == name else item for key, item in value.items()}
        if isinstance(value, list) and value and self._random.random() < 0.65:
            at = self._random.randrange(len(value))
            return [self.somewhere(item) if index == at else item for index, item in enumerate(value)]
        return self._here(value)

    def _here(self, value: Json) -> Json:
        if self._random.random() < 0.2:
            return self._other_type(value)
        match value:
            case dict():
                return self._random.choice(_OBJECT_CHANGES)(self, value)
            case list():
                return self._array(value)
            case str():
                return self._text(value)
            case bool():
                return self._random.choice([not value, int(value), str(value).lower(), None])
            case int() | float():
                return self._number(value)
            case None:
                return self._anything()

    def _anything(self) -> Json:
        literal, number = self._random.choice(self._words.literals), self._random.choice(self._words.numbers)
        return self._random.choice([literal, number, self._random.choice(ODD_TEXTS), None, False, True, 0, [], {}])

    def _other_type(self, value: Json) -> Json:
        wrapped: list[Json] = [[value], {"value": value}, None, self._anything(), self._anything(), self._anything()]
        if isinstance(value, (int, float)):
            wrapped.append(str(value))
        if isinstance(value, str):
            wrapped += [*value[:3]]
        return self._random.choice(wrapped)

    def _number(self, value: float) -> Json:
        inside = abs(value) < 1e15
        near_by: list[Json] = [*near(value), -value, value * 2, value / 2] if inside else [-value, value / 2]
        return self._random.choice(
            [self._random.choice(near_by), self._random.choice(self._words.numbers), self._literal()]
        )

    def _literal(self) -> Json:
        return self._random.choice(self._words.literals)

    def _text(self, value: str) -> Json:
        at = self._random.randrange(len(value) + 1)
        odd = self._random.choice(ODD_TEXTS)
        changed: list[Json] = [
            value[:at] + value[at + 1 :],
            value[:at] + odd + value[at:],
            value[::-1],
            value.swapcase(),
        ]
        changed += [odd, self._resized(value), self._literal(), self._random.choice(self._words.names)]
        if self._words.patterns:
            changed.append(draw_pattern(self._random, self._random.choice(self._words.patterns)))
        return self._random.choice(changed)

    def _resized(self, value: str) -> str:
        size = self._random.choice(self._words.sizes)
        return ((value or "😀") * (size // max(len(value), 1) + 1))[:size]

    def _array(self, value: list[Json]) -> Json:
        at = self._random.randrange(len(value) + 1)
        copied = [self._random.choice(value)] if value else []
        size = self._random.choice(self._words.sizes)
        longer = ((value or [None]) * (size // max(len(value), 1) + 1))[:size]
        changed: list[list[Json]] = [value[:at] + value[at + 1 :], value[:at] + copied + value[at:], value[::-1], []]
        changed += [value[:-1], [*value[:at], self._anything(), *value[at:]], longer, value + value[:1]]
        return self._random.choice(changed)

    def drop(self, value: dict[str, Json]) -> Json:
        """Leave out a member."""
        name = self._random.choice(list(value) or [""])
        return {key: item for key, item in value.items() if key != name}

    def rename(self, value: dict[str, Json]) -> Json:
        """Give a member another name."""
        name, other = self._random.choice(list(value) or [""]), self._random.choice(self._words.names)
        return {other if key == name else key: item for key, item in value.items()}

    def add(self, value: dict[str, Json]) -> Json:
        """Add a member, or put something else in its place."""
        return {**value, self._random.choice(self._words.names): self._anything()}

    def copy(self, value: dict[str, Json]) -> Json:
        """Put one member's value into another."""
        source = self._random.choice(list(value) or [""])
        return {**value, self._random.choice(self._words.names): value.get(source)}

    def swap(self, value: dict[str, Json]) -> Json:
        """Let two members change their values."""
        one, other = self._random.choice(list(value) or [""]), self._random.choice(list(value) or [""])
        return {**value, one: value.get(other), other: value.get(one)}

    def retag(self, value: dict[str, Json]) -> Json:
        """Put a literal of the schemas into a member: another tag, where it is one."""
        return {**value, self._random.choice(list(value) or [""]): self._literal()}

    def reorder(self, value: dict[str, Json]) -> Json:
        """Turn the order of the members around, which means nothing."""
        return dict(reversed(value.items()))


_OBJECT_CHANGES: tuple[Callable[[_Mutator, dict[str, Json]], Json], ...] = (
    _Mutator.drop,
    _Mutator.drop,
    _Mutator.rename,
    _Mutator.add,
    _Mutator.copy,
    _Mutator.swap,
    _Mutator.retag,
    _Mutator.reorder,
)
