"""Draws what programs write to terminals: real sequences, whole, cut and mutated, and plain noise."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = (
    "a",
    "word",
    "日本",
    "e\u0301",
    "👩\u200d👩\u200d👧",
    "\u0301",
    "x" * 90,
    " ",
    "ünï",
    "\u200d",
    "\ufe0f",
    "qqq",
)
_CONTROLS = tuple(chr(code) for code in (0, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0x18, 0x1A, 0x7F, 0x9B, 0x9D, 0x85))
_ESCAPES = ("7", "8", "D", "E", "H", "M", "c", "=", ">", "(0", "(B", ")0", ")B", "#8", "%G", "\\", "n", "o", "Z", "*A")
_STRINGS = (
    "\x1b]0;title\x07",
    "\x1b]2;t\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x1b_x\x1b\\",
    "\x1b]8;;http://a\x07",
    "\x1b^p",
    "\x1bX",
)
_NUMBERS = st.one_of(
    st.integers(0, 120).map(str),
    st.sampled_from(
        ["", "0", "38", "48", "5", "2", "1049", "47", "6", "25", "99999999999", "4:3", "38:2::1:2:3", "58:5:1"]
    ),
)


@st.composite
def sequences(draw: st.DrawFn) -> str:
    """Draw one control sequence."""
    prefix = draw(st.sampled_from(["", "", "", "?", ">", "<", "="]))
    numbers = ";".join(draw(st.lists(_NUMBERS, max_size=5)))
    intermediates = draw(st.sampled_from(["", "", "", "", " ", "!", "$"]))
    return f"\x1b[{prefix}{numbers}{intermediates}{draw(st.characters(min_codepoint=0x40, max_codepoint=0x7E))}"


def pieces() -> st.SearchStrategy[str]:
    """Draw one thing that a program writes."""
    return st.one_of(
        st.sampled_from(_WORDS),
        st.sampled_from(_CONTROLS),
        st.just("\r\n"),
        sequences(),
        st.sampled_from(_ESCAPES).map("\x1b".__add__),
        st.sampled_from(_STRINGS),
        st.text(max_size=5),
        st.just("\x1b["),
    )


def texts(max_size: int = 40) -> st.SearchStrategy[str]:
    """Draw what a program writes in a while."""
    return st.lists(pieces(), max_size=max_size).map("".join)


def mutated(max_size: int = 40) -> st.SearchStrategy[bytes]:
    """Draw the same as bytes, some of them lost or changed, or bytes without any sense."""

    @st.composite
    def mutate(draw: st.DrawFn) -> bytes:
        data = bytearray(draw(texts(max_size)).encode(errors="replace"))
        for _ in range(draw(st.integers(0, 5)) if data else 0):
            at = draw(st.integers(0, len(data) - 1))
            data[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
            if not data:
                break
        return bytes(data)

    return st.one_of(mutate(), st.binary(max_size=200))


def floods() -> st.SearchStrategy[str]:
    """Draw many lines with looks among them, as logs have, some line ends not like the others."""
    line = st.lists(
        st.sampled_from(
            ["word", " ", "日", "\t", "\x1b[1;31m", "\x1b[0m", "\x1b[44m", "\x1b[m", "e\u0301", "x" * 95, "\r", "\0"]
        ),
        max_size=4,
    ).map("".join)
    end = st.sampled_from(["\r\n"] * 8 + ["\n", "\n\r"])
    return st.lists(st.tuples(line, end), min_size=2, max_size=12).map(
        lambda lines: "".join(text + end for text, end in lines * 60)
    )
