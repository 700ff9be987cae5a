"""The compiler's table of contents: load, check, normalise, prove, emit, diff, write."""

from __future__ import annotations

from dataclasses import dataclass

from .check import check
from .config import Config
from .diff import Kind, Plan, compare
from .emit import emit
from .errors import ContractRefusedError, Diagnostic
from .findings import RefusedError
from .load.folder import load_folder
from .load.outputs import read_output
from .load.places import Folders
from .load.report import Report
from .normalise import Normalised, normalise
from .paths import shown
from .prove import prove
from .write import write


@dataclass(frozen=True, slots=True)
class Outcome:
    """A contract that was found right, how the output folders differed from it, and how many files were changed.

    `disagreements` are the examples that the contract belies: they stop nothing, since a changed schema must reach both
    languages before anybody can mend what depends on it, but whoever ran this has to hear of them.
    """

    normalised: Normalised
    plan: Plan
    changed: int
    disagreements: tuple[Diagnostic, ...]


def compile_contract(config: Config, *, dry_run: bool = False) -> Outcome:
    """Compile a contract, and write what differs unless it is a dry run or a foreign file is in the way.

    Raises `ContractRefusedError` with every finding, and `UsageError` for output folders that can't be read or written.
    """
    report = Report(_folders(config))
    try:
        sources = load_folder(config.schema, _folders(config))
        library = check(sources)
        normalised = normalise(library)
        disagreements = report.diagnostics(prove(normalised, sources))
        packages = emit(normalised, config)
        plan = compare(packages, [read_output(package.folder) for package in packages])
        changed = 0 if dry_run or plan.of(Kind.FOREIGN) else write(plan)
        return Outcome(normalised, plan, changed, tuple(disagreements))
    except RefusedError as refused:
        raise ContractRefusedError(report.diagnostics(refused.findings)) from None


def _folders(config: Config) -> Folders:
    root = config.schema if config.schema.is_dir() else config.schema.parent
    return Folders(shown(root), root, config.resources)
