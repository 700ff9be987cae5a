"""Tables of codes: `x-codes` says of each value of an enum whether a retry helps, and under which name."""

from __future__ import annotations

from collections.abc import Iterator

from wirepact.findings import Finding, Place, did_you_mean
from wirepact.values import Json, items, members

from .library import Library


def check_codes(library: Library) -> Iterator[Finding]:
    """Find tables that stand in the wrong place, that miss a value or that name one too many."""
    for place, schema in library.schemas():
        table = members(schema).get("x-codes")
        if isinstance(table, dict):
            yield from _check_place(library, place, members(schema))
            yield from _check_coverage(place, members(schema), table)
            yield from _check_names(place, table)


def code_values(schema: dict[str, Json]) -> list[Json]:
    """Give the values that a table of codes must cover."""
    return items(schema.get("x-extensible-enum")) or items(schema.get("enum"))


def _check_place(library: Library, place: Place, schema: dict[str, Json]) -> Iterator[Finding]:
    if not library.is_definition(place) or not place.pointer:
        yield Finding(place.key("x-codes"), "`x-codes` belongs to a type of its own; move this schema to $defs")
    if schema.get("type") not in ("string", "integer"):
        yield Finding(place.key("x-codes"), '`x-codes` needs "type": "string" or "integer" beside it')


def _check_coverage(place: Place, schema: dict[str, Json], table: dict[str, Json]) -> Iterator[Finding]:
    values = [str(value) for value in code_values(schema)]
    if not values:
        yield Finding(place.key("x-codes"), "`x-codes` needs `enum` or `x-extensible-enum` beside it; list the codes")
    missing = [value for value in values if value not in table]
    if missing:
        yield Finding(place.key("x-codes"), f"the table lacks {', '.join(missing)}; say of each whether a retry helps")
    for code in table:
        if values and code not in values:
            yield Finding(place.key("x-codes", code), f"`{code}` is not among the values{did_you_mean(code, values)}")


def _check_names(place: Place, table: dict[str, Json]) -> Iterator[Finding]:
    seen: dict[Json, str] = {}
    for code, entry in table.items():
        name = members(entry).get("name", code)
        if name in seen:
            at = place.at("x-codes", code)
            yield Finding(at, f"the name `{name}` is also that of {seen[name]}; give each code a name of its own")
        seen[name] = code
