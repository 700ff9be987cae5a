"""A strict JSON scanner that knows where everything stands. Slow; it runs only once something must be said."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from wirepact.bounds import is_bound
from wirepact.values import SAFE_INTEGER, Pointer

MAX_DEPTH = 128

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORD = re.compile(r"true|false|null")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the text that I-JSON (RFC 7493) forbids. Offsets count characters from 0."""

    offset: int
    message: str


@dataclass(frozen=True, slots=True)
class Scan:
    """Where each value and each member's name starts, and what is wrong with the text."""

    values: dict[Pointer, int]
    keys: dict[Pointer, int]
    problems: tuple[Problem, ...]


class _SyntaxError(Exception):
    def __init__(self, offset: int, expected: str) -> None:
        self.offset = offset
        self.expected = expected


@dataclass(slots=True)
class _Scanner:
    text: str
    values: dict[Pointer, int] = field(default_factory=dict)
    keys: dict[Pointer, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def expect(self, at: int, mark: str, expected: str) -> int:
        if not self.text.startswith(mark, at):
            raise _SyntaxError(at, expected)
        return at + len(mark)

    def value(self, at: int, pointer: Pointer) -> int:
        """Scan one value that starts at the offset, spaces skipped; return the offset after it."""
        if len(pointer) > MAX_DEPTH:
            raise _SyntaxError(at, f"nesting of at most {MAX_DEPTH} levels")
        self.values[pointer] = at
        first = self.text[at : at + 1]
        if first == "{":
            return self.object(at, pointer)
        if first == "[":
            return self.array(at, pointer)
        if first == '"':
            return self.string(at)[1]
        return self.number_or_word(at, pointer)

    def object(self, at: int, pointer: Pointer) -> int:
        seen: set[str] = set()
        at = self.skip(at + 1)
        if self.text.startswith("}", at):
            return at + 1
        while True:
            if not self.text.startswith('"', at):
                raise _SyntaxError(at, "a name in double quotes")
            start, (name, at) = at, self.string(at)
            if name in seen:
                self.problems.append(Problem(start, f"the name `{name}` stands twice in one object; keep one"))
            seen.add(name)
            self.keys[(*pointer, name)] = start
            at = self.skip(self.expect(self.skip(at), ":", "`:` after the name"))
            at = self.skip(self.value(at, (*pointer, name)))
            if self.text.startswith("}", at):
                return at + 1
            at = self.skip(self.expect(at, ",", "`,` or `}`"))

    def array(self, at: int, pointer: Pointer) -> int:
        index = 0
        at = self.skip(at + 1)
        if self.text.startswith("]", at):
            return at + 1
        while True:
            at = self.skip(self.value(at, (*pointer, index)))
            if self.text.startswith("]", at):
                return at + 1
            at = self.skip(self.expect(at, ",", "`,` or `]`"))
            index += 1

    def string(self, at: int) -> tuple[str, int]:
        match = _STRING.match(self.text, at)
        if match is None:
            raise _SyntaxError(at, "a string that is closed, without raw control characters and wrong escapes")
        text = json.loads(match.group())
        if any("\ud800" <= char <= "\udfff" for char in text):
            self.problems.append(Problem(at, "the string holds half a surrogate pair; write the whole character"))
            text = text.encode("utf-8", "replace").decode()
        return text, match.end()

    def number_or_word(self, at: int, pointer: Pointer) -> int:
        number = _NUMBER.match(self.text, at)
        if number is not None:
            self.check_number(at, number, pointer)
            return number.end()
        word = _WORD.match(self.text, at)
        if word is None:
            raise _SyntaxError(at, "a JSON value")
        return word.end()

    def check_number(self, at: int, number: re.Match[str], pointer: Pointer) -> None:
        value = float(number.group())
        whole = number[1] is None and number[2] is None
        if abs(value) == float("inf"):
            self.problems.append(Problem(at, "the number is beyond what a double holds"))
        elif whole and abs(value) > SAFE_INTEGER and not is_bound(pointer):
            self.problems.append(Problem(at, f"the integer is beyond ±{SAFE_INTEGER}, which JSON readers round"))


def scan(text: str) -> Scan:
    """Scan a whole text. Never raises: a syntax error is the last problem, and offsets up to it are known."""
    scanner = _Scanner(text)
    try:
        end = scanner.skip(scanner.value(scanner.skip(0), ()))
        if end != len(text):
            raise _SyntaxError(end, "the end of the file")
    except _SyntaxError as error:
        got = text[error.offset : error.offset + 20].split("\n")[0]
        came = f"`{got}`" if got else "the end of the line" if error.offset < len(text) else "the end of the file"
        scanner.problems.append(Problem(error.offset, f"not JSON: expected {error.expected}, got {came}"))
    return Scan(scanner.values, scanner.keys, tuple(scanner.problems))
