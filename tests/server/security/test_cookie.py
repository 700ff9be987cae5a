"""The cookie: what is taken for one, and how it is set."""

from __future__ import annotations

from http.cookies import SimpleCookie

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import Response
from wirepact_server.security.cookie import SignInCookie

TOKEN = "t" * 43
COOKIE = SignInCookie(TOKEN, 8000, 3600)


def issued(cookie: SignInCookie) -> str:
    response = Response()
    cookie.set_on(response)
    return SimpleCookie(response.headers["set-cookie"])[cookie.name].value


def test_it_is_named_by_port_and_kept_from_scripts_and_other_sites() -> None:
    response = Response()
    COOKIE.set_on(response)
    (morsel,) = SimpleCookie(response.headers["set-cookie"]).values()
    assert (morsel.key, morsel["path"], morsel["samesite"], morsel["max-age"]) == (
        "wirepact_8000",
        "/",
        "strict",
        "3600",
    )
    assert morsel["httponly"]
    assert TOKEN not in response.headers["set-cookie"]


def test_it_outlives_the_server() -> None:
    assert SignInCookie(TOKEN, 8000, 3600).read(issued(COOKIE)) is not None


def test_no_two_are_the_same() -> None:
    assert issued(COOKIE) != issued(COOKIE)


@pytest.mark.parametrize(
    "other", [SignInCookie("u" * 43, 8000, 3600), SignInCookie(TOKEN, 8001, 3600)], ids=["token", "port"]
)
def test_that_of_another_server_is_no_good(other: SignInCookie) -> None:
    assert COOKIE.read(issued(other)) is None


def test_it_grows_old(monkeypatch: pytest.MonkeyPatch) -> None:
    value = issued(COOKIE)
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: 4_000_000_000.0)
    assert COOKIE.read(value) is None


@given(st.text())
def test_anything_else_is_no_good(value: str) -> None:
    assert COOKIE.read(value) is None


@given(st.data())
def test_one_character_changed_is_no_good(data: st.DataObject) -> None:
    value = issued(COOKIE)
    at = data.draw(st.integers(0, len(value) - 2))  # the last one holds bits that base64 does not use
    other = data.draw(st.characters(codec="ascii").filter(lambda character: character != value[at]))
    assert COOKIE.read(value[:at] + other + value[at + 1 :]) is None


def test_signing_out_clears_it() -> None:
    response = Response()
    COOKIE.clear_on(response)
    assert SimpleCookie(response.headers["set-cookie"])["wirepact_8000"]["max-age"] == "0"
