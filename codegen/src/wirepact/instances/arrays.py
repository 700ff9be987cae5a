"""Builds arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirepact.values import Json, items

from .equality import equality_key
from .numbers import number_of
from .schemas import Schema, UnsatisfiedError

if TYPE_CHECKING:
    from .build import Builder

_MORE = 3
_TRIES = 12


def build_array(builder: Builder, opened: list[Schema], depth: int) -> Json:
    """Build an array that fits plain schemas. Raises `UnsatisfiedError`."""
    size = _size(builder, opened, depth)
    wanted = _wanted(builder, opened, size)
    unique = any(schema.get("uniqueItems") is True for schema in opened)
    found: list[Json] = []
    for index in range(size):
        said = [*_at(opened, index), *wanted[index]] or _unevaluated(opened)
        found.append(_another(builder, said, depth, found if unique else []))
    return found


def _size(builder: Builder, opened: list[Schema], depth: int) -> int:
    """Choose how many items there are: as few, as many, or as many as have a schema of their own."""
    least = max([_count(schema, "minItems", 0) for schema in opened])
    needed = max([_count(schema, "minContains", 1) for schema in opened if "contains" in schema], default=0)
    most = min([_count(schema, "maxItems", least + _MORE + 20) for schema in opened] + [_closed(opened)])
    least = max(least, needed)
    if most < least:
        raise UnsatisfiedError
    if builder.is_deep(depth):
        return least
    prefix = max([len(items(schema.get("prefixItems"))) for schema in opened])
    sizes = [least, least + 1, prefix, prefix + 1, most, builder.random.randint(least, least + _MORE)]
    return builder.random.choice([size for size in sizes if least <= size <= min(most, least + _MORE + 20)])


def _closed(opened: list[Schema]) -> int:
    ends = [len(items(schema.get("prefixItems"))) for schema in opened if schema.get("items") is False]
    return min(ends, default=10**6)


def _count(schema: Schema, keyword: str, otherwise: int) -> int:
    said = number_of(schema.get(keyword))
    return otherwise if said is None else int(said)


def _wanted(builder: Builder, opened: list[Schema], size: int) -> list[list[Json]]:
    """Say which items fit `contains`, and which must not because enough do."""
    found: list[list[Json]] = [[] for _ in range(size)]
    for schema in opened:
        if "contains" not in schema:
            continue
        least, most = _count(schema, "minContains", 1), min(_count(schema, "maxContains", size), size)
        if least > most:
            raise UnsatisfiedError
        count = builder.random.choice([least, most, builder.random.randint(least, most)])
        chosen = builder.random.sample(range(size), count)
        for index in range(size):
            if index in chosen:
                found[index].append(schema["contains"])
            elif "maxContains" in schema:
                found[index] += [{"not": schema["contains"]}, *_unevaluated(opened)]
    return found


def _at(opened: list[Schema], index: int) -> list[Json]:
    """Give what the schemas say of the item at a place."""
    found: list[Json] = []
    for schema in opened:
        prefix = items(schema.get("prefixItems"))
        if index < len(prefix):
            found.append(prefix[index])
        elif "items" in schema:
            found.append(schema["items"])
    return found


def _unevaluated(opened: list[Schema]) -> list[Json]:
    """Give what is said of items that nothing else speaks of; those that fit `contains` are spoken of."""
    return [schema["unevaluatedItems"] for schema in opened if "unevaluatedItems" in schema]


def _another(builder: Builder, schemas: list[Json], depth: int, known: list[Json]) -> Json:
    """Build an item that is none of those known."""
    keys = {equality_key(item) for item in known}
    for _ in range(_TRIES):
        item = builder.value(schemas, depth + 1)
        if equality_key(item) not in keys:
            return item
    raise UnsatisfiedError
