"""Other people's clients and other people's servers: the same messages, the same ends."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import tiny_contract as tiny
from support.bus_process import BusProcess, Control
from support.generated import NODE_PATH
from support.live_bus import wait_until
from support.raw_client import RawClient
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

SCRIPT = Path(__file__).resolve().parents[1] / "support" / "node_client.mjs"
COUNT = 5


@pytest.fixture(scope="module", params=["uvicorn", "hypercorn"])
def bus(request: pytest.FixtureRequest) -> Iterator[BusProcess]:
    """The same application on a server with our protocol, and on one that knows nothing of it."""
    with BusProcess(server=request.param) as bus:
        yield bus


def assert_counts(texts: list[str]) -> None:
    """A snapshot, then every event after it."""
    messages = [tiny.read_message(text) for text in texts]
    assert [message["type"] for message in messages] == ["snapshot", *["event"] * (COUNT - 1)]
    first = messages[0]["payload"]
    assert isinstance(first, int)
    assert [message["payload"] for message in messages] == list(range(first, first + COUNT))


@pytest.mark.parametrize("client", ["ws", "builtin"])
def test_clients_of_node(bus: BusProcess, client: str) -> None:
    done = subprocess.run(
        ["node", SCRIPT, client, bus.url, str(COUNT)],
        env={**os.environ, "PATH": NODE_PATH},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert_counts(done.stdout.splitlines())
    wait_until(lambda: bus.subscriptions("counter") == 0, "its subscription to end")


def test_websockets(bus: BusProcess) -> None:
    async def count() -> list[str]:
        async with connect(bus.url, proxy=None) as client:
            await client.send(tiny.subscribe("counter"))
            return [str(await client.recv()) for _ in range(COUNT)]

    assert_counts(asyncio.run(count()))


@pytest.mark.parametrize("server", ["uvicorn", "hypercorn"])
def test_a_client_that_falls_behind_is_told_4000_and_others_are_served(server: str) -> None:
    limits = {"stall_seconds": 60, "outbox_bytes": 300_000, "close_seconds": 20}
    with BusProcess(server=server, note_bytes=200_000, **limits) as bus, Control(bus), RawClient(bus.port) as slow:
        slow.send_text(tiny.subscribe("notes:hall"))
        wait_until(lambda: bus.closed("slow_consumer") == 1, "the outbox to overflow")
        assert slow.close_code() == 4000


@pytest.mark.parametrize("server", ["uvicorn", "hypercorn"])
def test_a_server_that_stops_says_so(server: str) -> None:
    async def stay(bus: BusProcess) -> set[int | None]:
        async def one() -> int | None:
            async with connect(bus.url, proxy=None) as client:
                await client.send(tiny.subscribe("counter"))
                await client.recv()
                there.release()
                try:
                    async for _ in client:
                        pass
                except ConnectionClosed:
                    pass
                return client.close_code

        there = asyncio.Semaphore(0)
        clients = [asyncio.create_task(one()) for _ in range(20)]
        for _ in clients:
            await there.acquire()
        exit_code = asyncio.create_task(asyncio.to_thread(bus.terminate))
        codes = set(await asyncio.gather(*clients))
        assert await exit_code == 0
        return codes

    with BusProcess(server=server, drain_window_seconds=0.5) as bus:
        assert asyncio.run(stay(bus)) == {1012}
