"""The patterns of a whole schema, written for Python's `re`: what Python's decoders and jsonschema read."""

from __future__ import annotations

from typing import cast

from wirepact.keywords import map_inner
from wirepact.patterns import to_python
from wirepact.values import Json, members


def with_python_patterns(schema: object) -> object:
    """Rewrite every pattern of a schema and of its sub-schemas; all else stays as it is."""
    if not isinstance(schema, dict):
        return schema
    found = map_inner(cast("dict[str, Json]", schema), lambda _, inner: cast("Json", with_python_patterns(inner)))
    if "pattern" in found:
        found["pattern"] = to_python(str(found["pattern"]))
    if "patternProperties" in found:
        found["patternProperties"] = _by_python_pattern(members(found["patternProperties"]))
    return found


def _by_python_pattern(schemas: dict[str, Json]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for name, inner in schemas.items():
        key = to_python(name)
        while key in found:  # two patterns that mean the same
            key = f"(?:{key})"
        found[key] = inner
    return found
