"""Signing out and ageing out, on the real server: the cookie is no longer good, and what it opened is closed."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx
import pytest
from support.event_stream import EventStream
from support.server import ServerProcess
from support.site import ORIGIN, opened, server_in
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from wirepact_contract import decode_problem


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with server_in(tmp_path) as running:
        yield running


def signed_in(server: ServerProcess) -> dict[str, str]:
    """Sign a browser in; return what it shows from then on."""
    answer = httpx.get(server.fresh_url(), trust_env=False)
    return {"Cookie": answer.headers["set-cookie"].split(";")[0], "Origin": server.origin}


@contextmanager
def opened_socket(server: ServerProcess, headers: dict[str, str]) -> Iterator[ClientConnection]:
    with connect(f"ws://127.0.0.1:{server.port}/api/realtime", additional_headers=headers, proxy=None) as socket:
        socket.send('{"type":"subscribe","topics":["sessions.state"]}')
        assert '"snapshot"' in str(socket.recv(10))
        yield socket


def closed_code(socket: ClientConnection) -> int:
    with pytest.raises(ConnectionClosed) as closed:
        socket.recv(10)
    return 1006 if closed.value.rcvd is None else closed.value.rcvd.code


def sign_out(server: ServerProcess, headers: dict[str, str]) -> httpx.Response:
    return httpx.post(f"{server.origin}/api/sign-out", headers=headers, trust_env=False)


def status(server: ServerProcess, headers: dict[str, str]) -> int:
    return httpx.get(f"{server.origin}/api/sessions", headers=headers, trust_env=False).status_code


def test_signing_out_ends_what_that_browser_has_open_and_nothing_else(server: ServerProcess) -> None:
    mine, yours = signed_in(server), signed_in(server)
    with (
        opened_socket(server, mine) as tab,
        opened_socket(server, mine) as other_tab,
        EventStream(server.port, "sessions.state", headers=mine) as stream,
        opened_socket(server, yours) as elsewhere,
    ):
        assert stream.read()["type"] == "snapshot"
        assert sign_out(server, mine).status_code == 204
        assert (closed_code(tab), closed_code(other_tab), stream.goodbye()) == (4001, 4001, 4001)
        elsewhere.send('{"type":"ping"}')
        assert elsewhere.recv(10) == '{"type":"pong"}'


def test_a_cookie_that_was_signed_out_opens_nothing_also_after_a_restart(server: ServerProcess) -> None:
    mine, yours = signed_in(server), signed_in(server)
    assert (status(server, mine), status(server, yours)) == (200, 200)
    assert sign_out(server, mine).status_code == 204
    for restart in (None, server.kill, server.stop):
        if restart is not None:
            restart()
            server.start()
        assert (status(server, mine), status(server, yours)) == (401, 200)
        with pytest.raises(InvalidStatus) as refused, opened_socket(server, mine):
            pass
        assert refused.value.response.status_code == 401
        with pytest.raises(AssertionError), EventStream(server.port, "sessions.state", headers=mine) as stream:
            stream.read()
    assert sign_out(server, mine).status_code == 401


def test_a_cookie_that_ages_out_closes_what_it_opened(tmp_path: Path) -> None:
    with server_in(tmp_path, WIREPACT_SIGN_IN_SECONDS="1") as server:
        mine = signed_in(server)
        with opened_socket(server, mine) as tab, EventStream(server.port, "sessions.state", headers=mine) as stream:
            stream.read()
            assert (closed_code(tab), stream.goodbye()) == (4001, 4001)
        assert status(server, mine) == 401


def test_a_program_may_sign_out_too_and_stays(server: ServerProcess) -> None:
    bearer = {"Authorization": f"Bearer {(server.state_dir / 'token').read_text().strip()}"}
    assert sign_out(server, bearer).status_code == 204
    assert status(server, bearer) == 200


@pytest.mark.anyio
async def test_a_disk_that_is_full_signs_out_for_now_and_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        cookie = await site.cookie()
        (tmp_path / "signed-out").unlink()
        (tmp_path / "signed-out").mkdir()
        answer = await site.anyone.post("/api/sign-out", headers={**cookie, "Origin": ORIGIN})
        assert (answer.status_code, decode_problem(answer.content).code) == (507, "storage_failed")
        assert "Max-Age=0" in answer.headers["set-cookie"]
        assert (await site.anyone.get("/api/sessions", headers=cookie)).status_code == 401
        (tmp_path / "signed-out").rmdir()


def test_what_the_bus_refuses_over_http_is_a_problem(server: ServerProcess) -> None:
    with server.client() as client:
        for method, path, expected in [
            ("GET", "/api/realtime", (426, "upgrade_required")),
            ("GET", "/api/realtime/sse", (400, "malformed_request")),
            ("POST", "/api/realtime/sse?topics=sessions.state", (405, "method_not_allowed")),
        ]:
            answer = client.request(method, path)
            assert (answer.status_code, decode_problem(answer.content).code) == expected


def test_the_stream_asks_for_the_same_credentials_as_the_websocket(server: ServerProcess) -> None:
    token, cookie = (server.state_dir / "token").read_text().strip(), signed_in(server)["Cookie"]
    foreign = "http://evil.example"
    for headers, expected in [
        ({}, 401),
        ({"Origin": server.origin}, 401),
        ({"Cookie": cookie, "Origin": foreign}, 403),
        ({"Authorization": f"Bearer {token}", "Origin": foreign}, 403),
        ({"Cookie": cookie, "Host": "evil.example"}, 403),
        ({"Cookie": cookie}, 200),  # a GET of its own page has no Origin
        ({"Authorization": f"Bearer {token}"}, 200),
    ]:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("GET", f"/api/realtime/sse?topics=sessions.state&token={token}", headers=headers)
        assert (connection.getresponse().status, headers) == (expected, headers)
        connection.close()
