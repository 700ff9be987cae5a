"""How messages name files."""

from __future__ import annotations

import os
from pathlib import Path


def shown(path: Path | str) -> str:
    """Name a path relative to the working folder, with `/` on every machine."""
    return Path(os.path.relpath(path)).as_posix()
