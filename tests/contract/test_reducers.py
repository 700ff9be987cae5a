"""The reducer vectors, replayed in Python. `contract.test.ts` replays the same ones in TypeScript."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import wirepact_contract as contract
from wirepact_contract import Activity, Screen, SessionList, TerminalList, decode, encode, sessions_state

VECTORS = sorted(Path(__file__).with_name("vectors").glob("*.json"))
# A file's name to the types of state and event, and the topic. The types are known by name only.
TOPICS: dict[str, tuple[Any, Any, Any]] = {
    "sessions_state": ("SessionList", "SessionChange", sessions_state()),
    "sessions_activity": ("Activity", "ActivityAdded", contract.sessions_activity("s")),
    "terminals_state": ("TerminalList", "TerminalChange", contract.terminals_state()),
    "terminals_screen": ("Screen", "Screen", contract.terminals_screen("t")),
}


def read_vectors() -> list[Any]:
    """Read all vectors; each test case has the topic's and the vector's name."""
    return [
        pytest.param(*TOPICS[path.stem], vector, id=f"{path.stem}-{vector['name']}")
        for path in VECTORS
        for vector in json.loads(path.read_text())["vectors"]
    ]


def test_every_topic_has_vectors() -> None:
    """The files name the topics that their names say."""
    named = {path.stem: json.loads(path.read_text())["topic"] for path in VECTORS}
    assert named == {stem: topic.name for stem, (_, _, topic) in TOPICS.items()}


@pytest.mark.parametrize(("state_type", "event_type", "topic", "vector"), read_vectors())
def test_each_step_gives_the_state_expected(state_type: Any, event_type: Any, topic: Any, vector: Any) -> None:
    """The state after each event is the one written down, and the state before is untouched."""
    state = decode(state_type, json.dumps(vector["state"]))
    for step in vector["steps"]:
        before, written = state, encode(state_type, state)
        state = topic.reduce(state, decode(event_type, json.dumps(step["event"])))
        assert state == decode(state_type, json.dumps(step["state"]))
        assert encode(state_type, before) == written


def test_a_change_without_effect_keeps_the_state() -> None:
    """Removing an unknown key gives the very same value, so that nobody is told of a change."""
    sessions, terminals = SessionList(sessions=()), TerminalList(terminals=())
    assert contract.reduce_sessions_state(sessions, contract.SessionRemoved(id="x")) is sessions
    assert contract.reduce_terminals_state(terminals, contract.TerminalRemoved(id="x")) is terminals


def test_reducers_are_functions_of_their_own_too() -> None:
    """What a topic reduces with can be called without one."""
    added = contract.ActivityAdded(
        entries=(contract.SkippedLines(number=1, at="2026-11-23T08:30:00.000000Z", lines=1),)
    )
    assert contract.reduce_sessions_activity(Activity(entries=()), added).entries == added.entries
    screen = Screen(size=contract.TerminalSize(columns=1, rows=1), lines=((),))
    assert contract.reduce_terminals_screen(screen, screen) == screen
