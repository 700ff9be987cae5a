"""Unions that can be told apart: by null, or by a tag, a property that is required and constant in every branch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wirepact.findings import Finding, Place
from wirepact.keywords import EXTENSIBLE_UNION
from wirepact.values import Json, identity, items, json_type, members, strings

from .conjuncts import conjuncts, is_object, required_names
from .dialect import brief
from .library import Library, assertions


@dataclass(frozen=True, slots=True)
class TaggedBranch:
    """A branch of a union, and the value of the tag that chooses it."""

    place: Place
    value: Json


@dataclass(frozen=True, slots=True)
class Tagged:
    """A union of objects with the wire name of its tag."""

    tag: str
    branches: tuple[TaggedBranch, ...]


class UntaggedError(Exception):
    """The union's branches can't be told apart; `finding` says where and what to write."""

    def __init__(self, place: Place, message: str) -> None:
        self.finding = Finding(place, message)
        super().__init__(message)


def union_keyword(schema: Json) -> str | None:
    """Give `oneOf`, `anyOf` or `x-extensible-union`, whichever the schema has."""
    return next((keyword for keyword in ("oneOf", "anyOf", EXTENSIBLE_UNION) if keyword in members(schema)), None)


def check_extensible_unions(library: Library) -> Iterator[Finding]:
    """Find extensible unions that no tag tells apart, and such that say more than which branches there are."""
    for place, schema in library.schemas():
        if EXTENSIBLE_UNION not in members(schema):
            continue
        at = place.key(EXTENSIBLE_UNION)
        if members(schema).get("type") != "object":
            yield Finding(at, f'`{EXTENSIBLE_UNION}` needs its type beside it; add "type": "object"')
        for keyword in sorted(assertions(schema) - {"type", EXTENSIBLE_UNION}):
            message = f"`{keyword}` beside `{EXTENSIBLE_UNION}` is not supported; remove one of them"
            yield Finding(place.key(keyword), message)
        try:
            values = [branch.value for branch in tagged(library, place, EXTENSIBLE_UNION).branches]
        except UntaggedError as untagged:
            yield untagged.finding
            continue
        if len({json_type(value) for value in values}) > 1 or isinstance(values[0], (list, dict)):
            yield Finding(at, "an extensible union's tags are texts, integers or booleans, and all of one type")


def branch_places(library: Library, place: Place, keyword: str) -> list[Place]:
    """Give the places of a union's branches, as written."""
    return [place.at(keyword, index) for index in range(len(items(members(library.at(place))[keyword])))]


def is_null(library: Library, place: Place) -> bool:
    """Tell whether a branch is `{ "type": "null" }`."""
    schema = library.at(library.follow(place))
    return assertions(schema) == {"type"} and members(schema)["type"] == "null"


def branch_types(library: Library, place: Place) -> list[str]:
    """Give the JSON types that a union's branches name; none when one of them names none."""
    keyword = union_keyword(library.at(place))
    branches = branch_places(library, place, keyword) if keyword else []
    named = [members(library.at(library.follow(branch))).get("type") for branch in branches]
    if not all(named):
        return []
    return list(dict.fromkeys(name for kind in named for name in ([kind] if isinstance(kind, str) else strings(kind))))


def without_null(library: Library, place: Place, keyword: str) -> Place | None:
    """Give the other branch of a union of one thing and null; None for any other union."""
    branches = branch_places(library, place, keyword)
    others = [branch for branch in branches if not is_null(library, branch)]
    if len(others) != 1 or len(branches) != 2 or (keyword == "oneOf" and accepts_null(library, others[0])):
        return None
    return others[0]


def find_tagged(library: Library, place: Place, keyword: str) -> Tagged | None:
    """Find the tag of a union that has one, and asserts nothing beside it but that it is an object."""
    schema = members(library.at(place))
    beside = assertions(schema) - {keyword}
    if beside and (beside != {"type"} or schema["type"] != "object"):
        return None
    try:
        return tagged(library, place, keyword)
    except UntaggedError:
        return None


def accepts_null(library: Library, place: Place, depth: int = 32) -> bool:
    """Tell whether a schema accepts null; `depth` ends unions that contain themselves."""
    schema = library.at(library.follow(place))
    if not isinstance(schema, dict) or depth == 0:
        return True
    keyword = union_keyword(schema)
    if keyword:
        branches = branch_places(library, library.follow(place), keyword)
        return keyword != EXTENSIBLE_UNION and any(accepts_null(library, branch, depth - 1) for branch in branches)
    if "type" in schema:
        return "null" in (schema["type"] if isinstance(schema["type"], list) else [schema["type"]])
    if "const" in schema:
        return schema["const"] is None
    return None in items(schema["enum"]) if "enum" in schema else True


def tagged(library: Library, place: Place, keyword: str) -> Tagged:
    """Find the tag of a union. Raises `UntaggedError`."""
    leaves = list(_leaves(library, place, keyword))
    tables = [_constants(library, leaf) for leaf in leaves]
    shared = [name for name in tables[0] if all(name in table for table in tables)]
    if not shared:
        raise UntaggedError(
            place.key(keyword),
            f"the branches of `{keyword}` share no tag;"
            " give each a required property of one name with a `const` of its own",
        )
    for tag in shared:
        values = [table[tag] for table in tables]
        if len({repr(identity(value)) for value in values}) == len(values):
            branches = tuple(TaggedBranch(leaf, value) for leaf, value in zip(leaves, values, strict=True))
            return Tagged(tag, branches)
    tag = shared[0]
    values = [table[tag] for table in tables]
    twice = next(value for value in values if [identity(v) for v in values].count(identity(value)) > 1)
    raise UntaggedError(
        place.key(keyword), f"two branches have {brief(twice)} as their `{tag}`; give each a value of its own"
    )


def _leaves(library: Library, place: Place, keyword: str) -> Iterator[Place]:
    for written in branch_places(library, place, keyword):
        branch = library.follow(written)
        schema = library.at(branch)
        inner = union_keyword(schema)
        if inner and assertions(schema) == {inner}:
            yield from _leaves(library, branch, inner)
        elif is_object(library, branch):
            yield branch
        else:
            raise UntaggedError(
                written,
                f'expected a branch with "type": "object", got {brief(schema)}',
            )


def _constants(library: Library, place: Place) -> dict[str, Json]:
    required = required_names(library, place)
    constants: dict[str, Json] = {}
    for part in conjuncts(library, place):
        for name in members(members(library.at(part)).get("properties")):
            schema = members(library.at(library.follow(part.at("properties", name))))
            if name in required and "const" in schema:
                constants.setdefault(name, schema["const"])
            elif name in required and len(items(schema.get("enum"))) == 1:
                constants.setdefault(name, items(schema["enum"])[0])
    return constants
