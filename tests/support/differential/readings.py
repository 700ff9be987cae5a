"""The readings of a contract that must agree: each takes texts of a type and gives an answer to each."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from types import ModuleType
from typing import Any, TypeAlias

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
        "slow text": lambda name, text: _codec(packages, name).decode_slowly(text),
        "slow value": lambda name, text: _codec(packages, name).from_value_slowly(json.loads(text)),
    }
    return {way: _reading(module, decode) for way, decode in decoders.items()}


def _codec(packages: Packages, type_name: str) -> Any:
    codecs = importlib.import_module(f"{packages.name}.codecs")
    return getattr(codecs, f"_{packages.functions[type_name].upper()}")


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
