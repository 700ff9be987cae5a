"""A hub's figures for Prometheus; needs `prometheus-client` (`pip install 'wirepact-server[metrics]'`).

    registry = CollectorRegistry()
    registry.register(HubCollector(hub))
    app = Starlette(routes=[..., Mount("/metrics", make_asgi_app(registry))])

Everything is read from `hub.stats()` when somebody scrapes; the hub itself does nothing for it. Scrape on the loop that
the hub runs on, as `make_asgi_app` does: `start_http_server` would read from another thread.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from wirepact_server.realtime.stats import DURATION_BOUNDS

try:
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
    from prometheus_client.registry import Collector
except ModuleNotFoundError as error:  # pragma: no cover - a whole environment without it
    raise ImportError("a HubCollector needs prometheus-client: pip install 'wirepact-server[metrics]'") from error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from prometheus_client.core import Metric

    from wirepact_server.realtime.hub import Hub
    from wirepact_server.realtime.stats import Durations, HubStats, TopicStats


class HubCollector(Collector):
    """Collects one hub. Topics are labelled by their name in the schema, so that addresses with parameters are one.

    `prefix` begins every metric's name.
    """

    def __init__(self, hub: Hub, *, prefix: str = "wirepact") -> None:
        self._hub = hub
        self._prefix = prefix

    def describe(self) -> Iterable[Metric]:
        """Nothing is read when it is registered: the hub's loop may not run yet."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Read the hub once; give each metric."""
        stats = self._hub.stats()
        yield from self._connections(stats)
        yield from self._messages(stats)
        yield from self._topics(stats.topics)

    def _connections(self, stats: HubStats) -> Iterator[Metric]:
        yield self._gauge("connections", "Connections open now.", stats.connections)
        yield self._counter("connections_opened", "Clients taken in.", stats.connected)
        yield self._by(
            "connections_ended",
            "Connections that the server ended, by the close code's name, `stalled`, `unresponsive` or `failed`.",
            "reason",
            stats.closed,
        )
        text = "Clients for whom there was no room, by the close code's name."
        yield self._by("connections_refused", text, "reason", stats.turned_away)
        yield self._gauge("outbox_bytes", "Bytes that wait for sockets which take no more.", stats.outbox_bytes)

    def _messages(self, stats: HubStats) -> Iterator[Metric]:
        yield self._counter("messages_received", "Messages of clients.", stats.received)
        yield self._by("messages_refused", "Error messages sent, by code.", "code", stats.refused)

    def _topics(self, topics: Mapping[str, TopicStats]) -> Iterator[Metric]:
        held = GaugeMetricFamily(self._name("subscriptions"), "Subscriptions held now.", labels=["topic"])
        for name, topic in topics.items():
            held.add_metric([name], topic.subscriptions)
        yield held
        totals: tuple[tuple[str, str, Callable[[TopicStats], int]], ...] = (
            ("events_published", "Events published.", lambda topic: topic.published),
            ("events_delivered", "Events handed to clients.", lambda topic: topic.delivered),
            ("snapshots_encoded", "Snapshots read and encoded.", lambda topic: topic.snapshots_encoded),
            ("snapshots_sent", "Snapshots sent to clients.", lambda topic: topic.snapshots_sent),
            ("snapshots_failed", "Snapshots that could not be read.", lambda topic: topic.snapshots_failed),
        )
        for metric, text, figure in totals:
            yield self._by(metric, text, "topic", {name: figure(topic) for name, topic in topics.items()})
        yield self._provider({name: topic.provider for name, topic in topics.items()})

    def _provider(self, durations: Mapping[str, Durations]) -> Metric:
        text = "What reading and encoding a snapshot took, failures included."
        family = HistogramMetricFamily(self._name("snapshot_provider_seconds"), text, labels=["topic"])
        bounds = [*map(str, DURATION_BOUNDS), "+Inf"]
        for name, took in durations.items():
            family.add_metric([name], list(zip(bounds, accumulate(took.buckets), strict=True)), took.seconds)
        return family

    def _gauge(self, name: str, text: str, value: float) -> Metric:
        return GaugeMetricFamily(self._name(name), text, value)

    def _counter(self, name: str, text: str, value: int) -> Metric:
        return CounterMetricFamily(self._name(name), text, value)

    def _by(self, name: str, text: str, label: str, values: Mapping[str, int]) -> Metric:
        family = CounterMetricFamily(self._name(name), text, labels=[label])
        for key, value in values.items():
            family.add_metric([key], value)
        return family

    def _name(self, name: str) -> str:
        return f"{self._prefix}_{name}"
