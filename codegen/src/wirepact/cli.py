"""The command `wirepact`. Exit code 0: all is well; 1: something is to be mended; 2: wrong use; 70: our fault."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .config import CONFIG_NAME, Config, Overrides, UsageError, read_config
from .paths import shown

if TYPE_CHECKING:
    from .diff import Change, Plan

_TRACEBACK = "WIREPACT_TRACEBACK"
_ALL_IS_WELL = "wirepact: all files are up to date"
_MEND = "run `just gen` (or `wirepact gen`) and commit what it writes"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    arguments = _parser().parse_args(argv)
    try:
        config = read_config(Path.cwd(), _overrides(arguments))
        return _gen(config) if arguments.command == "gen" else _check(config)
    except UsageError as error:
        print(f"wirepact: {error}", file=sys.stderr)  # noqa: T201  # a command speaks to its terminal
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get(_TRACEBACK):
            raise
        text = f"a fault of the compiler: {type(error).__name__}: {error} ({_TRACEBACK}=1 shows where)"
        print(f"wirepact: {text}", file=sys.stderr)  # noqa: T201
        return os.EX_SOFTWARE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wirepact",
        description="Compiles JSON Schema contracts into a Python and a TypeScript package.",
        epilog=f"Settings come from the nearest {CONFIG_NAME}, from the working folder upwards; options override them.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, text in (
        ("gen", "write both packages; files that are right already are left untouched"),
        ("check", "write nothing; exit with 1 and show the difference when `gen` would change something"),
    ):
        command = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        command.add_argument("--schema", type=Path, metavar="PATH", help="the folder of schema files, or one file")
        command.add_argument("--python", type=Path, metavar="DIR", help="the folder of the Python package")
        command.add_argument("--typescript", type=Path, metavar="DIR", help="the folder of the TypeScript package")
        command.add_argument("--package", metavar="NAME", help="the name of both packages, such as acme-contract")
    return parser


def _overrides(arguments: argparse.Namespace) -> Overrides:
    return Overrides(arguments.schema, arguments.python, arguments.typescript, arguments.package)


def _gen(config: Config) -> int:
    from .diff import Kind  # `--help` and wrong usage need none of the compiler
    from .pipeline import ContractRefusedError, compile_contract

    try:
        outcome = compile_contract(config)
    except ContractRefusedError as refused:
        return _refuse(refused.lines)
    foreign = outcome.plan.of(Kind.FOREIGN)
    if foreign:
        names = (f"{_shown(change)}: {change.kind.value}; move it away, then run `wirepact gen`" for change in foreign)
        return _refuse([*names, "wirepact: nothing was written"])
    for change in outcome.plan.of(Kind.STRAY):
        print(f"wirepact: left alone: {_shown(change)} ({change.kind.value})", file=sys.stderr)  # noqa: T201
    print(f"wirepact: {outcome.changed} files changed" if outcome.changed else _ALL_IS_WELL)  # noqa: T201
    return 0


def _check(config: Config) -> int:
    from .pipeline import ContractRefusedError, compile_contract

    try:
        plan = compile_contract(config, dry_run=True).plan
    except ContractRefusedError as refused:
        return _refuse(refused.lines)
    if not plan.changes:
        print(_ALL_IS_WELL)  # noqa: T201
        return 0
    _show(plan)
    return 1


def _show(plan: Plan) -> None:
    from .diff import unified

    for change in plan.changes:
        sys.stdout.write(unified(change, _shown(change)))
    for change in plan.changes:
        print(f"{_shown(change)}: {change.kind.value}", file=sys.stderr)  # noqa: T201
    print(f"wirepact: {_mending(plan)}", file=sys.stderr)  # noqa: T201


def _mending(plan: Plan) -> str:
    from .diff import Kind

    by_hand = plan.of(Kind.STRAY, Kind.FOREIGN)
    if not by_hand:
        return _MEND
    removal = f"move away what wirepact did not write (`rm {shlex.join(map(_shown, by_hand))}`)"
    return removal if len(by_hand) == len(plan.changes) else f"{removal}, then {_MEND}"


def _refuse(lines: Sequence[str]) -> int:
    for line in lines:
        print(line, file=sys.stderr)  # noqa: T201
    return 1


def _shown(change: Change) -> str:
    return shown(change.path)
