"""A WebSocket client by hand, for what a well-behaved library will not do."""

from __future__ import annotations

import base64
import os
import socket
from typing import Self

from support.live_bus import PATH
from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.protocol import State
from websockets.uri import parse_uri


class RawClient:
    """A client that upgrades and then reads nothing at all."""

    def __init__(self, port: int, **headers: str) -> None:
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 * 1024)
        self.socket.settimeout(10)
        self.socket.connect(("127.0.0.1", port))
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n".encode()
            + "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode()
            + b"\r\n"
        )
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += self.socket.recv(1)
        assert answer.startswith(b"HTTP/1.1 101")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send_text(self, text: str) -> None:
        """Send a text frame."""
        self.send_frame(Opcode.TEXT, text.encode())

    def send_frame(self, opcode: Opcode, payload: bytes) -> None:
        """Send a masked frame."""
        self.socket.sendall(Frame(opcode, payload).serialize(mask=True))

    def close_code(self) -> int:
        """Read all that comes, slowly or not, up to the close frame; return its code."""
        frames = ClientProtocol(parse_uri("ws://x"), state=State.OPEN, max_size=None)
        while frames.close_rcvd is None:
            data = self.socket.recv(65536)
            assert data, "the connection ended without a close frame"
            frames.receive_data(data)
            frames.events_received()
        return frames.close_rcvd.code

    def ends_with_reset(self) -> bool:
        """Read what the kernel holds; whether it ends without a close frame, by a reset."""
        data = b""
        try:
            while chunk := self.socket.recv(65536):
                data = (data + chunk)[-200:]
        except ConnectionResetError:
            return True
        return b"\x88" not in data[-130:]
