"""The settings as docs/SETTINGS.md lists them: `python -m wirepact_server.settings.table` prints the tables."""

from __future__ import annotations

import sys

from wirepact_server.settings.options import OPTIONS, Option


def render() -> str:
    """Return both tables, each under its heading, in Markdown."""
    own = [option for option in OPTIONS if not option.section]
    bounds = [option for option in OPTIONS if option.section]
    return f"### The server\n\n{_table(own)}\n\n### The bus: `[limits]`\n\n{_table(bounds)}\n"


def _table(options: list[Option]) -> str:
    head = ("| in the file | variable | flag | default | meaning |", "|---|---|---|---|---|")
    return "\n".join((*head, *map(_row, options)))


def _row(option: Option) -> str:
    cells = (f"`{option.field}`", f"`{option.variable}`", f"`{option.flag}`", option.default, option.help)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    sys.stdout.write(render())
