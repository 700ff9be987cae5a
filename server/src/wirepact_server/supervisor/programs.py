"""From what a request names to a folder and a program; and the words for what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wirepact_server.supervisor.errors import CommandNotFoundError, FolderNotFoundError, SupervisorError

if TYPE_CHECKING:
    from wirepact_server.supervisor.child import ExecFailure


def absolute_folder(cwd: str) -> str:
    """Return the folder as an absolute path, `~` understood; a relative one starts at the server's own."""
    # Not resolve(): links are kept as they were asked for, the way `cd` shows them.
    return os.path.abspath(os.path.expanduser(cwd))  # noqa: PTH100, PTH111 - pathlib resolves links


def find_program(name: str, cwd: str, path: str) -> str:
    """Return the absolute path of the program that a shell in the folder would run.

    Raises FolderNotFoundError and CommandNotFoundError, which say what was looked for and where.
    """
    if not _is(Path.is_dir, Path(cwd)):
        raise FolderNotFoundError(f"There is no folder {cwd}.")
    if not os.access(cwd, os.X_OK):
        raise FolderNotFoundError(f"The folder {cwd} cannot be entered: permission denied.")
    places = [""] if "/" in name else path.split(os.pathsep)
    files = [file for place in places if name and _is(Path.is_file, file := Path(cwd, place, name))]
    for file in files:
        if os.access(file, os.X_OK):
            return str(file)
    if files:
        raise CommandNotFoundError(f"{files[0]} is not executable.")
    where = "there is no such file" if "/" in name else "it is in no folder of the server's PATH"
    raise CommandNotFoundError(f"The command {name!r} was not found: {where}.")


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    try:
        return kind(path)
    except (OSError, ValueError):  # out of reach, too long, with a NUL in it: not there for us
        return False


def refusal(name: str, cwd: str, failure: ExecFailure) -> SupervisorError:
    """Return the error for a command that turned out not to run when it was tried."""
    if failure.step == "folder":
        return FolderNotFoundError(f"The folder {cwd} cannot be entered: {failure.text}.")
    if failure.step == "program":
        return CommandNotFoundError(f"The command {name!r} cannot be run: {failure.text}.")
    return SupervisorError(f"The command could not be given a terminal: {failure.text}.")
