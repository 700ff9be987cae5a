# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Strict JSON in and out: what I-JSON (RFC 7493) forbids is a violation, never a guess."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import msgspec

from ._scan import MAX_DEPTH, escape, has_lone_surrogate, scan
from .errors import ContractError, Violation

_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_HUGE_NUMBER = re.compile(rb"[0-9]{200}|[eE]\+?[0-9]{3}")
_INNERMOST = re.compile(rb"\[\]|\{\}")
_LONG = 10_000  # bytes, past which so few brackets are rare
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class _DuplicateKey(Exception):
    """An object names a member twice."""


def parse(data: bytes | str) -> object:
    """Parse a text. Raises `ContractError` with everything that I-JSON forbids in it."""
    try:
        encoded = data.encode() if isinstance(data, str) else bytes(data)
        value = json.loads(encoded.decode(), object_pairs_hook=_object, parse_constant=_constant)
        if not _suspect(encoded):
            return value
    except (ValueError, RecursionError, _DuplicateKey):
        pass
    violations = scan(_text(data))
    if violations:
        raise ContractError(tuple(violations))
    return json.loads(data)


def dump(wire: object) -> bytes:
    """Write a value that was inspected as UTF-8 JSON."""
    return msgspec.json.encode(wire)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _DuplicateKey
    return value


def _constant(name: str) -> object:
    raise ValueError(name)


def _suspect(data: bytes) -> bool:
    """Tell whether a parsed text may nest too deep, overflow a double, or hold half a surrogate pair."""
    if b"\\" in data:
        if b"\\ud" in data.lower():
            return True
        data = _ESCAPE.sub(b"", data)
    outside_strings = b" ".join(data.split(b'"')[::2])
    return bool(_HUGE_NUMBER.search(outside_strings)) or _nests_deep(outside_strings.translate(None, _NOT_BRACKETS))


def is_too_deep(data: bytes) -> bool:
    """Tell whether a text that was parsed nests too deep. Few brackets, in strings or not, can't."""
    if len(data) < _LONG and len(data.translate(None, _NOT_BRACKETS)) <= 2 * MAX_DEPTH:
        return False
    # On a line for each item, what stands in too many containers starts a line behind as many spaces.
    if b"\n" + b" " * MAX_DEPTH not in msgspec.json.format(data, indent=1):
        return False
    outside_strings = b" ".join(_ESCAPE.sub(b"", data).split(b'"')[::2])
    return _nests_deep(outside_strings.translate(None, _NOT_BRACKETS))


def _nests_deep(brackets: bytes) -> bool:
    """Peel one level off the innermost brackets a round; what is left after the last round is too deep."""
    for _ in range(MAX_DEPTH):
        if not brackets:
            return False
        brackets = _INNERMOST.sub(b"", brackets)
    return bool(brackets)


def _text(data: bytes | str) -> str:
    if isinstance(data, str):
        return data
    try:
        return bytes(data).decode()
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
            return [(f"{pointer}/{index}", item) for index, item in enumerate(value)]
        case dict():
            return _inspect_members(pointer, value, found)
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
