"""Holds a small bus in a process of its own, watches its memory, and has a client that must be served throughout."""

from __future__ import annotations

import contextlib
import http.client
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Self

import psutil
from support import tiny_contract as tiny
from support.live_bus import PATH, wait_until
from support.server import ROOT
from websockets.sync.client import ClientConnection, connect

MIB = 1024 * 1024
SETTLE_SECONDS = 15
LONGEST_SILENCE_SECONDS = 1.5


def assert_memory_returns(rss: Callable[[], int], before: int) -> None:
    """Within 8 MiB, once what is closing has closed."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while (now := rss()) > before + 8 * MIB:
        assert time.monotonic() < deadline, f"{(now - before) / MIB:.1f} MiB more than before the attack"
        time.sleep(0.05)


class BusProcess:
    """`support.bus_server` with these limits; restarts are new ones."""

    def __init__(self, *, note_bytes: int = 10, server: str = "uvicorn", **limits: float) -> None:
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "support.bus_server", json.dumps(limits)),
                *("--note-bytes", str(note_bytes), "--server", server),
            ],
            cwd=ROOT / "tests",
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())
        self._memory = psutil.Process(self._process.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()

    @property
    def url(self) -> str:
        """Where its WebSocket is."""
        return f"ws://127.0.0.1:{self.port}{PATH}"

    @property
    def rss(self) -> int:
        """Its resident memory in bytes."""
        size: int = self._memory.memory_info().rss
        return size

    @property
    def sockets(self) -> int:
        """Its open TCP connections."""
        return sum(found.status == psutil.CONN_ESTABLISHED for found in self._memory.net_connections("tcp"))

    def subscriptions(self, topic: str) -> int:
        """How many hold the topic."""
        return self._stats("subscriptions")[topic]

    def closed(self, reason: str) -> int:
        """How many the server ended for this reason."""
        return self._stats("closed").get(reason, 0)

    def _stats(self, part: str) -> dict[str, int]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with contextlib.closing(connection):
            connection.request("GET", "/stats")
            found: dict[str, dict[str, int]] = json.loads(connection.getresponse().read())
        return found[part]

    def connect(self) -> ClientConnection:
        """A client of somebody else's."""
        return connect(self.url, compression=None, open_timeout=20, max_size=None, proxy=None)

    def terminate(self) -> int:
        """Ask it to stop; return its exit code."""
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(30)

    def assert_memory_returns(self, before: int) -> None:
        """Within 8 MiB, once what is closing has closed."""
        assert_memory_returns(lambda: self.rss, before)


class Control:
    """A client that only listens: the counter must go on, without a gap and without a long silence."""

    def __init__(self, bus: BusProcess) -> None:
        self._bus = bus
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._error: BaseException | None = None
        self.events = 0
        self.longest_silence = 0.0

    def __enter__(self) -> Self:
        self._thread.start()
        wait_until(lambda: self.events > 0 or self._error is not None, "the control client's first event")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        seen = self.events
        if kind is None:
            wait_until(lambda: self.events > seen or self._error is not None, "an event after the attack")
        self._over.set()
        self._thread.join(20)
        if kind is None:
            assert self._error is None, f"the control client was not served: {self._error!r}"
            assert self.longest_silence < LONGEST_SILENCE_SECONDS

    def _listen(self) -> None:
        try:
            with self._bus.connect() as client:
                client.send(tiny.subscribe("counter"))
                first = tiny.read_message(client.recv(timeout=20))
                assert first["type"] == "snapshot"
                self._follow(client, first["payload"])
        except BaseException as error:
            self._error = error

    def _follow(self, client: ClientConnection, count: object) -> None:
        assert isinstance(count, int)
        last = time.monotonic()
        while not self._over.is_set():
            message = tiny.read_message(client.recv(timeout=20))
            count += 1
            assert message["payload"] == count, "an event is missing, or came twice"
            now = time.monotonic()
            self.longest_silence = max(self.longest_silence, now - last)
            last = now
            self.events += 1
