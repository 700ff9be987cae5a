"""The endpoint under Starlette's TestClient: an ASGI server that offers no extension."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import anyio
import pytest
from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.types import Message
from starlette.websockets import WebSocket, WebSocketDisconnect
from support import tiny_contract as tiny
from support.bus import snapshot
from wirepact_server.realtime import Grant, Hub, Limits, Refusal, realtime_routes
from wirepact_server.realtime.frames import Batch
from wirepact_server.realtime.portable import PortableChannel

PATH = "/api/realtime"
LIMITS = Limits(message_burst=5, refusal_burst=3, connections=2)


def guard(connection: HTTPConnection) -> Refusal | Grant:
    """Refuse whoever says that they are a stranger."""
    if "stranger" in connection.headers:
        return Refusal(403, b'{"code":"forbidden_origin"}')
    return Grant()


@pytest.fixture
def hub() -> Hub:
    hub = Hub(tiny.CONTRACT, limits=LIMITS)
    hub.add_topic(tiny.Counter(), snapshot=lambda: 7)
    return hub


@pytest.fixture
def client(hub: Hub) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=realtime_routes(hub, PATH, authorize=guard))) as client:
        yield client
    assert hub.stats().connections == 0
    assert hub.stats().subscriptions == {"counter": 0}


def test_messages_flow(client: TestClient, hub: Hub) -> None:
    with client.websocket_connect(PATH) as socket:
        socket.send_text(tiny.PING)
        assert socket.receive_json() == {"type": "pong"}
        socket.send_text(tiny.subscribe("counter"))
        assert socket.receive_json() == snapshot(7)
        socket.portal.call(hub.publish, tiny.Counter(), 8)
        assert socket.receive_json() == {"type": "event", "topic": "counter", "payload": 8}
        assert hub.stats().connections == 1


def test_a_refusal_is_the_http_answer(client: TestClient, hub: Hub) -> None:
    with pytest.raises(WebSocketDenialResponse) as denied, client.websocket_connect(PATH, headers={"stranger": "1"}):
        pass
    assert denied.value.status_code == 403
    assert denied.value.json() == {"code": "forbidden_origin"}
    assert hub.stats().connections == 0


@pytest.mark.parametrize(
    ("message", "code"),
    [("{", "malformed_message"), ("[]", "malformed_message"), ('{"type":"launch"}', "unknown_message_type")],
)
def test_a_message_that_the_contract_refuses_is_answered_and_survived(
    client: TestClient, message: str, code: str
) -> None:
    with client.websocket_connect(PATH) as socket:
        socket.send_text(message)
        assert socket.receive_json()["code"] == code
        socket.send_text(tiny.PING)
        assert socket.receive_json() == {"type": "pong"}


def closing_code(client: TestClient, send: bytes | str) -> int:
    """Send one message and return the close code that answers it."""
    with client.websocket_connect(PATH) as socket:
        socket.send_bytes(send) if isinstance(send, bytes) else socket.send_text(send)
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_text()
    return closed.value.code


def test_a_binary_message_closes_with_1003(client: TestClient) -> None:
    assert closing_code(client, tiny.PING.encode()) == 1003


@pytest.mark.parametrize("character", ["x", "é", "€", "😀"])
def test_an_oversized_message_closes_with_1009(client: TestClient, character: str) -> None:
    message = json.dumps({"type": "ping", "pad": ""}, ensure_ascii=False)
    room = LIMITS.message_bytes - len(message)
    fits = message.replace('""', '"' + character * (room // len(character.encode())) + '"')
    with client.websocket_connect(PATH) as socket:
        socket.send_text(fits)
        assert socket.receive_json() == {"type": "pong"}
    assert closing_code(client, fits + "    ") == 1009


def test_a_decoder_that_fails_closes_that_client_with_1011(client: TestClient) -> None:
    with client.websocket_connect(PATH) as other:
        assert closing_code(client, '{"type":"crash"}') == 1011
        other.send_text(tiny.PING)
        assert other.receive_json() == {"type": "pong"}


def test_too_fast_is_answered_and_a_flood_is_closed(client: TestClient) -> None:
    with client.websocket_connect(PATH) as socket:
        for _ in range(LIMITS.message_burst + LIMITS.refusal_burst + 2):
            socket.send_text(tiny.PING)
        answers = [socket.receive_json() for _ in range(LIMITS.message_burst + LIMITS.refusal_burst)]
        assert [answer.get("code") for answer in answers] == [None] * 5 + ["rate_limited"] * 3
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_text()
        assert closed.value.code == 1008


def test_one_connection_too_many_is_told_to_come_back(client: TestClient) -> None:
    with client.websocket_connect(PATH), client.websocket_connect(PATH):
        with client.websocket_connect(PATH) as third, pytest.raises(WebSocketDisconnect) as closed:
            third.receive_text()
        assert closed.value.code == 1013
    with client.websocket_connect(PATH) as socket:
        socket.send_text(tiny.PING)
        assert socket.receive_json() == {"type": "pong"}


@pytest.mark.anyio
async def test_where_the_server_cannot_answer_over_http_a_stranger_is_closed_before_accept(hub: Hub) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": PATH, "headers": [(b"stranger", b"1")], "query_string": b"", "root_path": ""}
    await realtime_routes(hub, PATH, authorize=guard)[0].handle(scope, receive, send)
    assert [message["type"] for message in sent] == ["websocket.close"]


class SlowSocket:
    """A peer that takes a message when it is told to."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.turn = anyio.Event()

    async def send_text(self, text: str) -> None:
        """Wait for the turn."""
        await self.turn.wait()
        self.turn = anyio.Event()
        self.taken.append(text)

    async def close(self, code: int, reason: str) -> None:
        """Record the goodbye."""
        self.taken.append(f"{code} {reason}")


@pytest.mark.anyio
async def test_each_message_taken_is_progress_and_a_goodbye_goes_before_the_rest() -> None:
    socket = SlowSocket()
    channel = PortableChannel(cast("WebSocket", socket), cut=lambda: None)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(channel.pump)
        channel.write(Batch(b"one", b"two", b"three", b"four"))
        seen = [(channel.ready, channel.progress)]
        for _ in range(2):
            socket.turn.set()
            await anyio.wait_all_tasks_blocked()
            seen.append((channel.ready, channel.progress))
        channel.close(4000, "slow_consumer")
        socket.turn.set()
    assert seen == [(False, 0), (False, 1), (False, 2)]
    assert socket.taken == ["one", "two", "three", "4000 slow_consumer"]


async def awaited_guard(connection: HTTPConnection) -> Refusal | Grant:
    """The same, after a while."""
    await anyio.sleep(0.01)
    if "hang" in connection.headers:
        await anyio.sleep_forever()
    return guard(connection)


@pytest.fixture
def awaiting(hub: Hub) -> Iterator[TestClient]:
    hub.limits = replace(LIMITS, authorize_seconds=0.2)
    with TestClient(Starlette(routes=realtime_routes(hub, PATH, authorize=awaited_guard))) as client:
        yield client
    assert (hub.stats().connections, len(hub.arrivals)) == (0, 0)


def test_an_awaited_guard_lets_in_or_refuses(awaiting: TestClient) -> None:
    with awaiting.websocket_connect(PATH) as socket:
        socket.send_text(tiny.subscribe("counter"))
        assert socket.receive_json() == snapshot(7)
    with (
        pytest.raises(WebSocketDenialResponse) as denied,
        awaiting.websocket_connect(PATH, headers={"stranger": "1"}),
    ):
        pass
    refused = awaiting.get(f"{PATH}/sse?topics=counter", headers={"stranger": "1"})
    assert [(answer.status_code, answer.json()) for answer in (denied.value, refused)] == [
        (403, {"code": "forbidden_origin"})
    ] * 2


def test_an_awaited_guard_that_hangs_is_a_503(awaiting: TestClient) -> None:
    with pytest.raises(WebSocketDenialResponse) as denied, awaiting.websocket_connect(PATH, headers={"hang": "1"}):
        pass
    refused = awaiting.get(f"{PATH}/sse?topics=counter", headers={"hang": "1"})
    for answer in (denied.value, refused):
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")
        assert "too long" in answer.text


@pytest.mark.anyio
@pytest.mark.parametrize("header", [b"hang", b"stranger"])
async def test_where_the_server_cannot_answer_over_http_an_awaited_no_is_a_close(hub: Hub, header: bytes) -> None:
    hub.limits = replace(LIMITS, authorize_seconds=0.2)
    sent: list[Message] = []
    opened = False

    async def receive() -> Message:
        nonlocal opened
        if opened:
            await anyio.sleep_forever()
        opened = True
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": PATH, "headers": [(header, b"1")], "query_string": b"", "root_path": ""}
    await realtime_routes(hub, PATH, authorize=awaited_guard)[0].handle(scope, receive, send)
    assert [message["type"] for message in sent] == ["websocket.close"]
