"""The patterns of a whole schema, written for Python's `re`: what Python's decoders and jsonschema read."""

from __future__ import annotations

from wirepact.patterns import to_python

from .library import BY_NAME, IN_ORDER, SINGLE


def with_python_patterns(schema: object) -> object:
    """Rewrite every pattern of a schema and of its sub-schemas; all else stays as it is."""
    if not isinstance(schema, dict):
        return schema
    return {keyword: _rewrite(keyword, said) for keyword, said in schema.items()}


def _rewrite(keyword: str, said: object) -> object:
    if keyword == "pattern":
        return to_python(str(said))
    if keyword in SINGLE:
        return with_python_patterns(said)
    if keyword in IN_ORDER and isinstance(said, list):
        return [with_python_patterns(inner) for inner in said]
    if keyword not in BY_NAME or not isinstance(said, dict):
        return said
    found: dict[str, object] = {}
    for name, inner in said.items():
        key = to_python(name) if keyword == "patternProperties" else name
        while key in found:  # two patterns that mean the same
            key = f"(?:{key})"
        found[key] = with_python_patterns(inner)
    return found
