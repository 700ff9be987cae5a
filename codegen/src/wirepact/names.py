"""How names of the wire become names of types, fields and functions. One rule for both languages."""

from __future__ import annotations

import keyword
import re

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W\d_]+")


_SIGNS = {
    "+": "plus", "-": "minus", "*": "star", "/": "slash", "\\": "backslash", "%": "percent", "=": "equals", "<": "less",
    ">": "more", "!": "not", "?": "question", "&": "and", "|": "or", "^": "caret", "~": "tilde", "#": "hash", "@": "at",
    "$": "dollar", ".": "dot", ",": "comma", ":": "colon", ";": "semicolon", "_": "underscore", "'": "quote",
    '"': "double_quote", "`": "backtick", "(": "open", ")": "close", "[": "open_bracket", "]": "close_bracket",
    "{": "open_brace", "}": "close_brace", " ": "space",
}  # fmt: skip


def words(text: str) -> list[str]:
    """Split at case changes and at everything that is no letter or digit: `@sessionID-v2` → session, ID, v, 2."""
    return [word for word in _WORD.findall(text) if word.isascii()]


def pascal(text: str) -> str:
    """Name a type: `session_list` → SessionList. A name that is one already stays as it is."""
    if re.fullmatch(r"[A-Z][A-Za-z0-9]*", text):
        return text
    return "".join(word[0].upper() + word[1:] for word in words(text))


def snake(text: str) -> str:
    """Name a Python field or function: `createdAt` → created_at. Digits stay with the word in front of them."""
    return re.sub(r"_(?=[0-9])", "", "_".join(word.lower() for word in words(text)))


def field(wire: str) -> str:
    """Name a Python field. Signs say their names where letters fail: `*` → star, `+1` → plus_1; `2xx` → value_2xx."""
    name = snake(wire)
    if name and not name[0].isdigit():
        return name
    spelt = "_".join(_SIGNS.get(char, char) for char in re.findall(r"[A-Za-z0-9]+|.", wire))
    if not spelt.isascii() or not spelt:
        return name
    return spelt.lower() if not spelt[0].isdigit() else f"value_{spelt.lower()}"


def camel(text: str) -> str:
    """Name a TypeScript function: `SessionsState` → sessionsState."""
    head, *tail = words(text) or [""]
    return head.lower() + "".join(word[0].upper() + word[1:] for word in tail)


def plural_constant(text: str) -> str:
    """Name a table of codes: `ErrorCode` → ERROR_CODES."""
    return snake(text).upper() + "S"


def is_python_name(text: str) -> bool:
    """Tell whether Python takes the text as a public name."""
    return text.isidentifier() and text.isascii() and not keyword.iskeyword(text) and not text.startswith("_")


def is_typescript_name(text: str) -> bool:
    """Tell whether TypeScript takes the text as the name of a type."""
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", text) is not None
