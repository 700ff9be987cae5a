"""Phase 6: put the plan on disk. The only writing that the compiler does."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from wirepact.diff import Kind, Plan
from wirepact.errors import UsageError
from wirepact.load.outputs import MANIFEST
from wirepact.paths import shown

_WRITTEN = (Kind.MISSING, Kind.STALE, Kind.EDITED)


def write(plan: Plan) -> int:
    """Write what is missing or differs, remove what an earlier run wrote; return how many files changed.

    Each file appears whole or not at all. The manifests come before what they list, so that the next run knows for its
    own what one that was cut short has left. Raises `UsageError` when a folder can't be written.
    """
    writes = sorted(plan.of(*_WRITTEN), key=lambda change: (change.path.name != MANIFEST, change.path))
    removals = plan.of(Kind.EXTRA)
    try:
        for removal in removals:
            removal.path.unlink()
            _remove_empty(removal.path.parent)
        for change in writes:
            _write_file(change.path, (change.wanted or "").encode())
    except OSError as error:
        at = error.filename2 or error.filename
        raise UsageError(f"cannot be written: {error.strerror}", shown(at) if at else None) from None
    return len(writes) + len(removals)


def _write_file(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".wirepact-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _remove_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()
