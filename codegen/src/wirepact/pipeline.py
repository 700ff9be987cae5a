"""The compiler's table of contents: load, check, normalise, emit, diff, write."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .check import check
from .config import Config
from .diff import Plan, compare
from .emit import emit
from .findings import Finding, Refused
from .load.folder import Unreadable, load_folder
from .load.outputs import read_output
from .load.report import Report
from .normalise import Normalised, normalise
from .prove import prove


@dataclass(frozen=True, slots=True)
class Compiled:
    """A contract that was found right, and how the output folders differ from it."""

    normalised: Normalised
    plan: Plan


class ContractRefused(Exception):
    """The contract is wrong. `lines` holds every finding with its file, line and column."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


def compile_contract(config: Config) -> Compiled:
    """Do everything but the writing. Raises `ContractRefused`, and `UsageError` for folders that can't be read."""
    label = shown(config.schema)
    try:
        sources = load_folder(config.schema, label)
        library = check(sources)
        normalised = normalise(library)
        prove(normalised, sources)
        packages = emit(normalised, config)
        existing = [read_output(package.folder) for package in packages]
        return Compiled(normalised, compare(packages, existing))
    except Refused as refused:
        raise ContractRefused(_report(config, label, refused.findings)) from None
    except Unreadable as unreadable:
        raise ContractRefused([str(unreadable)]) from None


def _report(config: Config, label: str, findings: Iterable[Finding]) -> list[str]:
    root = config.schema if config.schema.is_dir() else config.schema.parent
    shown = label if config.schema.is_dir() else shown(root)
    return Report(shown, root).lines(findings)


def shown(path: Path) -> str:
    """Name a path as messages do: relative to the working folder."""
    return Path(os.path.relpath(path)).as_posix()
