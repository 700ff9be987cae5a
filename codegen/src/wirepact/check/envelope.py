"""The envelope, held against what the realtime bus speaks. Only contracts with topics need one that fits."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from wirepact import data
from wirepact.findings import Finding, Place
from wirepact.keywords import EXTENSIBLE_UNION
from wirepact.values import Json, items, members, strings

from .codes import code_values
from .library import Library, assertions
from .topics import topics
from .unions import Tagged, UntaggedError, tagged, union_keyword

_DERIVED = frozenset({"snapshot", "event"})


def envelope(library: Library) -> Place | None:
    """Give the place of the contract's envelope."""
    return next(_envelopes(library), None)


def _envelopes(library: Library) -> Iterator[Place]:
    return (Place(file, ("x-envelope",)) for file, root in library.roots.items() if "x-envelope" in members(root))


def check_envelope(library: Library) -> Iterator[Finding]:
    """Say where the envelope departs from the bus's profile."""
    found = list(_envelopes(library))
    for extra in found[1:]:
        yield Finding(
            Place(extra.file, extra.pointer, of_key=True), "a contract has one envelope; remove one", (found[0],)
        )
    declared = next(topics(library), None)
    if declared is None:
        return
    if not found:
        yield Finding(declared[1], "topics need an envelope; declare `x-envelope` with `client` and `server`")
        return
    for side in ("client", "server"):
        yield from _check_side(library, found[0].at(side), members(members(_profile())[side]))
    yield from _check_close_codes(library, found[0])


def _profile() -> Json:
    return data.read("profile.json")


def _check_side(library: Library, place: Place, expected: dict[str, Json]) -> Iterator[Finding]:
    union = _messages(library, place)
    if isinstance(union, Finding):
        yield union
        return
    given = {branch.value: branch.place for branch in union.branches}
    for name in expected:
        if name not in given:
            yield Finding(place, f"the bus speaks `{name}`, and this envelope lacks it; add a branch with that `type`")
    for value, branch in given.items():
        if not isinstance(value, str) or value not in expected:
            names = ", ".join(expected)
            yield Finding(branch, f"the bus knows no message `{value}`; it speaks {names}; remove the branch")
            continue
        yield from _check_message(library, branch, union.tag, members(expected[value]))
        if value in _DERIVED:
            yield from _check_derived(library, branch, members(expected[value]).keys() | {union.tag})


def _check_derived(library: Library, place: Place, known: AbstractSet[str]) -> Iterator[Finding]:
    """Topics derive their snapshots and events from their own types, so these branches have nothing more to say."""
    schema = members(library.at(place))
    for name in sorted(members(schema.get("properties")).keys() - known):
        yield Finding(place.at("properties").key(name), f"the messages of topics have no `{name}`; take it out")
    if "additionalProperties" in schema:
        yield Finding(place.key("additionalProperties"), "the messages of topics are open objects; take this out")


def _messages(library: Library, place: Place) -> Tagged | Finding:
    target = library.follow(place)
    keyword = union_keyword(library.at(target))
    if keyword in (None, EXTENSIBLE_UNION):
        return Finding(place, "expected a tagged `oneOf` of messages")
    try:
        union = tagged(library, target, keyword)
    except UntaggedError as untagged:
        return untagged.finding
    if union.tag != "type":
        return Finding(place, f"the bus tells messages apart by `type`, this envelope by `{union.tag}`; rename the tag")
    return union


def _check_message(library: Library, place: Place, tag: str, expected: dict[str, Json]) -> Iterator[Finding]:
    schema = members(library.at(place))
    properties = members(schema.get("properties"))
    required = set(strings(schema.get("required")))
    for name, kind in expected.items():
        optional, _, kind_name = str(kind).rpartition(" ")
        if name not in properties:
            yield Finding(place, f"the bus needs a property `{name}` here; add it")
            continue
        if not optional and name not in required:
            yield Finding(place, f"the bus relies on `{name}`; add it to `required`")
        if optional and name in required:
            yield Finding(place, f"the bus sends `{name}` only where there is one; take it out of `required`")
        yield from _check_kind(library, place.at("properties", name), kind_name)
    for name in sorted(required - expected.keys() - {tag}):
        yield Finding(place, f"the bus does not know `{name}` and can't send it; take it out of `required`")


def _check_kind(library: Library, place: Place, kind: str) -> Iterator[Finding]:
    target = library.follow(place)
    schema = members(library.at(target))
    match kind:
        case "text" if schema.get("type") != "string" or assertions(schema) != {"type"}:
            yield Finding(place, 'the bus needs any text here; write "type": "string" and no limits')
        case "addresses":
            inner = members(library.at(library.follow(target.at("items")))) if "items" in schema else {}
            if schema.get("type") != "array" or inner.get("type") != "string" or {"enum", "const"} & inner.keys():
                yield Finding(place, "the bus needs an array of strings here, the addresses")
        case "anything" if assertions(schema):
            yield Finding(place, "the payload is what each topic declares; leave it without assertions here")
        case "code":
            values = code_values(schema)
            missing = [code for code in items(members(_profile())["errorCodes"]) if code not in values]
            if "x-codes" not in schema or missing:
                names = ", ".join(map(str, missing)) or "`x-codes`"
                yield Finding(place, f"the bus answers with error codes that this type lacks: {names}; add them")


def _check_close_codes(library: Library, place: Place) -> Iterator[Finding]:
    name = str(members(_profile())["closeCodeType"])
    found = close_codes(library)
    if found is None:
        yield Finding(place, f"the bus needs the type `{name}` in some $defs: integers with `x-codes`")
        return
    table = members(members(library.at(found)).get("x-codes"))
    needed = members(members(_profile())["closeCodes"])
    missing = [f"{code} (`{name}`)" for code, name in needed.items() if code not in table]
    if members(library.at(found)).get("type") != "integer":
        yield Finding(found, 'the bus closes with numbers; write "type": "integer"')
    elif missing:
        yield Finding(found, f"the bus closes with codes that this type lacks: {', '.join(missing)}; add them")


def close_codes(library: Library) -> Place | None:
    """Give the place of the type that holds the close codes."""
    name = str(members(_profile())["closeCodeType"])
    places = (Place(file, ("$defs", name)) for file in library.own)
    return next((library.entry(place) for place in places if library.has(place)), None)
