"""The token: made at first start, kept in a file that only its owner reads."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from wirepact_server.errors import StartupError
from wirepact_server.files import write_whole

_BYTES = 32


def read_token(path: Path) -> str:
    """Return the token that the file holds.

    Raises FileNotFoundError when there is none yet, StartupError when it cannot be used.
    """
    try:
        with path.open(encoding="ascii") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise StartupError(
                    f"The token {path} can be read by others: delete it, the next start makes a new one."
                )
            token = file.read().strip()
    except (PermissionError, IsADirectoryError, UnicodeDecodeError) as error:
        raise StartupError(f"The token {path} cannot be read: {error}.") from None
    if len(token) < _BYTES:
        raise StartupError(f"The token {path} is damaged: delete it, the next start makes a new one.")
    return token


def read_or_make_token(path: Path) -> str:
    """Return the token, made if there is none yet. The caller holds the state folder. Raises StartupError."""
    try:
        return read_token(path)
    except FileNotFoundError:
        pass
    token = secrets.token_urlsafe(_BYTES)
    try:
        write_whole(path, token + "\n")
    except OSError as error:
        raise StartupError(f"The token {path} cannot be written: {error.strerror}.") from None
    return token
