"""Wrong contracts get clear answers: every folder of `bad/` has the messages that it must give beside it.

After a change of wording, `WIREPACT_BLESS=1 pytest tests/codegen/test_bad_contracts.py` writes the new messages; read
their diff before you commit it.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.generated import ROOT
from wirepact.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

BAD = Path(__file__).with_name("bad")
BLESS = os.environ.get("WIREPACT_BLESS") == "1"

Schema = dict[str, Any]
Edit = tuple[str, "Callable[[Schema], object]"]


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """Generate from `schema` of a folder, and give what was said; it must be findings.

    Nothing is written, unless it is only examples that are wrong: then everything is, and that is said.
    """
    monkeypatch.chdir(folder)
    code = main(["gen", "--schema", "schema", "--python", "out/python", "--typescript", "out/typescript"])
    captured = capsys.readouterr()
    assert code == 1, captured.err
    assert captured.out == ""
    assert (folder / "out").exists() is ("the packages are written" in captured.err)
    return captured.err


def hold(expected: Path, said: str) -> None:
    """Compare with the golden messages, or accept what was said as the new ones."""
    if BLESS:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", sorted(path.name for path in BAD.iterdir() if (path / "schema").is_dir()))
def test_bad_contract(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder of schemas that is wrong gives the messages beside it."""
    shutil.copytree(BAD / case / "schema", tmp_path / "schema")
    said = run(tmp_path, monkeypatch, capsys)
    assert all(line.startswith("schema/") for line in said.splitlines())
    hold(BAD / case / "expected.txt", said)


def topic(schema: Schema) -> Schema:
    """Give the one topic of our own contract."""
    found: Schema = schema["x-topics"]["SessionsState"]
    return found


EDITS: dict[str, tuple[Edit, ...]] = {
    "topic_address_illegal": (("sessions.json", lambda s: topic(s).update(address="sessions..state")),),
    "topic_address_illegal_parameter": (("sessions.json", lambda s: topic(s).update(address="sessions.{Session Id}")),),
    "topic_address_parameter_twice": (("sessions.json", lambda s: topic(s).update(address="a.{x}:{x}")),),
    "topic_addresses_overlap": (
        ("sessions.json", lambda s: topic(s).update(address="a.{x}.b")),
        ("sessions.json", lambda s: s["x-topics"].update(Other={**topic(s), "address": "a.b.{y}"})),
    ),
    "topic_rule_unknown": (("sessions.json", lambda s: topic(s)["state"].update(rule="colection")),),
    "topic_rule_incomplete": (("sessions.json", lambda s: topic(s)["state"].pop("remove")),),
    "topic_rule_names_no_property": (("sessions.json", lambda s: topic(s)["state"].update(items="sesions")),),
    "topic_rule_names_no_array": (("sessions.json", lambda s: s["$defs"]["SessionList"]["properties"].update(
        sessions={"type": "string"})),),
    "topic_state_without_type": (("sessions.json", lambda s: s["$defs"]["SessionList"].pop("type")),),
    "topic_items_a_tuple": (("sessions.json", lambda s: s["$defs"]["SessionList"]["properties"]["sessions"].update(
        prefixItems=[True])),),
    "topic_key_not_required": (("sessions.json", lambda s: s["$defs"]["Session"]["required"].remove("id")),),
    "topic_key_no_scalar": (("sessions.json", lambda s: s["$defs"].update(SessionId={"type": "boolean"})),),
    "topic_event_unknown": (("sessions.json", lambda s: topic(s)["state"]["upsert"].update(event="session_change")),),
    "topic_event_left_out": (
        ("sessions.json", lambda s: s["$defs"]["SessionChange"]["oneOf"].append({"title": "Paused", "type": "object",
            "properties": {"type": {"const": "paused"}}, "required": ["type"]})),
    ),
    "topic_event_no_union": (("sessions.json", lambda s: topic(s).update(event={"$ref": "#/$defs/Session"})),),
    "topic_item_of_other_type": (("sessions.json", lambda s: topic(s)["state"]["upsert"].update(item="type")),),
    "topic_value_of_other_type": (("sessions.json", lambda s: topic(s).update(state={"rule": "value"})),),
    "topic_log_without_room": (("sessions.json", lambda s: (
        s["$defs"]["SessionList"]["properties"]["sessions"].update(maxItems=5),
        topic(s).update(event={"$ref": "#/$defs/SessionList"},
                        state={"rule": "log", "items": "sessions", "limit": 9, "append": {"items": "sessions"}}))),),
    "topic_item_or_null": (("sessions.json", lambda s: s["$defs"]["Session"].update(type=["object", "null"])),),
    "topic_state_or_null": (("sessions.json", lambda s: (
        s["$defs"]["SessionList"].update(type=["object", "null"]),
        topic(s).update(event={"$ref": "#/$defs/SessionList"},
                        state={"rule": "log", "items": "sessions", "limit": 9, "append": {"items": "sessions"}}))),),
    "topic_name_is_a_word": (("sessions.json", lambda s: s.update({"x-topics": {
        name: {**topic(s), "address": f"a{index}"} for index, name in enumerate(["Delete", "Decode", "", "é", "1x"])
    }})),),
    "topic_parameter_is_taken": (
        ("sessions.json", lambda s: topic(s).update(address="a:{address}.{class}.{a_b}.{a__b}")),
    ),
    "topic_without_envelope": (("envelope.json", lambda s: s.pop("x-envelope")),),
    "envelope_lacks_a_message": (("envelope.json", lambda s: s["$defs"]["ClientMessage"]["oneOf"].pop()),),
    "envelope_has_another_message": (("envelope.json", lambda s: s["$defs"]["ClientMessage"]["oneOf"].append(
        {"title": "Hello", "type": "object", "properties": {"type": {"const": "hello"}}, "required": ["type"]})),),
    "envelope_with_another_tag": (("envelope.json", lambda s: [
        (d["properties"].update(kind=d["properties"].pop("type")), d.update(required=["kind"]))
        for d in s["$defs"].values() if "properties" in d]),),
    "envelope_departs_in_detail": (
        ("envelope.json", lambda s: s["$defs"]["Subscribe"]["properties"].update(topics={"type": "string"})),
        ("envelope.json", lambda s: s["$defs"]["EventMessage"]["required"].remove("payload")),
        ("envelope.json", lambda s: s["$defs"]["SnapshotMessage"]["properties"].update(payload={"type": "object"})),
        ("envelope.json", lambda s: s["$defs"]["ErrorMessage"]["properties"].pop("code")),
        ("envelope.json", lambda s: s["$defs"]["Pong"]["properties"].update(at={"type": "string"})),
        ("envelope.json", lambda s: s["$defs"]["Pong"]["required"].append("at")),
    ),
    "envelope_lacks_codes": (
        ("codes.json", lambda s: s["$defs"]["ErrorCode"]["x-extensible-enum"].remove("rate_limited")),
        ("codes.json", lambda s: s["$defs"]["ErrorCode"]["x-codes"].pop("rate_limited")),
        ("codes.json", lambda s: s["$defs"]["CloseCode"]["x-extensible-enum"].remove(4000)),
        ("codes.json", lambda s: s["$defs"]["CloseCode"]["x-codes"].pop("4000")),
    ),
    "envelope_of_derived_messages": (
        ("envelope.json", lambda s: s["$defs"]["SnapshotMessage"].update(additionalProperties=False)),
        ("envelope.json", lambda s: s["$defs"]["EventMessage"]["properties"].update(sent_at={"type": "integer"})),
        ("envelope.json", lambda s: s["$defs"]["EventMessage"]["properties"]["topic"].update(maxLength=9)),
        ("envelope.json", lambda s: s["$defs"]["ErrorMessage"]["properties"]["message"].update(maxLength=3)),
    ),
    "ref_to_an_anchor": (
        ("sessions.json", lambda s: s["$defs"]["Session"]["properties"].update(id={"$ref": "#SessionId"})),
    ),
    "topic_items_bounded": (
        ("sessions.json", lambda s: s["$defs"]["SessionList"]["properties"]["sessions"].update(maxItems=9)),
    ),
    "envelope_twice": (("http.json", lambda s: s.update({"x-envelope": {
        "client": {"$ref": "#/$defs/Problem"}, "server": {"$ref": "#/$defs/Problem"}}})),),
    "example_of_a_branch_not_valid": (
        ("examples/ServerMessage/event.json", lambda s: s["payload"].pop("id")),
    ),
    "example_not_valid": (("examples/SessionList/two.json", lambda s: s["sessions"][1].update(id=5)),),
    "example_valid_among_invalid": (
        ("examples/Problem/invalid/no_code.json", lambda s: s["instance"].update(code="x")),
    ),
    "example_without_violations": (("examples/Problem/invalid/no_code.json", lambda s: s.pop("violations")),),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(EDITS))
def test_own_contract_made_wrong(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Our own contract with something wrong in its topics, envelope, codes or examples."""
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    if not case.startswith("example"):
        shutil.rmtree(tmp_path / "schema" / "examples")
    for file, change in EDITS[case]:
        path = tmp_path / "schema" / file
        schema = json.loads(path.read_text())
        change(schema)
        path.write_text(json.dumps(schema, indent=2) + "\n")
    hold(BAD / "own" / f"{case}.txt", run(tmp_path, monkeypatch, capsys))


def test_example_of_an_unknown_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder of examples that no type is named after."""
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    (tmp_path / "schema/examples/SessionList").rename(tmp_path / "schema/examples/SesionList")
    (tmp_path / "schema/examples/odd.json").write_text("{}")
    hold(BAD / "own" / "example_of_unknown_type.txt", run(tmp_path, monkeypatch, capsys))


def test_files_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link to nowhere is no file; a folder without schemas says so."""
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "a.json").symlink_to(tmp_path / "nowhere.json")
    assert run(tmp_path, monkeypatch, capsys).startswith("schema: expected schema files")
