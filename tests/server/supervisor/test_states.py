"""The table of states: what it must hold whatever it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wirepact_server.supervisor.states import TABLE, Fact, ImpossibleFactError, State, draw, next_state

ROOT = Path(__file__).resolve().parents[3]


def test_the_states_are_those_of_the_contract() -> None:
    schema = json.loads((ROOT / "schema" / "sessions.json").read_text())
    assert [state.value for state in State] == schema["$defs"]["SessionState"]["x-extensible-enum"]


def test_live_states_are_those_that_the_contract_calls_live() -> None:
    assert {state for state in State if state.is_live} == {State.STARTING, State.RUNNING, State.STOPPING}


@given(st.lists(st.sampled_from(Fact)))
def test_every_life_begins_live_ends_once_and_never_goes_back(facts: list[Fact]) -> None:
    rank = {State.STARTING: 0, State.RUNNING: 1, State.STOPPING: 2, State.EXITED: 3, State.FAILED: 3, State.LOST: 3}
    state = State.STARTING
    for fact in facts:
        try:
            after = next_state(state, fact)
        except ImpossibleFactError:
            continue
        assert state.is_live
        assert rank[after] >= rank[state]
        state = after


@pytest.mark.parametrize("state", [state for state in State if state.is_live])
@pytest.mark.parametrize("fact", [Fact.ENDED, Fact.SERVER_DIED])
def test_whatever_is_live_can_end(state: State, fact: Fact) -> None:
    assert not next_state(state, fact).is_live


@pytest.mark.parametrize("state", [state for state in State if not state.is_live])
@pytest.mark.parametrize("fact", list(Fact))
def test_nothing_happens_to_an_ended_session(state: State, fact: Fact) -> None:
    with pytest.raises(ImpossibleFactError, match=state.value):
        next_state(state, fact)


def test_every_state_can_be_reached() -> None:
    reached = {State.STARTING, *(after for row in TABLE.values() for after in row.values())}
    assert reached == set(State)


def test_the_documentation_shows_the_table() -> None:
    assert f"```mermaid\n{draw()}```" in (ROOT / "docs" / "SESSIONS.md").read_text()
