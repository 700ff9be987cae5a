"""1 to N fan-out: our server beside its peers, in one run. Prints a table of figures and of ratios.

Server and load generator are two processes, each pinned to a core of its own where the system can. CPU per delivery is
the server's own; `load CPU` is the load generator's share of its core: while it is well below 100 %, the server was the
limit. Each case runs `--rounds` times, the rounds of all servers interleaved; the median counts.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
KINDS = ("wirepact, direct", "wirepact, portable", "websockets.broadcast", "starlette, queue and task")
STARTUP_SECONDS = 60


@dataclass(frozen=True)
class Figures:
    """One run of one server."""

    delivered_per_second: float
    cpu_us_per_delivery: float
    server_cpu_share: float
    load_cpu_share: float


def run(kind: str, *, clients: int, seconds: float, burst: int) -> Figures:
    """Run one server against one load generator.

    Raises:
        RuntimeError: a process failed, or messages were lost.
    """
    command = ["fanout_servers.py", kind, "--seconds", str(seconds), "--burst", str(burst)]
    with _start(command, core=0) as server:
        ports = json.loads(_line(server))
        load_command = ["fanout_load.py", *map(str, (ports["port"], ports["control_port"], clients, burst))]
        with _start(load_command, core=1) as load:
            result = json.loads(_line(server))
            server.wait(STARTUP_SECONDS)
            loaded = json.loads(_line(load))
    deliveries = result["bursts"] * burst * clients
    if loaded["received"] != deliveries:
        raise RuntimeError(f"{kind}: sent {deliveries} messages, {loaded['received']} arrived")
    return Figures(
        delivered_per_second=deliveries / result["seconds"],
        cpu_us_per_delivery=result["cpu_seconds"] / deliveries * 1e6,
        server_cpu_share=result["cpu_seconds"] / result["seconds"],
        load_cpu_share=loaded["cpu_share"],
    )


def compare(*, clients: int, seconds: float, burst: int, rounds: int) -> None:
    """Measure every server and print the table."""
    runs: dict[str, list[Figures]] = {kind: [] for kind in KINDS}
    for _ in range(rounds):
        for kind in KINDS:
            runs[kind].append(run(kind, clients=clients, seconds=seconds, burst=burst))
    ours = _median(runs[KINDS[0]])
    print(f"\n{clients} clients, {burst} event(s) per turn of the loop, {seconds:g} s, median of {rounds}")
    print(f"{'server':28} {'delivered/s':>12} {'CPU us each':>12} {'server CPU':>11} {'load CPU':>9} {'ours is':>8}")
    for kind, figures in runs.items():
        its = _median(figures)
        print(
            f"{kind:28} {its.delivered_per_second:12,.0f} {its.cpu_us_per_delivery:12.2f} "
            f"{its.server_cpu_share:11.0%} {its.load_cpu_share:9.0%} "
            f"{its.cpu_us_per_delivery / ours.cpu_us_per_delivery:7.1f}x"
        )


def _median(runs: list[Figures]) -> Figures:
    return Figures(
        delivered_per_second=statistics.median(figures.delivered_per_second for figures in runs),
        cpu_us_per_delivery=statistics.median(figures.cpu_us_per_delivery for figures in runs),
        server_cpu_share=statistics.median(figures.server_cpu_share for figures in runs),
        load_cpu_share=statistics.median(figures.load_cpu_share for figures in runs),
    )


def _start(command: list[str], *, core: int) -> subprocess.Popen[str]:
    script, *arguments = command
    process = subprocess.Popen([sys.executable, str(HERE / script), *arguments], stdout=subprocess.PIPE, text=True)
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(process.pid, {cores[core % len(cores)]})
    return process


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args!r} ended with code {process.wait(STARTUP_SECONDS)}")
    return line


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="1 to N fan-out, beside the peers.")
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    for burst in (1, 20):
        compare(clients=arguments.clients, seconds=arguments.seconds, burst=burst, rounds=arguments.rounds)
