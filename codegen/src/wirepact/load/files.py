"""Reads one file: strict JSON, or YAML that means JSON."""

from __future__ import annotations

from pathlib import Path

from wirepact.findings import FileName, Finding, Place, RefusedError

from .sources import Source
from .strict_json import decode_utf8, parse
from .strict_yaml import parse_yaml

JSON_SUFFIX = ".json"
YAML_SUFFIXES = (".yaml", ".yml")
SUFFIXES = (JSON_SUFFIX, *YAML_SUFFIXES)


def is_yaml(file: FileName) -> bool:
    """Tell YAML from JSON by the file's name."""
    return file.endswith(YAML_SUFFIXES)


def load_file(path: Path, file: FileName) -> Source:
    """Read a file. Raises `RefusedError` with everything that makes it no strict JSON."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RefusedError([Finding(Place(file), f"cannot be read: {error.strerror}")]) from None
    text = decode_utf8(data, file)
    return Source(file, parse_yaml(text, file) if is_yaml(file) else parse(text, file))
