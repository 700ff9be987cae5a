"""What "select graphic rendition" says of the characters that follow (ECMA-48, 8.3.117; xterm's colours)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from types import MappingProxyType

from pyte.graphics import FG_BG_256
from pyte.screens import Char

_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_COLOURS = (*_NAMES, *(f"bright_{name}" for name in _NAMES), *(f"#{colour}" for colour in FG_BG_256[16:]))
_DEFAULT = "default"
_MOST = 255

_CHANGES: MappingProxyType[int, dict[str, str | bool]] = MappingProxyType(
    {
        1: {"bold": True},
        3: {"italics": True},
        4: {"underscore": True},
        7: {"reverse": True},
        9: {"strikethrough": True},
        21: {"underscore": True},
        22: {"bold": False},
        23: {"italics": False},
        24: {"underscore": False},
        27: {"reverse": False},
        29: {"strikethrough": False},
        39: {"fg": _DEFAULT},
        49: {"bg": _DEFAULT},
        **{30 + number: {"fg": name} for number, name in enumerate(_COLOURS[:8])},
        **{40 + number: {"bg": name} for number, name in enumerate(_COLOURS[:8])},
        **{90 + number: {"fg": name} for number, name in enumerate(_COLOURS[8:16])},
        **{100 + number: {"bg": name} for number, name in enumerate(_COLOURS[8:16])},
    }
)
_EXTENDED = MappingProxyType({38: "fg", 48: "bg", 58: ""})
"""Those that say a colour in the numbers behind them; 58 is the underline's, which is not shown."""

PLAIN = Char(" ")


def select(look: Char, parameters: str) -> Char:
    """Return the look after the parameters, such as `1;31` or `38:2::255:128:0`; what is not known changes nothing."""
    changes: dict[str, str | bool] = {}
    parts = iter(parameters.split(";"))
    for part in parts:
        number, *sub = _numbers(part)
        if number == 0:
            look, changes = PLAIN, {}
        elif number in _EXTENDED:
            colour = _colour_of_parts(sub) if sub else _colour_behind(parts)
            if colour is not None and _EXTENDED[number]:
                changes[_EXTENDED[number]] = colour
        elif number == 4 and sub == [0]:
            changes["underscore"] = False
        else:
            changes.update(_CHANGES.get(number, {}))
    return look._replace(**changes)  # type: ignore[arg-type]  # a field's name with its own type of value


def _numbers(part: str) -> list[int]:
    return [int(text[:6]) if text else 0 for text in part.split(":")]


def _colour_behind(parts: Iterator[str]) -> str | None:
    """Read a colour as xterm writes it: `5;n` or `2;r;g;b`, each a parameter of its own."""
    kind = _numbers(next(parts, ""))[0]
    count = {5: 1, 2: 3}.get(kind, 0)
    return _colour(kind, [_numbers(part)[0] for part in islice(parts, count)])


def _colour_of_parts(sub: list[int]) -> str | None:
    """Read a colour as ITU T.416 writes it: `5:n`, `2:space:r:g:b`; or as many programs do, `2:r:g:b`."""
    kind, values = sub[0], sub[1:]
    return _colour(kind, values[1:4] if kind == 2 and len(values) > 3 else values)


def _colour(kind: int, values: list[int]) -> str | None:
    if any(value > _MOST for value in values):
        return None
    match kind, values:
        case 5, [number, *_]:
            return _COLOURS[number]
        case 2, [red, green, blue]:
            return f"#{red:02x}{green:02x}{blue:02x}"
    return None
