"""What `allOf`, untagged unions and tuples become: classes, unions and tuples, not bags of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.generated import Node, Packages, ask_python, generate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BASE = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "meta": {"type": "object", "properties": {"n": {"type": "integer"}}}},
    "required": ["id"],
}
CONTRACT: dict[str, Any] = {
    "Base": BASE,
    "Dog": {
        "allOf": [
            {"$ref": "#/$defs/Base"},
            {
                "type": "object",
                "properties": {"kind": {"const": "dog"}, "bark": {"type": "number"}},
                "required": ["kind"],
            },
        ]
    },
    "Cat": {
        "$ref": "#/$defs/Base",
        "type": "object",
        "properties": {"kind": {"const": "cat"}, "id": {"type": "string", "minLength": 3}},
        "required": ["kind"],
        "unevaluatedProperties": False,
    },
    "Pet": {"oneOf": [{"$ref": "#/$defs/Dog"}, {"$ref": "#/$defs/Cat"}]},
    "AnyPet": {"type": "object", "x-extensible-union": [{"$ref": "#/$defs/Dog"}, {"$ref": "#/$defs/Cat"}]},
    "FewPets": {"allOf": [{"$ref": "#/$defs/AnyPet"}, {"maxProperties": 4}]},
    "Mixed": {
        "anyOf": [
            {"type": "string"},
            {"$ref": "#/$defs/Base"},
            {"type": "array", "items": {"$ref": "#/$defs/Pet"}},
            {"type": "null"},
        ]
    },
    "Pair": {
        "type": "array",
        "prefixItems": [{"type": "string"}, {"$ref": "#/$defs/Base"}],
        "items": False,
        "minItems": 2,
    },
    "Head": {"type": "array", "prefixItems": [{"type": "string"}], "items": {"$ref": "#/$defs/Pair"}},
    "Wrap": {
        "type": "object",
        "properties": {
            "pet": {"allOf": [{"$ref": "#/$defs/Pet"}], "description": "Whose it is."},
            "side": {
                "oneOf": [
                    {"title": "Left", "type": "object", "properties": {"l": {"type": "string"}}, "required": ["l"]},
                    {"type": "object", "properties": {"r": {"type": "string"}}, "required": ["r"]},
                ]
            },
            "wide": {"anyOf": [{"$ref": "#/$defs/Base"}, {"$ref": "#/$defs/Dog"}]},
        },
    },
}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """The contract above."""
    folder = tmp_path_factory.mktemp("combinations")
    (folder / "schema").mkdir()
    (folder / "schema" / "a.json").write_text(json.dumps({"$defs": CONTRACT}))
    return generate(folder / "schema", folder, "combinations")


@pytest.fixture(scope="module")
def node(packages: Packages) -> Iterator[Node]:
    """Node with that contract."""
    with Node(packages.typescript) as process:
        yield process


@pytest.mark.parametrize(
    ("python", "typescript"),
    [
        ("Pet: TypeAlias = Dog | Cat\n", "export type Pet = Dog | Cat;"),
        (
            'AnyPet: TypeAlias = "Dog | Cat | Mapping[str, JsonValue]"\n',
            "export type AnyPet = Dog | Cat | { readonly [name: string]: JsonValue };",
        ),
        ("Mixed: TypeAlias = str | Base | tuple[Pet, ...] | None\n", "= string | Base | readonly Pet[] | null;"),
        ("Pair: TypeAlias = tuple[str, Base]\n", "export type Pair = readonly [string, Base];"),
        ("Head: TypeAlias = tuple[str | Pair, ...]\n", "export type Head = readonly [string?, ...Pair[]];"),
        ("    pet: Pet | UnsetType = UNSET\n", "  readonly pet?: Pet;"),
        (
            "    side: Left | Mapping[str, JsonValue] | UnsetType",
            "side?: Left | { readonly [name: string]: JsonValue };",
        ),
        ('    meta: BaseMeta | UnsetType = UNSET\n    kind: Literal["dog"]', 'readonly kind: "dog";'),
    ],
)
def test_types_say_what_the_schema_says(python: str, typescript: str, packages: Packages) -> None:
    """A combined object holds the properties of all its parts; unions and tuples keep their members."""
    assert python in (packages.python / packages.name / "types.py").read_text(encoding="utf-8")
    assert typescript in (packages.typescript / "types.ts").read_text(encoding="utf-8")


DOG = {"id": "rex", "meta": {"n": 1}, "kind": "dog", "bark": 2.5}


@pytest.mark.parametrize(
    ("type_name", "value", "kept"),
    [
        ("Dog", {**DOG, "more": 1}, DOG),
        ("Cat", {"id": "tom", "kind": "cat"}, None),
        ("Pet", DOG, None),
        ("Mixed", [DOG, {"id": "tom", "kind": "cat"}], None),
        ("Mixed", None, None),
        ("AnyPet", {**DOG, "more": 1}, DOG),
        ("AnyPet", {"kind": "cow", "moo": [1, None]}, None),
        ("FewPets", {"kind": "cow", "moo": 1}, None),
        ("Mixed", {"id": "a"}, None),
        ("Pair", ["a", {"id": "b"}], None),
        ("Head", [], None),
        ("Head", ["a", ["b", {"id": "c"}]], None),
        (
            "Wrap",
            {"pet": {**DOG, "more": 1}, "side": {"l": "x", "more": 1}},
            {"pet": DOG, "side": {"l": "x", "more": 1}},
        ),
        ("Wrap", {"side": {"r": "x", "more": 1}}, None),
        ("Wrap", {"wide": DOG}, None),
    ],
)
def test_values_go_through_and_back(type_name: str, value: Any, kept: Any, packages: Packages, node: Node) -> None:
    """Both languages write back what they read, less what the schema does not speak of."""
    for answer in (ask_python(packages.module(), type_name, json.dumps(value)), node.ask(type_name, json.dumps(value))):
        assert answer.encoded is not None, answer
        assert json.loads(answer.encoded) == (value if kept is None else kept)


@pytest.mark.parametrize(
    ("type_name", "value", "violations"),
    [
        ("Dog", {"kind": "cat", "meta": {"n": "1"}}, {("/id", "required"), ("/kind", "const"), ("/meta/n", "type")}),
        ("Dog", [], {("", "type")}),
        ("Cat", {"id": "x", "kind": "cat", "more": 1}, {("/id", "minLength"), ("/more", "unevaluatedProperties")}),
        ("Pet", {"kind": "cow"}, {("/kind", "oneOf")}),
        ("Pet", {"kind": "dog"}, {("/id", "required")}),
        ("Mixed", 1, {("", "anyOf")}),
        ("AnyPet", {"kind": "dog"}, {("/id", "required")}),
        ("AnyPet", {"kind": 1}, {("/kind", "type")}),
        ("AnyPet", {}, {("/kind", "required")}),
        ("AnyPet", "cow", {("", "type")}),
        ("FewPets", {"kind": "dog", "id": "a", "b": 1, "c": 1, "d": 1}, {("", "maxProperties")}),
        ("Pair", ["a"], {("", "minItems")}),
        ("Pair", [1, {}, 3], {("/0", "type"), ("/1/id", "required"), ("/2", "items")}),
        ("Head", ["a", ["b"]], {("/1", "minItems")}),
        ("Wrap", {"side": {"l": "x", "r": "y"}}, {("/side", "oneOf")}),
    ],
)
def test_violations_are_those_of_the_schema(
    type_name: str, value: Any, violations: set[tuple[str, str]], packages: Packages, node: Node
) -> None:
    """Each once, with the keyword that failed."""
    text = json.dumps(value)
    assert ask_python(packages.module(), type_name, text).violations == violations
    assert node.ask(type_name, text).violations == violations


def test_long_names_are_taken(tmp_path: Path) -> None:
    """Members whose names leave no room on a line, required and optional, nullable and not, plain and in arrays."""
    long = "NoAmbiguousAnchorTextInAnyElementOfTheDocument"
    target = {"type": "object", "properties": {"level": {"type": ["string", "null"]}}}
    kinds: dict[str, Any] = {
        "plain": {"$ref": f"#/$defs/{long}"},
        "maybe": {"anyOf": [{"$ref": f"#/$defs/{long}"}, {"type": "null"}]},
        "listed": {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{long}"}},
        "mapped": {
            "type": "object",
            "additionalProperties": {"anyOf": [{"$ref": f"#/$defs/{long}"}, {"type": "null"}]},
        },
    }
    properties = {f"{kind}{long}{always}": schema for kind, schema in kinds.items() for always in ("", "Always")}
    required = [name for name in properties if name.endswith("Always")]
    owner = {"type": "object", "properties": properties, "required": required}
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "a.json").write_text(json.dumps({"$defs": {long: target, f"{long}Owner": owner}}))
    packages = generate(tmp_path / "schema", tmp_path, "long_names")
    value: dict[str, Any] = {name: [] if name.startswith("listed") else {} for name in properties}
    value |= {name: {"x": {"level": None}} for name in properties if name.startswith("mapped")}
    text = json.dumps(value)
    with Node(packages.typescript) as node:
        for answer in (ask_python(packages.module(), f"{long}Owner", text), node.ask(f"{long}Owner", text)):
            assert answer.encoded is not None, answer
            assert json.loads(answer.encoded) == value
