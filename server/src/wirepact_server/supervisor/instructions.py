"""What each control character and sequence does to a screen: tables. What is in none of them does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from wirepact_server.supervisor.cells import Cells
from wirepact_server.supervisor.escapes import Csi
from wirepact_server.supervisor.looks import select


def control(cells: Cells, char: str) -> None:
    """Carry out a C0 control character."""
    if (act := _CONTROLS.get(char)) is not None:
        act(cells)


def escape(cells: Cells, intermediates: str, final: str) -> None:
    """Carry out a short sequence."""
    if intermediates in {"(", ")"}:
        cells.define_charset(final, intermediates)
    elif (act := _ESCAPES.get(intermediates + final)) is not None:
        act(cells)


def sequence(cells: Cells, csi: Csi) -> None:
    """Carry out a control sequence."""
    match csi:
        case Csi("", parameters, "", "m"):
            cells.cursor.attrs = select(cells.cursor.attrs, parameters)
        case Csi("", _, "", ("h" | "l") as final):
            cells.set_modes(csi.numbers(), on=final == "h")
        case Csi("?", _, "", ("h" | "l") as final):
            cells.set_private_modes(csi.numbers(), on=final == "h")
        case Csi("", _, "!", "p"):
            cells.reset()
        case Csi("", _, "", final) if (act := _SEQUENCES.get(final)) is not None:
            act(cells, *csi.numbers()[:2])
        case _:
            pass


def _next_line(cells: Cells) -> None:
    cells.carriage_return()
    cells.index()


_CONTROLS: Mapping[str, Callable[[Cells], object]] = MappingProxyType(
    {
        "\b": Cells.backspace,
        "\t": Cells.tab,
        "\n": Cells.linefeed,
        "\v": Cells.linefeed,
        "\f": Cells.linefeed,
        "\r": Cells.carriage_return,
        "\x0e": Cells.shift_out,
        "\x0f": Cells.shift_in,
    }
)
_ESCAPES: Mapping[str, Callable[[Cells], object]] = MappingProxyType(
    {
        "7": Cells.save_cursor,
        "8": Cells.restore_cursor,
        "D": Cells.index,
        "E": _next_line,
        "H": Cells.set_tab_stop,
        "M": Cells.reverse_index,
        "c": Cells.reset,
        "#8": Cells.alignment_display,
    }
)
_SEQUENCES: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        "@": lambda cells, count=1, *_: cells.insert_characters(count),
        "A": lambda cells, count=1, *_: cells.cursor_up(count),
        "B": lambda cells, count=1, *_: cells.cursor_down(count),
        "C": lambda cells, count=1, *_: cells.cursor_forward(count),
        "D": lambda cells, count=1, *_: cells.cursor_back(count),
        "E": lambda cells, count=1, *_: cells.cursor_down1(count),
        "F": lambda cells, count=1, *_: cells.cursor_up1(count),
        "G": lambda cells, column=1, *_: cells.cursor_to_column(column),
        "H": lambda cells, row=1, column=1: cells.cursor_position(row, column),
        "J": lambda cells, how=0, *_: cells.erase_in_display(how),
        "K": lambda cells, how=0, *_: cells.erase_in_line(how),
        "L": lambda cells, count=1, *_: cells.insert_lines(count),
        "M": lambda cells, count=1, *_: cells.delete_lines(count),
        "P": lambda cells, count=1, *_: cells.delete_characters(count),
        "S": lambda cells, count=1, *_: cells.scroll(count, up=True),
        "T": lambda cells, count=1, *_: cells.scroll(count, up=False),
        "X": lambda cells, count=1, *_: cells.erase_characters(count),
        "`": lambda cells, column=1, *_: cells.cursor_to_column(column),
        "a": lambda cells, count=1, *_: cells.cursor_forward(count),
        "d": lambda cells, row=1, *_: cells.cursor_to_line(row),
        "e": lambda cells, count=1, *_: cells.cursor_down(count),
        "f": lambda cells, row=1, column=1: cells.cursor_position(row, column),
        "g": lambda cells, how=0, *_: cells.clear_tab_stop(how),
        "r": lambda cells, top=0, bottom=0: cells.set_margins(top or None, bottom or None),
        "s": lambda cells, *_: cells.save_cursor(),
        "u": lambda cells, *_: cells.restore_cursor(),
    }
)
