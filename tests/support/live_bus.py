"""A real uvicorn on loopback with the tiny contract's hub, in a thread of the test's process."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeVar

import uvicorn
from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send
from support import tiny_contract as tiny
from wirepact_server.realtime import (
    Authorize,
    Grant,
    HeadDeadlineProtocol,
    Hub,
    HubStats,
    Limits,
    RealtimeProtocol,
    Refusal,
    realtime_routes,
)
from wirepact_server.realtime.direct_socket import DirectSocket

ResultT = TypeVar("ResultT")
Before = Callable[[], Awaitable[object]] | None
PATH = "/api/realtime"
PATIENCE_SECONDS = 20
LARGE = "x" * 20_000


def wait_until(condition: Callable[[], bool], what: str, *, seconds: float = PATIENCE_SECONDS) -> None:
    """Wait for `condition`, looking often; fail with `what` when it does not come true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds} s for: {what}"
        time.sleep(0.005)


class LiveBus:
    """A hub behind a real server. `call` runs something on the server's loop and returns what it returns."""

    def __init__(
        self, limits: Limits, *, direct: bool, loop: str, before: Callable[[], Awaitable[object]] | None
    ) -> None:
        self.limits = limits
        self.state = 0
        self.notes: tiny.NotesState = ()
        self.seen_queries: list[str] = []
        self.grant: Authorize = lambda _: Grant()
        app = Starlette(routes=realtime_routes(self._make_hub(), PATH, authorize=self._guard))

        async def served(scope: Scope, receive: Receive, send: Send) -> None:
            if before is not None:
                await before()
            await app(scope, receive, send)

        # Only the handshake's deadline: the rest must reach the socket from the hub's limits.
        handshake = Limits(handshake_seconds=limits.handshake_seconds)
        protocol = type("Protocol", (RealtimeProtocol,), {"limits": handshake})
        http = type("Http", (HeadDeadlineProtocol,), {"limits": handshake})
        config = uvicorn.Config(
            served,
            http=http if direct else "h11",
            ws=protocol if direct else "websockets-sansio",
            loop="uvloop" if loop == "uvloop" else "asyncio",
            log_config=None,
            lifespan="off",
            timeout_graceful_shutdown=15,
        )
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
        self.port: int = self._listener.getsockname()[1]
        self.server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="live bus", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def url(self) -> str:
        """Where the WebSocket is."""
        return f"ws://127.0.0.1:{self.port}{PATH}"

    def publish(self, *values: int) -> None:
        """Count and publish, all in one turn of the server's loop."""

        def count() -> None:
            for value in values:
                self.state = value
                self.hub.publish(tiny.Counter(), value)

        self.call(count)

    def note(self, key: str, text: str) -> None:
        """Change the notes and publish."""

        def change() -> None:
            note = tiny.Note(key, text)
            self.notes = tiny.Notes("hall").reduce(self.notes, note)
            self.hub.publish(tiny.Notes("hall"), note)

        self.call(change)

    def stats(self) -> HubStats:
        """The hub's figures."""
        return self.call(self.hub.stats)

    def call(self, function: Callable[[], ResultT]) -> ResultT:
        """Run on the server's loop."""
        assert self._loop is not None
        done: Future[ResultT] = Future()

        def run() -> None:
            try:
                done.set_result(function())
            except BaseException as error:
                done.set_exception(error)

        self._loop.call_soon_threadsafe(run)
        return done.result(PATIENCE_SECONDS)

    def drain(self, window_seconds: float) -> Future[None]:
        """Begin to drain the hub."""
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(self.hub.drain(window_seconds=window_seconds), self._loop)

    def tasks(self) -> int:
        """Tasks on the server's loop beside the server's own."""
        return self.call(lambda: len(asyncio.all_tasks())) - 1

    def stuffed(self) -> bool:
        """Publish one large note; whether some client's socket takes no more."""
        self.note("a", LARGE)
        return self.stats().outbox_bytes > 0

    def buffered_bytes(self) -> int:
        """What the transports hold, in all."""
        return self.call(lambda: sum(c.buffered_bytes for c in self._sockets()))

    def _sockets(self) -> list[DirectSocket]:
        return [each for each in self.server.server_state.connections if isinstance(each, DirectSocket)]

    def start(self) -> None:
        """Serve."""
        self._thread.start()
        wait_until(lambda: self.server.started, "the server to start")

    def stop(self) -> None:
        """Shut down as a signal would, and wait for the end."""
        self.server.should_exit = True
        self._thread.join(PATIENCE_SECONDS)
        assert not self._thread.is_alive(), "the server did not stop"

    def _make_hub(self) -> Hub:
        self.hub = Hub(tiny.CONTRACT, limits=self.limits)
        self.hub.add_topic(tiny.Counter(), snapshot=lambda: self.state)
        self.hub.add_topic(tiny.Notes("hall"), snapshot=lambda: self.notes)
        return self.hub

    def _guard(self, connection: HTTPConnection) -> Refusal | Grant | Awaitable[Refusal | Grant]:
        self.seen_queries.append(connection.url.query)
        if "stranger" in connection.headers:
            return Refusal(403, b'{"code":"forbidden_origin"}')
        return self.grant(connection)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=self.server.config.get_loop_factory()) as runner:
            self._loop = runner.get_loop()
            runner.run(self.server.serve(sockets=[self._listener]))


@contextmanager
def live_bus(
    limits: Limits | None = None, *, direct: bool = True, loop: str = "uvloop", before: Before = None
) -> Iterator[LiveBus]:
    """Serve while the block runs; afterwards nothing may be left."""
    bus = LiveBus(limits or Limits(), direct=direct, loop=loop, before=before)
    bus.start()
    try:
        yield bus
    finally:
        bus.stop()
    stats = bus.hub.stats()
    assert stats.connections == 0
    assert set(stats.subscriptions.values()) == {0}
