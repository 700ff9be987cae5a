"""Attacks on a real server in a process of its own: others are served throughout, and its memory comes back.

Who may come in at all is asked of the supervisor's own server; what comes after, of a small bus with short deadlines.
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx2 as httpx
import psutil
import pytest
from support import tiny_contract as tiny
from support.bus_process import LONGEST_SILENCE_SECONDS, BusProcess, Control, assert_memory_returns
from support.live_bus import wait_until
from support.pinger import Pinger
from support.raw_client import RawClient
from support.server import ServerProcess
from support.site import server_in
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import Frame, Opcode
from websockets.sync.client import ClientConnection, connect

NOTE_BYTES = 20_000


@pytest.fixture(scope="module")
def warm_bus() -> Iterator[BusProcess]:
    """A bus that has met clients before, so that its memory is what it needs."""
    with BusProcess(note_bytes=NOTE_BYTES, stall_seconds=1, close_seconds=1, handshake_seconds=1) as bus:
        for _ in range(3):
            with ExitStack() as stack:
                for _ in range(50):
                    client = stack.enter_context(bus.connect())
                    client.send(tiny.subscribe("counter", "notes:hall"))
                    client.recv(timeout=20)
                client.send("{")
        yield bus


@pytest.fixture
def bus(warm_bus: BusProcess) -> Iterator[BusProcess]:
    """The bus under attack: afterwards nobody was disturbed, nothing stays."""
    wait_until(lambda: warm_bus.sockets == 0, "the clients before to be gone")
    before = warm_bus.rss
    with Control(warm_bus):
        yield warm_bus
    wait_until(lambda: warm_bus.sockets == 0, "all connections to be gone")
    warm_bus.assert_memory_returns(before)


def close_code(client: ClientConnection) -> int:
    """Read until the close and return its code."""
    try:
        while True:
            client.recv(timeout=20)
    except ConnectionClosed as closed:
        return 1006 if closed.rcvd is None else closed.rcvd.code


def first_error(client: ClientConnection) -> object:
    """Read up to an error and return its code."""
    while (message := tiny.read_message(client.recv(timeout=20)))["type"] != "error":
        pass
    return message["code"]


def framed(opcode: Opcode, payload: bytes) -> bytes:
    """A masked frame."""
    return Frame(opcode, payload).serialize(mask=True)


def compressed(payload: bytes) -> bytes:
    """A masked text frame that says it is compressed (RSV1), though that was not agreed."""
    frame = framed(Opcode.TEXT, payload)
    return bytes((frame[0] | 0x40,)) + frame[1:]


def test_a_message_of_16_mib_is_not_taken_in(bus: BusProcess) -> None:
    for _ in range(4):
        with bus.connect() as client:
            with contextlib.suppress(OSError, ConnectionClosed):
                client.send(" " * 16 * 1024 * 1024)
            assert close_code(client) == 1009


def test_16_mib_in_fragments_are_not_taken_in(bus: BusProcess) -> None:
    with bus.connect() as client:
        with contextlib.suppress(OSError, ConnectionClosed):
            client.send(" " * 32 * 1024 for _ in range(512))
        assert close_code(client) == 1009


def test_a_million_topics_in_a_message_are_not_taken_in(bus: BusProcess) -> None:
    with bus.connect() as client:
        with contextlib.suppress(OSError, ConnectionClosed):
            client.send(tiny.subscribe(*map(str, range(1_000_000))))
        assert close_code(client) == 1009


def test_a_million_topics_in_many_messages_are_bounded(bus: BusProcess) -> None:
    messages = [tiny.subscribe(*(f"t{part}-{number}" for number in range(1000))) for part in range(10)]
    with ExitStack() as stack:
        for _ in range(100):
            client = stack.enter_context(RawClient(bus.port))
            with contextlib.suppress(OSError):
                for message in messages:
                    client.send_text(message)


def test_binary_messages_are_refused(bus: BusProcess) -> None:
    for _ in range(20):
        with bus.connect() as client:
            client.send(b"\x00" * 60_000)
            assert close_code(client) == 1003


def test_what_is_not_utf8_is_refused(bus: BusProcess) -> None:
    for garbage in (b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"x" * 60_000 + b"\xe2\x82"):
        with bus.connect() as client:
            client.socket.sendall(framed(Opcode.TEXT, garbage))
            assert close_code(client) == 1007


def test_fragments_of_one_byte_are_put_together(bus: BusProcess) -> None:
    with bus.connect() as client:
        text = tiny.subscribe("counter") + " " * 20_000
        fragments = [Frame(Opcode.CONT, letter.encode(), fin=False).serialize(mask=True) for letter in text[1:-1]]
        first = Frame(Opcode.TEXT, text[0].encode(), fin=False).serialize(mask=True)
        client.socket.sendall(first + b"".join(fragments) + framed(Opcode.CONT, text[-1].encode()))
        assert tiny.read_message(client.recv(timeout=20))["type"] == "snapshot"


def test_fragments_without_an_end_are_bounded(bus: BusProcess) -> None:
    with bus.connect() as client:
        client.socket.sendall(Frame(Opcode.TEXT, b"", fin=False).serialize(mask=True))
        one = Frame(Opcode.CONT, b" ", fin=False).serialize(mask=True) * 1000
        with contextlib.suppress(OSError):
            for _ in range(70):
                client.socket.sendall(one)
        assert close_code(client) == 1009


def test_a_flood_of_messages_ends_its_sender(bus: BusProcess) -> None:
    for message in (tiny.PING, tiny.subscribe("notes:hall"), tiny.subscribe("nowhere"), "{"):
        with bus.connect() as client:
            reader = threading.Thread(target=lambda client=client: close_code(client))  # who reads is not slow
            reader.start()
            with contextlib.suppress(ConnectionClosed, OSError):
                for _ in range(5_000):
                    client.send(message)
            reader.join(20)
            assert client.protocol.close_code == 1008


def test_a_flood_of_protocol_pings_is_answered_in_bounds(bus: BusProcess) -> None:
    """They are cheap while they are read; a sender that does not read gets no pongs hoarded for it."""
    with bus.connect() as reading, RawClient(bus.port) as deaf:
        for _ in range(100):
            reading.socket.sendall(framed(Opcode.PING, b"x" * 125) * 100)
        wait_until(lambda: reading.ping().wait(0.5), "a pong: some are left out while the flood lasts")
        with contextlib.suppress(OSError):
            for _ in range(500):
                deaf.socket.sendall(framed(Opcode.PING, b"x" * 125) * 100)


def test_half_open_handshakes_are_cut(bus: BusProcess) -> None:
    beginnings = [
        b"",
        b"GET /api/realtime HTTP/1.1\r\n",
        b"GET /api/realtime HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n",
    ]
    with ExitStack() as stack:
        halves = []
        for number in range(300):
            half = stack.enter_context(socket.create_connection(("127.0.0.1", bus.port)))
            half.settimeout(20)
            half.sendall(beginnings[number % len(beginnings)])
            halves.append(half)
        for half in halves:
            with contextlib.suppress(ConnectionResetError):
                while half.recv(4096):
                    pass


def test_stalled_readers_are_cut(bus: BusProcess) -> None:
    with ExitStack() as stack:
        stalled = [stack.enter_context(RawClient(bus.port)) for _ in range(100)]
        for client in stalled:
            client.send_text(tiny.subscribe("notes:hall"))
        wait_until(lambda: bus.sockets <= 1, "the stalled readers to be cut")
        assert all(client.ends_with_reset() for client in stalled)


def test_compression_is_refused_and_a_bomb_is_not_unpacked(bus: BusProcess) -> None:
    packer = zlib.compressobj(wbits=-15)
    bomb = packer.compress(b" " * 50_000_000) + packer.flush(zlib.Z_SYNC_FLUSH)
    with connect(bus.url, compression="deflate", proxy=None) as client:
        assert client.protocol.extensions == []
        client.socket.sendall(compressed(bomb[:-4]))
        assert close_code(client) in (1002, 1009)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with server_in(tmp_path) as running:
        yield running


def program(server: ServerProcess) -> ClientConnection:
    """Connect with the token."""
    token = (server.state_dir / "token").read_text().strip()
    url = f"ws://127.0.0.1:{server.port}/api/realtime"
    return connect(url, additional_headers={"Authorization": f"Bearer {token}"}, proxy=None)


@contextmanager
def undisturbed(server: ServerProcess) -> Iterator[None]:
    """Somebody else is served throughout, and afterwards the supervisor has its memory back, within 8 MiB."""
    process = psutil.Process(server.process.pid)
    before: int = process.memory_info().rss
    with Pinger(server) as others:
        yield
    assert max(others.seconds) < LONGEST_SILENCE_SECONDS
    assert_memory_returns(lambda: int(process.memory_info().rss), before)


@contextmanager
def refused(server: ServerProcess, status: int, **headers: str) -> Iterator[None]:
    """Whatever is tried, a query included, gets this HTTP answer and no byte of state."""
    yield
    token = (server.state_dir / "token").read_text().strip()
    for query in ("", f"?token={token}", f"?access_token={token}"):
        url = f"ws://127.0.0.1:{server.port}/api/realtime{query}"
        with pytest.raises(InvalidStatus) as answer, connect(url, additional_headers=headers, proxy=None):
            pass
        assert answer.value.response.status_code == status
        assert "sessions" not in bytes(answer.value.response.body or b"").decode()


def test_nobody_comes_in_by_another_door(server: ServerProcess) -> None:
    token = (server.state_dir / "token").read_text().strip()
    first = httpx.get(server.url, trust_env=False)
    cookie = first.headers["set-cookie"].split(";")[0]
    bearer = f"Bearer {token}"

    def knock(times: int) -> None:
        for _ in range(times):
            with refused(server, 401), refused(server, 401, Authorization="Bearer wrong"):
                pass
            with refused(server, 403, Cookie=cookie, Origin="http://evil.example"), refused(server, 403, Cookie=cookie):
                pass
            with refused(server, 403, Authorization=bearer, Origin="null"):
                pass

    with server.client() as anybody:
        knock(5)  # what the first ones cost stays: code and buffers
        with undisturbed(server):
            knock(20)
        replayed = httpx.get(server.url, trust_env=False)
        assert replayed.status_code == 410
        assert "set-cookie" not in replayed.headers
        assert anybody.get("/api/sessions").status_code == 200
    with program(server) as client:
        client.send('{"type":"subscribe","topics":["sessions.state"]}')
        assert json.loads(client.recv(timeout=20))["type"] == "snapshot"
    log = server.log.read_text()
    assert token not in log
    assert cookie.partition("=")[2] not in log


def test_json_a_hundred_thousand_deep_is_refused_and_survived(server: ServerProcess) -> None:
    attack_with_depth(server)  # what the first one costs stays: code and buffers
    with undisturbed(server):
        for _ in range(5):
            attack_with_depth(server)


def attack_with_depth(server: ServerProcess) -> None:
    with program(server) as bystander:
        for attack in ("[" * 100_000, '{"a":' * 100_000, '{"type":"subscribe","topics":' + "[" * 100_000):
            with program(server) as client:
                client.send(attack)
                assert close_code(client) == 1009
        with program(server) as client:
            for attack in ("[" * 60_000, '{"a":' * 12_000, '{"type":"subscribe","topics":' + "[" * 60_000):
                client.send(attack)
                assert first_error(client) == "malformed_message"
        bystander.send('{"type":"ping"}')
        assert bystander.recv(timeout=20) == '{"type":"pong"}'
