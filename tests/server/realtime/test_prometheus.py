"""A hub as Prometheus sees it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from prometheus_client import CollectorRegistry, make_asgi_app
from prometheus_client.exposition import generate_latest
from prometheus_client.openmetrics.exposition import generate_latest as generate_openmetrics
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse_openmetrics
from prometheus_client.parser import text_string_to_metric_families as parse
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient
from support import tiny_contract as tiny
from support.bus import Bench, Diary
from wirepact_server.realtime import Hub, Limits
from wirepact_server.realtime.prometheus import HubCollector


def busy() -> Bench:
    """A hub with something in every figure."""
    bench = Bench(Limits(connections=4))
    Diary(bench)
    bench.subscriber("counter")
    slow = bench.subscriber("counter", "notes:hall")
    slow.channel.pause()
    bench.count(1, 2)
    bench.loop.end_turn()
    bench.change(tiny.Note("k", "t"))
    bench.loop.end_turn()
    bench.provider_fails = True
    bench.count(3)
    bench.subscriber("counter").send("{")
    bench.client().connection.receive_binary(b"")
    assert bench.hub.no_room() is not None
    return bench


def registry_of(hub: Hub, **options: str) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(HubCollector(hub, **options))
    return registry


def samples(hub: Hub) -> dict[str, float]:
    """Each sample by its name and labels."""
    text = generate_latest(registry_of(hub)).decode()
    return {
        sample.name + "".join(f" {key}={value}" for key, value in sorted(sample.labels.items())): sample.value
        for family in parse(text)
        for sample in family.samples
    }


def test_every_figure_of_the_hub_is_there() -> None:
    bench = busy()
    found, stats = samples(bench.hub), bench.hub.stats()
    assert stats.outbox_bytes > 0
    assert found["wirepact_connections"] == stats.connections == 4
    assert found["wirepact_connections_opened_total"] == 4
    assert found["wirepact_connections_ended_total reason=unsupported_data"] == 1
    assert found["wirepact_connections_refused_total reason=try_again_later"] == 1
    assert found["wirepact_outbox_bytes"] == stats.outbox_bytes
    assert found["wirepact_messages_received_total"] == stats.received == 4
    assert found["wirepact_messages_refused_total code=malformed_message"] == 1
    assert found["wirepact_messages_refused_total code=snapshot_failed"] == 1
    for name, topic in stats.topics.items():
        label = f" topic={name}"
        assert found["wirepact_subscriptions" + label] == topic.subscriptions
        assert found["wirepact_events_published_total" + label] == topic.published
        assert found["wirepact_events_delivered_total" + label] == topic.delivered
        assert found["wirepact_snapshots_encoded_total" + label] == topic.snapshots_encoded
        assert found["wirepact_snapshots_sent_total" + label] == topic.snapshots_sent
        assert found["wirepact_snapshots_failed_total" + label] == topic.snapshots_failed
        assert found["wirepact_snapshot_provider_seconds_count" + label] == topic.provider.count
        assert found["wirepact_snapshot_provider_seconds_sum" + label] == topic.provider.seconds
    assert stats.topics["counter"].snapshots_failed == 1


def test_buckets_grow_up_to_the_count() -> None:
    hub = busy().hub
    (family,) = [metric for metric in parse(generate_latest(registry_of(hub)).decode()) if metric.type == "histogram"]
    buckets = [s for s in family.samples if s.name.endswith("_bucket") and s.labels["topic"] == "counter"]
    values = [sample.value for sample in buckets]
    assert [sample.labels["le"] for sample in buckets][-1] == "+Inf"
    assert values == sorted(values)
    assert values[-1] == hub.stats().topics["counter"].provider.count > 0


def test_the_strict_format_takes_it_too() -> None:
    text = generate_openmetrics(registry_of(busy().hub)).decode()  # type: ignore[no-untyped-call]  # the library's
    families = {family.name: family for family in parse_openmetrics(text)}  # type: ignore[no-untyped-call]  # as above
    assert families["wirepact_events_delivered"].type == "counter"
    assert all(family.documentation for family in families.values())


def test_a_hub_without_topics_is_a_whole_answer() -> None:
    assert samples(Hub(tiny.CONTRACT)) == {
        "wirepact_connections": 0,
        "wirepact_connections_opened_total": 0,
        "wirepact_messages_received_total": 0,
        "wirepact_outbox_bytes": 0,
    }


def test_two_hubs_stand_side_by_side_under_their_prefixes() -> None:
    registry = registry_of(Hub(tiny.CONTRACT), prefix="one")
    registry.register(HubCollector(Hub(tiny.CONTRACT), prefix="other"))
    names = {family.name for family in parse(generate_latest(registry).decode())}
    assert {"one_connections", "other_connections"} <= names


def test_registering_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = Hub(tiny.CONTRACT)
    monkeypatch.setattr(hub, "stats", lambda: pytest.fail("read before anybody scraped"))
    registry_of(hub)


def test_it_mounts_into_an_application_as_the_docs_say() -> None:
    bench = busy()
    app = Starlette(routes=[Mount("/metrics", make_asgi_app(registry_of(bench.hub)))])
    answer = TestClient(app).get("/metrics/")
    assert answer.status_code == 200
    assert "wirepact_connections 4.0" in answer.text


def test_the_bus_itself_does_not_need_the_library() -> None:
    lines = (
        "import sys",
        "sys.modules['prometheus_client'] = None",
        "import wirepact_server.realtime",
        "try:",
        "    import wirepact_server.realtime.prometheus",
        "except ImportError as error:",
        "    print(error)",
    )
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert "wirepact-server[metrics]" in done.stdout
