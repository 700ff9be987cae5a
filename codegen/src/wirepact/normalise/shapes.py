"""Schemas to shapes. Inline objects and unions become named types on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, cast  # Literal stands in the text of a cast

from wirepact.check.assertions import type_names
from wirepact.check.library import Library, assertions
from wirepact.check.unions import Tagged, branch_types, find_tagged, union_keyword, without_null
from wirepact.findings import Place
from wirepact.keywords import ASSERTED_FORMAT, REFERENCES
from wirepact.values import Json, items, members, strings, text_of

from .literals import LIMITS, is_choice, read_choice, read_codes, read_docs, read_limits, read_scalars, scalar
from .model import (
    Anything,
    Array,
    Branch,
    Checked,
    Definition,
    Kind,
    Map,
    Nullable,
    Object,
    OpenChoice,
    Plain,
    Property,
    Ref,
    Rules,
    RuleValue,
    Several,
    Shape,
    TypeDef,
    TypeName,
    Union,
)
from .naming import inline_name, python_field
from .rules import RuleReader


class ShapeReader:
    """Reads every named schema of a checked library, once."""

    def __init__(self, library: Library, names: Mapping[Place, TypeName]) -> None:
        self._library = library
        self._names = names
        self._types: list[TypeDef] = []
        self._rules = RuleReader(library, names)
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
        for place, name in self._names.items():
            self._define(place, name)
        return tuple(self._types)

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
        if not _refers(schema) or _is_derived(schema):
            union = self._tagged(place)
            if union:
                return self._union(union)
            if type_names(schema) == ["object"] and self._is_class(place):
                return self._object(place, name)
        return self._shape(place, name, "" if _refers(schema) else "Object")

    def _tagged(self, place: Place) -> tuple[str, Tagged] | None:
        keyword = union_keyword(self._library.at(place))
        found = find_tagged(self._library, place, keyword) if keyword else None
        return (keyword, found) if keyword and found else None

    def _is_class(self, place: Place) -> bool:
        """Tell whether an object becomes a class: it is no map."""
        schema = members(self._library.at(place))
        if members(schema.get("properties")):
            return True
        return schema.get("additionalProperties") in (None, False) and self._beside_properties(place) in (True, {})

    def _inner(self, place: Place, owner: str, step: str) -> Shape:
        """Read a schema inside a type; one that is referred to from elsewhere has a name of its own."""
        name = self._names.get(self._library.canonical(place))
        return Ref(name) if name else self._shape(place, owner, step)

    def _shape(self, place: Place, owner: str, step: str) -> Shape:
        schema = members(self._library.at(place))
        target = self._library.plain_target(place)
        if target is not None:
            return Ref(self._names[target])
        if _refers(schema) and not _is_derived(schema):
            fits = assertions(schema) <= LIMITS | {"$ref", "pattern", "multipleOf", ASSERTED_FORMAT}
            if not fits:
                return self._checked(place, Anything(), ())
            return self._checked(place, Ref(self._names[next(self._library.targets(place))]), {"$ref"})
        keyword = union_keyword(schema)
        other = without_null(self._library, place, keyword) if keyword and assertions(schema) == {keyword} else None
        if other is not None:
            inner = self._inner(other, owner, step)
            return inner if isinstance(inner, Nullable) else Nullable(inner)
        if self._tagged(place):
            return self._hoist(place, owner, step)
        if is_choice(schema):
            choice = read_choice(schema)
            return self._checked(place, choice, {choice.keyword, "type"})
        if "x-extensible-enum" in schema:
            kind = cast('Literal["string", "integer"]', type_names(schema)[0])
            return OpenChoice(kind, read_scalars(items(schema["x-extensible-enum"])))
        return self._typed(place, owner, step)

    def _checked(self, place: Place, inner: Shape, held: Iterable[str]) -> Shape:
        """Put rules beside a shape for everything that is not in `held`."""
        rules = self._rules.read(place, frozenset(held))
        return inner if rules in (True, {}) else Checked(inner, rules)

    def _typed(self, place: Place, owner: str, step: str) -> Shape:
        kinds = type_names(members(self._library.at(place)))
        kind, *more = [name for name in kinds if name != "null"] or kinds or [""]
        if not kind or more:
            found = kinds or branch_types(self._library, place)
            return self._checked(place, Several(tuple(found)) if found else Anything(), ())
        if kind == "object":
            return self._object_shape(place, owner, step, "null" in kinds)
        held = LIMITS | {"type"}
        inner: Shape
        if kind == "array":
            held |= {"items"} if self._is_uniform(place) else set()
            inner = Array(self._items(place, owner, step), read_limits(members(self._library.at(place))))
        else:
            inner = Plain(cast("Kind", kind), read_limits(members(self._library.at(place))))
        return self._checked(place, Nullable(inner) if "null" in kinds and kind != "null" else inner, held)

    def _object_shape(self, place: Place, owner: str, step: str, nullable: bool) -> Shape:
        schema = members(self._library.at(place))
        inner: Shape
        if self._is_class(place):
            inner = self._hoist(place, owner, step)
        elif "patternProperties" in schema or schema.get("additionalProperties") in (None, False):
            inner = Map(Anything())
        else:
            inner = Map(self._inner(place.at("additionalProperties"), owner, f"{step} value"))
        if not nullable and isinstance(inner, Ref):
            return inner
        rules = self._beside_properties(place)
        inner = Nullable(inner) if nullable else inner
        return inner if rules in (True, {}) else Checked(inner, rules)

    def _beside_properties(self, place: Place) -> Rules:
        """Give the rules of an object beside those that its class holds."""
        schema = members(self._library.at(place))
        others = "additionalProperties"
        held = {"type", "properties", "required"} | (set() if "patternProperties" in schema else {others})
        rules = self._rules.read(place, frozenset(held))
        unnamed = [name for name in strings(schema.get("required")) if name not in members(schema.get("properties"))]
        is_map = not members(schema.get("properties"))
        if isinstance(rules, dict) and unnamed:
            rules["required"] = list[RuleValue](unnamed)
        if isinstance(rules, dict) and is_map and rules and schema.get(others) is False:
            rules |= {others: False, "named": []}
        return rules

    def _is_uniform(self, place: Place) -> bool:
        return "prefixItems" not in members(self._library.at(place))

    def _items(self, place: Place, owner: str, step: str) -> Shape:
        if "items" not in members(self._library.at(place)) or not self._is_uniform(place):
            return Anything()
        return self._inner(place.at("items"), owner, f"{step} item")

    def _hoist(self, place: Place, owner: str, step: str) -> Ref:
        place = self._library.canonical(place)
        if place in self._inline:
            return Ref(self._inline[place])
        schema = members(self._library.at(place))
        name = self._inline[place] = inline_name(owner, step, schema)
        union = self._tagged(place)
        at = len(self._types)
        definition = self._union(union) if union else self._object(place, name)
        typescript = text_of(schema.get("x-typescript-name")) or name
        self._types.insert(at, TypeDef(name, name, typescript, definition, read_docs(schema), place))
        return Ref(name)

    def _object(self, place: Place, name: str) -> Object:
        schema = members(self._library.at(place))
        required = set(strings(schema.get("required")))
        properties = tuple(
            self._property(place.at("properties", wire), name, wire in required)
            for wire in members(schema.get("properties"))
        )
        rules = self._beside_properties(place)
        closed = schema.get("additionalProperties") is False and "patternProperties" not in schema
        additional = None if closed else self._additional(place, name, rules)
        return Object(properties, closed=closed, additional=additional, rules=rules)

    def _additional(self, place: Place, name: str, rules: Rules) -> Shape | None:
        """Give the shape of unnamed members. Those that a rule may look at are kept, whatever they are."""
        schema = members(self._library.at(place))
        if "additionalProperties" in schema and "patternProperties" not in schema:
            return self._inner(place.at("additionalProperties"), name, "value")
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

    def _union(self, union: tuple[str, Tagged]) -> Union:
        keyword, found = union
        branches = tuple(
            Branch(scalar(branch.value), self._branch_name(branch.place, branch.value)) for branch in found.branches
        )
        return Union(cast('Literal["oneOf", "anyOf"]', keyword), found.tag, branches)

    def _branch_name(self, branch: Place, value: Json) -> TypeName:
        known = self._names.get(self._library.canonical(branch))
        return known or self._hoist(branch, self._owner(branch), str(value)).name

    def _owner(self, place: Place) -> str:
        """Name the type that an inline branch stands in; one may be reached from another union first."""
        above = (Place(place.file, place.pointer[:length]) for length in range(len(place.pointer) - 1, -1, -1))
        named = (self._names.get(found) or self._inline.get(found) for found in above)
        return next((name for name in named if name), "")


def _refers(schema: Mapping[str, Json]) -> bool:
    return any(keyword in schema for keyword in REFERENCES)


def _is_derived(schema: Mapping[str, Json]) -> bool:
    """Tell whether a schema with a reference names properties of its own, and so becomes a class of its own."""
    return type_names(dict(schema)) == ["object"] and bool(members(schema.get("properties")))
