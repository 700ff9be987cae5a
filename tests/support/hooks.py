"""An `authorize` that is awaited, and answers when it is told to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import HTTPConnection
from support.live_bus import LiveBus, wait_until
from wirepact_server.realtime import Grant, Refusal

UNAUTHORIZED = Refusal(401, b'{"code":"unauthorized"}')


def grant_who(connection: HTTPConnection) -> Grant | Refusal:
    """Let in whoever says who they are."""
    who = connection.headers.get("who")
    return UNAUTHORIZED if who is None else Grant(credential=who)


class Hook:
    """Counts who asks, and waits; `answer` lets all who wait and all who come have their answer."""

    def __init__(self, bus: LiveBus, answer: Callable[[HTTPConnection], Grant | Refusal] = grant_who) -> None:
        self.asked = 0
        self.given_up = 0
        self.decide = answer
        self._bus = bus
        self._gate = asyncio.Event()
        bus.grant = self

    async def __call__(self, connection: HTTPConnection) -> Grant | Refusal:
        """Wait, then decide."""
        self.asked += 1
        try:
            await self._gate.wait()
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        return self.decide(connection)

    def wait_for(self, asked: int) -> None:
        """Wait until so many asked."""
        wait_until(lambda: self.asked == asked, f"authorize to be asked {asked} times")

    def answer(self) -> None:
        """Open the gate for good."""
        self._bus.call(self.open)

    def open(self) -> None:
        """Do so from the server's loop."""
        self._gate.set()

    def answer_once(self) -> None:
        """Let those have their answer who wait now."""

        def once() -> None:
            self._gate.set()
            self._gate.clear()

        self._bus.call(once)
