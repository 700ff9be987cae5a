"""Members that a class does not name are kept where a rule around it looks at them, and only there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.generated import Node, Packages, ask_python, generate

if TYPE_CHECKING:
    from collections.abc import Iterator

N = {"type": "object", "properties": {"n": {"type": "integer"}}}


def ref(name: str) -> dict[str, str]:
    """Refer to a definition."""
    return {"$ref": f"#/$defs/{name}"}


CONTRACT: dict[str, Any] = {
    **dict.fromkeys(("Once", "Wanted", "Inner", "Ignored", "Barred", "Chosen", "Equal"), N),
    "Outer": {"type": "object", "properties": {"inner": ref("Inner")}},
    "Unique": {"type": "array", "items": ref("Once"), "uniqueItems": True},
    "Contains": {"type": "array", "items": ref("Wanted"), "contains": {"required": ["x"]}},
    "Deep": {
        "type": "object",
        "properties": {"outer": ref("Outer"), "ignored": ref("Ignored")},
        "allOf": [{"properties": {"outer": {"properties": {"inner": {"minProperties": 1}}}}}],
    },
    "Not": {
        "type": "object",
        "properties": {"barred": ref("Barred")},
        "not": {"properties": {"barred": {"additionalProperties": False}}},
    },
    "Left": {"type": "object", "properties": {"left": {"type": "integer"}}},
    "Right": {"type": "object", "properties": {"right": {"type": "integer"}}},
    "Either": {"oneOf": [ref("Left"), ref("Right")]},
    "Listed": {"type": "array", "items": ref("Equal"), "if": {"const": [{"x": 1}]}, "then": {"maxItems": 1}},
    "Node": {"type": "object", "properties": {"next": {"type": "array", "items": ref("Node"), "uniqueItems": True}}},
    **dict.fromkeys(("Spoken", "Counted"), N),
    "Asked": {"allOf": [{"type": "object", "properties": {"n": {"type": "integer"}}}], "required": ["x"]},
    "Overlap": {
        "allOf": [
            {"type": "object", "properties": {"p": {"type": "object", "properties": {"x": {"type": "integer"}}}}},
            {"properties": {"p": ref("Spoken")}},
        ]
    },
    "Some": {"type": "array", "items": ref("Counted"), "contains": {"properties": {"x": {"type": "integer"}}}},
    "Up": {"type": "object", "properties": {"up": {"type": "integer"}}},
    "Down": {"type": "object", "properties": {"down": {"type": "integer"}}},
    "Any": {"anyOf": [ref("Up"), ref("Down")]},
    **dict.fromkeys(("Listable", "Barred2"), N),
    "Lists": {"oneOf": [{"type": "array", "items": ref("Listable")}, {"type": "array", "items": {"required": ["x"]}}]},
    "Ruled": {"oneOf": [ref("Barred2"), {"type": "object", "not": {"required": ["x"]}}]},
    "Plain": {
        "type": "array",
        "items": ref("Ignored"),
        "maxItems": 3,
        "allOf": [{"items": {"properties": {"n": True}}}],
    },
}
KEEPING = {"Once", "Wanted", "Inner", "Barred", "Left", "Right", "Equal", "Node"}
KEEPING |= {"Asked", "Spoken", "Counted", "Up", "Down", "Listable", "Barred2"}
OWN = {"Not"}
"""It has a rule of its own that may look at any member."""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """The contract above."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "schema").mkdir()
    (folder / "schema" / "a.json").write_text(json.dumps({"$defs": CONTRACT}))
    return generate(folder / "schema", folder, "kept")


@pytest.fixture(scope="module")
def node(packages: Packages) -> Iterator[Node]:
    """Node with that contract."""
    with Node(packages.typescript) as process:
        yield process


def test_only_classes_that_are_seen_keep_members(packages: Packages) -> None:
    """Every other class is as narrow as its schema."""
    module = packages.module()
    found = {name for name in CONTRACT if "additional_properties" in getattr(getattr(module, name), "__slots__", ())}
    assert found == KEEPING | OWN


@pytest.mark.parametrize(
    ("type_name", "value"),
    [
        ("Unique", [{"x": 0}, {}]),
        ("Unique", [{"x": {"y": [1]}}, {"x": {"y": [2]}}]),
        ("Contains", [{"x": 1}, {"n": 2}]),
        ("Deep", {"outer": {"inner": {"": 2}}}),
        ("Not", {"barred": {"x": 1}}),
        ("Either", {"left": "no integer"}),
        ("Listed", [{"x": 1}]),
        ("Listed", [{"x": 2}, {"x": 1}]),
        ("Asked", {"x": 1}),
        ("Overlap", {"p": {"x": 1, "n": 2}}),
        ("Some", [{"x": 1, "n": 2}]),
        ("Any", {"up": 1, "down": 2}),
        ("Lists", [{"n": 1}, {}]),
        ("Ruled", {"n": 1, "x": 2}),
        ("Node", {"next": [{"x": 1}, {}]}),
    ],
)
def test_what_was_read_can_be_written(type_name: str, value: Any, packages: Packages, node: Node) -> None:
    """A value whose unnamed members decide over it goes through both languages, and comes back whole."""
    text = json.dumps(value)
    for answer in (ask_python(packages.module(), type_name, text), node.ask(type_name, text)):
        assert answer.encoded is not None, answer
        assert json.loads(answer.encoded) == value
