"""Terminal output as lines of text, each as a terminal would show it when it ended.

Carriage returns, backspaces and movements within the line overwrite what stands there. Movements to another row end the
line. What is drawn on the alternate screen (an editor, a pager) is no line. Columns are counted in characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wirepact_server.supervisor.escapes import PLAIN, Control, Csi, Escape, Text, Token, Tokenizer

_LINE_CHARS = 1000
_TAB = 8
_SHORT = 2048
_ALTERNATE_SCREEN = frozenset({47, 1047, 1049})
_SIMPLE = re.compile(r"(?:[^\x00-\x1f\x7f-\x9f]*+\r*+\n)*+[^\x00-\x1f\x7f-\x9f]*+")
_TO_ANOTHER_ROW = frozenset("ABEFHLMSTdf")


@dataclass(slots=True)
class Lines:
    """Lines in the order in which they ended, and how many before them were skipped."""

    skipped: int = 0
    texts: list[str] = field(default_factory=list)


class LineReader:
    """Reads lines from pieces of text, cut anywhere. Of a flood in one piece, the last `most` are kept."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._tokenizer = Tokenizer()
        self._line = ""
        self._column = 0
        self._told = ""
        self._aside = False
        self._found = Lines()

    @property
    def waits(self) -> bool:
        """Whether there is text in the line that has not ended, and which was not told."""
        return bool(self._untold())

    @property
    def prompts(self) -> bool:
        """The same, but for a line that was redrawn after it was told: a progress bar, whose looks are no lines."""
        return self.waits and self._line.startswith(self._told)

    def feed(self, text: str) -> Lines:
        """Return the lines that ended with this piece."""
        if len(text) > _SHORT and self._tokenizer.is_between and not self._aside and PLAIN.fullmatch(text):
            text = self._skip(text)
        if (
            not (self._line or self._column)
            and self._tokenizer.is_between
            and not self._aside
            and _SIMPLE.fullmatch(text)
        ):
            text = self._split(text)
        for token in self._tokenizer.feed(text):
            self._read(token)
        found, self._found = self._found, Lines()
        return found

    def partial(self) -> str:
        """Return the text of the line that has not ended, a prompt say; what follows on that line will come alone."""
        text, self._told = self._untold(), self._line
        return text

    def _skip(self, text: str) -> str:
        before, *last = text.rsplit("\n", self._most)
        if len(last) < self._most:
            return text
        self._found.skipped = before.count("\n") + 1
        self._begin()
        return "\n".join(last)

    def _split(self, text: str) -> str:
        """Take the lines of a text in which nothing moves the cursor but their ends; return what has not ended."""
        *lines, rest = text.split("\n")
        for line in lines:
            self._found.texts += [
                line[at : at + _LINE_CHARS].rstrip() for at in range(0, max(1, len(line.rstrip("\r"))), _LINE_CHARS)
            ]
        if lines:
            self._begin()
        return rest

    def _read(self, token: Token) -> None:
        match token:
            case Csi(prefix="?", final=("h" | "l") as final) if _ALTERNATE_SCREEN.intersection(token.numbers()):
                self._leave()
                self._aside = final == "h"
            case Escape("", "c"):
                self._leave()
                self._aside = False
            case _ if self._aside:
                pass
            case Text(text):
                self._put(text)
            case Control(char):
                self._control(char)
            case Csi("", _, "", final):
                self._sequence(final, token.numbers())
            case Escape("", ("D" | "E" | "M")):
                self._leave()
            case _:
                pass

    def _control(self, char: str) -> None:
        match char:
            case "\n" | "\v" | "\f":
                self._end()
            case "\r":
                self._column = 0
            case "\b":
                self._column = max(0, self._column - 1)
            case "\t":
                self._put(" " * (_TAB - self._column % _TAB))
            case _:
                pass

    def _sequence(self, final: str, numbers: tuple[int, ...]) -> None:
        number = numbers[0] if numbers else 0
        line, column, count = self._line, self._column, number or 1
        match final:
            case "K" if number == 0:
                self._line = line[:column]
            case "K" if number == 1:
                self._line = " " * min(len(line), column + 1) + line[column + 1 :]
            case "K" if number == 2:
                self._line = ""
            case "P":
                self._line = line[:column] + line[column + count :]
            case "X":
                self._line = line[:column] + " " * min(count, max(0, len(line) - column)) + line[column + count :]
            case "@":
                self._line = (line[:column] + " " * count + line[column:])[:_LINE_CHARS]
            case "C" | "a":
                self._column = min(column + count, _LINE_CHARS - 1)
            case "D":
                self._column = max(0, column - count)
            case "G" | "`":
                self._column = min(count - 1, _LINE_CHARS - 1)
            case "J" if number == 0:
                self._line = line[:column]
            case "J":
                self._leave()
            case _ if final in _TO_ANOTHER_ROW:
                self._leave()
            case _:
                pass

    def _put(self, text: str) -> None:
        before = self._line[: self._column].ljust(self._column)
        self._column += len(text)
        self._line = before + text + self._line[self._column :]
        while len(self._line) > _LINE_CHARS:
            rest, column = self._line[_LINE_CHARS:], max(0, self._column - _LINE_CHARS)
            self._line = self._line[:_LINE_CHARS]
            self._end()
            self._line, self._column = rest, column

    def _untold(self) -> str:
        line = self._line
        if self._told and line.startswith(self._told):
            line = line[len(self._told) :]
        return line.rstrip() if line.strip() else ""

    def _end(self) -> None:
        """The line is over: a blank one is a line too, unless it was told before."""
        text = self._untold()
        if text or not self._told:
            self._found.texts.append(text)
        self._begin()

    def _leave(self) -> None:
        """The cursor goes elsewhere: what stands in the line is a line, if it is anything."""
        if self.waits:
            self._end()
        self._begin()

    def _begin(self) -> None:
        self._line = self._told = ""
        self._column = 0
