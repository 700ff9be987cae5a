"""The contract as one JSON Schema, written from the schemas themselves: the oracle of the tests and of the examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from wirepact.address import Parameter, Part
from wirepact.check.library import Library
from wirepact.check.unions import tagged
from wirepact.findings import Place
from wirepact.keywords import ASSERTED_FORMAT, DEFINITIONS, EXTENSIBLE_UNION, REFERENCES, map_inner
from wirepact.values import Json, items, json_type

from .model import Contract, Topic, TypeName, Union

_LEFT_OUT = frozenset(
    {*DEFINITIONS, *REFERENCES, "$schema", "$id", "$anchor", "$dynamicAnchor", "$vocabulary", ASSERTED_FORMAT}
    | {"format", "x-topics", "x-envelope"}
)

PARAMETER_PATTERN = "[A-Za-z0-9_-]+"


def write_bundle(library: Library, names: Mapping[Place, TypeName], contract: Contract) -> dict[str, Json]:
    """Write every named type under its name, topics' messages included, with references between them.

    A `format` stays only where the contract asserts it.
    """
    definitions: dict[str, Json] = {name: _rewrite(library, names, place) for place, name in names.items()}
    for topic in contract.topics:
        definitions[topic.snapshot_message] = _message("snapshot", topic, topic.state)
        definitions[topic.event_message] = _message("event", topic, topic.event)
    for definition in contract.types:
        union = definition.definition
        if isinstance(union, Union) and union.routes:
            definitions[definition.name] = {union.keyword: [_reference(name) for name in union.members()]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions}


def _rewrite(library: Library, names: Mapping[Place, TypeName], place: Place) -> Json:
    """Rewrite one schema: what identifies schemas goes, references go by name."""
    schema = library.at(place)
    if not isinstance(schema, dict):
        return schema
    said = {keyword: part for keyword, part in schema.items() if keyword not in _LEFT_OUT}
    if ASSERTED_FORMAT in schema:
        said["format"] = schema[ASSERTED_FORMAT]
    found = map_inner(said, lambda steps, _: _rewrite(library, names, place.at(*steps)))
    if EXTENSIBLE_UNION in schema:
        del found[EXTENSIBLE_UNION]
        found |= _extensible(library, names, place)
    references = [_reference(names[target]) for target in library.targets(place)]
    if len(references) == 1:
        return found | references[0]
    return found | {"allOf": [*items(found.get("allOf")), *references]} if references else found


def _extensible(library: Library, names: Mapping[Place, TypeName], place: Place) -> dict[str, Json]:
    """Write an extensible union in plain JSON Schema: a tag, and of each that is known, its branch."""
    union = tagged(library, place, EXTENSIBLE_UNION)
    cases: list[Json] = []
    for branch in union.branches:
        known: Json = {"properties": {union.tag: {"const": branch.value}}, "required": [union.tag]}
        cases.append({"if": known, "then": _rewrite(library, names, branch.place)})
    kind = json_type(union.branches[0].value)
    return {"allOf": cases, "properties": {union.tag: {"type": kind}}, "required": [union.tag]}


def _reference(name: TypeName) -> dict[str, Json]:
    return {"$ref": f"#/$defs/{name}"}


def _message(tag: str, topic: Topic, payload: TypeName) -> Json:
    return cast(
        "Json",
        {
            "type": "object",
            "properties": {
                "type": {"const": tag},
                "topic": _address(topic.address),
                "payload": _reference(payload),
            },
            "required": ["type", "topic", "payload"],
        },
    )


def _address(parts: tuple[Part, ...]) -> dict[str, str]:
    """Write a topic's addresses: constant, or a regular expression that is the same in ECMA-262 and in Python."""
    if not any(isinstance(part, Parameter) for part in parts):
        return {"const": "".join(part.text for part in parts if not isinstance(part, Parameter))}
    inner = "".join(PARAMETER_PATTERN if isinstance(part, Parameter) else re.escape(part.text) for part in parts)
    return {"type": "string", "pattern": f"^{inner}$"}
