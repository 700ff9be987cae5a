"""1 to N fan-out: our server beside its peers, in one run. Prints a table of figures and of ratios.

Server and load generator are two processes, each pinned to a core of its own where the system can. CPU per delivery is
the server's own; `load CPU` is the load generator's share of its core: while it is well below 100 %, the server was the
limit. Each case runs `--rounds` times, the rounds of all servers interleaved; the median counts. A peer that is not
installed (nginx with nchan, a C compiler) is left out, and named.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

from bus_contract import EVENT, HELLO
from bus_processes import HERE, PATIENCE_SECONDS, read_line, started
from bus_server_nchan import module_path

OURS = "wirepact, direct"
PYTHON_KINDS = (OURS, "wirepact, portable", "websockets.broadcast", "starlette, queue and task")
Command = Callable[[float, int], list[str]]


@dataclass(frozen=True)
class Peer:
    """A server: how it is started for so many seconds and so many events a turn; whether it answers a subscribe."""

    command: Command
    greets: bool = True


@dataclass(frozen=True)
class Figures:
    """One run of one server."""

    delivered_per_second: float
    cpu_us_per_delivery: float
    server_cpu_share: float
    load_cpu_share: float


def peers(folder: Path) -> dict[str, Peer]:
    """Return the servers that can run here; what is built for it goes into the folder."""
    found = {kind: Peer(_python(kind)) for kind in PYTHON_KINDS}
    node, compiler = shutil.which("node"), shutil.which("cc")
    if node is not None:
        script = str(HERE / "bus_server_ws.mjs")
        texts = [EVENT.decode(), HELLO.decode()]
        found["Node ws"] = Peer(lambda seconds, burst: [node, script, *texts, str(seconds), str(burst)])
    if module_path() is not None:
        found["nchan (nginx)"] = Peer(
            lambda seconds, burst: ["bus_server_nchan.py", "--seconds", str(seconds), "--burst", str(burst)],
            greets=False,
        )
    if compiler is not None:
        floor = str(folder / "floor")
        subprocess.run([compiler, "-O2", "-o", floor, str(HERE / "bus_floor.c")], check=True)
        texts = [EVENT.decode(), HELLO.decode()]
        found["C loop of write"] = Peer(lambda seconds, burst: [floor, *texts, str(seconds), str(burst)])
    return found


def _python(kind: str) -> Command:
    return lambda seconds, burst: ["bus_servers.py", kind, "--seconds", str(seconds), "--burst", str(burst)]


def run(name: str, peer: Peer, *, clients: int, seconds: float, burst: int) -> Figures:
    """Run one server against one load generator.

    Raises:
        RuntimeError: a process failed, or messages were lost.
    """
    with started(peer.command(seconds, burst), core=0) as server:
        ports = read_line(server)
        load_command = ["bus_load.py", *map(str, (ports["port"], ports["control_port"], clients, burst))]
        with started([*load_command, *([] if peer.greets else ["--ungreeted"])], core=1) as load:
            result = read_line(server)
            server.wait(PATIENCE_SECONDS)
            loaded = read_line(load)
    deliveries = result["bursts"] * burst * clients
    if loaded["received"] != deliveries:
        raise RuntimeError(f"{name}: sent {deliveries} messages, {loaded['received']} arrived")
    return Figures(
        delivered_per_second=deliveries / result["seconds"],
        cpu_us_per_delivery=result["cpu_seconds"] / deliveries * 1e6,
        server_cpu_share=result["cpu_seconds"] / result["seconds"],
        load_cpu_share=loaded["cpu_share"],
    )


def compare(all_peers: dict[str, Peer], *, clients: int, seconds: float, burst: int, rounds: int) -> None:
    """Measure every server and print the table."""
    runs: dict[str, list[Figures]] = {name: [] for name in all_peers}
    for _ in range(rounds):
        for name, peer in all_peers.items():
            runs[name].append(run(name, peer, clients=clients, seconds=seconds, burst=burst))
    ours = _median(runs[OURS])
    print(f"\n{clients} clients, {burst} event(s) per turn of the loop, {seconds:g} s, median of {rounds}")
    print(
        f"{'server':26} {'delivered/s':>12} {'ours is':>8} {'CPU us each':>12} {'ours is':>8} {'server':>7} {'load':>5}"
    )
    for name, figures in runs.items():
        its = _median(figures)
        print(
            f"{name:26} {its.delivered_per_second:12,.0f} "
            f"{ours.delivered_per_second / its.delivered_per_second:7.2f}x {its.cpu_us_per_delivery:12.2f} "
            f"{its.cpu_us_per_delivery / ours.cpu_us_per_delivery:7.2f}x "
            f"{its.server_cpu_share:7.0%} {its.load_cpu_share:5.0%}"
        )


def _median(runs: list[Figures]) -> Figures:
    return Figures(*(statistics.median(getattr(figures, field.name) for figures in runs) for field in fields(Figures)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="1 to N fan-out, beside the peers.")
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--bursts", type=int, nargs="+", default=[1, 20])
    parser.add_argument("--only", nargs="+", help="names of servers; ours is always among them")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        everybody = peers(Path(folder))
        wanted = {OURS, *(arguments.only or everybody)}
        for missing in sorted({"Node ws", "nchan (nginx)", "C loop of write"} - everybody.keys()):
            print(f"left out, not installed: {missing}")
        for burst in arguments.bursts:
            compare(
                {name: peer for name, peer in everybody.items() if name in wanted},
                clients=arguments.clients,
                seconds=arguments.seconds,
                burst=burst,
                rounds=arguments.rounds,
            )
