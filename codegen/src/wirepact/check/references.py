"""Every reference must lead to a schema that was read: in the folder, or in a mapped resource."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from wirepact.findings import Finding, Place, did_you_mean
from wirepact.identifiers import leads_out, own_file, told
from wirepact.keywords import DEFINITIONS, REFERENCES
from wirepact.values import Json, Pointer, members, pointer_text

from .index import NoTargetError
from .library import Library

_MOST_REFERENCES = 32


def check_references(library: Library) -> Iterator[Finding]:
    """Find references that lead nowhere, and names that two schemas have."""
    yield from _check_identifiers(library)
    for place, schema in library.schemas():
        for keyword in REFERENCES:
            ref = members(schema).get(keyword)
            if isinstance(ref, str):
                yield from _check_one(library, place, keyword, ref)
    for place, ref in declared_references(library):
        yield from _check_one(library, place, "$ref", ref)


def declared_references(library: Library) -> Iterator[tuple[Place, str]]:
    """Give the references of x-topics and x-envelope, which are no schemas."""
    for file, root in library.roots.items():
        tables: dict[Pointer, Json] = {("x-envelope",): members(root).get("x-envelope")}
        for name, topic in members(members(root).get("x-topics")).items():
            tables["x-topics", name] = topic
        for pointer, table in tables.items():
            for key, value in members(table).items():
                ref = members(value).get("$ref")
                if isinstance(ref, str):
                    yield Place(file, (*pointer, key)), ref


def _check_identifiers(library: Library) -> Iterator[Finding]:
    """Find URIs and anchors that stand twice: a reference to them would mean one or the other."""
    uris: dict[str, Place] = {}
    anchors: dict[tuple[str, str], Place] = {}
    for place, schema in library.schemas():
        parts = members(schema)
        if "$id" in parts:
            uri = library.index.resource(place).uri
            if place != (first := uris.setdefault(uri, place)):
                yield Finding(place.at("$id"), f"two schemas are called `{told(uri)}`; rename one", (first.at("$id"),))
        for keyword in ("$anchor", "$dynamicAnchor"):
            if keyword in parts:
                key = (library.index.resource(place).uri, str(parts[keyword]))
                if place != (first := anchors.setdefault(key, place)):
                    message = f"the anchor `{key[1]}` stands twice in one resource; rename one"
                    yield Finding(place.at(keyword), message, (first,))


def _check_one(library: Library, place: Place, keyword: str, ref: str) -> Iterator[Finding]:
    at = place.at(keyword)
    try:
        library.index.find(place, ref)
    except NoTargetError as missing:
        yield Finding(at, _explain(library, missing, ref))
        return
    if _is_long(library, place):
        message = f"this reference leads to its schema through more than {_MOST_REFERENCES} others"
        yield Finding(at, f"{message}; refer to the schema itself")


def _is_long(library: Library, place: Place) -> bool:
    """Tell whether a reference leads on and on; a circle of a few is not long."""
    seen: set[Place] = set()
    while place not in seen:
        seen.add(place)
        if len(seen) > _MOST_REFERENCES + 2:
            return True
        ref = members(library.at(place)).get("$ref")
        if not isinstance(ref, str):
            return False
        try:
            place = library.index.find(place, ref)
        except NoTargetError:
            return False
    return False


def _explain(library: Library, missing: NoTargetError, ref: str) -> str:
    match missing.reason, missing.file:
        case "anchor", file if file is not None:
            return _no_anchor(library, Place(file, missing.pointer), missing.uri.rpartition("#")[2])
        case "nothing", file if file is not None:
            return _dangling(library, Place(file, missing.pointer))
        case "no schema", _:
            return f"expected a reference to a schema, and `{ref}` is none; refer to a `#/$defs/Name` or to a file"
        case _:
            return _no_resource(library, missing.uri, ref)


def _no_resource(library: Library, uri: str, ref: str) -> str:
    if leads_out(uri):
        return f"`{ref}` leads out of the schema folder; move that file into it, or refer to it by a URI in `resources`"
    file = own_file(uri.partition("#")[0])
    if file is None:
        return (
            f"no schema is called `{uri}`, and nothing is fetched; map the start of its URI to a folder in `resources`,"
            " or copy that schema into the schema folder"
        )
    near = did_you_mean(basename(file), (basename(found) for found in library.own))
    known = near or f"; there are {', '.join(sorted(library.own))}"
    return f"no file `{file}` in the schema folder{known}"


def _no_anchor(library: Library, resource: Place, name: str) -> str:
    root = members(library.at(resource))
    for keyword in DEFINITIONS:
        if name in members(root.get(keyword)):
            return f"no schema of that resource has the anchor `{name}`; write `#/{keyword}/{name}`"
    near = did_you_mean(name, library.index.resource(resource).anchors)
    return f"no schema of that resource has the anchor `{name}`{near or '; give one that `$anchor`'}"


def _dangling(library: Library, target: Place) -> str:
    name = str(target.pointer[-1])
    names = members(members(library.roots[target.file]).get("$defs"))
    known = did_you_mean(name, names) or (f"; there are {', '.join(names)}" if names else "; it has no $defs")
    return f"`{target.file}` has no `{pointer_text(target.pointer)}`{known}"
