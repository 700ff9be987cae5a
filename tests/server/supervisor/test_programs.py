"""Finding programs and folders, and saying why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from wirepact_server.supervisor.child import ExecFailure
from wirepact_server.supervisor.errors import CommandNotFoundError, FolderNotFoundError, SupervisorError
from wirepact_server.supervisor.programs import absolute_folder, find_program, refusal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a program, a file that is none, and a folder with a program."""
    for name, mode in (("tool", 0o755), ("notes", 0o644), ("bin/inner", 0o755)):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("#!/bin/sh\n")
        file.chmod(mode)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "path", "found"),
    [
        ("inner", "/nowhere:bin", "bin/inner"),
        ("./tool", "", "tool"),
        ("bin/inner", "", "bin/inner"),
        ("tool", "/nowhere:", "tool"),
    ],
)
def test_programs_are_found_from_the_sessions_folder(name: str, path: str, found: str, folder: Path) -> None:
    assert find_program(name, str(folder), path) == str(folder / found)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nope", "'nope' was not found: it is in no folder of the server's PATH"),
        ("./nope", "there is no such file"),
        ("./notes", "not executable"),
        ("bin", "not found"),
        ("./bin", "no such file"),
        ("", "not found"),
        ("a\0b", "not found"),
        ("x" * 5000, "not found"),
    ],
)
def test_what_is_no_program_is_refused_with_the_reason(name: str, says: str, folder: Path) -> None:
    with pytest.raises(CommandNotFoundError, match=says):
        find_program(name, str(folder), "bin:.")


@pytest.mark.parametrize("cwd", ["/no/such/folder", "notes", "a\0b", "x" * 5000])
def test_what_is_no_folder_is_refused(cwd: str, folder: Path) -> None:
    with pytest.raises(FolderNotFoundError, match="There is no folder"):
        find_program("ls", str(folder / cwd), "/bin")


@pytest.mark.parametrize(
    ("asked", "folder"),
    [
        ("", str(Path.cwd())),
        (".", str(Path.cwd())),
        ("~", str(Path.home())),
        ("/tmp/../usr/", "/usr"),
        ("~no-such-user", str(Path.cwd() / "~no-such-user")),
    ],
)
def test_folders_are_made_absolute(asked: str, folder: str) -> None:
    assert absolute_folder(asked) == folder


def test_links_are_kept_as_they_were_asked_for(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert absolute_folder(str(tmp_path / "link")) == str(tmp_path / "link")


@pytest.mark.parametrize(
    ("step", "kind", "says"),
    [
        ("folder", FolderNotFoundError, "/srv cannot be entered: Permission denied"),
        ("program", CommandNotFoundError, "'ls' cannot be run: Permission denied"),
        ("terminal", SupervisorError, "terminal: Permission denied"),
    ],
)
def test_what_exec_found_out_is_said(step: str, kind: type[Exception], says: str) -> None:
    error = refusal("ls", "/srv", ExecFailure(step, 13))
    assert type(error) is kind
    assert says in str(error)
