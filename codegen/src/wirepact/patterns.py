"""Regular expressions as ECMA-262 reads them with its `u` flag, written for Python's `re` so that they mean the same.

What the two languages can't be made to agree on is refused: back references, named groups, look-behind, Unicode
properties. Captures are never asked for, so every group is written as one that captures nothing.
"""

from __future__ import annotations

import re

_SPACE = r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_SETS = {"d": "0-9", "w": "A-Za-z0-9_", "s": _SPACE}
_CLASS_SETS = {
    **_SETS,
    "D": r"\x00-/:-\U0010ffff",
    "W": r"\x00-/:-@\[-\^`{-\U0010ffff",
    "S": (
        r"\x00-\x08\x0e-\x1f!-\x9f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff"
        r"\u3001-\ufefe\uff00-\U0010ffff"
    ),
}
"""The sets as parts of a class, where `re` has no other way to leave characters out."""
_EDGES = {"b": r"(?a:\b)", "B": r"(?!(?a:\b))"}
_CONTROLS = {"t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_NEEDLESS = frozenset("!\"#%&',-:;<=>@_`~ ")
"""Marks that stand for themselves without a `\\`, and with one in every dialect but the flag `u`'s."""
_PIECE = re.compile(r"\\(.)|.", re.DOTALL)
_QUANTIFIER = re.compile(r"(?:[*+?]|\{([0-9]+)(?:,([0-9]*))?\})\??")
_HEX = re.compile(r"x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\}")
_MOST = 1000


class PatternError(ValueError):
    """A regular expression is wrong, or would not mean the same in both languages; the message says which."""


def to_python(pattern: str) -> str:
    """Write a pattern for `re.search`. Raises `PatternError`."""
    reader = _Reader(pattern)
    written = reader.alternatives()
    if reader.rest():
        raise reader.wrong("a `)` without its `(`")
    return written


def to_ecmascript(pattern: str) -> str:
    """Write a pattern for `RegExp` with its flag `u`, which forbids a `\\` before a mark that needs none."""
    parts: list[str] = []
    in_class = False
    for piece in _PIECE.finditer(pattern):
        whole, escaped = piece[0], piece[1]
        in_class = whole == "[" or (in_class and whole != "]")
        needless = escaped in _NEEDLESS and not (in_class and escaped == "-")
        parts.append(str(escaped) if needless else whole)
    return "".join(parts)


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0

    def wrong(self, what: str) -> PatternError:
        return PatternError(f"this pattern has {what}; mend it (ECMA-262, flag `u`)")

    def apart(self, what: str) -> PatternError:
        return PatternError(f"this pattern has {what}, which Python and TypeScript read apart; write it without")

    def rest(self) -> str:
        return self._pattern[self._at :]

    def _take(self) -> str:
        if self._at >= len(self._pattern):
            raise self.wrong("no end")
        self._at += 1
        return self._pattern[self._at - 1]

    def _skip(self, text: str) -> bool:
        if not self._pattern.startswith(text, self._at):
            return False
        self._at += len(text)
        return True

    def alternatives(self) -> str:
        self._depth += 1
        if self._depth > 40:
            raise self.wrong("groups nested deeper than 40 levels")
        branches = [self._sequence()]
        while self._skip("|"):
            branches.append(self._sequence())
        self._depth -= 1
        return "|".join(branches)

    def _sequence(self) -> str:
        parts: list[str] = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            parts.append(self._term())
        return "".join(parts)

    def _term(self) -> str:
        char = self._take()
        if char in "^$":
            return self._unquantified("^" if char == "^" else r"\Z")
        if char == "\\" and self.rest()[:1] in ("b", "B"):
            return self._unquantified(_EDGES[self._take()])
        if char == "(":
            return self._group()
        return self._quantified(self._atom(char))

    def _atom(self, char: str) -> str:
        if char == ".":
            return r"[^\n\r\u2028\u2029]"
        if char == "[":
            return self._class()
        if char == "\\":
            return self._escape()
        if char in "*+?{}]":
            raise self.wrong(f"a `{char}` with nothing in front and no `\\` before it")
        return _literal(char)

    def _group(self) -> str:
        for opening in ("?=", "?!"):
            if self._skip(opening):
                return self._unquantified(self._close(f"({opening}"))
        if not self._skip("?:") and self.rest().startswith("?"):
            raise self.apart("a named group, a look-behind or a flag (`(?`)")
        return self._quantified(self._close("(?:"))

    def _close(self, opening: str) -> str:
        inner = self.alternatives()
        if not self._skip(")"):
            raise self.wrong("a `(` without its `)`")
        return f"{opening}{inner})"

    def _quantified(self, atom: str) -> str:
        match = _QUANTIFIER.match(self._pattern, self._at)
        if match is None:
            return atom
        least, most = match[1], match[2]
        if most and int(most) < int(least):
            raise self.wrong(f"the repetition `{match[0]}`, whose numbers are out of order")
        if least is not None and max(int(least), int(most or 0)) > _MOST:
            raise self.wrong(f"the repetition `{match[0]}` of more than {_MOST}")
        self._at = match.end()
        return self._unquantified(atom + match[0])

    def _unquantified(self, part: str) -> str:
        if self.rest()[:1] and self.rest()[0] in "*+?{":
            raise self.wrong(f"a `{self.rest()[0]}` with nothing to repeat")
        return part

    def _escape(self) -> str:
        char = self._take()
        if char in _SETS:
            return f"[{_SETS[char]}]"
        if char.lower() in _SETS:
            return f"[^{_SETS[char.lower()]}]"
        return _literal(self._character(char))

    def _character(self, char: str) -> str:
        """Read the rest of an escape that stands for one character."""
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char in _SYNTAX or char in _NEEDLESS:
            return char
        if char == "0" and not self.rest()[:1].isdigit():
            return "\0"
        if char == "c" and re.match(r"[A-Za-z]", self.rest()):
            return chr(ord(self._take()) % 32)
        if char in "xu":
            return self._code_point()
        if char in "123456789kpP":
            raise self.apart(f"the escape `\\{char}`")
        raise self.wrong(f"an unknown escape, `\\{char}`")

    def _code_point(self) -> str:
        code = self._hex()
        if 0xD800 <= code < 0xDC00 and self._skip("\\"):
            self._at += 1
            low = self._hex()
            if 0xDC00 <= low < 0xE000:
                return chr(0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF))
        if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            raise self.wrong("an escape that is no character")
        return chr(code)

    def _hex(self) -> int:
        match = _HEX.match(self._pattern, self._at - 1)
        if match is None:
            raise self.wrong("an unfinished escape")
        self._at = match.end()
        return int(next(digits for digits in match.groups() if digits), 16)

    def _class(self) -> str:
        negated = self._skip("^")
        parts: list[str] = []
        while not self._skip("]"):
            parts.append(self._class_part())
        if not parts:
            return r"[\s\S]" if negated else "(?!)"
        return f"[{'^' if negated else ''}{''.join(parts)}]"

    def _class_part(self) -> str:
        low = self._class_atom()
        if not self.rest().startswith("-") or self.rest().startswith("-]"):
            return low if low in _CLASS_SETS.values() else _literal(low)
        self._at += 1
        high = self._class_atom()
        if low in _CLASS_SETS.values() or high in _CLASS_SETS.values() or low > high:
            raise self.wrong("a range that is out of order, or of a set")
        return f"{_literal(low)}-{_literal(high)}"

    def _class_atom(self) -> str:
        """Read a character, or a set of them, of a class."""
        char = self._take()
        if char != "\\":
            return char
        escaped = self._take()
        if escaped in _CLASS_SETS:
            return _CLASS_SETS[escaped]
        if escaped == "b":
            return "\b"
        return escaped if escaped == "-" else self._character(escaped)


def _literal(char: str) -> str:
    """Write one character so that it stands for itself, in a class and outside."""
    if char.isascii() and char.isalnum():
        return char
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
