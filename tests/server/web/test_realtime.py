"""The WebSocket of the real server: who gets in, and that what they see is the supervisor's truth."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pytest
from support.server import ServerProcess
from support.site import server_in
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from wirepact_contract import (
    SessionsStateEvent,
    SessionsStateSnapshot,
    Subscribe,
    decode_problem,
    decode_server_message,
    decode_session_list,
    encode_subscribe,
    sessions_state,
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with server_in(tmp_path) as running:
        yield running


def cookie_of(server: ServerProcess) -> str:
    answer = httpx.get(server.url, trust_env=False)
    return answer.headers["set-cookie"].split(";")[0]


def connected(server: ServerProcess, query: str = "", **headers: str) -> ClientConnection:
    """Open the WebSocket with just these headers."""
    return connect(
        f"ws://127.0.0.1:{server.port}/api/realtime{query}", additional_headers=headers, proxy=None, open_timeout=10
    )


def refused(server: ServerProcess, query: str = "", **headers: str) -> tuple[int, str]:
    """Return status and code of the answer instead of an upgrade."""
    with pytest.raises(InvalidStatus) as caught, connected(server, query, **headers):
        pass
    response = caught.value.response
    assert response.body is not None
    return response.status_code, decode_problem(bytes(response.body)).code


def test_a_signed_in_page_sees_every_change(server: ServerProcess) -> None:
    with connected(server, Cookie=cookie_of(server), Origin=server.origin) as socket, server.client() as client:
        socket.send(encode_subscribe(Subscribe(topics=("sessions.state",))).decode())
        snapshot = decode_server_message(socket.recv(10))
        assert isinstance(snapshot, SessionsStateSnapshot)
        state = snapshot.payload
        assert state.sessions == ()
        client.post("/api/sessions", json={"command": ["sh", "-c", "exit 3"]})
        states: list[str] = []
        while not states or states[-1] != "exited":
            event = decode_server_message(socket.recv(10))
            assert isinstance(event, SessionsStateEvent)
            state = sessions_state().reduce(state, event.payload)
            states.append(state.sessions[0].state)
        assert states[0] == "running"
        assert decode_session_list(client.get("/api/sessions").content) == state


def test_a_program_gets_in_with_the_token(server: ServerProcess) -> None:
    token = (server.state_dir / "token").read_text().strip()
    with connected(server, Authorization=f"Bearer {token}") as socket:
        socket.send('{"type":"ping"}')
        assert socket.recv(10) == '{"type":"pong"}'


def test_connections_with_the_token_are_counted_where_the_limit_is_set(tmp_path: Path) -> None:
    with server_in(tmp_path, WIREPACT_LIMIT_CONNECTIONS_PER_CREDENTIAL="2") as server:
        bearer = f"Bearer {(server.state_dir / 'token').read_text().strip()}"
        with connected(server, Authorization=bearer), connected(server, Authorization=bearer):
            with connected(server, Authorization=bearer) as third, pytest.raises(ConnectionClosed):
                third.recv(10)
            assert third.close_code == 1013
            stream = f"{server.origin}/api/realtime/sse?topics=sessions.state"
            assert httpx.get(stream, headers={"Authorization": bearer}, trust_env=False).status_code == 429
            with connected(server, Cookie=cookie_of(server), Origin=server.origin) as page:
                page.send('{"type":"ping"}')
                assert page.recv(10) == '{"type":"pong"}'


def test_connections_with_the_token_are_many_by_default(server: ServerProcess) -> None:
    bearer = f"Bearer {(server.state_dir / 'token').read_text().strip()}"
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(connected(server, Authorization=bearer)) for _ in range(65)]
        sockets[-1].send('{"type":"ping"}')
        assert sockets[-1].recv(10) == '{"type":"pong"}'


def test_nobody_else_gets_a_byte(server: ServerProcess) -> None:
    token, cookie = (server.state_dir / "token").read_text().strip(), cookie_of(server)
    assert refused(server) == (401, "unauthorized")
    assert refused(server, Origin=server.origin) == (401, "unauthorized")
    assert refused(server, f"?token={token}") == (401, "unauthorized")
    assert refused(server, Cookie=cookie) == (403, "forbidden_origin")
    for origin in ("http://evil.example", "null", f"http://127.0.0.1:{server.port + 1}"):
        assert refused(server, Cookie=cookie, Origin=origin) == (403, "forbidden_origin")
        assert refused(server, Authorization=f"Bearer {token}", Origin=origin) == (403, "forbidden_origin")


@pytest.mark.parametrize(
    ("path", "token", "status", "code"),
    [
        ("/api/realtime/", True, 404, "not_found"),
        ("/api/realtime/", False, 401, "unauthorized"),
        ("/", False, 404, "not_found"),
        ("/healthz", True, 404, "not_found"),
    ],
)
def test_a_websocket_elsewhere_is_told_that_there_is_none(
    server: ServerProcess, path: str, token: bool, status: int, code: str
) -> None:
    shown = (server.state_dir / "token").read_text().strip()
    headers = {"Authorization": f"Bearer {shown}"} if token else {}
    with (
        pytest.raises(InvalidStatus) as caught,
        connect(f"ws://127.0.0.1:{server.port}{path}", additional_headers=headers, proxy=None, open_timeout=10),
    ):
        pass
    response = caught.value.response
    assert response.body is not None
    problem = decode_problem(bytes(response.body))
    assert (response.status_code, problem.code) == (status, code)
    assert status == 401 or "/api/realtime" in problem.message
