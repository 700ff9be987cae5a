"""`just differential`: jsonschema, Python and TypeScript over generated instances; exits with 1 where they disagree."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from .run import Run, generate_contracts, run


def main() -> int:
    """Run, print the tables, and say whether all readings agreed on all instances that were asked for."""
    parser = argparse.ArgumentParser(prog="just differential", description=__doc__)
    parser.add_argument("--instances", type=int, default=100_000, help="how many distinct ones (100000)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same instances (1)")
    asked = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        packages = generate_contracts(Path(folder), asked.seed)
        found = run(
            packages, seed=asked.seed, instances=asked.instances, tell=lambda line: print(line, file=sys.stderr)
        )
    print_tables(found)
    for disagreement in found.disagreements():
        print(f"\n{disagreement}")
    print(f"\nseed {asked.seed}, {found.instances} distinct instances, {time.monotonic() - start:.0f} s")
    return 0 if found.instances >= asked.instances and not found.disagreements() else 1


def print_tables(found: Run) -> None:
    """Print a row per type, and one per contract."""
    print(f"{'contract and type':48} {'instances':>9} {'valid':>7} {'invalid':>7} {'disagreements':>13}")
    sums: dict[str, list[int]] = {}
    for (contract, type_name), tally in found.tallies.items():
        figures = [tally.instances, tally.valid, tally.invalid, len(tally.disagreements)]
        print_row(f"{contract} {type_name}", figures)
        sums[contract] = [one + other for one, other in zip(sums.get(contract, [0] * 4), figures, strict=True)]
    for contract, figures in sums.items():
        print_row(f"all of {contract}", figures)
    print_row("all", [sum(column) for column in zip(*sums.values(), strict=True)])


def print_row(title: str, figures: list[int]) -> None:
    """Print a row."""
    instances, valid, invalid, disagreements = figures
    print(f"{title:48} {instances:9} {valid:7} {invalid:7} {disagreements:13}")


if __name__ == "__main__":
    sys.exit(main())
