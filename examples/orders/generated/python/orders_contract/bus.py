# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""What a realtime bus needs of this contract, behind one value: `CONTRACT`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .codecs import decode_from_client, encode_failure, encode_pong, failure_from_value
from .codes import CLOSE_CODES, ERROR_CODES, CodeInfo
from .errors import ContractError, unknown_message
from .topics import AnyTopic, parse_topic
from .types import ErrorCode, FromClient, Pong


@dataclass(frozen=True, slots=True)
class Rejected:
    """A client message that the contract refuses, and the error that answers it."""

    code: ErrorCode
    message: str
    type: Literal["rejected"] = "rejected"


class BusContract:
    """The contract's envelope, as a bus uses it."""

    @property
    def error_codes(self) -> Mapping[str, CodeInfo]:
        """Every error code that the schema names."""
        return ERROR_CODES

    @property
    def close_codes(self) -> Mapping[int, CodeInfo]:
        """Every close code that the schema names."""
        return CLOSE_CODES

    def decode_client_message(self, data: bytes | str, /) -> FromClient | Rejected:
        """Decode a text frame. A message that the contract refuses is a value, not an exception."""
        try:
            return decode_from_client(data)
        except ContractError as error:
            unknown = unknown_message(error) == "type"
            return Rejected("unknown_message_type" if unknown else "malformed_message", str(error))

    def encode_error(self, *, message: str, code: str | None = None, topic: str | None = None) -> bytes:
        """Encode an `error` message. Raises `ContractError` for one that the contract refuses."""
        members = {"type": "error", "message": message, "code": code, "topic": topic}
        given = {name: value for name, value in members.items() if value is not None}
        return encode_failure(failure_from_value(given))

    def encode_pong(self) -> bytes:
        """Encode a `pong` message."""
        return encode_pong(Pong())

    def parse_topic(self, address: str, /) -> AnyTopic | None:
        """Give the topic that an address belongs to; None when no topic has it."""
        return parse_topic(address)


CONTRACT = BusContract()
"""This contract, for a bus."""
