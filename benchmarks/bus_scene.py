"""Our server for storm.py and stalled.py: two topics, told what to do in lines of JSON, each answered with its figures.

`sessions.state` has 200 sessions and is state-first; `bench` is a topic whose every event carries the moment of its
publishing. With `--fetched`, the sessions come from a provider that takes a while.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import sys
import time
from dataclasses import dataclass
from typing import Any

import psutil
import uvicorn
import uvloop
from codegen_data import snapshot
from starlette.applications import Starlette
from wirepact_contract import CONTRACT, SessionChanged, SessionList, decode_server_message, sessions_state
from wirepact_server.realtime import Grant, Hub, Limits, RealtimeProtocol, realtime_routes

SESSIONS = 200
PROVIDER_SECONDS = 0.05
_FILLER = b"x" * 1000


@dataclass(frozen=True)
class Moments:
    """A topic whose events are moments, in seconds of `time.perf_counter`."""

    address: str = "bench"

    def encode_snapshot(self, state: float, /) -> bytes:
        """Write the snapshot."""
        return b'{"type":"snapshot","topic":"bench","payload":%f}' % state

    def encode_event(self, event: float, /) -> bytes:
        """Write the event: long enough that a client which does not read is soon stalled."""
        return b'{"type":"event","topic":"bench","filler":"%s","payload":%f}' % (_FILLER, event)

    def reduce(self, state: float, event: float, /) -> float:  # noqa: ARG002 - rule `value`
        """Return the event."""
        return event


class Scene:
    """The hub, its state, and what can be asked of both."""

    def __init__(self, *, fetched: bool) -> None:
        self.provider_calls = 0
        self.states = 1
        message = decode_server_message(snapshot(SESSIONS))
        assert message.type == "snapshot"
        assert isinstance(message.payload, SessionList)
        self.sessions = message.payload
        self.hub = Hub(CONTRACT, limits=Limits(outbox_frames=10_000, outbox_bytes=16 * 1024 * 1024))
        self.hub.add_topic(Moments(), snapshot=lambda: 0.0)
        if fetched:
            self.hub.add_fetched_topic(sessions_state(), fetch=self._fetch)
        else:
            self.hub.add_topic(sessions_state(), snapshot=self._read)

    async def stats(self) -> dict[str, Any]:
        """Return what the hub holds and has done."""
        stats, process = self.hub.stats(), psutil.Process()
        return {
            "connections": stats.connections,
            "outbox_bytes": stats.outbox_bytes,
            "snapshots_encoded": stats.snapshots_encoded,
            "snapshots_sent": stats.snapshots_sent,
            "closed": dict(stats.closed),
            "provider_calls": self.provider_calls,
            "states": self.states,
            "rss_kb": process.memory_info().rss / 1000,
            "cpu_seconds": time.process_time(),
        }

    async def change(self, per_second: float) -> dict[str, Any]:
        """Change a session so often from now on."""
        self._background = asyncio.ensure_future(self._changes(per_second))
        return {}

    async def tick(self, per_second: float, seconds: float) -> dict[str, Any]:
        """Publish moments for so long, from now on."""
        self._background = asyncio.ensure_future(self._ticks(per_second, seconds))
        return {}

    async def _changes(self, per_second: float) -> None:
        while True:
            await asyncio.sleep(1 / per_second)
            self.states += 1
            self.hub.publish(sessions_state(), SessionChanged(session=self.sessions.sessions[0]))

    async def _ticks(self, per_second: float, seconds: float) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.hub.publish(Moments(), time.perf_counter())
            await asyncio.sleep(1 / per_second)

    def _read(self) -> Any:
        self.provider_calls += 1
        return self.sessions

    async def _fetch(self) -> Any:
        self.provider_calls += 1
        await asyncio.sleep(PROVIDER_SECONDS)
        return self.sessions


async def main(*, fetched: bool) -> None:
    """Serve; carry out what comes on standard input until it ends."""
    scene = Scene(fetched=fetched)
    listener = socket.create_server(("127.0.0.1", 0), backlog=4096)
    app = Starlette(routes=[*realtime_routes(scene.hub, "/", authorize=lambda _: Grant())])
    config = uvicorn.Config(app, ws=RealtimeProtocol, log_config=None, lifespan="off")
    server = asyncio.ensure_future(uvicorn.Server(config).serve([listener]))  # kept: the loop holds tasks weakly
    print(json.dumps({"port": listener.getsockname()[1]}), flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        command = json.loads(line)
        print(json.dumps(await getattr(scene, command.pop("do"))(**command)), flush=True)
    assert not server.done()
    os._exit(0)  # nothing is measured any more: no goodbyes


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--fetched", action="store_true")
    uvloop.run(main(fetched=parser.parse_args().fetched))
