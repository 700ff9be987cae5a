"""A client of a real server that pings it all the while: what others notice of what is done to the server."""

from __future__ import annotations

import statistics
import threading
import time
from typing import Self

from support.server import ServerProcess, wait_until
from websockets.sync.client import connect

_REST_SECONDS = 0.06  # within the limit on messages


class Pinger:
    """Pings, one after another, as long as the block runs; how long each took is in `seconds`."""

    def __init__(self, server: ServerProcess, *, rest_seconds: float = _REST_SECONDS) -> None:
        self._rest_seconds = rest_seconds
        self._url = f"ws://127.0.0.1:{server.port}/api/realtime"
        self._headers = {"Authorization": f"Bearer {(server.state_dir / 'token').read_text().strip()}"}
        self._over = threading.Event()
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.seconds: list[float] = []

    def __enter__(self) -> Self:
        self._thread.start()
        wait_until(lambda: self.seconds or self._error, what="the first pong")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        seen = len(self.seconds)
        if kind is None:
            wait_until(lambda: len(self.seconds) > seen or self._error, what="a pong afterwards")
        self._over.set()
        self._thread.join(20)
        if kind is None:
            assert self._error is None, f"the client that pings was not served: {self._error!r}"

    @property
    def p99(self) -> float:
        """In seconds."""
        return statistics.quantiles(self.seconds, n=100, method="inclusive")[98]

    def _run(self) -> None:
        try:
            with connect(self._url, additional_headers=self._headers, open_timeout=20, proxy=None) as client:
                while not self._over.wait(self._rest_seconds):
                    began = time.perf_counter()
                    client.send('{"type":"ping"}')
                    assert client.recv(timeout=20) == '{"type":"pong"}'
                    self.seconds.append(time.perf_counter() - began)
        except Exception as error:
            self._error = error
