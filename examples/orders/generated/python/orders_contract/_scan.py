# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""A strict JSON scanner that says everything that I-JSON forbids in a text. It runs once a text is suspect."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from .errors import Violation

MAX_DEPTH = 128

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"true|false|null")


class _Stop(Exception):
    """Nothing behind this point can be judged; `violation` says why."""

    def __init__(self, violation: Violation) -> None:
        self.violation = violation


def scan(text: str) -> list[Violation]:
    """Give every violation of I-JSON (RFC 7493) in a text; one alone when it is no JSON, or nested too deep."""
    scanner = _Scanner(text)
    try:
        scanner.document()
    except _Stop as stop:
        return [stop.violation]
    return scanner.found


def escape(step: str) -> str:
    """Write one step of a JSON Pointer (RFC 6901)."""
    return step.replace("~", "~0").replace("/", "~1")


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: list[Violation] = []

    def document(self) -> None:
        self.skip()
        self.value("", 0)
        if self.at != len(self.text):
            raise self.syntax("the end of the text")

    def syntax(self, expected: str) -> _Stop:
        got = self.text[self.at : self.at + 20].encode("utf-8", "replace").decode()
        return _Stop(Violation("", "json", f"{expected} at character {self.at}", repr(got) if got else "the end"))

    def skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def take(self, mark: str) -> bool:
        if not self.text.startswith(mark, self.at):
            return False
        self.at += len(mark)
        self.skip()
        return True

    def value(self, pointer: str, depth: int) -> None:
        first = self.text[self.at : self.at + 1]
        if first in ("{", "["):
            if depth == MAX_DEPTH:
                raise _Stop(Violation("", "depth", f"nesting of at most {MAX_DEPTH} levels", "more"))
            self.container(first, pointer, depth + 1)
        elif first == '"':
            if has_lone_surrogate(self.string()):
                self.found.append(Violation(pointer, "loneSurrogate", "whole characters", "half a surrogate pair"))
        else:
            self.number_or_word(pointer)
        self.skip()

    def container(self, first: str, pointer: str, depth: int) -> None:
        self.at += 1
        self.skip()
        close, item = ("}", self.member) if first == "{" else ("]", self.item)
        if self.take(close):
            return
        self.each(close, item, pointer, depth)

    def each(self, close: str, item: Callable[[str, int, int, set[str]], None], pointer: str, depth: int) -> None:
        names: set[str] = set()
        index = 0
        while True:
            item(pointer, index, depth, names)
            index += 1
            if self.take(close):
                return
            if not self.take(","):
                raise self.syntax(f"`,` or `{close}`")

    def item(self, pointer: str, index: int, depth: int, _: set[str]) -> None:
        self.value(f"{pointer}/{index}", depth)

    def member(self, pointer: str, _: int, depth: int, names: set[str]) -> None:
        if not self.text.startswith('"', self.at):
            raise self.syntax("a name in double quotes")
        name = self.string()
        self.skip()
        if not self.take(":"):
            raise self.syntax("`:`")
        inner = f"{pointer}/{escape(name)}"
        if has_lone_surrogate(name):
            inner = pointer
            self.found.append(Violation(pointer, "loneSurrogate", "names of whole characters", "half a surrogate pair"))
        elif name in names:
            self.found.append(Violation(inner, "duplicateKey", "each name once", "a name that stands twice"))
        names.add(name)
        self.value(inner, depth)

    def string(self) -> str:
        match = _STRING.match(self.text, self.at)
        if match is None:
            raise self.syntax("a string")
        self.at = match.end()
        text: str = json.loads(match.group())
        return text

    def number_or_word(self, pointer: str) -> None:
        match = _NUMBER.match(self.text, self.at)
        if match is not None:
            if float(match.group()) in (float("inf"), float("-inf")):
                self.found.append(Violation(pointer, "notFinite", "a number that a double holds", "one beyond"))
        else:
            match = _WORD.match(self.text, self.at)
        if match is None:
            raise self.syntax("a JSON value")
        self.at = match.end()


def has_lone_surrogate(text: str) -> bool:
    """Tell whether a text holds half a surrogate pair, which UTF-8 can't carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
