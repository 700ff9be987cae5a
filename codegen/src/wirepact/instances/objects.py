"""Builds objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirepact.values import Json, members, strings

from .numbers import number_of
from .schemas import Schema, UnsatisfiedError
from .texts import ODD_NAMES, draw_pattern, fits_pattern

if TYPE_CHECKING:
    from .build import Builder

_TRIES = 10


def build_object(builder: Builder, opened: list[Schema], depth: int) -> Json:
    """Build an object that fits plain schemas. Raises `UnsatisfiedError`."""
    names = _Names(builder, opened, depth)
    names.choose()
    found: dict[str, Json] = {}
    for name in names.chosen:
        try:
            found[name] = builder.value(names.schemas_of(name), depth + 1)
        except UnsatisfiedError:
            if name in names.needed:
                raise
    return found


class _Names:
    """Chooses the members of one object. What depends on a member may bring more schemas, and so more members."""

    def __init__(self, builder: Builder, opened: list[Schema], depth: int) -> None:
        self._builder = builder
        self._random = builder.random
        self._opened = list(opened)
        self._deep = builder.is_deep(depth)
        self._applied: set[tuple[int, str]] = set()
        self.needed: list[str] = []
        self.chosen: list[str] = []

    def choose(self) -> None:
        """Choose names: those needed, some of those that are spoken of, and now and then others."""
        self._need()
        optional = [] if self._deep else self._optional()
        self.chosen = [*self.needed, *(name for name in optional if self._is_name(name))]
        self._need()
        self._fill()
        self._random.shuffle(self.chosen)

    def _need(self) -> None:
        """Add what is required, and what the chosen members need beside them."""
        before = -1
        while before != len(self.needed) + len(self._opened) + len(self.chosen):
            before = len(self.needed) + len(self._opened) + len(self.chosen)
            for schema in list(self._opened):
                wanted = list(strings(schema.get("required")))
                for name in [*self.chosen]:
                    wanted += strings(members(schema.get("dependentRequired")).get(name))
                    self._depend(schema, name)
                self.needed += [name for name in dict.fromkeys(wanted) if name not in self.needed]
                self.chosen += [name for name in self.needed if name not in self.chosen]

    def _depend(self, schema: Schema, name: str) -> None:
        dependent = members(schema.get("dependentSchemas"))
        if name in dependent and (id(schema), name) not in self._applied:
            self._applied.add((id(schema), name))
            self._opened += self._builder.opener.open([dependent[name]], flat=self._deep)

    def _optional(self) -> list[str]:
        known = [name for name in dict.fromkeys(self._spoken_of()) if name not in self.needed]
        share = self._random.choice([0.0, 0.3, 0.5, 0.8, 1.0])
        found = [name for name in known if self._random.random() < share]
        return found + [self._other() for _ in range(self._random.choice([0, 0, 1, 2]))]

    def _spoken_of(self) -> list[str]:
        found: list[str] = []
        for schema in self._opened:
            found += members(schema.get("properties"))
            found += members(schema.get("dependentSchemas"))
            found += members(schema.get("dependentRequired"))
            found += [self._like(pattern) for pattern in members(schema.get("patternProperties"))]
        return found

    def _like(self, pattern: str) -> str:
        return draw_pattern(self._random, pattern)

    def _other(self) -> str:
        """Draw a name that no schema lists; `propertyNames` and patterns are asked for likely ones."""
        rules = [schema["propertyNames"] for schema in self._opened if "propertyNames" in schema]
        patterns = [pattern for schema in self._opened for pattern in members(schema.get("patternProperties"))]
        try:
            if rules and self._random.random() < 0.8:
                return str(self._builder.build([{"type": "string"}, *rules], 1))
        except UnsatisfiedError:
            pass
        if patterns and self._random.random() < 0.5:
            return self._like(self._random.choice(patterns))
        return self._random.choice(ODD_NAMES)

    def _is_name(self, name: str) -> bool:
        """Tell whether a member of this name may be there at all."""
        if name in self.needed:
            return True
        rules = [schema["propertyNames"] for schema in self._opened if "propertyNames" in schema]
        fits = all(self._builder.oracle.fits(rule, name) for rule in rules)
        return fits and False not in [schema for schema in self.schemas_of(name) if isinstance(schema, bool)]

    def _fill(self) -> None:
        """Add or take out members until their number is right."""
        least = max([int(number_of(schema.get("minProperties")) or 0) for schema in self._opened])
        limits = [number_of(schema.get("maxProperties")) for schema in self._opened]
        most = min([int(limit) for limit in limits if limit is not None], default=10**6)
        self.chosen = list(dict.fromkeys(self.chosen))
        for _ in range(_TRIES * max(least, 1)):
            if len(self.chosen) >= least:
                break
            name = self._random.choice([*self._spoken_of(), self._other(), self._other()])
            if name not in self.chosen and self._is_name(name):
                self.chosen.append(name)
                self._need()
        spare = [name for name in self.chosen if name not in self.needed]
        while len(self.chosen) > most and spare:
            self.chosen.remove(spare.pop(self._random.randrange(len(spare))))
        if not least <= len(self.chosen) <= most:
            raise UnsatisfiedError

    def schemas_of(self, name: str) -> list[Json]:
        """Give what the schemas say of a member; `unevaluatedProperties` of those that nothing else speaks of."""
        found: list[Json] = []
        for schema in self._opened:
            said = _said_of(schema, name)
            found += said
            if not said and "additionalProperties" in schema:
                found.append(schema["additionalProperties"])
        return found or [
            schema["unevaluatedProperties"] for schema in self._opened if "unevaluatedProperties" in schema
        ]


def _said_of(schema: Schema, name: str) -> list[Json]:
    named = members(schema.get("properties"))
    found: list[Json] = [named[name]] if name in named else []
    patterns = members(schema.get("patternProperties"))
    return found + [inner for pattern, inner in patterns.items() if fits_pattern(pattern, name)]
