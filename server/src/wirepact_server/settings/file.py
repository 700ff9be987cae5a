"""Settings from a TOML file. What is wrong in it is named with file, line and key."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from wirepact_server.errors import StartupError
from wirepact_server.settings import readers
from wirepact_server.settings.options import OPTIONS, Option

_OPTIONS = {option.key: option for option in OPTIONS}
_SECTIONS = {option.section for option in OPTIONS if option.section}
_LISTED = "`wirepact-server serve --help` lists them"
_TABLE = re.compile(r"\s*\[\s*([\w.\"'-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.\"' -]+?)\s*=")


def read_file(path: Path, source: str) -> dict[str, object]:
    """Return the values that a file sets, by their options' keys. `source` is what named the file.

    Folders in it are relative to its own. Raises StartupError.
    """
    text = _text(path, source)
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise StartupError(f"{path}: this is not TOML: {error}.") from None
    values: dict[str, object] = {}
    for key, value in _entries(document):
        place = f"{path}:{_line(text, key)}"
        if key not in _OPTIONS:
            raise StartupError(f"{place}: {_unknown(key, value)}.")
        try:
            values[key] = _read(_OPTIONS[key], value, path)
        except ValueError as error:
            raise StartupError(f"{place}: {key}: {_shown(value)} {error}.") from None
    return values


def _text(path: Path, source: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise StartupError(f"{source}: the settings file {path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise StartupError(f"{source}: the settings file {path} is not UTF-8.") from None


def _entries(document: dict[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in document.items():
        if name in _SECTIONS and isinstance(value, dict):
            yield from ((f"{name}.{key}", inner) for key, inner in value.items())
        else:
            yield name, value


def _read(option: Option, value: object, path: Path) -> object:
    if option.reader is readers.FOLDER and isinstance(value, str) and not value.startswith("~"):
        value = str(path.parent / value)
    return option.reader.read_toml(value)


def _unknown(key: str, value: object) -> str:
    if key in _SECTIONS:
        return f"{key}: {_shown(value)} is not a table: write [{key}] above its settings"
    # A limit that stands outside its table is nearest to itself inside, and the other way round.
    name = key.rpartition(".")[2]
    moved = [other for other in _OPTIONS if other.rpartition(".")[2] == name]
    nearest = moved[:1] or difflib.get_close_matches(key, (*_OPTIONS, *_SECTIONS), n=1, cutoff=0.4)
    return f"there is no setting {key!r}; {f'the nearest is {nearest[0]!r}' if nearest else _LISTED}"


def _line(text: str, key: str) -> int:
    """Return the line that sets a key, or its table's; 1 when it is written in a way that was not thought of."""
    section, found = "", 1
    for number, line in enumerate(text.splitlines(), 1):
        if table := _TABLE.match(line):
            section = _bare(table[1])
            if section == key.partition(".")[0]:
                found = number
        elif (entry := _KEY.match(line)) and _bare(f"{section}.{entry[1]}").strip(".") == key:
            return number
    return found


def _bare(name: str) -> str:
    return re.sub(r"[\s\"']", "", name)


def _shown(value: object) -> str:
    text = repr(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
