# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""The fast path's parts: msgspec decodes into private mirrors of the types, and a proof lets nothing slip.

msgspec skips members that it does not know and takes the last of two with one name, so a text that it decodes may
still be refused here. What it decoded is therefore written again, and both texts are compared:

- Written again, every member stands once, without space or needless escapes. So a text without numbers that have
  several spellings is never shorter, and where the lengths are equal it holds nothing else (`Typed.by_length`).
- Else members are counted. A quote before a colon ends a member's name, or is an escaped one inside a string. With no
  space before any colon, and no escape that hides a quote or a colon, the strings that were decoded have as many of the
  latter in both texts: equal counts leave no room for another member.
- Members that msgspec skipped are decoded without a type, which checks their texts and numbers; then the same count
  proves that no name stands twice, and the depth is measured.

Whatever stays in doubt goes to the readers, which also explain what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from ._json import is_too_deep
from ._readers import Found, Reader, same

T = TypeVar("T")

_HIDDEN = re.compile(rb"\\u00(?:22|3[aA])")
_LONG_ROW = re.compile(rb"[0-9]{200}")
_SAMPLED_ROW = re.compile(rb"[0-9]{9}")
_ADDRESSES = 256
_write = msgspec.json.Encoder().encode
_parse = msgspec.json.Decoder().decode


class DoubtError(ValueError):
    """The fast path can't tell; the readers can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """How msgspec decodes a type: its mirror, or what picks one, and what makes the type of that.

    `by_length`: no number has two spellings, and nesting has a bound. `loose`: some part is decoded without a type, or
    judged by `make`.
    """

    mirror: Any = None
    pick: Callable[[bytes], Any] | None = None
    make: Callable[[Any], Any]
    by_length: bool = False
    loose: bool = False

    def decoder(self) -> Callable[[bytes], Any]:
        """Build what decodes a text into the mirror."""
        return self.pick or msgspec.json.Decoder(self.mirror).decode


class Router:
    """Picks the mirror of a message by its tag and its address. The mirror checks both again."""

    def __init__(
        self,
        tag: str,
        address: str,
        topic_name: Callable[[object], str | None],
        mirrors: dict[tuple[str, str | None], Any],
    ) -> None:
        peek = msgspec.defstruct("Peek", [("tag", str), ("address", str, "")], rename={"tag": tag, "address": address})
        self._peek = msgspec.json.Decoder(peek).decode
        self._topic_name = topic_name
        self._mirrors = mirrors
        self._decoder = lru_cache(_ADDRESSES)(self._find)

    def __call__(self, text: bytes) -> Any:
        """Decode a text."""
        peek: Any = self._peek(text)
        return self._decoder(peek.tag, peek.address)(text)

    def _find(self, tag: str, address: str) -> Callable[[bytes], Any]:
        name = (tag, None) if (tag, None) in self._mirrors else (tag, self._topic_name(address))
        if name not in self._mirrors:
            raise DoubtError
        return _decoder(self._mirrors[name])


@lru_cache(None)
def _decoder(mirror: Any) -> Callable[[bytes], Any]:
    return msgspec.json.Decoder(mirror).decode


def twin(made: type) -> Any:
    """Give a class of the same layout whose fields can be set; its instances then become those of `made`.

    A frozen dataclass sets each field through a call, which takes three times as long as all of msgspec's work.
    """
    return type(made.__name__, (), {"__slots__": made.__slots__})  # type: ignore[attr-defined]  # all have slots


def keep(raw: Any) -> Any:
    """Give what msgspec decoded: it is the type already."""
    return raw


def read(reader: Reader[T], value: object) -> T:
    """Read a part that no mirror says exactly."""
    found: Found = []
    made = reader(value, None, found)
    if found:
        raise DoubtError
    return made


def choose(value: object, options: tuple[T, ...]) -> T:
    """Read one of a few scalars."""
    for option in options:
        if same(value, option):
            return option
    raise DoubtError


def check_whole(text: bytes, again: bytes, *, by_length: bool) -> None:
    """Raise `DoubtError` unless a decoded text holds what was written of it again, and nothing that I-JSON forbids."""
    flat = _flatten(text)
    if by_length and len(flat) == len(again):
        return
    if b"\\" in flat and _HIDDEN.search(flat):
        raise DoubtError
    members = flat.count(b'":')
    if members != again.count(b'":'):
        again = _write(_parse(text))
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
