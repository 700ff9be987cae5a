"""Where colours go, and how a command leaves a closed pipe."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from wirepact_server.cli.output import wants_colour


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm"}, True),
    ],
)
def test_a_terminal_gets_colours_unless_the_environment_says_otherwise(
    environ: Mapping[str, str], wanted: bool
) -> None:
    assert wants_colour(Terminal(), environ) is wanted
    assert not wants_colour(io.StringIO(), environ)
