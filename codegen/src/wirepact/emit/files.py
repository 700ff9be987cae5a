"""What a run wants to have on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """One generated package: its folder, and the text of each file by its path below it, with `/`."""

    folder: Path
    files: Mapping[str, str]
