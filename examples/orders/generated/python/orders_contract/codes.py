# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""The contract's codes, and whether trying again can help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class CodeInfo:
    """What the contract says of one code."""

    name: str
    retry: bool
    description: str


ERROR_CODES: Mapping[str, CodeInfo] = MappingProxyType(
    {
        "malformed_message": CodeInfo("malformed_message", False, "The message is not as the contract says."),
        "unknown_message_type": CodeInfo(
            "unknown_message_type",
            False,
            "The message has a type that is not known here.",
        ),
        "unknown_topic": CodeInfo("unknown_topic", False, "There is no such table, or it is another waiter's."),
        "too_many_subscriptions": CodeInfo("too_many_subscriptions", False, "Too many topics for one screen."),
        "rate_limited": CodeInfo("rate_limited", True, "Slow down."),
        "snapshot_failed": CodeInfo("snapshot_failed", True, "The kitchen's database did not answer."),
    }
)
"""Every `ErrorCode` that the schema names, by value."""


CLOSE_CODES: Mapping[int, CodeInfo] = MappingProxyType(
    {
        1003: CodeInfo("unsupported_data", False, "A binary message came."),
        1007: CodeInfo("invalid_payload", False, "A text was not UTF-8."),
        1008: CodeInfo("policy_violation", False, "The screen flooded the kitchen."),
        1009: CodeInfo("message_too_big", False, "A message was too long."),
        1011: CodeInfo("internal_error", True, "The kitchen made a mistake."),
        1012: CodeInfo("service_restart", True, "The kitchen restarts."),
        1013: CodeInfo("try_again_later", True, "The kitchen is full."),
        4000: CodeInfo("slow_consumer", True, "The screen fell behind."),
        4001: CodeInfo("unauthorized", False, "The shift is over."),
    }
)
"""Every `CloseCode` that the schema names, by value."""
