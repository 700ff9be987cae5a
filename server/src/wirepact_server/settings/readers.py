"""From what people write to a value: each kind of setting says what it expects, and reads it from text or from TOML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_MOST = 1_000_000_000  # fits wherever the system takes a C int
_MOST_SECONDS = 366 * 86_400
_OWN_PORTS = {"http": ":80", "https": ":443"}


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of setting. `parse` raises ValueError for a text that is none.

    `expected` completes "is not …"; `toml` are the types as which a file may write it.
    """

    expected: str
    parse: Callable[[str], object]
    toml: tuple[type, ...] = (str,)

    def read(self, text: str) -> object:
        """Read a text. Raises ValueError that says what was expected, to follow what came."""
        try:
            if "\0" not in text:  # only a file can hold one, and the system takes it nowhere
                return self.parse(text)
        except (ValueError, RuntimeError):
            pass
        raise ValueError(f"is not {self.expected}")

    def read_toml(self, value: object) -> object:
        """Read a file's value. Raises ValueError as `read` does."""
        if type(value) not in self.toml:
            raise ValueError(f"is not {self.expected}{self._spelling(value)}")
        if isinstance(value, list):
            if not all(isinstance(item, str) for item in value):
                raise ValueError(f"is not {self.expected}")
            return self.read(",".join(value))
        return self.read(str(value))

    def _spelling(self, value: object) -> str:
        if isinstance(value, str):
            return ", without quotation marks" if list not in self.toml else ", in square brackets"
        return ", in quotation marks" if self.toml == (str,) else ""


def optional(reader: Reader) -> Reader:
    """Return a reader that takes `none` besides."""

    def parse(text: str) -> object:
        return None if text.lower() == "none" else reader.parse(text)

    return Reader(f"{reader.expected} or none", parse, (*reader.toml, str))


def one_of(*choices: str) -> Reader:
    """Return a reader of a word, in any case of its letters."""

    def parse(text: str) -> str:
        if text.lower() not in choices:
            raise ValueError(text)
        return text.lower()

    return Reader(f"one of {', '.join(choices)}", parse)


def count_up_to(most: int) -> Reader:
    """Return a reader of whole numbers from 1 on."""

    def parse(text: str) -> int:
        value = _whole(text)
        if not 0 < value <= most:
            raise ValueError(text)
        return value

    return Reader(f"a whole number from 1 to {most}", parse, (int,))


def _host(text: str) -> str:
    if not text.strip():
        raise ValueError(text)
    return text.strip()


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(_MOST)):
        raise ValueError(text)
    return int(text)


def _port(text: str) -> int:
    value = _whole(text)
    if value > 65_535:
        raise ValueError(text)
    return value


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value <= _MOST:
        raise ValueError(text)
    return value


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 <= value <= _MOST_SECONDS:
        raise ValueError(text)
    return value


def _positive_seconds(text: str) -> float:
    value = _seconds(text)
    if not value:
        raise ValueError(text)
    return value


def _switch(text: str) -> bool:
    values = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if text.lower() not in values:
        raise ValueError(text)
    return values[text.lower()]


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _origin(text: str) -> str:
    parts = urlsplit(text.lower())
    if parts.scheme not in _OWN_PORTS or not parts.hostname or text.lower() != f"{parts.scheme}://{parts.netloc}":
        raise ValueError(text)
    if parts.port == 0 or "@" in parts.netloc:  # `port` raises ValueError where there is none of that number
        raise ValueError(text)
    return text.lower().removesuffix(_OWN_PORTS[parts.scheme])  # as browsers write it (RFC 6454, section 6.2)


def _origins(text: str) -> tuple[str, ...]:
    return tuple(_origin(part.strip()) for part in text.split(",") if part.strip())


HOST = Reader("an address", _host)
PORT = Reader("a port from 0 to 65535", _port, (int,))
COUNT = count_up_to(_MOST)
NUMBER = Reader(f"a number above 0, {_MOST} at most", _positive, (int, float))
SECONDS = Reader(f"a number of seconds from 0 to {_MOST_SECONDS}", _seconds, (int, float))
POSITIVE_SECONDS = Reader(f"a number of seconds above 0, {_MOST_SECONDS} at most", _positive_seconds, (int, float))
SWITCH = Reader("true or false (1 or 0)", _switch, (bool,))
FOLDER = Reader("a folder's path; a user named after ~ must be known here", _folder)
ORIGINS = Reader("a list of origins such as https://host.example:8443", _origins, (list,))
