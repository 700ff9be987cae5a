"""The guard, asked with every kind of credential, origin and method."""

from __future__ import annotations

import itertools

import pytest
from starlette.requests import HTTPConnection
from starlette.responses import Response
from wirepact_server.refusals import RefusedError
from wirepact_server.security.cookie import SignInCookie
from wirepact_server.security.guard import Guard
from wirepact_server.security.origins import own_origins

TOKEN = "t" * 43
COOKIE = SignInCookie(TOKEN, 8000, 3600)
GUARD = Guard(TOKEN, COOKIE, own_origins("127.0.0.1", 8000))
OWN = "http://127.0.0.1:8000"


def cookie_header(cookie: SignInCookie = COOKIE) -> str:
    response = Response()
    cookie.set_on(response)
    return response.headers["set-cookie"].split(";")[0]


def status(kind: str = "GET", query: str = "", host: str = "127.0.0.1:8000", **headers: str | None) -> int:
    """Ask the guard; 200 when it lets the request pass. `kind` is a method, or `websocket`."""
    raw = [(b"host", host.encode())]
    raw += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items() if value is not None]
    scope = {"type": "websocket"} if kind == "websocket" else {"type": "http", "method": kind}
    try:
        GUARD.check(HTTPConnection({**scope, "path": "/api/x", "query_string": query.encode(), "headers": raw}))
    except RefusedError as refused:
        return refused.status
    return 200


READS, WRITES = ("GET", "HEAD"), ("POST", "DELETE", "PUT", "PATCH", "websocket")


@pytest.mark.parametrize("kind", [*READS, *WRITES])
def test_without_a_credential_nobody_passes(kind: str) -> None:
    assert status(kind) == 401
    assert status(kind, origin=OWN) == 401


@pytest.mark.parametrize("kind", [*READS, *WRITES])
def test_programs_need_no_origin(kind: str) -> None:
    assert status(kind, authorization=f"Bearer {TOKEN}") == 200
    assert status(kind, authorization=f"bearer {TOKEN}") == 200


@pytest.mark.parametrize("kind", [*READS, *WRITES])
def test_browsers_need_our_origin_where_it_matters(kind: str) -> None:
    assert status(kind, cookie=cookie_header(), origin=OWN) == 200
    assert status(kind, cookie=cookie_header()) == (200 if kind in READS else 403)


@pytest.mark.parametrize(
    ("site", "passes"),
    [("same-origin", True), ("none", True), ("same-site", False), ("cross-site", False), ("?", False)],
)
def test_what_another_page_embeds_does_not_pass(site: str, passes: bool) -> None:
    assert status(cookie=cookie_header(), sec_fetch_site=site) == (200 if passes else 403)
    assert status(authorization=f"Bearer {TOKEN}", sec_fetch_site=site) == 200


@pytest.mark.parametrize(
    ("kind", "credential", "origin"),
    list(
        itertools.product(
            [*READS, *WRITES],
            [{}, {"authorization": f"Bearer {TOKEN}"}, {"cookie": cookie_header()}],
            ["http://evil.example", "null", "http://127.0.0.1:9000", f"{OWN}.evil.example", ""],
        )
    ),
)
def test_a_foreign_origin_never_passes(kind: str, credential: dict[str, str], origin: str) -> None:
    assert status(kind, origin=origin, **credential) == 403


@pytest.mark.parametrize(
    "shown", ["", "Bearer", "Bearer ", f"Basic {TOKEN}", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", "Bearer ü", TOKEN]
)
def test_a_wrong_bearer_does_not_pass_and_a_cookie_does_not_help_it(shown: str) -> None:
    assert status(authorization=shown) == 401
    assert status(authorization=shown, cookie=cookie_header()) == 401


def test_a_token_in_the_query_is_nothing() -> None:
    assert status(query=f"token={TOKEN}&access_token={TOKEN}") == 401


def test_a_token_as_a_cookie_is_nothing() -> None:
    assert status(cookie=f"wirepact_8000={TOKEN}") == 401


def test_a_cookie_of_another_port_is_nothing() -> None:
    other = SignInCookie(TOKEN, 8001, 3600)
    assert status(cookie=cookie_header(other)) == 401
    assert status(cookie=cookie_header(other).replace("8001", "8000")) == 401


def test_a_rebound_name_does_not_pass_whatever_it_shows() -> None:
    assert status(host="evil.example:8000", authorization=f"Bearer {TOKEN}") == 403
    assert status(host="evil.example:8000", cookie=cookie_header(), origin="http://evil.example:8000") == 403


def test_two_origins_are_foreign_unless_both_are_ours() -> None:
    raw = [(b"host", b"127.0.0.1:8000"), (b"origin", OWN.encode()), (b"origin", b"http://evil.example")]
    with pytest.raises(RefusedError) as caught:
        GUARD.check(HTTPConnection({"type": "http", "method": "GET", "path": "/", "headers": raw}))
    assert caught.value.status == 403
