"""Handshakes that nobody finishes."""

from __future__ import annotations

import socket
import time

import pytest
from support import tiny_contract as tiny
from support.live_bus import LiveBus, live_bus, wait_until
from websockets.sync.client import connect
from wirepact_server.realtime import Limits

QUICK = Limits(handshake_seconds=0.2)


def cut_after(bus: LiveBus, *pieces: bytes) -> float:
    """Send pieces of a request and return how many seconds passed until the server cut the connection."""
    started = time.monotonic()
    with socket.create_connection(("127.0.0.1", bus.port), timeout=10) as client:
        try:
            for piece in pieces:
                client.sendall(piece)
            while client.recv(1000):
                pass
        except ConnectionError:
            pass
    return time.monotonic() - started


@pytest.mark.parametrize("pieces", [(), (b"G",), (b"GET / HTTP/1.1\r\n", b"X: 1\r\n")], ids=["silent", "byte", "half"])
def test_a_head_that_is_never_whole_is_cut(pieces: tuple[bytes, ...]) -> None:
    with live_bus(QUICK) as bus:
        assert QUICK.handshake_seconds * 0.9 < cut_after(bus, *pieces) < 5
        wait_until(lambda: not bus.server.server_state.connections, "the connection to be gone")


def test_a_head_that_drips_is_cut_all_the_same() -> None:
    with live_bus(QUICK) as bus, socket.create_connection(("127.0.0.1", bus.port), timeout=10) as client:
        started = time.monotonic()

        def cut() -> bool:
            try:
                client.sendall(b"X")
            except OSError:
                return True
            return False

        wait_until(cut, "a dripping client to be cut", seconds=5)
        assert time.monotonic() - started > QUICK.handshake_seconds * 0.9


def test_the_second_request_of_a_connection_has_a_deadline_too() -> None:
    with live_bus(QUICK) as bus, socket.create_connection(("127.0.0.1", bus.port), timeout=10) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert client.recv(4096).endswith(b"Not Found")
        client.sendall(b"GET / HT")
        started = time.monotonic()
        assert client.recv(1000) == b""
        assert time.monotonic() - started < 3  # sooner than the keep-alive timeout


def test_an_upgraded_client_outlives_the_deadline() -> None:
    with live_bus(QUICK) as bus, connect(bus.url) as client:
        with pytest.raises(TimeoutError):
            client.recv(timeout=3 * QUICK.handshake_seconds)
        client.send(tiny.PING)
        assert tiny.read_message(client.recv(timeout=10)) == {"type": "pong"}


def test_a_body_that_drips_after_its_answer_is_cut() -> None:
    with live_bus(QUICK) as bus, socket.create_connection(("127.0.0.1", bus.port), timeout=10) as client:
        client.sendall(b"POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
        assert b"404" in client.recv(4096)
        started = time.monotonic()

        def cut() -> bool:
            try:
                client.sendall(b"X")
            except OSError:
                return True
            return False

        wait_until(cut, "a dripping body to be cut", seconds=5)
        assert time.monotonic() - started > QUICK.handshake_seconds * 0.8


@pytest.mark.parametrize("headers", [b"Cookie: " + b"x" * 9_000 + b"\r\n", b"X: 1\r\n" * 200], ids=["long", "many"])
def test_an_upgrade_with_too_much_of_a_head_is_told_so(headers: bytes) -> None:
    with live_bus(Limits(handshake_seconds=60)) as bus:
        with socket.create_connection(("127.0.0.1", bus.port), timeout=10) as client:
            client.sendall(
                b"GET /api/realtime HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + headers + b"\r\n"
            )
            answer = b""
            while piece := client.recv(4096):
                answer += piece
        assert answer.startswith(b"HTTP/1.1 431")
        assert b"expected no more than" in answer
        wait_until(lambda: not bus.server.server_state.connections, "the connection to be gone")
