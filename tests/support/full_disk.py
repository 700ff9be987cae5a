"""A disk without room, for a real process: no file of it may grow past a size (RLIMIT_FSIZE), so writes really fail."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import CompletedProcess, run

from support.commands import environment
from support.server import COMMAND

NO_BOUND = -1
NEEDS_LINUX = "the limit of another process is set with prlimit, which is Linux's"
_SERVE = (
    "import os, resource, sys;"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY));"
    "os.execv(sys.argv[2], sys.argv[2:])"
)


def let_files_grow_to(size: int, *, pid: int) -> None:
    """Bound the size in bytes of the process's files from now on; NO_BOUND gives the room back."""
    assert sys.platform == "linux", NEEDS_LINUX
    import resource

    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def served_without_room(state_dir: Path, size: int) -> CompletedProcess[str]:
    """Run a server whose files may have that size at most from the start on, to its end."""
    return run(
        [sys.executable, "-c", _SERVE, str(size), COMMAND, "serve"],
        env=environment(state_dir, PORT="0"),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
