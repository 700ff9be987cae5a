"""An `authorize` that is awaited, at each door: the WebSocket's, the streams', and plain HTTP on the former's path."""

from __future__ import annotations

import asyncio
import gc
import logging
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial

import httpx2 as httpx
import pytest
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from support import tiny_contract as tiny
from support.bus import snapshot
from support.event_stream import EventStream
from support.hooks import UNAUTHORIZED, Hook, grant_who
from support.live_bus import PATH, LiveBus, live_bus, wait_until
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from wirepact_server.realtime import Authorize, Grant, HeadDeadlineProtocol, Limits, Refusal

VARIANTS = {"direct-uvloop": (True, "uvloop"), "direct-asyncio": (True, "asyncio"), "portable": (False, "asyncio")}
DOORS = {"websocket": PATH, "stream": f"{PATH}/sse?topics=counter", "plain": PATH}
# Much longer than any of these tests: what ends a hook here is not the time.
PATIENT = Limits(authorize_seconds=60, handshake_seconds=60, connections_per_credential=1)
HASTY = Limits(authorize_seconds=0.3, handshake_seconds=0.1)
ME = {"who": "me"}


@pytest.fixture(params=VARIANTS)
def variant(request: pytest.FixtureRequest) -> tuple[bool, str]:
    return VARIANTS[request.param]


@pytest.fixture
def bus(variant: tuple[bool, str]) -> Iterator[LiveBus]:
    direct, loop = variant
    with live_bus(PATIENT, direct=direct, loop=loop) as bus:
        yield bus


@pytest.fixture
def others() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as threads:
        yield threads


def status(bus: LiveBus, door: str, headers: dict[str, str] | None = None) -> tuple[int, str | None]:
    """Come in by a door, and go; return the HTTP status and what it says of coming back."""
    if door == "websocket":
        try:
            with connect(bus.url, additional_headers=headers):
                return 101, None
        except InvalidStatus as refused:
            return refused.response.status_code, refused.response.headers.get("retry-after")
    with httpx.stream(
        "GET", f"http://127.0.0.1:{bus.port}{DOORS[door]}", headers=headers or {}, timeout=20, trust_env=False
    ) as answer:
        return answer.status_code, answer.headers.get("retry-after")


LET_IN = {"websocket": 101, "stream": 200, "plain": 426}


def nothing_is_left(bus: LiveBus) -> None:
    """No task, no connection, nobody on the way in; and no task that failed unseen."""
    wait_until(lambda: bus.tasks() == 0, "the tasks to end")
    wait_until(lambda: bus.stats().connections == 0, "the connections to end")
    assert bus.call(lambda: len(bus.hub.arrivals)) == 0
    bus.call(gc.collect)


def troubles(caplog: pytest.LogCaptureFixture) -> list[str]:
    lines = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    # What uvicorn's own protocol says of each WebSocket that is refused over HTTP.
    return [line for line in lines if line != "ASGI callable returned without completing handshake."]


@contextmanager
def knocking(bus: LiveBus, door: str, **headers: str) -> Iterator[socket.socket]:
    """Ask by hand, without waiting for the answer."""
    lines = [f"GET {DOORS[door]} HTTP/1.1", "Host: x", *(f"{name}: {value}" for name, value in headers.items())]
    if door == "websocket":
        lines += ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]
        lines += ["Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="]
    with socket.create_connection(("127.0.0.1", bus.port), timeout=20) as client:
        client.sendall("\r\n".join([*lines, "", ""]).encode())
        yield client


# What it answers.


@pytest.mark.parametrize("door", DOORS)
def test_it_lets_in_or_refuses_as_a_plain_one_does(bus: LiveBus, door: str) -> None:
    async def looked_up(refusal: Refusal, connection: HTTPConnection) -> Grant | Refusal:
        await asyncio.sleep(0.01)
        return refusal if connection.headers.get("who") is None else Grant()

    bus.grant = partial(looked_up, UNAUTHORIZED)
    assert status(bus, door)[0] == 401
    assert status(bus, door, ME)[0] == LET_IN[door]
    nothing_is_left(bus)


def test_it_is_served_once_it_is_in(bus: LiveBus) -> None:
    async def at_once(_: HTTPConnection) -> Grant:
        return Grant()

    for hook in (at_once, Hook(bus)):
        bus.grant = hook
        if isinstance(hook, Hook):
            hook.answer()
        with (
            connect(bus.url, additional_headers=ME) as client,
            EventStream(bus.port, "counter", headers={"who": "you"}) as stream,
        ):
            client.send(tiny.subscribe("counter"))
            assert tiny.read_message(client.recv(timeout=10)) == snapshot(bus.state) == stream.read()
            bus.publish(bus.state + 1)
            assert tiny.read_message(client.recv(timeout=10)) == stream.read()
        wait_until(lambda: bus.stats().connections == 0, "both to be gone")


def test_it_may_answer_some_at_once_and_let_others_wait(bus: LiveBus) -> None:
    hook = Hook(bus)
    hook.answer()
    bus.grant = lambda connection: Grant() if "who" in connection.headers else hook(connection)
    assert [status(bus, door, ME)[0] for door in DOORS] == list(LET_IN.values())
    assert [status(bus, door)[0] for door in DOORS] == [401, 401, 401]


def test_what_came_with_the_request_is_read_behind_the_answer(bus: LiveBus) -> None:
    hook = Hook(bus)
    frame = b"\x81\x8f\x00\x00\x00\x00" + tiny.PING.encode()
    with knocking(bus, "websocket", **ME) as client:
        hook.wait_for(1)
        client.sendall(frame + frame)
        hook.answer()
        answer = b""
        while answer.count(b'{"type":"pong"}') < 2:
            answer += client.recv(4096)
        assert answer.startswith(b"HTTP/1.1 101 ")


def test_a_body_does_not_disturb_it(bus: LiveBus) -> None:
    hook = Hook(bus)
    hook.answer()
    for path in (DOORS["stream"], DOORS["plain"]):
        url = f"http://127.0.0.1:{bus.port}{path}"
        assert httpx.post(url, content=b"x" * 500_000, headers=ME, trust_env=False).status_code == 405
        assert httpx.post(url, content=b"x" * 500_000, trust_env=False).status_code == 401


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("error", "expected"), [(LookupError("no table of sign-ins"), 500), (HTTPException(418, "tea"), 418)]
)
def test_what_it_raises_is_answered_as_if_it_were_plain(
    bus: LiveBus, door: str, error: Exception, expected: int, caplog: pytest.LogCaptureFixture
) -> None:
    def plain(_: HTTPConnection) -> Grant:
        raise error

    async def awaited(_: HTTPConnection) -> Grant:
        await asyncio.sleep(0)
        raise error

    logs = []
    for hook in (plain, awaited):
        caplog.clear()
        bus.grant = hook
        assert status(bus, door)[0] == expected
        wait_until(lambda: bus.tasks() == 0, "the request to end")
        logs.append((troubles(caplog), "no table of sign-ins" in caplog.text))
    assert logs[0] == logs[1]


@pytest.mark.parametrize("door", DOORS)
def test_who_answers_with_neither_lets_nobody_in(bus: LiveBus, door: str, caplog: pytest.LogCaptureFixture) -> None:
    async def forgets(_: HTTPConnection) -> None:
        await asyncio.sleep(0)

    bus.grant = forgets  # type: ignore[assignment]  # what an application may do by mistake
    assert status(bus, door)[0] == 500
    wait_until(lambda: "must return a Grant or a Refusal, got None" in caplog.text, "the log to say why")


# What ends it before it answers.


@pytest.mark.parametrize("door", DOORS)
def test_one_that_hangs_is_answered_in_time_and_logged(
    variant: tuple[bool, str], door: str, caplog: pytest.LogCaptureFixture
) -> None:
    direct, loop = variant
    with live_bus(HASTY, direct=direct, loop=loop) as bus:
        hook = Hook(bus)
        started = time.monotonic()
        assert status(bus, door, ME) == (503, "3")  # though the handshake's own deadline is shorter
        assert HASTY.authorize_seconds * 0.9 < time.monotonic() - started < 5
        nothing_is_left(bus)
        assert (hook.asked, hook.given_up) == (1, 1)
    (line,) = troubles(caplog)
    assert line.startswith("authorize took longer than 0.3 s; the client at 127.0.0.1:")


def test_one_that_cleans_up_may_do_so_but_the_client_does_not_wait(bus: LiveBus) -> None:
    given_back = 0

    async def with_a_connection(_: HTTPConnection) -> Grant:
        nonlocal given_back
        try:
            await asyncio.sleep(60)
        finally:
            await hook(_)
            given_back += 1
        return Grant()

    with live_bus(HASTY) as bus:
        hook = Hook(bus)
        bus.grant = with_a_connection
        assert status(bus, "websocket", ME)[0] == 503
        assert (hook.asked, given_back) == (1, 0)
        hook.answer()
        wait_until(lambda: given_back == 1, "the connection to be given back")
        nothing_is_left(bus)


@pytest.mark.parametrize("door", DOORS)
def test_a_client_that_goes_away_meanwhile_leaves_nothing(
    bus: LiveBus, door: str, caplog: pytest.LogCaptureFixture
) -> None:
    hook = Hook(bus)
    with knocking(bus, door, **ME):
        hook.wait_for(1)
        assert bus.call(lambda: len(bus.hub.arrivals)) == 1
    wait_until(lambda: hook.given_up == 1, "authorize to be given up")
    nothing_is_left(bus)
    assert troubles(caplog) == []


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("answer", [Grant(), UNAUTHORIZED, LookupError("the session is closed")])
def test_an_answer_to_nobody_is_dropped_without_a_word(
    bus: LiveBus, door: str, answer: Grant | Refusal | Exception, caplog: pytest.LogCaptureFixture
) -> None:
    told = 0

    async def stubborn(connection: HTTPConnection) -> Grant | Refusal:
        nonlocal told
        try:
            await hook(connection)
        finally:
            told += 1
            if isinstance(answer, Exception):
                raise answer
            return answer  # noqa: B012 - as an `except BaseException` would

    hook = Hook(bus)
    bus.grant = stubborn
    with knocking(bus, door, **ME):
        hook.wait_for(1)
    wait_until(lambda: told == 1, "authorize to be given up")
    nothing_is_left(bus)
    assert troubles(caplog) == []
    assert bus.call(lambda: bus.hub.stats().connected) == 0


@pytest.mark.parametrize("door", DOORS)
def test_a_server_that_stops_does_not_wait_for_it(
    variant: tuple[bool, str], door: str, caplog: pytest.LogCaptureFixture
) -> None:
    direct, loop = variant
    with live_bus(PATIENT, direct=direct, loop=loop) as bus:
        hook = Hook(bus)
        with knocking(bus, door, **ME) as client:
            hook.wait_for(1)
            started = time.monotonic()
            if not direct and door != "websocket":
                bus.drain(0.5).result(10)  # nothing tells a response there that the server stops
            bus.stop()
            assert time.monotonic() - started < PATIENT.drain_window_seconds + 1
            answer = b""
            while piece := client.recv(4096):
                answer += piece
        expected = b"HTTP/1.1 500 " if not direct and door == "websocket" else b"HTTP/1.1 503 "
        assert answer.startswith(expected)
        assert (b"retry-after: 3" in answer.lower()) == (expected == b"HTTP/1.1 503 ")
    assert troubles(caplog) == []


@pytest.mark.parametrize("door", DOORS)
def test_a_hub_that_drains_does_not_wait_for_it(bus: LiveBus, door: str, others: ThreadPoolExecutor) -> None:
    hook = Hook(bus)
    coming = others.submit(status, bus, door, ME)
    hook.wait_for(1)
    bus.drain(5).result(5)
    assert coming.result(10) == (503, "3")
    assert status(bus, door, ME) == (503, "3")
    nothing_is_left(bus)


def test_a_stream_that_is_let_in_while_the_server_stops_is_told_so(others: ThreadPoolExecutor) -> None:
    with live_bus() as bus:
        hook = Hook(bus)

        def last_event() -> tuple[str, str] | None:
            with EventStream(bus.port, "counter", headers=ME) as stream:
                assert stream.response.status == 200
                assert stream.read() == snapshot(0)
                return stream.next_event()

        def stop() -> None:
            (connection,) = bus.server.server_state.connections
            assert isinstance(connection, HeadDeadlineProtocol)
            connection.shutdown()
            hook.open()

        event = others.submit(last_event)
        hook.wait_for(1)
        bus.call(stop)
        assert event.result(10) == ("close", '{"code":1012,"name":"service_restart"}')


# What is revoked meanwhile, and what is counted.


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("rounds", [1, 2])
def test_a_credential_revoked_meanwhile_is_asked_about_again(
    bus: LiveBus, door: str, rounds: int, others: ThreadPoolExecutor
) -> None:
    hook = Hook(bus)
    coming = others.submit(status, bus, door, ME)
    for asked in range(1, rounds + 1):
        hook.wait_for(asked)
        bus.call(lambda: bus.hub.revoke("me"))
        hook.answer_once()
    hook.wait_for(rounds + 1)
    hook.decide = lambda _: UNAUTHORIZED
    hook.answer()
    assert coming.result(10)[0] == 401
    assert bus.call(lambda: bus.hub.stats().connected) == 0


@pytest.mark.parametrize("door", DOORS)
def test_one_that_grants_what_is_revoked_each_time_is_asked_no_more(
    bus: LiveBus, door: str, others: ThreadPoolExecutor, caplog: pytest.LogCaptureFixture
) -> None:
    hook = Hook(bus)
    coming = others.submit(status, bus, door, ME)
    for asked in (1, 2, 3):
        hook.wait_for(asked)
        bus.call(lambda: bus.hub.revoke("me"))
        hook.answer_once()
    assert coming.result(10) == (503, "3")
    nothing_is_left(bus)
    assert hook.asked == 3
    assert "granted 3 times what was revoked meanwhile" in caplog.text


@pytest.mark.parametrize("door", DOORS)
def test_what_others_lose_meanwhile_costs_nobody_a_question(
    bus: LiveBus, door: str, others: ThreadPoolExecutor
) -> None:
    hook = Hook(bus)
    coming = others.submit(status, bus, door, ME)
    hook.wait_for(1)
    bus.call(lambda: bus.hub.revoke("you"))
    hook.answer()
    assert coming.result(10)[0] == LET_IN[door]
    assert hook.asked == 1


@pytest.mark.parametrize("door", ["websocket", "stream"])
def test_one_that_ends_the_older_connections_itself_lets_the_newest_in(bus: LiveBus, door: str) -> None:
    def newest(connection: HTTPConnection) -> Grant | Refusal:
        bus.hub.revoke("me")
        return grant_who(connection)

    async def awaited(connection: HTTPConnection) -> Grant | Refusal:
        await asyncio.sleep(0)
        return newest(connection)

    hooks: list[Authorize] = [newest, awaited]
    with ExitStack() as stack:
        first = stack.enter_context(connect(bus.url, additional_headers={"who": "you"}))
        for hook in hooks:
            bus.grant = hook
            assert status(bus, door, ME)[0] == LET_IN[door]
        first.send(tiny.PING)
        assert tiny.read_message(first.recv(timeout=10)) == {"type": "pong"}


@pytest.mark.parametrize("door", DOORS)
def test_no_more_wait_than_may_be_connected(variant: tuple[bool, str], door: str, others: ThreadPoolExecutor) -> None:
    direct, loop = variant
    with live_bus(replace(PATIENT, connections=2), direct=direct, loop=loop) as bus:
        hook = Hook(bus)
        waiting = [others.submit(status, bus, each) for each in ("websocket", "stream")]
        hook.wait_for(2)
        assert status(bus, door) == (503, "3")
        assert hook.asked == 2
        hook.answer()
        assert [each.result(10)[0] for each in waiting] == [401, 401]
        assert status(bus, door, ME)[0] == LET_IN[door]


def test_of_many_who_wait_no_more_come_in_than_may(bus: LiveBus, others: ThreadPoolExecutor) -> None:
    hook, seen = Hook(bus), threading.Event()

    def come_in() -> int | None:
        """Stay until all were seen, or until the bus closes; return the code of that."""
        with connect(bus.url, additional_headers=ME) as client:
            try:
                client.send(tiny.PING)
                client.recv(timeout=10)
            except ConnectionClosed as closed:
                return None if closed.rcvd is None else closed.rcvd.code
            seen.wait(20)
            return None

    waiting = [others.submit(come_in) for _ in range(6)]
    hook.wait_for(6)
    hook.answer()
    wait_until(lambda: sum(each.done() for each in waiting) == 5, "all but one to be turned away")
    assert bus.stats().connections == 1
    seen.set()
    assert sorted((each.result(10) for each in waiting), key=str) == [1013] * 5 + [None]
    nothing_is_left(bus)


def test_of_many_streams_that_wait_no_more_come_in_than_may(bus: LiveBus, others: ThreadPoolExecutor) -> None:
    hook = Hook(bus)
    waiting = [others.submit(EventStream, bus.port, "counter", headers=ME) for _ in range(6)]
    hook.wait_for(6)
    hook.answer()
    streams = [each.result(10) for each in waiting]
    assert sorted(stream.response.status for stream in streams) == [200] + [429] * 5
    assert bus.stats().connections == 1
    for stream in streams:
        stream.close()
    nothing_is_left(bus)
