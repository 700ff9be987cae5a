"""The settings file: `wirepact.toml`, or the table `[tool.wirepact]` of a `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from .errors import UsageError
from .paths import shown

OWN_FILE = "wirepact.toml"
PROJECT_FILE = "pyproject.toml"

Table: TypeAlias = "dict[str, object]"

_TABLES: dict[str, frozenset[str]] = {
    "": frozenset({"schema", "python", "typescript", "resources"}),
    "python": frozenset({"folder", "package", "version"}),
    "typescript": frozenset({"folder", "package", "version"}),
}
"""The keys of each table; those of `resources` are the author's own."""
_HEADER = re.compile(r"\s*\[([^\[\]]+)\]")
_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A settings file that was found. `prefix` is the table that the settings stand in: "" or "tool.wirepact"."""

    path: Path
    prefix: str
    text: str
    values: Table

    def text_of(self, table: str, key: str, default: str) -> str:
        """Give a text setting, or the default. Raises `UsageError` when it is no text."""
        value = self.table(table).get(key, default)
        if not isinstance(value, str):
            name = f"{table}.{key}" if table else key
            raise self.wrong(f"expected `{name}` to be a text in quotes, got {_named(value)}", table, key)
        return value

    def table(self, name: str) -> Table:
        """Give a table of settings; "" is the whole. Raises `UsageError` when it is none, or holds unknown keys."""
        value = self.values.get(name, {}) if name else self.values
        if not isinstance(value, dict):
            raise self.wrong(f"expected `{name}` to be a table, [{self._header(name)}], got {_named(value)}", "", name)
        for key in value:
            if key not in _TABLES.get(name, value):
                known = ", ".join(sorted(_TABLES[name]))
                raise self.wrong(f"unknown key `{f'{name}.' if name else ''}{key}`; known are {known}", name, key)
        return value

    def wrong(self, message: str, table: str, key: str) -> UsageError:
        """Make the error about a setting, at its line where the file writes it in the usual way."""
        return UsageError(message, shown(self.path), *self._find(table, key))

    def _header(self, table: str) -> str:
        return ".".join(part for part in (self.prefix, table) if part)

    def _find(self, table: str, key: str) -> tuple[int, int] | tuple[()]:
        """Look a key up, by its table's header; a file that writes it otherwise gives no line."""
        wanted, header = self._header(table), ""
        start = re.compile(rf"(\s*)[\"']?{re.escape(key)}[\"']?\s*[=.]")
        for number, line in enumerate(self.text.splitlines(), 1):
            opened = _HEADER.match(line)
            header = re.sub(r"[\s\"']", "", opened[1]) if opened else header
            if opened and header == f"{wanted}.{key}".lstrip("."):
                return number, opened.start(1) + 1
            found = start.match(line) if header == wanted else None
            if found:
                return number, found.end(1) + 1
        return ()


def _named(value: object) -> str:
    return {bool: "true or false", dict: "a table", list: "an array", str: "a text"}.get(type(value), f"`{value}`")


def find_settings(folder: Path) -> SettingsFile | None:
    """Find the nearest settings, from the folder upwards; in one folder `wirepact.toml` comes first.

    Raises `UsageError` for a file that can't be read, or whose table is none.
    """
    for candidate in (folder, *folder.parents):
        if (candidate / OWN_FILE).is_file():
            return _read_own(candidate / OWN_FILE)
        found = _read_project(candidate / PROJECT_FILE) if (candidate / PROJECT_FILE).is_file() else None
        if found:
            return found
    return None


def settings_places(folder: Path) -> tuple[Path, ...]:
    """Name every file that `find_settings` may look at."""
    return tuple(place / name for place in (folder, *folder.parents) for name in (OWN_FILE, PROJECT_FILE))


def _read_own(path: Path) -> SettingsFile:
    text = _read(path)
    return SettingsFile(path, "", text, _parse(path, text))


def _read_project(path: Path) -> SettingsFile | None:
    text = _read(path)
    # A project file that never speaks of us is none of our business, broken or not.
    tool = _parse(path, text).get("tool") if "wirepact" in text else None
    values = tool.get("wirepact") if isinstance(tool, dict) else None
    if values is None:
        return None
    if not isinstance(values, dict):
        raise UsageError(f"expected `tool.wirepact` to be a table, got {_named(values)}", shown(path))
    return SettingsFile(path, "tool.wirepact", text, values)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", shown(path)) from None
    except UnicodeDecodeError:
        raise UsageError("expected UTF-8; save the file so", shown(path)) from None


def _parse(path: Path, text: str) -> Table:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        at = (int(place[1]), int(place[2])) if place else ()
        raise UsageError(f"not TOML: {_TOML_PLACE.sub('', str(error))}", shown(path), *at) from None
