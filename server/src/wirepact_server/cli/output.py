"""What commands print: plain lines, colours where a person reads, nothing that could steer a terminal."""

from __future__ import annotations

import contextlib
import io
import os
import select
import sys
from collections.abc import Mapping
from typing import Final, Literal, TextIO

from wirepact_server.errors import StartupError

PIPE_CLOSED: Final = 128 + 13
"""The exit code of a command whose reader went away: what a shell shows for SIGPIPE."""

Paint = Literal["bold", "dim", "red", "green", "yellow", "cyan"]
_CODES: Mapping[Paint, str] = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def take_any_text() -> None:
    """Let standard output and error show what their encoding lacks instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(line: str) -> None:
    """Print a line at once, past every buffer; one that nobody reads is no reason to stop."""
    if sys.stdout is not None:
        with contextlib.suppress(OSError):
            os.write(sys.stdout.fileno(), f"{line}\n".encode())


def note(line: str) -> None:
    """Tell the person, beside what is printed."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"wirepact-server: {line}\n")
            sys.stderr.flush()


def wants_colour(stream: TextIO | None, environ: Mapping[str, str]) -> bool:
    """Tell whether a person looks at the stream who did not ask for plain text (https://no-color.org)."""
    return stream is not None and stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def printed(line: str) -> None:
    """Print a line to standard output, now.

    Raises BrokenPipeError when nobody reads any more, StartupError when it cannot be written.
    """
    if sys.stdout is None:
        raise StartupError("Standard output is closed.")
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        leave_quietly()
        raise StartupError(f"Standard output cannot be written: {error.strerror}.") from None


def reader_is_gone() -> bool:
    """Tell whether nobody reads standard output any more, without writing to it."""
    if sys.stdout is None:
        return True
    poll = select.poll()
    try:
        poll.register(sys.stdout.fileno(), 0)  # errors and hang-ups are told without being asked for
    except (OSError, ValueError):
        return False
    return bool(poll.poll(0))


class Palette:
    """Colours, or none."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def paint(self, text: str, paint: Paint) -> str:
        """Return the text in a colour, or as it is."""
        return f"\x1b[{_CODES[paint]}m{text}\x1b[0m" if self._colour else text


def harmless(text: str) -> str:
    """Return text of somebody else so that it is one line and no terminal acts upon it."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def leave_quietly() -> int:
    """The reader of standard output is gone: let nothing else fail on it; return the exit code."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return PIPE_CLOSED
