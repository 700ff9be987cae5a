"""Server-Sent Events behind a real uvicorn, with our socket under them and without, on both loops."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from support import tiny_contract as tiny
from support.bus import event, snapshot
from support.event_stream import EventStream
from support.live_bus import LARGE, PATH, LiveBus, live_bus, wait_until
from websockets.sync.client import connect
from wirepact_server.realtime import Grant, Limits, Refusal
from wirepact_server.realtime.frames import encode_event

VARIANTS = {"direct-uvloop": (True, "uvloop"), "direct-asyncio": (True, "asyncio"), "portable": (False, "asyncio")}


@pytest.fixture(params=VARIANTS)
def variant(request: pytest.FixtureRequest) -> tuple[bool, str]:
    return VARIANTS[request.param]


@pytest.fixture
def bus(variant: tuple[bool, str]) -> Iterator[LiveBus]:
    direct, loop = variant
    with live_bus(direct=direct, loop=loop) as bus:
        yield bus


def asked(bus: LiveBus, query: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
    """Ask for what is refused; return status, headers and body."""
    connection = http.client.HTTPConnection("127.0.0.1", bus.port, timeout=10)
    connection.request(method, f"{PATH}/sse{query}", headers=headers)
    answer = connection.getresponse()
    found = (answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode())
    connection.close()
    return found


def test_snapshots_then_events_as_on_the_websocket(bus: LiveBus) -> None:
    with EventStream(bus.port, "counter", "notes:hall") as stream:
        assert stream.response.status == 200
        assert stream.response.headers["content-type"] == "text/event-stream"
        assert stream.response.headers["cache-control"] == "no-store"
        assert [stream.read(), stream.read()] == [snapshot(0), snapshot([], "notes:hall")]
        bus.publish(1, 2, 3)
        bus.publish(4)
        assert [stream.read() for _ in range(4)] == [event(1), event(2), event(3), event(4)]
        assert stream.retry is not None
        stats = bus.stats()
        assert (stats.connections, stats.subscriptions) == (1, {"counter": 1, "notes:hall": 1})


def test_a_topic_that_is_not_there_is_an_error_in_the_stream(bus: LiveBus) -> None:
    bus.grant = lambda _: Grant(may_subscribe=lambda address: address != "notes:hall")
    with EventStream(bus.port, "nowhere", "notes:hall", "counter", "counter") as stream:
        errors = [stream.read(), stream.read()]
        assert [(error["code"], error["topic"]) for error in errors] == [
            ("unknown_topic", "nowhere"),
            ("unknown_topic", "notes:hall"),
        ]
        assert stream.read() == snapshot(0)
        bus.publish(1)
        assert stream.read() == event(1)


def test_topics_are_also_separated_by_commas(bus: LiveBus) -> None:
    with EventStream(bus.port, "notes:hall,counter", "nowhere") as stream:
        found = [stream.read() for _ in range(3)]
        assert [message["topic"] for message in found] == ["notes:hall", "counter", "nowhere"]
        assert [message["type"] for message in found] == ["snapshot", "snapshot", "error"]


def test_a_topic_too_many_is_an_error_in_the_stream() -> None:
    with live_bus(Limits(subscriptions=1)) as bus, EventStream(bus.port, "counter", "notes:hall") as stream:
        assert stream.read() == snapshot(0)
        assert stream.read()["code"] == "too_many_subscriptions"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?",
        "?topics=",
        "?topic=counter",
        "?topics=counter&topics=",
        "?topics=counter,",
        f"?topics={'x' * 256}",
        "?topics=a" * 101,
        f"?topics={','.join('a' * 101)}",
    ],
)
def test_a_request_without_topics_or_with_wrong_ones_is_refused(query: str) -> None:
    with live_bus() as bus:
        status, _, body = asked(bus, query.replace("a?", "a&"))
        assert status == 400
        assert "topic" in body
        assert bus.stats().connections == 0


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_it_is_only_got(method: str) -> None:
    with live_bus() as bus:
        status, headers, _ = asked(bus, "?topics=counter", method)
        assert (status, headers["allow"]) == (405, "GET")


def test_a_stranger_gets_the_refusal(bus: LiveBus) -> None:
    for query, method in (("?topics=counter", "GET"), ("", "GET"), ("", "POST")):
        status, headers, body = asked(bus, query, method, stranger="1")
        assert (status, headers["content-type"]) == (403, "application/json")
        assert json.loads(body) == {"code": "forbidden_origin"}
    assert bus.stats().connections == 0


def test_it_counts_as_a_connection_and_is_told_how_long_to_wait() -> None:
    with live_bus(Limits(connections=2, connections_per_credential=1)) as bus:
        bus.grant = lambda connection: Grant(credential=connection.headers.get("who"))
        with EventStream(bus.port, "counter", headers={"who": "me"}) as stream:
            stream.read()
            status, headers, _ = asked(bus, "?topics=counter", who="me")
            assert (status, headers["retry-after"]) == (429, "3")
            with connect(bus.url, additional_headers={"who": "you"}) as other:
                other.send(tiny.PING)
                other.recv(timeout=10)
                assert asked(bus, "?topics=counter")[0] == 503
        wait_until(lambda: bus.stats().connections == 0, "both to be gone")
        with EventStream(bus.port, "counter", headers={"who": "me"}) as stream:
            assert stream.read() == snapshot(0)


def cut_all(bus: LiveBus) -> None:
    for connection in bus.server.server_state.connections:
        connection.transport.abort()


def test_a_client_that_goes_leaves_nothing(bus: LiveBus) -> None:
    for reset in (False, True):
        with EventStream(bus.port, "counter") as stream:
            stream.read()
            if reset:
                bus.call(lambda: cut_all(bus))
        wait_until(lambda: bus.stats().connections == 0, "the connection to be gone")
    wait_until(lambda: bus.tasks() == 0, "all tasks to end")
    assert bus.stats().closed == {}


def test_clients_that_vanish_at_once_leave_nothing(bus: LiveBus, caplog: pytest.LogCaptureFixture) -> None:
    request = f"GET {PATH}/sse?topics=counter HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    for number in range(100):
        client = socket.create_connection(("127.0.0.1", bus.port), timeout=10)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing is a reset
        client.sendall(request)
        if number % 3 == 0:
            client.recv(1)
        client.close()
    with EventStream(bus.port, "counter") as last:
        last.read()
    wait_until(lambda: bus.stats().connections == 0, "all to be gone")
    wait_until(lambda: bus.tasks() == 0, "all tasks to end")
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def test_a_quiet_stream_shows_signs_of_life(variant: tuple[bool, str]) -> None:
    direct, loop = variant
    with (
        live_bus(Limits(keepalive_seconds=0.05), direct=direct, loop=loop) as bus,
        EventStream(bus.port, "counter") as stream,
    ):
        stream.read()
        lines = [stream.response.readline() for _ in range(6)]
        assert lines == [b":\n", b"\n"] * 3
        bus.publish(1)
        assert stream.read() == event(1)


def test_clients_are_told_different_times_to_come_back() -> None:
    with live_bus(Limits(sse_retry_seconds=2)) as bus, ExitStack() as stack:
        streams = [stack.enter_context(EventStream(bus.port, "counter")) for _ in range(8)]
        for stream in streams:
            stream.read()
        waits = [stream.retry or 0 for stream in streams]
        assert all(1000 <= wait <= 3000 for wait in waits)
        assert len(set(waits)) > 4


def test_revoking_a_credential_ends_the_stream(bus: LiveBus) -> None:
    bus.grant = lambda connection: Grant(credential=connection.headers.get("who"))
    with EventStream(bus.port, "counter", headers={"who": "me"}) as mine, EventStream(bus.port, "counter") as other:
        mine.read(), other.read()
        assert bus.call(lambda: bus.hub.revoke("me")) == 1
        assert mine.goodbye() == 4001
        bus.publish(1)
        assert other.read() == event(1)


def test_a_stream_ends_with_its_grant(bus: LiveBus) -> None:
    bus.grant = lambda _: Grant(expires_in_seconds=0.1)
    with EventStream(bus.port, "counter") as stream:
        assert stream.read() == snapshot(0)
        assert stream.goodbye() == 4001


class Unread:
    """A client that asks for the notes and reads nothing."""

    def __init__(self, bus: LiveBus) -> None:
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 * 1024)
        self.socket.settimeout(10)
        self.socket.connect(("127.0.0.1", bus.port))
        self.socket.sendall(f"GET {PATH}/sse?topics=notes:hall HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        wait_until(lambda: bus.stats().subscriptions["notes:hall"] == 1, "the subscription")

    def rest(self) -> bytes:
        """Read all there is; a reset ends it too."""
        data = b""
        try:
            while chunk := self.socket.recv(65536):
                data += chunk
        except ConnectionResetError:
            pass
        self.socket.close()
        return data


@pytest.mark.parametrize("loop", ["uvloop", "asyncio"])
def test_a_stalled_reader_is_cut(loop: str) -> None:
    with live_bus(Limits(stall_seconds=0.4, outbox_bytes=50_000_000, outbox_frames=10_000), loop=loop) as bus:
        client = Unread(bus)
        wait_until(bus.stuffed, "the socket to take no more")
        wait_until(lambda: bus.stats().connections == 0, "the reader to be cut")
        assert bus.stats().closed == {"stalled": 1}
        assert bus.stats().outbox_bytes == 0
        wait_until(lambda: not bus.server.server_state.connections, "its socket to be gone")
        assert not client.rest().endswith(b"\r\n0\r\n\r\n")  # which would end a whole body
        wait_until(lambda: bus.tasks() == 0, "all tasks to end")


def test_a_reader_that_stalls_on_the_last_event_is_cut_too() -> None:
    with live_bus(Limits(stall_seconds=0.4, keepalive_seconds=0.1)) as bus:
        bus.note("a", "x" * 4_000_000)  # more than the kernels take, and nothing comes after it
        client = Unread(bus)
        wait_until(lambda: bus.stats().connections == 0, "the reader to be cut")
        assert bus.stats().closed == {"stalled": 1}
        client.rest()


def test_where_the_server_offers_no_socket_a_stalled_reader_is_forgotten() -> None:
    limits = Limits(stall_seconds=0.4, outbox_bytes=50_000_000, outbox_frames=10_000)
    with live_bus(limits, direct=False, loop="asyncio") as bus:
        client = Unread(bus)
        wait_until(bus.stuffed, "the socket to take no more")
        wait_until(lambda: bus.stats().connections == 0, "the reader to be forgotten")
        wait_until(lambda: bus.tasks() == 0, "its tasks to end")
        client.rest()


def test_a_reader_that_falls_behind_is_told_so() -> None:
    with live_bus(Limits(outbox_frames=4)) as bus:
        client = Unread(bus)
        wait_until(lambda: bus.stuffed() or bool(bus.stats().closed), "the socket to take no more")
        for number in range(6):
            bus.note("b", LARGE + str(number))
        wait_until(lambda: bool(bus.stats().closed), "it to fall behind")
        assert bus.stats().closed == {"slow_consumer": 1}
        assert b'event: close\ndata: {"code":4000,"name":"slow_consumer"}\n\n' in client.rest()


def test_a_large_snapshot_reaches_a_slow_reader() -> None:
    with live_bus(Limits(stall_seconds=0.5, outbox_bytes=100_000)) as bus:
        bus.note("a", "x" * 3_000_000)
        client = Unread(bus)
        taken = 0
        while taken < 3_000_000:
            taken += len(client.socket.recv(50_000))
            time.sleep(0.02)  # slower than the stall's deadline for the whole, faster for a part
        assert bus.stats().closed == {}
        client.socket.close()


@pytest.mark.parametrize("how", ["drain", "stop"])
def test_goodbyes_are_spread(how: str) -> None:
    with live_bus(Limits(drain_window_seconds=0.6)) as bus, ExitStack() as stack:
        streams = [stack.enter_context(EventStream(bus.port, "counter")) for _ in range(12)]
        for stream in streams:
            stream.read()
        ends: list[tuple[int, float]] = []
        threads = [
            threading.Thread(target=lambda stream: ends.append((stream.goodbye(), time.monotonic())), args=(stream,))
            for stream in streams
        ]
        for thread in threads:
            thread.start()
        if how == "drain":
            drained = bus.drain(0.6)
            assert asked(bus, "?topics=counter")[0] == 503
            drained.result(10)
        else:
            bus.stop()
        for thread in threads:
            thread.join(10)
        assert [code for code, _ in ends] == [1012] * 12
        assert max(moment for _, moment in ends) - min(moment for _, moment in ends) > 0.1


def test_a_body_that_nobody_asked_for_is_passed_over(bus: LiveBus) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", bus.port, timeout=10)
    connection.request("GET", f"{PATH}/sse?topics=counter", body=b"x" * 300_000)
    assert connection.getresponse().readline().startswith(b"retry: ")
    connection.close()
    wait_until(lambda: bus.stats().connections == 0, "the connection to be gone")


def test_a_message_of_several_lines_is_one_event() -> None:
    assert encode_event(b'{\n "a":\r\n1}') == b'data: {\ndata:  "a":\ndata: 1}\n\n'


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl_reads_it(bus: LiveBus) -> None:
    command = ["curl", "-sN", "--max-time", "10", f"http://127.0.0.1:{bus.port}{PATH}/sse?topics=counter"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as curl:
        assert curl.stdout is not None
        lines = [curl.stdout.readline() for _ in range(4)]
        assert lines[0].startswith("retry: ")
        assert lines[2] == 'data: {"type":"snapshot","topic":"counter","payload":0}\n'
        bus.publish(7)
        assert curl.stdout.readline() == 'data: {"type":"event","topic":"counter","payload":7}\n'
        curl.terminate()


EVENT_SOURCE = """
setInterval(() => {}, 1000);  // a page stays; a script would end while it waits to come back
const stream = new EventSource(process.argv[1]);
let opened = 0;
stream.onopen = () => console.log(`open ${++opened}`);
stream.onmessage = (event) => console.log(event.data);
stream.addEventListener("close", (event) => console.log(`close ${event.data}`));
stream.onerror = () => { if (stream.readyState === EventSource.CLOSED) { console.log("over"); process.exit(); } };
"""


def test_an_event_source_reads_it_comes_back_and_gives_up_when_refused() -> None:
    with live_bus(Limits(sse_retry_seconds=0.1)) as bus:
        bus.grant = lambda _: Grant(credential="me")
        url = f"http://127.0.0.1:{bus.port}{PATH}/sse?topics=counter"
        command = ["node", "--experimental-eventsource", "--no-warnings", "-e", EVENT_SOURCE, url]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as node:
            assert node.stdout is not None
            try:
                assert [node.stdout.readline().strip() for _ in range(2)] == [
                    "open 1",
                    '{"type":"snapshot","topic":"counter","payload":0}',
                ]
                bus.publish(1)
                assert node.stdout.readline().strip() == '{"type":"event","topic":"counter","payload":1}'
                bus.call(lambda: bus.hub.revoke("me"))
                assert [node.stdout.readline().strip() for _ in range(3)] == [
                    'close {"code":4001,"name":"unauthorized"}',
                    "open 2",
                    '{"type":"snapshot","topic":"counter","payload":1}',
                ]
                bus.call(lambda: setattr(bus, "grant", lambda _: Refusal(401, b"{}")))
                bus.call(lambda: bus.hub.revoke("me"))
                assert [node.stdout.readline().strip() for _ in range(2)] == [
                    'close {"code":4001,"name":"unauthorized"}',
                    "over",
                ]
            finally:
                node.kill()
