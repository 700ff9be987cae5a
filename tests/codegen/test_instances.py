"""The generator of instances: what it gives is valid, the same for a seed, and reaches what a schema speaks of."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from support.random_schemas import random_definitions
from wirepact.check.patterns import with_python_patterns
from wirepact.formats import FORMATS, fits_format
from wirepact.instances import Oracle, generate_instances, generate_mutations, mutate, vocabulary
from wirepact.instances.texts import draw_pattern, fits_pattern
from wirepact.values import Json, json_type

if TYPE_CHECKING:
    from support.generated import Packages


def instances(schema: Any, count: int = 60, seed: int = 1, **others: Any) -> list[Any]:
    """Generate instances of one schema."""
    return list(generate_instances({"$defs": {"Thing": schema, **others}}, "Thing", seed=seed, count=count))


SCHEMAS = json.loads(Path(__file__).with_name("instances_schemas.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_instances_are_valid_and_varied(name: str) -> None:
    """Every keyword: as many valid instances as were asked for, of more than one sort."""
    schema = SCHEMAS[name]
    found = instances(schema)
    validator = Draft202012Validator({"$defs": {"Thing": schema}, "$ref": "#/$defs/Thing"})
    assert [value for value in found if not validator.is_valid(value)] == []
    assert len(found) == 60
    assert len({json.dumps(value) for value in found}) >= 2


def test_a_seed_gives_the_same_instances(hard: Packages) -> None:
    """Pure: what was generated before makes no difference, and another seed gives others."""
    names = ["Crowd", "Holder", "Term"]
    first = [list(generate_instances(hard.bundle, name, seed=3, count=30)) for name in names]
    again = [list(generate_instances(hard.bundle, name, seed=3, count=30)) for name in reversed(names)]
    other = [list(generate_instances(hard.bundle, name, seed=4, count=30)) for name in names]
    assert json.dumps(first) == json.dumps(list(reversed(again)))
    assert json.dumps(first) != json.dumps(other)
    changed = [list(generate_mutations(hard.bundle, name, seed=3, count=30)) for name in names * 2]
    assert json.dumps(changed[:3]) == json.dumps(changed[3:])


def test_branches_literals_and_types_take_turns() -> None:
    """A few instances reach every branch of a union, every value of an enum and every type."""
    branches = [{"type": "object", "properties": {"kind": {"const": kind}}, "required": ["kind"]} for kind in range(20)]
    assert {value["kind"] for value in instances({"oneOf": branches})} == set(range(20))
    assert set(instances({"enum": list("abcdefghijklmnopqrst")})) == set("abcdefghijklmnopqrst")
    kinds = ["null", "boolean", "integer", "string", "array", "object"]
    assert {json_type(value) for value in instances({"type": kinds})} == set(kinds)


def test_edges_are_reached() -> None:
    """Bounds and sizes are met exactly; members are there and are not; whole numbers are written as doubles too."""
    numbers = instances({"type": "integer", "minimum": -3, "maximum": 9}, 200)
    assert {-3, 9} <= set(numbers)
    assert any(isinstance(value, float) for value in numbers)
    assert {2**53 - 1, -(2**53) + 1} <= set(instances({"type": "integer"}, 1500))
    assert {1, 4} <= {len(text) for text in instances({"type": "string", "minLength": 1, "maxLength": 4})}
    assert any(ord(char) > 0xFFFF for text in instances({"type": "string"}) for char in text)
    assert {1, 3} <= {len(found) for found in instances({"type": "array", "minItems": 1, "maxItems": 3})}
    opened = instances({"type": "object", "properties": {"a": {"type": "null"}}})
    assert {True, False} == {"a" in value for value in opened} == {bool(value.keys() - {"a"}) for value in opened}


def test_what_nothing_satisfies_gives_nothing() -> None:
    """Impossible schemas end, soon, without an instance; a wrong name is an error."""
    assert instances(False) == []
    assert instances({"type": "integer", "not": {"type": "integer"}}) == []
    assert instances({"type": "array", "items": {"$ref": "#/$defs/Thing"}, "minItems": 1}) == []
    with pytest.raises(KeyError):
        next(generate_instances({"$defs": {}}, "Thing", seed=1, count=1))


def test_no_satisfiable_random_schema_is_given_up() -> None:
    """Where a thousand small values hold a valid one, the generator finds one too."""
    definitions = random_definitions(7)
    bundle: dict[str, Json] = {"$defs": definitions}
    oracle = Oracle(bundle)
    small = [value for seed in range(3) for value in instances(True, 300, seed)]
    barren = [
        name for name in definitions if not list(generate_instances(bundle, name, seed=1, count=1, oracle=oracle))
    ]
    assert 0 < len(barren) < len(definitions) / 5
    assert [(name, value) for name in barren for value in small if oracle.is_valid(name, value)] == []


@pytest.mark.parametrize(
    "pattern",
    [
        "^[A-Z]{2}-\\d+$",
        "a|b|^$",
        "^(?:a(?:b|c)*?)+d?$",
        "\\bcat\\b",
        "^(?=.*\\d)(?=.*[a-z]).{4,}$",
        "^(?!ab)[ab]{2}$",
        "^[^a-z]$",
        "^[\\u{1F600}-\\u{1F64F}\\n\\-\\]]$",
        "^[^]$",
        "^\\s\\S\\w\\W\\d\\D$",
        "^.{3}$",
        "^()x{0,2}$",
        "\\/\\.\\0\\cA",
    ],
)
def test_texts_of_a_pattern(pattern: str) -> None:
    """Most drawn texts fit, and those that instances are made of all do."""
    random = Random(1)
    drawn = [draw_pattern(random, pattern) for _ in range(200)]
    assert sum(fits_pattern(pattern, text) for text in drawn) > 40
    assert len(instances({"type": "string", "pattern": pattern})) == 60


@pytest.mark.parametrize("name", FORMATS)
def test_texts_of_a_format(name: str) -> None:
    """Texts of each format that a contract may assert are of it, also where something else is asked of them."""
    found = instances({"type": "string", "format": name, "maxLength": 40})
    assert [text for text in found if not fits_format(name, text) or len(text) > 40] == []
    assert len(set(instances({"type": "string", "format": name}))) > 8


def test_mutations_are_near_misses(own: Packages) -> None:
    """Of a type with many demands most are invalid, and some stay valid; the instance that was changed is kept."""
    oracle = Oracle(own.bundle)
    found = list(generate_mutations(own.bundle, "Session", seed=1, count=300, oracle=oracle))
    verdicts = [oracle.is_valid("Session", value) for value in found]
    assert len(found) == 300
    assert 100 < verdicts.count(False) < 300
    valid = next(generate_instances(own.bundle, "Session", seed=1, count=1))
    before = json.dumps(valid)
    words = vocabulary(own.bundle, "Session")
    assert {json.dumps(mutate(valid, words, Random(seed))) for seed in range(20)} != {before}
    assert json.dumps(valid) == before


def test_mutations_break_every_keyword(hard: Packages) -> None:
    """Over the hard contract each assertion is broken by some mutation."""
    bundle: Any = with_python_patterns(hard.bundle)
    broken: set[str] = set()
    for name in hard.type_names():
        one = Draft202012Validator({**bundle, "$ref": f"#/$defs/{name}"})
        for value in generate_mutations(hard.bundle, name, seed=2, count=15):
            broken |= {str(step) for error in one.iter_errors(value) for step in error.absolute_schema_path}
    assert broken >= {
        *("type", "const", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "contains", "items"),
        *("required", "additionalProperties", "propertyNames", "minProperties", "maxProperties", "dependentRequired"),
        *("anyOf", "oneOf", "not"),
    }


def test_the_oracle_reads_numbers_as_json_does() -> None:
    """An integer is safe, other numbers are doubles, and a whole divisor asks for the remainder."""
    oracle = Oracle(
        {"$defs": {"Whole": {"type": "integer"}, "Big": {"multipleOf": 1e300}, "Same": {"uniqueItems": True}}}
    )
    assert oracle.is_valid("Whole", 2.0**53 - 1)
    assert not oracle.is_valid("Whole", 2**53)
    assert not oracle.is_valid("Big", 1e308)
    assert not oracle.is_valid("Same", [2**53, 2**53 + 1])
