"""What the hub counts: a few integers per topic's name, added to where something happens anyway, never per client."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

DURATION_BOUNDS: Final = (0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0)
"""The buckets of a duration, in seconds, each up to and with its bound; what is longer is in one more."""
TOPIC_NAMES: Final = 200
"""So many names are counted apart, so that a scrape stays small whatever topics are called."""
OTHER_TOPICS: Final = "(other)"
"""All names past those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Durations:
    """How long something took, over all times it was done."""

    seconds: float = 0.0
    buckets: tuple[int, ...] = (0,) * (len(DURATION_BOUNDS) + 1)
    """How many fell into each bucket of `DURATION_BOUNDS`, and into the last one without a bound."""

    @property
    def count(self) -> int:
        """How often it was done."""
        return sum(self.buckets)


@dataclass(frozen=True, slots=True)
class TopicInfo:
    """One topic on offer."""

    address: str
    kind: Literal["state", "fetched"]
    """Whether its snapshot is read at once, from a state that the process owns, or awaited."""
    subscribers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicStats:
    """All topics of one name; totals are since the hub was made."""

    subscriptions: int
    """Held now, over all addresses of the name."""
    published: int
    """Events given to `publish`."""
    delivered: int
    """Events handed to clients' outboxes."""
    snapshots_encoded: int
    snapshots_sent: int
    snapshots_failed: int
    provider: Durations
    """What snapshots' providers took, encoding included, those that failed too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubStats:
    """The hub at one moment; totals are since the hub was made."""

    connections: int
    """Open now."""
    connected: int
    """Clients taken in."""
    subscriptions: Mapping[str, int]
    """Per topic address, now."""
    topics: Mapping[str, TopicStats]
    """Per topic name; at most `TOPIC_NAMES` of them, and `OTHER_TOPICS`."""
    outbox_bytes: int
    """Waiting for sockets that take no more, now; shared buffers are counted once for each client."""
    received: int
    """Messages of clients."""
    refused: Mapping[str, int]
    """`error` messages sent, by code."""
    published: int
    """Events given to `publish`."""
    delivered: int
    """Events handed to clients' outboxes."""
    snapshots_encoded: int
    snapshots_sent: int
    snapshots_failed: int
    closed: Mapping[str, int]
    """Connections that the server ended, by reason: a close code's name, `stalled`, `unresponsive` or `failed`."""
    turned_away: Mapping[str, int]
    """Clients for whom there was no room, by the close code's name."""


@dataclass(slots=True)
class TopicCounters:
    """Totals of one topic name; every address of the name adds to the same."""

    published: int = 0
    delivered: int = 0
    snapshots_encoded: int = 0
    snapshots_sent: int = 0
    snapshots_failed: int = 0
    provider_seconds: float = 0.0
    provider_buckets: list[int] = field(default_factory=lambda: [0] * (len(DURATION_BOUNDS) + 1))

    def provider_took(self, seconds: float) -> None:
        """A snapshot's provider was asked, and took so long."""
        self.provider_seconds += seconds
        self.provider_buckets[bisect_left(DURATION_BOUNDS, seconds)] += 1

    def stats(self, subscriptions: int) -> TopicStats:
        """Return them as they stand."""
        return TopicStats(
            subscriptions=subscriptions,
            published=self.published,
            delivered=self.delivered,
            snapshots_encoded=self.snapshots_encoded,
            snapshots_sent=self.snapshots_sent,
            snapshots_failed=self.snapshots_failed,
            provider=Durations(seconds=self.provider_seconds, buckets=tuple(self.provider_buckets)),
        )


@dataclass(slots=True)
class Counters:
    """Totals since the hub was made."""

    connected: int = 0
    received: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    closed: Counter[str] = field(default_factory=Counter)
    turned_away: Counter[str] = field(default_factory=Counter)
    _topics: dict[str, TopicCounters] = field(default_factory=dict)

    def of_topic(self, name: str) -> TopicCounters:
        """Return what counts topics of this name; past `TOPIC_NAMES` names one counter does for all others."""
        if name not in self._topics and len(self._topics) >= TOPIC_NAMES:
            name = OTHER_TOPICS
        return self._topics.setdefault(name, TopicCounters())

    def stats(self, *, connections: int, outbox_bytes: int, held: Mapping[str, tuple[TopicCounters, int]]) -> HubStats:
        """Return them as they stand; `held` has each address's counters and how many hold it."""
        holders = Counter[int]()
        for counters, count in held.values():
            holders[id(counters)] += count
        topics = {name: counters.stats(holders[id(counters)]) for name, counters in self._topics.items()}
        return HubStats(
            connections=connections,
            connected=self.connected,
            subscriptions={address: count for address, (_, count) in held.items()},
            topics=topics,
            outbox_bytes=outbox_bytes,
            received=self.received,
            refused=dict(self.refused),
            published=sum(topic.published for topic in topics.values()),
            delivered=sum(topic.delivered for topic in topics.values()),
            snapshots_encoded=sum(topic.snapshots_encoded for topic in topics.values()),
            snapshots_sent=sum(topic.snapshots_sent for topic in topics.values()),
            snapshots_failed=sum(topic.snapshots_failed for topic in topics.values()),
            closed=dict(self.closed),
            turned_away=dict(self.turned_away),
        )
