"""The least contract that the hub needs: one topic, whose every event is the same 223 bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

EVENT_BYTES = 223
HELLO = b'{"type":"snapshot","topic":"bench","payload":null}'


def _event() -> bytes:
    message = {"type": "event", "topic": "bench", "payload": ""}
    message["payload"] = "x" * (EVENT_BYTES - len(json.dumps(message)))
    return json.dumps(message).encode()


EVENT = _event()


@dataclass(frozen=True)
class Code:
    """A code."""

    name: str
    retry: bool = True
    description: str = ""


@dataclass(frozen=True)
class Subscribe:
    """Whatever a client says, it subscribes."""

    topics: tuple[str, ...] = ("bench",)
    type: Literal["subscribe"] = "subscribe"


@dataclass(frozen=True)
class BenchContract:
    """Satisfies `wirepact_server.realtime.Contract`."""

    error_codes: Mapping[str, Code]
    close_codes: Mapping[int, Code]

    def decode_client_message(self, data: bytes | str, /) -> Subscribe:  # noqa: ARG002 - the port's signature
        """Read nothing: it is the way out that is measured."""
        return Subscribe()

    def encode_error(self, *, message: str, code: str | None = None, topic: str | None = None) -> bytes:
        """Write an `error`."""
        return json.dumps({"type": "error", "message": message, "code": code, "topic": topic}).encode()

    def encode_pong(self) -> bytes:
        """Write a `pong`."""
        return b'{"type":"pong"}'


@dataclass(frozen=True)
class BenchTopic:
    """Its messages are written once, so that the peers, which write none, are not at an advantage in kind."""

    address: str = "bench"

    def encode_snapshot(self, state: None, /) -> bytes:  # noqa: ARG002 - the port's signature
        """Write the snapshot."""
        return HELLO

    def encode_event(self, event: None, /) -> bytes:  # noqa: ARG002 - the port's signature
        """Write the event."""
        return EVENT

    def reduce(self, state: None, event: None, /) -> None:
        """Nothing changes."""


ERROR_NAMES = ("malformed_message", "unknown_topic", "too_many_subscriptions", "rate_limited", "snapshot_failed")
CLOSE_NUMBERS = (1003, 1007, 1008, 1009, 1011, 1012, 1013, 4000, 4001)
CONTRACT = BenchContract({name: Code(name) for name in ERROR_NAMES}, {code: Code(str(code)) for code in CLOSE_NUMBERS})
TOPIC = BenchTopic()
