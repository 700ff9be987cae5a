"""Texts: of a length, of a regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from random import Random

from wirepact.patterns import to_python

_Draw = Callable[[Random, int], str]

ODD_TEXTS = (
    *("", " ", "a", "A", "0", "-1", "1.0", "true", "null", "\0", "\n", "\t", '"', "\\", "/", "~0~1", "\x7f", "\x85"),
    *("é", "e\u0301", "ß", "\u2028", "\u2029", "\ufeff", "\uffff", "日本"),
    *("😀", "\U0010ffff", "👩\u200d👩", "a\u0000b", "</script>"),
)  # fmt: skip
ODD_NAMES = (
    *("__proto__", "constructor", "toString", "hasOwnProperty", "length", "__init__", "self", "class"),
    *("a/b~c", "~01", "$ref", "type", "additional_properties", "a.b"),
    *("", " ", "0", "1", "-1", "01", "x", "X", "é", "日本", "😀", '"', "\\", "\n"),
)  # fmt: skip
_ALPHABET = (
    *"abcxyzABCXYZ019 _-.,:;!?\"\\/'<>&",
    "\n",
    "\t",
    "é",
    "ß",
    "Ж",
    "日",
    "\u2028",
    "😀",
    "\U0001d4b3",
    "\U0010ffff",
)
_LONGEST = 2000


def draw_text(random: Random, least: int = 0, most: int | None = None) -> str:
    """Draw a text of `least` to `most` code points, often of just as many. `least` must not be above `most`."""
    top = least + 6 if most is None else min(most, max(least + 6, _LONGEST))
    size = random.choice([least, least, top if top <= _LONGEST else least, random.randint(least, min(top, least + 6))])
    odd = random.choice(ODD_TEXTS)
    if random.random() < 0.3 and least <= len(odd) and (most is None or len(odd) <= most):
        return odd
    return "".join(random.choices(_ALPHABET, k=size))


def draw_pattern(random: Random, pattern: str, stretch: int = 3) -> str:
    """Draw a text that likely fits a pattern of the contract; look-ahead and word edges are not sure to hold.

    `stretch` is how much longer than its least an open repetition may get. Raises `PatternError`.
    """
    written = to_python(pattern)
    text = _sampler(written)(random, stretch)
    return text if random.random() < 0.7 else draw_text(random, 0, 3) + text + draw_text(random, 0, 3)


def fits_pattern(pattern: str, text: str) -> bool:
    """Tell whether a pattern of the contract fits somewhere in a text, as ECMA-262 reads it."""
    return _compiled(pattern).search(text) is not None


@lru_cache(maxsize=1000)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(to_python(pattern))


@lru_cache(maxsize=1000)
def _sampler(written: str) -> _Draw:
    return _Reader(written).alternatives()


_CONTROLS = {"t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}
_QUANTIFIER = re.compile(r"(?:([*+?])|\{([0-9]+)(,?)([0-9]*)\})\??")
_SIGNS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_EDGES = (r"(?!(?a:\b))", r"(?a:\b)", "^", r"\Z")
_ANYTHING = r"[\s\S]"


class _Reader:
    """Reads what `to_python` writes, which is far less than a regular expression may be."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._at = 0

    def _skip(self, text: str) -> bool:
        found = self._written.startswith(text, self._at)
        self._at += len(text) if found else 0
        return found

    def _take(self) -> str:
        self._at += 1
        return self._written[self._at - 1]

    def alternatives(self) -> _Draw:
        branches = [self._sequence()]
        while self._skip("|"):
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else lambda random, stretch: random.choice(branches)(random, stretch)

    def _sequence(self) -> _Draw:
        parts: list[tuple[_Draw, bool]] = []
        while self._at < len(self._written) and self._written[self._at] not in "|)":
            if not any(map(self._skip, _EDGES)):
                parts.append(self._part())

        def draw(random: Random, stretch: int) -> str:
            text = ""
            for part, ahead in reversed(parts):
                drawn = part(random, stretch)
                text = drawn + (text[len(drawn) :] if ahead else text)  # what was looked at stands over what follows
            return text

        return draw

    def _part(self) -> tuple[_Draw, bool]:
        if self._skip("(?!"):
            self._close()
            return _nothing, True
        if self._skip("(?="):
            return self._close(), True
        return self._repeated(self._close() if self._skip("(?:") else self._atom()), False

    def _close(self) -> _Draw:
        inner = _nothing if self._written.startswith(")", self._at) else self.alternatives()
        self._skip(")")
        return inner

    def _atom(self) -> _Draw:
        if self._skip(_ANYTHING):
            return lambda random, _: random.choice(_ALPHABET)
        if self._skip("["):
            return self._class()
        char = self._character()
        return lambda *_: char

    def _character(self) -> str:
        char = self._take()
        if char != "\\":
            return char
        kind = self._take()
        if kind in _CONTROLS:
            return _CONTROLS[kind]
        size = 4 if kind == "u" else 8
        self._at += size
        return chr(int(self._written[self._at - size : self._at], 16))

    def _class(self) -> _Draw:
        negated = self._skip("^")
        ranges: list[tuple[str, str]] = []
        while not self._skip("]"):
            low = self._character()
            ranges.append((low, self._character() if self._skip("-") else low))
        if negated:
            among = [char for char in _ALPHABET if not any(low <= char <= high for low, high in ranges)]
            return lambda random, _: random.choice(among or [""])
        return lambda random, _: _within(random, *random.choice(ranges))

    def _repeated(self, part: _Draw) -> _Draw:
        match = _QUANTIFIER.match(self._written, self._at)
        if match is None:
            return part
        self._at = match.end()
        least, most = _SIGNS[match[1]] if match[1] else _counts(match)

        def draw(random: Random, stretch: int) -> str:
            top = least + stretch if most is None else min(most, least + max(stretch, 1))
            return "".join([part(random, stretch) for _ in range(random.randint(least, top))])

        return draw


def _nothing(random: Random, stretch: int) -> str:  # noqa: ARG001  # the signature of all drawers
    return ""


def _within(random: Random, low: str, high: str) -> str:
    return random.choice([low, high, chr(random.randint(ord(low), ord(high)))])


def _counts(match: re.Match[str]) -> tuple[int, int | None]:
    least = int(match[2])
    if match[4]:
        return least, int(match[4])
    return least, None if match[3] else least
