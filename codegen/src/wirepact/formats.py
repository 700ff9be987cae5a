"""The formats that a dialect may assert, as regular expressions that mean the same in ECMA-262 and in Python.

Each is anchored and of ASCII alone. Leap seconds are what an expression can't say: `fits_format` looks at those.
"""

from __future__ import annotations

import re
from functools import cache

_HEX = "[0-9A-Fa-f]"
_BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = rf"{_BYTE}(?:\.{_BYTE}){{3}}"
_H16 = f"{_HEX}{{1,4}}"
_LS32 = f"(?:{_H16}:{_H16}|{_IPV4})"
# RFC 3986, section 3.2.2, which says what RFC 4291, section 2.2, does.
_IPV6 = "|".join(
    [
        f"(?:{_H16}:){{6}}{_LS32}",
        f"::(?:{_H16}:){{5}}{_LS32}",
        f"(?:{_H16})?::(?:{_H16}:){{4}}{_LS32}",
        f"(?:(?:{_H16}:){{0,1}}{_H16})?::(?:{_H16}:){{3}}{_LS32}",
        f"(?:(?:{_H16}:){{0,2}}{_H16})?::(?:{_H16}:){{2}}{_LS32}",
        f"(?:(?:{_H16}:){{0,3}}{_H16})?::{_H16}:{_LS32}",
        f"(?:(?:{_H16}:){{0,4}}{_H16})?::{_LS32}",
        f"(?:(?:{_H16}:){{0,5}}{_H16})?::{_H16}",
        f"(?:(?:{_H16}:){{0,6}}{_H16})?::",
    ]
)

# RFC 3339, section 5.6; a year is a leap year as Gregory's calendar has it.
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DATE = (
    "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    f"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP_YEAR}-02-29)"
)
_HOUR = "(?:[01][0-9]|2[0-3])"
_TIME = rf"{_HOUR}:[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?(?:[Zz]|[+\-]{_HOUR}:[0-5][0-9])"

# RFC 5321, section 4.1.2: Mailbox.
_ATOM = "[A-Za-z0-9!#$%&'*+\\-\\/=?\\^_`\\{\\|\\}~]+"
_QUOTED = r'"(?:[ !#-\[\]-~]|\\[ -~])*"'
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?"
_LITERAL = rf"\[(?:{_IPV4}|[Ii][Pp][Vv]6:(?:{_IPV6}))\]"
_EMAIL = rf"(?:{_ATOM}(?:\.{_ATOM})*|{_QUOTED})@(?:{_LABEL}(?:\.{_LABEL})*|{_LITERAL})"

# RFC 3986, appendix A: URI.
_PLAIN = r"A-Za-z0-9\-._~!$&'()*+,;="
_PERCENT = f"%{_HEX}{{2}}"
_CHAR = f"(?:[{_PLAIN}:@]|{_PERCENT})"
_HOST = rf"(?:\[(?:{_IPV6}|[vV]{_HEX}+\.[{_PLAIN}:]+)\]|(?:[{_PLAIN}]|{_PERCENT})*)"
_AUTHORITY = f"(?:(?:[{_PLAIN}:]|{_PERCENT})*@)?{_HOST}(?::[0-9]*)?"
_PATH = rf"(?:\/\/{_AUTHORITY}(?:\/{_CHAR}*)*|\/(?:{_CHAR}+(?:\/{_CHAR}*)*)?|{_CHAR}+(?:\/{_CHAR}*)*|)"
_URI = rf"[A-Za-z][A-Za-z0-9+\-.]*:{_PATH}(?:\?(?:{_CHAR}|[\/?])*)?(?:#(?:{_CHAR}|[\/?])*)?"

FORMATS = {
    "date": f"^{_DATE}$",
    "date-time": f"^{_DATE}[Tt]{_TIME}$",
    "email": f"^{_EMAIL}$",
    "ipv4": f"^{_IPV4}$",
    "ipv6": f"^(?:{_IPV6})$",
    "time": f"^{_TIME}$",
    "uri": f"^{_URI}$",
    "uuid": f"^{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}$",
}
"""Every format that is asserted, by its name (validation 2020-12, section 7.3)."""

_SECOND_60 = re.compile(r"([0-9]{2}):([0-9]{2}):60(?:\.[0-9]+)?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))$")


def fits_format(name: str, text: str) -> bool:
    """Tell whether a text is of a format; one that is not asserted here accepts all."""
    return name not in FORMATS or (_expression(name).fullmatch(text) is not None and _may_leap(name, text))


def accepts(name: str, value: object) -> bool:
    """Tell whether a format accepts a value; it has nothing to say of one that is no text."""
    return not isinstance(value, str) or fits_format(name, value)


def _may_leap(name: str, text: str) -> bool:
    """A minute has 61 seconds only before midnight in UTC (RFC 3339, section 5.7)."""
    leap = _SECOND_60.search(text) if name in ("time", "date-time") else None
    if leap is None:
        return True
    offset = 60 * int(leap[4]) + int(leap[5]) if leap[3] else 0
    minute = 60 * int(leap[1]) + int(leap[2]) - (-offset if leap[3] == "-" else offset)
    return minute % 1440 == 1439


@cache
def _expression(name: str) -> re.Pattern[str]:
    from .patterns import to_python

    return re.compile(to_python(FORMATS[name]))
