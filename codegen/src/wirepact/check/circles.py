"""A schema that contains itself in the same place says nothing, and no decoder of it would end."""

from __future__ import annotations

from collections.abc import Iterator

from wirepact.findings import Finding, Place
from wirepact.keywords import REFERENCES
from wirepact.values import items, members

from .library import Library

_IN_ORDER = ("oneOf", "anyOf", "allOf")
_SINGLE = ("not", "if", "then", "else")


def check_circles(library: Library) -> Iterator[Finding]:
    """Find references that lead back to themselves through nothing that goes into the value."""
    for place, schema in library.schemas():
        keyword = next((keyword for keyword in REFERENCES if keyword in members(schema)), None)
        if keyword and _comes_back(library, place):
            yield Finding(
                place.at(keyword), "this leads back to itself without going into the value; take it out, or say a type"
            )


def _comes_back(library: Library, start: Place) -> bool:
    waiting, seen = list(_in_place(library, start)), set[Place]()
    while waiting:
        place = waiting.pop()
        if place == start:
            return True
        if place not in seen:
            seen.add(place)
            waiting += _in_place(library, place)
    return False


def _in_place(library: Library, place: Place) -> Iterator[Place]:
    """Give the schemas that are asked of the same value."""
    schema = members(library.at(place))
    yield from library.possible_targets(place)
    for keyword in _IN_ORDER:
        yield from (place.at(keyword, index) for index in range(len(items(schema.get(keyword)))))
    yield from (place.at(keyword) for keyword in _SINGLE if keyword in schema)
    yield from (place.at("dependentSchemas", name) for name in members(schema.get("dependentSchemas")))
