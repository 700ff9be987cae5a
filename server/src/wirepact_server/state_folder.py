"""The state folder: who may read it, which server holds it, and where that one listens."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import psutil

from wirepact_server.errors import StartupError
from wirepact_server.files import write_all
from wirepact_server.supervisor.processes import identify
from wirepact_server.supervisor.record import ProcessId

_LOCK = "lock"
_SET_BY = "--state-dir or WIREPACT_STATE_DIR"


@dataclass(frozen=True, slots=True)
class Holder:
    """The server that holds a state folder and, once it serves, its own URL."""

    process: ProcessId
    url: str = ""

    @property
    def pid(self) -> int:
        """The server's pid."""
        return self.process.pid


@dataclass(frozen=True, slots=True)
class StateFolder:
    """A state folder that this process holds."""

    path: Path
    _lock: int

    @property
    def database(self) -> Path:
        """Where the sessions are kept."""
        return self.path / "sessions.sqlite3"

    @property
    def token(self) -> Path:
        """Where the token is kept."""
        return token_path(self.path)

    @property
    def sign_outs(self) -> Path:
        """Where it is kept which sign-ins were ended before their time."""
        return self.path / "signed-out"

    def announce(self, url: str) -> None:
        """Tell other commands of this user where the server listens. Raises StartupError."""
        _write_holder(self.path, self._lock, Holder(identify(os.getpid()), url))


def token_path(state_dir: Path) -> Path:
    """Return where a state folder keeps its token."""
    return state_dir / "token"


@contextlib.contextmanager
def hold_state_folder(path: Path) -> Iterator[StateFolder]:
    """Make the folder if need be, hold it against other servers, let go at the end or with the process.

    Raises StartupError when another server holds it, or when it cannot be used safely.
    """
    _prepare(path)
    with _open_lock(path) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = _read_holder(lock)
            raise StartupError(
                f"The state folder {path} is in use by another server{f' (pid {holder.pid})' if holder else ''}: "
                "stop that one, or set WIREPACT_STATE_DIR to another folder."
            ) from None
        try:
            _write_holder(path, lock, Holder(identify(os.getpid())))
            yield StateFolder(path, lock)
        finally:
            os.ftruncate(lock, 0)


def find_holder(path: Path) -> Holder | None:
    """Return the live server that holds the folder, or None."""
    # Not by trying the lock: a server that starts at that moment would find the folder in use.
    try:
        holder = msgspec.json.decode((path / _LOCK).read_bytes(), type=Holder)
        return holder if identify(holder.pid) == holder.process else None
    except (OSError, msgspec.MsgspecError, psutil.Error):
        return None


def _prepare(path: Path) -> None:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = path.stat()
    except OSError as error:
        raise StartupError(f"The state folder {_why_not_made(path, error)}. Name another with {_SET_BY}.") from None
    if status.st_uid != os.geteuid() or status.st_mode & 0o022:
        raise StartupError(
            f"The state folder {path} can be written by others, and who writes there runs commands as you: "
            "chmod 700 it, or set WIREPACT_STATE_DIR to a folder of your own."
        )


def _why_not_made(path: Path, error: OSError) -> str:
    """Say what is in the way: the system's own words name neither the place nor what was expected there."""
    for place in (path, *path.parents):
        kind = _kind(place)
        if kind == stat.S_IFDIR and place != path:
            return f"{path} cannot be made in {place}: {error.strerror}"
        if kind is not None and kind != stat.S_IFDIR:
            what = "a link to nothing" if kind == stat.S_IFLNK else "a file"
            where = f"{path} is" if place == path else f"{path} cannot be made: {place} is"
            return f"{where} {what}, and must be a folder"
    return f"{path} cannot be used: {error.strerror}"


def _why_no_lock(lock: Path, error: OSError) -> str:
    if _kind(lock, through_links=False) not in {None, stat.S_IFREG}:
        return f"{lock.parent} cannot be used: {lock} is no plain file, as a server's own is. Remove it."
    return f"{lock.parent} cannot be written: {error.strerror}. chmod u+rwx it, or name another with {_SET_BY}."


def _kind(path: Path, *, through_links: bool = True) -> int | None:
    """Return what stands at a path, such as `stat.S_IFDIR`; `stat.S_IFLNK`: a link to nothing; None: nothing known."""
    for follow in (True, False) if through_links else (False,):
        with contextlib.suppress(OSError):
            return stat.S_IFMT(path.stat(follow_symlinks=follow).st_mode)
    return None


@contextlib.contextmanager
def _open_lock(path: Path) -> Iterator[int]:
    try:
        lock = os.open(path / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise StartupError(f"The state folder {_why_no_lock(path / _LOCK, error)}") from None
    try:
        yield lock
    finally:
        os.close(lock)


def _write_holder(path: Path, lock: int, holder: Holder) -> None:
    # Cut only afterwards, so that nobody who reads meanwhile finds the file empty.
    try:
        os.lseek(lock, 0, os.SEEK_SET)
        text = msgspec.json.encode(holder)
        write_all(lock, text)
        os.ftruncate(lock, len(text))
    except OSError as error:
        raise StartupError(f"The state folder {path} cannot be written: {error.strerror}. Make room there.") from None


def _read_holder(lock: int) -> Holder | None:
    try:
        return msgspec.json.decode(os.pread(lock, 4096, 0), type=Holder)
    except msgspec.MsgspecError:  # it is being written, or about to be
        return None
