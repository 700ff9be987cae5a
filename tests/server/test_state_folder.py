"""The state folder: held by one server at a time, and by nobody after a crash."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from wirepact_server.errors import StartupError
from wirepact_server.state_folder import find_holder, hold_state_folder

HOLD = """
import sys, pathlib
from wirepact_server.state_folder import hold_state_folder
with hold_state_folder(pathlib.Path(sys.argv[1])) as folder:
    folder.announce("http://127.0.0.1:1")
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "state"


def test_it_is_made_for_its_owner_alone(folder: Path) -> None:
    before = os.umask(0)
    try:
        with hold_state_folder(folder):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in folder.iterdir())
    finally:
        os.umask(before)


def test_the_holder_is_known_as_long_as_it_holds(folder: Path) -> None:
    assert find_holder(folder) is None
    with hold_state_folder(folder) as held:
        starting = find_holder(folder)
        assert starting is not None
        assert (starting.pid, starting.url) == (os.getpid(), "")
        held.announce("http://127.0.0.1:8000")
        serving = find_holder(folder)
        assert serving is not None
        assert serving.url == "http://127.0.0.1:8000"
    assert find_holder(folder) is None


def test_a_second_server_is_refused_with_the_firsts_pid_and_a_crash_lets_go(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with (
            pytest.raises(StartupError, match=rf"in use by another server \(pid {other.pid}\)"),
            hold_state_folder(folder),
        ):
            pass
        holder = find_holder(folder)
        assert holder is not None
        assert holder.pid == other.pid
        other.kill()
    assert find_holder(folder) is None
    with hold_state_folder(folder):
        assert find_holder(folder) is not None


def test_a_pid_that_came_again_is_no_holder(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "lock").write_text(f'{{"process":{{"pid":{os.getpid()},"birth":"long ago"}},"url":"http://127.0.0.1:1"}}')
    assert find_holder(folder) is None


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o1777])
def test_a_folder_that_others_can_write_is_refused(mode: int, tmp_path: Path) -> None:
    tmp_path.chmod(mode)
    with pytest.raises(StartupError, match="chmod 700"), hold_state_folder(tmp_path):
        pass


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Only root could give the folder away, and not in every container: so this process becomes somebody else.
    stranger = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: stranger)
    with pytest.raises(StartupError, match="written by others"), hold_state_folder(tmp_path):
        pass


def refusal(path: Path) -> str:
    """Return why the folder is refused, in one line with the way out."""
    with pytest.raises(StartupError) as caught, hold_state_folder(path):
        pass
    why = str(caught.value)
    assert "\n" not in why
    return why


WAY_OUT = " Name another with --state-dir or WIREPACT_STATE_DIR."


def test_a_file_is_no_folder_and_has_none(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert refusal(file) == f"The state folder {file} is a file, and must be a folder." + WAY_OUT
    assert refusal(Path(os.devnull)).endswith(f"{os.devnull} is a file, and must be a folder." + WAY_OUT)
    for path in (file / "below", file / "far" / "below"):
        expected = f"The state folder {path} cannot be made: {file} is a file, and must be a folder." + WAY_OUT
        assert refusal(path) == expected


def test_a_link_to_nothing_is_no_folder(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "gone")
    assert refusal(link) == f"The state folder {link} is a link to nothing, and must be a folder." + WAY_OUT
    (tmp_path / "gone").mkdir(mode=0o700)
    with hold_state_folder(link):
        pass


def test_where_nothing_can_be_made_is_said(tmp_path: Path) -> None:
    if os.geteuid():
        tmp_path.chmod(0o500)
        place = tmp_path
    elif sys.platform == "linux":
        place = Path("/proc")  # not even root makes folders there
    else:
        pytest.skip("there is no place where root may not write")
    try:
        why = refusal(place / "state" / "deep")
    finally:
        tmp_path.chmod(0o700)
    assert why.startswith(f"The state folder {place}/state/deep cannot be made in {place}: ")
    assert why.endswith("." + WAY_OUT)


def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    path, why = tmp_path / ("x" * 300), os.strerror(errno.ENAMETOOLONG)
    assert refusal(path) == f"The state folder {path} cannot be made in {tmp_path}: {why}." + WAY_OUT


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_is_in_the_locks_place_is_said(kind: str, tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    if kind == "folder":
        lock.mkdir()
    else:
        (tmp_path / "elsewhere").write_text("")
        lock.symlink_to(tmp_path / "elsewhere")
    assert refusal(tmp_path) == (
        f"The state folder {tmp_path} cannot be used: {lock} is no plain file, as a server's own is. Remove it."
    )


def test_a_folder_that_its_owner_may_not_write_is_said(tmp_path: Path) -> None:
    if not os.geteuid():
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    try:
        why = refusal(tmp_path)
    finally:
        tmp_path.chmod(0o700)
    assert why.startswith(f"The state folder {tmp_path} cannot be written: ")
    assert "chmod u+rwx it, or name another with" in why


def test_a_link_in_the_locks_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StartupError, match="cannot be used"), hold_state_folder(tmp_path):
        pass
    assert not (tmp_path / "elsewhere").exists()
