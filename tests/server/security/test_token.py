"""The token's file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from wirepact_server.errors import StartupError
from wirepact_server.security.token import read_or_make_token, read_token


def test_a_token_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        token = read_or_make_token(tmp_path / "token")
    finally:
        os.umask(before)
    assert len(token) >= 32
    assert read_or_make_token(tmp_path / "token") == read_token(tmp_path / "token") == token
    assert stat.S_IMODE((tmp_path / "token").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["token"]


def test_two_folders_have_two_tokens(tmp_path: Path) -> None:
    assert read_or_make_token(tmp_path / "a") != read_or_make_token(tmp_path / "b")


def test_a_draft_of_a_start_that_crashed_is_no_obstacle_and_no_token(tmp_path: Path) -> None:
    (tmp_path / "token.new").write_text("half")
    assert read_or_make_token(tmp_path / "token") != "half"


@pytest.mark.parametrize("content", ["", "short\n"])
def test_a_damaged_token_is_refused_and_not_replaced(content: str, tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(StartupError, match="damaged: delete it"):
        read_or_make_token(path)
    assert path.read_text() == content


def test_a_token_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "token"
    read_or_make_token(path)
    path.chmod(0o640)
    with pytest.raises(StartupError, match="can be read by others"):
        read_or_make_token(path)


def test_errors_never_hold_the_token(tmp_path: Path) -> None:
    path = tmp_path / "token"
    token = read_or_make_token(path)
    path.chmod(0o644)
    with pytest.raises(StartupError) as caught:
        read_token(path)
    assert token not in str(caught.value)


def test_no_token_yet_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_token(tmp_path / "token")
