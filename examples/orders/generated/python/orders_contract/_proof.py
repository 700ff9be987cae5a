# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""Proves that a text holds what msgspec decoded of it, and nothing that I-JSON (RFC 7493) forbids.

msgspec skips members that it does not know and takes the last of two with one name, so a text that it decodes may
still be refused here. What it decoded is therefore written again, and both texts are compared:

- Written again, every member stands once, without space or needless escapes. So a text without numbers that have
  several spellings is never shorter, and where the lengths are equal it holds nothing else (`by_length`).
- Else members are counted. A quote before a colon ends a member's name, or is an escaped one inside a string. With no
  space before any colon, and no escape that hides a quote or a colon, the strings that were decoded have as many of the
  latter in both texts: equal counts leave no room for another member.
- Members that msgspec skipped are decoded without a type, which checks their texts and numbers; then the same count
  proves that no name stands twice, and the depth is measured.

Whatever stays in doubt goes to slower ones, which also explain what is wrong.
"""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from ._scan import MAX_DEPTH

_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_HIDDEN = re.compile(rb"\\u00(?:22|3[aA])")
_HUGE_NUMBER = re.compile(rb"[0-9]{200}|[eE]\+?[0-9]{3}")
_LONG_ROW = re.compile(rb"[0-9]{200}")
_SAMPLED_ROW = re.compile(rb"[0-9]{9}")
_INNERMOST = re.compile(rb"\[\]|\{\}")
_LONG = 10_000  # bytes, past which so few brackets are rare
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))

# What msgspec and the standard library raise for a text, and for a value.
REFUSALS = (ValueError, TypeError, OverflowError, RecursionError, msgspec.MsgspecError)

write = msgspec.json.Encoder().encode
parse = msgspec.json.Decoder().decode


class DoubtError(ValueError):
    """The fast path can't tell; the slow one can."""


def check_whole(text: bytes, again: bytes, *, by_length: bool) -> None:
    """Raise `DoubtError` unless a decoded text holds what was written of it again, and nothing that I-JSON forbids."""
    flat = _flatten(text)
    if by_length and len(flat) == len(again):
        return
    if b"\\" in flat and _HIDDEN.search(flat):
        parse_strictly(text)
        return
    members = flat.count(b'":')
    if members != again.count(b'":'):
        again = write(parse(text))
        if members != again.count(b'":'):
            raise DoubtError
    elif by_length:
        return
    check_loose(text)


def check_loose(text: bytes) -> None:
    """Raise `DoubtError` where a text may hold what msgspec takes without a type, and I-JSON refuses."""
    # Integers past all doubles are long rows of digits, and such a row shows in every twentieth byte of a text.
    if (_SAMPLED_ROW.search(text[::20]) and _LONG_ROW.search(text)) or is_too_deep(text):
        raise DoubtError


def _flatten(text: bytes) -> bytes:
    """Take the space out, unless there is plainly none before a colon."""
    if b"\n" in text or b"\t" in text or b"\r" in text or b" :" in text:
        return msgspec.json.format(text, indent=-1)
    return text


def parse_strictly(data: bytes) -> object:
    """Parse a text whose names are looked at one by one. Raises `ValueError` where it may hold what I-JSON forbids."""
    value: object = json.loads(data.decode(), object_pairs_hook=_object, parse_constant=_constant)
    if _is_suspect(data):
        raise DoubtError
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise DoubtError
    return value


def _constant(name: str) -> object:
    raise ValueError(name)


def _is_suspect(data: bytes) -> bool:
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
