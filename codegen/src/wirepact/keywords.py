"""The keywords of JSON Schema 2020-12 and of the dialect: where schemas stand inside schemas, and what asserts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .values import Json, Step, items, members

DEFINITIONS = ("$defs", "definitions")
"""Both names of the place for schemas that apply nowhere by themselves; the second is that of older drafts."""

BY_NAME = (*DEFINITIONS, "properties", "patternProperties", "dependentSchemas")
EXTENSIBLE_UNION = "x-extensible-union"
IN_ORDER = ("oneOf", "anyOf", "allOf", "prefixItems", EXTENSIBLE_UNION)
SINGLE = (
    *("items", "contains", "unevaluatedItems"),
    *("additionalProperties", "propertyNames", "unevaluatedProperties"),
    *("not", "if", "then", "else"),
)
UNEVALUATED = frozenset({"unevaluatedItems", "unevaluatedProperties"})
REFERENCES = ("$ref", "$dynamicRef")

ASSERTED_FORMAT = "format-assertion"
"""What `format` is read as where the dialect asserts it; no schema writes this."""

ASSERTIONS = frozenset(
    {
        *REFERENCES,
        ASSERTED_FORMAT,
        "type",
        "enum",
        "const",
        "x-extensible-enum",
        EXTENSIBLE_UNION,
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "if",
        "then",
        "else",
    }
    | {"multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}
    | {"minLength", "maxLength", "pattern"}
    | {"prefixItems", "items", "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems"}
    | {"properties", "patternProperties", "additionalProperties", "propertyNames", "required", "minProperties"}
    | {"maxProperties", "dependentRequired", "dependentSchemas", *UNEVALUATED}
)
"""The keywords that assert something; every other one tells people or tools, and changes no verdict."""


def inner_schemas(schema: Json) -> Iterator[tuple[tuple[Step, ...], Json]]:
    """Give the schemas right inside a schema, each with the steps to it."""
    parts = members(schema)
    for keyword in BY_NAME:
        for name, inner in members(parts.get(keyword)).items():
            yield (keyword, name), inner
    for keyword in IN_ORDER:
        for index, inner in enumerate(items(parts.get(keyword))):
            yield (keyword, index), inner
    for keyword in SINGLE:
        if keyword in parts:
            yield (keyword,), parts[keyword]


def map_inner(schema: dict[str, Json], rewrite: Callable[[tuple[Step, ...], Json], Json]) -> dict[str, Json]:
    """Rewrite the schemas right inside a schema; all else stays as it is."""
    found = dict(schema)
    for keyword in schema.keys() & set(BY_NAME):
        by_name = members(schema[keyword])
        found[keyword] = {name: rewrite((keyword, name), inner) for name, inner in by_name.items()}
    for keyword in schema.keys() & set(IN_ORDER):
        in_order = items(schema[keyword])
        found[keyword] = [rewrite((keyword, index), inner) for index, inner in enumerate(in_order)]
    for keyword in schema.keys() & set(SINGLE):
        found[keyword] = rewrite((keyword,), schema[keyword])
    return found
