"""What a type cannot say is held by rules: the schema's other assertions, as data that both languages interpret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from wirepact.check.library import BY_NAME, IN_ORDER, SINGLE, Library, assertions
from wirepact.findings import Place
from wirepact.values import Json, items, members

from .model import Ref, Rules, RuleValue, TypeName

_NEEDS = {"minContains": "contains", "maxContains": "contains", "then": "if", "else": "if"}

_IDLE_WHEN_TRUE = frozenset({"items", "additionalProperties", "propertyNames", "then", "else"})
_IDLE_WHEN_EMPTY = _IDLE_WHEN_TRUE | {"properties", "required", "patternProperties", "dependentRequired"}


class RuleReader:
    """Reads rules out of a checked library."""

    def __init__(self, library: Library, names: Mapping[Place, TypeName]) -> None:
        self._library = library
        self._names = names

    def read(self, place: Place, but: frozenset[str] = frozenset()) -> Rules:
        """Give everything that a schema asserts, except by some keywords."""
        schema = self._library.at(place)
        if isinstance(schema, bool):
            return schema
        keywords = sorted(assertions(schema) - but)
        rules = {key: self._keyword(place, key) for key in keywords if _NEEDS.get(key, key) in members(schema)}
        if "additionalProperties" in rules or "items" in rules:
            rules |= self._siblings(members(schema), rules)
        if rules.pop("x-extensible-enum", None) is not None:
            rules["type"] = _types(members(schema))
        return {key: rule for key, rule in rules.items() if not _is_idle(key, rule)}

    def _siblings(self, schema: dict[str, Json], rules: Mapping[str, RuleValue]) -> dict[str, RuleValue]:
        """Say what `additionalProperties` and `items` leave to their neighbours."""
        found: dict[str, RuleValue] = {}
        if "additionalProperties" in rules:
            found["named"] = list(members(schema.get("properties")))
        if "items" in rules:
            found["after"] = len(items(schema.get("prefixItems")))
        return found

    def _keyword(self, place: Place, keyword: str) -> RuleValue:
        said = members(self._library.at(place))[keyword]
        if keyword == "$ref":
            return Ref(self._names[self._library.target(place, str(said))])
        if keyword in BY_NAME:
            return {name: self.read(place.at(keyword, name)) for name in members(said)}
        if keyword in IN_ORDER:
            return [self.read(place.at(keyword, index)) for index in range(len(items(said)))]
        if keyword in SINGLE:
            return self.read(place.at(keyword))
        if keyword == "type":
            return _types(members(self._library.at(place)))
        return cast("RuleValue", said)


def _types(schema: Mapping[str, Json]) -> RuleValue:
    named = schema["type"]
    return [named] if isinstance(named, str) else cast("RuleValue", named)


def _is_idle(keyword: str, rule: RuleValue) -> bool:
    """Tell whether a rule can refuse nothing."""
    if keyword == "uniqueItems":
        return rule is False
    if keyword in _IDLE_WHEN_TRUE and rule is True:
        return True
    return keyword in _IDLE_WHEN_EMPTY and rule in ({}, [])
