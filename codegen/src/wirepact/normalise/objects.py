"""Objects that become classes: plain ones, and those that several schemas make up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wirepact.check.assertions import type_names
from wirepact.check.conjuncts import is_combined, property_places, required_names, speaks_of_others
from wirepact.check.library import Library
from wirepact.findings import Place
from wirepact.values import members, strings

from .literals import read_docs
from .model import Anything, Object, Property, Rules, RuleValue, Shape, TypeName
from .naming import python_field
from .rules import RuleReader

_OTHERS = "additionalProperties"

ReadInner = Callable[[Place, str, str], Shape]
"""Reads a schema inside a type: its place, the name of its owner, the step from there."""


class ObjectReader:
    """Reads objects of a checked library; what stands in their properties is read by `inner`."""

    def __init__(self, library: Library, names: Mapping[Place, TypeName], rules: RuleReader, inner: ReadInner) -> None:
        self._library = library
        self._names = names
        self._rules = rules
        self._inner = inner

    def is_class(self, place: Place) -> bool:
        """Tell whether a schema is an object with named properties, or one that can have none."""
        if is_combined(self._library, place):
            return True
        schema = members(self._library.at(place))
        if type_names(schema) not in (["object"], ["object", "null"], ["null", "object"]):
            return False
        if members(schema.get("properties")):
            return True
        return schema.get(_OTHERS) in (None, False) and self.beside_properties(place) in (True, {})

    def read(self, place: Place, name: str) -> Object:
        """Read a class."""
        return self._combined(place, name) if is_combined(self._library, place) else self._plain(place, name)

    def _plain(self, place: Place, name: str) -> Object:
        schema = members(self._library.at(place))
        required = set(strings(schema.get("required")))
        properties = tuple(
            self._property(place.at("properties", wire), name, wire in required)
            for wire in members(schema.get("properties"))
        )
        rules = self.beside_properties(place)
        closed = schema.get(_OTHERS) is False and "patternProperties" not in schema
        additional = None if closed else self._additional(place, name, rules)
        return Object(properties, closed=closed, additional=additional, rules=rules)

    def _combined(self, place: Place, name: str) -> Object:
        """Read an object of several schemas. Its rules ask them all; the class holds every property that they name."""
        required = required_names(self._library, place)
        properties = tuple(
            self._property(at, self._names.get(self._library.canonical(owner), name), wire in required)
            for wire, (at, owner) in property_places(self._library, place).items()
        )
        kept = Anything() if speaks_of_others(self._library, place) else None
        return Object(properties, additional=kept, rules=self._rules.read(place), combined=True)

    def _additional(self, place: Place, name: str, rules: Rules) -> Shape | None:
        """Give the shape of unnamed members. Those that a rule may look at are kept, whatever they are."""
        schema = members(self._library.at(place))
        if _OTHERS in schema and "patternProperties" not in schema:
            return self._inner(place.at(_OTHERS), name, "value")
        return None if rules in (True, {}) else Anything()

    def _property(self, place: Place, owner: str, required: bool) -> Property:
        wire = str(place.pointer[-1])
        schema = members(self._library.at(place))
        return Property(
            wire=wire,
            python=python_field(wire, schema),
            shape=self._inner(place, owner, wire),
            required=required,
            docs=read_docs(schema),
        )

    def beside_properties(self, place: Place) -> Rules:
        """Give the rules of an object beside those that its class holds."""
        schema = members(self._library.at(place))
        held = {"type", "properties", "required"} | (set() if "patternProperties" in schema else {_OTHERS})
        rules = self._rules.read(place, frozenset(held))
        unnamed = [name for name in strings(schema.get("required")) if name not in members(schema.get("properties"))]
        is_map = not members(schema.get("properties"))
        if isinstance(rules, dict) and unnamed:
            rules["required"] = list[RuleValue](unnamed)
        if isinstance(rules, dict) and is_map and rules and schema.get(_OTHERS) is False:
            rules |= {_OTHERS: False, "named": []}
        return rules
