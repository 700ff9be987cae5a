"""The dialect's metaschema, with messages of our own for what it refuses."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

from wirepact import data
from wirepact.findings import FileName, Finding, Place, did_you_mean
from wirepact.keywords import ASSERTIONS, DEFINITIONS
from wirepact.values import Json, members, strings

from .dialects import PLAIN, UnknownDialectError, check_dialects, read_dialect
from .library import Library

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError


_A_SLIP = 0.8
"""How alike an unknown word and a keyword are (0 to 1) when one is taken for a slip of the other."""


def check_dialect(library: Library) -> Iterator[Finding]:
    """Find unknown keywords and wrong values of known ones."""
    yield from check_dialects(library.roots)
    for file, root in library.roots.items():
        strict = is_strict(library, file)
        for error in _validator().iter_errors(root):
            place = Place(file, tuple(error.absolute_path))
            yield from _explain(place, error, strict)


def is_strict(library: Library, file: FileName) -> bool:
    """Tell whether a file is written in our dialect, which has no keywords that mean nothing."""
    try:
        return read_dialect(file, library.roots).strict
    except UnknownDialectError:
        return False


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # slow to import, and `--help` needs none of it

    return Draft202012Validator(cast("dict[str, object]", data.read("dialect.json")))


def _explain(place: Place, error: ValidationError, strict: bool) -> Iterator[Finding]:
    match error.validator:
        case "additionalProperties":
            known = members(cast("Json", error.schema)).get("properties")
            said = members(cast("Json", error.instance))
            for name in said:
                idle = not strict and _said_nothing_ever(name, said)
                if name not in members(known) and not idle and not _says_nothing(name, members(known), strict):
                    yield Finding(place.key(name), _unknown(name, members(known)))
        case "required":
            needed = strings(cast("Json", error.validator_value))
            missing = [name for name in needed if name not in members(cast("Json", error.instance))]
            yield Finding(place, f"{', '.join(f'`{name}`' for name in missing)} missing; expected {_expected(error)}")
        case _:
            yield Finding(place, f"expected {_expected(error)}, got {brief(cast('Json', error.instance))}")


def _said_nothing_ever(name: str, said: dict[str, Json]) -> bool:
    """Tell whether a keyword of older drafts said nothing there either: it was about what follows the first items."""
    return name == "additionalItems" and "prefixItems" not in said and not isinstance(said.get("items"), list)


def _says_nothing(name: str, known: dict[str, Json], strict: bool) -> bool:
    """Tell whether an unknown keyword of a schema is one that JSON Schema lets readers pass over, and no slip."""
    if "$defs" not in known or name in members(data.read("unsupported.json")):
        return False
    extension = name.startswith("x-")
    words = known if extension else ASSERTIONS.union(DEFINITIONS)
    near = (word for word in words if word.startswith("x-") is extension)
    return (extension or not strict) and not difflib.get_close_matches(name, near, n=1, cutoff=_A_SLIP)


def _unknown(name: str, known: dict[str, Json]) -> str:
    way_out = members(data.read("unsupported.json")).get(name) if "$defs" in known else None
    if way_out:
        return f"`{name}` is no keyword of JSON Schema 2020-12; {way_out}"
    otherwise = f"; known are {_listed(known)}"
    if "$defs" in known and not did_you_mean(name, known):
        otherwise += f'; others are passed over in a file of plain JSON Schema, with "$schema": "{PLAIN}"'
    return f"`{name}` is not known here{did_you_mean(name, known) or otherwise}"


def _listed(known: dict[str, Json]) -> str:
    names = sorted(known)
    return ", ".join(f"`{name}`" for name in names) if len(names) <= 8 else "the keywords in docs/CONTRACT.md"


def _expected(error: ValidationError) -> str:
    if error.validator == "uniqueItems":
        return "each item once"
    described = members(cast("Json", error.schema)).get("description")
    return str(described or f"{error.validator}: {json.dumps(error.validator_value)}")


def brief(value: Json) -> str:
    """Show a value on one line, cut to a readable length."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."
