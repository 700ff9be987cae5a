"""Runs the compiler again whenever its inputs change, in one warm process.

It asks for the files' times and sizes a few times a second: a contract is some dozens of files, which costs less than a
millisecond, works on every file system, and needs no dependency.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn, TypeAlias

INTERVAL_SECONDS = 0.05

Snapshot: TypeAlias = Mapping[str, tuple[int, int, int]]


def watch(inputs: Callable[[], Iterable[Path]], run: Callable[[], object]) -> NoReturn:
    """Run once, then after every change; ends with `KeyboardInterrupt` only. `inputs` is asked anew each time."""
    while True:
        # Taken before the run, so that what changes during it is seen after it.
        seen = look(inputs())
        run()
        while (found := look(inputs())) == seen:
            time.sleep(INTERVAL_SECONDS)
        _settle(inputs, found)


def _settle(inputs: Callable[[], Iterable[Path]], found: Snapshot) -> None:
    """Wait until nothing changes for one interval: editors and `git checkout` write in several steps."""
    while True:
        time.sleep(INTERVAL_SECONDS)
        later = look(inputs())
        if later == found:
            return
        found = later


def look(roots: Iterable[Path]) -> Snapshot:
    """Give the time of change, the size and the inode of every file at or below the roots."""
    found = (file for root in roots for file in _files(root))
    return {path: (status.st_mtime_ns, status.st_size, status.st_ino) for path, status in found}


def _files(path: Path) -> Iterator[tuple[str, os.stat_result]]:
    try:
        if path.is_dir():
            for inner in path.iterdir():
                if not _is_scrap(inner.name):
                    yield from _files(inner)
        else:
            yield str(path), path.stat()
    except OSError:
        return  # gone between two looks, or not ours to read: the compiler will say so


def _is_scrap(name: str) -> bool:
    """Tell what editors and tools leave beside a file while they work on it."""
    return name.startswith((".", "#")) or name.endswith("~") or name in {"node_modules", "__pycache__"}
