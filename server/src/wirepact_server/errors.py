"""The one exception that a person at the command line is meant to read."""

from __future__ import annotations


class StartupError(Exception):
    """The command cannot be carried out. Its text is one line that says what is wrong and the way out."""
