"""What a schema says with values: choices, limits, codes, and what it tells people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from wirepact.bounds import as_double
from wirepact.check.assertions import type_names
from wirepact.values import SAFE_INTEGER, Json, items, members, text_of

from .model import Choice, Code, Docs, Kind, Limit, Scalar

_NUMERIC = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_ORDER = (*_NUMERIC, "minLength", "maxLength", "minItems", "maxItems")
LIMITS = frozenset(_ORDER)
"""The limits that readers of scalars and arrays hold themselves."""


def read_docs(schema: Mapping[str, Json]) -> Docs:
    """Read a schema's annotations."""
    return Docs(
        text=(text_of(schema.get("description")) or text_of(schema.get("title")) or "").strip(),
        deprecated=schema.get("deprecated") is True,
        default=json.dumps(schema["default"], ensure_ascii=False) if "default" in schema else "",
        examples=tuple(json.dumps(example, ensure_ascii=False) for example in items(schema.get("examples"))),
        format=text_of(schema.get("format")) or "",
    )


def is_choice(schema: Mapping[str, Json]) -> bool:
    """Tell whether a schema lists scalars, and so is a choice that both languages compare exactly."""
    values = [schema["const"]] if "const" in schema else items(schema.get("enum"))
    exact = all(
        not isinstance(value, (list, dict)) and not (isinstance(value, (int, float)) and abs(value) > SAFE_INTEGER)
        for value in values
    )
    return bool(values) and exact and not {"array", "object"} & set(type_names(dict(schema)))


def read_choice(schema: Mapping[str, Json]) -> Choice:
    """Read `const` or `enum`."""
    kinds = cast("tuple[Kind, ...]", tuple(type_names(dict(schema))))
    if "const" in schema:
        return Choice("const", (scalar(schema["const"]),), kinds)
    return Choice("enum", read_scalars(items(schema["enum"])), kinds)


def read_limits(schema: Mapping[str, Json]) -> tuple[Limit, ...]:
    """Read the limits that readers hold themselves."""
    return tuple(
        Limit(keyword, cast("int | float", scalar(as_double(keyword, schema[keyword]))))
        for keyword in _ORDER
        if keyword in schema
    )


def read_scalars(values: list[Json]) -> tuple[Scalar, ...]:
    """Read the values of a choice."""
    return tuple(scalar(value) for value in values)


def scalar(value: Json) -> Scalar:
    """Give a scalar as the model holds it: 1.0 is the integer 1 (2020-12, section 4.2.3)."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (list, dict)):
        raise TypeError("the dialect lets only scalars through")
    return value


def read_codes(schema: Mapping[str, Json]) -> tuple[Code, ...]:
    """Read the table of codes beside a choice."""
    table = members(schema.get("x-codes"))
    if not table:
        return ()
    values = read_scalars(items(schema.get("x-extensible-enum")) or items(schema.get("enum")))
    rows = ((value, members(table[str(value)])) for value in values)
    return tuple(
        Code(value, text_of(row.get("name")) or str(value), row["retry"] is True, str(row["description"]))
        for value, row in rows
    )
