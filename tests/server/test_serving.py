"""What the settings bound in a real server, from the first byte of a connection on."""

from __future__ import annotations

import contextlib
import socket
import time
from pathlib import Path

import pytest
from support.server import ServerProcess
from support.site import server_in
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect


def connected(server: ServerProcess) -> ClientConnection:
    token = (server.state_dir / "token").read_text().strip()
    url = f"ws://127.0.0.1:{server.port}/api/realtime"
    return connect(url, additional_headers={"Authorization": f"Bearer {token}"}, proxy=None)


def close_code(client: ClientConnection) -> int | None:
    """Return the code of the server's close, which is all that comes."""
    with pytest.raises(ConnectionClosed) as caught:
        client.recv(10)
    return None if caught.value.rcvd is None else caught.value.rcvd.code


def test_the_handshake_deadline_is_that_of_the_settings(tmp_path: Path) -> None:
    with (
        server_in(tmp_path, WIREPACT_LIMIT_HANDSHAKE_SECONDS="0.3") as server,
        socket.create_connection(("127.0.0.1", server.port), timeout=10) as half,
    ):
        half.sendall(b"GET / HTTP/1.1\r\nHos")
        began = time.monotonic()
        with contextlib.suppress(ConnectionResetError):
            assert half.recv(100) == b""
        assert time.monotonic() - began < 4  # the default is 5


def test_a_message_may_be_as_long_as_the_settings_say(tmp_path: Path) -> None:
    with server_in(tmp_path, WIREPACT_LIMIT_MESSAGE_BYTES="100") as server, connected(server) as client:
        client.send('{"type":"ping"}')
        assert client.recv(10) == '{"type":"pong"}'
        client.send('{"type":"ping"}' + " " * 100)
        assert close_code(client) == 1009


def test_a_file_of_settings_sets_them_too(tmp_path: Path) -> None:
    config = tmp_path / "wirepact.toml"
    config.write_text("[limits]\nconnections = 1\n")
    with server_in(tmp_path, WIREPACT_CONFIG=str(config)) as server, connected(server), connected(server) as second:
        assert close_code(second) == 1013
