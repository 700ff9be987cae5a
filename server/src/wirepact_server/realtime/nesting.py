"""How deep a JSON text nests, told without reading it as JSON."""

from __future__ import annotations

import re

# Possessive, so that no text makes it look twice. A string without an end runs to the end of the text.
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)', re.DOTALL)
_NO_BRACKET = re.compile(r"[^\[\]{}]++")
_AS_ARRAYS = str.maketrans("{}", "[]")


def nests_deeper(text: str, depth: int) -> bool:
    """Tell whether arrays and objects nest deeper than `depth`; also True for brackets that do not match.

    Most texts have too few brackets for it, and are not looked at again. A text that is not JSON nests no deeper than
    this says up to the place where it goes wrong.
    """
    if text.count("[") + text.count("{") <= depth:
        return False
    brackets = _NO_BRACKET.sub("", _STRING.sub("", text)).translate(_AS_ARRAYS)
    for _ in range(depth):  # each round takes away the innermost level
        if not brackets:
            return False
        brackets = brackets.replace("[]", "")
    return bool(brackets)
