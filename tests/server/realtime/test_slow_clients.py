"""Clients that do not keep up, over real sockets with small buffers and short deadlines."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from support import tiny_contract as tiny
from support.bus import event
from support.live_bus import LARGE, LiveBus, live_bus, wait_until
from support.raw_client import RawClient
from websockets.exceptions import ConnectionClosedError
from websockets.frames import Opcode
from websockets.sync.client import ClientConnection, connect
from wirepact_server.realtime import Limits
from wirepact_server.realtime.direct_socket import DirectSocket
from wirepact_server.realtime.frames import Batch


@contextmanager
def small_window_client(bus: LiveBus) -> Iterator[ClientConnection]:
    """Connect a client whose kernel and library buffer little: it reads on only when told."""
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 * 1024)
    raw.connect(("127.0.0.1", bus.port))
    with connect(bus.url, sock=raw, max_queue=1, close_timeout=1, compression=None) as client:
        yield client


def publish_until(bus: LiveBus, reason: str) -> None:
    """Publish large events until the server has ended a connection for `reason`."""

    def ended() -> bool:
        bus.note("a", LARGE)
        return bus.stats().closed.get(reason, 0) > 0

    wait_until(ended, f"a client to be ended as {reason}")


@pytest.mark.parametrize("direct", [True, False], ids=["direct", "portable"])
def test_a_client_that_falls_behind_is_told_to_come_back(direct: bool) -> None:
    limits = Limits(outbox_bytes=200_000, stall_seconds=10, send_buffer_bytes=16 * 1024)
    with live_bus(limits, direct=direct) as bus, small_window_client(bus) as slow, connect(bus.url) as quick:
        slow.send(tiny.subscribe("notes:hall"))
        slow.recv(timeout=10)
        quick.send(tiny.subscribe("counter"))
        quick.recv(timeout=10)
        publish_until(bus, "slow_consumer")
        bus.publish(1)
        assert tiny.read_message(quick.recv(timeout=10)) == event(1)
        with pytest.raises(ConnectionClosedError) as closed:
            for _ in iter(lambda: slow.recv(timeout=10), None):
                pass
        assert closed.value.rcvd is not None
        assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (4000, "slow_consumer")
        assert bus.stats().outbox_bytes == 0


@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
def test_a_client_that_reads_nothing_is_aborted(loop: str) -> None:
    limits = Limits(stall_seconds=0.4, outbox_bytes=50_000_000, outbox_frames=10_000, send_buffer_bytes=16 * 1024)
    with live_bus(limits, loop=loop) as bus, RawClient(bus.port) as stalled:
        stalled.send_text(tiny.subscribe("notes:hall"))
        wait_until(lambda: bus.stats().subscriptions["notes:hall"] == 1, "the subscription")
        publish_until(bus, "stalled")
        wait_until(lambda: bus.stats().connections == 0, "the stalled client to be gone")
        assert stalled.ends_with_reset()


def test_a_client_that_does_not_read_its_snapshot_is_aborted_though_nothing_follows() -> None:
    with live_bus(Limits(stall_seconds=0.4, send_buffer_bytes=16 * 1024)) as bus, RawClient(bus.port) as stalled:
        bus.note("a", "x" * 5_000_000)
        stalled.send_text(tiny.subscribe("notes:hall"))
        wait_until(lambda: bus.stats().closed == {"stalled": 1}, "the client to be aborted")
        wait_until(lambda: not bus.server.server_state.connections, "the socket to be gone", seconds=4)


def test_on_the_portable_path_a_client_that_reads_nothing_is_forgotten() -> None:
    limits = Limits(stall_seconds=0.4, outbox_bytes=50_000_000, outbox_frames=10_000)
    with live_bus(limits, direct=False) as bus, RawClient(bus.port) as stalled:
        stalled.send_text(tiny.subscribe("notes:hall"))
        wait_until(lambda: bus.stats().subscriptions["notes:hall"] == 1, "the subscription")
        publish_until(bus, "stalled")
        wait_until(lambda: bus.stats().connections == 0, "the stalled client to be forgotten")
        wait_until(lambda: bus.tasks() == 0, "its tasks to end")


@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
def test_a_client_that_never_reads_its_goodbye_is_aborted(loop: str) -> None:
    limits = Limits(outbox_bytes=200_000, stall_seconds=60, close_seconds=0.3, send_buffer_bytes=16 * 1024)
    with live_bus(limits, loop=loop) as bus, RawClient(bus.port) as stalled:
        stalled.send_text(tiny.subscribe("notes:hall"))
        wait_until(lambda: bus.stats().subscriptions["notes:hall"] == 1, "the subscription")
        publish_until(bus, "slow_consumer")
        wait_until(lambda: not bus.server.server_state.connections, "the socket to be gone", seconds=4)
        assert bus.stats().connections == 0


def test_a_client_that_says_goodbye_and_reads_nothing_does_not_stay() -> None:
    limits = Limits(outbox_bytes=50_000_000, outbox_frames=10_000, stall_seconds=60, close_seconds=0.3)
    with live_bus(limits) as bus, RawClient(bus.port) as stalled:
        stalled.send_text(tiny.subscribe("notes:hall"))
        wait_until(lambda: bus.stats().subscriptions["notes:hall"] == 1, "the subscription")
        wait_until(bus.stuffed, "the socket to take no more")
        stalled.send_frame(Opcode.CLOSE, struct.pack("!H", 1000))
        wait_until(lambda: not bus.server.server_state.connections, "the socket to be gone", seconds=4)


def test_a_client_that_answers_our_goodbye_and_reads_nothing_does_not_stay() -> None:
    with live_bus(Limits(stall_seconds=60, close_seconds=0.3)) as bus, RawClient(bus.port) as stalled:
        stalled.send_text(tiny.subscribe("counter"))
        wait_until(lambda: bus.stats().subscriptions["counter"] == 1, "the subscription")

        def stuff_and_close() -> None:
            (taken,) = bus.server.server_state.connections
            assert isinstance(taken, DirectSocket)
            while not taken.buffered_bytes:
                taken.write(Batch(LARGE.encode()))
            taken.close(1000)

        bus.call(stuff_and_close)
        stalled.send_frame(Opcode.CLOSE, struct.pack("!H", 1000))
        wait_until(lambda: not bus.server.server_state.connections, "the socket to be gone", seconds=4)


def test_a_client_that_answers_no_ping_does_not_stay() -> None:
    limits = Limits(outbox_bytes=50_000_000, outbox_frames=10_000, stall_seconds=60, keepalive_seconds=0.3)
    with live_bus(limits) as bus, RawClient(bus.port) as stalled:
        stalled.send_text(tiny.subscribe("notes:hall"))
        wait_until(lambda: bus.stats().subscriptions["notes:hall"] == 1, "the subscription")
        wait_until(lambda: bus.stuffed() or bus.stats().connections == 0, "the socket to take no more")
        wait_until(lambda: not bus.server.server_state.connections, "the socket to be gone", seconds=4)


@pytest.mark.parametrize("direct", [True, False], ids=["direct", "portable"])
def test_a_client_that_rests_for_a_while_misses_nothing(direct: bool) -> None:
    limits = Limits(outbox_bytes=50_000_000, outbox_frames=10_000)
    with live_bus(limits, direct=direct) as bus, small_window_client(bus) as client:
        client.send(tiny.subscribe("notes:hall", "counter"))
        assert [tiny.read_message(client.recv(timeout=10))["topic"] for _ in range(2)] == ["notes:hall", "counter"]
        wait_until(bus.stuffed, "the socket to take no more")
        bus.publish(1, 2, 3)
        counted: list[object] = []
        while len(counted) < 3:
            message = tiny.read_message(client.recv(timeout=10))
            counted += [message["payload"]] if message["topic"] == "counter" else []
        assert counted == [1, 2, 3]
        assert bus.stats().outbox_bytes == 0


def test_pings_of_a_client_that_reads_nothing_are_not_hoarded() -> None:
    limits = Limits(outbox_bytes=50_000_000, outbox_frames=10_000, stall_seconds=60)
    with live_bus(limits) as bus, RawClient(bus.port) as stalled:
        stalled.send_text(tiny.subscribe("notes:hall"))
        wait_until(lambda: bus.stats().subscriptions["notes:hall"] == 1, "the subscription")
        wait_until(bus.stuffed, "the socket to take no more")
        buffered = bus.buffered_bytes()
        for _ in range(5_000):
            stalled.send_frame(Opcode.PING, b"x" * 125)
        stalled.send_text(tiny.subscribe("counter"))
        wait_until(lambda: bus.stats().subscriptions["counter"] == 1, "the pings to be read")
        assert bus.buffered_bytes() <= buffered


@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
def test_a_large_snapshot_may_take_longer_than_signs_of_life(loop: str) -> None:
    keepalive = 0.5
    limits = Limits(keepalive_seconds=keepalive, send_buffer_bytes=16 * 1024)
    with live_bus(limits, loop=loop) as bus, RawClient(bus.port) as slow:
        bus.note("a", "x" * 5_000_000)
        slow.send_text(tiny.subscribe("notes:hall"))
        taken = len(slow.socket.recv(4096))
        slow.send_frame(Opcode.PONG, b"")  # what answers a ping from before the snapshot
        began = time.monotonic()
        while time.monotonic() - began < 3 * keepalive:  # no ping gets through, and the client has nothing to say
            taken += len(slow.socket.recv(4096))
            time.sleep(0.003)  # a slow link: the snapshot takes longer than the loop
        assert bus.stats().closed == {}
        while taken < 5_000_000:
            chunk = slow.socket.recv(65536)
            assert chunk, "cut in the middle of its snapshot"
            taken += len(chunk)
