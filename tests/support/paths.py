"""Asks each of the two decoding paths of a generated Python package alone, and compares what they say."""

from __future__ import annotations

import dataclasses
import importlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType


class PassedOnError(Exception):
    """The fast path leaves it to the slow one."""


@dataclass(frozen=True)
class Outcome:
    """What a path said: a value, or violations as (pointer, code)."""

    value: Any
    violations: frozenset[tuple[str, str]] = frozenset()


def codecs_of(module: ModuleType) -> dict[str, Any]:
    """Give the codecs of a package by the names of their types."""
    codecs = importlib.import_module(f"{module.__name__}.codecs")
    table = importlib.import_module(f"{module.__name__}.names")
    by_function = {name: key for key, function in table._DECODERS.items() for name in [function.__name__]}
    return {
        by_function[f"decode{name.lower()}"]: codec
        for name, codec in vars(codecs).items()
        if type(codec).__name__ == "Codec"
    }


def ask(module: ModuleType, work: Callable[[], Any]) -> Outcome:
    """Do something that may raise the package's own error, and no other."""
    try:
        return Outcome(work())
    except module.ContractError as error:
        return Outcome(None, frozenset((found.pointer, found.code) for found in error.violations))


@contextmanager
def fast_alone(codec: Any, method: str) -> Iterator[None]:
    """Put a method that fails in the slow path's place."""

    def pass_on(*_: object) -> None:
        raise PassedOnError

    kind = type(codec)
    slow = getattr(kind, method)
    setattr(kind, method, pass_on)
    try:
        yield
    finally:
        setattr(kind, method, slow)


def decode_both(module: ModuleType, codec: Any, data: bytes | str) -> bool:
    """Hold the paths equal on a text. Tells whether the fast one had an answer."""
    slow = ask(module, lambda: codec.decode_slowly(data))
    try:
        with fast_alone(codec, "decode_slowly"):
            value = codec.decode(data)
    except PassedOnError:
        return False
    assert not slow.violations, (data, slow.violations)
    assert same(value, slow.value), (data, value, slow.value)
    return True


def convert_both(module: ModuleType, codec: Any, value: object) -> bool:
    """Hold the paths equal on a parsed value. Tells whether the fast one had an answer."""
    slow = ask(module, lambda: codec.from_value_slowly(value))
    try:
        with fast_alone(codec, "from_value_slowly"):
            fast = codec.from_value(value)
    except PassedOnError:
        return False
    assert not slow.violations, (value, slow.violations)
    assert same(fast, slow.value), (value, fast, slow.value)
    return True


def encode_both(module: ModuleType, codec: Any, value: object) -> bool:
    """Hold the paths equal on a value of the type. Tells whether the fast one had an answer."""
    slow = ask(module, lambda: codec.encode_slowly(value if codec._write is None else codec._write(value)))
    try:
        with fast_alone(codec, "encode_slowly"):
            text = codec.encode(value)
    except PassedOnError:
        return False
    assert not slow.violations, (value, slow.violations)
    assert text == slow.value
    return True


def same(one: Any, other: Any) -> bool:
    """Compare values and their types: 1 is not 1.0, nor true, and -0.0 is not 0.0."""
    if type(one) is not type(other):
        return False
    match one:
        case tuple() | list():
            return len(one) == len(other) and all(map(same, one, other))
        case dict():
            return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
        case float():
            return repr(one) == repr(other)
        case _ if dataclasses.is_dataclass(one):
            names = [field.name for field in dataclasses.fields(one)]
            return one == other and all(same(getattr(one, name), getattr(other, name)) for name in names)
        case _:
            return bool(one == other)
