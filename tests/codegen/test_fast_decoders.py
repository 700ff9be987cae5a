"""The TypeScript decoders' two paths: an acceptor that says yes must say what the reader says; it mostly does."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.cases import BROKEN, cases
from support.generated import BOTH_PATHS, NODE_PATH, Node, Packages, generate
from wirepact.emit.typescript.readers import pascal_function

if TYPE_CHECKING:
    from collections.abc import Iterator

ODD_VALUES = Path(__file__).with_name("odd_values.ts")
MANY = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def function_name(packages: Packages, type_name: str) -> str:
    """Give what stands behind the verb in the names of a type's functions."""
    schema = packages.bundle["$defs"][type_name]
    return pascal_function(schema.get("x-typescript-name", type_name) if isinstance(schema, dict) else type_name)


@pytest.fixture(scope="module", params=["own", "full", "hard"])
def contract(request: pytest.FixtureRequest) -> Iterator[tuple[Packages, Node]]:
    """A contract, and a Node process that asks both paths of its decoders."""
    packages: Packages = request.getfixturevalue(request.param)
    with Node(packages.typescript, BOTH_PATHS) as node:
        yield packages, node


def write(value: Any, form: int) -> str:
    """Write a text in one of the forms that peers use; names of the last stand twice."""
    match form:
        case 0:
            return json.dumps(value)
        case 1:
            return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
        case 2:
            return json.dumps(value, indent=2, ensure_ascii=False)
        case _:
            return json.dumps(value).replace('{"', '{"type": "\\"", "', 1)


@MANY
@given(data=st.data())
def test_both_paths_agree(contract: tuple[Packages, Node], data: st.DataObject) -> None:
    """Verdict, value and violations are the same, from texts of all forms and from values."""
    packages, node = contract
    name, instance, valid = data.draw(cases(packages))
    form = data.draw(st.integers(0, 3))
    answer = node.put(name=function_name(packages, name), text=write(instance, form))
    # What is valid is accepted fast, but for constants written as -0 and the like.
    assert answer["fast"] or not answer["valid"] or not valid or form == 3 or "-0" in json.dumps(instance)


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:30].encode("ascii", "replace").decode())
def test_both_paths_agree_on_odd_texts(contract: tuple[Packages, Node], text: str) -> None:
    """Whatever I-JSON forbids is found, and nothing crashes, in any type."""
    packages, node = contract
    # Each ask of a text that is nested too deep takes a while, so not all types are asked.
    for name in packages.type_names()[:: 1 if len(text) < 10_000 else 8]:
        node.put(name=function_name(packages, name), text=text)
        node.put(name=function_name(packages, name), text=f'{{"x":{text}}}')


ESCAPES = [
    '\\"',
    "\\\\",
    "\\u0022",
    "\\u005c",
    "\\ud83d\\ude00",
    "\\uD83D\\uDE00",
    "\\\\ud800",
    "\\n",
    "\U0001f600",
    "é",
]
HALVES = [
    "\ud83d",
    "\\ud83d",
    "\\ude00",
    "\\uDE00\\uD83D",
    "\\ud83d\\\\ude00",
    "\\ud83dx",
    "\\ud83d\\n\\ude00",
]


@pytest.mark.parametrize("escape", [*ESCAPES, *HALVES])
def test_strings_are_counted_past_escapes(full: Packages, escape: str) -> None:
    """An escaped quotation mark ends no string; half a surrogate pair is found however it is written."""
    with Node(full.typescript, BOTH_PATHS) as node:
        for text in (escape, f"a{escape}", f"{escape}b", escape * 2, f"\\\\{escape}", f"{escape}\\\\"):
            answer = node.put(name="Stuff", text=f'["{text}", {{"{text}": "", "": "{text}"}}]')
            assert answer["fast"] is answer["valid"] is (escape not in HALVES)
            twice = node.put(name="Stuff", text=f'[{{"{text}": "", "{text}": ""}}]')
            assert not twice["valid"]


EDGES: dict[str, Any] = {
    "Zero": {"const": 0},
    "Digit": {"enum": [0, 1, "a", False, None]},
    "Texts": {"type": "array", "items": {"type": "string"}, "minItems": 1},
    "Short": {"type": "string", "minLength": 2, "maxLength": 3},
    "Between": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
    "Above": {"type": "integer", "exclusiveMinimum": 0, "maximum": 5},
    "Most": {"type": "number", "maximum": 5},
    "Bare": {"type": "object", "properties": {"a": {"$ref": "#/$defs/Short"}, "z": {"$ref": "#/$defs/Zero"}}},
    "Bares": {"type": "array", "items": {"$ref": "#/$defs/Bare"}},
    "ByName": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Bare"}},
    "Kept": {
        "type": "object",
        "properties": {"b": {"$ref": "#/$defs/Bare"}, "t": {"$ref": "#/$defs/Texts"}},
        "additionalProperties": {"$ref": "#/$defs/Bare"},
    },
    "Point": {
        "type": "array",
        "prefixItems": [{"type": "number"}, {"$ref": "#/$defs/Bare"}],
        "items": {"$ref": "#/$defs/Short"},
        "minItems": 1,
    },
    "Either": {"oneOf": [{"$ref": "#/$defs/Zero"}, {"$ref": "#/$defs/Bare"}, {"$ref": "#/$defs/Texts"}]},
    "Holder": {"type": "object", "properties": {"e": {"$ref": "#/$defs/Either"}, "b": {"$ref": "#/$defs/Bare"}}},
    "Known": {"type": "object", "properties": {"kind": {"const": "known"}}, "required": ["kind"]},
    "Kinds": {"type": "object", "x-extensible-union": [{"$ref": "#/$defs/Known"}]},
    "Twice": {"type": "object", "properties": {name: {"$ref": "#/$defs/ByName"} for name in "xy"}},
}
ASKED = {
    "Point": ["[1]", "[]", '[1,{"n":1}]', '[1,{},"ab"]', '[1,{"n":[{}]},"ab","ab😀"]', '["a"]', "[1,{},1]", "[-0]"],
    "Either": ["0", "-0", '{"n":1}', '{"a":"ab"}', '["a"]', "[]", "1", '{"a":1}'],
    "Holder": ['{"e":{"n":1},"b":{}}', '{"b":{"n":1},"e":0}', '{"e":-0,"b":{}}', '{"e":["a"]}', '{"e":["\\ud800"]}'],
    "Kinds": [
        '{"kind":"known","n":1}',
        '{"kind":"new","n":{"m":[""]}}',
        '{"kind":1}',
        "{}",
        '{"kind":"new","n":1e400}',
    ],
    "Zero": ["0", "-0", "-0.0", "1", '"0"'],
    "Digit": ["0", "-0", "1", '"a"', "false", "true", "null", '"b"', "2"],
    "Texts": ['["a"]', "[]", "[1]", '["\\ud800"]', '["a", "\\ude00"]', "{}"],
    "Short": ['"a"', '"ab"', '"abc"', '"abcd"', *(f'"{"😀" * number}"' for number in range(1, 5)), '"a😀"'],
    "Between": ["0", "1", "0.5", "1e400", "5e-324"],
    "Above": ["0", "1", "1.0", "5", "6", "0.5"],
    "Most": ["5", "5.1", "-1e400", "-1e308"],
    "Bares": ['[{"a":"ab"},{"n":1},{}]', '[{},{"n":[{"m":""}]}]', '[{"z":-0}]', '[{"a":"ab","n":1e400}]'],
    "ByName": ['{"p":{},"q":{"n":1},"r":{}}', '{"p":{"n":1},"__proto__":{"n":2}}', '{"\\ud800":{}}'],
    "Kept": [
        '{"c":{"n":1},"b":{},"d":{}}',
        '{"c":{},"b":{"n":1},"t":["a"]}',
        '{"__proto__":{"n":1},"b":{}}',
        '{"__proto__":{},"b":{}}',
    ],
    "Twice": ['{"x":{"p":{"n":1}},"y":{"p":{}}}', '{"x":{"p":{}},"y":{"p":{"n":1}}}', '{"n":{"x":1},"x":{"p":{}}}'],
}


def test_values_at_the_edges(tmp_path: Path) -> None:
    """-0, bounds, astral characters, and members dropped deep inside: both paths give one answer."""
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "edges.json").write_text(json.dumps({"$defs": EDGES}))
    packages = generate(tmp_path / "schema", tmp_path, "edges_contract")
    with Node(packages.typescript, BOTH_PATHS) as node:
        for name, texts in ASKED.items():
            answers = {text: node.put(name=name, text=text) for text in texts}
            # Readers turn -0 into a constant's 0; nothing else that is valid is left to them.
            assert [
                text for text in texts if answers[text]["valid"] and not answers[text]["fast"] and "-0" not in text
            ] == []


def test_texts_longer_than_the_buffer(full: Packages) -> None:
    """Strings are counted piece by piece, wherever a piece ends, and whatever the characters."""
    with Node(full.typescript, BOTH_PATHS) as node:
        for filler in ("a", "é", "\u20ac", "\U0001f600"):
            for shift in range(4):
                value = ["x" * shift, *[filler * 3, ""] * 9000, {filler * 40_000: filler * 40_000}]
                text = json.dumps(value, ensure_ascii=False)
                assert node.put(name="Stuff", text=text) == {"fast": True, "valid": True}
                twice = text.replace("}", ',"b":1,"b":2}')
                assert node.put(name="Stuff", text=twice) == {"fast": False, "valid": False}


def test_odd_values_of_callers(full: Packages) -> None:
    """Getters, classes, symbols, holes, pollution: both paths agree, and results are no part of what was given."""
    done = subprocess.run(
        ["node", ODD_VALUES, full.typescript / "index.ts"],
        env={"PATH": NODE_PATH},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


def test_engines_without_an_encoder_or_es2024(full: Packages, tmp_path: Path) -> None:
    """`TextEncoder` and `isWellFormed` are used where they are; without them the answers are the same."""
    script = tmp_path / "bare.mjs"
    script.write_text(
        f"""
delete globalThis.TextEncoder;
delete String.prototype.isWellFormed;
process.argv[2] = {json.dumps(str(full.typescript / "index.ts"))};
await import({json.dumps(BOTH_PATHS.as_uri())});
"""
    )
    texts = ['["a", "\\"", {"b": ""}]', '[{"b": 1, "b": 2}]', '["\\ud800"]', '["\\ud83d\\ude00"]', '["é"]']
    lines = "".join(json.dumps({"name": "Stuff", "text": text}) + "\n" for text in texts)
    said = subprocess.run(
        ["node", script], env={"PATH": NODE_PATH}, input=lines, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    answers = [json.loads(line) for line in said.splitlines()]
    assert [answer.get("valid") for answer in answers] == [True, False, False, True, True], answers
    assert [answer["fast"] for answer in answers] == [True, False, False, True, True], answers
