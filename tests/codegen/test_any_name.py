"""Natural contracts with awkward names: each is refused with a place and a way out, or both packages hold together."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from support.generated import NODE_PATH, ROOT, Packages, generate
from wirepact.errors import ContractRefusedError

FULL = Path(__file__).parent / "contracts" / "full"
TEMPLATES = ROOT / "codegen" / "src" / "wirepact" / "templates"
TSCONFIG = {
    "extends": str(ROOT / "tsconfig.base.json"),
    "compilerOptions": {"lib": ["es2022"], "target": "es2022", "noPropertyAccessFromIndexSignature": True},
}
NUMBERS = count()
Schema = dict[str, Any]


def read_full() -> dict[str, Schema]:
    """Read the files of the full contract."""
    return {path.relative_to(FULL).as_posix(): json.loads(path.read_text()) for path in FULL.rglob("*.json")}


def build(folder: Path, files: dict[str, Schema]) -> Packages | tuple[str, ...]:
    """Compile files, and give the packages or what was said."""
    for name, schema in files.items():
        path = folder / "schema" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(schema, indent=1))
    try:
        return generate(folder / "schema", folder, f"named_contract_{next(NUMBERS)}")
    except ContractRefusedError as refused:
        return tuple(map(str, refused.findings))


def hold_together(found: Packages | tuple[str, ...], folder: Path) -> None:
    """Let both type checkers and ruff judge the packages, and import the Python one."""
    assert isinstance(found, Packages), found
    config = folder / "tsconfig.json"
    config.write_text(json.dumps({**TSCONFIG, "files": [str(found.typescript / "index.ts")]}))
    mypy = (sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(ROOT / ".cache" / "mypy-named"), found.name)
    ruff = (sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--select", "F")
    tsc = (str(ROOT / "node_modules" / ".bin" / "tsc"), "-p", str(config))
    started = [
        subprocess.Popen(command, cwd=found.python, env={"PATH": NODE_PATH}, stdout=subprocess.PIPE, text=True)
        for command in (mypy, (*ruff, "."), tsc, (sys.executable, "-c", f"import {found.name}"))
    ]
    said = [process.communicate(timeout=120)[0] for process in started]
    assert [process.returncode for process in started] == [0] * len(started), "\n".join(said)


def refused_and_rest(folder: Path, names: list[str], contract: Any) -> tuple[dict[str, str], Packages]:
    """Compile a contract with all names; leave out what is refused until the rest compiles."""
    refusals: dict[str, str] = {}
    for turn in range(10):
        left = [name for name in names if name not in refusals]
        found = build(folder / str(turn), contract(left))
        if isinstance(found, Packages):
            return refusals, found
        text = (folder / str(turn) / "schema" / "named.json").read_text().splitlines()
        for line in found:
            place = re.search(r"named\.json:(\d+)", line)
            assert place, line
            above = (re.match(r'  "(\w+)": \{', text[number]) for number in range(int(place[1]) - 1, -1, -1))
            name = next(match[1] for match in above if match)
            assert name in left, line
            refusals[name] = line
    raise AssertionError(refusals)


def identifiers(own: Packages) -> set[str]:
    """Give every identifier of the generated code and of the templates, words of comments among them."""
    paths = [*own.python.rglob("*.py"), *own.typescript.glob("*.ts"), *TEMPLATES.rglob("*.jinja")]
    words = set(re.findall(r"[A-Za-z_]\w*", "\n".join(path.read_text() for path in paths)))
    of_types = re.compile("|".join(own.type_names()))
    return {word for word in words if not of_types.search(pascal(word))}


def pascal(word: str) -> str:
    """Give an identifier as a type may be called."""
    return "".join(part[0].upper() + part[1:] for part in word.split("_") if part)


def test_types_named_after_every_identifier(full: Packages, own: Packages, tmp_path: Path) -> None:
    """A type may be called whatever the generated code calls something, or is told to be called otherwise."""
    mine = set(full.type_names()) | {"ShapeHolder", "ShapeMap"}
    words = identifiers(own) | {"T", "S", "Text", "Value", "Parsed", "ReadS", "WriteS", "DecodeS", "Str", "Dict"}
    names = sorted({pascal(word) for word in words} - mine - {""})
    names = sorted({name.lower(): name for name in names if re.fullmatch("[A-Z][A-Za-z0-9]*", name)}.values())

    def contract(left: list[str]) -> dict[str, Schema]:
        files = copy.deepcopy(read_full())
        some = {"type": "array", "items": {"enum": [1]}}
        kinds: list[Any] = [
            lambda name: {
                "type": "object",
                "properties": {name.lower(): {"type": "string"}, "some": some},
                "required": [name.lower()],
            },
            lambda _: {"type": "array", "items": {"type": "string", "minLength": 1}},
            lambda _: {"type": "string", "enum": ["a"]},
        ]
        defs = {name: kinds[number % 3](name) for number, name in enumerate(left)}
        fields = {name.lower(): {"$ref": f"#/$defs/{name}"} for name in left}
        uses = {"type": "object", "properties": fields, "required": [*fields]}
        files["named.json"] = {"$defs": {**defs, "UserOfThemAll": uses}}
        return files

    refusals, found = refused_and_rest(tmp_path, names, contract)
    hold_together(found, tmp_path)
    for line in refusals.values():
        assert re.search(r"named\.json:\d+:\d+: .*(choose another|rename one|such as|give it one)", line), line
    assert len(names) > 300
    assert len(refusals) < 0.2 * len(names)
    assert not refusals.keys() & {"Text", "Value", "Parsed", "Reader", "T"}


ODD_TOPICS = """
    Class Import Return Delete New Default Function Await Yield Decode Encode ParseTopic UnknownMessage DecodeS
    SFromValue MatchAddress CheckParameter Any Str Property Dataclass Match Name Parameters Address Types Codecs Bus
    Codes Names Topics Reducers Errors ReduceBoardLog BoardLogEvent Bytes Literal TypeAlias TopicOf Reduce State Event
    Topic Message Self Replace True False None Del Int Print List Error Undefined Eval Arguments Static Let Frozen
    Contract UNSET JsonValue S Object Value Data Found X1 é 1x __ async Type Case
"""
ODD_PARAMETERS = """
    class from is await yield function new delete arguments name address reduce encode_snapshot encode_event str
    property self cls bytes literal type match case check_parameter match_address is_snapshot is_event message
    reduce_odd lambda in print object int value data found event state topic eval undefined static let async of x_
    any_topic parse_topic odd dataclass frozen none self_ constant at number to_string constructor __a
"""


def with_topics(topics: dict[str, str]) -> dict[str, Schema]:
    """Give the full contract with more topics, each with its address."""
    files = read_full()
    title = {"snapshot": {"$ref": "#/$defs/Title"}, "event": {"$ref": "#/$defs/Title"}, "state": {"rule": "value"}}
    files["named.json"] = {"x-topics": {name: {"address": address, **title} for name, address in topics.items()}}
    files["named.json"]["$defs"] = {"Title": {"type": "string"}, "S": {"type": "object"}, "DropOfS": {"type": "null"}}
    del files["board.json"]["$defs"]["Title"]
    files["board.json"]["x-topics"].pop("BoardTitle")
    return files


def refused_topics(folder: Path, topics: dict[str, str]) -> tuple[dict[str, str], Packages]:
    """Compile with all topics; leave out what is refused until the rest compiles."""
    refusals: dict[str, str] = {}
    for turn in range(10):
        left = {name: address for name, address in topics.items() if name not in refusals}
        found = build(folder / str(turn), with_topics(left))
        if isinstance(found, Packages):
            return refusals, found
        text = (folder / str(turn) / "schema" / "named.json").read_text().splitlines()
        for line in found:
            place = re.search(r"named\.json:(\d+)", line)
            assert place, line
            above = (re.match(r'  (".+"): \{', text[number]) for number in range(int(place[1]) - 1, -1, -1))
            refusals[json.loads(next(match[1] for match in above if match))] = line
    raise AssertionError(refusals)


def test_topics_named_oddly(tmp_path: Path) -> None:
    """A topic's functions are legal and its own, or it is told to be called otherwise."""
    topics = {
        name: f"odd{number}:{{room_id}}.{{x}}" if number % 2 else f"odd{number}"
        for number, name in enumerate(ODD_TOPICS.split())
    }
    refusals, found = refused_topics(tmp_path, topics)
    hold_together(found, tmp_path)
    assert all("name the topic" in line for line in refusals.values()), refusals
    assert {"Class", "Delete", "Decode", "DecodeS", "SFromValue", "MatchAddress", "Any", "é", "1x"} <= refusals.keys()
    assert not refusals.keys() & {"Match", "Name", "Parameters", "State", "Event", "Message", "Value", "Object"}


def test_parameters_named_oddly(tmp_path: Path) -> None:
    """A parameter is legal and hides nothing, or is told to be called otherwise; an address holds what was given."""
    topics = {f"Odd{number}": f"odd{number}:{{{name}}}" for number, name in enumerate(ODD_PARAMETERS.split())}
    topics["Odd"] = "odd:{reduce_odd}"
    refusals, found = refused_topics(tmp_path, topics)
    hold_together(found, tmp_path)
    module = found.module()
    for number in range(len(ODD_PARAMETERS.split())):
        if f"Odd{number}" not in refusals:
            topic = getattr(module, f"odd{number}")("v1")
            assert topic.address == f"odd{number}:v1"
            assert module.parse_topic(topic.address) == topic
    assert all(re.search("name it otherwise|wrong address", line) for line in refusals.values()), refusals
    named = {ODD_PARAMETERS.split()[int(name[3:])] for name in refusals if name != "Odd"}
    assert {"class", "await", "function", "name", "address", "reduce", "str", "self", "is_snapshot"} <= named
    assert not named & {"type", "match", "value", "data", "state", "event", "topic", "message"}


def test_two_parameters_of_one_name(tmp_path: Path) -> None:
    """Parameters that only TypeScript takes for one."""
    found = build(tmp_path, with_topics({"Odd": "odd:{a_b}.{a__b}"}))
    assert isinstance(found, tuple)
    assert "both `aB` in TypeScript" in found[0]


_TEXT_OR_NULL = {"anyOf": [{"enum": ["x", None]}, {"type": "null"}]}
_ALIASES = {f"A{number}": {"anyOf": [{"$ref": f"#/$defs/A{number + 1}"}, {"type": "null"}]} for number in range(12)}


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string"},
        True,
        {"anyOf": [{"type": "null"}]},
        {"enum": [1, None]},
        {"$defs": {"A": {"type": "string"}, "B": {"enum": [1]}}},
        {"$defs": {"A": {"type": "object", "properties": {"x": _TEXT_OR_NULL}}, "B": _TEXT_OR_NULL}},
        {"$defs": {"B": _TEXT_OR_NULL, "C": {"type": "object", "properties": {"b": {"$ref": "#/$defs/B"}, "n": {
            "type": "array", "items": {"anyOf": [{"$ref": "#/$defs/B"}, {"type": "null"}]}}}}}},
        {"$defs": {"A": {"const": 1e19}, "B": {"enum": [1e19, 1, 2.5]}}},
        {"$defs": {"A": {"type": "object", "properties": {
            name: {"type": "string"} for name in ("missing", "own", "refuse", "isObject", "Mutable", "dict")}}}},
        {"$defs": {**_ALIASES, "A12": {"type": "string"}}},
    ],
    ids=["text", "anything", "only_null", "enum", "scalars", "null_enum", "by_name", "huge", "words", "aliases"],
)  # fmt: skip
def test_small_contracts(schema: Any, tmp_path: Path) -> None:
    """Contracts without objects, and those that once gave packages that did not hold."""
    hold_together(build(tmp_path, {"a.json": schema}), tmp_path)


def test_an_error_message_inside_the_union(tmp_path: Path) -> None:
    """The server's messages may stand in the union itself."""
    files = read_full()
    failure = files["envelope.json"]["$defs"].pop("Failure")
    files["envelope.json"]["$defs"]["ServerMessage"]["anyOf"][2] = {**failure, "title": "Failure"}
    hold_together(build(tmp_path, files), tmp_path)


def test_what_only_texts_and_members_name_is_not_imported(tmp_path: Path) -> None:
    """Readers name what they take in; no description, constant or member of that name brings an import with it."""
    words = "UNSET Literal cast Mapping Sequence check keep take_array take_map take_choice UnsetType field"
    choices = [f'cast("{words}"', f"it's \"Mapping\" # cast('{words}')", "# UNSET", "\\"]
    properties: dict[str, object] = {word: {"type": "integer", "description": words} for word in words.split()}
    properties["choice"] = {"enum": choices, "description": f"It's {words}, \"UNSET\": cast('Mapping', UNSET)."}
    odd = {"description": f'"{words}', "type": "object", "required": list(properties), "properties": properties}
    hold_together(build(tmp_path, {"odd.json": {"$defs": {"Odd": odd}}}), tmp_path)
