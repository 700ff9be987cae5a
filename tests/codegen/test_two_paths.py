"""The fast path and the readers of the Python package are one decoder: same verdicts, same values, same types."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import decimal
import importlib
import json
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.generated import Packages, generate
from support.instances import ANY_JSON, instances, mutations
from support.paths import PassedOnError, ask, codecs_of, convert_both, decode_both, encode_both, fast_alone, same
from support.spelling import ODD_NAMES, ODD_VALUES, Speller

if TYPE_CHECKING:
    from pathlib import Path

MANY = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
CONTRACTS = pytest.mark.parametrize("contract", ["own", "full", "hard"])


def draw_instance(data: st.DataObject, packages: Packages) -> tuple[Any, Any]:
    """Draw a codec and an instance of its type, or something near it."""
    codecs = codecs_of(packages.module())
    name = data.draw(st.sampled_from(sorted(codecs.keys() & set(packages.type_names()))))
    valid = instances(packages.bundle, {"$ref": f"#/$defs/{name}"})
    kinds = {0: ANY_JSON, 1: mutations(valid)}
    return codecs[name], data.draw(kinds.get(data.draw(st.integers(0, 5)), valid))


@CONTRACTS
@MANY
@given(data=st.data(), seed=st.integers(0, 2**32), odd=st.sampled_from([0.0, 0.05, 0.3]))
def test_texts(contract: str, data: st.DataObject, seed: int, odd: float, request: pytest.FixtureRequest) -> None:
    """However a text is spelled or broken."""
    packages: Packages = request.getfixturevalue(contract)
    codec, instance = draw_instance(data, packages)
    speller = Speller(seed, odd)
    text = speller.write(instance)
    decode_both(packages.module(), codec, text)
    decode_both(packages.module(), codec, speller.damage(text))


@MANY
@given(value=ANY_JSON, seed=st.integers(0, 2**32), odd=st.sampled_from([0.0, 0.05, 0.3]))
def test_parsing(value: Any, seed: int, odd: float, own: Packages) -> None:
    """Both paths parse with msgspec; the standard library and the scanner are asked whether that is right."""
    module = own.module()
    parse, scan = (importlib.import_module(f"own_contract.{name}") for name in ("_json", "_scan"))
    speller = Speller(seed, odd)
    for data in (speller.write(value).encode("utf-8", "surrogatepass"), speller.damage(speller.write(value))):
        said = ask(module, partial(parse.parse, data))
        try:
            expected = scan.scan(data.decode())
        except UnicodeDecodeError:
            expected = ["no text"]
        assert bool(said.violations) == bool(expected), data
        if not expected:
            assert same(said.value, json.loads(data)), data


@CONTRACTS
def test_members_beside_those_that_are_known(contract: str, request: pytest.FixtureRequest) -> None:
    """Whatever an unknown member hides, in every type, with and without space."""
    packages: Packages = request.getfixturevalue(contract)
    module = packages.module()
    taken = 0
    for name, codec in codecs_of(module).items():
        schema = packages.bundle["$defs"].get(name)
        for example in (isinstance(schema, dict) and schema.get("examples")) or (
            [{}, {"type": "ping"}] if contract == "own" else [{}]
        ):
            if not isinstance(example, dict):
                continue
            for extra in [f"{name}:{value}" for name in ODD_NAMES for value in ODD_VALUES]:
                for gap in ("", " "):
                    inner = json.dumps(example)[1:-1]
                    text = "{" + extra.replace(":", f"{gap}:", 1) + (f",{inner}" if inner else "") + "}"
                    taken += decode_both(module, codec, text)
    assert taken


SESSION = {
    "id": "a",
    "title": "t",
    "command": ["make"],
    "cwd": "/",
    "state": "exited",
    "exit_code": 1,
    "created_at": "2026",
    "last_activity_at": "2026",
}
SNAPSHOT = {"type": "snapshot", "topic": "sessions.state", "payload": {"sessions": [SESSION, SESSION]}}
USUAL = {
    "compact": json.dumps(SNAPSHOT, separators=(",", ":")),
    "default": json.dumps(SNAPSHOT),
    "indented": json.dumps(SNAPSHOT, indent=2),
    "tabs": json.dumps(SNAPSHOT, indent="\t"),
    "space before colons": json.dumps(SNAPSHOT, separators=(", ", " : ")),
    "another order": json.dumps(SNAPSHOT, sort_keys=True),
    "escapes": json.dumps(SNAPSHOT).replace('"t"', '"\\u00fc\\n\\/\\"\\\\"'),
    "text that looks like members": json.dumps(SNAPSHOT).replace('"t"', '"a\\": b : c\\n:"'),
    "an unknown member": json.dumps(SNAPSHOT).replace('"id"', '"new":{"a":[1.5,"\\"b\\":"]},"id"'),
    "unknown, indented": json.dumps(SNAPSHOT, indent=2).replace('"id"', '"new" : {"a":[1]},"id"'),
}


@pytest.mark.parametrize("style", USUAL)
def test_usual_texts_stay_on_the_fast_path(style: str, own: Packages) -> None:
    """No common way to write JSON falls off it."""
    module = own.module()
    codecs = codecs_of(module)
    for name in ("SessionsStateSnapshot", "ServerMessage"):
        assert decode_both(module, codecs[name], USUAL[style])
        assert decode_both(module, codecs[name], USUAL[style].encode())
        assert decode_both(module, codecs[name], USUAL[style].replace('"t"', '"ü"').encode())


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"subscribe","topics":["a"],"topics":["a"]}',
        '{"type":"subscribe","topics":["a"],"topics" :["a"]}',
        '{"type" :"subscribe","topics":["a"],"topics":["a"]}',
        '{"type":"subscribe","topics":["a\\u0022:"],"topics":["a\\u0022:"]}',
        '{"type":"subscribe","topics":["a\\u0022\\u003a","\\":"],"topics":["b"]}',
        '{"type":"ping","type":"ping"}',
        '{"type":"ping","x":{"y":1,"y":1}}',
        '{"type":"ping","x":"\\ud800"}',
        '{"type":"ping","x":1e400}',
        '{"type":"ping","x":' + "1" * 400 + "}",
        '{"type":"ping","x":' + "[" * 130 + "]" * 130 + "}",
        '{"type":"ping"}\u0000',
        '\ufeff{"type":"ping"}',
        b'{"type":"ping","x":"\xff"}',
    ],
)
def test_what_msgspec_would_let_through_is_refused(text: str | bytes, own: Packages) -> None:
    """Everything that the proof is there for."""
    module = own.module()
    codec = codecs_of(module)["ClientMessage"]
    with fast_alone(codec, "decode_slowly"), pytest.raises(PassedOnError):
        codec.decode(text)
    assert ask(module, lambda: codec.decode(text)).violations


ODD_OBJECTS = [
    (1, 2),
    {1: 2},
    {"a": (1,)},
    {1, 2},
    b"bytes",
    float("nan"),
    float("inf"),
    10**400,
    "\ud800",
    {"\ud800": 1},
    datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    decimal.Decimal(1),
    dataclasses.make_dataclass("Other", [("id", str, "a")])(),
    object(),
    [[[]]] * 3,
    True,
    1.0,
    -0.0,
    None,
]


@CONTRACTS
@MANY
@given(data=st.data(), at=st.integers(0, 50), odd=st.sampled_from([None, *range(len(ODD_OBJECTS))]))
def test_values(contract: str, data: st.DataObject, at: int, odd: int | None, request: pytest.FixtureRequest) -> None:
    """Parsed values, and Python values that are no JSON."""
    packages: Packages = request.getfixturevalue(contract)
    codec, instance = draw_instance(data, packages)
    changed = instance if odd is None else _replace(copy.deepcopy(instance), at, ODD_OBJECTS[odd])
    convert_both(packages.module(), codec, changed)


def _replace(value: Any, at: int, odd: Any) -> Any:
    """Put something odd somewhere inside."""
    if isinstance(value, dict) and value and at:
        name = sorted(value)[at % len(value)]
        return {**value, name: _replace(value[name], at // 2, odd)}
    if isinstance(value, list) and value and at:
        return [_replace(value[0], at // 2, odd), *value[1:]]
    return odd


@CONTRACTS
@MANY
@given(data=st.data(), at=st.integers(0, 50), odd=st.sampled_from([None, *range(len(ODD_OBJECTS))]))
def test_encoders(contract: str, data: st.DataObject, at: int, odd: int | None, request: pytest.FixtureRequest) -> None:
    """Values of the types, and dataclasses that hold what they should not."""
    packages: Packages = request.getfixturevalue(contract)
    module = packages.module()
    codec, instance = draw_instance(data, packages)
    decoded = ask(module, lambda: codec.from_value(instance))
    if decoded.violations:
        return
    assert encode_both(module, codec, decoded.value) or packages.name != "own_contract"
    again = codec.decode(codec.encode(decoded.value))
    assert same(again, decoded.value)
    if odd is not None:
        changed = _set(decoded.value, at, ODD_OBJECTS[odd])
        said = ask(module, lambda: codec.encode(changed))
        assert said.violations or not ask(module, lambda: codec.decode(said.value)).violations


def _set(value: Any, at: int, odd: Any) -> Any:
    """Put something odd into some field."""
    if isinstance(value, tuple) and value and at:
        return (_set(value[0], at // 2, odd), *value[1:])
    if not dataclasses.is_dataclass(value) or isinstance(value, type) or not at:
        return odd
    fields = dataclasses.fields(value)
    if not fields:
        return odd
    name = fields[at % len(fields)].name
    return dataclasses.replace(value, **{name: _set(getattr(value, name), at // 2, odd)})


@CONTRACTS
def test_encoders_refuse_what_is_no_value_of_the_type(contract: str, request: pytest.FixtureRequest) -> None:
    """Whatever they are given, it is the package's own error, or text that its decoder takes."""
    packages: Packages = request.getfixturevalue(contract)
    module = packages.module()
    for name, codec in codecs_of(module).items():
        for odd in [*ODD_OBJECTS, {}, {"type": "ping"}, "", int, module]:
            said = ask(module, partial(module.encode, name, odd))
            assert said.violations or not ask(module, partial(codec.decode, said.value)).violations


@CONTRACTS
def test_every_mirror_is_one_that_msgspec_takes(contract: str, request: pytest.FixtureRequest) -> None:
    """A mirror that msgspec refuses would only be slow."""
    packages: Packages = request.getfixturevalue(contract)
    name = packages.module().__name__
    fast = importlib.import_module(f"{name}._fast")
    decoder = importlib.import_module("msgspec").json.Decoder
    for typed in fast.TYPED.values():
        assert typed.decoder()
        for mirror in typed.pick._mirrors.values() if typed.pick else ():
            assert decoder(mirror)


def test_types_that_lead_on_and_on(tmp_path: Path) -> None:
    """Where msgspec finds the types too many, one inside the other, the readers do the work, at once."""
    number = 1100
    definitions = {
        f"Type{index}": {"type": "object", "properties": {"next": {"$ref": f"#/$defs/Type{(index + 1) % number}"}}}
        for index in range(number)
    }
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "ring.json").write_text(json.dumps({"$defs": definitions}))
    module = generate(tmp_path / "schema", tmp_path, "long_ring_contract").module()
    codec = codecs_of(module)["Type7"]
    text = b'{"next":{"next":{}}}'
    assert codec.encode(codec.decode(text)) == text
    assert convert_both(module, codec, json.loads(text)) == decode_both(module, codec, text)
    with pytest.raises(module.ContractError):
        codec.decode(b'{"next":1}')


def test_mirrors_are_built_when_they_are_wanted(own: Packages) -> None:
    """Importing a package builds no decoder."""
    code = "import sys, own_contract; assert not {name for name in sys.modules if name.endswith('._fast')}"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=own.python)
