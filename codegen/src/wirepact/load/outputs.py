"""Reads what lies in an output folder, and the manifest of what the last run wrote there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wirepact.errors import UsageError
from wirepact.paths import shown

MANIFEST = ".wirepact.json"

_MANIFEST_LINE = re.compile(r'^\s*"([^"\\]+)": "([0-9a-f]{64})",?$', re.MULTILINE)
_IGNORED_FOLDERS = frozenset({"__pycache__", "node_modules", "dist", ".mypy_cache", ".ruff_cache", ".pytest_cache"})


@dataclass(frozen=True, slots=True)
class Existing:
    """An output folder as it is: its files and folders, and the SHA-256 that the manifest holds of each file."""

    folder: Path
    files: Mapping[str, bytes]
    folders: frozenset[str]
    written: Mapping[str, str]


def read_output(folder: Path) -> Existing:
    """Read a folder; one that is not there is empty. Raises `UsageError` when it can't be read."""
    try:
        paths = {path.relative_to(folder).as_posix(): path for path in _walk(folder)}
        files = {name: _content(path) for name, path in paths.items() if not path.is_dir()}
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", shown(error.filename or folder)) from None
    return Existing(folder, files, frozenset(paths.keys() - files.keys()), _manifest(files.get(MANIFEST)))


def _content(path: Path) -> bytes:
    """Read a file. A pipe, a socket or a link to nothing is none, and must not be waited for."""
    return path.read_bytes() if path.is_file() else b""


def _walk(folder: Path) -> Iterator[Path]:
    if not folder.exists():
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            if path.name in _IGNORED_FOLDERS or path.name.endswith(".egg-info"):
                continue
            yield from _walk(path)
        yield path


def _manifest(data: bytes | None) -> Mapping[str, str]:
    """Read a manifest; a broken one counts as none, so that nothing is overwritten on its word.

    One that git could not merge is what both sides wrote: else `gen`, which mends all of it, would take every file that
    stands in conflict for a foreign one.
    """
    if data is not None and b"\n<<<<<<< " in data:
        return dict(_MANIFEST_LINE.findall(data.decode("utf-8", "replace")))
    try:
        files = json.loads(data or b"{}").get("files", {})
    except (ValueError, AttributeError, RecursionError):
        return {}
    if not isinstance(files, dict):
        return {}
    return {path: digest for path, digest in files.items() if isinstance(digest, str)}
