"""Text to JSON, or to the list of everything that I-JSON forbids in it."""

from __future__ import annotations

import json
from typing import NoReturn

from wirepact.findings import FileName, Finding, Place, RefusedError
from wirepact.values import SAFE_INTEGER, Json

from .scan import MAX_DEPTH, scan

_BOMS = {b"\xef\xbb\xbf": "a byte order mark", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class _SuspiciousError(Exception):
    """The fast parser saw something that the scanner must explain."""


def decode_utf8(data: bytes, file: FileName) -> str:
    """Decode a file. Raises `RefusedError` with the wrong byte when it is not plain UTF-8."""
    for mark, name in _BOMS.items():
        if data.startswith(mark):
            message = f"expected plain UTF-8, got {name}; save the file so"
            raise RefusedError([Finding(Place(file, offset=0), message)])
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        got = f"byte 0x{data[error.start]:02x} at byte {error.start + 1}"
        message = f"expected UTF-8, got {got}; save the file as plain UTF-8"
        raise RefusedError([Finding(Place(file), message)]) from None


def parse(text: str, file: FileName) -> Json:
    """Parse a file's text. Raises `RefusedError` with everything that I-JSON (RFC 7493) forbids in it."""
    try:
        return _parse_quickly(text)
    except (ValueError, RecursionError, _SuspiciousError):
        problems = scan(text).problems
    if problems:
        raise RefusedError(Finding(Place(file, offset=problem.offset), problem.message) for problem in problems)
    value: Json = json.loads(text)
    return value


def _parse_quickly(text: str) -> Json:
    value: Json = json.loads(
        text,
        object_pairs_hook=_object,
        parse_constant=_refuse_constant,
        parse_int=_integer,
        parse_float=_number,
    )
    if "\\ud" in text.lower() or _too_deep(value):
        raise _SuspiciousError
    return value


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _SuspiciousError
    return value


def _integer(digits: str) -> int:
    if len(digits) > 16 or abs(int(digits)) > SAFE_INTEGER:
        raise _SuspiciousError
    return int(digits)


def _number(digits: str) -> float:
    value = float(digits)
    if abs(value) == float("inf"):
        raise _SuspiciousError
    return value


def _refuse_constant(_: str) -> NoReturn:
    raise _SuspiciousError


def _too_deep(value: Json) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        level = [
            inner
            for outer in level
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True
