"""Runs the real server as a process of its own, the way `./just up` does."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import urlsplit

import httpx2 as httpx

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).parent / "wirepact-server"
T = TypeVar("T")


def wait_until(question: Callable[[], T], *, what: str, seconds: float = 20) -> T:
    """Ask until the answer is true and return it; fail with `what` was awaited after `seconds`."""
    deadline = time.monotonic() + seconds
    while not (answer := question()):
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        time.sleep(0.02)
    return answer


class ServerProcess:
    """A `wirepact-server serve` on loopback, on a port that the system chooses and that restarts keep."""

    def __init__(self, state_dir: Path, *, page_dir: Path, environment: Mapping[str, str] | None = None) -> None:
        self.state_dir = state_dir
        self.page_dir = page_dir
        self.port = 0
        self.log = state_dir.parent / f"{state_dir.name}.log"
        self._environment = dict(environment or {})
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self.stop()

    @property
    def process(self) -> subprocess.Popen[str]:
        """The running process."""
        assert self._process is not None, "the server was not started"
        return self._process

    @property
    def origin(self) -> str:
        """The server's own origin, such as http://127.0.0.1:8000."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait for its line."""
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                [COMMAND, "serve"],
                env={
                    **os.environ,
                    "PORT": str(self.port),
                    "WIREPACT_STATE_DIR": str(self.state_dir),
                    "WIREPACT_PAGE_DIR": str(self.page_dir),
                    **self._environment,
                },
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self.url = self._ready_url()
        self.port = urlsplit(self.url).port or 0

    def _ready_url(self) -> str:
        stdout = self.process.stdout
        assert stdout is not None
        ready, _, _ = select.select([stdout], [], [], 30)
        line = stdout.readline() if ready else ""
        assert "http" in line, f"no ready line; the server said: {self.log.read_text()}"
        return line.split()[-1]

    def stop(self) -> int:
        """Stop it as Ctrl-C does; return its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self._ended()

    def terminate(self) -> int:
        """Stop it as a service manager does; return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self._ended()

    def kill(self) -> None:
        """End it as a crash does: SIGKILL, no goodbye."""
        self.process.kill()
        self._ended()

    def _ended(self) -> int:
        code = self.process.wait(30)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code

    def fresh_url(self) -> str:
        """Ask for another one-time URL, as `./just url` does."""
        done = subprocess.run(
            [COMMAND, "url"],
            env={**os.environ, "WIREPACT_STATE_DIR": str(self.state_dir)},
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        return done.stdout.split()[-1]

    def client(self) -> httpx.Client:
        """A program's HTTP client: the bearer token, no cookie, no Origin."""
        token = (self.state_dir / "token").read_text().strip()
        return httpx.Client(base_url=self.origin, headers={"Authorization": f"Bearer {token}"}, trust_env=False)
