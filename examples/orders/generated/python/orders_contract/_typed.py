# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""The fast path's parts: msgspec decodes into private mirrors of the types, of which the types are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar

import msgspec

from ._proof import DoubtError
from ._readers import Found, Reader, same

T = TypeVar("T")

_ADDRESSES = 256  # whose decoders are remembered


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
        return self.pick or build_decoder(self.mirror)


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
        return build_decoder(self._mirrors[name])


@cache
def build_decoder(mirror: Any) -> Callable[[bytes], Any]:
    """Build what decodes a text into a mirror. msgspec walks the types one inside the other, to a bounded depth."""
    try:
        return msgspec.json.Decoder(mirror).decode
    except RecursionError:
        return pass_on


def pass_on(_: bytes) -> Any:
    """Decode nothing. Raises `DoubtError`."""
    raise DoubtError


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
