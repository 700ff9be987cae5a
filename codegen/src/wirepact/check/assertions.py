"""What a schema asserts must be possible, and about the type it names. Each rule is one small function."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wirepact.findings import Finding, Place
from wirepact.values import Json, is_type, items, members, strings

from .dialect import brief
from .library import Library

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
    "x-extensible-enum": ("string", "integer"),
}
_CHOICES = ("const", "enum", "x-extensible-enum", "oneOf", "anyOf")
_BESIDE_CHOICE = frozenset(_ABOUT) - {"x-extensible-enum"}
_RANGES = (("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"))
_NOT_FALSE = "`false` as a schema is not supported yet, except as `additionalProperties`; leave the property out"
_ROOT_ONLY = ("$schema", "x-topics", "x-envelope")


def check_assertions(library: Library) -> Iterator[Finding]:
    """Find keywords without a type, about another type, beside a choice, impossible, and out of place."""
    for place, schema in library.schemas():
        if schema is False:
            yield Finding(place, _NOT_FALSE)
        for rule in _RULES:
            yield from rule(place, members(schema))


def type_names(schema: dict[str, Json]) -> list[str]:
    """Give the types that a schema names, "null" included; none when it names none."""
    named = schema.get("type")
    return [named] if isinstance(named, str) else list(strings(named))


def _single_type(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    kinds = [name for name in type_names(schema) if name != "null"]
    if len(kinds) > 1:
        yield Finding(
            place.at("type"),
            f'several types ({", ".join(kinds)}) are not supported yet; write one, alone or beside "null",'
            " or a tagged `oneOf` of objects",
        )


def _keyword_needs_its_type(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    kinds = [name for name in type_names(schema) if name != "null"]
    for keyword in schema.keys() & _ABOUT.keys():
        about = _ABOUT[keyword]
        if not type_names(schema):
            yield Finding(place.key(keyword), f'`{keyword}` needs a type beside it; add "type": "{about[0]}"')
        elif not set(kinds) & set(about):
            yield Finding(
                place.key(keyword),
                f"`{keyword}` says something about {' or '.join(about)}, but the type is {brief(schema['type'])};"
                " remove one of them",
            )


def _one_choice(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    choices = [keyword for keyword in _CHOICES if keyword in schema]
    for keyword in choices[1:]:
        yield Finding(place.key(keyword), f"`{keyword}` beside `{choices[0]}` is not supported yet; keep one of them")
    if choices:
        for keyword in sorted(schema.keys() & _BESIDE_CHOICE):
            yield Finding(
                place.key(keyword), f"`{keyword}` beside `{choices[0]}` is not supported yet; remove one of them"
            )
    for keyword in ("oneOf", "anyOf"):
        if keyword in schema and "type" in schema:
            yield Finding(place.key("type"), f"`type` beside `{keyword}` is not supported yet; its branches say it")


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
    if "x-extensible-enum" in schema and "null" in type_names(schema):
        yield Finding(
            place.at("type"), "an extensible enum is one of strings or integers; say null with `anyOf` around it"
        )


def _ranges_are_possible(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    for low, high in _RANGES:
        least, most = schema.get(low), schema.get(high)
        if isinstance(least, (int, float)) and isinstance(most, (int, float)) and least > most:
            yield Finding(place.at(high), f"no value can be: `{low}` is {least}, `{high}` is {most}; mend one of them")


def _required_is_named(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    for index, name in enumerate(strings(schema.get("required"))):
        if name not in members(schema.get("properties")):
            yield Finding(
                place.at("required", index),
                f"`{name}` is required but not among the properties; add it there (`true` is any value)",
            )


def _stands_at_root(place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    for keyword in _ROOT_ONLY:
        if place.pointer and keyword in schema:
            yield Finding(place.key(keyword), f"`{keyword}` belongs at the top of a file; move it there")
    if place.pointer and "$defs" in schema:
        yield Finding(
            place.key("$defs"), "`$defs` inside a schema is not supported yet; move it to the top of the file"
        )


_RULES: tuple[Rule, ...] = (
    _single_type,
    _keyword_needs_its_type,
    _one_choice,
    _literals_fit_type,
    _extensible_is_plain,
    _ranges_are_possible,
    _required_is_named,
    _stands_at_root,
)
