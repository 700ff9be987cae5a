"""Three readings of one contract must agree: jsonschema over the bundle, the Python decoders, the TypeScript ones."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from support.cases import BROKEN, cases
from support.generated import Answer, Node, Packages, ask_python
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


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:30].encode("ascii", "replace").decode())
@pytest.mark.parametrize("type_name", ["Anything", "Stuff", "Loose", "Title", "Numbers", "Nested", "Scores"])
def test_texts_beyond_json_get_one_answer(full: Packages, full_node: Node, type_name: str, text: str) -> None:
    """Both languages find the same violations in a text, and neither crashes on any."""
    module = full.module()
    python, typescript = ask_python(module, type_name, text), full_node.ask(type_name, text)
    assert python.violations == typescript.violations
    if python.encoded is not None and typescript.encoded is not None:
        assert same_json(json.loads(python.encoded), json.loads(typescript.encoded))
