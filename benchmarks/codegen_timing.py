"""Timing of cases side by side, and the tables that show it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """Something to time, and how many times a round does it."""

    work: Callable[[], object]
    times: int = 1


def measure(cases: Mapping[str, Case], rounds: int) -> dict[str, float]:
    """Give the seconds that each case takes once, in its best round."""
    best = dict.fromkeys(cases, float("inf"))
    for _ in range(rounds):
        for name, case in cases.items():
            start = time.perf_counter()
            for _ in range(case.times):
                case.work()
            best[name] = min(best[name], (time.perf_counter() - start) / case.times)
    return best


def show(title: str, figures: Mapping[str, float]) -> None:
    """Print a table whose first row is ours."""
    ours = next(iter(figures.values()))
    print(f"\n{title:58} {'each':>12} {'to ours':>9}")
    for name, seconds in figures.items():
        print(f"  {name:56} {written(seconds):>12} {seconds / ours:8.2f}x")


def written(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:,.1f} us"
