"""The terminal emulator: what real sequences draw, and that nothing can be written that makes it raise or differ."""

from __future__ import annotations

import itertools
import logging
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import terminal_bytes
from wirepact_contract import UNSET, Cursor, Run, Screen, decode, encode
from wirepact_server.supervisor.cells import Cells
from wirepact_server.supervisor.emulator import Emulator
from wirepact_server.supervisor.rendering import last_line_of, screen_of


def emulator(*pieces: str, columns: int = 20, rows: int = 6) -> Emulator:
    """An emulator that has carried the pieces out."""
    made = Emulator(columns, rows)
    for piece in pieces:
        made.feed(piece)
        assert made.work(lambda: True)
    return made


def screen(*pieces: str, columns: int = 20, rows: int = 6) -> Screen:
    return screen_of(emulator(*pieces, columns=columns, rows=rows).cells)


def rows_of(*pieces: str, columns: int = 20, rows: int = 6) -> list[str]:
    shown = ["".join(run.text for run in line) for line in screen(*pieces, columns=columns, rows=rows).lines]
    while shown and not shown[-1]:
        shown.pop()
    return shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("one\r\ntwo", ["one", "two"]),
        ("one\ntwo", ["one", "   two"]),
        ("abcdef\b\b\x1b[K", ["abcd"]),
        ("50%\r100%", ["100%"]),
        ("a\tb", ["a       b"]),
        ("x" * 25, ["x" * 20, "x" * 5]),
        ("x" * 20 + "\r\ny", ["x" * 20, "y"]),
        ("\x1b[?7l" + "x" * 20 + "yz", ["x" * 19 + "z"]),
        ("".join(f"{n}\r\n" for n in range(9)), ["4", "5", "6", "7", "8"]),
        ("one\r\ntwo\x1b[2J", []),
        ("one\x1b[3;3Htwo\x1b[1;2H!", ["o!e", "", "  two"]),
        ("one\r\ntwo\x1b[H\x1b[L!", ["!", "one", "two"]),
        ("one\r\ntwo\x1b[H\x1b[M", ["two"]),
        ("abc\x1b[1G\x1b[@x", ["xabc"]),
        ("abc\x1b[1G\x1b[P", ["bc"]),
        ("a\r\nb\r\nc\x1b[2;3r\x1b[3;1H\nd", ["a", "c", "d"]),
        ("a\r\nb\x1b[S", ["b"]),
        ("a\r\nb\x1b[T", ["", "a", "b"]),
        ("\x1b(0lqk\x1b(B lqk", ["┌─┐ lqk"]),
        ("one\x1b[?1049htwo", ["   two"]),
        ("one\x1b[?1049h\x1b[Htwo\x1b[?1049l!", ["one!"]),
        ("one\x1b7\r\ntwo\x1b8!\x1b8?", ["one?", "two"]),
        ("\x1b[>4;2m\x1b[?1m\x1b[6n\x1b[ca", ["a"]),
        ("\x1bP1$r0m\x1b\\a\x1b_hidden\x07still\x1b\\b", ["ab"]),
        ("\x1b]0;title\x07a\x1b]8;;http://x\x1b\\b", ["ab"]),
        ("\x1b[?3h\x1b[?5ha", ["a"]),
        ("日本\x1b[2Gx", [" x本"]),
        ("日\x1b[1Gx", ["x"]),
        ("x" * 19 + "日", ["x" * 19, "日"]),
        ("e\u0301\u0301", ["é\u0301"]),
        ("\u0301a", ["a"]),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", ["한글"]),
        ("a\u1161\u200b", ["a"]),
        ("a\x9b31mb\x85c", ["a31mbc"]),
        ("\x1b[5\n;1Hx", ["", "", "", "", "x"]),
        ("\x1b[3\x18a\x1b[3\x1b[2Cb", ["a  b"]),
        ("a\x1bcb", ["b"]),
    ],
)
def test_what_is_written_is_drawn(written: str, shown: list[str]) -> None:
    assert rows_of(written) == shown
    assert rows_of(*written) == shown, "a character at a time"


@pytest.mark.parametrize(
    ("look", "run"),
    [
        ("1;31", {"foreground": "red", "bold": True}),
        ("33", {"foreground": "yellow"}),
        ("95;104", {"foreground": "bright_magenta", "background": "bright_blue"}),
        ("105", {"background": "bright_magenta"}),
        ("3;4;7;9", {"italic": True, "underline": True, "reverse": True, "strikethrough": True}),
        ("1;3;4;7;9;22;23;24;27;29", {}),
        ("31;41;39;49", {}),
        ("31;0;1", {"bold": True}),
        ("31;;1", {"bold": True}),
        ("38;5;9", {"foreground": "bright_red"}),
        ("48;5;196", {"background": "#ff0000"}),
        ("38;2;1;2;3;1", {"foreground": "#010203", "bold": True}),
        ("38:2::1:2:3", {"foreground": "#010203"}),
        ("38:2:1:2:3", {"foreground": "#010203"}),
        ("48:5:21", {"background": "#0000ff"}),
        ("38;2;300;0;0", {}),
        ("38;5;256", {}),
        ("38;5", {}),
        ("38", {}),
        ("4:3", {"underline": True}),
        ("4;4:0", {}),
        ("58;5;1;1", {"bold": True}),
        ("58:2::1:2:3;1", {"bold": True}),
        ("999;1", {"bold": True}),
    ],
)
def test_looks(look: str, run: dict[str, Any]) -> None:
    assert screen(f"\x1b[{look}mx").lines[0] == (Run(text="x", **run),)


def test_runs_join_what_looks_alike_and_blanks_at_the_end_go_unless_they_show() -> None:
    lines = screen("ab\x1b[31mcd\x1b[32m\x1b[31me\x1b[m  \r\n\x1b[41m  \x1b[m  \r\n\x1b[4m  \r\n\x1b[0;1m  ").lines
    assert lines[0] == (Run(text="ab"), Run(text="cde", foreground="red"))
    assert lines[1] == (Run(text="  ", background="red"),)
    assert lines[2] == (Run(text="  ", underline=True),)
    assert lines[3] == ()


def test_erasing_fills_with_the_background_and_with_nothing_else() -> None:
    lines = screen("\x1b[4;9;7;44mabc\x1b[K").lines
    assert lines[0][-1] == Run(text=" " * 17, background="blue")
    assert screen("\x1b[42m\x1b[2J").lines[5] == (Run(text=" " * 20, background="green"),)


def test_the_cursor_stands_where_the_next_character_goes_and_can_be_hidden() -> None:
    assert screen("日a").cursor == Cursor(column=3, row=0)
    assert screen("x" * 20).cursor == Cursor(column=19, row=0)
    assert screen("\x1b[?25l").cursor is UNSET
    assert screen("\x1b[?25l\x1b[?25h").cursor == Cursor(column=0, row=0)


def test_a_title_is_one_line_of_bounded_length() -> None:
    assert emulator("\x1b]2;a\nb\x1b\\").title == "ab"
    assert emulator("\x1b]0;one\x07\x1b]1;icon\x07").title == "one"
    assert len(emulator("\x1b]0;" + "x" * 10_000 + "\x07").title) == 200
    assert emulator("\x1b]0;lost\x18").title == ""


def test_the_last_line_is_the_last_that_is_not_blank() -> None:
    assert last_line_of(emulator("one\r\n  two 日 \r\n\r\n ").cells) == "two 日"
    assert last_line_of(emulator("").cells) == ""


def test_hostile_output_does_not_grow_what_is_kept() -> None:
    made = emulator("\x1b7" * 5000, "a" + "\u0301" * 5000, "\x1b]0;" + "x" * 50_000, "\x1b[" + "1;" * 5000)
    assert len(made.cells.savepoints) <= 1
    assert max(len(cell.data) for cell in made.cells.row(0)) <= 8


def test_what_the_model_fails_at_is_told_once_and_costs_the_screen_only(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("a mistake in the model")

    monkeypatch.setattr(Cells, "cursor_up", fail)
    with caplog.at_level(logging.ERROR):
        assert rows_of("one\x1b[Atwo\x1b[Athree") == ["three"]
    assert len(caplog.records) == 1


def test_work_stops_when_it_may_not_go_on_and_goes_on_where_it_stopped() -> None:
    made = Emulator(20, 6)
    made.feed("a\r\nb\r\nc")
    turns = 1
    while not made.work(lambda: False):
        turns += 1
    assert turns > 4
    assert [line[0].text for line in screen_of(made.cells).lines[:3]] == ["a", "b", "c"]


@settings(max_examples=400)
@given(written=terminal_bytes.mutated(), cuts=st.lists(st.integers(0, 300), max_size=4))
def test_nothing_that_is_written_makes_it_raise_and_cuts_change_nothing(written: bytes, cuts: list[int]) -> None:
    text = written.decode(errors="replace")
    bounds = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    whole, cut = emulator(text), emulator(*(text[a:b] for a, b in itertools.pairwise(bounds)))
    for made in (whole, cut):
        assert not made._failed
    shown = screen_of(whole.cells)
    assert shown == screen_of(cut.cells)
    assert whole.title == cut.title
    assert decode("Screen", encode("Screen", shown)) == shown


@settings(max_examples=100)
@given(before=terminal_bytes.texts(12), flood=terminal_bytes.floods(), after=terminal_bytes.texts(6))
def test_skipping_through_a_flood_leaves_the_screen_that_all_of_it_would(before: str, flood: str, after: str) -> None:
    slow = emulator(before, *(flood[at : at + 500] for at in range(0, len(flood), 500)), after)
    assert screen_of(emulator(before, flood, after).cells) == screen_of(slow.cells)


def test_a_flood_is_skipped_through() -> None:
    assert rows_of("\x1b[31m" + "line\r\n" * 20_000 + "end") == ["line"] * 5 + ["end"]
    made = Emulator(20, 6)
    made.feed("line\r\n" * 20_000)
    tokens = 1
    while not made.work(lambda: False):
        tokens += 1
    assert tokens < 200
