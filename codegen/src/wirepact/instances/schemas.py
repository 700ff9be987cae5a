"""Schemas that all have to hold at one place, opened into plain ones: references, `allOf`, a branch of each union."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar, cast

from wirepact.values import Json, items, members, pointer_steps, strings

Schema = dict[str, Json]
T = TypeVar("T")

ALL_TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
_MOST_AT_ONE_PLACE = 300


class UnsatisfiedError(Exception):
    """No value was found for the schemas of a place; another choice further up may find one."""


class Choices:
    """Takes turns: what was taken least often comes next, half of the time, so that every branch is reached soon."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._taken: Counter[tuple[int, int]] = Counter()
        self._kept: dict[int, object] = {}

    def pick(self, among: Sequence[T], key: object) -> T:
        """Pick from what stands at one place of a schema; `key` is the object that stands there."""
        self._kept[id(key)] = key  # so that nothing else gets its identity
        counts = [self._taken[id(key), index] for index in range(len(among))]
        least = [index for index, count in enumerate(counts) if count == min(counts)]
        index = self._random.choice(least if self._random.random() < 0.5 else range(len(among)))
        self._taken[id(key), index] += 1
        return among[index]


class Opener:
    """Opens the schemas of a bundle."""

    def __init__(self, bundle: Schema, random: Random, choices: Choices) -> None:
        self._definitions = members(bundle["$defs"])
        self._random = random
        self._choices = choices
        self._heights: dict[str, float] = dict.fromkeys(self._definitions, math.inf)
        self._climb()

    def definition(self, type_name: str) -> Json:
        """Give a type's schema. Raises `KeyError` for no type of the bundle."""
        return self._definitions[type_name]

    def open(self, schemas: Iterable[Json], *, flat: bool) -> list[Schema]:
        """Give plain schemas that together say what these say, if one branch of each union is taken.

        `flat` takes the branches that nest least. Raises `UnsatisfiedError` where `false` is among them.
        """
        found: list[Schema] = []
        todo = list(schemas)
        while todo:
            schema = todo.pop(0)
            if schema is False or len(found) > _MOST_AT_ONE_PLACE:
                raise UnsatisfiedError
            if isinstance(schema, dict):
                found.append(schema)
                todo += self._inner(schema, flat=flat)
        return found

    def _inner(self, schema: Schema, *, flat: bool) -> list[Json]:
        """Give the schemas that have to hold beside one at the same place."""
        found = list(items(schema.get("allOf")))
        if "$ref" in schema:
            found.append(self._definitions[target_name(schema["$ref"])])
        unions = [items(schema[keyword]) for keyword in ("anyOf", "oneOf") if keyword in schema]
        found += [self._lowest(union) if flat else self._choices.pick(union, union) for union in unions if union]
        if "not" in schema:
            found += negate(schema["not"])
        if "if" in schema:
            found += self._condition(schema)
        return found

    def _condition(self, schema: Schema) -> list[Json]:
        if self._choices.pick((True, False), schema):
            return [schema["if"], schema.get("then", True)]
        return [*negate(schema["if"]), schema.get("else", True)]

    def _lowest(self, branches: list[Json]) -> Json:
        heights = [self.height(branch) for branch in branches]
        low = [branch for branch, height in zip(branches, heights, strict=True) if height == min(heights)]
        return self._random.choice(low)

    def height(self, schema: Json) -> float:
        """Say how deep the shallowest values of a schema nest, roughly; infinite where there is no end."""
        if not isinstance(schema, dict):
            return math.inf if schema is False else 0
        here = [self.height(inner) for inner in items(schema.get("allOf"))]
        here += [min(map(self.height, items(schema[key]))) for key in ("anyOf", "oneOf") if items(schema.get(key))]
        if "$ref" in schema:
            here.append(self._heights[target_name(schema["$ref"])])
        if set(type_names(schema)) & {"object", "array"} == set(type_names(schema)) != set():
            here += [1 + self.height(inner) for inner in self._needed(schema)]
        return max(here, default=0)

    def _needed(self, schema: Schema) -> list[Json]:
        """Give the schemas of what an object or array can't be without."""
        named = members(schema.get("properties"))
        found: list[Json] = [named[name] for name in strings(schema.get("required")) if name in named]
        least = cast("int", schema.get("minItems", 0))
        found += items(schema.get("prefixItems"))[:least]
        if least > len(items(schema.get("prefixItems"))):
            found.append(schema.get("items", True))
        if cast("int", schema.get("minContains", 1)):
            found.append(schema.get("contains", True))
        return [*found, True]

    def _climb(self) -> None:
        """Find the heights of all definitions: those that end at once first, then those that need them."""
        changed = True
        while changed:
            changed = False
            for name, schema in self._definitions.items():
                height = self.height(schema)
                changed |= height != self._heights[name]
                self._heights[name] = height


def target_name(ref: Json) -> str:
    """Give the name of the type that a reference of a bundle leads to."""
    return pointer_steps(str(ref).removeprefix("#"))[-1]


def negate(schema: Json) -> list[Json]:
    """Give schemas that help a value not to fit one; the value has to be held against `not` all the same."""
    if not isinstance(schema, dict):
        return [not schema]
    if set(schema) == {"not"}:
        return [schema["not"]]
    if set(schema) == {"type"}:
        return [{"type": list(without_types(type_names(schema)))}]
    return [{"not": schema}] if len(schema) == 0 else []


def type_names(schema: Schema) -> list[str]:
    """Give the types that a schema names."""
    named = schema.get("type")
    return [named] if isinstance(named, str) else list(strings(named))


def without_types(names: Iterable[str]) -> list[Json]:
    """Give all types but some; what is no integer may still be a number."""
    left = [name for name in ALL_TYPES if name not in set(names)]
    return [name for name in left if name != "integer" or "number" not in set(names)]


_ABOUT = {
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "string": ("minLength", "maxLength", "pattern", "format"),
    "array": ("items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems"),
    "object": (
        *("properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties"),
        *("maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties"),
    ),
}


def allowed_types(schemas: Sequence[Schema]) -> list[str]:
    """Give the types that all of the schemas name; every type where none names one."""
    allowed = set(ALL_TYPES)
    for schema in schemas:
        if "type" in schema:
            named = set(type_names(schema))
            allowed &= named | ({"integer"} if "number" in named else set())
    return [name for name in ALL_TYPES if name in allowed]


def meant_types(schemas: Sequence[Schema]) -> list[str]:
    """Give the types that the schemas' keywords are about."""
    said = {keyword for schema in schemas for keyword in schema}
    found = [name for name, keywords in _ABOUT.items() if said & set(keywords)]
    return [*found, "integer"] if "number" in found else found
