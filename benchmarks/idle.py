"""What an idle connection weighs, and how fast connections are accepted: our server beside its peers, in one run.

Memory is the growth of the server's resident set from 200 connections on to 200 more than asked for, by connection.
Accepting is timed by the clients, 50 of which are under way at a time; `load` is their process's share of its core.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
from dataclasses import dataclass, fields

import psutil
from bus_contract import EVENT, HELLO
from bus_processes import HERE, read_line, started, tell

WARM_UP = 200
OURS = "wirepact, direct"
PYTHON_KINDS = (OURS, "wirepact, portable", "starlette, plain", "websockets.broadcast")


@dataclass(frozen=True)
class Figures:
    """One run of one server."""

    accepted_per_second: float
    idle_kb: float
    subscribed_kb: float
    load_cpu_share: float


def commands() -> dict[str, list[str]]:
    """Return how each server that can run here is started."""
    found = {kind: ["bus_servers.py", kind, "--seconds", "0", "--burst", "1"] for kind in PYTHON_KINDS}
    node = shutil.which("node")
    if node is not None:
        found["Node ws"] = [node, str(HERE / "bus_server_ws.mjs"), EVENT.decode(), HELLO.decode(), "0", "1"]
    return found


def run(command: list[str], clients: int) -> Figures:
    """Connect, weigh, subscribe, weigh again."""
    with started(command, core=0) as server:
        port = read_line(server)["port"]
        with started(["bus_crowd.py", str(port)], core=1) as crowd:
            tell(crowd, do="connect", clients=WARM_UP)
            process = psutil.Process(server.pid)
            before = process.memory_info().rss
            accepted = tell(crowd, do="connect", clients=clients)
            idle = process.memory_info().rss
            tell(crowd, do="subscribe", topic="bench")
            subscribed = process.memory_info().rss
    return Figures(
        accepted_per_second=clients / accepted["seconds"],
        idle_kb=(idle - before) / clients / 1000,
        subscribed_kb=(subscribed - before) / clients / 1000,
        load_cpu_share=accepted["cpu_share"],
    )


def compare(*, clients: int, rounds: int) -> None:
    """Measure every server and print the table."""
    servers = commands()
    runs: dict[str, list[Figures]] = {name: [] for name in servers}
    for _ in range(rounds):
        for name, command in servers.items():
            runs[name].append(run(command, clients))
    print(f"\n{clients} connections, median of {rounds}")
    print(f"{'server':26} {'accepted/s':>11} {'ours is':>8} {'idle kB':>8} {'subscribed kB':>14} {'load':>5}")
    ours = _median(runs[OURS])
    for name, figures in runs.items():
        its = _median(figures)
        print(
            f"{name:26} {its.accepted_per_second:11,.0f} {ours.accepted_per_second / its.accepted_per_second:7.2f}x "
            f"{its.idle_kb:8.1f} {its.subscribed_kb:14.1f} {its.load_cpu_share:5.0%}"
        )


def _median(runs: list[Figures]) -> Figures:
    return Figures(*(statistics.median(getattr(figures, field.name) for figures in runs) for field in fields(Figures)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Idle connections, beside the peers.")
    parser.add_argument("--clients", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    compare(clients=arguments.clients, rounds=arguments.rounds)
