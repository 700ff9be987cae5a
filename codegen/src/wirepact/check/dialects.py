"""Which dialect of JSON Schema 2020-12 a file is written in: ours, the plain one, or one of its own metaschema."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wirepact.findings import FileName, Finding, Place
from wirepact.identifiers import join
from wirepact.keywords import ASSERTED_FORMAT, inner_schemas, map_inner
from wirepact.values import Json, members, text_of

OURS = "urn:wirepact:dialect"
OURS_WITH_FORMATS = "urn:wirepact:dialect:format-assertion"
PLAIN = "https://json-schema.org/draft/2020-12/schema"

_VOCABULARY = "https://json-schema.org/draft/2020-12/vocab/"
_FORMAT_ASSERTION = f"{_VOCABULARY}format-assertion"
_STANDARD = ("core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content")
_KNOWN = frozenset({*(f"{_VOCABULARY}{name}" for name in _STANDARD), _FORMAT_ASSERTION})

_OF_VALIDATION = frozenset(
    {"type", "const", "enum", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength"}
    | {"minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties"}
    | {"minProperties", "required", "dependentRequired"}
)
_OF_APPLICATOR = frozenset(
    {"prefixItems", "items", "contains", "additionalProperties", "properties", "patternProperties", "dependentSchemas"}
    | {"propertyNames", "if", "then", "else", "allOf", "anyOf", "oneOf", "not"}
)
_KEYWORDS = {
    "validation": _OF_VALIDATION,
    "applicator": _OF_APPLICATOR,
    "unevaluated": frozenset({"unevaluatedItems", "unevaluatedProperties"}),
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a file's `$schema` means. A strict file may hold no keyword that the dialect does not know."""

    strict: bool
    formats: bool
    without: frozenset[str] = frozenset()


class UnknownDialectError(Exception):
    """A file's `$schema` names nothing that is known here, or a vocabulary that is not."""


def read_dialect(file: FileName, roots: Mapping[FileName, Json]) -> Dialect:
    """Say which dialect a file is written in. Raises `UnknownDialectError`."""
    return dialect_named(text_of(members(roots[file]).get("$schema")), roots)


def dialect_named(named: str | None, roots: Mapping[FileName, Json]) -> Dialect:
    """Say which dialect a `$schema` names; none is ours. Raises `UnknownDialectError`."""
    uri = (named or OURS).removesuffix("#")
    if uri in (OURS, OURS_WITH_FORMATS):
        return Dialect(strict=True, formats=uri == OURS_WITH_FORMATS)
    if uri == PLAIN:
        return Dialect(strict=False, formats=False)
    known = {join(str(name), text_of(members(root).get("$id")) or ""): root for name, root in roots.items()}
    metaschema = known.get(uri, roots.get(FileName(uri)))
    if metaschema is None and "json-schema.org/" in uri:
        raise UnknownDialectError(
            f"expected JSON Schema 2020-12, got `{named}`; move the schema on: `$schema` is `{PLAIN}`,"
            " tuples are `prefixItems`, `dependencies` are `dependentRequired` and `dependentSchemas`"
        )
    if metaschema is None:
        raise UnknownDialectError(
            f"expected `{OURS}`, `{OURS_WITH_FORMATS}`, `{PLAIN}` or a metaschema among the `resources`, got `{named}`"
        )
    return _read_metaschema(uri, members(metaschema))


def _read_metaschema(uri: str, metaschema: dict[str, Json]) -> Dialect:
    vocabularies = members(metaschema.get("$vocabulary"))
    if "$vocabulary" not in metaschema:
        return Dialect(strict=False, formats=False)
    unknown = [name for name, required in vocabularies.items() if required is True and name not in _KNOWN]
    if unknown:
        raise UnknownDialectError(f"`{uri}` requires the vocabulary `{unknown[0]}`, which is not known here")
    missing = [name for name in _KEYWORDS if f"{_VOCABULARY}{name}" not in vocabularies]
    without = frozenset(keyword for name in missing for keyword in _KEYWORDS[name])
    return Dialect(strict=False, formats=_FORMAT_ASSERTION in vocabularies, without=without)


def check_dialects(roots: Mapping[FileName, Json]) -> Iterator[Finding]:
    """Find files of a dialect that is not known here, and keywords that a file's own metaschema gives no meaning."""
    for file, root in roots.items():
        try:
            dialect = read_dialect(file, roots)
        except UnknownDialectError as error:
            yield Finding(Place(file, ("$schema",)), str(error))
            continue
        if dialect.without:
            yield from _meaningless(Place(file), root, dialect.without)


def _meaningless(place: Place, schema: Json, keywords: frozenset[str]) -> Iterator[Finding]:
    for keyword in members(schema).keys() & keywords:
        message = f"this file's metaschema leaves out the vocabulary of `{keyword}`, so that it would say nothing"
        yield Finding(place.key(keyword), f"{message}; take it out, or name another `$schema`")
    for steps, inner in inner_schemas(schema):
        yield from _meaningless(place.at(*steps), inner, keywords)


def asserting(root: Json, formats_of: Callable[[str], bool], *, formats: bool = False) -> Json:
    """Rewrite a schema where its dialect asserts `format`: there it is a keyword of its own, which refuses values.

    `formats_of` says so of what a `$schema` names, which a resource inside a file may do too.
    """
    if not isinstance(root, dict):
        return root
    named = text_of(root.get("$schema"))
    formats = formats if named is None else formats_of(named)
    said = map_inner(root, lambda _, inner: asserting(inner, formats_of, formats=formats))
    return said | {ASSERTED_FORMAT: said["format"]} if formats and "format" in said else said
