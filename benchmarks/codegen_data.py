"""What the compiler's benchmarks decode and compile: a snapshot of sessions, and schemas of any number of types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

CLIENT_MESSAGES = (
    b'{"type":"subscribe","topics":["sessions.state","sessions.activity:7f3a"]}',
    b'{"type":"unsubscribe","topics":["sessions.activity:7f3a"]}',
    b'{"type":"ping"}',
)


def snapshot(sessions: int, more: Mapping[str, object] | None = None) -> bytes:
    """Write the snapshot message of that many sessions; every third one has ended. `more` stands in each."""
    payload = {"sessions": [{**_session(number), **(more or {})} for number in range(sessions)]}
    return json.dumps({"type": "snapshot", "topic": "sessions.state", "payload": payload}).encode()


def events(number: int) -> list[bytes]:
    """Write that many events of sessions, each fifth a removal."""
    changes: list[dict[str, object]] = [
        {"type": "session_removed", "id": f"{index:016x}"}
        if index % 5 == 4
        else {"type": "session_changed", "session": _session(index)}
        for index in range(number)
    ]
    return [
        json.dumps({"type": "event", "topic": "sessions.state", "payload": change}, separators=(",", ":")).encode()
        for change in changes
    ]


CAMEL_SCHEMA = {
    "$defs": {
        "CamelItem": {
            "type": "object",
            "required": ["itemId", "displayName", "createdAt", "retryCount"],
            "properties": {
                "itemId": {"type": "string", "minLength": 1, "maxLength": 64},
                "displayName": {"type": "string"},
                "createdAt": {"type": "string"},
                "retryCount": {"type": "integer", "minimum": 0},
                "exitCode": {"type": "integer", "minimum": 0, "maximum": 255},
                "lastError": {"type": "string"},
            },
        },
        "CamelList": {
            "type": "object",
            "required": ["items"],
            "properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/CamelItem"}}},
        },
    }
}


def camel_items(number: int) -> bytes:
    """Write that many items of `CAMEL_SCHEMA`; every third one has failed."""
    items = [
        {
            "itemId": f"{index:016x}",
            "displayName": f"build {index}",
            "createdAt": "2026-11-23T08:30:00.000000Z",
            "retryCount": index % 7,
            **({"exitCode": 1, "lastError": "it failed"} if index % 3 == 0 else {}),
        }
        for index in range(number)
    ]
    return json.dumps({"items": items}).encode()


def _session(number: int) -> dict[str, object]:
    moment = f"2026-11-23T08:{number // 60 % 60:02}:{number % 60:02}.000000Z"
    ended = {"exit_code": number % 256, "ended_at": moment} if number % 3 == 0 else {}
    return {
        "id": f"{number:016x}",
        "title": f"build {number}",
        "command": ["make", "-j2", f"target-{number}"],
        "cwd": "/srv/app",
        "state": "exited" if ended else "running",
        "created_at": moment,
        "started_at": moment,
        "last_activity_at": moment,
        **ended,
    }


def write_ring(folder: Path, types: int) -> Path:
    """Write a schema of that many object types, each of which refers to the next, and the last to the first."""
    definitions = {
        f"Type{number}": {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": {"type": "string", "minLength": 1},
                "count": {"type": "integer", "minimum": 0},
                "next": {"$ref": f"#/$defs/Type{(number + 1) % types}"},
                "others": {"type": "array", "items": {"$ref": f"#/$defs/Type{(number * 7 + 3) % types}"}},
            },
        }
        for number in range(types)
    }
    path = folder / f"ring{types}.json"
    path.write_text(json.dumps({"title": "Ring", "$ref": "#/$defs/Type0", "$defs": definitions}))
    return path
