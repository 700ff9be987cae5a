"""What a client held is given back when it goes, at once and not when Python next looks for rings of references."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from support import tiny_contract as tiny
from support.event_stream import EventStream
from support.live_bus import LiveBus, live_bus, wait_until
from websockets.sync.client import connect
from wirepact_server.realtime.connection import Connection


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def connections() -> int:
    """How many there are in memory, in use or not."""
    return sum(type(each) is Connection for each in gc.get_objects())


def come_and_go(bus: LiveBus) -> None:
    with connect(bus.url) as client, EventStream(bus.port, "counter", "notes:hall") as stream:
        client.send(tiny.subscribe("counter", "notes:hall"))
        client.recv(timeout=10)
        stream.read()
        bus.publish(1)


@pytest.mark.parametrize("direct", [True, False], ids=["direct", "portable"])
@pytest.mark.usefixtures("no_collector")
def test_nothing_is_left_in_memory_of_clients_that_are_gone(direct: bool) -> None:
    with live_bus(direct=direct) as bus:
        for _ in range(5):
            come_and_go(bus)
        wait_until(lambda: bus.stats().connections == 0, "all to be gone")
        wait_until(lambda: connections() == 0, "their memory to be given back")
