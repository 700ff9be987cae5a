"""A whole run over several contracts, of distinct instances."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from support.generated import ROOT, Node, Packages, generate
from support.random_schemas import write_random_contract

from .compare import Comparison, Disagreement, Tally
from .draw import texts

_BATCH = 500
_ROUNDS = 12
CONTRACTS = {
    "own": ROOT / "schema",
    "full": ROOT / "tests/codegen/contracts/full",
    "hard": ROOT / "tests/codegen/contracts/hard",
}


@dataclass
class Run:
    """The types of some contracts, and what was found of each."""

    comparisons: dict[str, Comparison]
    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)
    _put: dict[tuple[str, str], set[int]] = field(default_factory=dict)

    @property
    def instances(self) -> int:
        """How many distinct instances were put so far."""
        return sum(tally.instances for tally in self.tallies.values())

    def disagreements(self) -> list[Disagreement]:
        """Give one disagreement of each sort: the one with the shortest text."""
        best: dict[tuple[str, str, str], Disagreement] = {}
        for tally in self.tallies.values():
            for one in tally.disagreements:
                key = (one.contract, one.type_name, one.what)
                best[key] = min(best.get(key, one), one, key=lambda other: len(other.text))
        return list(best.values())

    def put(self, contract: str, type_name: str, *, seed: int, count: int) -> int:
        """Put about `count` instances of a type that were not put before; give how many there were."""
        comparison = self.comparisons[contract]
        put = self._put.setdefault((contract, type_name), set())
        tally = self.tallies.setdefault((contract, type_name), Tally())
        drawn = texts(comparison.packages.bundle, type_name, comparison.oracle, seed=seed, count=count)
        before = tally.instances
        while batch := list(islice(drawn, _BATCH)):
            fresh = {hash(text): text for text in batch if hash(text) not in put}
            put |= fresh.keys()
            tally.add(comparison.compare(type_name, list(fresh.values())))
        return tally.instances - before


def generate_contracts(folder: Path, seed: int) -> dict[str, Packages]:
    """Generate the packages of every contract into a folder, and of random schemas."""
    schemas = {**CONTRACTS, "random": write_random_contract(folder / "schema", seed)}
    return {name: generate(schema, folder / name, f"{name}_differential") for name, schema in schemas.items()}


def run(
    packages: dict[str, Packages], *, seed: int, instances: int, tell: Callable[[str], None] = lambda _: None
) -> Run:
    """Put `instances` distinct instances, shared out among the types; small types leave their share to the others.

    Gives up short of that after a dozen rounds; the caller sees how many there were.
    """
    with ExitStack() as stack:
        nodes = {name: stack.enter_context(Node(found.typescript)) for name, found in packages.items()}
        found = Run({name: Comparison(packages[name], node) for name, node in nodes.items()})
        open_types = [(name, type_name) for name in packages for type_name in packages[name].type_names()]
        for number in range(_ROUNDS):
            if found.instances >= instances or not open_types:
                break
            share = max(20, -(-(instances - found.instances) // len(open_types)))
            tell(f"round {number + 1}: {len(open_types)} types, {share} instances each")
            fresh = {row: found.put(*row, seed=seed + 1000 * number, count=share) for row in open_types}
            open_types = [row for row in open_types if fresh[row] > share // 10]
        return found
