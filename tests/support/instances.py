"""Instances of a schema, and mutations of them, as Hypothesis strategies."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

_TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
_INTEGERS = st.integers(-(2**53) + 1, 2**53 - 1)
_NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | _INTEGERS
_SCALARS = st.none() | st.booleans() | st.integers(-3, 12) | _NUMBERS | _TEXT
_NAMES = st.sampled_from(["type", "id", "topic", "__proto__", "constructor", "a~/b", "x"]) | _TEXT
_DEEP = 4
ANY_JSON = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3), max_leaves=6
)

_SHAPES = frozenset(["items", "properties", "required", "additionalProperties"])
_LIMITS = frozenset(
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems"]
)
_ALONE = frozenset(["$ref", "const", "enum", "anyOf"])
_ANNOTATIONS = frozenset(["title", "description", "default", "examples", "deprecated", "format"])


def _is_easy(schema: dict[str, Any]) -> bool:
    """Tell whether instances can be built from a schema's keywords; any other schema gives its own examples."""
    said = {name for name in schema if name not in _ANNOTATIONS and not name.startswith("x-")}
    return (said <= _LIMITS | _SHAPES | {"type"} and "type" in said) or (
        len(said - {"type"}) == 1 and said & _ALONE != set()
    )


def instances(bundle: dict[str, Any], schema: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Build valid instances of a schema of the bundle; recursive parts end after a few levels."""
    if schema is True or not isinstance(schema, dict):
        return ANY_JSON
    if "examples" in schema and not _is_easy(schema):
        return st.sampled_from(schema["examples"])
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        return st.deferred(lambda: instances(bundle, bundle["$defs"][name], depth + 1))
    for keyword in ("oneOf", "anyOf"):
        if keyword in schema:
            return st.one_of([instances(bundle, branch, depth) for branch in schema[keyword]])
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    return st.one_of([_typed(bundle, schema, kind, depth) for kind in _kinds(schema)])


def _kinds(schema: dict[str, Any]) -> list[str]:
    kinds = schema.get("type", "anything")
    return [kinds] if isinstance(kinds, str) else kinds


def _typed(bundle: dict[str, Any], schema: dict[str, Any], kind: str, depth: int) -> st.SearchStrategy[Any]:
    match kind:
        case "null":
            return st.none()
        case "boolean":
            return st.booleans()
        case "integer":
            return _integers(schema)
        case "number":
            low, high = schema.get("exclusiveMinimum", schema.get("minimum")), schema.get("maximum")
            return st.floats(low, high, exclude_min="exclusiveMinimum" in schema, allow_nan=False, allow_infinity=False)
        case "string":
            return _strings(schema)
        case "array":
            least, most = schema.get("minItems", 0), schema.get("maxItems", 4)
            if depth > _DEEP and not least:
                return st.just([])  # a strategy that is never drawn from would still be walked, without an end
            most = max(least, min(most, 4))
            return st.lists(instances(bundle, schema.get("items", True), depth + 1), min_size=least, max_size=most)
        case "object":
            return _objects(bundle, schema, depth)
        case _:
            return ANY_JSON


def _integers(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    low = max(schema.get("minimum", -(2**53) + 1), schema.get("exclusiveMinimum", -(2**53)) + 1)
    high = min(schema.get("maximum", 2**53 - 1), schema.get("exclusiveMaximum", 2**53) - 1)
    whole = st.integers(low, high)
    return whole | whole.filter(lambda value: abs(value) < 2**50).map(float)


def _strings(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    if "pattern" in schema:
        return st.from_regex(schema["pattern"].replace("$", r"\Z"))
    known = st.sampled_from(schema["x-extensible-enum"]) if "x-extensible-enum" in schema else st.nothing()
    least = schema.get("minLength", 0)
    most = max(least, min(schema.get("maxLength", 8), 8))
    return known | st.text(st.characters(codec="utf-8"), min_size=least, max_size=most)


def _objects(bundle: dict[str, Any], schema: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    properties = schema.get("properties", {})
    required = {name: instances(bundle, properties[name], depth + 1) for name in schema.get("required", ())}
    optional = {name: instances(bundle, inner, depth + 1) for name, inner in properties.items() if name not in required}
    others = schema.get("additionalProperties", True)
    if depth > _DEEP:
        return st.fixed_dictionaries(required)
    named = st.fixed_dictionaries(required, optional=optional)
    if others is False:
        return named
    extra = st.dictionaries(
        _NAMES.filter(lambda name: name not in properties), instances(bundle, others, depth + 1), max_size=2
    )
    return st.tuples(named, extra).map(lambda pair: {**pair[1], **pair[0]})


@st.composite
def mutations(draw: st.DrawFn, valid: st.SearchStrategy[Any]) -> Any:
    """Take a valid instance and change it in one or two places; it may stay valid."""
    value = json.loads(json.dumps(draw(valid)))
    for _ in range(draw(st.integers(1, 2))):
        value = _mutate(draw, value)
    return value


def _mutate(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, dict) and value and draw(st.integers(0, 4)):
        name = draw(st.sampled_from(sorted(value)))
        match draw(st.integers(0, 3)):
            case 0:
                return {key: item for key, item in value.items() if key != name}
            case 1:
                return {**value, draw(_NAMES): draw(ANY_JSON)}
            case _:
                return {**value, name: _mutate(draw, value[name])}
    if isinstance(value, list) and value and draw(st.integers(0, 4)):
        at = draw(st.integers(0, len(value) - 1))
        match draw(st.integers(0, 3)):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return value * 2
            case _:
                return [*value[:at], _mutate(draw, value[at]), *value[at + 1 :]]
    if isinstance(value, str) and draw(st.booleans()):
        return draw(st.sampled_from([value + "x" * 300, "", value[:1], value.upper()]))
    return draw(ANY_JSON)
