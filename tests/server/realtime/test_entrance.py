"""Who comes in over the WebSocket, who is sent away again, and what plain HTTP gets there."""

from __future__ import annotations

import base64
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import anyio
import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import Message
from support import tiny_contract as tiny
from support.bus import Bench
from support.live_bus import PATH, LiveBus, live_bus, wait_until
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from wirepact_server.realtime import Grant, Limits, Refusal, realtime_routes

VARIANTS = {"direct-uvloop": (True, "uvloop"), "direct-asyncio": (True, "asyncio"), "portable": (False, "asyncio")}
LIMITS = Limits(connections_per_credential=1, connections_per_address=2)


@pytest.fixture(params=VARIANTS)
def bus(request: pytest.FixtureRequest) -> Iterator[LiveBus]:
    direct, loop = VARIANTS[request.param]
    with live_bus(LIMITS, direct=direct, loop=loop) as bus:
        bus.grant = lambda connection: Grant(credential=connection.headers.get("who"))
        yield bus


@contextmanager
def opened(bus: LiveBus, who: str) -> Iterator[ClientConnection]:
    """Connect and see that it is served."""
    with connect(bus.url, additional_headers={"who": who}) as client:
        client.send(tiny.PING)
        assert tiny.read_message(client.recv(timeout=10)) == {"type": "pong"}
        yield client


def closed_code(client: ClientConnection) -> int:
    """Read to the close; return its code."""
    with pytest.raises(ConnectionClosed) as closed:
        client.recv(timeout=10)
    return 1006 if closed.value.rcvd is None else closed.value.rcvd.code


def test_revoking_closes_with_4001_and_only_whom_it_should(bus: LiveBus) -> None:
    with opened(bus, "me") as mine, opened(bus, "you") as yours:
        assert bus.call(lambda: bus.hub.revoke("me")) == 1
        assert closed_code(mine) == 4001
        yours.send(tiny.PING)
        assert tiny.read_message(yours.recv(timeout=10)) == {"type": "pong"}
        wait_until(lambda: bus.stats().connections == 1, "the revoked one to be gone")


def test_a_connection_ends_with_its_grant(bus: LiveBus) -> None:
    bus.grant = lambda _: Grant(expires_in_seconds=0.1)
    with connect(bus.url) as client:
        assert closed_code(client) == 4001
    assert bus.stats().closed == {"unauthorized": 1}


def test_one_more_of_a_credential_or_of_an_address_is_told_to_come_back(bus: LiveBus) -> None:
    with opened(bus, "me"):
        with connect(bus.url, additional_headers={"who": "me"}) as second:
            assert closed_code(second) == 1013
        with opened(bus, "you"), connect(bus.url, additional_headers={"who": "them"}) as third:
            assert closed_code(third) == 1013
    wait_until(lambda: bus.stats().connections == 0, "all to be gone")
    with opened(bus, "me"):
        pass


def test_an_application_that_answers_nothing_lets_nobody_in(bus: LiveBus, caplog: pytest.LogCaptureFixture) -> None:
    bus.grant = lambda _: None  # type: ignore[assignment, return-value]  # what an application may do by mistake
    with pytest.raises(InvalidStatus) as refused, connect(bus.url):
        pass
    assert refused.value.response.status_code == 500
    assert httpx.get(f"http://127.0.0.1:{bus.port}{PATH}/sse?topics=counter", trust_env=False).status_code == 500
    assert "must return a Grant or a Refusal, got None" in caplog.text


@pytest.mark.anyio
@pytest.mark.parametrize("revoked", [True, False])
@pytest.mark.parametrize("awaited", [True, False])
async def test_a_credential_revoked_during_the_upgrade_opens_nothing(revoked: bool, awaited: bool) -> None:
    bench = Bench()
    sent: list[Message] = []
    opening: list[Message] = [{"type": "websocket.connect"}]
    accepted = anyio.Event()

    def plain(_: HTTPConnection) -> Grant | Refusal:
        return Grant(credential="me")

    async def slow(_: HTTPConnection) -> Grant | Refusal:
        return Grant(credential="me")

    async def receive() -> Message:
        if opening:
            return opening.pop()
        await accepted.wait()
        return {"type": "websocket.disconnect", "code": 1001}

    async def send(message: Message) -> None:
        sent.append(message)
        if message["type"] == "websocket.accept":
            accepted.set()
            bench.hub.revoke("me" if revoked else "somebody else")

    authorize = slow if awaited else plain

    scope = {"type": "websocket", "path": PATH, "headers": [], "query_string": b"", "root_path": ""}
    await realtime_routes(bench.hub, PATH, authorize=authorize)[0].handle(scope, receive, send)
    assert [message.get("code") for message in sent] == ([None, 4001] if revoked else [None])
    assert bench.hub.stats().connections == 0


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_plain_http_is_told_to_upgrade(bus: LiveBus, method: str) -> None:
    answer = httpx.request(method, f"http://127.0.0.1:{bus.port}{PATH}", trust_env=False)
    assert answer.status_code == 426
    assert (answer.headers["upgrade"], answer.headers["connection"].lower()) == ("websocket", "upgrade")


@pytest.mark.anyio
async def test_over_http2_the_answer_has_no_field_of_http1() -> None:
    scope = {"type": "http", "http_version": "2", "method": "GET", "path": PATH, "headers": [], "query_string": b""}
    route = realtime_routes(Bench().hub, PATH, authorize=lambda _: Grant())[1]
    with pytest.raises(HTTPException) as refused:
        await route.handle(scope, never, never)
    assert (refused.value.status_code, refused.value.headers) == (426, {})


async def never(*_: object) -> Any:
    """Be asked nothing and told nothing."""
    raise AssertionError("nothing goes over this connection")


def test_other_methods_are_not_allowed(bus: LiveBus) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        answer = httpx.request(method, f"http://127.0.0.1:{bus.port}{PATH}", trust_env=False)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_a_stranger_is_not_even_told_to_upgrade(bus: LiveBus) -> None:
    for method in ("GET", "POST"):
        url = f"http://127.0.0.1:{bus.port}{PATH}"
        answer = httpx.request(method, url, headers={"stranger": "1"}, trust_env=False)
        assert (answer.status_code, answer.json()) == (403, {"code": "forbidden_origin"})


def test_a_refusal_says_how_to_ask_rightly(bus: LiveBus) -> None:
    bus.grant = lambda _: Refusal(401, b"{}", headers={"WWW-Authenticate": "Bearer"})
    with pytest.raises(InvalidStatus) as refused, connect(bus.url):
        pass
    streamed = httpx.get(f"http://127.0.0.1:{bus.port}{PATH}/sse", trust_env=False)
    for headers in (refused.value.response.headers, streamed.headers):
        assert headers["www-authenticate"] == "Bearer"
    assert (refused.value.response.status_code, streamed.status_code) == (401, 401)


def upgrade_with(port: int, headers: str, body: bytes, version: str = "1.1", path: str = PATH) -> bytes:
    """Ask for an upgrade with a body; return the answer, up to its head if there may be more."""
    key = base64.b64encode(os.urandom(16)).decode()
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall(
            f"GET {path} HTTP/{version}\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n{headers}\r\n".encode()
            + body
        )
        answer = b""
        while version == "1.0" or b"\r\n\r\n" not in answer:
            piece = client.recv(4096)
            if not piece:
                break
            answer += piece
        return answer


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Length: 5\r\n", b"hello"),
        ("Content-Length: 5\r\n", b""),
        ("Transfer-Encoding: chunked\r\n", b"0\r\n\r\n"),
    ],
)
def test_an_upgrade_with_a_body_is_answered(headers: str, body: bytes) -> None:
    with live_bus() as bus:
        assert upgrade_with(bus.port, headers, body).startswith(b"HTTP/1.1 400 Bad Request")
        assert upgrade_with(bus.port, "stranger: 1\r\n" + headers, body).startswith(b"HTTP/1.1 403 Forbidden")
        assert upgrade_with(bus.port, "Content-Length: 0\r\n", b"").startswith(b"HTTP/1.1 101 ")


@pytest.mark.parametrize("body", ["", "Content-Length: 0\r\n"])
def test_http_1_0_cannot_upgrade(body: str) -> None:
    with live_bus() as bus:
        answer = upgrade_with(bus.port, body, b"", "1.0")
        assert answer.startswith(b"HTTP/1.1 426 Upgrade Required")
        assert b"HTTP/1.0 has no upgrade" in answer
        assert b"upgrade: websocket" in answer.lower()
        assert upgrade_with(bus.port, "stranger: 1\r\n", b"", "1.0").startswith(b"HTTP/1.1 403 Forbidden")
        assert upgrade_with(bus.port, "", b"", "1.0", "/elsewhere").startswith(b"HTTP/1.1 404 Not Found")
        assert bus.stats().connected == 0
        assert upgrade_with(bus.port, "", b"", "1.1").startswith(b"HTTP/1.1 101 ")


def test_the_routes_mount_into_a_plain_application() -> None:
    app = Starlette(routes=realtime_routes(Bench().hub, "/live", authorize=lambda _: Grant()))
    assert [getattr(route, "path", "") for route in app.routes] == ["/live", "/live", "/live/sse"]
