"""The contract as one JSON Schema, written from the schemas themselves: the oracle of the tests and of the examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from wirepact.address import Parameter, Part
from wirepact.check.library import BY_NAME, IN_ORDER, SINGLE, Library
from wirepact.findings import Place
from wirepact.values import Json, items, members

from .model import Contract, Topic, TypeName, Union

_LEFT_OUT = frozenset({"$defs", "$schema", "x-topics", "x-envelope"})

PARAMETER_PATTERN = "[A-Za-z0-9_-]+"


def write_bundle(library: Library, names: Mapping[Place, TypeName], contract: Contract) -> dict[str, Json]:
    """Write every named type under its name, topics' messages included, with references between them."""
    definitions: dict[str, Json] = {
        name: _rewrite(library, names, place, library.at(place)) for place, name in names.items()
    }
    for topic in contract.topics:
        definitions[topic.snapshot_message] = _message("snapshot", topic, topic.state)
        definitions[topic.event_message] = _message("event", topic, topic.event)
    for definition in contract.types:
        union = definition.definition
        if isinstance(union, Union) and union.routes:
            definitions[definition.name] = {union.keyword: [_reference(name) for name in union.members()]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions}


def _rewrite(library: Library, names: Mapping[Place, TypeName], place: Place, value: Json) -> Json:
    """Rewrite one schema. `place` is only where its file is, for relative references."""

    def inner(part: Json) -> Json:
        return _rewrite(library, names, place, part)

    if not isinstance(value, dict):
        return value
    schema: dict[str, Json] = {key: part for key, part in value.items() if key not in _LEFT_OUT}
    for key in schema.keys() & set(SINGLE):
        schema[key] = inner(schema[key])
    for key in schema.keys() & set(IN_ORDER):
        schema[key] = [inner(branch) for branch in items(schema[key])]
    for key in schema.keys() & set(BY_NAME):
        schema[key] = {name: inner(part) for name, part in members(schema[key]).items()}
    ref = schema.get("$ref")
    if isinstance(ref, str):
        schema |= _reference(names[library.target(place, ref)])
    return schema


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
