"""Where the server is that a command asks, what it is shown, and one request to it."""

from __future__ import annotations

import http.client
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from wirepact_contract import ContractError, decode_problem

from wirepact_server.errors import StartupError
from wirepact_server.security.token import read_token
from wirepact_server.state_folder import find_holder, token_path

_ASK_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Server:
    """A server: its origin, such as http://127.0.0.1:8000, the token that it wants, and what people call it."""

    origin: str
    token: str
    called: str

    @property
    def realtime(self) -> str:
        """Where its WebSocket is."""
        return "ws" + self.origin.removeprefix("http") + "/api/realtime"

    @property
    def credential(self) -> dict[str, str]:
        """The header that gets in."""
        return {"Authorization": f"Bearer {self.token}"}


Reach = Callable[[], Server]
"""Finds the server; asked again after a break, since another process may serve by then. Raises StartupError."""


def reach(state_dir: Path, url: str | None, token_file: Path | None) -> Reach:
    """Return the way to a server: that of the state folder, or the one at a URL.

    Raises StartupError when half of a URL and its token is missing.
    """
    if url is None and token_file is None:
        return lambda: server_of(state_dir)
    if url is None or token_file is None:
        raise StartupError("--url and --token-file go together: the token is what another server lets you in with.")
    origin = _origin(url)
    return lambda: Server(origin, _copied_token(token_file), origin)


def server_of(state_dir: Path) -> Server:
    """Return the running server of a state folder. Raises StartupError when there is none."""
    holder = find_holder(state_dir)
    if holder is None or not holder.url:
        raise StartupError(
            f"No server is running with the state folder {state_dir}: start one (`./just up`, `wirepact-server serve`)."
        )
    return Server(holder.url, _token(token_path(state_dir)), f"pid {holder.pid}, {holder.url}")


def ask(server: Server, method: str, path: str) -> bytes:
    """Make a request of the API; return the body of what answers it. Raises StartupError when it is refused."""
    try:
        connection = _connection(server)
        try:
            connection.request(method, path, headers=server.credential)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as error:
        raise StartupError(f"The server ({server.called}) does not answer: {error}.") from None
    if not 200 <= answer.status < 300:
        raise StartupError(f"The server ({server.called}) refused: {problem_in(body, answer.status)}")
    return body


def problem_in(body: bytes, status: int) -> str:
    """Return what a refusal says, for people. Of signing in with a link it says nothing: commands show a token."""
    if status == http.HTTPStatus.UNAUTHORIZED:
        return "the token is not this server's."
    try:
        return decode_problem(body).message
    except ContractError:
        return f"it answered with status {status}."


def _connection(server: Server) -> http.client.HTTPConnection:
    parts = urlsplit(server.origin)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    return kind(parts.netloc, timeout=_ASK_SECONDS)


def _origin(url: str) -> str:
    wrong = StartupError(f"--url: expected where a server is, such as https://wire.example:8443, got {url!r}.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise wrong from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0 or "@" in parts.netloc:
        raise wrong
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise wrong
    return f"{parts.scheme}://{parts.netloc}"


def _token(path: Path) -> str:
    try:
        return read_token(path)
    except OSError as error:
        raise StartupError(f"The token {path} cannot be read: {error.strerror}.") from None


def _copied_token(path: Path) -> str:
    try:
        with path.open(encoding="ascii") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise StartupError(f"--token-file: {path} can be read by others: chmod 600 it.")
            token = file.read(1000).strip()
    except OSError as error:
        raise StartupError(f"--token-file: {path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        token = ""
    if not token or not token.isprintable():
        raise StartupError(f"--token-file: {path} holds no token.")
    return token
