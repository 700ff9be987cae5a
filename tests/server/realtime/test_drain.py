"""Stopping: 1012 spread over a window, nobody new comes in, nobody is waited for beyond the deadline."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from support import tiny_contract as tiny
from support.bus import Bench
from support.live_bus import LiveBus, live_bus, wait_until
from support.raw_client import RawClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from wirepact_server.realtime import Limits

CLIENTS = 12
WINDOW_SECONDS = 0.6


@pytest.fixture(params=[True, False], ids=["direct", "portable"])
def bus(request: pytest.FixtureRequest) -> Iterator[LiveBus]:
    with live_bus(Limits(drain_window_seconds=WINDOW_SECONDS), direct=request.param) as bus:
        yield bus


class Goodbyes:
    """Clients that wait for their close frame and note its code and its time."""

    def __init__(self, stack: ExitStack, url: str) -> None:
        self.codes: list[int] = []
        self.times: list[float] = []
        clients = [stack.enter_context(connect(url)) for _ in range(CLIENTS)]
        for client in clients:
            client.send(tiny.subscribe("counter"))
            client.recv(timeout=10)
        self._threads = [threading.Thread(target=self._await_close, args=(client,)) for client in clients]
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        """Wait for all of them."""
        for thread in self._threads:
            thread.join(20)
        assert len(self.codes) == CLIENTS

    def assert_spread(self) -> None:
        """All 1012, and not all at once."""
        assert set(self.codes) == {1012}
        assert max(self.times) - min(self.times) > WINDOW_SECONDS / 6
        assert len({round(moment, 2) for moment in self.times}) > CLIENTS / 4

    def _await_close(self, client: ClientConnection) -> None:
        try:
            client.recv(timeout=15)
        except ConnectionClosed as closed:
            self.codes.append(0 if closed.rcvd is None else closed.rcvd.code)
            self.times.append(time.monotonic())


def test_draining_the_hub_spreads_the_goodbyes(bus: LiveBus) -> None:
    with ExitStack() as stack:
        goodbyes = Goodbyes(stack, bus.url)
        drained = bus.drain(WINDOW_SECONDS)
        goodbyes.join()
        drained.result(10)
        goodbyes.assert_spread()
    stats = bus.stats()
    assert stats.connections == 0
    assert stats.closed == {"service_restart": CLIENTS}


def test_whoever_comes_while_draining_is_told_to_come_back(bus: LiveBus) -> None:
    bus.drain(0.01).result(10)
    with connect(bus.url) as late, pytest.raises(ConnectionClosed) as closed:
        late.recv(timeout=10)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1012


def test_a_stopping_server_spreads_the_goodbyes() -> None:
    with live_bus(Limits(drain_window_seconds=WINDOW_SECONDS)) as bus, ExitStack() as stack:
        goodbyes = Goodbyes(stack, bus.url)
        bus.stop()
        goodbyes.join()
        goodbyes.assert_spread()


def test_draining_does_not_wait_for_a_client_that_reads_nothing() -> None:
    limits = Limits(close_seconds=60, stall_seconds=60, outbox_bytes=50_000_000, outbox_frames=10_000)
    with live_bus(limits) as bus, RawClient(bus.port) as stalled:
        stalled.send_text(tiny.subscribe("notes:hall"))
        wait_until(lambda: bus.stats().subscriptions["notes:hall"] == 1, "the subscription")
        wait_until(bus.stuffed, "the socket to take no more")
        bus.drain(0.1).result(10)
        assert bus.stats().connections == 0


@pytest.mark.anyio
async def test_draining_aborts_a_client_that_never_goes() -> None:
    bench = Bench(Limits(close_seconds=60))
    client = bench.client()
    await bench.hub.drain(window_seconds=0.01)
    assert client.channel.closed_with == 1012
    assert client.channel.aborted


@pytest.mark.anyio
async def test_draining_an_empty_hub_returns_at_once() -> None:
    bench = Bench()
    started = time.monotonic()
    await bench.hub.drain(window_seconds=30)
    assert time.monotonic() - started < 5
