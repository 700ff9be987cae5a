"""The wait for an `authorize` that is awaited: for so long at most, and only while the client and the server stay."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
from typing import TYPE_CHECKING, Literal, TypeAlias

from starlette.exceptions import HTTPException

from wirepact_server.realtime.peer import peer_name

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from typing import Any, Self

    from starlette.requests import HTTPConnection
    from starlette.types import Message, Receive

    from wirepact_server.realtime.arrivals import Arrival
    from wirepact_server.realtime.limits import Limits

logger = logging.getLogger(__name__)

Why: TypeAlias = Literal["full", "slow", "gone", "stopping", "revoked"]

_MESSAGES: dict[Why, str] = {
    "full": "Too many wait to come in. Come back later.",
    "slow": "It took too long to find out whether you may come in. Come back later.",
    "gone": "The client is gone.",
    "stopping": "The server is stopping. Come back later.",
    "revoked": "Sign-ins end faster than it can be found out whether you may come in. Come back later.",
}


class UnheardError(HTTPException):
    """The application gave no answer that holds: 503, and the client may come back."""

    def __init__(self, why: Why, limits: Limits) -> None:
        super().__init__(503, _MESSAGES[why], {"Retry-After": str(math.ceil(limits.sse_retry_seconds))})
        self.gone = why == "gone"
        """Nobody is there to read it."""


class Hearing:
    """One request that the application is asked about, while the block runs.

    What it reads of the request meanwhile it hands on: `receive` is to be read instead of the ASGI one.
    """

    def __init__(
        self,
        connection: HTTPConnection,
        receive: Receive,
        arrival: Arrival,
        limits: Limits,
        given_up: set[asyncio.Future[object]],
    ) -> None:
        self._peer = peer_name(connection.client) or "an unknown address"
        self._asgi_receive = receive
        self._arrival = arrival
        self._limits = limits
        self._given_up = given_up
        self._kept: list[Message] = []
        self._over: asyncio.Future[Why] = asyncio.get_running_loop().create_future()

    def __enter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._limits.authorize_seconds, self.end, "slow")
        self._watch = loop.create_task(self._until_gone())
        self._arrival.on_stop(lambda: self.end("stopping"))
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._watch.cancel()
        self._arrival.asking = None

    async def answer(self, pending: Awaitable[object]) -> object:
        """Return what the application answers; raises what it raises.

        It runs in a task of its own: cancelled once when its time is up, it may still clean up, which for a database's
        connection is an await, and the client does not wait for that.

        Raises:
            UnheardError: it did not answer in time, or there is nobody to answer any more.
        """
        asking = asyncio.ensure_future(pending)
        self._arrival.asking = asking
        either: set[asyncio.Future[Any]] = {asking, self._over}
        try:
            if not self._over.done():  # else it must not even begin
                await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not asking.done():
                self._give_up(asking)
        if self._over.done() and (self._over.result() == "gone" or not asking.done()):
            asking.add_done_callback(_pass_over)
            raise self.unheard(self._over.result())
        return asking.result()

    def end(self, why: Why) -> None:
        """Wait no longer."""
        if self._over.done():
            return
        self._over.set_result(why)
        if why == "slow":
            seconds = self._limits.authorize_seconds
            logger.warning("authorize took longer than %g s; the client at %s gets 503", seconds, self._peer)

    def unheard(self, why: Why) -> UnheardError:
        """Return the error that says why there is no answer."""
        return UnheardError(why, self._limits)

    async def receive(self) -> Message:
        """Return the request's next message, as the ASGI server's own does."""
        if self._kept:
            return self._kept.pop(0)
        return await self._asgi_receive()

    def _give_up(self, asking: asyncio.Future[object]) -> None:
        asking.cancel()
        self._given_up.add(asking)  # the loop itself holds its tasks only weakly
        asking.add_done_callback(self._given_up.discard)

    async def _until_gone(self) -> None:
        with contextlib.suppress(Exception):  # whoever reads the request meets it again
            for _ in ("what opens the request", "its end"):  # what is neither waits for its reader
                message = await self._asgi_receive()
                self._kept.append(message)
                if message["type"].endswith(".disconnect"):
                    self.end("gone")
                    return
                if message.get("more_body"):
                    return


def _pass_over(asking: asyncio.Future[object]) -> None:
    """Nobody waits for what it answers; what it fails with on its way out is no fault of a request."""
    if not asking.cancelled() and (error := asking.exception()) is not None:
        logger.debug("authorize failed after it was given up", exc_info=error)
