"""Schemas to shapes. Inline objects and unions become named types on the way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, cast  # Literal stands in the text of a cast

from wirepact.check.assertions import type_names
from wirepact.check.library import Library
from wirepact.check.unions import branch_places, is_null, tagged, union_keyword
from wirepact.findings import Place
from wirepact.values import Json, items, members, strings, text_of

from .model import (
    Anything,
    Array,
    Branch,
    Choice,
    Code,
    Definition,
    Docs,
    Kind,
    Limit,
    Map,
    Nullable,
    Object,
    OpenChoice,
    Plain,
    Property,
    Ref,
    Scalar,
    Shape,
    TypeDef,
    TypeName,
    Union,
)
from .naming import inline_name, python_field

_LIMITS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
)


class ShapeReader:
    """Reads every named schema of a checked library, once."""

    def __init__(self, library: Library, names: Mapping[Place, TypeName]) -> None:
        self._library = library
        self._names = names
        self._types: list[TypeDef] = []
        self._inline: dict[Place, TypeName] = {}

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
                codes=_codes(schema),
            ),
        )

    def _definition(self, place: Place, name: TypeName) -> Definition:
        """Read what a type is; its own objects and unions stay in place."""
        schema = members(self._library.at(place))
        if "$ref" in schema:
            return self._shape(place, name, "")
        keyword = union_keyword(schema)
        if keyword and self._without_null(place, keyword) is None:
            return self._union(place, keyword)
        if type_names(schema) == ["object"] and not _is_map(schema):
            return self._object(place, name)
        return self._shape(place, name, "Object")

    def _shape(self, place: Place, owner: str, step: str) -> Shape:
        schema = members(self._library.at(place))
        ref = text_of(schema.get("$ref"))
        if ref:
            return Ref(self._names[self._library.target(place, ref)])
        keyword = union_keyword(schema)
        if keyword:
            other = self._without_null(place, keyword)
            if other is not None:
                inner = self._shape(other, owner, step)
                return inner if isinstance(inner, Nullable) else Nullable(inner)
            return self._hoist(place, owner, step)
        if "const" in schema or "enum" in schema:
            return _choice(schema)
        if "x-extensible-enum" in schema:
            kind = cast('Literal["string", "integer"]', type_names(schema)[0])
            return OpenChoice(kind, _scalars(items(schema["x-extensible-enum"])))
        return self._typed(place, owner, step)

    def _typed(self, place: Place, owner: str, step: str) -> Shape:
        schema = members(self._library.at(place))
        kinds = type_names(schema)
        if not kinds:
            return Anything()
        kind = next((name for name in kinds if name != "null"), "null")
        inner: Shape
        if kind == "array":
            inner = Array(self._items(place, owner, step), _limits(schema))
        elif kind == "object" and _is_map(schema):
            inner = Map(self._shape(place.at("additionalProperties"), owner, f"{step} value"))
        elif kind == "object":
            inner = self._hoist(place, owner, step)
        else:
            inner = Plain(cast("Kind", kind), _limits(schema))
        return Nullable(inner) if "null" in kinds and kind != "null" else inner

    def _items(self, place: Place, owner: str, step: str) -> Shape:
        if "items" not in members(self._library.at(place)):
            return Anything()
        return self._shape(place.at("items"), owner, f"{step} item")

    def _hoist(self, place: Place, owner: str, step: str) -> Ref:
        if place in self._inline:
            return Ref(self._inline[place])
        schema = members(self._library.at(place))
        name = self._inline[place] = inline_name(owner, step, schema)
        keyword = union_keyword(schema)
        at = len(self._types)
        definition = self._union(place, keyword) if keyword else self._object(place, name)
        typescript = text_of(schema.get("x-typescript-name")) or name
        self._types.insert(at, TypeDef(name, name, typescript, definition, read_docs(schema), place))
        return Ref(name)

    def _object(self, place: Place, name: str) -> Object:
        schema = members(self._library.at(place))
        required = set(strings(schema.get("required")))
        additional = schema.get("additionalProperties")
        return Object(
            tuple(
                self._property(place.at("properties", wire), name, wire in required)
                for wire in members(schema.get("properties"))
            ),
            closed=additional is False,
            additional=None
            if additional is None or additional is False
            else self._shape(place.at("additionalProperties"), name, "value"),
        )

    def _property(self, place: Place, owner: str, required: bool) -> Property:
        wire = str(place.pointer[-1])
        schema = members(self._library.at(place))
        return Property(
            wire=wire,
            python=python_field(wire, schema),
            shape=self._shape(place, owner, wire),
            required=required,
            docs=read_docs(schema),
        )

    def _union(self, place: Place, keyword: str) -> Union:
        found = tagged(self._library, place, keyword)
        branches = tuple(
            Branch(scalar(branch.value), self._branch_name(branch.place, branch.value)) for branch in found.branches
        )
        return Union(cast('Literal["oneOf", "anyOf"]', keyword), found.tag, branches)

    def _branch_name(self, branch: Place, value: Json) -> TypeName:
        known = self._names.get(branch)
        return known or self._hoist(branch, self._owner(branch), str(value)).name

    def _owner(self, place: Place) -> str:
        """Name the type that an inline branch stands in; one may be reached from another union first."""
        above = (Place(place.file, place.pointer[:length]) for length in range(len(place.pointer) - 1, -1, -1))
        named = (self._names.get(found) or self._inline.get(found) for found in above)
        return next((name for name in named if name), "")

    def _without_null(self, place: Place, keyword: str) -> Place | None:
        """Give the other branch of a union of one thing and null; None for any other union."""
        branches = branch_places(self._library, place, keyword)
        others = [branch for branch in branches if not is_null(self._library, branch)]
        return others[0] if len(others) == 1 and len(branches) == 2 else None


def read_docs(schema: Mapping[str, Json]) -> Docs:
    """Read a schema's annotations."""
    return Docs(
        text=(text_of(schema.get("description")) or "").strip(),
        deprecated=schema.get("deprecated") is True,
        default=json.dumps(schema["default"], ensure_ascii=False) if "default" in schema else "",
        examples=tuple(json.dumps(example, ensure_ascii=False) for example in items(schema.get("examples"))),
        format=text_of(schema.get("format")) or "",
    )


def _is_map(schema: Mapping[str, Json]) -> bool:
    return not members(schema.get("properties")) and schema.get("additionalProperties") not in (None, False)


def _choice(schema: Mapping[str, Json]) -> Choice:
    kinds = cast("tuple[Kind, ...]", tuple(type_names(dict(schema))))
    if "const" in schema:
        return Choice("const", (scalar(schema["const"]),), kinds)
    return Choice("enum", _scalars(items(schema["enum"])), kinds)


def _limits(schema: Mapping[str, Json]) -> tuple[Limit, ...]:
    return tuple(
        Limit(keyword, cast("int | float", scalar(schema[keyword]))) for keyword in _LIMITS if keyword in schema
    )


def _scalars(values: list[Json]) -> tuple[Scalar, ...]:
    return tuple(scalar(value) for value in values)


def scalar(value: Json) -> Scalar:
    """Give a scalar as the model holds it: 1.0 is the integer 1 (2020-12, section 4.2.3)."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (list, dict)):
        raise TypeError("the dialect lets only scalars through")
    return value


def _codes(schema: Mapping[str, Json]) -> tuple[Code, ...]:
    table = members(schema.get("x-codes"))
    if not table:
        return ()
    values = _scalars(items(schema.get("x-extensible-enum")) or items(schema.get("enum")))
    rows = ((value, members(table[str(value)])) for value in values)
    return tuple(
        Code(value, text_of(row.get("name")) or str(value), row["retry"] is True, str(row["description"]))
        for value, row in rows
    )
