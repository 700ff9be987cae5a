"""Which names a module's source uses; what is imported follows from that."""

from __future__ import annotations

import ast
import re

_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
# Python as types and readers are written: no f-strings, and `=` without spaces only after the name of an argument.
# What is imported on one line, and what stands in strings and comments, is no use of a name.
_TOKEN = re.compile(
    rf"""
    (?<![\w.])(?P<cast>cast)\(\s*(?P<quoted>{_STRING})
    | ^(?:from|import)\ [^\n]*
    | \"{{3}}(?:[^\\]|\\.)*?\"{{3}} | {_STRING} | \#[^\n]*
    | (?<![\w.])(?P<name>[^\W\d]\w*)\b(?!["'=])
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def used_names(source: str) -> set[str]:
    """Give the names that formatted code uses, those in the quoted type of a `cast` included.

    A scan of the text: to parse the readers of a thousand types takes ten times as long.
    """
    names: set[str] = set()
    for token in _TOKEN.finditer(source):
        name, cast, quoted = token.group("name", "cast", "quoted")
        if name:
            names.add(name)
        elif cast:
            names |= {cast, *used_names(ast.literal_eval(quoted))}
    return names
