"""`just outside`: compiles public schemas of the outside world, and says of each what came of it.

Each package is brought once, at its pinned version, into `.cache/outside`. Every schema goes through
`wirepact.generate`; what comes out is imported, type-checked in both languages, and held against `jsonschema` over
generated instances and the package's own examples. Exits with 1 where a verdict is wrong, a checker minds something,
or a name is numbered.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from outside_bring import Brought, bring
from outside_checks import (
    count_definitions,
    decode_examples,
    import_seconds,
    numbered_names,
    seconds,
    type_checker_says,
)
from outside_packages import OUTSIDE, Outside
from support.differential.compare import Comparison
from support.differential.run import Run
from support.generated import Node, Packages
from wirepact import GenerateError, generate
from wirepact.config import Config, Target
from wirepact.names import snake
from wirepact.pipeline import compile_contract

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache" / "outside"
_LEAST_EACH = 25
_SHOWN = 5


@dataclass
class Outcome:
    """What came of one schema."""

    outside: Outside
    sha256: str
    definitions: int
    refused: list[str] = field(default_factory=list)
    types: int = 0
    compiled_in: float = 0.0
    imported_in: float | None = None
    minded: list[str] = field(default_factory=list)
    numbered: list[str] = field(default_factory=list)
    instances: int = 0
    valid: int = 0
    wrong: list[str] = field(default_factory=list)
    examples: str = ""

    @property
    def is_good(self) -> bool:
        """Tell whether nothing is wrong; a refusal with its reason is not."""
        bad = self.minded or self.numbered or self.wrong or (self.imported_in is None and not self.refused)
        return not bad


def main() -> int:
    """Try each schema that was asked for, and print a row for each."""
    parser = argparse.ArgumentParser(prog="just outside", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"which of them ({', '.join(each.name for each in OUTSIDE)})")
    parser.add_argument("--instances", type=int, default=3000, help="about how many for each schema (3000)")
    asked = parser.parse_args()
    chosen = [each for each in OUTSIDE if not asked.names or each.name in asked.names]
    outcomes = [_shown(_try(each, asked.instances)) for each in chosen]
    return 0 if all(outcome.is_good for outcome in outcomes) else 1


def _try(outside: Outside, instances: int) -> Outcome:
    brought = bring(outside, CACHE)
    outcome = Outcome(outside, brought.sha256, count_definitions(brought.schema))
    folder = CACHE / "out" / outside.name
    shutil.rmtree(folder, ignore_errors=True)
    start = time.perf_counter()
    try:
        generate(
            schema=brought.schema,
            python=folder / "python",
            typescript=folder / "typescript",
            package=outside.name,
            resources=brought.resources,
        )
    except GenerateError as error:
        outcome.refused = [str(found) for found in error.findings]
        return outcome
    outcome.compiled_in = seconds(start)
    _check(outcome, brought, folder, instances)
    return outcome


def _check(outcome: Outcome, brought: Brought, folder: Path, instances: int) -> None:
    """Ask all there is to ask of packages that were generated."""
    python, typescript = Target(folder / "python", outcome.outside.name), Target(folder / "typescript", "outside")
    config = Config(brought.schema, python, typescript, brought.resources)
    normalised = compile_contract(config, dry_run=True).normalised
    types = normalised.contract.types
    functions = {str(found.name): snake(found.python) for found in types}
    packages = Packages(python.folder, typescript.folder, outcome.outside.name, normalised.bundle, functions)
    outcome.types = len(types)
    files = [brought.schema] if brought.schema.is_file() else sorted(brought.schema.rglob("*.json"))
    files += brought.resources.values()
    outcome.numbered = numbered_names(types, {file.name: json.loads(file.read_bytes()) for file in files})
    outcome.imported_in = import_seconds(packages)
    outcome.minded = type_checker_says(packages)
    _compare(outcome, packages, instances)
    if brought.examples:
        found = decode_examples(packages, brought.examples, outcome.outside.example_type)
        outcome.examples = f"{found[0]} valid, {found[1]} invalid"
        outcome.wrong += found[2]


def _compare(outcome: Outcome, packages: Packages, instances: int) -> None:
    """Put generated instances to `jsonschema` and to both languages; of many types, every so many-eth."""
    names = packages.type_names()
    share = max(_LEAST_EACH, instances // len(names))
    some = names[:: max(1, len(names) * share // instances)]
    with Node(packages.typescript) as node:
        found = Run({packages.name: Comparison(packages, node)})
        for name in some:
            found.put(packages.name, name, seed=1, count=share)
    outcome.instances = found.instances
    outcome.valid = sum(tally.valid for tally in found.tallies.values())
    outcome.wrong += [str(disagreement) for disagreement in found.disagreements()]


def _shown(outcome: Outcome) -> Outcome:
    """Print what came of a schema, as soon as it is known."""
    outside = outcome.outside
    say: Callable[..., None] = print
    say(f"\n{outside.name}: {outside.package} {outside.version} ({outside.registry}), {outside.schema}")
    say(f"  sha256 {outcome.sha256}")
    if outcome.refused:
        say(f"  {outcome.definitions} definitions, refused: {len(outcome.refused)} findings")
    else:
        imported = "import failed" if outcome.imported_in is None else f"import {outcome.imported_in:.2f} s"
        say(f"  {outcome.definitions} definitions, {outcome.types} types, {outcome.compiled_in:.2f} s, {imported}")
        say(f"  {outcome.instances} instances ({outcome.valid} valid), {len(outcome.wrong)} wrong")
        say(f"  mypy and tsc mind: {len(outcome.minded)}; numbered names: {len(outcome.numbered)}")
        say(f"  examples: {outcome.examples or 'none in the package'}")
    for line in [*outcome.refused[:_SHOWN], *outcome.minded, *outcome.numbered, *outcome.wrong[:_SHOWN]]:
        say(f"    {line}")
    sys.stdout.flush()
    return outcome


if __name__ == "__main__":
    sys.exit(main())
