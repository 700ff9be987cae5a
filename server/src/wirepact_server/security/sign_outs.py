"""Sign-ins that were ended before their time: remembered for as long as their cookies would be good."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from wirepact_server.errors import StartupError
from wirepact_server.files import append_whole, write_whole

if TYPE_CHECKING:
    from wirepact_server.security.cookie import SignIn


class SignOuts:
    """Ids of sign-ins that are over, in a file with a line for each: the id, and when it would have aged out."""

    def __init__(self, path: Path, ends: dict[str, float]) -> None:
        self._path = path
        self._ends = ends
        self._keeping = threading.Lock()  # a line that is taken back must not take another with it

    @classmethod
    def open(cls, path: Path) -> SignOuts:
        """Read the file and leave out what has aged out. The caller holds the state folder.

        Raises StartupError when it cannot be used.
        """
        ends = _still_due(_read(path))
        try:
            write_whole(path, "".join(_line(name, end) for name, end in ends.items()))
        except OSError as error:
            raise StartupError(f"The sign-outs in {path} cannot be written: {error.strerror}.") from None
        return cls(path, ends)

    def __contains__(self, sign_in_id: object) -> bool:
        return sign_in_id in self._ends

    def add(self, sign_in: SignIn) -> None:
        """From now on the sign-in is over; `keep` makes it last."""
        self._ends = {**_still_due(self._ends), sign_in.id: sign_in.expires_at}

    def keep(self, sign_in: SignIn) -> None:
        """Write it down: what this has returned from survives the server and the machine. Blocks.

        Raises OSError when the disk does not let it.
        """
        with self._keeping:
            append_whole(self._path, _line(sign_in.id, sign_in.expires_at))


def _still_due(ends: dict[str, float]) -> dict[str, float]:
    now = time.time()
    return {name: end for name, end in ends.items() if end > now}


def _line(sign_in_id: str, end: float) -> str:
    return f"{sign_in_id} {end:.0f}\n"


def _read(path: Path) -> dict[str, float]:
    try:
        lines = path.read_text(encoding="ascii").splitlines(keepends=True)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise StartupError(f"The sign-outs in {path} cannot be read: {error}.") from None
    if lines and not lines[-1].endswith("\n"):
        lines.pop()  # the server died while it wrote this; nobody was told that it is kept
    try:
        return {name: float(end) for name, end in (line.split() for line in lines)}
    except ValueError:
        raise StartupError(
            f"The sign-outs in {path} are damaged: delete the file and the token beside it, "
            "so that no cookie that was signed out comes back; the next start makes a new token."
        ) from None
