"""The socket after its hand-over, over a real uvicorn."""

from __future__ import annotations

import asyncio
import gc
import socket
from contextlib import ExitStack

import pytest
from support import tiny_contract as tiny
from support.live_bus import LiveBus, live_bus, wait_until
from support.raw_client import RawClient
from websockets.frames import Frame, Opcode
from websockets.sync.client import connect
from wirepact_server.realtime import Limits, RealtimeProtocol, Refusal

HANDSHAKE = (
    b"GET /api/realtime HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


PONG = b'{"type":"pong"}'


def text_frame(text: str) -> bytes:
    """Return a client's whole text frame."""
    return Frame(Opcode.TEXT, text.encode()).serialize(mask=True)


def connected(bus: LiveBus) -> socket.socket:
    """Connect."""
    return socket.create_connection(("127.0.0.1", bus.port), timeout=10)


def read_until(client: socket.socket, end: bytes) -> bytes:
    """Read until the bytes end so."""
    received = b""
    while not received.endswith(end):
        piece = client.recv(4096)
        assert piece, received
        received += piece
    return received


@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
def test_a_client_costs_no_task_and_leaves_nothing_of_its_handshake(loop: str) -> None:
    others = _handshakes()  # a failure that another test provoked keeps its frames for as long as its log is kept
    with live_bus(loop=loop) as bus, ExitStack() as stack:
        before = bus.tasks()
        for _ in range(5):
            client = stack.enter_context(connect(bus.url))
            client.send(tiny.subscribe("counter"))
            client.recv(timeout=10)
        assert bus.tasks() == before
        assert not [each for each in bus.call(_handshakes) if not any(each is other for other in others)]


def _handshakes() -> list[object]:
    return [each for each in gc.get_objects() if issubclass(type(each), RealtimeProtocol)]


def test_a_message_that_comes_before_the_handshake_is_answered_is_not_lost() -> None:
    may_answer = asyncio.Event()
    with (
        live_bus(before=may_answer.wait) as bus,
        socket.create_connection(("127.0.0.1", bus.port), timeout=10) as client,
    ):
        client.sendall(HANDSHAKE)
        wait_until(lambda: bus.tasks() > 0, "the handshake to be under way")
        client.sendall(text_frame(tiny.PING))
        wait_until(lambda: bus.call(lambda: _is_read(bus)), "the message to be read")
        bus.call(may_answer.set)
        answer = read_until(client, PONG)
        assert answer.startswith(b"HTTP/1.1 101")


def _is_read(bus: LiveBus) -> bool:
    (protocol,) = bus.server.server_state.connections
    assert isinstance(protocol, RealtimeProtocol)
    return protocol.read_paused


@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
def test_what_comes_in_one_piece_with_the_upgrade_is_read_behind_its_answer(loop: str) -> None:
    with live_bus(loop=loop) as bus, connected(bus) as client:
        ping = Frame(Opcode.PING, b"?").serialize(mask=True)
        half = text_frame(tiny.PING)
        client.sendall(HANDSHAKE + ping + text_frame(tiny.subscribe("counter")) + half[:5])
        answer = read_until(client, b'"payload":0}')
        head, _, frames = answer.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 101")
        assert frames.startswith(bytes([0x8A, 1]) + b"?")
        client.sendall(half[5:])
        read_until(client, PONG)


@pytest.mark.parametrize(
    ("broken", "code", "reason"),
    [(b"\xff" * 20, 1002, b"invalid opcode"), (b"\x82\x80abcd", 1003, b"unsupported_data")],
    ids=["no frame", "binary"],
)
def test_what_is_wrong_in_one_piece_with_the_upgrade_closes_behind_its_answer(
    broken: bytes, code: int, reason: bytes
) -> None:
    with live_bus() as bus, connected(bus) as client:
        client.sendall(HANDSHAKE + broken)
        head, _, frames = read_until(client, reason).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 101")
        assert frames[2:4] == code.to_bytes(2, "big")


@pytest.mark.parametrize("refused", [401, 1013])
def test_what_comes_with_an_upgrade_that_is_refused_is_not_read(refused: int) -> None:
    limits = Limits(connections=1, close_seconds=0.2)
    with live_bus(limits) as bus, connect(bus.url), connected(bus) as client:
        if refused == 401:
            bus.grant = lambda _: Refusal(401, b"no")
        client.sendall(HANDSHAKE + text_frame(tiny.subscribe("counter")))
        answer = b""
        while piece := client.recv(4096):
            answer += piece
        assert b"snapshot" not in answer
        assert (answer.startswith(b"HTTP/1.1 401")) == (refused == 401)


def test_fragments_make_one_message_with_a_ping_between_them() -> None:
    with live_bus() as bus, connected(bus) as client:
        client.sendall(HANDSHAKE)
        read_until(client, b"\r\n\r\n")
        whole = tiny.PING.encode()
        client.sendall(Frame(Opcode.TEXT, whole[:1], fin=False).serialize(mask=True))
        client.sendall(Frame(Opcode.PING, b"?").serialize(mask=True))
        read_until(client, bytes([0x8A, 1]) + b"?")
        for byte in whole[1:]:
            client.sendall(Frame(Opcode.CONT, bytes([byte]), fin=False).serialize(mask=True))
        client.sendall(Frame(Opcode.CONT, b"", fin=True).serialize(mask=True))
        assert read_until(client, PONG)


def test_a_close_between_fragments_is_echoed() -> None:
    with live_bus() as bus, connected(bus) as client:
        client.sendall(HANDSHAKE)
        read_until(client, b"\r\n\r\n")
        client.sendall(Frame(Opcode.TEXT, b"half", fin=False).serialize(mask=True))
        client.sendall(Frame(Opcode.CLOSE, (1000).to_bytes(2, "big")).serialize(mask=True))
        assert read_until(client, (1000).to_bytes(2, "big")) == bytes([0x88, 2]) + (1000).to_bytes(2, "big")


def test_text_that_is_not_utf_8_closes_with_1007() -> None:
    with live_bus() as bus, connected(bus) as client:
        client.sendall(HANDSHAKE)
        read_until(client, b"\r\n\r\n")
        client.sendall(Frame(Opcode.TEXT, b"\xff").serialize(mask=True))
        assert read_until(client, b"invalid_payload")[2:4] == (1007).to_bytes(2, "big")
        wait_until(lambda: bus.stats().connections == 0, "the connection to be given up")


def test_what_comes_behind_a_broken_frame_is_not_carried_out() -> None:
    with live_bus() as bus, connected(bus) as client:
        client.sendall(HANDSHAKE)
        read_until(client, b"\r\n\r\n")
        client.sendall(text_frame(tiny.PING) + bytes([0xF1, 0x80, 0, 0, 0, 0]) + text_frame(tiny.PING))
        received = b""
        while piece := client.recv(4096):
            received += piece
        assert received.count(b"pong") == 1
        assert (1002).to_bytes(2, "big") in received


def events_of(bus: LiveBus, size: int, count: int) -> list[str]:
    """Publish notes of that many characters; return them."""
    texts = [str(number).zfill(size) for number in range(count)]
    for text in texts:
        bus.note("a", text)
    return texts


@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
def test_what_the_kernel_took_in_part_arrives_whole_and_in_order(loop: str) -> None:
    limits = Limits(outbox_bytes=50_000_000, outbox_frames=10_000, send_buffer_bytes=4_000)
    with live_bus(limits, loop=loop) as bus, connect(bus.url, max_size=None) as client:
        client.send(tiny.subscribe("notes:hall"))
        client.recv(timeout=10)
        sent = events_of(bus, 50_000, 40)
        received = [tiny.read_message(client.recv(timeout=10))["payload"] for _ in sent]
        assert received == [["a", text] for text in sent]


@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
def test_a_socket_that_the_hub_does_not_take_is_cut(loop: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with live_bus(loop=loop) as bus:
        monkeypatch.setattr(bus.hub, "connect", _fails)
        with RawClient(bus.port) as client:
            assert client.ends_with_reset()
        wait_until(lambda: not bus.server.server_state.connections, "the socket to be gone")


def _fails(*_: object) -> None:
    raise MemoryError


@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
@pytest.mark.parametrize("bad", [(Opcode.BINARY, b"x"), (Opcode.TEXT, b"\xff")], ids=["binary", "not UTF-8"])
@pytest.mark.parametrize(
    ("behind", "code"),
    [(Frame(Opcode.CLOSE, b"\x03\xe8").serialize(mask=True), 1000), (b"\xff\xff", 1002)],
    ids=["a close", "a broken frame"],
)
def test_what_ends_it_may_come_in_one_read_with_another_end(
    loop: str, bad: tuple[Opcode, bytes], behind: bytes, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    with live_bus(loop=loop) as bus, RawClient(bus.port) as client:
        client.socket.sendall(Frame(*bad).serialize(mask=True) + behind)
        got = b""
        while chunk := client.socket.recv(100):  # an end in order, and no reset
            got += chunk
        assert (got[0], int.from_bytes(got[2:4])) == (0x88, code)
    assert [record for record in caplog.records if record.exc_info] == []
