"""pyte's screen model, with what it lacks: an alternate screen, erasing as xterm does, bounds for hostile output."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from pyte import charsets, modes
from pyte.screens import Char, Screen
from wcwidth import wcwidth

from wirepact_server.supervisor.looks import PLAIN

_MARKED_CHARS = 8
"""What one cell holds: a character and its combining ones."""
_FIRST_WIDE = "\u1100"
_JOINER = "\u200d"
_LINES_AND_CORNERS = {code: charsets.VT100_MAP[code] for code in range(0x5F, 0x7F)}
_MODES = frozenset({modes.IRM, modes.LNM})
_PRIVATE_MODES = frozenset({6, 7, 25})  # origin, wrap, cursor shown; 132 columns and inversion are not for us
_ALTERNATE_SCREEN = frozenset({47, 1047, 1049})
_WITH_CURSOR = 1049


@dataclass(frozen=True, slots=True)
class _Aside:
    """The main screen while the alternate one is shown."""

    buffer: Any  # pyte's own type, which it does not export
    cursor: tuple[int, int]


class Cells(Screen):
    """The cells of one screen, the cursor, margins and modes."""

    def __init__(self, columns: int, rows: int) -> None:
        self._aside: _Aside | None = None
        super().__init__(columns, rows)

    @property
    def scrolls_whole(self) -> bool:
        """Whether a line end in the last row moves every row of the screen."""
        return self.margins is None

    def row(self, number: int) -> list[Char]:
        """Return one row's cells; the right half of a wide character is left out."""
        line = self.buffer[number]
        return [cell for column in range(self.columns) if (cell := line[column]).data]

    # Where pyte does something else than xterm, or can be made to fail, to hang or to grow.

    def reset(self) -> None:
        """Begin anew."""
        self._aside = None
        self.savepoints.clear()
        super().reset()
        self.g1_charset = charsets.LAT1_MAP

    def draw(self, data: str) -> None:
        """Draw characters at the cursor, wrapping lines."""
        if (self.g1_charset if self.charset else self.g0_charset) is charsets.VT100_MAP:
            data = data.translate(_LINES_AND_CORNERS)
        looks: dict[str, Char] = {}
        for char in data:
            width = 1 if char < "\x7f" else wcwidth(char)
            if width > 0:
                cell = looks.get(char)
                if cell is None:
                    cell = looks[char] = self.cursor.attrs._replace(data=char)
                self._put(cell, width)
            else:
                self._mark(char)

    def _put(self, cell: Char, width: int) -> None:
        cursor = self.cursor
        if cursor.x + width > self.columns:
            if modes.DECAWM in self.mode:
                cursor.x = 0
                self.index()
            else:
                cursor.x = self.columns - width
        if modes.IRM in self.mode:
            self.insert_characters(width)
        line, at = self.buffer[cursor.y], cursor.x
        if at and not line[at].data:  # the right half of a wide character, whose left half would be left
            line[at - 1] = line[at - 1]._replace(data=" ")
        line[at] = cell
        if width > 1:
            line[at + 1] = cell._replace(data="")
        cursor.x = at + width
        if cursor.x < self.columns and not line[cursor.x].data:
            line[cursor.x] = line[cursor.x]._replace(data=" ")

    def _mark(self, char: str) -> None:
        """Add a character without width to the one before the cursor: a mark, a joiner, a part of a Hangul syllable."""
        line, at = self.buffer[self.cursor.y], self.cursor.x - 1
        if at > 0 and not line[at].data:
            at -= 1
        if at < 0:
            return
        before = line[at].data
        after = unicodedata.normalize("NFC", before + char)
        is_mark = unicodedata.category(char)[0] == "M" or char == _JOINER
        if len(after) <= (_MARKED_CHARS if is_mark else len(before)):
            line[at] = line[at]._replace(data=after)

    def save_cursor(self) -> None:
        """Remember the cursor: one, not pyte's endless stack."""
        self.savepoints.clear()
        super().save_cursor()

    def restore_cursor(self) -> None:
        """Return to the cursor that was saved, as often as is asked."""
        super().restore_cursor()
        self.save_cursor()

    def cursor_to_line(self, line: int | None = None) -> None:
        """Move the cursor to a row, in its column."""
        self.cursor_position(line, self.cursor.x + 1)

    def insert_characters(self, count: int | None = None) -> None:
        """Move the rest of the row to the right."""
        super().insert_characters(count)
        self._mend_row()

    def delete_characters(self, count: int | None = None) -> None:
        """Move the rest of the row to the left."""
        super().delete_characters(count)
        self._mend_row()

    def erase_characters(self, count: int | None = None) -> None:
        """Blank cells from the cursor on."""
        self._blank(self.cursor.y, self.cursor.x, self.cursor.x + (count or 1))

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:  # noqa: ARG002 - pyte's signature
        """Blank the row behind the cursor (0), before it (1), or all of it (2)."""
        column = self.cursor.x
        first, past = {0: (column, self.columns), 1: (0, column + 1), 2: (0, self.columns)}.get(how, (0, 0))
        self._blank(self.cursor.y, first, past)

    def erase_in_display(self, how: int = 0, *_: Any, **__: Any) -> None:
        """Blank the screen behind the cursor (0), before it (1), or all of it (2)."""
        row = self.cursor.y
        for number in {0: range(row + 1, self.lines), 1: range(row), 2: range(self.lines)}.get(how, range(0)):
            self._blank(number, 0, self.columns)
        if how in {0, 1}:
            self.erase_in_line(how)

    def scroll(self, count: int, *, up: bool) -> None:
        """Move the rows between the margins; the cursor stays."""
        top, bottom = self.margins or (0, self.lines - 1)
        at = self.cursor.x, self.cursor.y
        self.cursor.y = bottom if up else top
        for _ in range(min(count or 1, self.lines)):
            (self.index if up else self.reverse_index)()
        self.cursor.x, self.cursor.y = at

    def _blank(self, row: int, first: int, past: int) -> None:
        """Blank cells in the background that is set."""
        blank = PLAIN._replace(bg=self.cursor.attrs.bg)
        if first == 0 and past >= self.columns and blank == PLAIN:
            self.buffer.pop(row, None)
            return
        line = self.buffer[row]
        for column in range(first, min(past, self.columns)):
            line[column] = blank
        self._mend_row(row)

    def _mend_row(self, row: int | None = None) -> None:
        """Leave no half of a wide character without the other."""
        line = self.buffer[self.cursor.y if row is None else row]
        if all("" < cell.data < _FIRST_WIDE for cell in line.values()):
            return
        for column in sorted(line):
            left, here = line[column - 1], line[column]
            is_right = not here.data and (column == 0 or not _is_wide(left))
            is_left = _is_wide(here) and (column + 1 == self.columns or line[column + 1].data != "")
            if is_right or is_left:
                line[column] = here._replace(data=" ")

    def set_modes(self, numbers: tuple[int, ...], *, on: bool) -> None:
        """Set or reset modes; those that are not for us are passed over."""
        (self.set_mode if on else self.reset_mode)(*(number for number in numbers if number in _MODES))

    def set_private_modes(self, numbers: tuple[int, ...], *, on: bool) -> None:
        """The same for DEC's."""
        for number in numbers:
            if number in _ALTERNATE_SCREEN:
                (self._show_alternate if on else self._show_main)(with_cursor=number == _WITH_CURSOR)
            elif number in _PRIVATE_MODES:
                (self.set_mode if on else self.reset_mode)(number, private=True)

    def _show_alternate(self, *, with_cursor: bool) -> None:
        if self._aside is None:
            self._aside = _Aside(self.buffer.copy(), (self.cursor.x, self.cursor.y))
            if with_cursor:
                self.save_cursor()
            self.buffer.clear()

    def _show_main(self, *, with_cursor: bool) -> None:
        if self._aside is not None:
            self.buffer.clear()
            self.buffer.update(self._aside.buffer)
            self._aside = None
            if with_cursor:
                self.restore_cursor()


def _is_wide(cell: Char) -> bool:
    return cell.data >= _FIRST_WIDE and wcwidth(cell.data[0]) > 1
