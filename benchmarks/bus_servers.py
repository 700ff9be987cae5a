"""The Python servers that the benchmarks of the bus compare: one process, one loop, the same messages to all clients.

`python bus_servers.py KIND ...` prints its two ports (clients, control) as JSON, waits for the load generator's go,
publishes for the given time and prints what that cost as JSON. At most WINDOW bursts are under way: the load generator
answers each burst that reached every client with one byte on the control connection.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import socket
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import uvicorn
import uvloop
from bus_contract import CONTRACT, EVENT, HELLO, TOPIC
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.server import ServerConnection, broadcast, serve
from wirepact_server.realtime import Grant, Hub, Limits, RealtimeProtocol, realtime_routes

WINDOW = 8
Publish = Callable[[int], None]


@dataclass
class Control:
    """The load generator's voice: its first byte is the go, each further one a burst that reached everybody."""

    reader: asyncio.StreamReader

    async def wait(self) -> int:
        """Return how many bytes came, at least one."""
        data = await self.reader.read(4096)
        if not data:
            raise ConnectionError("the load generator is gone")
        return len(data)


async def publish_and_measure(publish: Publish, control: Control, *, seconds: float, burst: int) -> dict[str, float]:
    """Publish bursts, each in one turn of the loop; return the bursts, the seconds and the CPU seconds they took."""
    await control.wait()
    started, cpu_started = time.perf_counter(), time.process_time()
    sent = answered = 0
    while time.perf_counter() - started < seconds or answered < sent:
        if time.perf_counter() - started < seconds and sent - answered < WINDOW:
            publish(burst)
            sent += 1
            await asyncio.sleep(0)
        else:
            answered += await control.wait()
    elapsed = time.perf_counter() - started
    return {"bursts": sent, "seconds": elapsed, "cpu_seconds": time.process_time() - cpu_started}


async def serve_wirepact(listener: socket.socket, *, direct: bool) -> tuple[Publish, Awaitable[None]]:
    """Our hub, on the direct or on the portable path."""
    hub = Hub(CONTRACT, limits=Limits(outbox_frames=10_000, outbox_bytes=16 * 1024 * 1024))
    hub.add_topic(TOPIC, snapshot=lambda: None)
    app = Starlette(routes=[*realtime_routes(hub, "/", authorize=lambda _: Grant())])

    def publish(burst: int) -> None:
        for _ in range(burst):
            hub.publish(TOPIC, None)

    return publish, run_uvicorn(app, listener, RealtimeProtocol if direct else "websockets-sansio")


async def serve_starlette(listener: socket.socket) -> tuple[Publish, Awaitable[None]]:
    """What one writes by hand: a queue and a task for each client."""
    queues: set[asyncio.Queue[str]] = set()
    text = EVENT.decode()

    async def endpoint(websocket: WebSocket) -> None:
        await websocket.accept()
        await websocket.receive_text()
        queue: asyncio.Queue[str] = asyncio.Queue(10_000)

        async def pump() -> None:
            while True:
                await websocket.send_text(await queue.get())

        await websocket.send_text(HELLO.decode())
        queues.add(queue)
        task = asyncio.create_task(pump())
        try:
            while True:
                await websocket.receive_text()
        except WebSocketDisconnect:
            queues.discard(queue)
            task.cancel()

    def publish(burst: int) -> None:
        for _ in range(burst):
            for queue in queues:
                queue.put_nowait(text)

    app = Starlette(routes=[WebSocketRoute("/", endpoint)])
    return publish, run_uvicorn(app, listener, "websockets-sansio")


async def serve_plain_starlette(listener: socket.socket) -> tuple[Publish, Awaitable[None]]:
    """The least that holds a connection: accept, then receive. It publishes nothing."""

    async def endpoint(websocket: WebSocket) -> None:
        await websocket.accept()
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                await websocket.receive_text()
                await websocket.send_text(HELLO.decode())

    def publish(burst: int) -> None:
        raise RuntimeError(f"asked for {burst} events: this server only holds connections, for idle.py")

    return publish, run_uvicorn(Starlette(routes=[WebSocketRoute("/", endpoint)]), listener, "websockets-sansio")


async def serve_websockets(listener: socket.socket) -> tuple[Publish, Awaitable[None]]:
    """The `websockets` library and its `broadcast`."""
    connections: set[ServerConnection] = set()
    text = EVENT.decode()

    async def handler(connection: ServerConnection) -> None:
        await connection.recv()
        await connection.send(HELLO.decode())
        connections.add(connection)
        try:
            await connection.wait_closed()
        finally:
            connections.discard(connection)

    def publish(burst: int) -> None:
        for _ in range(burst):
            broadcast(connections, text)

    async def run() -> None:
        async with serve(handler, sock=listener, compression=None, ping_interval=None):
            await asyncio.get_running_loop().create_future()

    return publish, run()


async def run_uvicorn(app: Starlette, listener: socket.socket, ws: type[asyncio.Protocol] | str) -> None:
    """Serve `app` until cancelled."""
    config = uvicorn.Config(app, ws=ws, ws_per_message_deflate=False, ws_ping_interval=None, log_config=None)
    await uvicorn.Server(config).serve([listener])


SERVERS: dict[str, Callable[[socket.socket], Awaitable[tuple[Publish, Awaitable[None]]]]] = {
    "wirepact, direct": lambda listener: serve_wirepact(listener, direct=True),
    "wirepact, portable": lambda listener: serve_wirepact(listener, direct=False),
    "starlette, queue and task": serve_starlette,
    "starlette, plain": serve_plain_starlette,
    "websockets.broadcast": serve_websockets,
}


async def main(kind: str, *, seconds: float, burst: int) -> None:
    """Serve, publish, measure, print."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=4096)
    publish, serving = await SERVERS[kind](listener)
    arrived: asyncio.Future[Control] = asyncio.get_running_loop().create_future()
    control_server = await asyncio.start_server(lambda r, _: arrived.set_result(Control(r)), "127.0.0.1", 0)
    server = asyncio.ensure_future(serving)  # kept: the loop holds tasks weakly
    ports = {"port": listener.getsockname()[1], "control_port": control_server.sockets[0].getsockname()[1]}
    print(json.dumps(ports), flush=True)
    result = await publish_and_measure(publish, await arrived, seconds=seconds, burst=burst)
    print(json.dumps(result), flush=True)
    assert not server.done()
    os._exit(0)  # nothing is measured any more: no goodbyes


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=SERVERS)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--burst", type=int, required=True)
    arguments = parser.parse_args()
    uvloop.run(main(arguments.kind, seconds=arguments.seconds, burst=arguments.burst))
