"""The schemas of a contract by place, and how a reference finds its target, dynamic ones included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from wirepact.findings import FileName, Place
from wirepact.keywords import ASSERTIONS, DEFINITIONS, REFERENCES, inner_schemas
from wirepact.load.sources import Sources
from wirepact.values import Json, members, text_of

from .dialects import UnknownDialectError, asserting, dialect_named
from .index import Index, NoTargetError


@dataclass(frozen=True)
class Library:
    """Every schema file's root schema, by file name; `own` are those whose every definition is compiled."""

    roots: Mapping[FileName, Json]
    own: tuple[FileName, ...]

    @classmethod
    def of(cls, sources: Sources) -> Library:
        """Index the schema files that were read."""
        files = (*sources.schemas, *sources.resources)
        return cls({source.file: source.value for source in files}, tuple(source.file for source in sources.schemas))

    @cached_property
    def index(self) -> Index:
        """Give what stands where, with asserted formats as assertions."""
        return Index.of({file: asserting(root, self._asserts_formats) for file, root in self.roots.items()})

    def _asserts_formats(self, named: str) -> bool:
        try:
            return dialect_named(named, self.roots).formats
        except UnknownDialectError:
            return False  # reported as what it is

    def schemas(self) -> Iterator[tuple[Place, Json]]:
        """Walk every schema and sub-schema with its place, parents first."""
        for file, found in self.index.schemas.items():
            for pointer, schema in found.items():
                yield Place(file, pointer), schema

    def at(self, place: Place) -> Json:
        """Give the schema at a place that is known to exist, or another value there."""
        found = self.index.schemas[place.file].get(place.pointer)
        return self._value(place) if found is None else found

    def _value(self, place: Place) -> Json:
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

    def is_definition(self, place: Place) -> bool:
        """Tell whether a place is a file's root schema or an entry of some `$defs`."""
        return place.pointer == () or (place.file, place.pointer) in self.index.definitions

    def target(self, place: Place, ref: str) -> Place:
        """Say where a `$ref` at a place leads. Raises `NoTargetError`, which the check of references rules out."""
        return self._scoped(self.index.find(place, ref), self._scope(place))

    def dynamic_target(self, place: Place, ref: str) -> Place:
        """Say where a `$dynamicRef` leads: to the outermost dynamic anchor of the scope (core, section 8.2.3.2)."""
        first = self.index.find(place, ref)
        name = dynamic_name(self, first, ref)
        scope = self._scope(place)
        return self._scoped(scope.get(name, first) if name else first, scope)

    def targets(self, place: Place) -> Iterator[Place]:
        """Give where the references of a schema lead, each as written."""
        schema = members(self.at(place))
        for keyword in REFERENCES:
            if (ref := text_of(schema.get(keyword))) is not None:
                yield self.target_of(place, keyword, ref)

    def possible_targets(self, place: Place) -> Iterator[Place]:
        """Give every place that the references of a schema lead to, in whatever scope."""
        schema = members(self.at(place))
        for keyword in REFERENCES:
            if (ref := text_of(schema.get(keyword))) is not None:
                target = self.index.find(place, ref)
                yield target
                name = dynamic_name(self, target, ref) if keyword == "$dynamicRef" else None
                yield from anchored(self, name) if name else ()

    def target_of(self, place: Place, keyword: str, ref: str) -> Place:
        """Say where a reference by either keyword leads."""
        return self.target(place, ref) if keyword == "$ref" else self.dynamic_target(place, ref)

    def entry(self, place: Place) -> Place:
        """Give a place as readers enter it from outside: in the scope of its own resource."""
        return self._scoped(Place(place.file, place.pointer), {})

    def plain_target(self, place: Place) -> Place | None:
        """Give where a schema leads that is a reference and asserts nothing else."""
        schema = self.at(place)
        keyword = next((keyword for keyword in REFERENCES if assertions(schema) == {keyword}), None)
        return None if keyword is None else self.target_of(place, keyword, str(members(schema)[keyword]))

    def follow(self, place: Place) -> Place:
        """Follow references from a place to the schema that says something itself. They are known to resolve."""
        while (target := self.plain_target(place)) is not None:
            place = target
        return place

    def canonical(self, place: Place) -> Place:
        """Give the one place that stands for all of the same schema and meaning."""
        return self._scoped(Place(place.file, place.pointer), dict(place.scope))

    def applied(self, place: Place) -> Iterator[tuple[Place, Json]]:
        """Walk a schema and the sub-schemas that it applies, parents first; definitions apply nowhere by themselves."""
        schema = self.at(place)
        yield place, schema
        for steps, _ in inner_schemas(schema):
            if steps[0] not in DEFINITIONS:
                yield from self.applied(place.at(*steps))

    def _scope(self, place: Place) -> dict[str, Place]:
        if not self._open_names:
            return {}
        return self._own_anchors(place) | dict(place.scope)

    def _own_anchors(self, place: Place) -> dict[str, Place]:
        anchors = self.index.resource(place).dynamic_anchors
        return {name: Place(place.file, pointer) for name, pointer in anchors.items()}

    def _scoped(self, place: Place, outer: Mapping[str, Place]) -> Place:
        """Put a place into a scope, as far as the schema there depends on it."""
        if not self._open_names:
            return place
        scope = self._own_anchors(place) | dict(outer)
        used = self._used.get(place, frozenset())
        return Place(
            place.file, place.pointer, scope=tuple((name, scope[name]) for name in sorted(used & scope.keys()))
        )

    @cached_property
    def _open_names(self) -> frozenset[str]:
        """Give the dynamic anchors that stand in several resources, and so lead to different places."""
        names = [name for each in self.index.by_file.values() for found in each for name in found.dynamic_anchors]
        return frozenset(name for name in names if names.count(name) > 1)

    @cached_property
    def _used(self) -> Mapping[Place, frozenset[str]]:
        """Give the open anchors that each schema's meaning depends on, by itself or through its references."""
        return used_anchors(self, self._open_names)


def assertions(schema: Json) -> set[str]:
    """Give the keywords of a schema that assert something."""
    return members(schema).keys() & ASSERTIONS


def dynamic_name(library: Library, target: Place, ref: str) -> str | None:
    """Give the anchor that a `$dynamicRef` looks for in its scope; None for one that is as plain as a `$ref`."""
    name = ref.rpartition("#")[2]
    return name if members(library.at(target)).get("$dynamicAnchor") == name else None


def used_anchors(library: Library, names: frozenset[str]) -> Mapping[Place, frozenset[str]]:
    """Find for each schema which of some dynamic anchors it depends on, until nothing is added any more."""
    used: dict[Place, frozenset[str]] = {}
    leads: dict[Place, set[Place]] = {}
    for place, schema in library.schemas():
        own: set[str] = set()
        leads[place] = {place.at(*steps) for steps, _ in inner_schemas(schema) if steps[0] not in DEFINITIONS}
        for keyword in REFERENCES:
            if (ref := text_of(members(schema).get(keyword))) is not None:
                try:
                    target = library.index.find(place, ref)
                except NoTargetError:
                    continue  # reported as what it is
                leads[place].add(target)
                name = dynamic_name(library, target, ref) if keyword == "$dynamicRef" else None
                if name in names:
                    own.add(str(name))
                    leads[place] |= anchored(library, str(name))
        used[place] = frozenset(own)
    changed = True
    while changed:
        changed = False
        for place, found in leads.items():
            more = used[place].union(*(used.get(inner, frozenset()) for inner in found))
            if more != used[place]:
                used[place], changed = more, True
    return used


def anchored(library: Library, name: str) -> set[Place]:
    """Give every place with a dynamic anchor of a name."""
    files = library.index.by_file.items()
    return {Place(file, each.dynamic_anchors[name]) for file, found in files for each in found
            if name in each.dynamic_anchors}  # fmt: skip
