"""Python: decoding bytes into dataclasses and back, every constraint checked, beside msgspec and pydantic.

msgspec and pydantic have the same dataclasses, except where a title says Structs; neither looks for names that stand
twice. msgspec tells no union of dataclasses apart, so there it is told the type.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import codegen_data
import codegen_peers as peers
import msgspec
import wirepact_contract as ours
from codegen_timing import Case, measure, show
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter
from wirepact import generate

SESSIONS = 200
Snapshots: TypeAdapter[peers.Snapshot] = TypeAdapter(peers.Snapshot)
ClientMessages: TypeAdapter[object] = TypeAdapter(peers.ClientMessage)
ServerMessages: TypeAdapter[object] = TypeAdapter(peers.ServerMessage)
MSGSPEC = msgspec.json.Decoder(peers.Snapshot)


def bench_python(folder: Path, bundle: dict[str, object], rounds: int) -> None:
    """Measure everything, and print a table for each question."""
    data = codegen_data.snapshot(SESSIONS)
    assert len(ours.decode_sessions_state_snapshot(data).payload.sessions) == SESSIONS
    validator = Draft202012Validator({**bundle, "type": "object", "$ref": "#/$defs/SessionsStateSnapshot"})
    judge = {"jsonschema, json.loads and a verdict alone": Case(lambda: validator.is_valid(json.loads(data)))}
    value = json.loads(data)
    _snapshot("", data, rounds, judge)
    _snapshot(", compact as JSON.stringify writes it", json.dumps(value, separators=(",", ":")).encode(), rounds)
    _snapshot(", indented", json.dumps(value, indent=2).encode(), rounds)
    _snapshot(", an unknown member in each", codegen_data.snapshot(SESSIONS, {"newer": "x"}), rounds)
    _renamed(folder, rounds)
    _client_messages(rounds)
    _events(rounds)
    _encode(data, rounds)
    _from_value(value, rounds)


def _snapshot(how: str, data: bytes, rounds: int, more: dict[str, Case] | None = None) -> None:
    cases = {
        "wirepact": Case(lambda: ours.decode_sessions_state_snapshot(data), 20),
        "msgspec": Case(lambda: MSGSPEC.decode(data), 20),
        "pydantic v2": Case(lambda: Snapshots.validate_json(data), 20),
        **(more or {}),
    }
    show(f"Python: {SESSIONS} sessions{how}", measure(cases, rounds))


def _renamed(folder: Path, rounds: int) -> None:
    """Fields whose names on the wire are in camel case; msgspec renames fields of Structs alone."""
    contract = _compiled(folder, codegen_data.CAMEL_SCHEMA)
    data = codegen_data.camel_items(SESSIONS)
    pydantic: TypeAdapter[object] = TypeAdapter(peers.CamelList)
    decoder = msgspec.json.Decoder(peers.CamelStructs)
    assert len(contract(data).items) == SESSIONS
    cases = {
        "wirepact": Case(lambda: contract(data), 20),
        "msgspec, Structs": Case(lambda: decoder.decode(data), 20),
        "pydantic v2, aliases": Case(lambda: pydantic.validate_json(data), 20),
    }
    show(f"Python: {SESSIONS} objects whose fields are renamed", measure(cases, rounds))


def _compiled(folder: Path, schema: object) -> Callable[[bytes], Any]:
    (folder / "camel.json").write_text(json.dumps(schema))
    generate(schema=folder / "camel.json", python=folder / "py", typescript=folder / "ts", package="camel_contract")
    sys.path.insert(0, str(folder / "py"))
    decode: Callable[[bytes], Any] = importlib.import_module("camel_contract").decode_camel_list
    return decode


def _client_messages(rounds: int) -> None:
    texts = codegen_data.CLIENT_MESSAGES
    told = [msgspec.json.Decoder(kind) for kind in (peers.Subscribe, peers.Unsubscribe, peers.Ping)]
    union = msgspec.json.Decoder(peers.ClientStructs)
    cases = {
        "wirepact": Case(lambda: [ours.decode_client_message(text) for text in texts], 1000),
        "msgspec, told each type": Case(
            lambda: [decoder.decode(text) for decoder, text in zip(told, texts, strict=True)], 1000
        ),
        "msgspec, a union of Structs": Case(lambda: [union.decode(text) for text in texts], 1000),
        "pydantic v2": Case(lambda: [ClientMessages.validate_json(text) for text in texts], 1000),
    }
    show("Python: three client messages", measure(cases, rounds))


def _events(rounds: int) -> None:
    texts = codegen_data.events(20)
    told = [msgspec.json.Decoder(peers.ChangedEvent if b"changed" in text else peers.RemovedEvent) for text in texts]
    cases = {
        "wirepact, a server message": Case(lambda: [ours.decode_server_message(text) for text in texts], 100),
        "wirepact, told the topic's event": Case(
            lambda: [ours.decode_sessions_state_event(text) for text in texts], 100
        ),
        "msgspec, told each type": Case(
            lambda: [decoder.decode(text) for decoder, text in zip(told, texts, strict=True)], 100
        ),
        "pydantic v2, a server message": Case(lambda: [ServerMessages.validate_json(text) for text in texts], 100),
    }
    show(f"Python: {len(texts)} server events", measure(cases, rounds))


def _encode(data: bytes, rounds: int) -> None:
    """Ours refuses what its decoder would; the peers write whatever they are given."""
    value = ours.decode_sessions_state_snapshot(data)
    same = Snapshots.validate_json(data)
    cases = {
        "wirepact, checked": Case(lambda: ours.encode_sessions_state_snapshot(value), 20),
        "msgspec, unchecked": Case(lambda: msgspec.json.encode(same), 20),
        "msgspec, read again": Case(lambda: MSGSPEC.decode(msgspec.json.encode(same)), 20),
        "pydantic v2, unchecked": Case(lambda: Snapshots.dump_json(same), 20),
        "pydantic v2, read again": Case(lambda: Snapshots.validate_json(Snapshots.dump_json(same)), 20),
    }
    show(f"Python: {SESSIONS} sessions to bytes", measure(cases, rounds))


def _from_value(value: object, rounds: int) -> None:
    cases = {
        "wirepact": Case(lambda: ours.sessions_state_snapshot_from_value(value), 20),
        "msgspec": Case(lambda: msgspec.convert(value, peers.Snapshot), 20),
        "pydantic v2": Case(lambda: Snapshots.validate_python(value), 20),
    }
    show(f"Python: {SESSIONS} sessions from a parsed value", measure(cases, rounds))
