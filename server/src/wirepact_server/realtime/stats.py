"""What the hub counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class Counters:
    """Totals since the hub was made."""

    published: int = 0
    delivered: int = 0
    snapshots_encoded: int = 0
    snapshots_sent: int = 0
    snapshots_failed: int = 0
    closed: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class HubStats:
    """The hub at one moment; totals are since the hub was made."""

    connections: int
    """Open now."""
    subscriptions: Mapping[str, int]
    """Per topic address, now."""
    outbox_bytes: int
    """Waiting for sockets that take no more, now; shared buffers are counted once for each client."""
    published: int
    """Events given to `publish`."""
    delivered: int
    """Events handed to clients' outboxes."""
    snapshots_encoded: int
    snapshots_sent: int
    snapshots_failed: int
    closed: Mapping[str, int]
    """Connections that the server ended, by reason: a close code's name, `stalled` or `failed`."""
