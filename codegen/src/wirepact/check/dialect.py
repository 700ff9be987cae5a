"""The dialect's metaschema, with messages of our own for what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

from wirepact import data
from wirepact.findings import Finding, Place, did_you_mean
from wirepact.values import Json, members, strings

from .library import Library

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError


def check_dialect(library: Library) -> Iterator[Finding]:
    """Find unknown keywords and wrong values of known ones."""
    for file, root in library.roots.items():
        for error in _validator().iter_errors(root):
            place = Place(file, tuple(error.absolute_path))
            yield from _explain(place, error)


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # slow to import, and `--help` needs none of it

    return Draft202012Validator(cast("dict[str, object]", data.read("dialect.json")))


def _explain(place: Place, error: ValidationError) -> Iterator[Finding]:
    match error.validator:
        case "additionalProperties":
            known = members(cast("Json", error.schema)).get("properties")
            for name in members(cast("Json", error.instance)):
                if name not in members(known):
                    yield Finding(place.key(name), _unknown(name, members(known)))
        case "required":
            needed = strings(cast("Json", error.validator_value))
            missing = [name for name in needed if name not in members(cast("Json", error.instance))]
            yield Finding(place, f"{', '.join(f'`{name}`' for name in missing)} missing; expected {_expected(error)}")
        case _:
            yield Finding(place, f"expected {_expected(error)}, got {brief(cast('Json', error.instance))}")


def _unknown(name: str, known: dict[str, Json]) -> str:
    way_out = members(data.read("unsupported.json")).get(name) if "$defs" in known else None
    if way_out:
        return f"`{name}` is not supported yet; {way_out}"
    return f"`{name}` is not known here{did_you_mean(name, known) or f'; known are {_listed(known)}'}"


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
