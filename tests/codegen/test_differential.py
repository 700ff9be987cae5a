"""All readings of a contract agree: jsonschema, every way into Python, TypeScript. `just differential` does more."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from support.differential.compare import Comparison
from support.differential.roundtrip import came_back, same_json
from support.differential.run import run
from support.generated import Node, Packages, generate
from wirepact.instances import Oracle
from wirepact.keywords import ASSERTED_FORMAT, ASSERTIONS, EXTENSIBLE_UNION, inner_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PER_TYPE = 24


@pytest.mark.parametrize("contract", ["own", "full", "hard"])
def test_all_readings_agree(contract: str, request: pytest.FixtureRequest) -> None:
    """Verdicts agree among all, violations and what is written back between both languages."""
    packages: Packages = request.getfixturevalue(contract)
    asked = PER_TYPE * len(packages.type_names())
    found = run({contract: packages}, seed=1, instances=asked)
    assert found.disagreements() == []
    assert found.instances >= asked
    barren = [name for (_, name), tally in found.tallies.items() if not tally.valid]
    assert barren == []


def test_the_hard_contract_stays_broad(hard: Packages) -> None:
    """Far more than forty schemas picked by hand, and every keyword that a bundle has among them."""
    assert len(hard.type_names()) > 150
    said = {keyword for definition in hard.bundle["$defs"].values() for keyword in _keywords(definition)}
    bundled = ASSERTIONS - {"$dynamicRef", ASSERTED_FORMAT, EXTENSIBLE_UNION} | {"format"}
    assert bundled - said == set()


def _keywords(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema
        for _, inner in inner_schemas(schema):
            yield from _keywords(inner)


@pytest.mark.parametrize(
    ("loosened", "instance"),
    [
        ({"type": "integer", "minimum": 3}, "3"),
        ({"type": "array", "items": {"type": "integer"}, "minItems": 1}, "[]"),
        (
            {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": True},
            '{"a": "", "b": 1}',
        ),
    ],
)
def test_a_wrong_decoder_is_found(tmp_path: Path, loosened: Any, instance: str) -> None:
    """Packages of a contract, held against the bundle of a slightly different one, disagree with it."""
    name = f"wrong_{abs(hash(instance))}"
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "a.json").write_text(json.dumps({"$defs": {"Thing": loosened}}))
    packages = generate(tmp_path / "schema", tmp_path, name)
    strict = {**loosened, "minimum": 4} if "minimum" in loosened else {**loosened, "minItems": 0}
    if "properties" in loosened:
        strict = {**loosened, "additionalProperties": False}
    with Node(packages.typescript) as node:
        right = Comparison(packages, node).compare("Thing", [instance])
        wrong = Comparison(replace(packages, bundle={"$defs": {"Thing": strict}}), node).compare("Thing", [instance])
    assert right.disagreements == []
    assert [found.what for found in wrong.disagreements] == [
        "the verdict of text and bytes and value and slow text and slow value and typescript is not that of jsonschema"
    ]


DEFINITIONS: dict[str, Any] = {
    "Class": {"type": "object", "properties": {"a": {"$ref": "#/$defs/Inner"}, "any": True}},
    "Inner": {"type": "object", "properties": {"b": {"type": "integer"}}, "patternProperties": {"^x": True}},
    "Closed": {"type": "object", "properties": {"c": {"const": {"d": 1}}}, "additionalProperties": {"type": "integer"}},
    "Plain": {"anyOf": [{"type": "array"}, {"required": ["a"]}]},
}


@pytest.mark.parametrize(
    ("type_name", "sent", "back", "whole"),
    [
        ("Class", {"a": {"b": 1.0, "c": 2}, "d": 3}, {"a": {"b": 1}}, True),
        ("Class", {"a": {"b": 1}}, {"a": {}}, False),
        ("Class", {"a": {"b": 1}}, {"a": {"b": True}}, False),
        ("Class", {"a": {"xy": 1}}, {"a": {}}, False),
        ("Class", {"any": {"deep": 1}}, {"any": {}}, False),
        ("Class", {"any": [1, 2]}, {"any": [1]}, False),
        ("Class", {}, {"b": 1}, False),
        ("Closed", {"other": 1}, {}, False),
        ("Closed", {"c": {"d": 1}}, {"c": {}}, False),
        ("Plain", {"a": 1, "b": 2}, {"a": 1}, False),
    ],
)
def test_what_may_be_left_out(type_name: str, sent: Any, back: Any, *, whole: bool) -> None:
    """Only members that no schema of a class speaks of may be gone, and nothing may be added or changed."""
    assert came_back(Oracle({"$defs": DEFINITIONS}), DEFINITIONS, type_name, sent, back) is whole


def test_equality_is_that_of_json() -> None:
    """Numbers compare as doubles, and are no booleans; members have no order."""
    assert same_json({"a": 1, "b": [0.0, 2**53 + 1]}, {"b": [-0.0, 2.0**53], "a": 1.0})
    assert not same_json([1], [True])
    assert not same_json({"a": None}, {})
