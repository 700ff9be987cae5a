# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Strict JSON in and out: what I-JSON (RFC 7493) forbids is a violation, never a guess."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any, cast

from msgspec import MsgspecError

from ._proof import DoubtError, check_whole, parse_strictly, write
from ._proof import parse as parse_fast
from ._scan import MAX_DEPTH, escape, has_lone_surrogate, scan
from .errors import ContractError, Violation


def parse(data: bytes | str) -> object:
    """Parse a text. Raises `ContractError` with everything that I-JSON forbids in it."""
    try:
        encoded = data.encode() if isinstance(data, str) else as_bytes(data)
        return _parse(encoded)
    except (ValueError, RecursionError, MsgspecError):
        pass
    violations = scan(_text(data))
    if violations:
        raise ContractError(tuple(violations))
    return json.loads(data)


def as_bytes(data: object) -> bytes:
    """Give the bytes of anything that holds some. Raises `ContractError` for anything else: callers may be untyped."""
    if isinstance(data, (bytes, bytearray, memoryview)):
        return bytes(cast("bytes", data))
    raise ContractError((Violation("", "json", "a text or bytes", f"a Python {type(data).__name__}"),))


def dump(wire: object) -> bytes:
    """Write a value that was inspected as UTF-8 JSON."""
    return write(wire)


def _parse(data: bytes) -> object:
    try:
        value: object = parse_fast(data)
        check_whole(data, write(value), by_length=False)
    except DoubtError:
        return parse_strictly(data)
    return value


def _text(data: bytes | str) -> str:
    if isinstance(data, str):
        return data
    try:
        return as_bytes(data).decode()
    except UnicodeDecodeError as error:
        got = f"byte 0x{error.object[error.start]:02x} at byte {error.start}"
        raise ContractError((Violation("", "json", "UTF-8", got),)) from None


def inspect(value: object) -> list[Violation]:
    """Give every violation of I-JSON in a value that was not parsed here."""
    found: list[Violation] = []
    level: list[tuple[str, object]] = [("", value)]
    for _ in range(MAX_DEPTH):
        if not level:
            break
        level = [inner for pointer, outer in level for inner in _inspect_one(pointer, outer, found)]
    if any(isinstance(outer, (list, tuple, dict)) for _, outer in level):
        return [Violation("", "depth", f"nesting of at most {MAX_DEPTH} levels", "more")]
    for pointer, scalar in level:
        _inspect_one(pointer, scalar, found)
    return found


def _inspect_one(pointer: str, value: object, found: list[Violation]) -> list[tuple[str, object]]:
    match value:
        case None | bool():
            return []
        case str():
            if not value.isascii() and has_lone_surrogate(value):
                found.append(Violation(pointer, "loneSurrogate", "whole characters", "half a surrogate pair"))
            return []
        case int() | float():
            if not _is_finite(value):
                found.append(Violation(pointer, "notFinite", "a number that a double holds", "one beyond"))
            return []
        case list() | tuple():
            return [(f"{pointer}/{index}", item) for index, item in enumerate(cast("Sequence[object]", value))]
        case dict():
            return _inspect_members(pointer, cast("dict[object, object]", value), found)
        case _:
            found.append(Violation(pointer, "json", "a JSON value", f"a Python {type(value).__name__}"))
            return []


def _inspect_members(pointer: str, value: dict[Any, Any], found: list[Violation]) -> list[tuple[str, object]]:
    inner: list[tuple[str, object]] = []
    for name, item in value.items():
        if not isinstance(name, str):
            found.append(Violation(pointer, "json", "names that are texts", f"a Python {type(name).__name__}"))
        elif has_lone_surrogate(name):
            found.append(Violation(pointer, "loneSurrogate", "names of whole characters", "half a surrogate pair"))
        else:
            inner.append((f"{pointer}/{escape(name)}", item))
    return inner


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False
