"""Processes of the bus's benchmarks: each pinned to a core where the system can, talking in lines of JSON."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PATIENCE_SECONDS = 60


@contextlib.contextmanager
def started(command: list[str], *, core: int) -> Iterator[subprocess.Popen[str]]:
    """Run the command, pinned; a command that begins with a `.py` file of this folder is run by this Python."""
    if command[0].endswith(".py"):
        command = [sys.executable, str(HERE / command[0]), *command[1:]]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(process.pid, {cores[core % len(cores)]})
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(PATIENCE_SECONDS)


def read_line(process: subprocess.Popen[str]) -> Any:
    """Return the next line that the process prints, read as JSON.

    Raises:
        RuntimeError: the process ended instead.
    """
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args!r} ended with code {process.wait(PATIENCE_SECONDS)}")
    return json.loads(line)


def tell(process: subprocess.Popen[str], **command: object) -> Any:
    """Give a process that reads commands one, and return its answer.

    Raises:
        RuntimeError: the process ended instead.
    """
    assert process.stdin is not None
    process.stdin.write(json.dumps(command) + "\n")
    process.stdin.flush()
    return read_line(process)
