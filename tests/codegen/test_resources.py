"""References out of a file: to its neighbours, to mapped resources, by identifiers and anchors; JSON and YAML alike."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import wirepact
from support.generated import Packages, ask_python, generate

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = "https://example.org/schemas/"


def write(folder: Path, files: dict[str, Any]) -> Path:
    """Write files of JSON, or of the text given."""
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(value if isinstance(value, str) else json.dumps(value, indent=2))
    return folder


def accepts(packages: Packages, type_name: str, value: object) -> bool:
    """Ask the Python package."""
    return not ask_python(packages.module(), type_name, json.dumps(value)).violations


SHOP = {
    "order.json": {"$defs": {"Order": {"type": "object", "properties": {"price": {"$ref": f"{EXAMPLE}money.json"}}}}},
}
VENDOR = {
    "money.json": {
        "$id": f"{EXAMPLE}money.json",
        "title": "Money",
        "type": "object",
        "properties": {"cents": {"$ref": "units.json#/$defs/Cents"}, "currency": {"$ref": "#iso"}},
        "required": ["cents"],
        "$defs": {
            "Currency": {"$anchor": "iso", "type": "string", "pattern": "^[A-Z]{3}$"},
            "Unused": {"type": "null"},
        },
    },
    "units.json": {"$defs": {"Cents": {"type": "integer", "minimum": 0}, "Never": {"type": "string"}}},
}


def test_of_a_resource_only_what_is_reached_is_compiled(tmp_path: Path) -> None:
    """A reference leads into a mapped folder, from there to a neighbour by relative URI, and to an anchor."""
    schema, vendor = write(tmp_path / "schema", SHOP), write(tmp_path / "vendor", VENDOR)
    packages = generate(schema, tmp_path, "shop", {EXAMPLE: vendor})
    assert packages.type_names() == ["Cents", "Currency", "Money", "Order"]
    assert accepts(packages, "Order", {"price": {"cents": 5, "currency": "EUR"}})
    assert not accepts(packages, "Order", {"price": {"cents": -5}})
    assert not accepts(packages, "Order", {"price": {"cents": 5, "currency": "Euro"}})


def test_the_longest_prefix_decides(tmp_path: Path) -> None:
    """A narrower prefix takes its part away from a wider one, and may lead to a single file."""
    schema = write(tmp_path / "schema", SHOP)
    wide = write(tmp_path / "wide", {"money.json": {"type": "string"}})
    narrow = write(tmp_path / "narrow", {"m.json": {"type": "integer"}})
    packages = generate(schema, tmp_path, "prefixes", {EXAMPLE: wide, f"{EXAMPLE}money.json": narrow / "m.json"})
    assert accepts(packages, "Order", {"price": 5})
    assert not accepts(packages, "Order", {"price": "5"})


def test_resources_by_settings_command_and_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All three ways give the same packages."""
    write(tmp_path / "schema", SHOP)
    write(tmp_path / "vendor", VENDOR)
    monkeypatch.chdir(tmp_path)
    wirepact.generate(schema="schema", python="a/py", typescript="a/ts", resources={EXAMPLE: "vendor"})
    where = ["--schema", "schema", "--python", "b/py", "--typescript", "b/ts", "--resource", f"{EXAMPLE}=vendor"]
    subprocess.run([sys.executable, "-m", "wirepact", "gen", *where], check=True, capture_output=True)
    (tmp_path / "wirepact.toml").write_text(f'[resources]\n"{EXAMPLE}" = "vendor"\n')
    wirepact.generate(python="c/py", typescript="c/ts")
    written = [
        {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
        for root in (tmp_path / "a", tmp_path / "b", tmp_path / "c")
    ]
    assert written[0] == written[1] == written[2] != {}


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('[resources]\n"schemas" = "vendor"', "wirepact.toml:2:1: expected the start of a URI"),
        (f'[resources]\n"{EXAMPLE}" = "missing"', "wirepact.toml:2:1: expected `https://example.org/schemas/` to be"),
        (f'[resources]\n"{EXAMPLE}" = 1', "wirepact.toml:2:1: expected"),
        ("resources = 1", "wirepact.toml:1:1: expected `resources` to be a table"),
    ],
)
def test_wrong_resources_have_their_line(
    settings: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A prefix that is no URI, and a folder that is not there."""
    write(tmp_path / "schema", SHOP)
    (tmp_path / "wirepact.toml").write_text(settings)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(wirepact.GenerateError) as caught:
        wirepact.generate()
    assert str(caught.value).startswith(message)


def test_a_fault_in_a_resource_is_shown_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place is that of the resource's own file, by its path."""
    write(tmp_path / "schema", SHOP)
    write(tmp_path / "vendor", {**VENDOR, "units.json": '{\n  "$defs": {"Cents": {"type": "integr"}}\n}'})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(wirepact.GenerateError) as caught:
        wirepact.generate(schema="schema", python="py", typescript="ts", resources={EXAMPLE: "vendor"})
    assert str(caught.value).startswith("vendor/units.json:2:31: expected one of")


def test_a_single_file_brings_the_neighbours_that_it_refers_to(tmp_path: Path) -> None:
    """Its own definitions are all compiled, of the neighbours only what is reached."""
    files = {
        "main.json": {"$defs": {"Main": {"$ref": "parts/part.yaml#/$defs/Part"}, "Alone": {"type": "null"}}},
        "parts/part.yaml": "$defs:\n  Part: {type: array, items: {$ref: '../base.json#/$defs/Base'}}\n  Unused: true\n",
        "base.json": {"$defs": {"Base": {"type": "string"}}},
        "other.json": "not even JSON",
    }
    folder = write(tmp_path / "files", files)
    packages = generate(folder / "main.json", tmp_path, "single")
    assert packages.type_names() == ["Alone", "Base", "Main", "Part"]
    assert accepts(packages, "Main", ["a"])
    assert not accepts(packages, "Main", [1])


def test_yaml_means_what_the_same_json_means(tmp_path: Path) -> None:
    """Both give the same bytes; an alias is the same value twice, and only `true` is true."""
    as_json = {
        "$defs": {
            "Word": {"type": "string", "enum": ["yes", "no", "on", "2024-01-01", "1e3x"]},
            "Pair": {
                "type": "object",
                "properties": {"true": {"maximum": 1.5}, "b": {"maximum": 1.5}},
                "required": ["true"],
            },
            "Flag": {"enum": [True, None, 16]},
        }
    }
    as_yaml = """
# A comment.
$defs:
  Word: {type: string, enum: [yes, no, on, 2024-01-01, 1e3x]}
  Pair:
    type: object
    properties:
      true: &limit {maximum: 1.5}
      b: *limit
    required: ["true"]
  Flag: {enum: [true, ~, 0x10]}
"""
    one = generate(write(tmp_path / "json", {"a.json": as_json}), tmp_path / "one", "alike")
    other = generate(write(tmp_path / "yaml", {"a.yaml": as_yaml}), tmp_path / "other", "alike")
    assert one.bundle == other.bundle
    texts = [sorted(path.read_bytes() for path in each.python.rglob("*.py")) for each in (one, other)]
    assert texts[0] == texts[1]


TREE = {
    "tree.json": {
        "$id": "https://example.org/tree",
        "$dynamicAnchor": "node",
        "title": "Tree",
        "type": "object",
        "properties": {"data": True, "children": {"type": "array", "items": {"$dynamicRef": "#node"}}},
    },
    "strict.json": {
        "$id": "https://example.org/strict-tree",
        "$dynamicAnchor": "node",
        "title": "StrictTree",
        "$ref": "tree",
        "unevaluatedProperties": False,
    },
}


def test_a_dynamic_reference_is_a_type_of_its_own_in_each_scope(tmp_path: Path) -> None:
    """A tree is closed at every depth where a closed tree is asked for, and open where an open one is."""
    packages = generate(write(tmp_path / "schema", TREE), tmp_path, "trees")
    assert packages.type_names() == ["StrictTree", "Tree", "TreeInStrictTree"]
    slip = {"children": [{"children": [{"daat": 1}]}]}
    assert accepts(packages, "Tree", slip)
    found = ask_python(packages.module(), "StrictTree", json.dumps(slip)).violations
    assert found == {("/children/0/children/0/daat", "unevaluatedProperties")}


def test_definitions_of_older_drafts_and_nested_ones_are_types(tmp_path: Path) -> None:
    """`definitions` is `$defs`; a nested one carries the name of what it stands in; any schema may be referred to."""
    contract = {
        "title": "Root",
        "type": "object",
        "properties": {"size": {"type": "integer"}, "box": {"$ref": "#/definitions/Box"}},
        "definitions": {
            "Box": {
                "type": "object",
                "properties": {"lid": {"$ref": "#/definitions/Box/$defs/Lid"}, "size": {"$ref": "#/properties/size"}},
                "$defs": {"Lid": {"type": "boolean"}},
            }
        },
    }
    packages = generate(write(tmp_path / "schema", {"root.json": contract}), tmp_path, "nested")
    assert packages.type_names() == ["Box", "BoxLid", "Root", "RootSize"]
    assert accepts(packages, "Root", {"size": 1, "box": {"lid": True, "size": 2}})
    assert not accepts(packages, "Root", {"box": {"lid": 1}})
    assert not accepts(packages, "Root", {"box": {"size": "2"}})
