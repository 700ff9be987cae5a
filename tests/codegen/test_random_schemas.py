"""Random schemas of every keyword: all readings agree on instances of each, valid ones and near-misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.differential.run import run
from support.generated import generate
from support.random_schemas import SCHEMAS, write_random_contract

if TYPE_CHECKING:
    from pathlib import Path

INSTANCES = 12


def test_random_schemas_mean_the_same_everywhere(tmp_path: Path) -> None:
    """Verdicts agree with jsonschema, violations and what is written back between both languages."""
    packages = generate(write_random_contract(tmp_path / "schema", 20_12), tmp_path, "random_contract")
    found = run({"random": packages}, seed=1, instances=SCHEMAS * INSTANCES)
    assert found.disagreements() == []
    assert found.instances >= SCHEMAS * INSTANCES
    assert (
        min(
            sum(tally.valid for tally in found.tallies.values()), sum(tally.invalid for tally in found.tallies.values())
        )
        > SCHEMAS
    )
