"""A stream over plain ASGI, under random schedules of a server that takes a message only when it is let."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message
from support import tiny_contract as tiny
from wirepact_server.realtime import Grant, Hub, Limits, realtime_routes

ACTIONS = st.lists(st.sampled_from(["publish", "large", "let", "turn", "alive", "resync"]), max_size=60)
LARGE = "x" * 100_000
PATH = "/live"


class Server:
    """One request for two topics, and the ASGI server under it."""

    def __init__(self, limits: Limits) -> None:
        self.state, self.notes = 0, tiny.NotesState()
        self.hub = Hub(tiny.CONTRACT, limits=limits)
        self.hub.add_topic(tiny.Counter(), snapshot=lambda: self.state)
        self.hub.add_topic(tiny.Notes("hall"), snapshot=lambda: self.notes)
        self.room = asyncio.Semaphore(0)
        self.gone = asyncio.Event()
        self.body = b""
        self.ended = False
        self.lost = False
        self.task = asyncio.create_task(self._serve())

    def _serve(self) -> Coroutine[Any, Any, None]:
        query = b"topics=counter&topics=notes:hall"
        scope = {"type": "http", "http_version": "1.1", "method": "GET", "path": PATH + "/sse", "headers": []}
        routes = realtime_routes(self.hub, PATH, authorize=lambda _: Grant())
        return routes[2].handle({**scope, "query_string": query}, self._receive, self._send)

    async def _receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        await self.room.acquire()
        if self.lost:
            raise OSError("the peer is gone")
        assert not self.ended
        self.body += message.get("body", b"")
        self.ended = message["type"] == "http.response.body" and not message["more_body"]

    def act(self, action: str) -> None:
        """Carry out one step, all but the turn of the loop."""
        match action:
            case "publish":
                self.state += 1
                self.hub.publish(tiny.Counter(), self.state)
            case "large":
                note = tiny.Note(str(len(self.notes)), LARGE)
                self.notes = (*self.notes, note)
                self.hub.publish(tiny.Notes("hall"), note)
            case "let":
                self.room.release()
            case "alive":
                for connection in self.connections():
                    connection.keep_alive()
            case "resync":
                for connection in self.connections():
                    connection.subscribe(["counter"])

    def connections(self) -> list[Any]:
        """Who is connected."""
        return list(self.hub._connections)

    def messages(self) -> list[dict[str, Any]]:
        """What a reader makes of the body: whole events only, in order."""
        *events, rest = self.body.decode().split("\n\n")
        assert rest == ""
        assert events.pop(0).startswith("retry: ")
        data = [event.removeprefix("data: ") for event in events if event.startswith("data: ")]
        return [json.loads(each) for each in data]


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def run(actions: list[str]) -> None:
    server = Server(Limits(outbox_frames=1000, outbox_bytes=100_000_000))
    for action in actions:
        await settle() if action == "turn" else server.act(action)
    await settle()
    for _ in range(200):
        server.room.release()
    await settle()
    states: dict[str, Any] = {}
    for message in server.messages():
        if message["type"] == "snapshot":
            states[message["topic"]] = message["payload"]
        elif message["topic"] == "counter":
            assert message["payload"] == states["counter"] + 1  # none left out, none twice
            states["counter"] = message["payload"]
        else:
            states["notes:hall"].append(message["payload"])
    assert states == {"counter": server.state, "notes:hall": [[note.key, note.text] for note in server.notes]}
    server.gone.set()
    await server.task
    assert server.hub.stats().connections == 0


@given(ACTIONS)
def test_a_reader_ends_with_the_servers_state_whatever_the_schedule(actions: list[str]) -> None:
    asyncio.run(run(actions))


@given(ACTIONS, st.booleans())
def test_a_stream_that_is_closed_ends_whole_and_one_that_is_lost_leaves_nothing(actions: list[str], lost: bool) -> None:
    async def run() -> None:
        server = Server(Limits(outbox_frames=1000, outbox_bytes=100_000_000))
        for action in actions:
            await settle() if action == "turn" else server.act(action)
        await settle()
        server.lost = lost
        for connection in server.connections():
            connection.close(4001)
        for _ in range(200):
            server.room.release()
        await server.task
        assert server.hub.stats().connections == 0
        if not lost:
            assert server.ended
            assert server.body.endswith(b'event: close\ndata: {"code":4001,"name":"unauthorized"}\n\n')
            server.messages()

    asyncio.run(run())


@pytest.mark.anyio
async def test_a_reader_that_is_cut_in_the_middle_leaves_nothing() -> None:
    server = Server(Limits(stall_seconds=0.05))
    await settle()
    assert server.hub.stats().connections == 1
    await server.task  # nothing is ever taken
    assert server.hub.stats().closed == {"stalled": 1}
    assert server.hub.stats().connections == 0
    assert server.body == b""
