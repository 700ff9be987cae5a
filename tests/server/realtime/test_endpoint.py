"""The endpoint behind a real uvicorn, with somebody else's client, on both transports and both loops."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from typing import cast

import pytest
from support import tiny_contract as tiny
from support.bus import event, snapshot
from support.live_bus import LiveBus, live_bus, wait_until
from support.raw_client import RawClient
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import Frame, Opcode
from websockets.sync.client import ClientConnection, connect
from wirepact_server.realtime import Limits
from wirepact_server.realtime.direct_socket import DirectSocket

VARIANTS = [(True, "uvloop"), (True, "asyncio"), (False, "asyncio")]


@pytest.fixture(params=VARIANTS, ids=["direct-uvloop", "direct-asyncio", "portable"])
def bus(request: pytest.FixtureRequest) -> Iterator[LiveBus]:
    direct, loop = request.param
    with live_bus(direct=direct, loop=loop) as bus:
        yield bus


def read(client: ClientConnection) -> dict[str, object]:
    """Read one message."""
    return tiny.read_message(client.recv(timeout=10))


def closed_code(client: ClientConnection) -> int:
    """Read until the close and return its code."""
    try:
        while True:
            client.recv(timeout=10)
    except ConnectionClosed as closed:
        return 1006 if closed.rcvd is None else closed.rcvd.code


def serves_others(bus: LiveBus) -> bool:
    """Whether a newcomer is served."""
    with connect(bus.url) as client:
        client.send(tiny.PING)
        return read(client) == {"type": "pong"}


def test_snapshot_then_events_to_every_client(bus: LiveBus) -> None:
    with connect(bus.url) as first, connect(bus.url) as second:
        for client in (first, second):
            client.send(tiny.subscribe("counter"))
            assert read(client) == snapshot(0)
        bus.publish(1, 2, 3)
        bus.publish(4)
        for client in (first, second):
            assert [read(client) for _ in range(4)] == [event(1), event(2), event(3), event(4)]
        assert bus.stats().connections == 2


def test_compression_is_not_negotiated_on_the_direct_path() -> None:
    with live_bus() as bus, connect(bus.url, compression="deflate") as client:
        assert client.protocol.extensions == []
        client.send(tiny.subscribe("counter"))
        assert read(client) == snapshot(0)


def test_connections_and_tasks_are_gone_when_clients_are(bus: LiveBus) -> None:
    assert serves_others(bus)
    wait_until(lambda: bus.tasks() == 0, "the first client's tasks to end")
    with ExitStack() as stack:
        clients = [stack.enter_context(connect(bus.url)) for _ in range(10)]
        for client in clients:
            client.send(tiny.subscribe("counter", "notes:hall"))
            read(client)
        assert bus.stats().connections == 10
        for number, client in enumerate(clients):
            client.close() if number % 2 else client.socket.shutdown(socket.SHUT_RDWR)
    wait_until(lambda: bus.stats().connections == 0, "all clients to be gone")
    assert bus.stats().subscriptions == {"counter": 0, "notes:hall": 0}
    wait_until(lambda: bus.tasks() == 0, "all tasks to end")


def test_a_stranger_gets_the_refusal_instead_of_an_upgrade(bus: LiveBus) -> None:
    with pytest.raises(InvalidStatus) as refused, connect(bus.url, additional_headers={"stranger": "1"}):
        pass
    assert refused.value.response.status_code == 403
    assert json.loads(refused.value.response.body or b"") == {"code": "forbidden_origin"}
    assert bus.stats().connections == 0


def test_a_refusal_is_no_fault_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with live_bus() as bus:
        with pytest.raises(InvalidStatus), connect(bus.url, additional_headers={"stranger": "1"}):
            pass
        wait_until(lambda: bus.tasks() == 0, "the refused client's task to end")
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


def test_an_unknown_topic_and_a_malformed_message_are_answered(bus: LiveBus) -> None:
    with connect(bus.url) as client:
        client.send(tiny.subscribe("nowhere"))
        assert read(client)["code"] == "unknown_topic"
        client.send("{")
        assert read(client)["code"] == "malformed_message"
        client.send('{"type":"launch"}')
        assert read(client)["code"] == "unknown_message_type"
        client.send(tiny.PING)
        assert read(client) == {"type": "pong"}


def test_a_binary_message_closes_with_1003(bus: LiveBus) -> None:
    with connect(bus.url) as client:
        client.send(tiny.PING.encode())
        assert closed_code(client) == 1003
    assert serves_others(bus)


@pytest.mark.parametrize("size_bytes", [65 * 1024, 4 * 1024 * 1024])
def test_an_oversized_message_closes_with_1009(bus: LiveBus, size_bytes: int) -> None:
    with connect(bus.url) as client:
        client.send(" " * size_bytes)
        assert closed_code(client) == 1009
    assert serves_others(bus)


def test_the_hubs_limit_holds_while_a_message_is_still_arriving() -> None:
    with live_bus(Limits(message_bytes=1000)) as bus, connect(bus.url) as client:
        client.socket.sendall(Frame(Opcode.TEXT, b" " * 1001).serialize(mask=True)[:-1])
        assert closed_code(client) == 1009


def test_invalid_utf8_closes_with_1007(bus: LiveBus) -> None:
    with connect(bus.url) as client:
        client.socket.sendall(Frame(Opcode.TEXT, b"\xff\xfe").serialize(mask=True))
        assert closed_code(client) == 1007
    assert serves_others(bus)


def test_what_clients_send_writes_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    with live_bus() as bus:
        for garbage in (Frame(Opcode.TEXT, b"\xff").serialize(mask=True), b"\xff" * 20):
            with connect(bus.url) as client:
                client.socket.sendall(garbage)
                closed_code(client)
    assert [record for record in caplog.records if record.exc_info and record.name.startswith("uvicorn")] == []


def test_a_message_in_one_byte_fragments_is_read(bus: LiveBus) -> None:
    with connect(bus.url) as client:
        client.send(iter(tiny.PING))
        assert read(client) == {"type": "pong"}


def test_an_unmasked_frame_closes_with_1002(bus: LiveBus) -> None:
    with connect(bus.url) as client:
        client.socket.sendall(Frame(Opcode.TEXT, tiny.PING.encode()).serialize(mask=False))
        assert closed_code(client) == 1002
    assert serves_others(bus)


def test_the_kernel_holds_little_of_what_a_slow_client_leaves_unread() -> None:
    with live_bus(Limits(send_buffer_bytes=20_000)) as bus, connect(bus.url) as client:
        client.send(tiny.PING)
        read(client)
        sizes = bus.call(lambda: [_send_buffer(connection) for connection in bus.server.server_state.connections])
        assert sizes in ([20_000], [40_000])  # Linux doubles what it is asked for, for its own bookkeeping


def _send_buffer(connection: asyncio.Protocol) -> int:
    assert isinstance(connection, DirectSocket)
    raw = cast("socket.socket", connection.get_extra_info("socket"))  # uvloop's is none by class
    return raw.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)


def test_a_ping_frame_is_answered(bus: LiveBus) -> None:
    with connect(bus.url) as client:
        assert client.ping().wait(10)


def test_a_ping_between_fragments_is_answered_before_the_message(bus: LiveBus) -> None:
    with RawClient(bus.port) as client:
        half = len(tiny.PING) // 2
        frames = [
            Frame(Opcode.TEXT, tiny.PING[:half].encode(), fin=False),
            Frame(Opcode.PING, b"between"),
            Frame(Opcode.CONT, tiny.PING[half:].encode()),
        ]
        client.socket.sendall(b"".join(frame.serialize(mask=True) for frame in frames))
        answer = b""
        while b'"pong"' not in answer:
            answer += client.socket.recv(4096)
        assert answer.startswith(b"\x8a\x07between")


def test_a_close_between_fragments_is_echoed() -> None:
    with live_bus() as bus, RawClient(bus.port) as client:
        frames = [
            Frame(Opcode.TEXT, b"{", fin=False),
            Frame(Opcode.CLOSE, b"\x03\xe8"),
            Frame(Opcode.CONT, b"}"),
        ]
        client.socket.sendall(b"".join(frame.serialize(mask=True) for frame in frames))
        assert client.socket.recv(4) == b"\x88\x02\x03\xe8"


def test_no_log_line_holds_the_query(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), live_bus() as bus:
        with connect(bus.url + "?token=hunter2") as client:
            client.send(tiny.PING)
            read(client)
        with pytest.raises(InvalidStatus), connect(bus.url + "?token=hunter2", additional_headers={"stranger": "1"}):
            pass
        server_lines = [record.getMessage() for record in caplog.records if not record.name.startswith("websockets")]
    assert bus.seen_queries == ["token=hunter2"] * 2
    assert any("/api/realtime" in line for line in server_lines)
    assert not any("hunter2" in line for line in server_lines)
