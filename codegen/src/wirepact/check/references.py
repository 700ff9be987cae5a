"""Every `$ref` must lead to a file's root schema or to an entry of its `$defs`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

from wirepact.findings import Finding, Place, did_you_mean
from wirepact.values import Json, Pointer, members, pointer_text

from .library import Library, is_definition

_MOST_REFERENCES = 32


def check_references(library: Library) -> Iterator[Finding]:
    """Find references that lead nowhere."""
    for place, schema in library.schemas():
        ref = members(schema).get("$ref")
        if isinstance(ref, str):
            yield from _check_one(library, place, ref)
    for place, ref in declared_references(library):
        yield from _check_one(library, place, ref)


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


def _check_one(library: Library, place: Place, ref: str) -> Iterator[Finding]:
    at = place.at("$ref")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", ref):
        yield Finding(at, f"`{ref}` leads out of the schema folder; copy that schema into the folder and name its file")
        return
    fragment = ref.partition("#")[2]
    if fragment and not fragment.startswith("/"):
        yield Finding(at, f"`#{fragment}` names an anchor, which is not supported yet; write `#/$defs/{fragment}`")
        return
    target = library.target(place, ref)
    if target.file not in library.roots:
        yield Finding(at, f"no file `{target.file}` in the schema folder{_files_near(library, target)}")
    elif not is_definition(target.pointer):
        yield Finding(
            at, f"expected a reference to `#/$defs/Name` or to a file, got `{ref}`; move that schema to $defs"
        )
    elif not library.has(target):
        yield Finding(at, _dangling(library, target))
    elif _is_long(library, place):
        message = f"this reference leads to its schema through more than {_MOST_REFERENCES} others"
        yield Finding(at, f"{message}; refer to the schema itself")


def _is_long(library: Library, place: Place) -> bool:
    """Tell whether a reference leads on and on; a circle of a few is not long."""
    seen: set[Place] = set()
    while place not in seen and library.has(place):
        seen.add(place)
        if len(seen) > _MOST_REFERENCES + 2:
            return True
        ref = members(library.at(place)).get("$ref")
        if not isinstance(ref, str):
            return False
        place = library.target(place, ref)
    return False


def _files_near(library: Library, target: Place) -> str:
    near = did_you_mean(basename(target.file), (basename(file) for file in library.roots))
    return near or f"; there are {', '.join(sorted(library.roots))}"


def _dangling(library: Library, target: Place) -> str:
    name = str(target.pointer[-1])
    names = members(members(library.roots[target.file]).get("$defs"))
    known = did_you_mean(name, names) or (f"; there are {', '.join(names)}" if names else "; it has no $defs")
    return f"`{target.file}` has no `{pointer_text(target.pointer)}`{known}"
