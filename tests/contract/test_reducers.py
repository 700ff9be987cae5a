"""The reducer vectors, replayed in Python. `reducers.test.ts` replays the same ones in TypeScript."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from wirepact_contract import SessionChange, SessionList, decode, encode, reduce_sessions_state, sessions_state

VECTORS = Path(__file__).with_name("vectors")


def read_vectors(name: str) -> list[Any]:
    """Read a topic's vectors; each test case has the vector's name."""
    return [pytest.param(vector, id=vector["name"]) for vector in json.loads((VECTORS / name).read_text())["vectors"]]


def state_of(value: object) -> SessionList:
    """Decode a state."""
    return decode("SessionList", json.dumps(value))


def event_of(value: object) -> SessionChange:
    """Decode an event."""
    return decode("SessionChange", json.dumps(value))


@pytest.mark.parametrize("vector", read_vectors("sessions_state.json"))
def test_each_step_gives_the_state_expected(vector: dict[str, Any]) -> None:
    """The state after each event is the one written down, and the state before is untouched."""
    state = state_of(vector["state"])
    for step in vector["steps"]:
        before, written = state, encode("SessionList", state)
        state = reduce_sessions_state(state, event_of(step["event"]))
        assert state == state_of(step["state"])
        assert encode("SessionList", before) == written


def test_a_topic_reduces_as_its_reducer_does() -> None:
    """The hub reduces through the topic."""
    [vector] = [
        found
        for found in json.loads((VECTORS / "sessions_state.json").read_text())["vectors"]
        if found["name"] == "a_life"
    ]
    state, [first, *_] = state_of(vector["state"]), vector["steps"]
    assert sessions_state().reduce(state, event_of(first["event"])) == state_of(first["state"])


def test_a_change_without_effect_keeps_the_state() -> None:
    """Removing an unknown key gives the very same value, so that nobody is told of a change."""
    state = state_of({"sessions": []})
    assert reduce_sessions_state(state, event_of({"type": "session_removed", "id": "x"})) is state
