"""The grammar of a topic's address: words between `.` and `:`, some of them parameters in braces."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"[^.:]+(?:[.:][^.:]+)*")
_WORD = re.compile(r"[A-Za-z0-9_-]+")
_PARAMETER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class AddressError(ValueError):
    """A text is no address; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Word:
    """Text that stands in the address as it is; separators count as words."""

    text: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A place in the address that each topic fills with a text of its own."""

    name: str


Part = Word | Parameter


def parse_address(text: str) -> tuple[Part, ...]:
    """Split an address such as `sessions.activity:{session_id}`. Raises `AddressError`."""
    if not _ADDRESS.fullmatch(text):
        raise AddressError("expected words with one `.` or `:` between each two, such as `sessions.state`")
    parts = tuple(_part(part) for part in re.split(r"([.:])", text))
    names = [part.name for part in parts if isinstance(part, Parameter)]
    for name in names:
        if names.count(name) > 1:
            raise AddressError(f"the parameter `{name}` stands twice; give each a name of its own")
    return parts


def overlap(one: tuple[Part, ...], other: tuple[Part, ...]) -> bool:
    """Tell whether some address belongs to both."""
    return len(one) == len(other) and all(
        isinstance(a, Parameter) or isinstance(b, Parameter) or a == b for a, b in zip(one, other, strict=True)
    )


def _part(text: str) -> Part:
    if text in {".", ":"} or _WORD.fullmatch(text):
        return Word(text)
    match = _PARAMETER.fullmatch(text)
    if match is None and text.startswith("{") and text.endswith("}"):
        raise AddressError(f"expected a parameter's name in snake_case, such as `{{session_id}}`, got `{text}`")
    if match is None:
        raise AddressError(
            f"expected a word of letters, digits, `_` and `-`, or a parameter such as `{{session_id}}`, got `{text}`"
        )
    return Parameter(match[1])
