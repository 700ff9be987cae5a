"""Patterns mean in Python what they mean in ECMA-262: random ones, read by Node with its flag `u` and by `re`."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess

import pytest
from support.generated import NODE_PATH
from wirepact.patterns import PatternError, to_ecmascript, to_python

PARTS = [
    *"ab01_ -.^$|()[]{}*+?\\/",
    *["\\d", "\\w", "\\s", "\\D", "\\b", "\\B", "[a-c]", "[^\\d]", "(?:", "(?=", "(?!", "{2}", "{1,2}", "{1,}"],
    *[
        "\\u0061",
        "\\u{1F600}",
        "é",
        "😀",
        "\\n",
        "[\\s-]",
        "[]",
        "[^]",
        "\\-",
        "\\@",
        "[+\\--/]",
        "\\ud83d\\ude00",
        "\\cA",
        "[\\b]",
        "\\0",
    ],
    *["[\\w.-]", "[\\s\\S]", "[^\\W_]", "[\\D]", "a-z]", "(?<n>", "(?<=", "\\1", "\\p{L}"],
]
TEXTS = [
    *["", "a", "b", "ab", "aab", "0", "01", "a b", "é", "😀", "\n", "a\n", "\u2028", "_", "-", " ", "\u00a0", "aé"],
    *["1a", "b-a", "\x01", "\b", "A", "Z9", "\u0131", "\x85", "\x1c", "\u0663", "\0", "\ufeff"],
]
ASK = """
const { patterns, texts } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const one = (pattern) => {
  try {
    const expression = new RegExp(pattern, "u");
    return texts.map((text) => expression.test(text));
  } catch {
    return null;
  }
};
console.log(JSON.stringify(patterns.map(one)));
"""


def ask_node(patterns: list[str]) -> list[list[bool] | None]:
    """Give for each pattern which texts it fits; None where Node refuses it."""
    done = subprocess.run(
        ["node", "-e", ASK],
        input=json.dumps({"patterns": patterns, "texts": TEXTS}),
        env={**os.environ, "PATH": NODE_PATH},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found: list[list[bool] | None] = json.loads(done.stdout)
    return found


@pytest.mark.filterwarnings("error")
def test_random_patterns_fit_the_same_texts() -> None:
    """What is translated is a pattern of ECMA-262 and fits the same texts; most of what Node takes is translated."""
    draw = random.Random(262)
    patterns = ["".join(draw.choices(PARTS, k=draw.randint(1, 6))) for _ in range(8000)]
    taken = translated = 0
    for pattern, expected in zip(patterns, ask_node([*map(to_ecmascript, patterns)]), strict=True):
        taken += expected is not None
        try:
            expression = re.compile(to_python(pattern))
        except PatternError:
            continue
        translated += 1
        assert [expression.search(text) is not None for text in TEXTS] == expected, pattern
    assert translated > 0.85 * taken > 1000


@pytest.mark.parametrize("pattern", ["(", ")", "[", "a{2,1}", "\\", "(?<n>a)", "(?<=a)b", "\\1", "\\p{L}", "a**", "(?"])
def test_what_is_not_translated_is_refused(pattern: str) -> None:
    """A pattern that is wrong, or that only one language has, is an error with a reason."""
    with pytest.raises(PatternError, match="this pattern has"):
        to_python(pattern)


def test_deep_groups_are_refused() -> None:
    """A pattern that nests without end gives an error, not a crash."""
    with pytest.raises(PatternError, match="nested"):
        to_python("(" * 5000 + ")" * 5000)
