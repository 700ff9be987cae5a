"""One client: what it holds, how fast it may ask, what its messages mean. No I/O: an outbox is before the socket."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from wirepact_server.realtime import codes
from wirepact_server.realtime.access import OPEN, Grant
from wirepact_server.realtime.frames import Batch
from wirepact_server.realtime.nesting import nests_deeper
from wirepact_server.realtime.outbox import Channel, Outbox
from wirepact_server.realtime.rate import TokenBucket

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wirepact_server.realtime.contract import Contract
    from wirepact_server.realtime.limits import Limits
    from wirepact_server.realtime.scheduler import Scheduler, Timer

logger = logging.getLogger(__name__)

# Past what event loops can put off, and past what any server runs for.
_LONGEST_TIMER = 100 * 366 * 86_400.0


class Router(Protocol):
    """The hub as a connection sees it."""

    def subscribe(self, connection: Connection, address: str) -> None:
        """Answer with the topic's snapshot or an error."""

    def unsubscribe(self, connection: Connection, address: str) -> None:
        """Give the topic up; one that is not held is passed over."""

    def disconnect(self, connection: Connection) -> None:
        """The client's socket is gone: forget it."""

    def message_received(self) -> None:
        """Count a message of a client."""

    def message_refused(self, code: str) -> None:
        """Count an `error` that answers one."""

    def closing(self, connection: Connection, reason: str) -> None:
        """The server ends this connection: it holds no topic any more."""


class Connection:
    """Reads one client's messages and carries them out. Open until the first of `close`, `abort` and `release`."""

    __slots__ = (
        "_channel",
        "_contract",
        "_expiry",
        "_hook_failed",
        "_limits",
        "_messages",
        "_outbox",
        "_refusals",
        "_router",
        "_scheduler",
        "_since",
        "address",
        "grant",
        "is_open",
        "topics",
    )

    def __init__(
        self,
        router: Router,
        channel: Channel,
        contract: Contract,
        limits: Limits,
        scheduler: Scheduler,
        grant: Grant = OPEN,
        address: str | None = None,
    ) -> None:
        now = scheduler.time()
        self.topics: set[str] = set()
        self.grant = grant
        self.address = address
        self._router = router
        self._contract = contract
        self._limits = limits
        self._scheduler = scheduler
        self._since = now
        self._channel = channel
        self._outbox = Outbox(channel, limits, scheduler, self._stalled)
        self._messages = TokenBucket(per_second=limits.messages_per_second, burst=limits.message_burst, now=now)
        self._refusals = TokenBucket(per_second=limits.messages_per_second, burst=limits.refusal_burst, now=now)
        self._expiry = self._expire_in(grant.expires_in_seconds)
        self._hook_failed = False
        self.is_open = True

    @property
    def peer(self) -> str:
        """Where the client is, such as `127.0.0.1:51234`; empty when the server does not tell."""
        return self._channel.peer

    @property
    def age_seconds(self) -> float:
        """How long it has been here."""
        return self._scheduler.time() - self._since

    @property
    def waiting_bytes(self) -> int:
        """Bytes that wait in the outbox and count towards its bound."""
        return self._outbox.waiting_bytes

    def receive_text(self, text: str) -> None:
        """Carry out one message, or answer why not. Never raises: what fails here ends this connection only."""
        if not self.is_open:
            return
        self._router.message_received()
        try:
            if _longer_than(text, self._limits.message_bytes):
                self.close(codes.MESSAGE_TOO_BIG)
            elif self._within_rate():
                self._carry_out(text)
        except Exception:
            logger.exception("a client's message could not be handled")
            self.close(codes.INTERNAL_ERROR)

    def subscribe(self, topics: Iterable[str]) -> None:
        """Answer each topic once, with its snapshot or an error."""
        for address in dict.fromkeys(topics):
            self._subscribe(address)

    def may_subscribe(self, address: str) -> bool:
        """Ask the application. A hook that fails says no; its first failure on this connection is logged."""
        try:
            allowed = self.grant.may_subscribe(address)
            if not isinstance(allowed, bool):
                raise TypeError(f"may_subscribe must return a bool, got {allowed!r}")
            return allowed
        except Exception:
            if not self._hook_failed:  # once: a client decides how often it asks
                logger.exception("may_subscribe failed; the topic is refused as an unknown one")
            self._hook_failed = True
            return False

    def receive_binary(self, data: bytes) -> None:  # noqa: ARG002 - whatever it is, the protocol is text
        """A binary message came: the protocol is text."""
        self.close(codes.UNSUPPORTED_DATA)

    def gone(self) -> None:
        """The client said goodbye, or its socket is lost."""
        self._router.disconnect(self)

    def keep_alive(self) -> None:
        """Ask for a sign of life; a client that gave none since the last time is cut."""
        try:
            answers = not self.is_open or self._channel.keep_alive()
        except Exception:
            logger.exception("a client's socket failed")
            self.abort("failed")
        else:
            if not answers:
                self.abort("unresponsive")

    def send(self, batch: Batch, *, snapshot_of: str | None = None) -> None:
        """Send or queue `batch`; a client that falls behind the outbox's bound is closed. Never waits, never raises."""
        if not self.is_open:
            return
        try:
            fits = self._outbox.send(batch, snapshot_of)
        except Exception:
            logger.exception("a client's socket failed")
            self.abort("failed")
            return
        if not fits:
            self.close(codes.SLOW_CONSUMER)

    def refuse(self, code: str, message: str, *, topic: str | None = None) -> None:
        """Send an `error`."""
        self._router.message_refused(code)
        self.send(Batch(self._contract.encode_error(message=message, code=code, topic=topic)))

    def close(self, code: int) -> None:
        """Leave every topic, drop what waits, begin the closing handshake."""
        if self.is_open:
            name = self._contract.close_codes[code].name
            self._end(name)
            self._outbox.close(code, name)

    def abort(self, reason: str) -> None:
        """Leave every topic, drop what waits, cut the connection; also while it is closing."""
        if self.is_open:
            self._end(reason)
        self._outbox.abort()

    def release(self) -> None:
        """The socket is gone."""
        self.is_open = False
        self._forget_expiry()
        self._outbox.release()

    def _end(self, reason: str) -> None:
        self.is_open = False
        self._forget_expiry()
        self._router.closing(self, reason)

    def _stalled(self) -> None:
        self.abort("stalled")

    def _expire_in(self, seconds: float | None) -> Timer | None:
        if seconds is None or seconds >= _LONGEST_TIMER:
            return None
        # What is no number above 0 is over already.
        return self._scheduler.call_later(max(0, seconds), self._expired)

    def _expired(self) -> None:
        self.close(codes.UNAUTHORIZED)

    def _forget_expiry(self) -> None:
        if self._expiry is not None:
            self._expiry.cancel()
            self._expiry = None

    def _within_rate(self) -> bool:
        now = self._scheduler.time()
        if self._messages.take(now):
            return True
        if self._refusals.take(now):
            self.refuse(codes.RATE_LIMITED, "Messages come faster than allowed; this one was dropped. Slow down.")
        else:
            self.close(codes.POLICY_VIOLATION)
        return False

    def _carry_out(self, text: str) -> None:
        if nests_deeper(text, self._limits.message_depth):
            deepest = self._limits.message_depth
            self.refuse(codes.MALFORMED_MESSAGE, f"A message nests at most {deepest} arrays and objects.")
            return
        message = self._contract.decode_client_message(text)
        match message.type:
            case "subscribe":
                if self._within_a_message(message.topics):
                    self.subscribe(message.topics)
            case "unsubscribe":
                if self._within_a_message(message.topics):
                    for address in message.topics:
                        self._router.unsubscribe(self, address)
            case "ping":
                self.send(Batch(self._contract.encode_pong()))
            case "rejected":
                self.refuse(message.code, message.message)

    def _within_a_message(self, topics: Sequence[str]) -> bool:
        most = self._limits.topics_per_message
        if len(topics) > most:
            self.refuse(codes.MALFORMED_MESSAGE, f"A message names at most {most} topics.")
        return len(topics) <= most

    def _subscribe(self, address: str) -> None:
        if len(address) > self._limits.topic_chars:
            longest = self._limits.topic_chars
            self.refuse(codes.MALFORMED_MESSAGE, f"A topic's address has at most {longest} characters.")
        elif address not in self.topics and len(self.topics) >= self._limits.subscriptions:
            most = self._limits.subscriptions
            self.refuse(codes.TOO_MANY_SUBSCRIPTIONS, f"A connection holds at most {most} topics.", topic=address)
        else:
            self._router.subscribe(self, address)


def _longer_than(text: str, size_bytes: int) -> bool:
    # A character is one to four bytes of UTF-8: most messages need no second encoding to tell.
    return len(text) > size_bytes or (len(text) * 4 > size_bytes and len(text.encode()) > size_bytes)
