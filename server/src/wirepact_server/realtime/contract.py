"""The bus's one port: what it needs of a contract. Generated packages satisfy it; it imports none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol, TypeVar, runtime_checkable

StateT = TypeVar("StateT")
EventT_contra = TypeVar("EventT_contra", contravariant=True)


class Topic(Protocol[StateT, EventT_contra]):
    """One concrete topic: its address, how its messages are written, how an event changes its state.

    The event type is contravariant: a topic that publishes a union also publishes each of its members.
    """

    @property
    def address(self) -> str:
        """The topic's name on the wire, parameters filled in."""

    def encode_snapshot(self, state: StateT, /) -> bytes:
        """Return the whole `snapshot` message as UTF-8 JSON."""

    def encode_event(self, event: EventT_contra, /) -> bytes:
        """Return the whole `event` message as UTF-8 JSON."""

    def reduce(self, state: StateT, event: EventT_contra, /) -> StateT:
        """Return the state after the event."""


@runtime_checkable
class Named(Protocol):
    """A topic that knows which of its schema's it is, as generated ones do: all its addresses are counted together."""

    @property
    def name(self) -> str:
        """The topic's name in the schema."""


class Subscribe(Protocol):
    """A client wants topics."""

    @property
    def type(self) -> Literal["subscribe"]: ...

    @property
    def topics(self) -> Sequence[str]: ...


class Unsubscribe(Protocol):
    """A client gives topics up."""

    @property
    def type(self) -> Literal["unsubscribe"]: ...

    @property
    def topics(self) -> Sequence[str]: ...


class Ping(Protocol):
    """A client's heartbeat."""

    @property
    def type(self) -> Literal["ping"]: ...


class Rejected(Protocol):
    """A message that the contract refuses, with the error that answers it."""

    @property
    def type(self) -> Literal["rejected"]: ...

    @property
    def code(self) -> str: ...

    @property
    def message(self) -> str: ...


class Code(Protocol):
    """What a contract says of one error code or close code."""

    @property
    def name(self) -> str: ...

    @property
    def retry(self) -> bool: ...

    @property
    def description(self) -> str: ...


class Contract(Protocol):
    """A contract's envelope: how client messages are read and server messages are written."""

    @property
    def error_codes(self) -> Mapping[str, Code]: ...

    @property
    def close_codes(self) -> Mapping[int, Code]: ...

    def decode_client_message(self, data: bytes | str, /) -> Subscribe | Unsubscribe | Ping | Rejected:
        """Read one text frame; a message that the contract refuses is a value, not an exception."""

    def encode_error(self, *, message: str, code: str | None = None, topic: str | None = None) -> bytes:
        """Return an `error` message as UTF-8 JSON."""

    def encode_pong(self) -> bytes:
        """Return a `pong` message as UTF-8 JSON."""
