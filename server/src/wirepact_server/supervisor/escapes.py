"""Terminal output cut into tokens: text, control characters, escape sequences (ECMA-48, and DEC's strings).

Eight-bit controls (U+0080 to U+009F) are passed over, as terminals do in UTF-8. Strings that no terminal of ours reads
(DCS, SOS, PM, APC) are swallowed; of an OSC the first characters are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TEXT_CHARS = 256
_SEQUENCE_CHARS = 256
_OSC_CHARS = 1024
_MOST = 9999


class Text(NamedTuple):
    """Characters to draw: at most 256, no control among them."""

    text: str


class Control(NamedTuple):
    """One C0 control character."""

    char: str


class Csi(NamedTuple):
    """A control sequence: `ESC [ prefix parameters intermediates final`."""

    prefix: str
    parameters: str
    intermediates: str
    final: str

    def numbers(self) -> tuple[int, ...]:
        """Return the parameters; one that is left out is 0, one past 9999 is 9999, a part behind a colon is dropped."""
        return tuple(_number(text.partition(":")[0]) for text in self.parameters.split(";")) if self.parameters else ()


class Escape(NamedTuple):
    """A short sequence: `ESC intermediates final`."""

    intermediates: str
    final: str


class Osc(NamedTuple):
    """An operating system command, such as `2;title`: at most 1,024 characters of it."""

    payload: str


Token = Text | Control | Csi | Escape | Osc

_Read = tuple[str, int, Token | None]
"""The text and how far it was read: a control within a sequence is taken out of the text."""

PLAIN = re.compile(r"(?:[^\x01-\x06\x08\x0b\x0c\x0e-\x1f\x80-\x9f]++|\x1b\[[0-9;:]{0,64}+m)++")
"""Text, tabs, line ends and looks: what moves the cursor only onwards. Never matches half a sequence."""
LOOK = re.compile(r"\x1b\[[0-9;:]*m")

_PLAIN_TEXT = re.compile(rf"[^\x00-\x1f\x7f-\x9f]{{1,{_TEXT_CHARS}}}")
_PASSED_OVER = re.compile(r"[\x00-\x06\x10-\x17\x19\x1c-\x1f\x7f-\x9f]+")
_WHOLE_CSI = re.compile(r"\x1b\[([<-?]?)([0-9:;]*)([ -/]*)([@-~])")
_STRING_END = re.compile(r"[\x18\x1a\x1b]")
_OSC_END = re.compile(r"[\x07\x18\x1a\x1b]")


def _number(text: str) -> int:
    if not text:
        return 0
    return int(text) if len(text) <= 4 else _MOST


class Tokenizer:
    """Cuts text into tokens, wherever the pieces that it is fed were cut."""

    def __init__(self) -> None:
        self._held = ""
        self._in_string: str | None = None
        self._payload = ""

    @property
    def is_between(self) -> bool:
        """Whether no sequence has begun that is not over."""
        return not self._held and self._in_string is None

    def feed(self, text: str) -> Iterator[Token]:
        """Yield the tokens that are whole. To be exhausted before the next call."""
        text, self._held = self._held + text, ""
        at, end = 0, len(text)
        while at < end:
            if self._in_string is not None:
                at, token = self._string(text, at)
            elif found := _PLAIN_TEXT.match(text, at):
                at, token = found.end(), Text(found.group())
            elif found := _WHOLE_CSI.match(text, at):
                at, token = found.end(), Csi(*found.groups())
            elif found := _PASSED_OVER.match(text, at):
                at, token = found.end(), None
            elif text[at] != "\x1b":
                at, token = at + 1, Control(text[at])
            else:
                sequence = self._sequence(text, at)
                if sequence is None:
                    self._held = text[at:]
                    return
                text, at, token = sequence
                end = len(text)
            if token is not None:
                yield token

    def _sequence(self, text: str, at: int) -> _Read | None:
        """Read what an ESC begins, unless it is a whole control sequence; None if its end is not here yet."""
        kind = text[at + 1 : at + 2]
        if kind and kind in "]PX^_":
            self._in_string, self._payload = kind, ""
            return text, at + 2, None
        is_csi = kind == "["
        past = _end_of(text, at + 1 + is_csi, "?" if is_csi else "/")
        if past - at > _SEQUENCE_CHARS:
            return text, past, None
        if past == len(text):
            return None
        if text[past] < " ":
            return _interrupted(text, at, past)
        if is_csi or not "0" <= text[past] <= "~":
            return text, past + 1, None  # parameters behind intermediates, say: no terminal knows such a sequence
        return text, past + 1, Escape(text[at + 1 : past], text[past])

    def _string(self, text: str, at: int) -> tuple[int, Token | None]:
        found = (_OSC_END if self._in_string == "]" else _STRING_END).search(text, at)
        past = len(text) if found is None else found.start()
        if self._in_string == "]":
            self._payload += text[at : min(past, at + _OSC_CHARS - len(self._payload))]
        if found is None:
            return past, None
        kind, self._in_string = self._in_string, None
        ended = Osc(self._payload) if kind == "]" and text[past] in "\x07\x1b" else None
        return past + (text[past] != "\x1b"), ended  # ESC \ ends it: what is left is a sequence that says nothing


def _end_of(text: str, past: int, last: str) -> int:
    while past < len(text) and " " <= text[past] <= last:
        past += 1
    return past


def _interrupted(text: str, at: int, past: int) -> _Read:
    """A control stands in a sequence: ESC begins anew, CAN and SUB end it, others are carried out as if before it."""
    char = text[past]
    if char == "\x1b":
        return text, past, None
    if char in "\x18\x1a":
        return text, past + 1, None
    return text[at:past] + text[past + 1 :], 0, Control(char)
