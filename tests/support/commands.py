"""Runs `wirepact-server`'s commands that ask a server, as processes of their own."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from pathlib import Path
from typing import Self

from support.server import COMMAND

PATIENCE_SECONDS = 20


def environment(state_dir: Path, **more: str) -> dict[str, str]:
    """What a command finds around it: the state folder, and no wish about colours."""
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return {**plain, "WIREPACT_STATE_DIR": str(state_dir), **more}


def ran(*arguments: str | Path, state_dir: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [COMMAND, *arguments],
        env=environment(state_dir, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


class Following:
    """A command that runs on, and what it prints, line by line."""

    def __init__(self, *arguments: str | Path, state_dir: Path) -> None:
        self._rest = b""
        self.process = subprocess.Popen(
            [COMMAND, *arguments], env=environment(state_dir), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def line(self) -> str:
        """Wait for the next line and return it."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + PATIENCE_SECONDS
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, deadline - time.monotonic()))
            assert ready, f"no further line after {self._rest!r}"
            data = os.read(self.process.stdout.fileno(), 65536)
            assert data, f"it ended: {self.process.communicate()[1].decode()}"
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode()

    def interrupt(self) -> tuple[int, str]:
        """End it as Ctrl-C does; return its exit code and what it said on standard error."""
        self.process.send_signal(signal.SIGINT)
        return self.ended()

    def ended(self) -> tuple[int, str]:
        """Wait for its end; return its exit code and what it said on standard error."""
        _, said = self.process.communicate(timeout=PATIENCE_SECONDS)
        return self.process.returncode, said.decode()
