"""Formats: checked in both languages where the file's dialect asserts them, and told to people only where not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.generated import Node, Packages, ask_python, generate
from support.suite import SUITE, needs_suite
from wirepact.formats import FORMATS, fits_format
from wirepact.names import pascal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASES = {
    "date": (["2024-02-29", "2000-02-29", "0000-01-01"], ["2023-02-29", "1900-02-29", "2024-1-01", "2024-01-01Z", ""]),
    "time": (["00:00:00z", "23:59:60Z", "05:29:60.5+05:30", "18:59:60-05:00"], ["23:59:60+01:00", "24:00:00Z"]),
    "date-time": (["2024-02-29T12:00:00.25-08:00", "1998-12-31t23:59:60z"], ["2024-02-29 12:00:00Z", "2024-02-29T"]),
    "uuid": (["2EB8AA08-aa98-11ea-b4aa-73b441d16380"], ["2eb8aa08aa9811eab4aa73b441d16380", "urn:uuid:x", "\u0662"]),
    "uri": (["a:", "http://[::1]:80/a?b#c", "urn:a:b", "mailto:a@b"], ["", "//a", "http://a b", "a:%zz", "http://[::g]"]),
    "email": (["a@b", '"a b"@[127.0.0.1]', "a.b+c@d-e.f"], ["a", "a@", "a..b@c", "a@-b", "a@[1.2.3]", "a@b\n"]),
    "ipv4": (["0.0.0.0", "255.255.255.255"], ["256.0.0.1", "01.2.3.4", "1.2.3", "1.2.3.4 "]),
    "ipv6": (["::", "1::8", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8"], ["1::2::3", ":1", "1:2:3:4:5:6:7", "fe80::%eth0"]),
}  # fmt: skip


def type_of(name: str) -> str:
    """Name the type of a format."""
    return f"{pascal(name)}Text"


def write(folder: Path, dialect: str) -> Path:
    """Write a contract with a type for each format, and one where it stands beside other keywords."""
    schema = folder / "schema"
    schema.mkdir()
    types: dict[str, object] = {type_of(name): {"format": name} for name in FORMATS}
    types["Due"] = {"type": "object", "properties": {"day": {"type": "string", "format": "date", "maxLength": 10}}}
    (schema / "formats.json").write_text(json.dumps({"$schema": dialect, "$defs": types}))
    return schema


@pytest.fixture(scope="module")
def asserting(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """A contract whose dialect asserts formats."""
    folder = tmp_path_factory.mktemp("formats")
    return generate(write(folder, "urn:wirepact:dialect:format-assertion"), folder, "formats_contract")


@pytest.fixture(scope="module")
def node(asserting: Packages) -> Iterator[Node]:
    """Node with that contract."""
    with Node(asserting.typescript) as process:
        yield process


def codes(packages: Packages, node: Node, type_name: str, value: object) -> set[str]:
    """Give the codes that both languages find."""
    text = json.dumps(value)
    python, typescript = ask_python(packages.module(), type_name, text), node.ask(type_name, text)
    assert python.violations == typescript.violations
    return {code for _, code in python.violations}


@pytest.mark.parametrize("name", FORMATS)
def test_both_languages_hold_an_asserted_format(name: str, asserting: Packages, node: Node) -> None:
    """Texts of the format pass, others are a violation `format`, and what is no text is none of its business."""
    right, wrong = CASES[name]
    for text in right:
        assert codes(asserting, node, type_of(name), text) == set(), text
    for text in wrong:
        assert codes(asserting, node, type_of(name), text) == {"format"}, text
    assert codes(asserting, node, type_of(name), 12) == set()


@needs_suite
@pytest.mark.parametrize("name", FORMATS)
def test_formats_answer_as_the_official_suite_says(name: str, asserting: Packages, node: Node) -> None:
    """The suite's optional cases of each format, in both languages and in the compiler's own reading."""
    path = SUITE / "tests" / "draft2020-12" / "optional" / "format" / f"{name}.json"
    cases = [case for group in json.loads(path.read_text(encoding="utf-8")) for case in group["tests"]]
    assert len(cases) > 10
    for case in cases:
        assert (not codes(asserting, node, type_of(name), case["data"])) is case["valid"], case
        assert not isinstance(case["data"], str) or fits_format(name, case["data"]) is case["valid"], case


def test_a_format_stands_beside_other_keywords(asserting: Packages, node: Node) -> None:
    """Each keyword has its own violation."""
    assert codes(asserting, node, "Due", {"day": "2024-02-30T00:00Z"}) == {"format", "maxLength"}
    assert codes(asserting, node, "Due", {"day": "2024-02-28"}) == set()


@pytest.mark.parametrize("dialect", ["urn:wirepact:dialect", "https://json-schema.org/draft/2020-12/schema"])
def test_other_dialects_only_tell_of_formats(dialect: str, tmp_path: Path) -> None:
    """The same schema accepts any text, and says the format in its docstrings."""
    packages = generate(write(tmp_path, dialect), tmp_path, f"told_{len(dialect)}")
    assert not ask_python(packages.module(), "Ipv4Text", json.dumps("no address")).violations
    assert "Format: ipv4." in (packages.python / packages.name / "types.py").read_text(encoding="utf-8")
    assert not list(packages.python.rglob("_formats.py"))


def test_a_metaschema_may_assert_formats(tmp_path: Path) -> None:
    """A custom metaschema that lists the vocabulary turns formats on, whether it requires it or not."""
    schema = tmp_path / "schema"
    schema.mkdir()
    vocabularies = ["core", "applicator", "unevaluated", "validation", "format-assertion"]
    meta = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://example.org/meta",
        "$vocabulary": {f"https://json-schema.org/draft/2020-12/vocab/{name}": False for name in vocabularies},
        "$ref": "https://json-schema.org/draft/2020-12/schema",
    }
    (schema / "a.json").write_text(
        json.dumps({"$schema": "https://example.org/meta", "$defs": {"Day": {"format": "date"}}})
    )
    resources = tmp_path / "resources"
    resources.mkdir()
    (resources / "meta").write_text(json.dumps(meta))
    packages = generate(schema, tmp_path, "by_metaschema", {"https://example.org/": resources})
    assert ask_python(packages.module(), "Day", '"today"').violations == {("", "format")}


def test_a_resource_inside_a_file_has_its_own_dialect(tmp_path: Path) -> None:
    """What its `$schema` says holds inside it, whatever the file around it says."""
    plain, ours = "https://json-schema.org/draft/2020-12/schema", "urn:wirepact:dialect:format-assertion"
    for name, outer, inner in (("closed", ours, plain), ("open", plain, ours)):
        day = {"type": "string", "format": "date"}
        schemas = {"Outer": day, "Inner": {"$id": "https://example.org/inner", "$schema": inner, **day}}
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(json.dumps({"$schema": outer, "$defs": schemas}))
        packages = generate(tmp_path / name, tmp_path / f"{name}_out", f"dialects_{name}")
        asserted = {name for name in schemas if ask_python(packages.module(), name, '"today"').violations}
        assert asserted == ({"Outer"} if outer == ours else {"Inner"})
