"""What is logged when the server ends a client: who and why, and no credential."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from support import tiny_contract as tiny
from support.bus import Bench
from support.live_bus import live_bus, wait_until
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from wirepact_server.realtime import Grant, Limits
from wirepact_server.realtime.peer import peer_name

HUB = "wirepact_server.realtime.hub"


def ends(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """Return the fields of each line that tells of an end."""
    return [vars(record) for record in caplog.records if record.name == HUB and hasattr(record, "reason")]


def test_a_slow_client_is_named_with_what_it_held(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(Limits(outbox_frames=2))
    client = bench.subscriber("counter", "notes:hall")
    client.channel.pause()
    bench.loop.advance(1.5)
    with caplog.at_level(logging.INFO, HUB):
        for value in range(4):
            bench.count(value)
            bench.loop.end_turn()
    (line,) = ends(caplog)
    assert line["message"] == "ended the client at 192.0.2.7:51234: slow_consumer"
    assert (line["reason"], line["peer"], line["topics"]) == ("slow_consumer", "192.0.2.7:51234", 2)
    assert line["duration_seconds"] == 1.5
    assert line["waiting_bytes"] > 0


def test_a_client_that_leaves_is_no_line_and_one_that_is_gone_already_no_second(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bench = Bench()
    with caplog.at_level(logging.DEBUG, HUB):
        bench.client().leave()
        ended = bench.client()
        ended.connection.receive_binary(b"")
        ended.connection.abort("failed")
        ended.leave()
    assert [line["reason"] for line in ends(caplog)] == ["unsupported_data"]


def test_no_credential_gets_into_the_line(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench()
    client = bench.client()
    bench.hub.disconnect(client.connection)
    connection = bench.hub.connect(client.channel, Grant(credential="s3cret-s3cret"))
    with caplog.at_level(logging.DEBUG):
        assert bench.hub.revoke("s3cret-s3cret") == 1
    (line,) = ends(caplog)
    assert line["reason"] == "unauthorized"
    assert "s3cret" not in str(line) + caplog.text
    bench.hub.disconnect(connection)


@pytest.mark.parametrize("direct", [True, False])
def test_the_peer_is_the_client_s_own_address(direct: bool, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, HUB), live_bus(direct=direct) as bus, connect(bus.url, proxy=None) as client:
        host, port = client.socket.getsockname()[:2]
        client.send(b"binary")
        with pytest.raises(ConnectionClosed):
            client.recv(10)
        wait_until(lambda: bool(ends(caplog)), "the line")
    assert [line["peer"] for line in ends(caplog)] == [f"{host}:{port}"]


def test_a_stop_is_one_line_however_many_are_sent_away(caplog: pytest.LogCaptureFixture) -> None:
    limits = Limits(drain_window_seconds=0.1)
    with (
        caplog.at_level(logging.INFO, HUB),
        live_bus(limits) as bus,
        connect(bus.url, proxy=None) as one,
        connect(bus.url, proxy=None) as other,
    ):
        for client in (one, other):
            client.send(tiny.PING)
            client.recv(10)
        bus.drain(0.1)
        for client in (one, other):
            with pytest.raises(ConnectionClosed):
                client.recv(10)
    assert [record.getMessage() for record in caplog.records if record.name == HUB] == [
        "telling 2 clients to come back later"
    ]


@pytest.mark.parametrize(
    ("address", "name"),
    [(("127.0.0.1", 80), "127.0.0.1:80"), (("::1", 80, 0, 0), "[::1]:80"), ("", ""), (None, ""), ("/run/socket", "")],
)
def test_an_address_is_written_as_urls_write_it(address: object, name: str) -> None:
    assert peer_name(address) == name
