"""Deliberate faults of the bus, each a few words of its source replaced, and what the seam's schedules say of them.

`python -m support.mutants` (`just mutants`) runs them all. A fault whose words are no longer in the source is an error:
the table has to stay true.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "server" / "src"
BUS = Path("wirepact_server") / "realtime"
KILLED, SURVIVED = 3, 0


@dataclass(frozen=True)
class Mutant:
    """One fault: in a file of the bus, each text is replaced by another."""

    name: str
    file: str
    changes: tuple[tuple[str, str], ...]


def mutants() -> list[Mutant]:
    """Read the table."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())
    return [
        Mutant(entry["name"], entry["file"], tuple((old, new) for old, new in entry["changes"]))
        for entry in table["mutant"]
    ]


class OutOfDateError(Exception):
    """The source no longer holds what a mutant replaces."""


def plant(mutant: Mutant | None, folder: Path) -> None:
    """Copy the server's package into the folder, with the fault in it.

    Raises OutOfDateError.
    """
    shutil.copytree(SOURCES, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    if mutant is None:
        return
    path = folder / BUS / mutant.file
    text = path.read_text()
    for old, new in mutant.changes:
        if text.count(old) != 1:
            raise OutOfDateError(
                f"mutant {mutant.name!r}: {mutant.file} has {text.count(old)} times, not once: {old!r}"
            )
        text = text.replace(old, new)
    path.write_text(text)


@dataclass(frozen=True)
class Verdict:
    """What the schedules said of a mutant; `why` is the assertion that failed, or what else went wrong."""

    name: str
    killed: bool
    survived: bool
    why: str
    seconds: float


def judge(mutant: Mutant | None, examples: int) -> Verdict:
    """Run the seam's schedules against the fault in a process of its own."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        plant(mutant, Path(folder))
        done = subprocess.run(
            [sys.executable, "-m", "support.seam_run"],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([folder, str(ROOT / "tests")]),
                "SEAM_EXAMPLES": str(examples),
            },
            capture_output=True,
            text=True,
            check=False,
        )
    lines = (done.stdout or done.stderr).strip().splitlines() or [""]
    return Verdict(
        name=mutant.name if mutant else "(the bus as it is)",
        killed=done.returncode == KILLED,
        survived=done.returncode == SURVIVED,
        why=lines[-1],
        seconds=time.monotonic() - began,
    )


def main() -> None:
    """Judge them all; fail if one survives, or if the bus as it is does not."""
    parser = argparse.ArgumentParser(description="Run the seam's schedules against deliberate faults.")
    parser.add_argument("--examples", type=int, default=4000, help="schedules for each, unless one kills it before")
    parser.add_argument("--only", default="", help="those with this in their name")
    arguments = parser.parse_args()
    chosen = [mutant for mutant in mutants() if arguments.only in mutant.name]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        verdicts = list(pool.map(lambda mutant: judge(mutant, arguments.examples), (None, *chosen)))
    for verdict in verdicts:
        outcome = "killed" if verdict.killed else "survived" if verdict.survived else "broke"
        print(f"{outcome:9} {verdict.seconds:5.1f} s  {verdict.name}: {verdict.why}")
    wrong = [verdict for verdict in verdicts[1:] if not verdict.killed] + [verdicts[0]] * (not verdicts[0].survived)
    print(f"{sum(verdict.killed for verdict in verdicts[1:])} of {len(chosen)} killed")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
