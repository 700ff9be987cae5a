"""A small bus in a process of its own: a counter that ticks, a note of a given size. Prints its port when it serves.

`python -m support.bus_server '{"stall_seconds": 1}' --note-bytes 20000 --server uvicorn`
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import socket

import hypercorn.asyncio
import hypercorn.config
import uvicorn
from support import tiny_contract as tiny
from support.apps import open_app
from wirepact_server.realtime import HeadDeadlineProtocol, Hub, Limits, RealtimeProtocol

TICKS_PER_SECOND = 20


class Ticking:
    """The hub, and what happens in it."""

    def __init__(self, limits: Limits, note_bytes: int) -> None:
        self.limits = limits
        self.count = 0
        self.hub = Hub(tiny.CONTRACT, limits=limits)
        self.notes = (tiny.Note("a", "x" * note_bytes),)
        self.hub.add_topic(tiny.Counter(), snapshot=lambda: self.count)
        self.hub.add_topic(tiny.Notes("hall"), snapshot=lambda: self.notes)
        self.hub.add_fetched_topic(tiny.Notes("hangs"), fetch=_hang)
        self.hub.add_fetched_topic(tiny.Notes("raises"), fetch=_raise)

    async def tick(self) -> None:
        """Count, and write the note again, until cancelled."""
        while True:
            await asyncio.sleep(1 / TICKS_PER_SECOND)
            self.count += 1
            self.hub.publish(tiny.Counter(), self.count)
            self.hub.publish(tiny.Notes("hall"), self.notes[0])


async def _hang() -> tiny.NotesState:
    await asyncio.Event().wait()
    return ()


async def _raise() -> tiny.NotesState:
    raise OSError("the store cannot be read")


async def serve(ticking: Ticking, listener: socket.socket, server: str) -> None:
    """Serve until SIGTERM, then drain."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    ticks = asyncio.create_task(ticking.tick())
    run = _uvicorn if server == "uvicorn" else _hypercorn
    await run(ticking, listener, stop)
    ticks.cancel()


async def _uvicorn(ticking: Ticking, listener: socket.socket, stop: asyncio.Event) -> None:
    limits = {"limits": ticking.limits}
    config = uvicorn.Config(
        open_app(ticking.hub),
        http=type("Http", (HeadDeadlineProtocol,), limits),
        ws=type("Protocol", (RealtimeProtocol,), limits),
        lifespan="off",
        log_level="critical",
        timeout_graceful_shutdown=3,
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve([listener]))
    await stop.wait()
    await ticking.hub.drain()
    server.should_exit = True
    await serving


async def _hypercorn(ticking: Ticking, listener: socket.socket, stop: asyncio.Event) -> None:
    config = hypercorn.config.Config()
    config.bind = [f"fd://{listener.detach()}"]
    config.graceful_timeout = 3

    async def stopped() -> None:
        await stop.wait()
        await ticking.hub.drain()

    await hypercorn.asyncio.serve(open_app(ticking.hub), config, shutdown_trigger=stopped)  # type: ignore[arg-type]  # its own name for ASGI


def main() -> None:
    """Serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("limits", type=json.loads)
    parser.add_argument("--note-bytes", type=int, default=10)
    parser.add_argument("--server", choices=["uvicorn", "hypercorn"], default="uvicorn")
    arguments = parser.parse_args()
    listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
    print(listener.getsockname()[1], flush=True)  # noqa: T201 - its parent reads it
    asyncio.run(serve(Ticking(Limits(**arguments.limits), arguments.note_bytes), listener, arguments.server))


if __name__ == "__main__":
    main()
