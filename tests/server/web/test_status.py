"""How the server says that it does: health, readiness, metrics, topics."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx2 as httpx
import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse_openmetrics
from prometheus_client.parser import text_string_to_metric_families as parse
from support.server import wait_until
from support.site import opened, server_in
from websockets.sync.client import connect
from wirepact_contract import Subscribe, TopicInfo, decode_problem, decode_topic_list, encode_subscribe

OPENMETRICS = "application/openmetrics-text; version=1.0.0"


@pytest.mark.anyio
async def test_readiness_follows_the_server_from_its_start_to_its_end(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        early = await site.anyone.get("/readyz")
        assert (early.status_code, early.json()["reason"]) == (503, "The server is starting.")
        site.site.readiness.phase = "ready"
        answer = await site.anyone.get("/readyz")
        assert (answer.status_code, answer.json()) == (200, {"status": "ready"})
        await site.site.wind_down()
        late = await site.anyone.get("/readyz")
        assert (late.status_code, late.json()["reason"]) == (503, "The server is stopping.")
        assert (await site.anyone.get("/healthz")).status_code == 200


@pytest.mark.anyio
async def test_readiness_needs_no_credential_and_no_name_and_is_not_kept(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        site.site.readiness.phase = "ready"
        answer = await site.anyone.get("/readyz", headers={"Host": "10.0.0.7:8123", "Origin": "http://evil.example"})
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        assert (await site.anyone.post("/readyz")).status_code == 405


def test_a_running_server_is_ready_until_it_stops_and_says_so_meanwhile(tmp_path: Path) -> None:
    with server_in(tmp_path, WIREPACT_STOP_GRACE_SECONDS="2") as server, server.client() as client:
        assert client.get("/readyz").status_code == 200
        client.post("/api/sessions", json={"command": ["sh", "-c", "trap '' TERM HUP; sleep 600 & wait"]})
        server.process.send_signal(signal.SIGTERM)
        wait_until(lambda: client.get("/readyz").status_code == 503, what="the stop to be seen")
        assert client.get("/readyz").json() == {"status": "unavailable", "reason": "The server is stopping."}
        assert client.get("/healthz").status_code == 200
        assert server._ended() == 0


def test_a_store_that_is_held_by_somebody_else_is_found(tmp_path: Path) -> None:
    with (
        server_in(tmp_path) as server,
        closing(sqlite3.connect(server.state_dir / "sessions.sqlite3", isolation_level=None)) as other,
        httpx.Client(base_url=server.origin, trust_env=False) as anyone,
    ):
        other.execute("BEGIN IMMEDIATE")
        answer = anyone.get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["reason"] in {"The store does not answer.", "Sessions cannot be stored."}
        assert str(tmp_path) not in answer.text
        other.execute("ROLLBACK")
        wait_until(lambda: anyone.get("/readyz").status_code == 200, what="the store to be found well again")


@pytest.mark.anyio
@pytest.mark.parametrize("path", ["/metrics", "/api/topics"])
async def test_figures_are_for_those_with_a_credential(path: str, tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        refused = await site.anyone.get(path)
        assert (refused.status_code, decode_problem(refused.content).code) == (401, "unauthorized")
        assert (await site.anyone.get(f"{path}?token={site.token}")).status_code == 401
        assert (await site.anyone.get(path, headers={"Authorization": "Bearer no"})).status_code == 401
        foreign = {**site.bearer, "Origin": "http://evil.example"}
        assert (await site.anyone.get(path, headers=foreign)).status_code == 403
        assert (await site.anyone.get(path, headers={**site.bearer, "Host": "evil.example"})).status_code == 403
        assert (await site.anyone.get(path, headers=site.bearer)).status_code == 200
        assert (await site.anyone.get(path, headers=await site.cookie())).status_code == 200


@pytest.mark.anyio
async def test_metrics_are_in_the_format_that_was_asked_for(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        plain = await site.anyone.get("/metrics", headers=site.bearer)
        assert plain.headers["content-type"].startswith("text/plain; version=0.0.4")
        names = {family.name for family in parse(plain.text)}
        strict = await site.anyone.get("/metrics", headers={**site.bearer, "Accept": OPENMETRICS})
        assert strict.headers["content-type"].startswith("application/openmetrics-text")
        strict_names = {family.name for family in parse_openmetrics(strict.text)}  # type: ignore[no-untyped-call]  # the library's
        assert {"wirepact_connections", "wirepact_subscriptions", "wirepact_outbox_bytes"} <= names & strict_names
        (build,) = (family for family in parse(plain.text) if family.name == "wirepact_build_info")
        assert build.samples[0].labels["version"].count(".") == 2


def test_who_listens_is_seen_in_the_metrics_and_the_topics(tmp_path: Path) -> None:
    with server_in(tmp_path) as server, server.client() as client:

        def listed() -> TopicInfo:
            topics = decode_topic_list(client.get("/api/topics").content).topics
            return next(topic for topic in topics if topic.address == "sessions.state")

        def figures() -> dict[str, float]:
            families = parse(client.get("/metrics").text)
            samples = [sample for family in families for sample in family.samples]
            return {s.name: s.value for s in samples if s.labels.get("topic", "SessionsState") == "SessionsState"}

        assert listed() == TopicInfo(address="sessions.state", kind="state", subscribers=0)
        url = f"ws://127.0.0.1:{server.port}/api/realtime"
        with connect(url, additional_headers={"Authorization": client.headers["Authorization"]}, proxy=None) as socket:
            socket.send(encode_subscribe(Subscribe(topics=("sessions.state",))).decode())
            socket.recv(10)
            client.post("/api/sessions", json={"command": ["true"]})
            socket.recv(10)
            assert listed().subscribers == 1
            found = figures()
            assert (found["wirepact_connections"], found["wirepact_subscriptions"]) == (1, 1)
            assert found["wirepact_snapshots_sent_total"] == found["wirepact_messages_received_total"] == 1
            assert found["wirepact_events_delivered_total"] >= 1
        wait_until(lambda: listed().subscribers == 0, what="the listener to be gone")
        assert figures()["wirepact_connections"] == 0
