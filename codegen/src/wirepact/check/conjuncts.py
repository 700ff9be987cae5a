"""The schemas that all hold of one value: a schema, what it refers to, and the parts of its `allOf`."""

from __future__ import annotations

from wirepact.findings import Place
from wirepact.keywords import REFERENCES
from wirepact.values import items, members, strings

from .library import Library, assertions

_OF_OBJECTS = frozenset({*REFERENCES, "type", "properties", "required", "allOf"})
_CLOSING = ("additionalProperties", "unevaluatedProperties")


def conjuncts(library: Library, place: Place) -> list[Place]:
    """Give a schema's conjuncts, each once: what it builds upon first, itself last."""
    found: dict[Place, None] = {}
    _collect(library, place, found, set())
    return list(found)


def _collect(library: Library, place: Place, found: dict[Place, None], entered: set[Place]) -> None:
    if place in entered:
        return
    entered.add(place)
    for target in library.targets(place):
        _collect(library, target, found, entered)
    for index in range(len(items(members(library.at(place)).get("allOf")))):
        _collect(library, place.at("allOf", index), found, entered)
    found[place] = None


def is_object(library: Library, place: Place) -> bool:
    """Tell whether a schema accepts objects only, since one of its conjuncts says so."""
    return any(members(library.at(part)).get("type") in ("object", ["object"]) for part in conjuncts(library, place))


def required_names(library: Library, place: Place) -> frozenset[str]:
    """Give the names that some conjunct requires."""
    parts = (members(library.at(part)) for part in conjuncts(library, place))
    return frozenset(name for part in parts for name in strings(part.get("required")))


def property_places(library: Library, place: Place) -> dict[str, tuple[Place, Place]]:
    """Give each property's place and its owner's, in the order of first mention.

    Where several conjuncts speak of one property, the last that says anything of its value is given: what builds on
    another narrows it.
    """
    found: dict[str, tuple[Place, Place]] = {}
    for part in conjuncts(library, place):
        for name in members(members(library.at(part)).get("properties")):
            at = part.at("properties", name)
            if name not in found or assertions(library.at(at)):
                found[name] = (at, part)
    return found


def is_combined(library: Library, place: Place) -> bool:
    """Tell whether several schemas make up one object with named properties."""
    parts = conjuncts(library, place)
    named = any(members(members(library.at(part)).get("properties")) for part in parts)
    return len(parts) > 1 and named and is_object(library, place)


def speaks_of_others(library: Library, place: Place) -> bool:
    """Tell whether some conjunct says more of an object than which properties it has and that it has no others."""
    unnamed = required_names(library, place) - property_places(library, place).keys()
    return bool(unnamed) or any(_more(library, part) for part in conjuncts(library, place))


def _more(library: Library, place: Place) -> bool:
    schema = members(library.at(place))
    closing = {keyword for keyword in _CLOSING if schema.get(keyword) is False}
    return bool(assertions(schema) - _OF_OBJECTS - closing)
