"""Deliberate faults of the bus: the table is true, and the seam's schedules tell a fault from the bus as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.mutants import Mutant, OutOfDateError, judge, mutants, plant

# Those that few schedules find; `just mutants` runs them all.
QUICK = ("unsubscribe ignored while fetching", "a fetch for each who waits", "a snapshot of an older state")
EXAMPLES = 300


@pytest.mark.parametrize("mutant", mutants(), ids=lambda mutant: mutant.name)
def test_every_fault_can_be_planted_and_is_python(mutant: Mutant, tmp_path: Path) -> None:
    plant(mutant, tmp_path)
    planted = (tmp_path / "wirepact_server" / "realtime" / mutant.file).read_text()
    compile(planted, mutant.file, "exec")


def test_a_fault_whose_words_are_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutOfDateError, match="gone"):
        plant(Mutant("gone", "feed.py", (("words that are not there", ""),)), tmp_path)


def test_the_bus_as_it_is_survives() -> None:
    verdict = judge(None, 50)
    assert verdict.survived, verdict


@pytest.mark.parametrize("name", QUICK)
def test_a_fault_is_killed_by_a_guarantee(name: str) -> None:
    (mutant,) = (mutant for mutant in mutants() if mutant.name == name)
    verdict = judge(mutant, EXAMPLES)
    assert verdict.killed, verdict
