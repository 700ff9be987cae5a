"""Topics: an address, the types of its messages, and a state rule that fits them."""

from __future__ import annotations

from collections.abc import Iterator

from wirepact.address import AddressError, Part, overlap, parse_address
from wirepact.findings import Finding, Place, did_you_mean
from wirepact.keywords import EXTENSIBLE_UNION
from wirepact.values import identity, members, strings

from .dialect import brief
from .library import Library, assertions
from .unions import Tagged, UntaggedError, tagged, union_keyword

_SCALARS = frozenset({"string", "integer", "number", "boolean", "null"})


def topics(library: Library) -> Iterator[tuple[str, Place]]:
    """Give every topic's name and place, by file."""
    for file, root in library.roots.items():
        for name in members(members(root).get("x-topics")):
            yield name, Place(file, ("x-topics", name))


def check_topics(library: Library) -> Iterator[Finding]:
    """Find wrong and overlapping addresses, topics named twice, and rules that do not fit."""
    known: list[tuple[Place, tuple[Part, ...]]] = []
    names: dict[str, Place] = {}
    for name, place in topics(library):
        if name in names:
            yield Finding(
                Place(place.file, place.pointer, of_key=True), f"the topic `{name}` is declared twice", (names[name],)
            )
        names.setdefault(name, place)
        address = place.at("address")
        try:
            parts = parse_address(str(library.at(address)))
        except AddressError as error:
            yield Finding(address, f"wrong address: {error}")
        else:
            clashes = [other for other, theirs in known if overlap(parts, theirs)]
            if clashes:
                yield Finding(address, "this address overlaps another topic's; change a word of one", tuple(clashes))
            known.append((address, parts))
        yield from _check_rule(library, place)


def _check_rule(library: Library, place: Place) -> Iterator[Finding]:
    rule = members(library.at(place.at("state"))).get("rule")
    match rule:
        case "collection":
            yield from _check_collection(library, place)
        case "log":
            yield from _check_log(library, place)
        case _:
            yield from _check_value(library, place)


def _check_collection(library: Library, place: Place) -> Iterator[Finding]:
    rule = place.at("state")
    try:
        items_place = _required(library, place.at("snapshot"), rule.at("items"))
        item = _array_item(library, items_place, rule.at("items"))
        _need_any_length(library, items_place, rule.at("items"))
        key = _required(library, item, rule.at("key"))
        _need_key_type(library, key, rule.at("key"))
        events = _event_branches(library, place)
        said = members(library.at(rule))
        if "upsert" in said:
            upsert = _event(library, events, rule.at("upsert", "event"))
            carried = _required(library, upsert, rule.at("upsert", "item"))
            _need_same(library, carried, item, rule.at("upsert", "item"), "the type of the items")
        if "remove" in said:
            remove = _event(library, events, rule.at("remove", "event"))
            gone = _required(library, remove, rule.at("remove", "key"))
            _need_same_kind(library, gone, key, rule.at("remove", "key"))
        _need_all_events(library, events, rule)
    except _MisfitError as misfit:
        yield misfit.finding


def _check_log(library: Library, place: Place) -> Iterator[Finding]:
    rule = place.at("state")
    try:
        kept = _array_item(library, _required(library, place.at("snapshot"), rule.at("items")), rule.at("items"))
        _need_object(library, place.at("event"), rule)
        appended = _required(library, place.at("event"), rule.at("append", "items"))
        added = _array_item(library, appended, rule.at("append", "items"))
        _need_same(library, added, kept, rule.at("append", "items"), "the type of the snapshot's items")
        _need_room(library, place, rule)
    except _MisfitError as misfit:
        yield misfit.finding


def _check_value(library: Library, place: Place) -> Iterator[Finding]:
    state = library.follow(place.at("snapshot"))
    rule = place.at("state")
    try:
        if "value" in members(library.at(rule)):
            _need_object(library, place.at("event"), rule)
            carried = _required(library, place.at("event"), rule.at("value"))
            _need_same(library, carried, state, rule.at("value"), "the type of the snapshot")
        elif library.follow(place.at("event")) != state:
            raise _MisfitError(
                place.at("event"),
                "the rule `value` replaces the state by the event, so both need one type;"
                " or say in `value` which property of the event carries it",
            )
    except _MisfitError as misfit:
        yield misfit.finding


class _MisfitError(Exception):
    def __init__(self, place: Place, message: str) -> None:
        self.finding = Finding(place, message)
        super().__init__(message)


def _required(library: Library, owner: Place, named_by: Place) -> Place:
    """Find the property that a rule names in an object; it must be there and required."""
    owner = library.follow(owner)
    schema = members(library.at(owner))
    name = str(library.at(named_by))
    if isinstance(schema.get("type"), list):
        message = f"expected the owner of `{name}` to be an object always, got {brief(schema['type'])}"
        raise _MisfitError(named_by, f'{message}; write "type": "object"')
    properties = members(schema.get("properties"))
    if schema.get("type") != "object":
        raise _MisfitError(named_by, f'expected `{name}` to be a property of a schema with "type": "object"')
    if name not in properties:
        raise _MisfitError(named_by, f"`{owner.pointer[-1] if owner.pointer else owner.file}` has no property `{name}`"
                      f"{did_you_mean(name, properties)}")  # fmt: skip
    if name not in strings(schema.get("required")):
        raise _MisfitError(
            named_by, f"the property `{name}` must be required for the rule to hold; add it to `required`"
        )
    return owner.at("properties", name)


def _array_item(library: Library, place: Place, named_by: Place) -> Place:
    array = library.follow(place)
    schema = members(library.at(array))
    if schema.get("type") != "array" or "items" not in schema or {"prefixItems", "$ref"} & schema.keys():
        raise _MisfitError(named_by, f"expected `{library.at(named_by)}` to be an array with `items` for all of it")
    return library.follow(array.at("items"))


def _need_object(library: Library, place: Place, rule: Place) -> None:
    if members(library.at(library.follow(place))).get("type") != "object":
        raise _MisfitError(rule, 'expected the event to be a schema with "type": "object"')


def _need_key_type(library: Library, key: Place, named_by: Place) -> None:
    kind = members(library.at(library.follow(key))).get("type")
    if kind not in ("string", "integer"):
        raise _MisfitError(named_by, f'expected a key with "type": "string" or "integer", got {kind or "none"}')


def _need_same_kind(library: Library, one: Place, other: Place, named_by: Place) -> None:
    kinds = [members(library.at(library.follow(place))).get("type") for place in (one, other)]
    if kinds[0] != kinds[1]:
        raise _MisfitError(named_by, f"expected the key's own type {kinds[1]}, got {kinds[0]}")


def _need_same(library: Library, one: Place, other: Place, named_by: Place, what: str) -> None:
    one, other = library.follow(one), library.follow(other)
    schema = library.at(one)
    kind = members(schema).get("type")
    is_named = isinstance(kind, list) or kind not in _SCALARS or "enum" in members(schema)
    if one != other and (is_named or schema != library.at(other)):
        raise _MisfitError(
            named_by, f"expected `{library.at(named_by)}` to have {what}; refer both to one schema in $defs"
        )


def _event_branches(library: Library, place: Place) -> Tagged:
    event = library.follow(place.at("event"))
    keyword = union_keyword(library.at(event))
    if keyword in (None, EXTENSIBLE_UNION):
        raise _MisfitError(place.at("event"), "expected a tagged `oneOf` of an upsert, a removal, or both")
    try:
        return tagged(library, event, keyword)
    except UntaggedError as untagged:
        raise _MisfitError(place.at("event"), "the event's branches can't be told apart") from untagged


def _event(library: Library, events: Tagged, named_by: Place) -> Place:
    name = library.at(named_by)
    found = [branch.place for branch in events.branches if identity(branch.value) == identity(name)]
    if not found:
        listed = ", ".join(brief(branch.value) for branch in events.branches)
        near = did_you_mean(str(name), (str(branch.value) for branch in events.branches))
        raise _MisfitError(
            named_by, f"no event has {brief(name)} as its `{events.tag}`{near or f'; there are {listed}'}"
        )
    return found[0]


def _need_all_events(library: Library, events: Tagged, rule: Place) -> None:
    parts = [part for part in ("upsert", "remove") if part in members(library.at(rule))]
    said = {identity(library.at(rule.at(part, "event"))) for part in parts}
    if len(said) < len(parts):
        raise _MisfitError(rule.at("remove", "event"), "upsert and removal need events of their own")
    silent = [brief(branch.value) for branch in events.branches if identity(branch.value) not in said]
    if silent:
        names = ", ".join(silent)
        raise _MisfitError(rule, f"the rule does not say what {names} does; a collection knows an upsert and a removal")


def _need_any_length(library: Library, array: Place, named_by: Place) -> None:
    for keyword in sorted(assertions(library.at(library.follow(array))) - {"type", "items"}):
        raise _MisfitError(named_by, f"a collection grows and shrinks by its events; take `{keyword}` out of the array")


def _need_room(library: Library, place: Place, rule: Place) -> None:
    array = members(library.at(library.follow(_required(library, place.at("snapshot"), rule.at("items")))))
    limit, most = library.at(rule.at("limit")), array.get("maxItems")
    if isinstance(limit, (int, float)) and isinstance(most, (int, float)) and limit > most:
        raise _MisfitError(
            rule.at("limit"), f"the snapshot's array has `maxItems` {most}; expected at most that, got {limit}"
        )
