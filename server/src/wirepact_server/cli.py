"""The command `wirepact-server`."""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from wirepact_contract import ContractError, decode_sign_in_link

from wirepact_server.errors import StartupError
from wirepact_server.logs import configure_logs
from wirepact_server.security.token import read_token
from wirepact_server.serving import serve
from wirepact_server.settings import OPTIONS, load_settings
from wirepact_server.state_folder import find_holder, token_path

_ASK_SECONDS = 10
_URL_FIELDS = {"state_dir"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code. What goes wrong is one line on standard error."""
    try:
        flags = vars(_parser().parse_args(arguments))
        command = flags.pop("command")
        settings = load_settings(os.environ, flags)
        if command == "serve":
            configure_logs(settings.log_level)
            serve(settings, lambda url: _say(f"Wirepact is ready: {url}"))
        else:
            _say(fresh_url(settings.state_dir))
    except StartupError as error:
        sys.stderr.write(f"wirepact-server: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def fresh_url(state_dir: Path) -> str:
    """Ask the running server for another one-time URL. Raises StartupError when none runs, or it does not answer."""
    holder = find_holder(state_dir)
    if holder is None or not holder.url:
        raise StartupError(
            f"No server is running with the state folder {state_dir}: start one (`./just up`, `wirepact-server serve`)."
        )
    try:
        connection = http.client.HTTPConnection(urlsplit(holder.url).netloc, timeout=_ASK_SECONDS)
        headers = {"Authorization": f"Bearer {read_token(token_path(state_dir))}"}
        connection.request("POST", "/api/sign-in-links", headers=headers)
        answer = connection.getresponse()
        return decode_sign_in_link(answer.read()).url
    except (OSError, http.client.HTTPException, ContractError) as error:
        raise StartupError(f"The server (pid {holder.pid}, {holder.url}) gave no link: {error}.") from None


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: {message} (see {self.prog} --help)\n")
        raise SystemExit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="wirepact-server", description="Runs commands in pseudo-terminals and shows them live in the browser."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    serve_parser = commands.add_parser(
        "serve",
        help="serve until Ctrl-C; prints one line with the URL to open",
        description="Serve until Ctrl-C; prints one line with a one-time URL once it accepts connections. "
        "Each option can also be set by the variable that its help names; the option wins.",
    )
    _add_options(serve_parser, {option.field for option in OPTIONS})
    url_parser = commands.add_parser(
        "url",
        help="print another one-time URL of the running server",
        description="Print another one-time URL of the running server. It opens the page once.",
    )
    _add_options(url_parser, _URL_FIELDS)
    return parser


def _add_options(parser: argparse.ArgumentParser, fields: set[str]) -> None:
    for option in OPTIONS:
        if option.field in fields:
            text = f"{option.help} [{option.variable}]"
            if option.is_switch:
                parser.add_argument(option.flag, dest=option.field, action="store_const", const="1", help=text)
            else:
                parser.add_argument(option.flag, dest=option.field, metavar="VALUE", help=text)


def _say(line: str) -> None:
    if sys.stdout is not None:
        with contextlib.suppress(OSError):  # nobody reads, or the disk behind it is full: no reason to stop serving
            os.write(sys.stdout.fileno(), f"{line}\n".encode())
