"""A terminal emulator: pyte's screen model, driven by our own tokens.

pyte's parser is not used: it draws the strings that it does not know, and takes what a private sequence says for the
public one. Its model is: cells, margins, tabs, insertion and deletion, scrolling, character sets.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from wirepact_server.supervisor import instructions
from wirepact_server.supervisor.cells import Cells
from wirepact_server.supervisor.escapes import LOOK, PLAIN, Control, Csi, Escape, Osc, Text, Token, Tokenizer

logger = logging.getLogger(__name__)

_TITLE_CHARS = 200
_SHORT = 2048


class Emulator:
    """One terminal's screen. `feed` takes what was written, `work` carries it out, for as long as it may."""

    def __init__(self, columns: int, rows: int) -> None:
        self._cells = Cells(columns, rows)
        self._tokenizer = Tokenizer()
        self._due: Iterator[Token] = iter(())
        self._failed = False
        self.title = ""

    def feed(self, text: str) -> None:
        """Take what was written; `work` must have finished with what came before."""
        self._due = self._tokens(text)

    def work(self, may_go_on: Callable[[], bool]) -> bool:
        """Carry out what is due while it may; tell whether all is done."""
        for token in self._due:
            self._carry_out(token)
            if not may_go_on():
                return False
        return True

    @property
    def cells(self) -> Cells:
        """What is on the screen."""
        return self._cells

    def _tokens(self, text: str) -> Iterator[Token]:
        """Cut the text into tokens; of a flood of lines only those that stay on the screen, and what they look like."""
        if len(text) > _SHORT and self._tokenizer.is_between and self._cells.scrolls_whole and PLAIN.fullmatch(text):
            # From wherever the cursor is, so many line ends scroll all that was there before out of sight.
            *gone, text = _split_end(text, 2 * self._cells.lines)
            for before in gone:
                reset = max(before.rfind("\x1b[m"), before.rfind("\x1b[0m"), 0)
                yield from self._tokenizer.feed("".join(LOOK.findall(before, reset)))
                yield Control("\r")
        yield from self._tokenizer.feed(text)

    def _carry_out(self, token: Token) -> None:
        try:
            match token:
                case Text(text):
                    self._cells.draw(text)
                case Control(char):
                    instructions.control(self._cells, char)
                case Csi():
                    instructions.sequence(self._cells, token)
                case Escape(intermediates, final):
                    instructions.escape(self._cells, intermediates, final)
                case Osc(payload):
                    self._command(payload)
        except Exception:
            # pyte is not ours: what it fails at must not end anybody's session.
            if not self._failed:
                logger.exception("the terminal emulator failed at %r and begins with a blank screen", token)
            self._failed = True
            self._cells = Cells(self._cells.columns, self._cells.lines)

    def _command(self, payload: str) -> None:
        what, _, text = payload.partition(";")
        if what in {"0", "2"}:
            self.title = "".join(char for char in text if char.isprintable()).strip()[:_TITLE_CHARS]


def _split_end(text: str, lines: int) -> list[str]:
    """Split off the last lines; what is before them comes first, if there is anything."""
    parts = text.rsplit("\r\n", lines)
    return [text] if len(parts) <= lines else [parts[0], "\r\n".join(parts[1:])]
