"""Every example beside the schema, through the generated Python package: verdicts, violations, and the way back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import wirepact_contract as contract

EXAMPLES = Path(__file__).resolve().parents[2] / "schema" / "examples"
VALID = sorted(path for path in EXAMPLES.glob("*/*.json"))
INVALID = sorted(path for path in EXAMPLES.glob("*/invalid/*.json"))


def label(path: Path) -> str:
    """Name a case by its place below the folder of examples."""
    return path.relative_to(EXAMPLES).with_suffix("").as_posix()


def codec(verb: str, type_name: str) -> Any:
    """Find `decode` or `encode` for a type that is known by name only."""
    return lambda value: getattr(contract, verb)(type_name, value)


@pytest.mark.parametrize("path", VALID, ids=label)
def test_valid_examples_decode_and_come_back(path: Path) -> None:
    """What was decoded is written back: all that the schema speaks of, and nothing else."""
    type_name, text = path.parent.name, path.read_text()
    value = codec("decode", type_name)(text)
    written = codec("encode", type_name)(value)
    assert codec("decode", type_name)(written) == value
    given = json.loads(text)
    if isinstance(given, dict):
        assert json.loads(written).items() <= given.items()
    else:
        assert json.loads(written) == given


@pytest.mark.parametrize("path", INVALID, ids=label)
def test_invalid_examples_are_refused_for_the_reasons_given(path: Path) -> None:
    """Exactly the violations that stand beside the instance are found."""
    case = json.loads(path.read_text())
    text = case["text"] if "text" in case else json.dumps(case["instance"])
    with pytest.raises(contract.ContractError) as caught:
        codec("decode", path.parent.parent.name)(text)
    found = {(violation.pointer, violation.code) for violation in caught.value.violations}
    assert found == {(violation["pointer"], violation["code"]) for violation in case["violations"]}


def test_there_are_examples_of_every_message() -> None:
    """An envelope's every type has a valid example, and one that is refused."""
    for union in ("ClientMessage", "ServerMessage"):
        tags = {json.loads(path.read_text())["type"] for path in VALID if path.parent.name == union}
        wanted = {"ClientMessage": {"subscribe", "unsubscribe", "ping"}}
        assert tags == wanted.get(union, {"snapshot", "event", "error", "pong"})
        assert any(path.parent.parent.name == union for path in INVALID)
