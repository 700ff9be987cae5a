"""What a type cannot say is held by rules: the schema's other assertions, as data that both languages interpret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from wirepact.bounds import as_double
from wirepact.check.library import Library, assertions
from wirepact.check.unions import tagged
from wirepact.findings import Place
from wirepact.keywords import ASSERTED_FORMAT, BY_NAME, EXTENSIBLE_UNION, IN_ORDER, REFERENCES, SINGLE, UNEVALUATED
from wirepact.patterns import to_ecmascript
from wirepact.values import Json, items, json_type, members

from .model import Ref, Rules, RuleValue, Table, TypeName

_NEEDS = {"minContains": "contains", "maxContains": "contains", "then": "if", "else": "if"}

_IDLE_WHEN_TRUE = frozenset({"items", "additionalProperties", "propertyNames", "then", "else", *UNEVALUATED})
_IDLE_WHEN_EMPTY = _IDLE_WHEN_TRUE | {"properties", "required", "patternProperties", "dependentRequired"}
_IN_PLACE = frozenset({"allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"})
"""The applicators whose schemas look at the same value, so that what they evaluate counts (core, section 10.2)."""


class RuleReader:
    """Reads rules out of a checked library. `tables` and `formats` collect what the rules need beside them."""

    def __init__(self, library: Library, names: Mapping[Place, TypeName]) -> None:
        self._library = library
        self._names = names
        self.tables: dict[TypeName, Rules] = {}
        self.formats: set[str] = set()

    def read(self, place: Place, but: frozenset[str] = frozenset(), *, marked: bool = False) -> Rules:
        """Give everything that a schema asserts, except by some keywords.

        Where `unevaluated…` stands beside or around them (`marked`), those that only mark what they evaluate stay too.
        """
        if isinstance(whole := self._library.at(place), bool):
            return whole
        schema = members(whole)
        if EXTENSIBLE_UNION in schema:
            return self._extensible(place, marked)
        keywords = assertions(schema) - but
        if not marked:
            keywords -= {keyword for keyword in UNEVALUATED if _is_spoken_for(schema, keyword)}
            marked = bool(UNEVALUATED & keywords)
        rules = {
            keyword: self._keyword(place, keyword, marked)
            for keyword in sorted(keywords)
            if keyword not in REFERENCES and _NEEDS.get(keyword, keyword) in schema
        }
        rules |= self._references(place, rules, marked)
        if marked and "properties" in but:
            rules["properties"] = dict.fromkeys(members(schema.get("properties")), True)
        if marked and "prefixItems" in but:
            rules["prefixItems"] = [True] * len(items(schema.get("prefixItems")))
        if rules.keys() & {"additionalProperties", "items"}:
            rules |= self._siblings(schema, rules)
        if rules.pop("x-extensible-enum", None) is not None:
            rules["type"] = _types(schema)
        if (name := rules.pop(ASSERTED_FORMAT, None)) is not None:
            rules["format"] = name
            self.formats.add(str(name))
        return {keyword: rules[keyword] for keyword in sorted(rules) if marked or not _is_idle(keyword, rules[keyword])}

    def _extensible(self, place: Place, marked: bool) -> Rules:
        """Say what an extensible union asserts: a tag, and of each that is known, its branch."""
        union = tagged(self._library, place, EXTENSIBLE_UNION)
        tag, values = union.tag, [cast("RuleValue", branch.value) for branch in union.branches]
        branches: list[RuleValue] = [
            {
                "if": {"properties": {tag: {"const": value}}, "required": [tag]},
                "then": self.read(branch.place, marked=marked),
            }
            for value, branch in zip(values, union.branches, strict=True)
        ]
        kinds: list[RuleValue] = [json_type(union.branches[0].value)]
        properties: dict[str, RuleValue] = {tag: {"type": kinds}}
        return {"allOf": branches, "properties": properties, "required": [tag], "type": ["object"]}

    def _references(self, place: Place, rules: Mapping[str, RuleValue], marked: bool) -> dict[str, RuleValue]:
        """Read `$ref` and `$dynamicRef`. A schema with both asks for both, as `allOf` would."""
        found = [self._reference(target, marked) for target in self._library.targets(place)]
        if len(found) < 2:
            return found[0] if found else {}
        return {"allOf": [*cast("list[RuleValue]", rules.get("allOf", [])), *found]}

    def _reference(self, target: Place, marked: bool) -> dict[str, RuleValue]:
        name = self._names[target]
        if not marked:
            return {"$ref": Ref(name)}
        if name not in self.tables:
            self.tables[name] = True  # a schema that leads back to itself finds the name taken
            self.tables[name] = self.read(target, marked=True)
        return {"$table": Table(name)}

    def _siblings(self, schema: dict[str, Json], rules: Mapping[str, RuleValue]) -> dict[str, RuleValue]:
        """Say what `additionalProperties` and `items` leave to their neighbours."""
        found: dict[str, RuleValue] = {}
        if "additionalProperties" in rules:
            found["named"] = list(members(schema.get("properties")))
        if "items" in rules:
            found["after"] = len(items(schema.get("prefixItems")))
        return found

    def _keyword(self, place: Place, keyword: str, marked: bool) -> RuleValue:
        said = members(self._library.at(place))[keyword]
        marked = marked and keyword in _IN_PLACE
        if keyword == "pattern":
            return to_ecmascript(str(said))
        if keyword == "patternProperties":
            return self._by_pattern(place.at(keyword), members(said))
        if keyword in BY_NAME:
            return {name: self.read(place.at(keyword, name), marked=marked) for name in members(said)}
        if keyword in IN_ORDER:
            return [self.read(place.at(keyword, index), marked=marked) for index in range(len(items(said)))]
        if keyword in SINGLE:
            return self.read(place.at(keyword), marked=marked)
        if keyword == "type":
            return _types(members(self._library.at(place)))
        return cast("RuleValue", as_double(keyword, said))

    def _by_pattern(self, place: Place, said: Mapping[str, Json]) -> RuleValue:
        """Read what names of members are held against; members stay unmarked, as under every name."""
        found: dict[str, RuleValue] = {}
        for name in said:
            written = to_ecmascript(name)
            while written in found:  # two patterns that mean the same
                written = f"(?:{written})"
            found[written] = self.read(place.at(name))
        return found


def _is_spoken_for(schema: Mapping[str, Json], keyword: str) -> bool:
    """Tell whether an `unevaluated…` can refuse nothing, since a neighbour speaks of every member or item."""
    neighbour = "items" if keyword == "unevaluatedItems" else "additionalProperties"
    return neighbour in schema or schema.get(keyword) is True


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
