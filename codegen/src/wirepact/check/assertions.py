"""What a schema asserts must be possible, and about the type it names. Each rule is one small function."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from wirepact.findings import Finding, Place, did_you_mean
from wirepact.formats import FORMATS
from wirepact.keywords import ASSERTED_FORMAT
from wirepact.patterns import PatternError, to_python
from wirepact.values import SAFE_INTEGER, Json, is_type, items, members, strings

from .dialect import brief, is_strict
from .library import Library, assertions

Rule = Callable[[Place, "dict[str, Json]"], Iterator[Finding]]

_ABOUT: dict[str, tuple[str, ...]] = {
    "minimum": ("integer", "number"),
    "maximum": ("integer", "number"),
    "exclusiveMinimum": ("integer", "number"),
    "exclusiveMaximum": ("integer", "number"),
    "minLength": ("string",),
    "maxLength": ("string",),
    "items": ("array",),
    "minItems": ("array",),
    "maxItems": ("array",),
    "properties": ("object",),
    "required": ("object",),
    "additionalProperties": ("object",),
    "multipleOf": ("integer", "number"),
    "pattern": ("string",),
    "prefixItems": ("array",),
    "contains": ("array",),
    "uniqueItems": ("array",),
    "patternProperties": ("object",),
    "propertyNames": ("object",),
    "minProperties": ("object",),
    "maxProperties": ("object",),
    "dependentRequired": ("object",),
    "dependentSchemas": ("object",),
    "unevaluatedItems": ("array",),
    "unevaluatedProperties": ("object",),
    "x-extensible-enum": ("string", "integer"),
}
_RANGES = (
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
    ("minContains", "maxContains"),
)
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_ROOT_ONLY = ("x-topics", "x-envelope")


def check_assertions(library: Library) -> Iterator[Finding]:
    """Find keywords about another type, impossible ones, patterns of one language only, and what is out of place."""
    strict = {file: is_strict(library, file) for file in library.roots}
    for place, schema in library.schemas():
        for rule in _RULES:
            yield from rule(place, members(schema))
        for rule in _STRICT_RULES if strict[place.file] else ():
            yield from rule(place, members(schema))


def type_names(schema: dict[str, Json]) -> list[str]:
    """Give the types that a schema names, "null" included; none when it names none."""
    named = schema.get("type")
    return [named] if isinstance(named, str) else list(strings(named))


def _keyword_fits_its_type(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    kinds = [name for name in type_names(schema) if name != "null"]
    for keyword in schema.keys() & _ABOUT.keys():
        about = _ABOUT[keyword]
        if type_names(schema) and not set(kinds) & set(about):
            yield Finding(
                place.key(keyword),
                f"`{keyword}` says something about {' or '.join(about)}, but the type is {brief(schema['type'])};"
                " remove one of them",
            )


def _extensible_stands_alone(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    if "x-extensible-enum" not in schema:
        return
    if not type_names(schema):
        yield Finding(
            place.key("x-extensible-enum"), '`x-extensible-enum` needs a type beside it; add "type": "string"'
        )
    for keyword in sorted(assertions(schema) - {"type", "x-extensible-enum"}):
        message = f"`{keyword}` beside `x-extensible-enum` is not supported; remove one of them"
        yield Finding(place.key(keyword), message)


def _literals_fit_type(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    kinds = type_names(schema)
    listed = {(keyword, index): value for keyword in ("enum", "x-extensible-enum")
              for index, value in enumerate(items(schema.get(keyword)))}  # fmt: skip
    places = {place.at(*steps): value for steps, value in listed.items()}
    if "const" in schema:
        places[place.at("const")] = schema["const"]
    for at, value in places.items():
        if kinds and not any(is_type(value, kind) for kind in kinds):
            yield Finding(at, f"expected a value of type {brief(schema['type'])}, got {brief(value)}")


def _extensible_is_plain(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    if "x-extensible-enum" in schema and len(type_names(schema)) > 1:
        yield Finding(
            place.at("type"), "an extensible enum is one of strings or integers; say the rest with `anyOf` around it"
        )


def _ranges_are_possible(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    for low, high in _RANGES:
        least, most = schema.get(low), schema.get(high)
        if isinstance(least, (int, float)) and isinstance(most, (int, float)) and least > most:
            yield Finding(place.at(high), f"no value can be: `{low}` is {least}, `{high}` is {most}; mend one of them")


def _a_whole_number_fits(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    bounds = {keyword: value for keyword in _BOUNDS if isinstance(value := schema.get(keyword), (int, float))}
    if type_names(schema) != ["integer"] or bounds.get("minimum", 0) > bounds.get("maximum", math.inf):
        return
    above, below = bounds.get("exclusiveMinimum", -SAFE_INTEGER - 1), bounds.get("exclusiveMaximum", SAFE_INTEGER + 1)
    low = max(math.ceil(bounds.get("minimum", -SAFE_INTEGER)), math.floor(above) + 1)
    high = min(math.floor(bounds.get("maximum", SAFE_INTEGER)), math.ceil(below) - 1)
    if low > high:
        yield Finding(place, "no value can be: no integer lies between the limits; mend one of them")


def _closed_has_room(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    """An object or array that is closed can't hold more than it names."""
    named = members(schema.get("properties"))
    if schema.get("additionalProperties") is False and "patternProperties" not in schema:
        for index, name in enumerate(strings(schema.get("required"))):
            if name not in named:
                message = f"no value can be: `{name}` is required, and no property has the name"
                yield Finding(place.at("required", index), f"{message}{did_you_mean(name, named) or '; add it'}")
    least = schema.get("minItems")
    first = len(items(schema.get("prefixItems")))
    if schema.get("items") is False and isinstance(least, int) and least > first:
        yield Finding(place.at("minItems"), f"no value can be: there are at most {first} items; mend one of them")


def _patterns_mean_one_thing(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    written = {place.key("patternProperties", name): name for name in members(schema.get("patternProperties"))}
    if isinstance(pattern := schema.get("pattern"), str):
        written[place.at("pattern")] = pattern
    for at, text in written.items():
        try:
            to_python(text)
        except PatternError as error:
            yield Finding(at, str(error))


def _format_is_known(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    name = schema.get(ASSERTED_FORMAT)
    if isinstance(name, str) and name not in FORMATS:
        known = did_you_mean(name, FORMATS) or f"; known are {', '.join(FORMATS)}"
        message = f"this file's dialect asserts formats, and the format `{name}` can't be"
        yield Finding(place.at("format"), f"{message}{known}")


def _stands_at_root(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    for keyword in _ROOT_ONLY:
        if place.pointer and keyword in schema:
            yield Finding(place.key(keyword), f"`{keyword}` belongs at the top of a file; move it there")
    if place.pointer and "$schema" in schema and "$id" not in schema:
        yield Finding(place.key("$schema"), "`$schema` belongs at the top of a file, or beside an `$id`; move it there")


_RULES: tuple[Rule, ...] = (
    _extensible_stands_alone,
    _extensible_is_plain,
    _literals_fit_type,
    _ranges_are_possible,
    _patterns_mean_one_thing,
    _format_is_known,
    _stands_at_root,
)
_STRICT_RULES: tuple[Rule, ...] = (_keyword_fits_its_type, _a_whole_number_fits, _closed_has_room)
"""What only our own dialect minds: elsewhere a schema that nothing fits may be meant, behind a `not` for one."""
