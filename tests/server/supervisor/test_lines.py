"""Lines from terminal output: what each was when it ended, wherever the output was cut."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import terminal_bytes
from wirepact_server.supervisor.lines import LineReader


def read(*pieces: str, most: int = 200) -> list[str]:
    """Return the lines of the pieces, the one that has not ended included."""
    reader = LineReader(most)
    lines = [text for piece in pieces for text in reader.feed(piece).texts]
    return [*lines, reader.partial()] if reader.waits else lines


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("one\r\ntwo\r\n", ["one", "two"]),
        ("one\ntwo\n", ["one", "two"]),
        ("one\r\n\r\n\r\ntwo", ["one", "", "", "two"]),
        ("trailing  \r\n  leading\r\n", ["trailing", "  leading"]),
        ("\x1b[1;31mred\x1b[0m\r\n", ["red"]),
        ("10%\r50%\r100%\r\n", ["100%"]),
        ("done.\r50%\r\n", ["50%e."]),
        ("downloading\r\x1b[Kdone\r\n", ["done"]),
        ("downloading\x1b[2K\rdone\r\n", ["done"]),
        ("abcdef\b\b\x1b[Kx\r\n", ["abcdx"]),
        ("a\tb\r\n", ["a       b"]),
        ("abc\x1b[2D\x1b[Px\r\n", ["ax"]),
        ("abc\x1b[1G\x1b[2@x\r\n", ["x abc"]),
        ("abc\x1b[1G\x1b[2X\r\n", ["  c"]),
        ("abc\x1b[1K\r\n", [""]),
        ("a\x1b[5Cb\x1b[2Gc\r\n", ["ac    b"]),
        ("one\x1b[Htwo\x1b[5;5Hthree\r\n", ["one", "two", "three"]),
        ("\x1b[H\x1b[2J\x1b[Hone\r\n", ["one"]),
        ("one\x1b[?1049hdrawn\r\nby an editor\x1b[?1049ltwo\r\n", ["one", "two"]),
        ("one\x1b[?1049hdrawn\x1bctwo\r\n", ["one", "two"]),
        ("\x1b]0;title\x07one\x1b]8;;http://x\x1b\\ link\x1b]8;;\x1b\\\r\n", ["one link"]),
        ("\x1bP+q544e\x1b\\one\x1b_apc\x1b\\\r\n", ["one"]),
        ("\x1b(Bone\x1b=\x1b>\r\n", ["one"]),
        ("one\x07\0\x7f\x85two\r\n", ["onetwo"]),
        ("日本 e\u0301\r\n", ["日本 e\u0301"]),
        ("x" * 2500 + "\r\n", ["x" * 1000, "x" * 1000, "x" * 500]),
        ("x" * 1000 + "\r\n", ["x" * 1000]),
        ("prompt> ", ["prompt>"]),
        ("   ", []),
    ],
)
def test_lines(written: str, lines: list[str]) -> None:
    assert read(written) == lines
    assert read(*written) == lines, "a character at a time"


def test_what_follows_a_prompt_that_was_told_comes_alone() -> None:
    reader = LineReader(10)
    reader.feed("Password: ")
    assert reader.partial() == "Password:"
    assert not reader.waits
    assert reader.feed("\r\n").texts == []
    reader.feed("Compiling ... ")
    assert reader.partial() == "Compiling ..."
    assert reader.feed("done\r\n").texts == ["done"]
    reader.feed("10%")
    assert reader.partial() == "10%"
    assert reader.feed("\r20%\r\n").texts == ["20%"]


def test_a_line_that_is_redrawn_after_it_was_told_prompts_no_more() -> None:
    reader = LineReader(10)
    reader.feed("10%")
    assert reader.prompts
    reader.partial()
    for look in ("\r20%", "\r\x1b[K30%", "\b\b\b40%"):
        assert reader.feed(look).texts == []
        assert reader.waits, "the last look is told when the line or the command ends"
        assert not reader.prompts
    assert reader.feed("\r\n$ ").texts == ["40%"]
    assert reader.prompts


@pytest.mark.parametrize("line", ["line {}\r\n", "\x1b[32mline\x1b[0m {}\r\n"])
def test_of_a_flood_the_last_are_kept_and_the_others_counted(line: str) -> None:
    reader = LineReader(20)
    reader.feed("begun ")
    found = reader.feed("".join(line.format(number) for number in range(1000)) + "rest")
    assert found.skipped == 981
    assert found.texts == [f"line {number}" for number in range(981, 1000)]
    assert reader.partial() == "rest"


@settings(max_examples=400)
@given(written=terminal_bytes.mutated(), cuts=st.lists(st.integers(0, 300), max_size=4))
def test_nothing_makes_it_raise_and_cuts_change_nothing(written: bytes, cuts: list[int]) -> None:
    text = written.decode(errors="replace")
    bounds = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    lines = read(text)
    assert lines == read(*(text[a:b] for a, b in itertools.pairwise(bounds)))
    assert all(len(line) <= 1000 for line in lines)
    assert all(line == "".join(char for char in line if char >= " ") for line in lines)


@settings(max_examples=100)
@given(flood=terminal_bytes.floods(), most=st.integers(1, 300))
def test_skipping_through_a_flood_finds_the_same_last_lines(flood: str, most: int) -> None:
    reader = LineReader(most)
    found = reader.feed(flood)
    one_by_one = read_all(flood)
    assert found.texts == one_by_one[len(one_by_one) - len(found.texts) :]
    assert found.skipped + len(found.texts) == len(one_by_one)


def read_all(text: str) -> list[str]:
    """Return the lines that ended, read in pieces too small to skip anything."""
    reader = LineReader(10**9)
    return [line for at in range(0, len(text), 500) for line in reader.feed(text[at : at + 500]).texts]
