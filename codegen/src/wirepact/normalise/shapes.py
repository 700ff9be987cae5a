"""Schemas to shapes. Inline objects and unions become named types on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, cast  # Literal stands in the text of a cast

from wirepact.check.assertions import type_names
from wirepact.check.library import Library, assertions
from wirepact.check.unions import Tagged, branch_places, branch_types, find_tagged, union_keyword, without_null
from wirepact.findings import Place
from wirepact.keywords import ASSERTED_FORMAT, DEFINITIONS, REFERENCES, inner_schemas
from wirepact.values import Json, items, members, text_of

from .keeping import keep_what_rules_see
from .literals import LIMITS, is_choice, read_choice, read_codes, read_docs, read_limits, read_scalars, scalar
from .model import (
    Anything,
    Array,
    Branch,
    Checked,
    Definition,
    Either,
    Kind,
    Map,
    Nullable,
    OpenChoice,
    Plain,
    Ref,
    Rules,
    Several,
    Shape,
    Tuple,
    TypeDef,
    TypeName,
    Union,
)
from .objects import ObjectReader
from .rules import RuleReader
from .titles import inline_name, shared_names
from .twins import are_twins

_BESIDE_A_REFERENCE = LIMITS | {*REFERENCES, "pattern", "multipleOf", ASSERTED_FORMAT}


def read_shapes(library: Library, names: Mapping[Place, TypeName]) -> tuple[ShapeReader, tuple[TypeDef, ...]]:
    """Read every type, and again as long as titles turn out to be wanted by several."""
    shared: frozenset[TypeName] = frozenset()
    while True:
        reader = ShapeReader(library, names, shared)
        types = reader.read()
        found = shared_names(types)
        if found <= shared:
            return reader, types
        shared |= found


class ShapeReader:
    """Reads every named schema of a checked library, once. Titles in `shared` name no type by themselves."""

    def __init__(
        self, library: Library, names: Mapping[Place, TypeName], shared: frozenset[TypeName] = frozenset()
    ) -> None:
        self._library = library
        self._shared = shared
        self._names = names
        self._types: list[TypeDef] = []
        self._rules = RuleReader(library, names)
        self._objects = ObjectReader(library, names, self._rules, self._inner)
        self._inline: dict[Place, TypeName] = {}

    @property
    def tables(self) -> Mapping[TypeName, Rules]:
        """Give the schemas that the rules of the types need as data."""
        return self._rules.tables

    @property
    def formats(self) -> tuple[str, ...]:
        """Give the formats that the rules assert."""
        return tuple(sorted(self._rules.formats))

    def read(self) -> tuple[TypeDef, ...]:
        """Give every type: named ones in the order of the files, each followed by the inline ones it holds."""
        first: dict[TypeName, Place] = {}
        for place, name in self._names.items():
            if first.setdefault(name, place) == place or not are_twins(self._library, first[name], place):
                self._define(place, name)
        places = {definition.name: definition.place for definition in self._types}
        return keep_what_rules_see(self._types, cache(lambda name: self._rules.read(places[name])))

    def _define(self, place: Place, name: TypeName) -> None:
        at = len(self._types)
        schema = members(self._library.at(place))
        definition = self._definition(place, name)
        self._types.insert(
            at,
            TypeDef(
                name=name,
                python=text_of(schema.get("x-python-name")) or name,
                typescript=text_of(schema.get("x-typescript-name")) or name,
                definition=definition,
                docs=read_docs(schema),
                place=place,
                codes=read_codes(schema),
            ),
        )

    def _definition(self, place: Place, name: TypeName) -> Definition:
        """Read what a type is; its own objects and unions stay in place."""
        schema = members(self._library.at(place))
        if self._wrapped(place) is None and self._library.plain_target(place) is None:
            union = self._tagged(place)
            if union:
                return self._union(union)
            if "null" not in type_names(schema) and self._objects.is_class(place):
                return self._objects.read(place, name)
        return self._shape(place, name, "" if _refers(schema) else "Object")

    def _tagged(self, place: Place) -> tuple[str, Tagged] | None:
        keyword = union_keyword(self._library.at(place))
        found = find_tagged(self._library, place, keyword) if keyword else None
        return (keyword, found) if keyword and found else None

    def _inner(self, place: Place, owner: str, step: str) -> Shape:
        """Read a schema inside a type; one that is referred to from elsewhere has a name of its own."""
        name = self._names.get(self._library.canonical(place))
        return Ref(name) if name else self._shape(place, owner, step)

    def _shape(self, place: Place, owner: str, step: str) -> Shape:
        schema = members(self._library.at(place))
        target = self._library.plain_target(place)
        if target is not None:
            return Ref(self._names[target])
        wrapped = self._wrapped(place)
        if wrapped is not None:
            return self._inner(wrapped, owner, step)
        if _refers(schema) and not self._objects.is_class(place):
            return self._beside_reference(place)
        keyword = union_keyword(schema)
        if self._tagged(place):
            return self._hoist(place, owner, step)
        if keyword and self._is_untagged(place, keyword):
            return self._untagged(place, keyword, owner, step)
        if is_choice(schema):
            choice = read_choice(schema)
            return self._checked(place, choice, {choice.keyword, "type"})
        if "x-extensible-enum" in schema:
            kind = cast('Literal["string", "integer"]', type_names(schema)[0])
            return OpenChoice(kind, read_scalars(items(schema["x-extensible-enum"])))
        return self._typed(place, owner, step)

    def _wrapped(self, place: Place) -> Place | None:
        """Give the one schema of an `allOf` that adds nothing: a way to say something beside a reference."""
        schema = members(self._library.at(place))
        alone = assertions(schema) == {"allOf"} and len(items(schema["allOf"])) == 1
        return place.at("allOf", 0) if alone else None

    def _beside_reference(self, place: Place) -> Shape:
        """Read a schema that refers to another and asserts more: that one's type, where the rest only limits it."""
        targets = list(self._library.targets(place))
        keywords = assertions(self._library.at(place))
        if len(targets) > 1 or not keywords <= _BESIDE_A_REFERENCE:
            return self._checked(place, Anything(), ())
        return self._checked(place, Ref(self._names[targets[0]]), REFERENCES)

    def _is_untagged(self, place: Place, keyword: str) -> bool:
        """Tell whether a schema is a union and no more; a type beside it is one that each branch narrows."""
        asserted = assertions(self._library.at(place))
        narrowed = asserted == {keyword, "type"} and bool(branch_types(self._library, place))
        return asserted == {keyword} or narrowed

    def _untagged(self, place: Place, keyword: str, owner: str, step: str) -> Shape:
        """Read a union that no tag tells apart."""
        branches = branch_places(self._library, place, keyword)
        alone = assertions(self._library.at(place)) == {keyword}
        other = without_null(self._library, place, keyword) if alone else None
        if other is not None:
            inner = self._inner(other, owner, step)
            return inner if isinstance(inner, Nullable) else Nullable(inner)
        shapes = tuple(self._branch(branch, owner, step) for branch in branches)
        said = tuple(self._rules.read(branch) for branch in branches)
        return self._checked(place, Either(cast('Literal["oneOf", "anyOf"]', keyword), shapes, said), {keyword})

    def _branch(self, place: Place, owner: str, step: str) -> Shape:
        """Read a branch of an untagged union. Objects in it need a name of their own, else they stay plain JSON."""
        if self._is_nameable(place):
            return self._inner(place, owner, step)
        kinds = type_names(members(self._library.at(place)))
        return self._checked(place, Several(tuple(kinds)) if kinds else Anything(), ())

    def _is_nameable(self, place: Place) -> bool:
        """Tell whether everything in a schema that becomes a class has a title, or is a type already."""
        if self._library.canonical(place) in self._names or self._library.plain_target(place) is not None:
            return True
        schema = members(self._library.at(place))
        if self._tagged(place) or self._objects.is_class(place):
            return "title" in schema
        inner = (steps for steps, _ in inner_schemas(schema) if steps[0] not in DEFINITIONS)
        return all(self._is_nameable(place.at(*steps)) for steps in inner)

    def _checked(self, place: Place, inner: Shape, held: Iterable[str]) -> Shape:
        """Put rules beside a shape for everything that is not in `held`."""
        rules = self._rules.read(place, frozenset(held))
        return inner if rules in (True, {}) else Checked(inner, rules)

    def _typed(self, place: Place, owner: str, step: str) -> Shape:
        kinds = type_names(members(self._library.at(place)))
        if self._objects.is_class(place):
            return self._object_shape(place, owner, step, "null" in kinds)
        kind, *more = [name for name in kinds if name != "null"] or kinds or [""]
        if not kind or more:
            return self._checked(place, Several(tuple(kinds)) if kinds else Anything(), ())
        if kind == "object":
            return self._object_shape(place, owner, step, "null" in kinds)
        if kind == "array":
            inner, held = self._array(place, owner, step)
        else:
            inner, held = Plain(cast("Kind", kind), read_limits(members(self._library.at(place)))), LIMITS | {"type"}
        return self._checked(place, Nullable(inner) if "null" in kinds and kind != "null" else inner, held)

    def _array(self, place: Place, owner: str, step: str) -> tuple[Shape, frozenset[str]]:
        """Read an array; give with it the keywords that the shape holds."""
        schema = members(self._library.at(place))
        limits, held = read_limits(schema), LIMITS | {"type", "items"}
        rest: Shape | None = Anything()
        if schema.get("items") is False:
            rest = None
        elif "items" in schema:
            rest = self._inner(place.at("items"), owner, f"{step} item")
        if "prefixItems" not in schema:
            return (Array(rest, limits), held) if rest else (Array(Anything(), limits), held - {"items"})
        places = [place.at("prefixItems", index) for index in range(len(items(schema["prefixItems"])))]
        if not all(self._is_nameable(found) for found in places):
            return Array(Anything(), limits), held - {"items"}
        shapes = tuple(self._inner(found, owner, step) for found in places)
        return Tuple(shapes, rest, limits), held | {"prefixItems"}

    def _object_shape(self, place: Place, owner: str, step: str, nullable: bool) -> Shape:
        schema = members(self._library.at(place))
        inner: Shape
        if self._objects.is_class(place):
            inner = self._hoist(place, owner, step)
        elif "patternProperties" in schema or schema.get("additionalProperties") in (None, False):
            inner = Map(Anything())
        else:
            inner = Map(self._inner(place.at("additionalProperties"), owner, f"{step} value"))
        if not nullable and isinstance(inner, Ref):
            return inner
        rules = self._objects.beside_properties(place)
        inner = Nullable(inner) if nullable else inner
        return inner if rules in (True, {}) else Checked(inner, rules)

    def _hoist(self, place: Place, owner: str, step: str) -> Ref:
        place = self._library.canonical(place)
        if place in self._inline:
            return Ref(self._inline[place])
        schema = members(self._library.at(place))
        name = self._inline[place] = inline_name(owner, step, schema, self._shared)
        union = self._tagged(place)
        at = len(self._types)
        definition = self._union(union) if union else self._objects.read(place, name)
        typescript = text_of(schema.get("x-typescript-name")) or name
        self._types.insert(at, TypeDef(name, name, typescript, definition, read_docs(schema), place))
        return Ref(name)

    def _union(self, union: tuple[str, Tagged]) -> Union:
        keyword, found = union
        branches = tuple(
            Branch(scalar(branch.value), self._branch_name(branch.place, branch.value)) for branch in found.branches
        )
        return Union(cast('Literal["oneOf", "anyOf", "x-extensible-union"]', keyword), found.tag, branches)

    def _branch_name(self, branch: Place, value: Json) -> TypeName:
        known = self._names.get(self._library.canonical(branch))
        return known or self._hoist(branch, self._owner(branch), str(value)).name

    def _owner(self, place: Place) -> str:
        """Name the type that an inline branch stands in; one may be reached from another union first."""
        around = (Place(place.file, place.pointer[:length], scope=place.scope)
                  for length in range(len(place.pointer) - 1, -1, -1))  # fmt: skip
        above = (self._library.canonical(found) for found in around)
        named = (self._names.get(found) or self._inline.get(found) for found in above)
        return next((name for name in named if name), "")


def _refers(schema: Mapping[str, Json]) -> bool:
    return any(keyword in schema for keyword in REFERENCES)
