"""Random schemas of every keyword."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMAS = 250
NAMES = ["a", "b", "ab", "1", "__proto__", "toString"]
PATTERNS = ["^a", "b$", "[0-9]", "^.{2}$", "\\d", "\\bb"]
KINDS = ["string", "integer", "number", "boolean", "null", "array", "object"]
SCALARS = ["", "a", "ab", "b1", 0, 1, 2, 3, 1.5, 2.0, True, False, None]


class Draw:
    """Draws schemas, and the values that they speak of, from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def value(self, depth: int = 2) -> Any:
        """Draw a small value."""
        match self._random.randrange(4 if depth else 2):
            case 2:
                return [self.value(depth - 1) for _ in range(self._random.randrange(4))]
            case 3:
                return {name: self.value(depth - 1) for name in self._some(NAMES)}
            case _:
                return self._random.choice(SCALARS)

    def _some(self, among: list[str]) -> list[str]:
        return self._random.sample(among, self._random.randrange(4))

    def schema(self, depth: int = 2) -> Any:
        """Draw a schema; where it names one type, its keywords are about that type."""
        if self._random.random() < 0.08:
            return self._random.choice([True, False, {"$ref": f"#/$defs/T{self._random.randrange(SCHEMAS)}"}])
        kinds = self._random.sample(KINDS, self._random.choice([0, 1, 1, 2, 3]))
        about = kinds or KINDS
        found: dict[str, Any] = {"type": kinds[0] if len(kinds) == 1 else kinds} if kinds else {}
        for kind in about:
            found |= self._pick(self._about(kind, depth), 2)
        return found | self._pick(self._of_any(depth), 1 if self._random.random() < 0.4 else 0)

    def _pick(self, table: dict[str, Any], most: int) -> dict[str, Any]:
        names = self._random.sample(sorted(table), min(most, len(table)))
        return {name: table[name] for name in names}

    def _about(self, kind: str, depth: int) -> dict[str, Any]:
        match kind:
            case "integer" | "number":
                return self._of_number()
            case "string":
                return self._of_string()
            case "array" if depth:
                return self._of_array(depth)
            case "object" if depth:
                return self._of_object(depth)
            case _:
                return {}

    def _of_number(self) -> dict[str, Any]:
        return {
            "minimum": 1,
            "maximum": 2,
            "exclusiveMinimum": 0,
            "exclusiveMaximum": 3,
            "multipleOf": self._random.choice([2, 0.5]),
        }

    def _of_string(self) -> dict[str, Any]:
        return {"minLength": 1, "maxLength": 2, "pattern": self._random.choice(PATTERNS)}

    def _of_array(self, depth: int) -> dict[str, Any]:
        inner = depth - 1
        return {
            "items": self.schema(inner),
            "prefixItems": [self.schema(inner) for _ in range(self._random.randint(1, 2))],
            "contains": self.schema(inner),
            "minContains": self._random.randrange(2),
            "maxContains": self._random.randint(1, 2),
            "minItems": 1,
            "maxItems": 2,
            "uniqueItems": True,
            "unevaluatedItems": self.schema(inner),
        }

    def _of_object(self, depth: int) -> dict[str, Any]:
        inner = depth - 1
        return {
            "properties": {name: self.schema(inner) for name in self._some(["a", "b", "ab"])},
            "patternProperties": {self._random.choice(PATTERNS): self.schema(inner)},
            "additionalProperties": self.schema(inner),
            "propertyNames": self._random.choice([{"maxLength": 1}, {"pattern": "^[ab]"}, {"not": {"const": "b"}}]),
            "required": self._some(NAMES),
            "dependentRequired": {"a": self._some(NAMES)},
            "dependentSchemas": {"b": self.schema(inner)},
            "minProperties": 1,
            "maxProperties": 2,
            "unevaluatedProperties": self.schema(inner),
        }

    def _of_any(self, depth: int) -> dict[str, Any]:
        if not depth:
            return {"const": self.value(1)}
        inner = depth - 1
        return {
            "const": self.value(),
            "allOf": [self.schema(inner), self.schema(inner)],
            "anyOf": [self.schema(inner), self.schema(inner)],
            "oneOf": [self.schema(inner), self.schema(inner)],
            "not": self.schema(inner),
            "if": self.schema(inner),
        }


def random_definitions(seed: int) -> dict[str, Any]:
    """Draw the definitions of a contract; only those that refer to later ones keep their references."""
    draw = Draw(seed)
    found: dict[str, Any] = {}
    for index in range(SCHEMAS):
        text = json.dumps(draw.schema())
        for other in range(index + 1):
            text = text.replace(f'{{"$ref": "#/$defs/T{other}"}}', "true")
        schema = json.loads(text)
        found[f"T{index}"] = schema if _is_possible(schema) else True
    return found


def _is_possible(schema: Any) -> bool:
    """Tell whether a literal has the type that stands beside it, which the compiler asks for."""
    if isinstance(schema, list):
        return all(map(_is_possible, schema))
    if not isinstance(schema, dict):
        return True
    fits = (
        "const" not in schema
        or "type" not in schema
        or Draft202012Validator({"type": schema["type"]}).is_valid(schema["const"])
    )
    return fits and all(map(_is_possible, schema.values()))


def write_random_contract(folder: Path, seed: int) -> Path:
    """Write a schema folder with random definitions."""
    folder.mkdir(parents=True)
    (folder / "random.json").write_text(
        json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": random_definitions(seed)})
    )
    return folder
