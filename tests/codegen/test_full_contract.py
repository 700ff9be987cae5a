"""What a fuller contract than ours comes out as: names, presence, unions, topics, reducers; type checkers over it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from support.generated import NODE_PATH, ROOT, Packages

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

TOOLS = ROOT / "node_modules" / ".bin"
TSCONFIG = {
    "extends": str(ROOT / "tsconfig.base.json"),
    "compilerOptions": {"lib": ["es2022"], "target": "es2022", "noPropertyAccessFromIndexSignature": True},
}


@pytest.fixture(scope="module")
def contract(full: Packages) -> ModuleType:
    """The generated Python package."""
    return full.module()


def run(*command: str | Path, cwd: Path) -> str:
    """Run a tool that must be content."""
    environment = {**os.environ, "PATH": NODE_PATH}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["own", "full", "hard"])
def test_python_is_clean_and_formatted(name: str, request: pytest.FixtureRequest) -> None:
    """Mypy and pyright, both strict, find nothing, ruff no unused name, and its formatter nothing to change.

    Lengths of lines are the formatter's alone: a long pattern is a literal that nothing can break.
    """
    packages: Packages = request.getfixturevalue(name)
    ruff = (sys.executable, "-m", "ruff")
    run(
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--cache-dir",
        packages.python / ".cache",
        packages.name,
        cwd=packages.python,
    )
    settings = {"include": [packages.name], "typeCheckingMode": "strict", "venvPath": str(ROOT), "venv": ".venv"}
    for version in ("3.11", "3.14"):
        (packages.python / "pyrightconfig.json").write_text(json.dumps({**settings, "pythonVersion": version}))
        run("node", ROOT / "node_modules" / "pyright" / "index.js", cwd=packages.python)
    run(*ruff, "check", "--isolated", "--no-cache", "--select", "F,E", "--ignore", "E501", ".", cwd=packages.python)
    run(*ruff, "format", "--isolated", "--no-cache", "--line-length", "120", "--check", ".", cwd=packages.python)


@pytest.mark.parametrize("name", ["own", "full", "hard"])
def test_typescript_is_clean_and_formatted(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Tsc with every strict option finds nothing, and biome's formatter nothing to change."""
    packages: Packages = request.getfixturevalue(name)
    config = tmp_path / "tsconfig.json"
    config.write_text(json.dumps({**TSCONFIG, "files": [str(packages.typescript / "index.ts")]}))
    run(TOOLS / "tsc", "-p", config, cwd=tmp_path)
    settings = {"formatter": {"indentStyle": "space", "indentWidth": 2, "lineWidth": 120}}
    (tmp_path / "biome.json").write_text(json.dumps(settings))
    run(TOOLS / "biome", "format", "--config-path", tmp_path / "biome.json", packages.typescript, cwd=tmp_path)


def test_wire_names_survive(contract: ModuleType) -> None:
    """A field is named as Python likes it, and written as the wire has it."""
    value = contract.Names(class_="c", from_=1, constructor="x", to_string=2, a_b="1", a_minus_b="2", str_="s", uni="ü")
    assert value.type == "names"
    assert json.loads(contract.encode_names(value)) == {
        "class": "c",
        "from": 1,
        "@type": "names",
        "str": "s",
        "a b": "1",
        "a-b": "2",
        "constructor": "x",
        "toString": 2,
        "ünï": "ü",
    }
    assert contract.decode_names(contract.encode_names(value)) == value


def test_absent_null_and_default_are_three_things(contract: ModuleType) -> None:
    """Decoding invents no default; absent is not written; null is."""
    value = contract.decode_presence('{"required":"r","nullable":null}')
    assert value.nullable is None
    assert value.optional is contract.UNSET
    assert json.loads(contract.encode_presence(value)) == {"required": "r", "nullable": None}
    assert contract.decode_presence('{"required":"r","nullable":null,"both":null}').both is None


def test_empty_lists_and_maps_are_kept(contract: ModuleType) -> None:
    """What is empty is there."""
    for name, text in (
        ("Stuff", "[]"),
        ("Scores", "{}"),
        ("Open", '{"id":"a"}'),
        ("Bare", "{}"),
        ("Scores", '{"a":[]}'),
    ):
        assert json.loads(contract.encode(name, contract.decode(name, text))) == json.loads(text)


def test_integers_stay_integers(contract: ModuleType) -> None:
    """1.0 is the integer 1 and comes out as one; true is neither."""
    value = contract.decode_numbers('{"int":1.0,"one":1.0,"level":7.0,"mixed":1.0}')
    assert [type(found) for found in (value.int_, value.one, value.level, value.mixed)] == [int] * 4
    with pytest.raises(contract.ContractError) as caught:
        contract.decode_numbers('{"int":true,"one":true,"level":true,"yes":1}')
    assert {violation.pointer for violation in caught.value.violations} == {"/int", "/one", "/level", "/yes"}


def test_tags_keep_their_json_type(contract: ModuleType) -> None:
    """Integer and boolean tags choose their branch; a text that looks alike does not."""
    assert contract.decode_shape('{"kind":1.0}') == contract.Circle(radius=contract.UNSET)
    assert contract.decode_shape('{"kind":3}') == contract.Ellipse(kind=3)
    assert contract.decode_lane_change('{"put":false,"number":4}') == contract.CardDropped(number=4)
    for text in ('{"kind":"1"}', '{"kind":true}', '{"kind":5}'):
        with pytest.raises(contract.ContractError) as caught:
            contract.decode_shape(text)
        assert [(found.pointer, found.code) for found in caught.value.violations] == [("/kind", "oneOf")]


def test_unnamed_members_are_ignored_kept_or_refused(contract: ModuleType) -> None:
    """As the schema says: ignored where it is silent, kept where it speaks of them, refused where it is closed."""
    assert contract.encode_bare(contract.decode_bare('{"x":1}')) == b"{}"
    assert contract.decode_open('{"id":"a","n":1}').additional_properties == {"n": 1}
    assert json.loads(contract.encode_loose(contract.decode_loose('{"x":[1],"id":"i"}'))) == {"x": [1], "id": "i"}
    with pytest.raises(contract.ContractError, match=r"/x: expected no member 'x'"):
        contract.decode_closed('{"x":1}')


def test_encoders_refuse_what_the_wire_cannot_carry(contract: ModuleType) -> None:
    """A value that no peer would take is refused where it is written."""
    cases: list[tuple[str, Any, str]] = [
        ("Anything", float("nan"), "notFinite"),
        ("Anything", {"a": [float("inf")]}, "notFinite"),
        ("Anything", "\ud800", "loneSurrogate"),
        ("Anything", {"\ud800": 1}, "loneSurrogate"),
        ("Anything", {1: 2}, "json"),
        ("Anything", object(), "json"),
        ("Numbers", contract.Numbers(any_num=float("nan")), "notFinite"),
        ("Numbers", contract.Numbers(level=2**53), "unsafeInteger"),
        ("Title", "too long", "maxLength"),
    ]
    for name, value, code in cases:
        with pytest.raises(contract.ContractError) as caught:
            contract.encode(name, value)
        assert [violation.code for violation in caught.value.violations] == [code]


def test_from_value_reads_parsed_json_only(contract: ModuleType) -> None:
    """A parsed value gets the checks that a text gets; what is no JSON is refused."""
    assert contract.tree_from_value({"label": "a", "children": [{"label": "b"}]}).children[0].label == "b"
    deep: list[Any] = []
    for _ in range(200):
        deep = [deep]
    for value, code in ((deep, "depth"), ({"label": b"x"}, "json"), ({"label": "a", "left": {1}}, "json")):
        with pytest.raises(contract.ContractError) as caught:
            contract.tree_from_value(value)
        assert {violation.code for violation in caught.value.violations} == {code}


def test_types_are_immutable_values(contract: ModuleType) -> None:
    """Dataclasses are frozen, slotted and keyword-only; arrays are tuples."""
    lane = contract.decode_lane('{"cards":[{"number":1,"text":"a"}]}')
    assert lane.cards == (contract.Card(number=1, text="a"),)
    assert not hasattr(lane, "__dict__")
    assert hash(lane) == hash(contract.Lane(cards=lane.cards))
    with pytest.raises(AttributeError):
        lane.cards = ()
    with pytest.raises(TypeError):
        contract.Card(1, "a")


def test_descriptions_become_docstrings(contract: ModuleType) -> None:
    """Whatever a description holds, it stays text."""
    assert contract.Person.__doc__ == 'A file\'s root schema is a type too. */ """ ends nothing.'
    assert contract.PersonAddress.__doc__ is None or "PersonAddress(" in contract.PersonAddress.__doc__


def test_names_that_languages_have_of_their_own(contract: ModuleType) -> None:
    """`x-python-name` renames the class; the contract's name still finds the codecs."""
    assert contract.decode("Map", "{}") == contract.ShapeHolder()
    assert contract.shape_holder_from_value({}) == contract.ShapeHolder()
    with pytest.raises(LookupError, match="no type 'Nope'"):
        contract.decode("Nope", "{}")


def test_topics_have_typed_parameters(contract: ModuleType) -> None:
    """A topic knows its address, and an address its topic; a parameter that can't stand in one is refused."""
    topic = contract.board_cards("b-1", "to_do")
    assert topic.address == "board:b-1.lane:to_do"
    assert contract.parse_topic(topic.address) == topic
    assert contract.parse_topic("board.log") == contract.board_log()
    for address in ("board:b-1.lane:", "board:b.1.lane:x", "board.log ", "board", "", "board:b-1.lane:to_do\n"):
        assert contract.parse_topic(address) is None
    for parameter in ("", "a b", "a.b", "a:b", "é", "a/b", "a\n"):
        with pytest.raises(ValueError, match="board_id"):
            contract.board_title(parameter)


def test_topic_messages_come_back(contract: ModuleType) -> None:
    """What a topic writes, the server's union reads, address by address."""
    lane = contract.Lane(cards=(contract.Card(number=1, text="a"),))
    message = contract.decode_server_message(contract.board_cards("b", "l").encode_snapshot(lane))
    assert message == contract.BoardCardsSnapshot(topic="board:b.lane:l", payload=lane)
    event = contract.decode_server_message(contract.board_title("b").encode_event("new"))
    assert event == contract.BoardTitleEvent(topic="board.title:b", payload="new")


def test_unknown_messages_are_told_from_broken_ones(contract: ModuleType) -> None:
    """A newer server's message is unknown by its type or its address; a wrong payload is broken."""
    for text, part in (
        ('{"type":"cursor"}', "type"),
        ('{"type":"event","topic":"board.mood","payload":1}', "address"),
        ('{"type":"event","topic":"board.log","payload":1}', None),
        ('{"type":"event","payload":1}', None),
        ("[]", None),
    ):
        with pytest.raises(contract.ContractError) as caught:
            contract.decode_server_message(text)
        assert contract.unknown_message(caught.value) == part


def test_the_three_rules(contract: ModuleType) -> None:
    """A collection by key, a log that keeps its newest, a value that is replaced or carried."""
    cards = contract.board_cards("b", "l")
    one, two = contract.Card(number=1, text="a"), contract.Card(number=2, text="b")
    state = cards.reduce(contract.Lane(cards=(one,), limit=None), contract.CardPut(card=two))
    state = cards.reduce(state, contract.CardPut(card=contract.Card(number=1, text="c")))
    assert state == contract.Lane(cards=(contract.Card(number=1, text="c"), two), limit=None)
    assert cards.reduce(state, contract.CardDropped(number=1)).cards == (two,)

    faces = contract.board_faces()
    assert faces.reduce(contract.Lane(cards=(one,)), contract.FaceSeen(face=two)).cards == (one, two)
    queue = contract.board_queue()
    assert queue.reduce(contract.Lane(cards=(one, two)), contract.Taken(class_=1)).cards == (two,)
    assert queue.reduce(state, contract.Taken(class_=9)) is state

    entry = [contract.Entry(text=str(number)) for number in range(6)]
    log = contract.board_log().reduce(contract.Log(entries=tuple(entry[:2])), contract.Logged(new=tuple(entry[2:4])))
    assert log.entries == tuple(entry[1:4])
    assert contract.board_log().reduce(log, contract.Logged(new=tuple(entry))).entries == tuple(entry[3:])

    assert contract.board_title("b").reduce("old", "new") == "new"
    owner = contract.Person(name="n")
    assert contract.board_owner().reduce(contract.Person(name="o"), contract.OwnerChanged(new_owner=owner)) == owner


@pytest.mark.parametrize("innermost", [1, ()], ids=["scalar", "empty"])
def test_what_is_written_can_be_read(contract: ModuleType, innermost: object) -> None:
    """The encoder stops where the decoder does: 128 levels, the innermost empty or not."""
    value = innermost
    for _ in range(127 if innermost == () else 128):
        value = (value,)
    assert contract.decode("Anything", contract.encode("Anything", value)) is not None
    with pytest.raises(contract.ContractError, match="128 levels"):
        contract.encode("Anything", (value,))


def test_the_bus_has_what_it_needs(contract: ModuleType) -> None:
    """`CONTRACT` rejects as a value, and refuses to write an error code that the contract lacks."""
    bus = contract.CONTRACT
    assert bus.decode_client_message('{"type":"ping"}') == contract.Ping()
    assert bus.decode_client_message('{"type":"x"}').code == "unknown_message_type"
    assert bus.decode_client_message(b"\xff").code == "malformed_message"
    assert json.loads(bus.encode_error(message="m", code="unknown_topic", topic="t"))["topic"] == "t"
    assert json.loads(bus.encode_pong()) == {"type": "pong"}
    assert bus.close_codes[4000].name == "slow_consumer"
    with pytest.raises(contract.ContractError):
        bus.encode_error(message="m", code="no such code")


_SCRIPT = """
import assert from "node:assert/strict";
import * as c from %s;

const names = c.decodeNames('{"class":"c","from":1,"@type":"names","constructor":"x","toString":2,"extra":1}');
assert.deepEqual(names, { class: "c", from: 1, "@type": "names", constructor: "x", toString: 2 });
assert.throws(() => c.decodeNames('{"class":"c","from":1,"@type":"names"}'), /constructor.*toString/s);
assert.throws(() => c.encodeNumbers({ any_num: Number.NaN }), /notFinite/);
assert.throws(() => c.encodeAnything({ a: undefined as never, b: [() => 1] as never }), /json/);
assert.throws(() => c.encodeAnything("\\ud800"), /loneSurrogate/);
assert.equal(c.encodePresence({ required: "r", nullable: null }), '{"required":"r","nullable":null}');
assert.deepEqual(Object.keys(c.decodeScores('{"__proto__":[1]}')), ["__proto__"]);

const topic = c.boardCards("b-1", "to_do");
assert.equal(topic.address, "board:b-1.lane:to_do");
assert.throws(() => c.boardTitle("a.b"), RangeError);
assert.equal(c.parseTopic("board:b.lane:")?.name, undefined);
assert.equal(c.parseTopic(topic.address)?.name, "BoardCards");

const text = '{"type":"snapshot","topic":"board:b-1.lane:to_do","payload":{"cards":[{"number":1,"text":"a"}]}}';
const message = c.decodeServerMessage(text);
assert.ok(topic.isSnapshot(message));
assert.ok(!c.boardCards("b-1", "done").isSnapshot(c.decodeServerMessage(text)));
assert.ok(!topic.isEvent(c.decodeServerMessage(text)));
let lane: c.Lane = message.payload;
lane = topic.reduce(lane, { put: true, card: { number: 2, text: "b" } });
lane = topic.reduce(lane, { put: true, card: { number: 1, text: "c" } });
assert.deepEqual(lane.cards.map((card) => card.text), ["c", "b"]);
assert.deepEqual(topic.reduce(lane, { put: false, number: 1 }).cards, [{ number: 2, text: "b" }]);
assert.equal(topic.reduce(lane, { put: false, number: 9 }), lane);

const pair: c.Lane = { cards: [{ number: 1, text: "a" }, { number: 2, text: "b" }] };
assert.deepEqual(
  c.boardFaces().reduce(pair, { type: "seen", face: { number: 1, text: "z" } }).cards.map((card) => card.text),
  ["z", "b"],
);
assert.deepEqual(c.boardQueue().reduce(pair, { type: "taken", class: 1 }).cards.length, 1);
assert.equal(c.boardQueue().reduce(pair, { type: "taken", class: 9 }), pair);

let deep: c.Anything = [];
for (let level = 1; level < 128; level += 1) deep = [deep];
assert.deepEqual(c.decodeAnything(c.encodeAnything(deep)), deep);
assert.throws(() => c.encodeAnything([deep]), /depth/);

const entries = [..."012345"].map((digit) => ({ text: digit }));
const log = c.boardLog().reduce({ entries: entries.slice(0, 2) }, { new: entries.slice(2, 4) });
assert.deepEqual(log.entries.map((entry) => entry.text), ["1", "2", "3"]);
assert.equal(c.boardTitle("b").reduce("old", "new"), "new");
assert.deepEqual(c.boardOwner().reduce({ name: "o" }, { "new owner": { name: "n" } }), { name: "n" });

assert.equal(c.CLOSE_CODES.get(4000)?.name, "slow_consumer");
assert.equal(c.ERROR_CODES.get("rate_limited")?.retry, true);
const unknowns = { '{"type":"x"}': "type", '{"type":"event","topic":"?","payload":1}': "address", "1": undefined };
for (const [bad, part] of Object.entries(unknowns)) {
  assert.throws(() => c.decodeServerMessage(bad), (error) => c.unknownMessage(error as c.ContractError) === part);
}
"""


def test_typescript_does_the_same(full: Packages, tmp_path: Path) -> None:
    """The same promises, in TypeScript: run under Node, and type-checked."""
    script = tmp_path / "script.ts"
    script.write_text(_SCRIPT % json.dumps(str(full.typescript / "index.ts")))
    run("node", script, cwd=tmp_path)
    options = {**TSCONFIG["compilerOptions"], "types": ["node"], "typeRoots": [str(ROOT / "node_modules/@types")]}  # type: ignore[dict-item]
    config = tmp_path / "tsconfig.json"
    config.write_text(json.dumps({**TSCONFIG, "compilerOptions": options, "files": [str(script)]}))
    run(TOOLS / "tsc", "-p", config, cwd=tmp_path)
