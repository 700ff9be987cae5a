# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""The two paths of each type: the fast one, typed by msgspec, and the readers, which cover the rest and explain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from msgspec import convert

from ._json import as_bytes, dump, inspect, parse
from ._proof import REFUSALS, DoubtError, check_loose, check_whole, is_too_deep
from ._proof import parse as _parse
from ._proof import write as _write
from ._readers import Found, Reader
from ._scan import MAX_DEPTH
from ._typed import Typed, pass_on
from .errors import ContractError, Violation

T = TypeVar("T")

_MISFITS = (AttributeError, TypeError, ValueError)


class Codec(Generic[T]):
    """Decodes and encodes one type. Each method tries the fast path, and where that raises takes the slow one.

    A test has the slow path alone by calling it, and the fast one alone by putting a method that fails in its place.
    """

    __slots__ = ("_by_length", "_decode", "_make", "_name", "_read", "_typed", "_write")

    _by_length: bool
    _make: Callable[[Any], T]
    _typed: Typed

    def __init__(self, name: str, read: Reader[T], write: Callable[[T], object] | None = None) -> None:
        self._name = name
        self._read = read
        self._write = write
        self._decode: Callable[[bytes], Any] = self._decode_first

    def decode(self, data: bytes | str) -> T:
        """Decode a text. Raises `ContractError`."""
        try:
            text = data if type(data) is bytes else _encoded(data)
            raw = self._decode(text)
            again = _write(raw)
            if len(again) != len(text) or not self._by_length:
                check_whole(text, again, by_length=self._by_length)
            return self._make(raw)
        except REFUSALS:
            return self.decode_slowly(data)

    def decode_slowly(self, data: bytes | str) -> T:
        """Decode a text with the readers. Raises `ContractError`."""
        return self._take(parse(data))

    def from_value(self, value: object) -> T:
        """Decode a parsed value. Raises `ContractError`."""
        try:
            raw = self._raw_of(value)
            return self._make(raw)
        except REFUSALS:
            return self.from_value_slowly(value)

    def from_value_slowly(self, value: object) -> T:
        """Decode a parsed value with the readers, which know lists and dicts alone. Raises `ContractError`."""
        _refuse(inspect(value))
        try:
            text = _write(value)
        except TypeError as error:  # a class of the caller's own that only looks like a text or a number
            raise ContractError((Violation("", "json", "a JSON value", str(error)),)) from None
        return self._take(_parse(text))

    def encode(self, value: T) -> bytes:
        """Encode a value that the decoder takes. Raises `ContractError`."""
        try:
            wire = value if self._write is None else self._write(value)
        except RecursionError:
            deep = Violation("", "depth", f"nesting of at most {MAX_DEPTH} levels", "more")
            raise ContractError((deep,)) from None
        except _MISFITS as error:
            got = f"a Python {type(value).__name__}: {error}"
            expected = f"a `{self._name}`, made of the contract's types"
            raise ContractError((Violation("", "type", expected, got),)) from None
        try:
            typed = self._load()
            if typed.loose or self._decode is pass_on:
                self._make(self._raw_of(wire))
            else:
                convert(wire, typed.mirror)
            text = _write(wire)
            if typed.by_length:
                return text
            self._decode(text)  # msgspec takes a Decimal for a number, and writes it as a text
            if not is_too_deep(text):
                return text
        except REFUSALS:
            pass
        return self.encode_slowly(wire)

    def encode_slowly(self, wire: object) -> bytes:
        """Encode a wire form that the readers take. Raises `ContractError`."""
        self.from_value_slowly(wire)
        return dump(wire)

    def _raw_of(self, value: object) -> Any:
        """Decode the text of a value that is just what its text says, and so is JSON."""
        text = _write(value)
        if _parse(text) != value:
            raise DoubtError
        raw = self._decode(text)
        if not (self._by_length and len(_write(raw)) == len(text)):
            check_loose(text)
        return raw

    def _take(self, value: object) -> T:
        found: Found = []
        taken = self._read(value, None, found)
        _refuse(found)
        return taken

    def _load(self) -> Typed:
        """Build the decoder when it is wanted first: mirrors of a large contract would slow its import."""
        if not hasattr(self, "_typed"):
            try:
                from ._fast import TYPED

                typed = TYPED[self._name]
                decode = typed.decoder()
            except REFUSALS as error:  # of the mirrors, and so of no text: taken for a refusal, it would hide for ever
                raise ImportError(f"msgspec refuses the mirror of {self._name}: {error}") from error
            self._by_length, self._make, self._decode = typed.by_length, typed.make, decode
            self._typed = typed  # last, for other threads
        return self._typed

    def _decode_first(self, text: bytes) -> Any:
        self._load()
        return self._decode(text)


def _encoded(data: bytes | str) -> bytes:
    return data.encode() if isinstance(data, str) else as_bytes(data)


def _refuse(found: Found) -> None:
    if found:
        raise ContractError(tuple(found))
