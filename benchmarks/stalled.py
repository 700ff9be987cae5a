"""What stalled clients cost the others: latency of events with and without 1 % of the clients reading nothing.

The two cases take turns. It is measured while each stalled client has a backlog that grows. Afterwards the stalled ones
must be gone, all others still there, and the memory given back.
"""

from __future__ import annotations

import argparse
import statistics
import time
from typing import Any

from bus_processes import read_line, started, tell

EVENTS_PER_SECOND = 50
FILLING_PER_SECOND, FILLING_SECONDS = 200, 3
PATIENCE_SECONDS = 30


def run(*, clients: int, stalled: int, seconds: float) -> dict[str, Any]:
    """Measure once.

    Raises:
        RuntimeError: the count of connections is wrong in the end.
    """
    with started(["bus_scene.py"], core=0) as server:
        port = read_line(server)["port"]
        with started(["bus_crowd.py", str(port)], core=1) as crowd:
            tell(crowd, do="connect", clients=clients, topic="bench")
            tell(server, do="tick", per_second=EVENTS_PER_SECOND, seconds=1)
            tell(crowd, do="listen", seconds=1.5)
            before = tell(server, do="stats")
            tell(crowd, do="stall", clients=stalled)
            tell(server, do="tick", per_second=FILLING_PER_SECOND, seconds=FILLING_SECONDS)
            tell(crowd, do="listen", seconds=FILLING_SECONDS + 0.5)
            waiting = tell(server, do="stats")["outbox_bytes"]
            tell(server, do="tick", per_second=EVENTS_PER_SECOND, seconds=seconds)
            seen = tell(crowd, do="listen", seconds=seconds)
            after = _settled(server, clients - stalled)
    if bool(waiting) is not bool(stalled):
        raise RuntimeError(f"{stalled} clients are stalled, and {waiting} bytes wait for them")
    if after["connections"] != clients - stalled:
        raise RuntimeError(f"{clients} clients, {stalled} of them stalled, and {after['connections']} are left")
    if after["outbox_bytes"]:
        raise RuntimeError(f"{after['outbox_bytes']} bytes still wait")
    return {**seen, "grown_kb": after["rss_kb"] - before["rss_kb"], "closed": after["closed"]}


def _settled(server: Any, connections: int) -> dict[str, Any]:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        stats: dict[str, Any] = tell(server, do="stats")
        if stats["connections"] == connections or time.monotonic() > deadline:
            return stats
        # Until they fall past the bound, or behind the stall's deadline: events have to go on.
        tell(server, do="tick", per_second=EVENTS_PER_SECOND, seconds=0.5)
        time.sleep(0.5)


def compare(*, clients: int, seconds: float, rounds: int) -> None:
    """Measure both cases in turns and print the table."""
    cases = {"none": 0, "1 %": clients // 100}
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, stalled in cases.items():
            runs[name].append(run(clients=clients, stalled=stalled, seconds=seconds))
    print(f"\n{clients} clients, {EVENTS_PER_SECOND} events a second for {seconds:g} s, median of {rounds}")
    columns = {"events": "events", "p50_ms": "p50 ms", "p99_ms": "p99 ms", "max_ms": "max ms", "grown_kb": "kB after"}
    print(f"{'stalled':8}" + "".join(f"{title:>10}" for title in columns.values()) + "  ended by the server")
    for name, each in runs.items():
        its = [statistics.median(one[key] for one in each) for key in columns]
        print(f"{name:8}" + "".join(f"{value:10.2f}" for value in its) + f"  {each[0]['closed'] or ''}")
    ratios = [slow["p99_ms"] / quick["p99_ms"] for quick, slow in zip(*runs.values(), strict=True)]
    print(f"p99 with the stalled beside p99 without: {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Stalled clients.")
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    compare(clients=arguments.clients, seconds=arguments.seconds, rounds=arguments.rounds)
