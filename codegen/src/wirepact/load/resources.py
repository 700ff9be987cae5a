"""Reads what the schemas refer to outside of themselves: other files beside one file, and mapped resources."""

from __future__ import annotations

from collections.abc import Iterable

from wirepact import data
from wirepact.findings import FileName, Finding, RefusedError
from wirepact.identifiers import identify, own_file
from wirepact.values import members, text_of

from .files import load_file
from .places import Folders
from .sources import Source


def load_resources(folders: Folders, sources: Iterable[Source]) -> tuple[Source, ...]:
    """Read every file that the sources refer to, and those that these refer to; never over a network.

    What can't be found is left out, and the check of references says so. Raises `RefusedError` for what can't be read.
    """
    known: set[str] = set()
    found: list[Source] = []
    findings: list[Finding] = []
    waiting = list(sources)
    while waiting:
        wanted = _wanted(waiting, known)
        waiting = []
        for uri in wanted:
            try:
                source = _load(folders, uri)
            except RefusedError as refused:
                findings += refused.findings
                continue
            if source is not None:
                waiting.append(source)
        found += waiting
    if findings:
        raise RefusedError(findings)
    return tuple(sorted(found, key=lambda source: source.file))


def _wanted(sources: list[Source], known: set[str]) -> list[str]:
    """Give the URIs that sources refer to and nobody has; `known` learns all of them."""
    wanted: list[str] = []
    for source in sources:
        identified = identify(source.file, source.value)
        known |= {resource.uri for resource in identified.resources}
        wanted += [reference.uri.partition("#")[0] for reference in identified.references]
        dialect = text_of(members(source.value).get("$schema"))
        wanted += [dialect.partition("#")[0]] if dialect else []
    missing = [uri for uri in dict.fromkeys(wanted) if uri not in known]
    known |= set(missing)
    return missing


def _load(folders: Folders, uri: str) -> Source | None:
    file = own_file(uri)
    if file is None:
        shipped = data.metaschema(uri)
        if shipped is not None:
            return Source(FileName(uri), shipped)
    name = FileName(uri) if file is None else file
    path = folders.path(name)
    return load_file(path, name) if path is not None and path.is_file() else None
