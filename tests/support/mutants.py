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


def _mutant(name: str, file: str, *changes: tuple[str, str]) -> Mutant:
    return Mutant(name, file, changes)


MUTANTS = (
    _mutant(
        "register after read",
        "fetched.py",
        ("self._ring.append((self._position, event))", "self._running or self._ring.append((self._position, event))"),
        ("self._ring_bytes += len(event)", "self._ring_bytes += 0 if self._running else len(event)"),
    ),
    _mutant(
        "await before live",
        "fetched.py",
        (
            "        if len(self._tail):",
            "        if self._members.pop(subscriber, 0) is None:\n"
            "            self._scheduler().call_soon(lambda: self._members.setdefault(subscriber, None))\n"
            "        if len(self._tail):",
        ),
    ),
    _mutant(
        "no generation",
        "fetched.py",
        ("            self._running.cancel()\n", ""),
        ("        if run is not self._running:\n            return\n", ""),
    ),
    _mutant(
        "position after data",
        "fetched.py",
        ("position = run.position if outcome", "position = self._position if outcome"),
    ),
    _mutant(
        "ring dropped",
        "fetched.py",
        ("        self._ring.append((self._position, event))\n        self._ring_bytes += len(event)\n", ""),
    ),
    _mutant(
        "unsubscribe ignored while fetching",
        "fetched.py",
        ("        self._waiting.pop(subscriber, None)\n        self._ahead", "        self._ahead"),
    ),
    _mutant(
        "cache without tail",
        "fetched.py",
        ("            self._catch_up(subscriber, self._snapshot)\n", "            self._admit(subscriber, self._snapshot[1])\n"),
    ),
    _mutant("off by one: the tail begins too early", "fetched.py", ("if position > snapshot[0])", "if position >= snapshot[0])")),
    _mutant("off by one: the tail begins too late", "fetched.py", ("if position > snapshot[0])", "if position > snapshot[0] + 1)")),
    _mutant("off by one: a ring that lost one event", "fetched.py", ("if position < self._lost:", "if position + 1 < self._lost:")),
    _mutant("off by one: let in too early", "fetched.py", ("if position < self._position]", "if position <= self._position]")),
    _mutant(
        "joined buffer reaching a subscriber of the same turn",
        "feed.py",
        ("        self.flush()\n        self._begin(subscriber)\n", "        self._begin(subscriber)\n"),
    ),
    _mutant(
        "joined buffer reaching a subscriber of the same turn, behind a fetch",
        "fetched.py",
        ("        self.flush()  # the events of this turn", "        # the events of this turn"),
    ),
    _mutant(
        "snapshot larger than the outbox's bound",
        "backlog.py",
        ("if snapshot_of is not None and snapshot_of not in self._snapshots:", "if False:"),
    ),
    _mutant(
        "overflow of the ring unnoticed",
        "fetched.py",
        ("self._lost, dropped = self._ring.popleft()", "_, dropped = self._ring.popleft()"),
    ),
    _mutant(
        "what a snapshot holds ahead of its events comes again",
        "fetched.py",
        ("if snapshot[0] > self._position and subscriber in self._members:", "if False:"),
    ),
    _mutant(
        "events while the snapshot is fetched go to who asked again",
        "fetched.py",
        ("        self._members.pop(subscriber, None)\n        self._ahead.pop(subscriber, None)\n        self._waiting", "        self._waiting"),
    ),
    _mutant("a fetch for each who waits", "fetched.py", ("        if self._running is None:\n            self._running", "        if True:\n            self._running")),
    _mutant(
        "an event that could not be written is passed over",
        "fetched.py",
        ("        self._forget()\n        super().resync()", "        super().resync()"),
    ),
    _mutant("a snapshot of an older state", "feed.py", ('is of an older state."""\n        self._snapshot = None', 'is of an older state."""')),
    _mutant("half a subscription", "feed.py", ("        self.leave(subscriber)\n        subscriber.refuse(SNAPSHOT_FAILED", "        subscriber.refuse(SNAPSHOT_FAILED")),
    _mutant("an unknown topic is not answered", "hub.py", ("            connection.refuse(codes.UNKNOWN_TOPIC", "            address or connection.refuse(codes.UNKNOWN_TOPIC")),
    _mutant("a topic ends and nobody is told", "hub.py", ('        feed.end(codes.UNKNOWN_TOPIC', "        feed.address or feed.end(codes.UNKNOWN_TOPIC")),
    _mutant("a fetch that hangs is waited for", "fetched.py", ("            self.fetched(run, TimeoutError(", "            run.end(TimeoutError(") , ("        if run is not self._running:", "        if isinstance(outcome, TimeoutError) or run is not self._running:")),
    _mutant("what waits goes out in the wrong order", "backlog.py", ("self._waiting.popleft()", "self._waiting.pop()")),
    _mutant("what waits is bounded in frames alone", "backlog.py", (" or size_bytes > self._limits.outbox_bytes", "")),
    _mutant("what waits is bounded in bytes alone", "backlog.py", ("frames > self._limits.outbox_frames or ", "")),
    _mutant("a client that was ended holds its topics", "hub.py", ("self._counters.closed[reason] += 1\n        self._leave_all(connection)", "self._counters.closed[reason] += 1")),
)  # fmt: skip


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
    chosen = [mutant for mutant in MUTANTS if arguments.only in mutant.name]
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
