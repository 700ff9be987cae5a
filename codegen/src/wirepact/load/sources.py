"""What was read: every schema file and every example, parsed, with the text that positions are looked up in."""

from __future__ import annotations

from dataclasses import dataclass

from wirepact.findings import FileName
from wirepact.values import Json


@dataclass(frozen=True, slots=True)
class Source:
    """One file. `file` is its path below the schema folder."""

    file: FileName
    text: str
    value: Json


@dataclass(frozen=True, slots=True)
class Sources:
    """A schema folder. `schemas` and `examples` are sorted by file name; `label` is the folder as messages name it."""

    label: str
    schemas: tuple[Source, ...]
    examples: tuple[Source, ...]
