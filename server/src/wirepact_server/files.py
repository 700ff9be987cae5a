"""Writing small files so that a full disk leaves nothing half written."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a file that is either whole or not there, and was never readable by others. Raises OSError."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        write_all(file, text.encode())
        os.fsync(file)
    except BaseException:
        draft.unlink()
        raise
    finally:
        os.close(file)
    draft.rename(path)


def append_whole(path: Path, text: str) -> None:
    """Add to a file's end, for good, all or nothing. Raises OSError."""
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        before = os.fstat(file).st_size
        try:
            write_all(file, text.encode())
            os.fsync(file)
        except BaseException:
            os.ftruncate(file, before)  # else what is added next would stand behind half of this
            raise
    finally:
        os.close(file)


def write_all(file: int, data: bytes) -> None:
    """Write all of the data where the file stands. Raises OSError.

    `os.write` alone writes what there is room for, and says so by a number only.
    """
    while data:
        data = data[os.write(file, data) :]
