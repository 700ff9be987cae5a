"""The schemas of a contract by file, and how a reference finds its target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from wirepact.findings import FileName, Place
from wirepact.load.sources import Sources
from wirepact.values import Json, Pointer, items, members, pointer_steps

BY_NAME = ("$defs", "properties", "patternProperties", "dependentSchemas")
IN_ORDER = ("oneOf", "anyOf", "allOf", "prefixItems")
SINGLE = ("items", "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else")
ANNOTATIONS = frozenset(
    {"$comment", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "format"}
    | {"contentEncoding", "contentMediaType", "contentSchema"}
    | {"x-python-name", "x-typescript-name", "x-codes", "$schema", "$defs", "x-topics", "x-envelope"}
)
"""The keywords that assert nothing."""


@dataclass(frozen=True, slots=True)
class Library:
    """Every schema file's root schema, by file name."""

    roots: Mapping[FileName, Json]

    @classmethod
    def of(cls, sources: Sources) -> Library:
        """Index the schema files that were read."""
        return cls({source.file: source.value for source in sources.schemas})

    def schemas(self) -> Iterator[tuple[Place, Json]]:
        """Walk every schema and sub-schema with its place, parents first."""
        for file, root in self.roots.items():
            yield from walk(Place(file), root)

    def at(self, place: Place) -> Json:
        """Give the schema at a place that is known to exist."""
        value = self.roots[place.file]
        for step in place.pointer:
            value = value[int(step)] if isinstance(value, list) else members(value)[str(step)]
        return value

    def has(self, place: Place) -> bool:
        """Tell whether a place exists."""
        try:
            self.at(place)
        except (KeyError, IndexError, ValueError):
            return False
        return True

    def target(self, reference: Place, ref: str) -> Place:
        """Say where a reference points; the place need not exist. Paths are relative to the referring file."""
        path, _, fragment = ref.partition("#")
        file = FileName(normpath(join(dirname(reference.file), path))) if path else reference.file
        return Place(file, pointer_steps(unquote(fragment)))

    def follow(self, place: Place) -> Place:
        """Follow `$ref` from a place to the schema that says something itself. References are known to resolve."""
        while (ref := plain_reference(self.at(place))) is not None:
            place = self.target(place, ref)
        return place


def assertions(schema: Json) -> set[str]:
    """Give the keywords of a schema that assert something."""
    return members(schema).keys() - ANNOTATIONS


def plain_reference(schema: Json) -> str | None:
    """Give the `$ref` of a schema that asserts nothing else."""
    ref = members(schema).get("$ref")
    return ref if isinstance(ref, str) and assertions(schema) == {"$ref"} else None


def walk(place: Place, schema: Json) -> Iterator[tuple[Place, Json]]:
    """Walk a schema and its sub-schemas, tolerant of what the dialect refuses."""
    yield place, schema
    parts = members(schema)
    for keyword in BY_NAME:
        for name, inner in members(parts.get(keyword)).items():
            yield from walk(place.at(keyword, name), inner)
    for keyword in IN_ORDER:
        for index, inner in enumerate(items(parts.get(keyword))):
            yield from walk(place.at(keyword, index), inner)
    for keyword in SINGLE:
        if keyword in parts and (keyword, parts[keyword]) != ("additionalProperties", False):
            yield from walk(place.at(keyword), parts[keyword])


def is_definition(pointer: Pointer) -> bool:
    """Tell whether a pointer names a file's root schema or an entry of its `$defs`."""
    return pointer == () or (len(pointer) == 2 and pointer[0] == "$defs")
