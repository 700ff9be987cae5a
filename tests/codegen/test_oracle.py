"""Three readings of one contract must agree: jsonschema over the bundle, the Python decoders, the TypeScript ones."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from support.generated import Answer, Node, Packages, ask_python
from support.instances import ANY_JSON, instances, mutations
from wirepact.check.patterns import with_python_patterns

if TYPE_CHECKING:
    from types import ModuleType

MANY = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def is_valid(packages: Packages, type_name: str, instance: Any) -> bool:
    """Ask jsonschema."""
    bundle: Any = with_python_patterns(packages.bundle)  # jsonschema reads patterns as Python does
    return Draft202012Validator({**bundle, "$ref": f"#/$defs/{type_name}"}).is_valid(instance)


def is_interoperable(value: Any) -> bool:
    """Tell whether integers stay within what I-JSON lets a reader count on; jsonschema has no such bound."""
    if isinstance(value, dict):
        return all(map(is_interoperable, value.values()))
    if isinstance(value, list):
        return all(map(is_interoperable, value))
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return not whole or abs(value) <= 2**53 - 1


def same_json(one: Any, other: Any) -> bool:
    """Compare as JSON: 1 is 1.0, and is not true."""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(same_json(one[key], other[key]) for key in one)
        case list(), list():
            return len(one) == len(other) and all(map(same_json, one, other))
        case bool(), _:
            return one is other
        case ((int() | float()), (int() | float())) if not isinstance(other, bool):
            return math.isclose(one, other, rel_tol=1e-15)
        case _:
            return type(one) is type(other) and one == other


def check_agreement(packages: Packages, module: ModuleType, node: Node, type_name: str, instance: Any) -> Answer:
    """Put one instance to all three."""
    text = json.dumps(instance)
    python, typescript = ask_python(module, type_name, text), node.ask(type_name, text)
    assert python.violations == typescript.violations
    if is_interoperable(instance):
        assert (not python.violations) == is_valid(packages, type_name, instance), python.violations
    if python.encoded is not None and typescript.encoded is not None:
        assert same_json(json.loads(python.encoded), json.loads(typescript.encoded))
        again = ask_python(module, type_name, typescript.encoded).encoded
        assert again is not None
        assert same_json(json.loads(again), json.loads(python.encoded))
    return python


@st.composite
def cases(draw: st.DrawFn, packages: Packages) -> tuple[str, Any, bool]:
    """A type, an instance, and whether it is known to be valid."""
    name = draw(st.sampled_from(packages.type_names()))
    valid = instances(packages.bundle, {"$ref": f"#/$defs/{name}"})
    match draw(st.integers(0, 4)):
        case 0:
            return name, draw(ANY_JSON), False
        case 1 | 2:
            return name, draw(valid), True
        case _:
            return name, draw(mutations(valid)), False


@pytest.mark.parametrize("contract", ["own", "full", "hard"])
@MANY
@given(data=st.data())
def test_all_readings_agree(contract: str, data: st.DataObject, request: pytest.FixtureRequest) -> None:
    """Verdicts agree among all three; violations, and what is written back, between both languages."""
    packages: Packages = request.getfixturevalue(contract)
    node: Node = request.getfixturevalue(f"{contract}_node")
    name, instance, valid = data.draw(cases(packages))
    answer = check_agreement(packages, packages.module(), node, name, instance)
    assume(is_interoperable(instance))
    if valid:
        assert not answer.violations


_BROKEN = [
    "",
    " ",
    "{",
    "[1,]",
    "{'a':1}",
    '{"a":1,}',
    '{"a" 1}',
    "nul",
    "01",
    "1.",
    "+1",
    "NaN",
    "-Infinity",
    '"\t"',
    '"\\x"',
    '"open',
    "1 2",
    "\ufeff1",
    '{"a":1,"a":1}',
    '{"a":{"b":1,"b":2},"c":[{"d":1,"d":1}]}',
    '{"a":1,"\\u0061":2}',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\ud83d\\ude00"',
    '{"\\ud800":1}',
    '{"\\ud800":"\\ud800"}',
    "1e400",
    "-1e400",
    '[1e400,{"a":1e999}]',
    "1" + "0" * 400,
    "1" + "0" * 250 + "e60",
    "1" + "0" * 5000,
    "1e-400",
    "[" * 128 + "]" * 128,
    "[" * 129 + "]" * 129,
    '{"a":' * 129 + "1" + "}" * 129,
    '{"a":[' * 64 + "1" + "]}" * 64,
    '[{"a":' * 65 + "1" + "}]" * 65,
    '{"a":[' * 100 + "1" + "]}" * 100,
    "[" * 100_000 + "]" * 100_000,
    "[" * 100_000,
    '{"a":"[[[[[[\\"]]"}',
    '{"a:b":":::","c":[":"]}',
    '{"__proto__":1,"a":2}',
    '{"__proto__":1,"__proto__":2}',
    "9007199254740991",
    "9007199254740992",
    "-9007199254740993",
    "123456789012345678901234567890",
    "1.0",
    "-0",
    "-0.0",
    '{"a~/b":1,"a~/b":1}',
    "\u00e9",
    '"\u2028"',
    '"\x7f"',
]


@pytest.mark.parametrize("text", _BROKEN, ids=lambda text: text[:30].encode("ascii", "replace").decode())
@pytest.mark.parametrize("type_name", ["Anything", "Stuff", "Loose", "Title", "Numbers", "Nested", "Scores"])
def test_texts_beyond_json_get_one_answer(full: Packages, full_node: Node, type_name: str, text: str) -> None:
    """Both languages find the same violations in a text, and neither crashes on any."""
    module = full.module()
    python, typescript = ask_python(module, type_name, text), full_node.ask(type_name, text)
    assert python.violations == typescript.violations
    if python.encoded is not None and typescript.encoded is not None:
        assert same_json(json.loads(python.encoded), json.loads(typescript.encoded))


@pytest.mark.parametrize("name", ['"', "\n", "\\n", "\u0041", "/", "é"])
def test_names_with_escapes_are_their_own(full: Packages, full_node: Node, name: str) -> None:
    """A name of an earlier text is never taken for a later one, which `JSON.parse` of V8 does (Node's issue 63785)."""
    for other in ("\\", f"{name}\\", "x\\"):
        full_node.ask("Anything", json.dumps({"x": 1, other: 2}))
        escaped = "".join(f"\\u{ord(char):04x}" for char in name)
        for text in (
            json.dumps({"x": [1, '"', "\\"], name: 2}),
            f'{{"x":"\\"\\\\","{escaped}" : {{"__proto__":"\\n"}}}}',
        ):
            answer = full_node.ask("Anything", text)
            assert answer.encoded is not None
            assert json.loads(answer.encoded) == json.loads(text)
