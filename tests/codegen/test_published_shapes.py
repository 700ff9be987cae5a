"""What published schemas write and an author here would not: it compiles as it stands, and nothing of it is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.differential.roundtrip import same_json
from support.generated import Node, Packages, ask_python, generate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAIN = "https://json-schema.org/draft/2020-12/schema"
OUTCOME = {
    "title": "Outcome",
    "anyOf": [
        {"title": "Other", "type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]},
        {"type": "null"},
    ],
}
LEVELS = {"type": "string", "enum": ["low", "high"]}
FIRST: dict[str, Any] = {
    "Run": {"type": "object", "properties": {"outcome": OUTCOME, "level": {"$ref": "#/$defs/level-ov"}}},
    "Check": {"type": "object", "properties": {"outcome": OUTCOME}},
    "Size": {
        "anyOf": [
            {"type": "integer"},
            {"title": "Size", "type": "object", "properties": {"least": {"type": "integer"}}, "required": ["least"]},
        ]
    },
    "level-ov": LEVELS,
    "Long": {"type": "integer", "minimum": -9223372036854775808, "maximum": 9223372036854775807},
    "Wide": {"type": "number", "maximum": 9223372036854775807, "exclusiveMinimum": -9223372036854775809},
    "Below": {"type": "number", "exclusiveMaximum": 9223372036854775807, "minimum": -9223372036854775807},
    "Mark": {"type": "string", "pattern": "^[a\\-z]\\-\\@\\/[\\_+\\--/]$"},
    "Marked": {"type": "object", "patternProperties": {"^a\\-b": {"type": "integer"}, "^a-b": {"minimum": 0}}},
    "List": {"type": "array", "items": {"type": "integer"}, "additionalItems": False},
    "Schema": {
        "type": "object",
        "properties": {"additionalProperties": {"type": "boolean"}},
        "additionalProperties": {"type": "integer"},
    },
}
SECOND = {"Other file": {"type": "array", "items": {"$ref": "#/$defs/level-ov"}}, "level-ov": LEVELS}
CASES = [
    ("Run", {"outcome": {"n": 1}, "level": "low"}, True),
    ("Run", {"outcome": {"n": "1"}}, False),
    ("OtherFile", ["high"], True),
    ("OtherFile", ["none"], False),
    ("Size", {"least": 1}, True),
    ("Size", {"least": "1"}, False),
    ("Long", 2**53 - 1, True),
    ("Wide", 9223372036854774784.0, True),
    ("Wide", 9223372036854775808.0, False),
    ("Wide", -9223372036854775808.0, True),
    ("Wide", -9223372036854777856.0, False),
    ("Below", 9223372036854774784.0, True),
    ("Below", 9223372036854775808.0, False),
    ("Below", -9223372036854775808.0, False),
    ("Below", -9223372036854774784.0, True),
    ("Mark", "--@/_", True),
    ("Mark", "a-@/.", True),
    ("Mark", "b-@/_", False),
    ("Marked", {"a-b": 1}, True),
    ("Marked", {"a-b": -1}, False),
    ("Marked", {"a-b": "x"}, False),
    ("List", [1, 2], True),
    ("Schema", {"additionalProperties": True, "other": 1}, True),
    ("Schema", {"additionalProperties": 1}, False),
]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """The contract above, in two files of plain JSON Schema."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "schema").mkdir()
    for name, definitions in (("first", FIRST), ("second", SECOND)):
        (folder / "schema" / f"{name}.json").write_text(json.dumps({"$schema": PLAIN, "$defs": definitions}))
    return generate(folder / "schema", folder, "published")


@pytest.fixture(scope="module")
def node(packages: Packages) -> Iterator[Node]:
    """The TypeScript package, in Node."""
    with Node(packages.typescript) as process:
        yield process


@pytest.mark.parametrize(("type_name", "value", "valid"), CASES)
def test_verdicts(packages: Packages, node: Node, type_name: str, value: object, valid: bool) -> None:
    """Both languages take what the schema takes, and give it back."""
    text = json.dumps(value)
    for answer in (ask_python(packages.module(), type_name, text), node.ask(type_name, text)):
        assert (not answer.violations) is valid
        assert not valid or same_json(json.loads(answer.encoded or ""), value)


def test_titles_that_several_types_want_go_behind_their_owner(packages: Packages) -> None:
    """No number tells them apart; a title that only says its owner again gives way."""
    types = (packages.python / packages.name / "types.py").read_text()
    for name in ("RunOther", "CheckOther", "SizeObject", "LevelOv"):
        assert f"\nclass {name}:" in types or f"\n{name}: TypeAlias" in types
    assert "\nclass Other:" not in types


def test_a_property_may_be_called_additional_properties(packages: Packages) -> None:
    """Its field steps aside for the members that no name speaks of."""
    value = packages.module().decode("Schema", '{"additionalProperties": false, "x": 1}')
    assert (value.additional_properties_, dict(value.additional_properties)) == (False, {"x": 1})


def test_bounds_of_instances_are_no_bounds(tmp_path: Path) -> None:
    """A number past 2^53 in a constant is refused, whatever the member is called: no reader gives it back."""
    from wirepact import GenerateError
    from wirepact import generate as compile_schema

    schema = tmp_path / "a.json"
    schema.write_text('{"$defs": {"A": {"const": {"maximum": 9223372036854775807}}}}')
    with pytest.raises(GenerateError, match="9007199254740991"):
        compile_schema(schema=schema, python=tmp_path / "py", typescript=tmp_path / "ts", package="odd")
