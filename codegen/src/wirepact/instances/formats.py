"""Texts of the formats that a contract may assert, at their edges."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable
from random import Random

from wirepact.formats import FORMATS, fits_format

from .texts import draw_pattern

_TRIES = 8


def draw_format(random: Random, name: str) -> str | None:
    """Draw a text of a format that the contract may assert; None for a format that is not known.

    Half of them are common ones, half are drawn from the format's grammar.
    """
    if name not in FORMATS:
        return None
    for _ in range(_TRIES):
        text = draw_pattern(random, FORMATS[name])
        if random.random() < 0.5 and fits_format(name, text):
            return text
    return _COMMON[name](random)


def _date(random: Random) -> str:
    day = datetime.date.min + datetime.timedelta(days=random.randrange(3_652_058))
    return random.choice(["0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29", day.isoformat()])


def _time(random: Random) -> str:
    whole = random.choice(["00:00:00", "23:59:59", f"{random.randrange(24):02}:{random.randrange(60):02}:07"])
    part = random.choice(["", ".0", ".123456789", ".5"])
    return whole + part + random.choice(["Z", "+00:00", "-00:00", "+23:59", "-11:30"])


def _ipv6(random: Random) -> str:
    groups = [f"{random.choice([0, 1, 0xFFFF, random.getrandbits(16)]):x}" for _ in range(8)]
    cut = random.randrange(7)
    short = ":".join(groups[:cut]) + "::" + ":".join(groups[cut + 2 :])
    return random.choice([":".join(groups), short, "::", "::1", "::ffff:192.0.2.1", "2001:DB8::1"])


_URIS = (
    *("http://example.com", "https://a@b.example:8080/p/q?x=1&y#z", "urn:x:y", "mailto:a@b.example", "file:///etc/hosts"),
    *("http://[::1]/", "x:", "tel:+1-2", "http://example.com/%20"),
)  # fmt: skip
_MAILS = ("a@b.example", "a.b+c@sub.example.com", "x_y-z@1.example", "joe.bloggs@example.com")
_COMMON: dict[str, Callable[[Random], str]] = {
    "date": _date,
    "time": _time,
    "date-time": lambda random: f"{_date(random)}T{_time(random)}",
    "uuid": lambda random: random.choice([str.upper, str.lower])(str(uuid.UUID(int=random.getrandbits(128)))),
    "uri": lambda random: random.choice(_URIS),
    "email": lambda random: random.choice(_MAILS),
    "ipv4": lambda random: ".".join(str(random.choice([0, 1, 255, random.randrange(256)])) for _ in range(4)),
    "ipv6": _ipv6,
}
