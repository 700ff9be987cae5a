# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""The contract's topics: typed addresses that know how their messages are written and how their state changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ._addresses import check_parameter, match_address
from .codecs import (
    encode_sessions_activity_event,
    encode_sessions_activity_snapshot,
    encode_sessions_state_event,
    encode_sessions_state_snapshot,
    encode_terminals_screen_event,
    encode_terminals_screen_snapshot,
    encode_terminals_state_event,
    encode_terminals_state_snapshot,
)
from .reducers import (
    reduce_sessions_activity,
    reduce_sessions_state,
    reduce_terminals_screen,
    reduce_terminals_state,
)
from .types import (
    Activity,
    ActivityAdded,
    Screen,
    SessionChange,
    SessionList,
    SessionsActivityEvent,
    SessionsActivitySnapshot,
    SessionsStateEvent,
    SessionsStateSnapshot,
    TerminalChange,
    TerminalList,
    TerminalsScreenEvent,
    TerminalsScreenSnapshot,
    TerminalsStateEvent,
    TerminalsStateSnapshot,
)


@dataclass(frozen=True, slots=True)
class SessionsActivityTopic:
    """The latest entries of one session. Kept on disk, so an ended session has them too."""

    session_id: str

    def __post_init__(self) -> None:
        check_parameter("session_id", self.session_id)

    @property
    def name(self) -> Literal["SessionsActivity"]:
        """The topic's name in the schema."""
        return "SessionsActivity"

    @property
    def address(self) -> str:
        """The topic's address on the wire."""
        return f"sessions.activity:{self.session_id}"

    def encode_snapshot(self, state: Activity, /) -> bytes:
        """Encode the `snapshot` message. Raises `ContractError` for a state that the contract refuses."""
        return encode_sessions_activity_snapshot(SessionsActivitySnapshot(topic=self.address, payload=state))

    def encode_event(self, event: ActivityAdded, /) -> bytes:
        """Encode the `event` message. Raises `ContractError` for an event that the contract refuses."""
        return encode_sessions_activity_event(SessionsActivityEvent(topic=self.address, payload=event))

    def reduce(self, state: Activity, event: ActivityAdded, /) -> Activity:
        """Give the state after the event."""
        return reduce_sessions_activity(state, event)


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


@dataclass(frozen=True, slots=True)
class TerminalsStateTopic:
    """All terminals, with a live summary of each."""

    @property
    def name(self) -> Literal["TerminalsState"]:
        """The topic's name in the schema."""
        return "TerminalsState"

    @property
    def address(self) -> str:
        """The topic's address on the wire."""
        return "terminals.state"

    def encode_snapshot(self, state: TerminalList, /) -> bytes:
        """Encode the `snapshot` message. Raises `ContractError` for a state that the contract refuses."""
        return encode_terminals_state_snapshot(TerminalsStateSnapshot(payload=state))

    def encode_event(self, event: TerminalChange, /) -> bytes:
        """Encode the `event` message. Raises `ContractError` for an event that the contract refuses."""
        return encode_terminals_state_event(TerminalsStateEvent(payload=event))

    def reduce(self, state: TerminalList, event: TerminalChange, /) -> TerminalList:
        """Give the state after the event."""
        return reduce_terminals_state(state, event)


@dataclass(frozen=True, slots=True)
class TerminalsScreenTopic:
    """The visible screen of one terminal, at most ten changes a second; kept up only while somebody looks."""

    terminal_id: str

    def __post_init__(self) -> None:
        check_parameter("terminal_id", self.terminal_id)

    @property
    def name(self) -> Literal["TerminalsScreen"]:
        """The topic's name in the schema."""
        return "TerminalsScreen"

    @property
    def address(self) -> str:
        """The topic's address on the wire."""
        return f"terminals.screen:{self.terminal_id}"

    def encode_snapshot(self, state: Screen, /) -> bytes:
        """Encode the `snapshot` message. Raises `ContractError` for a state that the contract refuses."""
        return encode_terminals_screen_snapshot(TerminalsScreenSnapshot(topic=self.address, payload=state))

    def encode_event(self, event: Screen, /) -> bytes:
        """Encode the `event` message. Raises `ContractError` for an event that the contract refuses."""
        return encode_terminals_screen_event(TerminalsScreenEvent(topic=self.address, payload=event))

    def reduce(self, state: Screen, event: Screen, /) -> Screen:
        """Give the state after the event."""
        return reduce_terminals_screen(state, event)


AnyTopic: TypeAlias = SessionsActivityTopic | SessionsStateTopic | TerminalsStateTopic | TerminalsScreenTopic


def sessions_activity(session_id: str) -> SessionsActivityTopic:
    """The latest entries of one session. Kept on disk, so an ended session has them too."""
    return SessionsActivityTopic(session_id)


def sessions_state() -> SessionsStateTopic:
    """All visible sessions with their derived state."""
    return SessionsStateTopic()


def terminals_state() -> TerminalsStateTopic:
    """All terminals, with a live summary of each."""
    return TerminalsStateTopic()


def terminals_screen(terminal_id: str) -> TerminalsScreenTopic:
    """The visible screen of one terminal, at most ten changes a second; kept up only while somebody looks."""
    return TerminalsScreenTopic(terminal_id)


def parse_topic(address: str) -> AnyTopic | None:
    """Give the topic that an address belongs to; None when no topic has it."""
    match match_address(address):
        case "SessionsActivity", (session_id,):
            return SessionsActivityTopic(session_id)
        case "SessionsState", ():
            return SessionsStateTopic()
        case "TerminalsState", ():
            return TerminalsStateTopic()
        case "TerminalsScreen", (terminal_id,):
            return TerminalsScreenTopic(terminal_id)
        case _:
            return None
