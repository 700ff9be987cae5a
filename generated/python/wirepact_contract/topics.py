# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""The contract's topics: typed addresses that know how their messages are written and how their state changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ._addresses import match_address
from .codecs import (
    encode_sessions_state_event,
    encode_sessions_state_snapshot,
)
from .reducers import (
    reduce_sessions_state,
)
from .types import (
    SessionChange,
    SessionList,
    SessionsStateEvent,
    SessionsStateSnapshot,
)


@dataclass(frozen=True, slots=True)
class SessionsStateTopic:
    """All visible sessions with their derived state."""

    @property
    def name(self) -> Literal["SessionsState"]:
        """The topic's name in the schema."""
        return "SessionsState"

    @property
    def address(self) -> str:
        """The topic's address on the wire."""
        return "sessions.state"

    def encode_snapshot(self, state: SessionList, /) -> bytes:
        """Encode the `snapshot` message. Raises `ContractError` for a state that the contract refuses."""
        return encode_sessions_state_snapshot(SessionsStateSnapshot(payload=state))

    def encode_event(self, event: SessionChange, /) -> bytes:
        """Encode the `event` message. Raises `ContractError` for an event that the contract refuses."""
        return encode_sessions_state_event(SessionsStateEvent(payload=event))

    def reduce(self, state: SessionList, event: SessionChange, /) -> SessionList:
        """Give the state after the event."""
        return reduce_sessions_state(state, event)


AnyTopic: TypeAlias = SessionsStateTopic


def sessions_state() -> SessionsStateTopic:
    """All visible sessions with their derived state."""
    return SessionsStateTopic()


def parse_topic(address: str) -> AnyTopic | None:
    """Give the topic that an address belongs to; None when no topic has it."""
    match match_address(address):
        case "SessionsState", ():
            return SessionsStateTopic()
        case _:
            return None
