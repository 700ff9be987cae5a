"""What comes back from decoding and encoding: the same JSON, less the members that the schema does not speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wirepact.instances.texts import fits_pattern

if TYPE_CHECKING:
    from wirepact.instances import Oracle

Where = tuple[str | int, ...]


def same_json(one: Any, other: Any) -> bool:
    """Compare as JSON, numbers as doubles: 1 is 1.0, and is not true."""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(same_json(one[key], other[key]) for key in one)
        case list(), list():
            return len(one) == len(other) and all(map(same_json, one, other))
        case bool(), _:
            return one is other
        case ((int() | float()), (int() | float())) if not isinstance(other, bool):
            return float(one) == float(other)
        case _:
            return type(one) is type(other) and one == other


def came_back(oracle: Oracle, definitions: dict[str, Any], type_name: str, sent: Any, back: Any) -> bool:
    """Tell whether a valid instance came back whole; only members that nothing speaks of may be gone."""
    if same_json(sent, back):
        return True
    found = _Reading(oracle, definitions)
    found.read(definitions[type_name], sent, ())
    return found.allows(sent, back, ())


class _Reading:
    """Which members of an instance its schemas speak of, and which objects are classes that may leave out others."""

    def __init__(self, oracle: Oracle, definitions: dict[str, Any]) -> None:
        self._oracle = oracle
        self._definitions = definitions
        self._spoken: set[Where] = set()
        self._classes: set[Where] = set()
        self._whole: set[Where] = set()

    def allows(self, sent: Any, back: Any, at: Where) -> bool:
        if at in self._whole:
            return same_json(sent, back)
        if isinstance(sent, dict) and isinstance(back, dict):
            gone = sent.keys() - back.keys()
            fair = not gone or (at in self._classes and not any((*at, name) in self._spoken for name in gone))
            kept = all(name in sent and self.allows(sent[name], item, (*at, name)) for name, item in back.items())
            return fair and kept
        if isinstance(sent, list) and isinstance(back, list):
            pairs = zip(sent, back, strict=False)
            return len(sent) == len(back) and all(
                self.allows(one, other, (*at, index)) for index, (one, other) in enumerate(pairs)
            )
        return same_json(sent, back)

    def read(self, schema: Any, value: Any, at: Where) -> None:
        """Read what a schema that the value fits says of it and of all that is in it."""
        if not isinstance(schema, dict):
            return
        if "$ref" in schema:
            self.read(self._definitions[schema["$ref"].removeprefix("#/$defs/")], value, at)
        if "const" in schema or "enum" in schema:
            self._whole.add(at)
        for inner in self._beside(schema, value):
            self.read(inner, value, at)
        if isinstance(value, dict):
            self._read_object(schema, value, at)
        if isinstance(value, list):
            for index, item in enumerate(value):
                for inner in _of_item(schema, index):
                    self.read(inner, item, (*at, index))

    def _beside(self, schema: dict[str, Any], value: Any) -> list[Any]:
        """Give the schemas at the same place that the value fits."""
        branches = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
        found = [*schema.get("allOf", ()), *(branch for branch in branches if self._oracle.fits(branch, value))]
        if "if" in schema:
            fits = self._oracle.fits(schema["if"], value)
            found += [schema["if"], schema.get("then")] if fits else [schema.get("else")]
        if isinstance(value, dict):
            found += [inner for name, inner in schema.get("dependentSchemas", {}).items() if name in value]
        return found

    def _read_object(self, schema: dict[str, Any], value: dict[str, Any], at: Where) -> None:
        if "object" in schema.get("type", ()):
            self._classes.add(at)
        for name, item in value.items():
            for inner in self._of_member(schema, name):
                self._spoken.add((*at, name))
                self.read(inner, item, (*at, name))

    def _of_member(self, schema: dict[str, Any], name: str) -> list[Any]:
        found = [schema["properties"][name]] if name in schema.get("properties", {}) else []
        found += [
            inner for pattern, inner in schema.get("patternProperties", {}).items() if fits_pattern(pattern, name)
        ]
        if not found and "additionalProperties" in schema:
            found.append(schema["additionalProperties"])
        if not found and "unevaluatedProperties" in schema:
            found.append(schema["unevaluatedProperties"])
        return found


def _of_item(schema: dict[str, Any], index: int) -> list[Any]:
    prefix = schema.get("prefixItems", ())
    if index < len(prefix):
        return [prefix[index]]
    return [schema[keyword] for keyword in ("items", "unevaluatedItems") if keyword in schema][:1]
