"""What was read: every schema file and every example, parsed."""

from __future__ import annotations

from dataclasses import dataclass

from wirepact.findings import FileName
from wirepact.values import Json


@dataclass(frozen=True, slots=True)
class Source:
    """One file. `file` is its path below the schema folder, or the URI that it was referred to by."""

    file: FileName
    value: Json


@dataclass(frozen=True, slots=True)
class Sources:
    """A schema folder. `schemas` and `examples` are sorted by file name.

    `resources` are the files that those refer to beside them: of them only what is referred to is compiled.
    """

    schemas: tuple[Source, ...]
    examples: tuple[Source, ...]
    resources: tuple[Source, ...] = ()
