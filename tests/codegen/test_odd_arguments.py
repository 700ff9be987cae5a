"""Callers without types: what is no text, errors that travel between processes, values that hold themselves."""

from __future__ import annotations

import copy
import pickle
import subprocess
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from support.generated import Packages

if TYPE_CHECKING:
    from types import ModuleType


@pytest.fixture
def contract(full: Packages) -> ModuleType:
    """The Python package of the full contract."""
    return full.module()


@pytest.mark.parametrize(("given", "got"), [(3, "a Python int"), (None, "a Python NoneType"), ({}, "a Python dict")])
def test_python_says_what_is_no_text(contract: ModuleType, given: object, got: str) -> None:
    """An integer is no count of zero bytes."""
    with pytest.raises(contract.ContractError) as caught:
        contract.decode("Anything", given)
    (violation,) = caught.value.violations
    assert (violation.code, violation.expected, violation.got) == ("json", "a text or bytes", got)


@pytest.mark.parametrize("given", [bytearray(b"[1]"), memoryview(b"[1]")])
def test_python_takes_whatever_holds_bytes(contract: ModuleType, given: Any) -> None:
    """A buffer of a socket, for one."""
    assert contract.decode("Anything", given) == [1]


def test_typescript_says_what_is_no_text(full: Packages) -> None:
    """Each with the same code."""
    script = f"""
      import {{ decode, ContractError }} from {str(full.typescript / "index.ts")!r};
      for (const given of [3, null, undefined, {{}}, new Uint8Array([91, 93])]) {{
        try {{ decode("Anything", given); console.log("taken"); }}
        catch (error) {{
          const [violation] = error.violations;
          console.log(error instanceof ContractError, violation.code, violation.got);
        }}
      }}
    """
    command = ["node", "--input-type=module", "--eval", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    kinds = ("number", "null", "undefined", "object", "object")
    assert done.stdout.splitlines() == [f"true json {kind}" for kind in kinds]


def test_an_error_survives_copying_and_pickling(contract: ModuleType) -> None:
    """Its text is made of the violations, in another process too."""
    with pytest.raises(contract.ContractError) as caught:
        contract.decode("Title", "1")
    for again in (
        copy.copy(caught.value),
        copy.deepcopy(caught.value),
        pickle.loads(pickle.dumps(caught.value)),
    ):  # our own bytes
        assert str(again) == str(caught.value)
        assert again.violations == caught.value.violations


def test_a_value_that_holds_itself_nests_too_deep(contract: ModuleType) -> None:
    """Encoding ends, with the code that a deep text has."""
    value: list[object] = []
    value.append(value)
    with pytest.raises(contract.ContractError) as caught:
        contract.encode("Anything", value)
    assert {violation.code for violation in caught.value.violations} == {"depth"}


@pytest.mark.parametrize("value", [type("Text", (str,), {})("a"), type("Whole", (int,), {})(1)])
def test_a_class_of_the_callers_own_is_no_json(contract: ModuleType, value: object) -> None:
    """It looks like a text or a number; what it would be written as is its own affair."""
    for function in (partial(contract.encode, "Anything"), contract.anything_from_value):
        with pytest.raises(contract.ContractError):
            function(value)
