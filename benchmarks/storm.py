"""A storm of reconnects: so many clients connect and subscribe to a snapshot of 200 sessions, beside connecting alone.

The state changes once a second meanwhile. It is held that each state is encoded at most once, and that the provider
is asked for states, not for clients.
"""

from __future__ import annotations

import argparse
import statistics
from typing import Any

from bus_processes import read_line, started, tell

WARM_UP = 200
CHANGES_PER_SECOND = 1
TOPIC = "sessions.state"


def run(*, clients: int, fetched: bool) -> dict[str, Any]:
    """Measure once.

    Raises:
        RuntimeError: somebody was not served, or the snapshot was encoded more often than the state changed.
    """
    with started(["bus_scene.py", *(["--fetched"] if fetched else [])], core=0) as server:
        port = read_line(server)["port"]
        with started(["bus_crowd.py", str(port)], core=1) as crowd:
            tell(crowd, do="connect", clients=WARM_UP, topic=TOPIC)
            tell(crowd, do="close")
            tell(server, do="change", per_second=CHANGES_PER_SECOND)
            beginning = tell(server, do="stats")
            alone = tell(crowd, do="connect", clients=clients)
            accepted = tell(server, do="stats")
            tell(crowd, do="close")
            before = tell(server, do="stats")
            storm = tell(crowd, do="connect", clients=clients, topic=TOPIC)
            after = tell(server, do="stats")
    grown = {key: after[key] - before[key] for key in ("snapshots_encoded", "provider_calls", "states")}
    sent = after["snapshots_sent"] - before["snapshots_sent"]
    if sent != clients or after["connections"] != clients or after["closed"] != before["closed"]:
        raise RuntimeError(
            f"{clients} clients, {sent} snapshots, {after['connections']} connections, {after['closed']}"
        )
    if grown["snapshots_encoded"] > grown["states"] + 1:
        raise RuntimeError(f"{grown['snapshots_encoded']} encodes for {grown['states']} changes of the state")
    return {
        "alone": alone["seconds"],
        "alone_cpu": accepted["cpu_seconds"] - beginning["cpu_seconds"],
        "storm": storm["seconds"],
        "storm_cpu": after["cpu_seconds"] - before["cpu_seconds"],
        "ratio": storm["seconds"] / alone["seconds"],
        "load": storm["cpu_share"],
        **grown,
    }


def compare(*, clients: int, rounds: int) -> None:
    """Measure both kinds of topics and print the table."""
    print(f"\n{clients} clients, {CHANGES_PER_SECOND} change of the state a second, median of {rounds}")
    columns = {"alone": "alone s", "alone_cpu": "CPU s", "storm": "storm s", "storm_cpu": "CPU s", "ratio": "ratio"}
    columns |= {"states": "changes", "snapshots_encoded": "encodes", "provider_calls": "provider", "load": "load"}
    print(" " * 12 + "".join(f"{title:>10}" for title in columns.values()))
    for kind in ("state-first", "fetched"):
        runs = [run(clients=clients, fetched=kind == "fetched") for _ in range(rounds)]
        its = {key: statistics.median(each[key] for each in runs) for key in columns}
        print(f"{kind:12}" + "".join(f"{value:10.2f}" for value in its.values()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A storm of reconnects.")
    parser.add_argument("--clients", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    compare(clients=arguments.clients, rounds=arguments.rounds)
