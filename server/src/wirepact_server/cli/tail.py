"""`wirepact-server tail`: one loop of connect, subscribe, print; again after a break, if that can help."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.sync.client import ClientConnection, connect
from wirepact_contract import (
    CLOSE_CODES,
    ERROR_CODES,
    ContractError,
    ErrorMessage,
    Pong,
    ServerMessage,
    Subscribe,
    UnsetType,
    decode_server_message,
    encode_subscribe,
    parse_topic,
)

from wirepact_server.cli.backoff import Backoff
from wirepact_server.cli.describe import Describer
from wirepact_server.cli.output import Palette, harmless, leave_quietly, note, printed, reader_is_gone, wants_colour
from wirepact_server.cli.reach import problem_in
from wirepact_server.errors import StartupError

if TYPE_CHECKING:
    from wirepact_server.cli.reach import Reach, Server

_OPEN_SECONDS = 10
_LOOK_SECONDS = 1
"""Between two looks whether anybody still reads, while nothing comes."""
_CLOSE_SECONDS = 1
_ABNORMAL = 1006


class _BrokenError(Exception):
    """The connection is over, or was not made, and trying again can help."""


class Until:
    """Which topics are wanted, and when enough has been printed.

    Raises StartupError for an address that no topic of the contract has.
    """

    def __init__(self, topics: Sequence[str], *, count: int | None, snapshot_only: bool) -> None:
        self.topics = tuple(dict.fromkeys(topics))
        self._left = count
        self._awaited = set(self.topics) if snapshot_only else None
        for address in self.topics:
            if parse_topic(address) is None:
                raise StartupError(
                    f"{address!r} is no topic of this contract; `wirepact-server topics` lists what a server offers."
                )

    @property
    def reached(self) -> bool:
        """Whether enough has been printed."""
        return self._left == 0 or self._awaited == set()

    def wants(self, message: ServerMessage) -> bool:
        """Tell whether to print a snapshot or an event, and count it."""
        if isinstance(message, ErrorMessage | Pong):
            return False
        if self._awaited is not None:
            if message.type != "snapshot" or message.topic not in self._awaited:
                return False
            self._awaited.discard(message.topic)
        if self._left is not None:
            self._left -= 1
        return True


class Tail:
    """Prints topics until enough was printed, or until the server says what no retry mends."""

    def __init__(self, reach: Reach, until: Until, *, as_json: bool) -> None:
        self._reach = reach
        self._until = until
        self._as_json = as_json
        self._backoff = Backoff()
        self._palette = Palette(colour=wants_colour(sys.stdout, os.environ))
        self._describer = Describer(self._palette)
        self._was_served = False
        self._unanswered = set(until.topics)

    def run(self) -> int:
        """Print; return the exit code. Raises StartupError when it cannot, or can no longer."""
        try:
            while not self._until.reached:
                try:
                    self._follow()
                except _BrokenError as broken:
                    self._wait(str(broken))
        except BrokenPipeError:
            return leave_quietly()
        return 0

    def _wait(self, why: str) -> None:
        seconds = self._backoff.next()
        note(f"{why}; trying again in {seconds:.1f} s.")
        time.sleep(seconds)

    def _follow(self) -> None:
        """Follow one connection to its end. Raises _BrokenError, StartupError or BrokenPipeError."""
        with self._connected(self._server()) as connection:
            self._was_served = True
            self._unanswered = set(self._until.topics)
            for text in _texts(connection, self._until.topics):
                self._take(text)
                if self._until.reached:
                    return

    def _server(self) -> Server:
        try:
            return self._reach()
        except StartupError as error:
            if self._was_served:  # it may be starting again
                raise _BrokenError(str(error).rstrip(".")) from None
            raise

    def _connected(self, server: Server) -> ClientConnection:
        try:
            return connect(
                server.realtime,
                additional_headers=server.credential,
                compression=None,
                open_timeout=_OPEN_SECONDS,
                close_timeout=_CLOSE_SECONDS,
                max_size=None,  # a snapshot is as large as the state
                proxy=None,
                legacy=True,
            )
        except InvalidStatus as error:
            raise self._refused(server, error) from None
        except (OSError, WebSocketException) as error:
            raise self._unless_served(f"The server ({server.called}) does not answer: {_one_line(error)}") from None

    def _refused(self, server: Server, error: InvalidStatus) -> Exception:
        status, body = error.response.status_code, bytes(error.response.body or b"")
        says = f"The server ({server.called}) refused: {harmless(problem_in(body, status)).rstrip('.')}"
        return self._unless_served(says) if status >= 500 else StartupError(f"{says}.")

    def _unless_served(self, says: str) -> Exception:
        return _BrokenError(says) if self._was_served else StartupError(f"{says}.")

    def _take(self, text: str) -> None:
        try:
            message = decode_server_message(text)
        except ContractError as error:
            note(f"a message that this contract does not know was passed over: {_one_line(error)}")
            return
        if isinstance(message, ErrorMessage):
            self._heed(message)
            return
        if self._until.wants(message):
            self._print(message, text)
        if message.type == "snapshot":
            self._unanswered.discard(message.topic)
            if not self._unanswered:  # only now: a topic that fails again and again is asked less and less
                self._backoff.reset()

    def _heed(self, error: ErrorMessage) -> None:
        topic = "" if isinstance(error.topic, UnsetType) else f"{harmless(error.topic)}: "
        says = f"{topic}{harmless(error.message).rstrip('.')}"
        info = None if isinstance(error.code, UnsetType) else ERROR_CODES.get(error.code)
        if info is not None and info.retry:
            raise _BrokenError(says)
        raise StartupError(f"{says}.")

    def _print(self, message: ServerMessage, text: str) -> None:
        if self._as_json:
            printed(
                text.replace("\n", " ").replace("\r", " ")
            )  # between tokens only: in a JSON string they are escaped
            return
        assert not isinstance(message, ErrorMessage | Pong)
        time_of_day = self._palette.paint(datetime.now().astimezone().strftime("%H:%M:%S"), "dim")
        for line in self._describer.lines(message):
            printed(f"{time_of_day} {self._palette.paint(message.topic, 'cyan')} {line}")


def _texts(connection: ClientConnection, topics: tuple[str, ...]) -> Iterator[str]:
    """Subscribe, then give each message until the connection ends.

    Raises _BrokenError or StartupError then, by what the close code means, BrokenPipeError when nobody reads any more.
    """
    try:
        connection.send(encode_subscribe(Subscribe(topics=topics)).decode())
        while True:
            try:
                message = connection.recv(timeout=_LOOK_SECONDS)
            except TimeoutError:
                if reader_is_gone():
                    raise BrokenPipeError from None
                continue
            if isinstance(message, str):
                yield message
    except ConnectionClosed as closed:
        raise _ending(_ABNORMAL if closed.rcvd is None else closed.rcvd.code) from None


def _ending(code: int) -> Exception:
    info = CLOSE_CODES.get(code)
    if info is None:
        return _BrokenError(f"The connection was closed with {code}")
    says = f"The connection was closed with {code} {info.name}: {info.description.rstrip('.')}"
    return _BrokenError(says) if info.retry else StartupError(f"{says}.")


def _one_line(error: Exception) -> str:
    return harmless(" ".join(str(error).split())).rstrip(".") or type(error).__name__
