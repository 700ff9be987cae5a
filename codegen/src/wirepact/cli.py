"""The command `wirepact`. Exit code 0: all is well; 1: something is to be mended; 2: wrong use; 70: our fault."""

from __future__ import annotations

import argparse
import gc
import io
import os
import shlex
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from .config import Overrides, read_config
from .errors import ExamplesError, GenerateError, InTheWayError, UsageError
from .library import run
from .paths import shown
from .settings import OWN_FILE, PROJECT_FILE

if TYPE_CHECKING:
    from .diff import Change, Plan

_TRACEBACK = "WIREPACT_TRACEBACK"
_ALL_IS_WELL = "wirepact: all files are up to date"
_MEND = "run `wirepact gen` and commit what it writes"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    _speak_any_text()
    arguments = _parser().parse_args(argv)
    try:
        return _guarded(_action(arguments))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has gone, `head` for one. Python would say so once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _action(arguments: argparse.Namespace) -> Callable[[], int]:
    if arguments.command == "pack":
        return partial(_pack, arguments.typescript, arguments.out)
    overrides = Overrides(
        arguments.schema, arguments.python, arguments.typescript, arguments.package, dict(arguments.resource)
    )
    return partial({"gen": _gen, "check": _check, "watch": _watch}[arguments.command], overrides)


def _speak_any_text() -> None:
    """A terminal that lacks a character gets an escape in its place, not half a diff."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wirepact",
        description="Compiles JSON Schema contracts into a Python and a TypeScript package.",
        epilog=f"Settings come from the nearest {OWN_FILE}, or {PROJECT_FILE} with [tool.wirepact], from the working "
        "folder upwards; options override them.",
    )
    parser.add_argument("--version", action="version", version=f"wirepact {version('wirepact')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, text in (
        ("gen", "write both packages; files that are right already are left untouched"),
        ("check", "write nothing; exit with 1 and show the difference when `gen` would change something"),
        ("watch", "write both packages, and again whenever a schema or the settings change, until Ctrl-C"),
    ):
        command = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        command.add_argument("--schema", type=Path, metavar="PATH", help="the folder of schema files, or one file")
        command.add_argument("--python", type=Path, metavar="DIR", help="the folder of the Python package")
        command.add_argument("--typescript", type=Path, metavar="DIR", help="the folder of the TypeScript package")
        command.add_argument("--package", metavar="NAME", help="the name of both packages, such as acme-contract")
        command.add_argument(
            "--resource",
            type=_resource,
            action="append",
            default=[],
            metavar="URI=PATH",
            help="where schemas lie whose URI starts so; may be given several times",
        )
    text = "compile the TypeScript package and pack it for npm: `.js` and `.d.ts` in a tarball; needs `tsc`"
    packing = commands.add_parser("pack", help=text, description=f"{text[0].upper()}{text[1:]}.")
    packing.add_argument("--typescript", type=Path, metavar="DIR", help="the folder of the TypeScript package")
    packing.add_argument("--out", type=Path, default=Path("dist"), metavar="DIR", help="where the tarball goes (dist)")
    return parser


def _resource(text: str) -> tuple[str, Path]:
    # A URI may hold `=`, and a path hardly ever does.
    uri, equals, path = text.rpartition("=")
    if not equals or not uri or not path:
        raise argparse.ArgumentTypeError(f"expected a URI, `=` and a path, got {text!r}")
    return uri, Path(path)


def _guarded(action: Callable[[], int]) -> int:
    """Turn what went wrong into lines and an exit code."""
    try:
        code = action()
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        return _complain([f"wirepact: {error.filename or 'the output'}: {error.strerror}"], 2)
    except UsageError as error:
        return _complain([f"wirepact: {error}"], 2)
    except ExamplesError as error:
        said = "wirepact: the packages are written; the examples named above disagree with the schemas, mend either"
        return _complain([*map(str, error.findings), said], 1)
    except InTheWayError as error:
        return _complain([*map(str, error.findings), "wirepact: nothing was written"], 1)
    except GenerateError as error:
        return _complain(map(str, error.findings), 1)
    except Exception as error:
        if os.environ.get(_TRACEBACK):
            raise
        text = f"a fault of the compiler: {type(error).__name__}: {error} ({_TRACEBACK}=1 shows where)"
        return _complain([f"wirepact: {text}"], os.EX_SOFTWARE)
    return code


def _complain(lines: Iterable[str], code: int) -> int:
    for line in lines:
        print(line, file=sys.stderr, flush=True)
    return code


def _gen(overrides: Overrides) -> int:
    done = run(overrides)
    for path in done.left_alone:
        print(f"wirepact: left alone: {shown(path)} (extra, not written by wirepact)", file=sys.stderr)
    print(f"wirepact: {len(done.changed)} files changed" if done.changed else _ALL_IS_WELL)
    return 0


def _pack(package: Path | None, out: Path) -> int:
    from .pack import pack  # `gen` needs none of it

    print(shown(pack(package or read_config(Path.cwd(), Overrides()).typescript.folder, out)))
    return 0


def _watch(overrides: Overrides) -> int:
    from .library import inputs
    from .watch import watch

    gc.enable()  # many runs in one process, which for a single one does without
    print("wirepact: watching; Ctrl-C ends it", flush=True)
    try:
        watch(partial(inputs, overrides), lambda: _guarded(partial(_gen_timed, overrides)))
    except KeyboardInterrupt:
        return 0  # the way to end it, so no failure


def _gen_timed(overrides: Overrides) -> int:
    start = time.perf_counter()
    done = run(overrides)
    took = f"{(time.perf_counter() - start) * 1000:.0f} ms"
    said = f"wirepact: {len(done.changed)} files changed" if done.changed else _ALL_IS_WELL
    print(f"{said} ({took})", flush=True)
    return 0


def _check(overrides: Overrides) -> int:
    from .pipeline import compile_contract  # `--help` and wrong usage need none of the compiler

    outcome = compile_contract(read_config(Path.cwd(), overrides), dry_run=True)
    if outcome.plan.changes:
        _show(outcome.plan)
    _complain(map(str, outcome.disagreements), 1)
    if outcome.plan.changes or outcome.disagreements:
        return 1
    print(_ALL_IS_WELL)
    return 0


def _show(plan: Plan) -> None:
    from .diff import unified

    for change in plan.changes:
        sys.stdout.write(unified(change, _shown(change)))
    for change in plan.changes:
        print(f"{_shown(change)}: {change.kind.value}", file=sys.stderr)
    print(f"wirepact: {_mending(plan)}", file=sys.stderr)


def _mending(plan: Plan) -> str:
    from .diff import Kind

    by_hand = plan.of(Kind.STRAY, Kind.FOREIGN)
    if not by_hand:
        return _MEND
    removal = f"move away what wirepact did not write (`rm {shlex.join(map(_shown, by_hand))}`)"
    return removal if len(by_hand) == len(plan.changes) else f"{removal}, then {_MEND}"


def _shown(change: Change) -> str:
    return shown(change.path)
