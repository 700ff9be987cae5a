"""Messages on their way out: encoded once, framed once, shared by every client that gets them."""

from __future__ import annotations

import struct
from functools import cached_property

_FINAL_TEXT = 0x81  # FIN and opcode 1 (RFC 6455, section 5.2)


def encode_text_frame(payload: bytes) -> bytes:
    """Return a server's final text frame around UTF-8 `payload`: unmasked, uncompressed (RFC 6455, section 5.2)."""
    size = len(payload)
    if size < 126:
        return bytes((_FINAL_TEXT, size)) + payload
    if size < 65536:
        return struct.pack("!BBH", _FINAL_TEXT, 126, size) + payload
    return struct.pack("!BBQ", _FINAL_TEXT, 127, size) + payload


def encode_event(message: bytes) -> bytes:
    """Return a Server-Sent Event whose data is `message`, of no type, so that `onmessage` gets it (WHATWG HTML, 9.2.5).

    Its type stands in the message; an event of the type `error` would look like a lost connection.
    """
    if b"\n" in message or b"\r" in message:
        message = b"\ndata: ".join(message.splitlines())
    return b"data: " + message + b"\n\n"


class Batch:
    """Messages that are sent together and in order. Each form is made when first asked for, then shared.

    `messages` are UTF-8 JSON; `size_bytes` counts them without their frames' headers.
    """

    def __init__(self, *messages: bytes) -> None:
        self.messages = messages
        self.size_bytes = sum(map(len, messages))

    def __len__(self) -> int:
        return len(self.messages)

    @cached_property
    def wire(self) -> bytes:
        """All messages as WebSocket frames in one buffer."""
        return b"".join(map(encode_text_frame, self.messages))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Each message as text, for a server that frames by itself."""
        return tuple(message.decode() for message in self.messages)

    @cached_property
    def events(self) -> bytes:
        """All messages as Server-Sent Events in one buffer."""
        return b"".join(map(encode_event, self.messages))
