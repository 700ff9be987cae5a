"""A second, tiny contract, written by hand: the bus is generic over its port, not over one generated package.

Two topics: `counter` (rule value) and `notes:<room>` (rule collection, with a parameter in its address).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

ERROR_NAMES = (
    "malformed_message",
    "unknown_message_type",
    "unknown_topic",
    "too_many_subscriptions",
    "rate_limited",
    "snapshot_failed",
)
CLOSE_NAMES = {
    1003: "unsupported_data",
    1006: "abnormal",
    1007: "invalid_payload",
    1008: "policy_violation",
    1009: "message_too_big",
    1011: "internal_error",
    1012: "service_restart",
    1013: "try_again_later",
    4000: "slow_consumer",
    4001: "unauthorized",
}


@dataclass(frozen=True)
class TinyCode:
    """What the contract says of a code."""

    name: str
    retry: bool = False
    description: str = ""


@dataclass(frozen=True)
class TinySubscribe:
    """A client wants topics."""

    topics: tuple[str, ...]
    type: Literal["subscribe"] = "subscribe"


@dataclass(frozen=True)
class TinyUnsubscribe:
    """A client gives topics up."""

    topics: tuple[str, ...]
    type: Literal["unsubscribe"] = "unsubscribe"


@dataclass(frozen=True)
class TinyPing:
    """A heartbeat."""

    type: Literal["ping"] = "ping"


@dataclass(frozen=True)
class TinyRejected:
    """A message that this contract refuses."""

    code: str
    message: str
    type: Literal["rejected"] = "rejected"


TinyMessage = TinySubscribe | TinyUnsubscribe | TinyPing | TinyRejected


@dataclass(frozen=True)
class TinyContract:
    """Satisfies `wirepact_server.realtime.Contract`."""

    error_codes: Mapping[str, TinyCode]
    close_codes: Mapping[int, TinyCode]

    def decode_client_message(self, data: bytes | str, /) -> TinyMessage:
        """Read one message; `crash` is a decoder with a bug."""
        try:
            message = json.loads(data)
        except ValueError:
            return TinyRejected("malformed_message", "not JSON")
        if not isinstance(message, dict):
            return TinyRejected("malformed_message", "not an object")
        if message.get("type") == "crash":
            raise RuntimeError("a decoder with a bug")
        return _read(message)

    def encode_error(self, *, message: str, code: str | None = None, topic: str | None = None) -> bytes:
        """Write an `error`, leaving out what is not given."""
        fields = {"type": "error", "message": message, "code": code, "topic": topic}
        return _write({name: value for name, value in fields.items() if value is not None})

    def encode_pong(self) -> bytes:
        """Write a `pong`."""
        return _write({"type": "pong"})


def _read(message: dict[str, object]) -> TinyMessage:
    kind, topics = message.get("type"), message.get("topics")
    if kind == "ping":
        return TinyPing()
    if kind not in ("subscribe", "unsubscribe"):
        return TinyRejected("unknown_message_type", f"no such type: {kind!r}")
    if not isinstance(topics, list) or not all(isinstance(topic, str) for topic in topics):
        return TinyRejected("malformed_message", "topics must be strings")
    return TinySubscribe(tuple(topics)) if kind == "subscribe" else TinyUnsubscribe(tuple(topics))


def _write(message: Mapping[str, object]) -> bytes:
    return json.dumps(message, separators=(",", ":"), ensure_ascii=False).encode()


CONTRACT = TinyContract(
    error_codes={name: TinyCode(name) for name in ERROR_NAMES},
    close_codes={code: TinyCode(name) for code, name in CLOSE_NAMES.items()},
)


@dataclass(frozen=True)
class Counter:
    """Topic `counter`: the event is the new state."""

    address: str = "counter"

    def encode_snapshot(self, state: int, /) -> bytes:
        """Write the snapshot; a negative state is one that cannot be written."""
        return _write({"type": "snapshot", "topic": self.address, "payload": _checked(state)})

    def encode_event(self, event: int, /) -> bytes:
        """Write the event; so is a negative one."""
        return _write({"type": "event", "topic": self.address, "payload": _checked(event)})

    def reduce(self, state: int, event: int, /) -> int:  # noqa: ARG002 - rule `value`
        """The event replaces the state."""
        return event


@dataclass(frozen=True)
class Note:
    """A note is new or changed."""

    key: str
    text: str


@dataclass(frozen=True)
class NoteRemoved:
    """A note is gone."""

    key: str


NotesState = tuple[Note, ...]


@dataclass(frozen=True)
class Notes:
    """Topic `notes:<room>`: a collection keyed by `key`."""

    room: str

    @property
    def address(self) -> str:
        """The topic's name on the wire."""
        return f"notes:{self.room}"

    def encode_snapshot(self, state: NotesState, /) -> bytes:
        """Write the snapshot."""
        payload = [[note.key, note.text] for note in state]
        return _write({"type": "snapshot", "topic": self.address, "payload": payload})

    def encode_event(self, event: Note | NoteRemoved, /) -> bytes:
        """Write the event: `[key, text]`, or `[key]` for a removal."""
        payload = [event.key] if isinstance(event, NoteRemoved) else [event.key, event.text]
        return _write({"type": "event", "topic": self.address, "payload": payload})

    def reduce(self, state: NotesState, event: Note | NoteRemoved, /) -> NotesState:
        """Replace in place, append, or remove."""
        if isinstance(event, NoteRemoved):
            return tuple(note for note in state if note.key != event.key)
        if any(note.key == event.key for note in state):
            return tuple(event if note.key == event.key else note for note in state)
        return (*state, event)


def _checked(value: int) -> int:
    if value < 0:
        raise ValueError("a counter is not negative")
    return value


def read_message(text: str | bytes) -> dict[str, object]:
    """Read a server message as a client would, loosely."""
    message = json.loads(text)
    assert isinstance(message, dict)
    return message


def subscribe(*topics: str) -> str:
    """A `subscribe` as a client sends it."""
    return _write({"type": "subscribe", "topics": list(topics)}).decode()


def unsubscribe(*topics: str) -> str:
    """An `unsubscribe` as a client sends it."""
    return _write({"type": "unsubscribe", "topics": list(topics)}).decode()


PING = '{"type":"ping"}'
