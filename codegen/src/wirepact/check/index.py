"""Every schema by its place, and every resource by its URI: how a reference finds its target."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from wirepact.findings import FileName, Place
from wirepact.identifiers import Resource, identify, join
from wirepact.keywords import DEFINITIONS, inner_schemas
from wirepact.values import Json, Pointer, members, pointer_steps

Reason = Literal["resource", "anchor", "nothing", "no schema"]


_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")
"""An index in an array, as a JSON Pointer writes it (RFC 6901, section 4)."""


class NoTargetError(Exception):
    """A reference leads nowhere: there is no such resource, anchor or value, or the value is no schema.

    `uri` is what the reference means as an absolute URI; `file` and `pointer` say where it leads, as far as it does.
    """

    def __init__(self, reason: Reason, uri: str, file: FileName | None = None, pointer: Pointer = ()) -> None:
        self.reason = reason
        self.uri = uri
        self.file = file
        self.pointer = pointer
        super().__init__(uri)


@dataclass(frozen=True, slots=True)
class Index:
    """What stands where. `schemas` holds every schema of every file, parents first."""

    schemas: Mapping[FileName, Mapping[Pointer, Json]]
    definitions: frozenset[tuple[FileName, Pointer]]
    by_uri: Mapping[str, tuple[FileName, Resource]]
    by_file: Mapping[FileName, tuple[Resource, ...]]
    _found: dict[tuple[FileName, Pointer, str], Place] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, roots: Mapping[FileName, Json]) -> Index:
        """Index files by their root schemas."""
        schemas: dict[FileName, dict[Pointer, Json]] = {}
        definitions: set[tuple[FileName, Pointer]] = set()
        by_uri: dict[str, tuple[FileName, Resource]] = {}
        by_file: dict[FileName, tuple[Resource, ...]] = {}
        for file, root in roots.items():
            schemas[file] = {}
            _collect(root, (), schemas[file], definitions, file)
            by_file[file] = identify(file, root).resources
            for resource in by_file[file]:
                by_uri.setdefault(resource.uri, (file, _outer(by_file[file], resource)))
        return cls(schemas, frozenset(definitions), by_uri, by_file)

    def resource(self, place: Place) -> Resource:
        """Give the resource that a place belongs to: the innermost one around it."""
        around = self.by_file[place.file]
        found = [each for each in around if place.pointer[: len(each.pointer)] == each.pointer]
        return max(reversed(found), key=lambda each: len(each.pointer))

    def find(self, place: Place, ref: str) -> Place:
        """Resolve a reference that is written at a place. Raises `NoTargetError`."""
        asked = place.file, place.pointer, ref
        if asked not in self._found:
            self._found[asked] = self._resolve(place, ref)
        return self._found[asked]

    def _resolve(self, place: Place, ref: str) -> Place:
        uri = join(self.resource(place).uri, ref)
        bare, _, fragment = uri.partition("#")
        if bare not in self.by_uri:
            raise NoTargetError("resource", uri)
        file, resource = self.by_uri[bare]
        fragment = unquote(fragment)
        if fragment and not fragment.startswith("/"):
            if fragment not in resource.anchors:
                raise NoTargetError("anchor", uri, file, resource.pointer)
            return Place(file, resource.anchors[fragment])
        steps = pointer_steps(fragment)
        pointer = (*resource.pointer, *_counted(self.schemas[file][resource.pointer], steps, uri, file))
        if pointer not in self.schemas[file]:
            raise NoTargetError("no schema", uri, file, pointer)
        return Place(file, pointer)


def _outer(resources: tuple[Resource, ...], resource: Resource) -> Resource:
    """Give the resource that really starts at a place: a file's own URI is another name of its root's `$id`."""
    return next(each for each in reversed(resources) if each.pointer == resource.pointer)


def _collect(
    schema: Json,
    pointer: Pointer,
    schemas: dict[Pointer, Json],
    definitions: set[tuple[FileName, Pointer]],
    file: FileName,
) -> None:
    schemas[pointer] = schema
    for steps, inner in inner_schemas(schema):
        if steps[0] in DEFINITIONS:
            definitions.add((file, (*pointer, *steps)))
        _collect(inner, (*pointer, *steps), schemas, definitions, file)


def _counted(value: Json, steps: tuple[str, ...], uri: str, file: FileName) -> Pointer:
    """Turn the steps into arrays to numbers, as places have them. Raises `NoTargetError` where nothing is."""
    pointer: Pointer = ()
    for step in steps:
        if isinstance(value, list) and _INDEX.fullmatch(step) and int(step) < len(value):
            pointer, value = (*pointer, int(step)), value[int(step)]
        elif step in members(value):
            pointer, value = (*pointer, step), members(value)[step]
        else:
            raise NoTargetError("nothing", uri, file, (*pointer, step))
    return pointer
