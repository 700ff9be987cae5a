"""Run Autobahn's fuzzing client against the server's WebSocket; fail if any case fails. `just autobahn` calls it.

It speaks to two echo applications behind uvicorn with `RealtimeProtocol`: `plain` answers through ASGI's `send`,
`shared` takes the socket over and writes whole frames, as the bus does. The suite needs Python 2.7, so it is no part
of CI; without one this says so in a line and exits with 0. Compression's cases (12.*, 13.*) are left out: the server
offers none.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from wirepact_server.realtime import HeadDeadlineProtocol, Limits, RealtimeProtocol
from wirepact_server.realtime.direct import TakenSocket, socket_offer
from wirepact_server.realtime.frames import Batch

SUITE = "autobahntestsuite==0.8.2"
LAST_VIRTUALENV_FOR_PYTHON_2 = "virtualenv==20.15.1"
COMPRESSION = ["12.*", "13.*"]
FINAL_BINARY = b"\x82"
# The largest message of the suite has 16 MiB.
LIMITS = Limits(message_bytes=32 * 1024 * 1024, close_seconds=2)


class Protocol(RealtimeProtocol):
    """The server's own protocol with room for the suite's messages."""

    limits = LIMITS


async def plain(_scope: Any, receive: Any, send: Any) -> None:
    """Echo through ASGI."""
    await receive()
    await send({"type": "websocket.accept"})
    while (message := await receive())["type"] == "websocket.receive":
        await send({**message, "type": "websocket.send"})


async def shared(scope: Any, receive: Any, send: Any) -> None:
    """Echo in whole frames, from the socket that the bus takes over."""
    await receive()
    await send({"type": "websocket.accept"})
    offer = socket_offer(scope)
    assert offer is not None
    taken = offer.take_over(LIMITS)
    taken.start(Echo(taken))


class Echo:
    """Reads a socket that was handed over."""

    def __init__(self, taken: TakenSocket) -> None:
        self._taken = taken

    def receive_text(self, text: str) -> None:
        """Send it back."""
        self._taken.write(Batch(text.encode()))

    def receive_binary(self, data: bytes) -> None:
        """Send it back: the bus's frames are text, so this one is made of one."""
        batch = Batch(data)
        batch.wire = FINAL_BINARY + batch.wire[1:]
        self._taken.write(batch)

    def gone(self) -> None:
        """Nothing is kept."""


@contextmanager
def served(application: Any) -> Iterator[int]:
    """Serve on loopback while the block runs; gives the port."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        application, http=HeadDeadlineProtocol, ws=Protocol, lifespan="off", log_level="critical", ws_ping_interval=None
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(20)


def find_python_2() -> str | None:
    """Return a Python 2.7: what PYTHON2 names, what is on the PATH, or one that pyenv keeps."""
    kept = sorted(map(str, Path("~/.pyenv/versions").expanduser().glob("2.7.*/bin/python2.7")))
    for candidate in (os.environ.get("PYTHON2"), *reversed(kept), shutil.which("python2.7")):
        # One on the PATH may be a shim of pyenv's for a version that is not chosen: it has to run.
        if candidate and subprocess.run([candidate, "-c", ""], capture_output=True, check=False).returncode == 0:
            return candidate
    return None


def install(python_2: str, folder: Path) -> Path:
    """Install the suite into the folder unless it is there; return its command."""
    command = folder / "suite" / "bin" / "wstest"
    if not command.exists():
        tools, suite = folder / "tools", folder / "suite"
        subprocess.run([sys.executable, "-m", "venv", tools], check=True)
        subprocess.run([tools / "bin" / "pip", "install", "--quiet", LAST_VIRTUALENV_FOR_PYTHON_2], check=True)
        subprocess.run([tools / "bin" / "virtualenv", "--quiet", "-p", python_2, suite], check=True)
        quiet = {**os.environ, "PYTHONWARNINGS": "ignore"}
        subprocess.run([suite / "bin" / "pip", "install", "--quiet", SUITE], check=True, env=quiet)
    return command


def fuzz(command: Path, ports: Mapping[str, int], cases: list[str], folder: Path) -> dict[str, dict[str, Any]]:
    """Run the suite; return its index: per application, per case, how it behaved."""
    reports = folder / "reports"
    specification = {
        "outdir": str(reports),
        "servers": [{"agent": name, "url": f"ws://127.0.0.1:{port}"} for name, port in ports.items()],
        "cases": cases,
        "exclude-cases": COMPRESSION,
        "exclude-agent-cases": {},
    }
    path = folder / "specification.json"
    path.write_text(json.dumps(specification))
    with (folder / "suite.log").open("w") as log:
        subprocess.run([command, "-m", "fuzzingclient", "-s", path], check=True, stdout=log, stderr=log, cwd=folder)
    index: dict[str, dict[str, Any]] = json.loads((reports / "index.json").read_text())
    return index


def report(index: Mapping[str, Mapping[str, Any]]) -> int:
    """Print how each application behaved, and each case that is not as it should be; return how many failed."""
    failed = 0
    for name, cases in sorted(index.items()):
        ways = Counter(case["behavior"] for case in cases.values())
        closings = Counter(case["behaviorClose"] for case in cases.values())
        print(f"{name}: {len(cases)} cases; behaviour {dict(ways)}; closing {dict(closings)}")
        for number, case in sorted(cases.items()):
            if {case["behavior"], case["behaviorClose"]} - {"OK"}:
                print(f"  {number}: {case['behavior']}, closing {case['behaviorClose']}")
        failed += sum("FAILED" in (case["behavior"], case["behaviorClose"]) for case in cases.values())
    return failed


def main() -> None:
    """Install, serve, fuzz, report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", nargs="+", default=["*"], help='such as "6.*"; all if none is given')
    parser.add_argument("--folder", type=Path, default=Path(".cache/autobahn"), help="where the suite is installed")
    arguments = parser.parse_args()
    python_2 = find_python_2()
    if python_2 is None:
        print("autobahn: skipped, for there is no Python 2.7 here (PYTHON2 may name one).")
        return
    folder: Path = arguments.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    command = install(python_2, folder)
    with served(plain) as plain_port, served(shared) as shared_port, tempfile.TemporaryDirectory() as scratch:
        index = fuzz(command, {"plain": plain_port, "shared": shared_port}, arguments.cases, Path(scratch))
    failed = report(index)
    print(f"{failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
