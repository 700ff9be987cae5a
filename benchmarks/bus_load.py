"""The load generator of `fanout.py`: N clients that count bytes and parse nothing, in a process of their own.

It prints its own CPU share over the measured time: well under 100 % says that it was not what limited the server.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import os
import time
from typing import cast

import uvloop
from bus_contract import EVENT, HELLO
from websockets.frames import Frame, Opcode

FRAME_BYTES = 4 + len(EVENT)
HELLO_BYTES = 2 + len(HELLO)
CONNECTING_AT_ONCE = 50


class Load:
    """All clients together."""

    def __init__(self, clients: int, burst: int) -> None:
        self.burst_bytes = clients * burst * FRAME_BYTES
        self.received = 0
        self.answered_bytes = 0
        self.control: asyncio.StreamWriter | None = None

    def count(self, size: int) -> None:
        """Count, and answer every burst that reached everybody."""
        self.received += size
        done = (self.received - self.answered_bytes) // self.burst_bytes
        if done and self.control is not None:
            self.answered_bytes += done * self.burst_bytes
            self.control.write(b"." * done)


class Client(asyncio.Protocol):
    """One client: upgrade, subscribe, hello, then bytes."""

    def __init__(self, load: Load, *, greeted: bool) -> None:
        self.load = load
        self.greeted = greeted
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._head = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the upgrade."""
        self.transport = cast("asyncio.Transport", transport)  # uvloop's is none by class
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(
            f"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        """Count once ready."""
        if self.ready.done():
            self.load.count(len(data))
            return
        subscribed = b"\r\n\r\n" in self._head
        self._head += data
        head, end, rest = self._head.partition(b"\r\n\r\n")
        if end and not subscribed:
            assert head.startswith(b"HTTP/1.1 101"), head
            if self.greeted:
                self.transport.write(Frame(Opcode.TEXT, b'{"type":"subscribe"}').serialize(mask=True))
        if end and len(rest) == (HELLO_BYTES if self.greeted else 0):
            self._head = b""
            self.ready.set_result(None)


async def main(port: int, control_port: int, *, clients: int, burst: int, greeted: bool) -> None:
    """Connect everybody, say go, count until the server is done. `greeted`: the server answers a subscribe."""
    load = Load(clients, burst)
    loop = asyncio.get_running_loop()
    everyone: list[Client] = []
    while len(everyone) < clients:
        some = range(min(CONNECTING_AT_ONCE, clients - len(everyone)))
        made = await asyncio.gather(
            *(loop.create_connection(lambda: Client(load, greeted=greeted), "127.0.0.1", port) for _ in some)
        )
        newcomers = [client for _, client in made]
        await asyncio.gather(*(client.ready for client in newcomers))
        everyone += newcomers
    reader, load.control = await asyncio.open_connection("127.0.0.1", control_port)
    started, cpu_started = time.perf_counter(), time.process_time()
    load.control.write(b"g")
    await reader.read()
    share = (time.process_time() - cpu_started) / (time.perf_counter() - started)
    print(json.dumps({"received": load.answered_bytes // FRAME_BYTES, "cpu_share": share}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name in ("port", "control_port", "clients", "burst"):
        parser.add_argument(name, type=int)
    parser.add_argument("--ungreeted", action="store_true")
    arguments = parser.parse_args()
    uvloop.run(
        main(
            arguments.port,
            arguments.control_port,
            clients=arguments.clients,
            burst=arguments.burst,
            greeted=not arguments.ungreeted,
        )
    )
