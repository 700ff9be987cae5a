"""Writes JSON values in all the ways that texts come in, odd and broken ones among them."""

from __future__ import annotations

import json
import random
from typing import Any

ODD_VALUES = (
    '{"a":1,"a":1}',
    '{"a":[{"b":1,"\\u0062":2}]}',
    "[" * 126 + "]" * 126,
    "[" * 140 + "]" * 140,
    '{"x":' * 140 + "{}" + "}" * 140,
    "1e400",
    "1" + "0" * 320,
    "123456789012345678901234567890",
    '"\\ud800"',
    '"\\ud83d\\ude00"',
    '{"\\udc00":1}',
    '"a\\":1"',
    '"\\u0022:"',
    '"\\":\\":"',
    '" : "',
    "[1 , 2]",
    "-0",
    "-0.0",
    "NaN",
    "{}",
    "null",
)
ODD_NAMES = ('"extra"', '"type"', '"id"', '"a\\":b"', '"a : b"', '""', '"ü"')


class Speller:
    """Writes values from a seed. `odd` is how likely each part is spelled oddly, or wrongly."""

    def __init__(self, seed: int, odd: float) -> None:
        self._random = random.Random(seed)
        self._odd = odd
        self._spaces = self._random.choice([("", ""), ("", " "), ("", "\n  "), (" ", " "), ("\t", "\r\n"), ("  ", "")])
        self._plain = self._random.choice([True, False])

    def write(self, value: Any) -> str:
        """Write a value."""
        match value:
            case dict():
                return self._object(value)
            case list():
                return "[" + f",{self._spaces[1]}".join(map(self.write, value)) + "]"
            case str():
                return self._string(value)
            case bool() | None:
                return json.dumps(value)
            case _:
                return self._number(value)

    def _is_odd(self) -> bool:
        return self._random.random() < self._odd

    def _object(self, value: dict[str, Any]) -> str:
        members = [(self._string(name), self.write(item)) for name, item in value.items()]
        if self._is_odd():
            self._random.shuffle(members)
        if members and self._is_odd():
            members.append(self._random.choice(members))
        if self._is_odd():
            odd = (self._random.choice(ODD_NAMES), self._random.choice(ODD_VALUES))
            members.insert(self._random.randint(0, len(members)), odd)
        before, behind = self._spaces
        return "{" + f",{behind}".join(f"{name}{before}:{behind}{item}" for name, item in members) + behind + "}"

    def _string(self, text: str) -> str:
        if not self._is_odd():
            return json.dumps(text, ensure_ascii=not self._plain)
        return '"' + "".join(self._character(char) for char in text) + '"'

    def _character(self, char: str) -> str:
        written = json.dumps(char, ensure_ascii=self._random.choice([True, False]))[1:-1]
        if self._random.random() < 0.3 and ord(char) < 0x10000:
            return f"\\u{ord(char):04{self._random.choice('xX')}}"
        return "\\/" if char == "/" else written

    def _number(self, value: float) -> str:
        written = json.dumps(value)
        if not self._is_odd():
            return written
        whole = [f"{written}.0", f"{written}e0", f"{written}E+1", f"{written}0e-1"] if isinstance(value, int) else []
        return self._random.choice([written, f"-{written.lstrip('-')}", *whole])

    def damage(self, text: str) -> bytes:
        """Change a few bytes."""
        data = bytearray(text.encode("utf-8", "surrogatepass"))
        for _ in range(self._random.randint(0, 2)):
            at = self._random.randrange(len(data) + 1)
            data[at : at + self._random.randint(0, 1)] = self._random.choice(
                [
                    b"",
                    b'"',
                    b":",
                    b",",
                    b"\\",
                    b" ",
                    b"\n",
                    b"{",
                    b"]",
                    b"0",
                    b"-",
                    b"e",
                    b"\xff",
                    b"\xed\xa0\x80",
                    b"\x00",
                ]
            )
        return bytes(data)
