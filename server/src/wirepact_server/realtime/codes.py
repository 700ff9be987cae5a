"""The codes that the bus itself sends. A contract must declare them all; it may declare more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from wirepact_server.realtime.contract import Contract

MALFORMED_MESSAGE: Final = "malformed_message"
UNKNOWN_TOPIC: Final = "unknown_topic"
TOO_MANY_SUBSCRIPTIONS: Final = "too_many_subscriptions"
RATE_LIMITED: Final = "rate_limited"
SNAPSHOT_FAILED: Final = "snapshot_failed"

ERROR_CODES: Final = (MALFORMED_MESSAGE, UNKNOWN_TOPIC, TOO_MANY_SUBSCRIPTIONS, RATE_LIMITED, SNAPSHOT_FAILED)

# RFC 6455, section 7.4.1, and the IANA registry; 4000 to 4999 are an application's own (section 7.4.2).
UNSUPPORTED_DATA: Final = 1003
INVALID_PAYLOAD: Final = 1007
POLICY_VIOLATION: Final = 1008
MESSAGE_TOO_BIG: Final = 1009
INTERNAL_ERROR: Final = 1011
SERVICE_RESTART: Final = 1012
TRY_AGAIN_LATER: Final = 1013
SLOW_CONSUMER: Final = 4000
UNAUTHORIZED: Final = 4001

CLOSE_CODES: Final = (
    UNSUPPORTED_DATA,
    INVALID_PAYLOAD,
    POLICY_VIOLATION,
    MESSAGE_TOO_BIG,
    INTERNAL_ERROR,
    SERVICE_RESTART,
    TRY_AGAIN_LATER,
    SLOW_CONSUMER,
    UNAUTHORIZED,
)


def require_codes(contract: Contract) -> None:
    """Check that `contract` declares every code the bus sends.

    Raises:
        ValueError: it leaves some out; the message names them.
    """
    missing = [code for code in ERROR_CODES if code not in contract.error_codes]
    missing += [str(code) for code in CLOSE_CODES if code not in contract.close_codes]
    if missing:
        raise ValueError(f"the contract lacks codes that the bus sends: {', '.join(missing)}")
