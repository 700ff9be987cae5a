"""Sign-ins that were ended stay ended for as long as their cookies would be good."""

from __future__ import annotations

import stat
import time
from pathlib import Path

import pytest
from starlette.responses import Response
from wirepact_server.errors import StartupError
from wirepact_server.security.cookie import SignIn, SignInCookie
from wirepact_server.security.sign_outs import SignOuts

TOKEN = "t" * 43


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "signed-out"


def ended(sign_outs: SignOuts, name: str, seconds: float) -> None:
    sign_in = SignIn(name, time.time() + seconds)
    sign_outs.add(sign_in)
    sign_outs.keep(sign_in)


def test_they_outlive_the_server_and_go_when_they_would_have_aged_out(path: Path) -> None:
    first = SignOuts.open(path)
    ended(first, "long", 1000)
    ended(first, "short", -1)
    ended(first, "long", 1000)
    assert "short" not in first
    again = SignOuts.open(path)
    assert ["long" in again, "short" in again, "other" in again] == [True, False, False]
    assert "short" not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_not_written_whole_was_not_acknowledged(path: Path) -> None:
    ended(SignOuts.open(path), "whole", 1000)
    with path.open("a") as file:
        file.write("half 17")
    assert "whole" in SignOuts.open(path)
    assert "half" not in path.read_text()


@pytest.mark.parametrize("text", ["one two three\n", "name\n", "name soon\n", "é 1\n"])
def test_a_damaged_file_wakes_no_cookie(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StartupError, match="signed-out"):
        SignOuts.open(path)


def test_a_cookie_is_read_until_it_is_signed_out(path: Path) -> None:
    sign_outs = SignOuts.open(path)
    cookie = SignInCookie(TOKEN, 8000, 3600, sign_outs)
    response = Response()
    cookie.set_on(response)
    value = response.headers["set-cookie"].partition("=")[2].partition(";")[0]
    sign_in = cookie.read(value)
    assert sign_in is not None
    assert 3598 < sign_in.seconds_left <= 3601
    sign_outs.add(sign_in)
    assert cookie.read(value) is None


def test_a_longer_life_wakes_no_cookie_and_a_shorter_one_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    response = Response()
    SignInCookie(TOKEN, 8000, 100).set_on(response)
    value = response.headers["set-cookie"].partition("=")[2].partition(";")[0]
    now = time.time()
    longer, shorter = SignInCookie(TOKEN, 8000, 10_000), SignInCookie(TOKEN, 8000, 10)
    found = []
    for age in (5, 50, 500):
        monkeypatch.setattr("time.time", lambda age=age: now + age)
        found.append([cookie.read(value) is not None for cookie in (shorter, longer)])
    assert found == [[True, True], [False, True], [False, False]]
