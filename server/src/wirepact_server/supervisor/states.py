"""The life of a session as a table: state and fact give the next state."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a session stands; the values are those of the contract's `SessionState`."""

    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"
    EXITED = "exited"
    FAILED = "failed"
    LOST = "lost"

    @property
    def is_live(self) -> bool:
        """Whether processes of the session may exist."""
        return self in TABLE


class Fact(StrEnum):
    """What can happen to a session."""

    EXECUTED = "executed"  # the command took the launcher's place
    REFUSED = "refused"  # the system would not run the command
    STOP_ASKED = "stop asked"
    ENDED = "ended"  # the command and all that it started are gone
    SERVER_DIED = "server died"  # found live in the store by the next server, which ended what was left


TABLE: Mapping[State, Mapping[Fact, State]] = MappingProxyType(
    {
        State.STARTING: {
            Fact.EXECUTED: State.RUNNING,
            Fact.REFUSED: State.FAILED,
            Fact.STOP_ASKED: State.STOPPING,
            Fact.ENDED: State.EXITED,
            Fact.SERVER_DIED: State.LOST,
        },
        State.RUNNING: {
            Fact.STOP_ASKED: State.STOPPING,
            Fact.ENDED: State.EXITED,
            Fact.SERVER_DIED: State.LOST,
        },
        State.STOPPING: {
            Fact.EXECUTED: State.STOPPING,
            Fact.REFUSED: State.FAILED,
            Fact.STOP_ASKED: State.STOPPING,
            Fact.ENDED: State.EXITED,
            Fact.SERVER_DIED: State.LOST,
        },
    }
)
"""Final states have no row: nothing happens to an ended session any more."""


class ImpossibleFactError(Exception):
    """A fact was reported that cannot happen in the state: a mistake of the caller."""


def next_state(state: State, fact: Fact) -> State:
    """Return the state after the fact. Raises ImpossibleFactError when the table has no such step."""
    try:
        return TABLE[state][fact]
    except KeyError:
        raise ImpossibleFactError(f"{fact!r} cannot happen to a session that is {state!r}") from None


def draw() -> str:
    """Return the table as a Mermaid state diagram; the documentation shows this text, and a test compares."""
    lines = ["stateDiagram-v2", f"    [*] --> {State.STARTING}"]
    for state, row in TABLE.items():
        lines += [f"    {state} --> {after}: {fact}" for fact, after in row.items() if after is not state]
    lines += [f"    {state} --> [*]" for state in State if not state.is_live]
    return "\n".join(lines) + "\n"
