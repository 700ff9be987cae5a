"""What a schema file calls itself and what it refers to: `$id`, anchors and references as absolute URIs.

JSON Schema core 2020-12, section 8.2: a schema with `$id` starts a resource of its own, against whose URI everything
inside it is resolved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urljoin

from .findings import FileName
from .keywords import REFERENCES, inner_schemas
from .values import Json, Pointer, members, text_of

_OUTSIDE = "file://contract/"
_FOLDER = _OUTSIDE + "-/" * 16
"""Where the schema folder stands among all URIs, so that paths in it resolve as relative references do, and those that
lead out of it can be told."""


@dataclass(slots=True)
class Resource:
    """One schema resource: its URI, its place in the file, and the anchors in it."""

    uri: str
    pointer: Pointer
    anchors: dict[str, Pointer] = field(default_factory=dict)
    dynamic_anchors: dict[str, Pointer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as written, and the absolute URI that it means."""

    pointer: Pointer
    keyword: str
    uri: str


@dataclass(frozen=True, slots=True)
class Identified:
    """A file's resources, the outermost first, and its references."""

    resources: tuple[Resource, ...]
    references: tuple[Reference, ...]


def file_uri(file: FileName) -> str:
    """Give the URI that a file is found under: its path in the schema folder, or what it was asked for by."""
    return file if is_absolute(file) else _FOLDER + quote(file)


def own_file(uri: str) -> FileName | None:
    """Give the file of the schema folder that a URI stands for; None for any other URI."""
    return FileName(unquote(uri.removeprefix(_FOLDER))) if uri.startswith(_FOLDER) else None


def leads_out(uri: str) -> bool:
    """Tell whether a URI came from a path that leaves the schema folder."""
    return uri.startswith(_OUTSIDE) and not uri.startswith(_FOLDER)


def told(uri: str) -> str:
    """Give a URI as people know it: one that stands for a path in the schema folder is that path."""
    return uri.removeprefix(_FOLDER)


def is_absolute(uri: str) -> bool:
    """Tell whether a reference has a scheme (RFC 3986, section 3.1)."""
    scheme, colon, _ = uri.partition(":")
    return bool(colon) and scheme[:1].isalpha() and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()


def join(base: str, ref: str) -> str:
    """Resolve a reference (RFC 3986, section 5). What a base can't place, as a path beside a URN, stays."""
    if ref.startswith("#") or not ref:
        return _bare(base) + ref
    try:
        return urljoin(base, ref)
    except ValueError:  # brackets that hold no address: a URI that nothing is called
        return ref


def _bare(uri: str) -> str:
    return uri.partition("#")[0]


def identify(file: FileName, root: Json) -> Identified:
    """Read what a file's schemas call themselves and what they refer to."""
    top = Resource(file_uri(file), ())
    resources, references = [top], list[Reference]()
    _identify(root, (), top, resources, references)
    return Identified(tuple(resources), tuple(references))


def _identify(
    schema: Json, pointer: Pointer, within: Resource, resources: list[Resource], references: list[Reference]
) -> None:
    parts = members(schema)
    name = text_of(parts.get("$id"))
    if name is not None:
        within = Resource(_bare(join(within.uri, name)), pointer)
        resources.append(within)
    for keyword, anchors in (("$anchor", within.anchors), ("$dynamicAnchor", within.dynamic_anchors)):
        anchor = text_of(parts.get(keyword))
        if anchor is not None:
            within.anchors.setdefault(anchor, pointer)
            anchors.setdefault(anchor, pointer)
    for keyword in REFERENCES:
        ref = text_of(parts.get(keyword))
        if ref is not None:
            references.append(Reference(pointer, keyword, join(within.uri, ref)))
    for steps, inner in inner_schemas(schema):
        _identify(inner, (*pointer, *steps), within, resources, references)
