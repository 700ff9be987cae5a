"""The command line: which commands there are, and their flags. Settings' flags come from the list of settings."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import NoReturn

from wirepact_server.settings import OPTIONS, Option
from wirepact_server.settings.load import CONFIG_FLAG, CONFIG_KEY, CONFIG_VARIABLE

_WHERE = {"state_dir"}
"""Settings of commands that ask a running server."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    whole = _Parser(
        prog="wirepact-server", description="Runs commands in pseudo-terminals and shows them live in the browser."
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {metadata.version('wirepact-server')}")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    _add_serve(commands)
    _add_url(commands)
    _add_tail(commands)
    _add_topics(commands)
    return whole


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: {message} (see {self.prog} --help)\n")
        raise SystemExit(2)


def _add_serve(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser(
        "serve",
        usage="%(prog)s [OPTION ...]",  # all of them below: in one paragraph nobody reads so many
        help="serve until Ctrl-C; prints one line with the URL to open",
        description="Serve until Ctrl-C; prints one line with a one-time URL once it accepts connections. "
        "Each option can also be set by the variable that its help names, and in a file; "
        "the option wins over the variable, and that over the file.",
    )
    _add_config(command)
    _add_options(command, (option for option in OPTIONS if not option.section))
    bounds = command.add_argument_group("limits of the bus", "In a file they stand in the table [limits].")
    _add_options(bounds, (option for option in OPTIONS if option.section))


def _add_url(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser(
        "url",
        help="print another one-time URL of the running server",
        description="Print another one-time URL of the running server. It opens the page once.",
    )
    _add_config(command)
    _add_options(command, (option for option in OPTIONS if option.key in _WHERE))


def _add_tail(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser(
        "tail",
        help="print topics live, one line for each change",
        description="Print topics live: first each one's state, then one line for each change, until Ctrl-C. "
        "A connection that breaks is made again.",
    )
    command.add_argument("topics", nargs="+", metavar="TOPIC", help="an address, such as sessions.state")
    command.add_argument("--json", action="store_true", help="print each message of the server as it is, one a line")
    ends = command.add_mutually_exclusive_group()
    ends.add_argument("--count", type=_count, metavar="N", help="end after N snapshots and events")
    ends.add_argument("--snapshot-only", action="store_true", help="end once each topic's state is printed")
    _add_server(command)


def _add_topics(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser(
        "topics",
        help="print which topics there are and how many listen",
        description="Print which topics the server offers and how many hold each.",
    )
    command.add_argument("--json", action="store_true", help="print one JSON document (the contract's TopicList)")
    _add_server(command)


def _add_server(command: argparse.ArgumentParser) -> None:
    where = command.add_argument_group("which server", "The one of the state folder, or another:")
    where.add_argument("--url", metavar="URL", help="where it is, such as https://wire.example:8443")
    where.add_argument("--token-file", type=Path, metavar="FILE", help="the file with its token; goes with --url")
    _add_config(where)
    _add_options(where, (option for option in OPTIONS if option.key in _WHERE))


def _add_config(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        CONFIG_FLAG, dest=CONFIG_KEY, metavar="FILE", help=f"file of settings, in TOML [{CONFIG_VARIABLE}]"
    )


def _add_options(parser: argparse._ActionsContainer, options: Iterable[Option]) -> None:
    for option in options:
        text = f"{option.help.removesuffix('.')} (default {option.default}) [{option.variable}]".replace("%", "%%")
        if option.is_switch:
            parser.add_argument(option.flag, dest=option.key, action="store_const", const="1", help=text)
        else:
            parser.add_argument(option.flag, dest=option.key, metavar="VALUE", help=text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)
