"""How the server answers while sessions flood their terminals: round trips of pings, and what the terminals take.

`python benchmarks/floods.py [--seconds 5]` runs the real server on loopback, once per kind of flood and number of
sessions, and prints a line for each: the p50, p99 and worst round trip in milliseconds, all terminals' output in
MB/s, and the CPU that the server used. The flooding programs run with the least priority: how a machine shares its
cores between twenty of them and a server is not what is measured.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil
from websockets.sync.client import ClientConnection, connect

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from support.server import ServerProcess

COUNTED = (
    "import os, sys, time; os.nice(19); data = {data}; end = time.monotonic() + 600; sent = 0\n"
    "count = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT)\n"
    "while time.monotonic() < end:\n"
    "    sent += os.write(1, data); os.pwrite(count, b'%020d' % sent, 0)"
)
FLOODS = {
    "lines": "b'y\\n' * 2000",
    "log": "b''.join(b'\\x1b[32m%08d\\x1b[0m a line of a log, as builds write them\\n' % n for n in range(80))",
    "redraws": "b''.join(b'\\x1b[%d;%dH\\x1b[3%dm#' % (n % 24 + 1, n % 80 + 1, n % 8) for n in range(300))",
    "random": "os.urandom(4000)",
}


def main() -> None:
    """Measure each flood."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5)
    seconds = parser.parse_args().seconds
    print(f"{'flood':<10} {'sessions':>8} {'p50 ms':>8} {'p99 ms':>8} {'max ms':>8} {'MB/s':>8} {'CPU %':>6}")
    measure("none", 0, seconds)
    for flood in FLOODS:
        for sessions in (1, 20):
            measure(flood, sessions, seconds)


def measure(flood: str, sessions: int, seconds: float) -> None:
    """Measure one flood by so many sessions."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        with ServerProcess(path / "state", page_dir=path, environment={"WIREPACT_STOP_GRACE_SECONDS": "0.5"}) as server:
            counts = [path / f"count{number}" for number in range(sessions)]
            with server.client() as client:
                for count in counts:
                    script = COUNTED.format(data=FLOODS[flood])
                    answer = client.post("/api/sessions", json={"command": [sys.executable, "-c", script, str(count)]})
                    answer.raise_for_status()
            time.sleep(1)
            token = (server.state_dir / "token").read_text().strip()
            with connect(
                f"ws://127.0.0.1:{server.port}/api/realtime",
                additional_headers={"Authorization": f"Bearer {token}"},
                proxy=None,
            ) as socket:
                process = psutil.Process(server.process.pid)
                process.cpu_percent()
                before = sum(map(sent, counts))
                trips = pings(socket, seconds)
                taken = (sum(map(sent, counts)) - before) / seconds / 1e6
                cpu = process.cpu_percent()
    quantiles = statistics.quantiles(trips, n=100)
    figures = f"{quantiles[49]:8.1f} {quantiles[98]:8.1f} {max(trips):8.1f} {taken:8.2f} {cpu:6.0f}"
    print(f"{flood:<10} {sessions:>8} {figures}", flush=True)


def sent(count: Path) -> int:
    """Read how much a session has written."""
    try:
        return int(count.read_text())
    except (OSError, ValueError):  # not begun
        return 0


def pings(socket: ClientConnection, seconds: float) -> list[float]:
    """Ping 15 times a second, below the server's limit; return the round trips in milliseconds."""
    trips = []
    end = time.monotonic() + seconds
    while (began := time.perf_counter()) and time.monotonic() < end:
        socket.send('{"type":"ping"}')
        socket.recv(30)
        trips.append((time.perf_counter() - began) * 1000)
        time.sleep(1 / 15)
    return trips


if __name__ == "__main__":
    os.environ.pop("WIREPACT_SESSION", None)
    main()
