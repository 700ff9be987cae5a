"""A terminal's cells as the contract's `Screen`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from wirepact_contract import UNSET, Cursor, Run, Screen, TerminalSize, UnsetType

if TYPE_CHECKING:
    from pyte.screens import Char

    from wirepact_server.supervisor.cells import Cells

_LINE_CHARS = 1000


def screen_of(cells: Cells) -> Screen:
    """Return what somebody who looks at the terminal sees."""
    cursor = cells.cursor
    return Screen(
        size=TerminalSize(columns=cells.columns, rows=cells.lines),
        lines=tuple(_runs(cells.row(number)) for number in range(cells.lines)),
        # Behind the last column it waits to wrap; it is drawn on it.
        cursor=UNSET if cursor.hidden else Cursor(column=min(cursor.x, cells.columns - 1), row=cursor.y),
    )


def last_line_of(cells: Cells) -> str:
    """Return the last line that is not blank, without the blanks around it; empty when all are."""
    for number in reversed(range(cells.lines)):
        line = "".join(cell.data for cell in cells.row(number)).strip()
        if line:
            return line[:_LINE_CHARS]
    return ""


def _runs(row: Sequence[Char]) -> tuple[Run, ...]:
    end = len(row)
    while end and _is_blank(row[end - 1]):
        end -= 1
    return tuple(_run(list(cells)) for _, cells in groupby(row[:end], key=_look))


def _is_blank(cell: Char) -> bool:
    return cell.data == " " and cell.bg == "default" and not (cell.reverse or cell.underscore or cell.strikethrough)


def _look(cell: Char) -> tuple[object, ...]:
    return cell[1:]


def _run(cells: Sequence[Char]) -> Run:
    look = cells[0]
    return Run(
        text="".join(cell.data for cell in cells),
        foreground=_colour(look.fg),
        background=_colour(look.bg),
        bold=_mark(look.bold),
        italic=_mark(look.italics),
        underline=_mark(look.underscore),
        strikethrough=_mark(look.strikethrough),
        reverse=_mark(look.reverse),
    )


def _colour(name: str) -> str | UnsetType:
    return UNSET if name == "default" else name


def _mark(is_set: bool) -> Literal[True] | UnsetType:
    return True if is_set else UNSET
