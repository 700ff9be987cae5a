"""Many clients in one process, told what to do in lines of JSON; the other side of idle.py, storm.py and stalled.py.

Each command is answered with a line: the seconds it took, the share of a core that it cost here, and what was asked.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import os
import socket
import statistics
import sys
import time
from typing import Any, cast

import uvloop
from websockets.frames import Frame, Opcode

CONNECTING_AT_ONCE = 50
MOMENT = b'"payload":'


class Client(asyncio.Protocol):
    """One client: upgrades, then counts frames; of each it remembers no more than when it came."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.upgraded: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._held = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the upgrade."""
        self.transport = cast("asyncio.Transport", transport)  # uvloop's is none by class
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(
            f"GET {self.crowd.path} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        """Read the answer to the upgrade, then frames."""
        self._held += data
        if not self.upgraded.done():
            head, end, rest = self._held.partition(b"\r\n\r\n")
            if not end:
                return
            assert head.startswith(b"HTTP/1.1 101"), bytes(head)
            self._held = rest
            self.upgraded.set_result(None)
        while (size := _frame_size(self._held)) and len(self._held) >= size:
            self._take(bytes(self._held[:size]))
            del self._held[:size]

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - the protocol's signature
        """Tell whoever waits for the end."""
        self.gone.set_result(None)

    def subscribe(self, topic: str) -> None:
        """Ask for a topic."""
        text = json.dumps({"type": "subscribe", "topics": [topic]}).encode()
        self.transport.write(Frame(Opcode.TEXT, text).serialize(mask=True))

    def _take(self, frame: bytes) -> None:
        if frame[0] == 0x89:
            self.transport.write(Frame(Opcode.PONG, frame[2:]).serialize(mask=True))
        elif frame[0] == 0x88:
            self.transport.close()
        elif not self.answered.done():
            self.answered.set_result(None)
        elif self.crowd.latencies is not None:
            at = frame.rindex(MOMENT) + len(MOMENT)
            self.crowd.latencies.append(time.perf_counter() - float(frame[at:-1].split(b",", 1)[0].strip(b'"{}')))


def _frame_size(held: bytearray) -> int:
    """Return how many bytes a server's frame has, header and all; 0 while its header is not there."""
    if len(held) < 2:
        return 0
    size = held[1]
    if size < 126:
        return 2 + size
    extended = 2 if size == 126 else 8
    if len(held) < 2 + extended:
        return 0
    return 2 + extended + int.from_bytes(held[2 : 2 + extended], "big")


class Crowd:
    """All clients together."""

    def __init__(self, port: int, path: str) -> None:
        self.port = port
        self.path = path
        self.clients: list[Client] = []
        self.latencies: list[float] | None = None

    async def connect(self, clients: int, topic: str | None = None) -> dict[str, Any]:
        """Connect so many more, a few at a time; with a topic, each has its snapshot whole before the next begins."""
        left = iter(range(clients))

        async def one_after_another() -> None:
            for _ in left:
                _, client = await asyncio.get_running_loop().create_connection(
                    lambda: Client(self), "127.0.0.1", self.port
                )
                self.clients.append(client)
                await client.upgraded
                if topic is not None:
                    client.subscribe(topic)
                    await client.answered

        await asyncio.gather(*(one_after_another() for _ in range(CONNECTING_AT_ONCE)))
        return {}

    async def subscribe(self, topic: str) -> dict[str, Any]:
        """Subscribe everybody who holds nothing yet; wait for the snapshots."""
        waiting = [client for client in self.clients if not client.answered.done()]
        for client in waiting:
            client.subscribe(topic)
        await asyncio.gather(*(client.answered for client in waiting))
        return {}

    async def stall(self, clients: int) -> dict[str, Any]:
        """Let so many read no more, with little room in their kernel buffers."""
        for client in self.clients[:clients]:
            raw = client.transport.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.transport.pause_reading()
        return {}

    async def listen(self, seconds: float) -> dict[str, Any]:
        """Measure how late events are: each carries the moment of its publishing."""
        self.latencies = []
        await asyncio.sleep(seconds)
        seen, self.latencies = sorted(self.latencies), None
        cuts = statistics.quantiles(seen, n=100)
        return {"events": len(seen), "p50_ms": cuts[49] * 1e3, "p99_ms": cuts[98] * 1e3, "max_ms": seen[-1] * 1e3}

    async def close(self) -> dict[str, Any]:
        """Say goodbye, all of them, and wait until the server has let them go."""
        for client in self.clients:
            client.transport.resume_reading()
            client.transport.write(Frame(Opcode.CLOSE, (1000).to_bytes(2, "big")).serialize(mask=True))
        await asyncio.gather(*(client.gone for client in self.clients))
        self.clients.clear()
        return {}


async def main(port: int, path: str) -> None:
    """Carry out what comes on standard input until it ends."""
    crowd = Crowd(port, path)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        command = json.loads(line)
        started, cpu_started = time.perf_counter(), time.process_time()
        answer = await getattr(crowd, command.pop("do"))(**command)
        seconds = time.perf_counter() - started
        share = (time.process_time() - cpu_started) / seconds
        print(json.dumps({"seconds": seconds, "cpu_share": share, **answer}), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--path", default="/")
    arguments = parser.parse_args()
    uvloop.run(main(arguments.port, arguments.path))
