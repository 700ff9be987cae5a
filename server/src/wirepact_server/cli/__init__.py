"""The command `wirepact-server`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from wirepact_server.cli.output import say, take_any_text
from wirepact_server.cli.parser import parser
from wirepact_server.cli.reach import reach, server_of
from wirepact_server.cli.serve import serve_until_stopped
from wirepact_server.cli.tail import Tail, Until
from wirepact_server.cli.topics import print_topics
from wirepact_server.cli.url import fresh_url
from wirepact_server.errors import StartupError
from wirepact_server.settings import Settings, load_settings

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code. What goes wrong is one line on standard error."""
    take_any_text()
    try:
        flags = vars(parser().parse_args(arguments))
        command = flags.pop("command")
        return _run(command, load_settings(os.environ, flags), flags)
    except StartupError as error:
        sys.stderr.write(f"wirepact-server: {error}\n")
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(command: str, settings: Settings, flags: dict[str, Any]) -> int:
    if command == "serve":
        serve_until_stopped(settings)
        return 0
    if command == "url":
        say(fresh_url(server_of(settings.state_dir)))
        return 0
    server = reach(settings.state_dir, flags["url"], flags["token_file"])
    if command == "topics":
        return print_topics(server, as_json=flags["json"])
    until = Until(flags["topics"], count=flags["count"], snapshot_only=flags["snapshot_only"])
    return Tail(server, until, as_json=flags["json"]).run()
