"""The readings of a contract that must agree: each takes texts of a type and gives an answer to each."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import ModuleType
from typing import TypeAlias

from support.generated import Answer, Packages

Result: TypeAlias = "Answer | str"
"""An answer, or how the reading crashed."""
Decode: TypeAlias = "Callable[[str, str], object]"


def python_readings(packages: Packages) -> dict[str, Callable[[str, str], Result]]:
    """Give Python's ways in, by name. A further one is a line here."""
    module = packages.module()
    decoders: dict[str, Decode] = {
        "text": module.decode,
        "bytes": lambda name, text: module.decode(name, text.encode()),
        "value": lambda name, text: _from_value(module, packages.functions[name], text),
    }
    return {way: _reading(module, decode) for way, decode in decoders.items()}


def _from_value(module: ModuleType, function: str, text: str) -> object:
    return getattr(module, f"{function}_from_value")(json.loads(text))


def _reading(module: ModuleType, decode: Decode) -> Callable[[str, str], Result]:
    def read(name: str, text: str) -> Result:
        try:
            value = decode(name, text)
        except module.ContractError as error:
            return Answer(frozenset((found.pointer, found.code) for found in error.violations), None)
        except Exception as error:  # whatever it is, it is the finding
            return f"{type(error).__name__}: {error}"
        try:
            return Answer(frozenset(), module.encode(name, value).decode())
        except Exception as error:  # whatever it is, it is the finding
            return f"while encoding: {type(error).__name__}: {error}"

    return read
