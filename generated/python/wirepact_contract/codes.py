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
        "malformed_message": CodeInfo(
            "malformed_message",
            False,
            "The message is not JSON, or not as the contract says.",
        ),
        "unknown_message_type": CodeInfo(
            "unknown_message_type",
            False,
            "The message has a type that this server does not know.",
        ),
        "unknown_topic": CodeInfo("unknown_topic", False, "There is no such topic, or it is not for this client."),
        "too_many_subscriptions": CodeInfo(
            "too_many_subscriptions",
            False,
            "This connection holds as many topics as it may.",
        ),
        "rate_limited": CodeInfo("rate_limited", True, "Messages came faster than allowed; this one was dropped."),
        "snapshot_failed": CodeInfo(
            "snapshot_failed",
            True,
            "The topic's state could not be read; nothing was subscribed.",
        ),
    }
)
"""Every `ErrorCode` that the schema names, by value."""


CLOSE_CODES: Mapping[int, CodeInfo] = MappingProxyType(
    {
        1000: CodeInfo("normal", False, "The client is done."),
        1001: CodeInfo("going_away", True, "The peer goes away, a page that is left for instance."),
        1002: CodeInfo("protocol_error", False, "The peer broke the WebSocket protocol."),
        1003: CodeInfo("unsupported_data", False, "A binary frame came; the protocol is text."),
        1006: CodeInfo("abnormal", True, "The connection broke, or the server aborted a client that did not read."),
        1007: CodeInfo("invalid_payload", False, "A text frame was not UTF-8."),
        1008: CodeInfo("policy_violation", False, "The client broke a rule that trying again does not mend."),
        1009: CodeInfo("message_too_big", False, "A message was longer than the server reads."),
        1011: CodeInfo("internal_error", True, "The server failed."),
        1012: CodeInfo("service_restart", True, "The server stops or restarts; come back after a random delay."),
        1013: CodeInfo("try_again_later", True, "The server has no room for the connection now."),
        4000: CodeInfo(
            "slow_consumer",
            True,
            "The client fell behind its outbox's bound; come back for fresh snapshots.",
        ),
        4001: CodeInfo("unauthorized", False, "The credential of this connection is no longer good."),
    }
)
"""Every `CloseCode` that the schema names, by value."""
