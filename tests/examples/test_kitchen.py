"""The example: another contract, another application, by every way in that it shows."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.request import Request, urlopen

import pytest
import uvicorn
from kitchen import Kitchen
from kitchen_app import APPS
from orders_contract import (
    FromServer,
    Notes,
    Order,
    OrdersNotesEvent,
    OrdersNotesSnapshot,
    OrdersOpenSnapshot,
    decode_from_server,
    orders_notes,
)
from support.live_bus import wait_until
from watch import watch
from websockets.sync.client import ClientConnection, connect
from wirepact_server.realtime import HeadDeadlineProtocol, RealtimeProtocol

ROOT = Path(__file__).parents[2]
ANNA = {"Authorization": "Bearer anna"}


class House:
    """One of the example's applications behind a real uvicorn, in a thread."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self._kitchen = Kitchen()
        app = APPS[kind](self._kitchen)
        self.server = uvicorn.Server(
            uvicorn.Config(app, ws=RealtimeProtocol, http=HeadDeadlineProtocol, log_config=None)
        )
        self._thread = threading.Thread(target=self.server.run, args=([self._listener],), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        wait_until(lambda: self.server.started, "the example to start")
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self._thread.join(20)
        assert not self._thread.is_alive()
        self._kitchen.close()

    def connect(self, waiter: str = "anna") -> ClientConnection:
        """Connect a screen."""
        headers = {"Authorization": f"Bearer {waiter}"}
        return connect(f"ws://{self.address}/live", additional_headers=headers, max_size=None)

    def post(self, path: str, body: object = None) -> int:
        """Ask the application for something; return the status."""
        data = b"" if body is None else json.dumps(body).encode()
        with urlopen(Request(f"http://{self.address}{path}", data=data, method="POST"), timeout=10) as answer:
            return int(answer.status)


@pytest.fixture(params=sorted(APPS))
def house(request: pytest.FixtureRequest) -> Iterator[House]:
    with House(request.param) as house:
        yield house


@pytest.fixture
def starlette_house() -> Iterator[House]:
    with House("starlette") as house:
        yield house


def ask(screen: ClientConnection, *topics: str) -> list[FromServer]:
    """Subscribe; return the answers."""
    screen.send(json.dumps({"type": "subscribe", "topics": topics}))
    return [decode_from_server(screen.recv(timeout=10)) for _ in topics]


def test_both_topics_answer_in_both_frameworks(house: House) -> None:
    with house.connect() as screen:
        orders, notes = ask(screen, "orders.open", "orders.notes:terrace-1")
        if isinstance(orders, OrdersNotesSnapshot):  # what has to be fetched may come later, or first
            orders, notes = notes, orders
        assert isinstance(orders, OrdersOpenSnapshot)
        assert orders.payload.orders == ()
        assert isinstance(notes, OrdersNotesSnapshot)
        assert notes.payload.notes == ()


def test_an_order_is_on_every_screen(starlette_house: House) -> None:
    with starlette_house.connect("anna") as one, starlette_house.connect("ben") as other:
        for screen in (one, other):
            ask(screen, "orders.open")
        assert starlette_house.post("/orders", {"table": "hall-1", "dish": "soup"}) == 201
        for screen in (one, other):
            message = decode_from_server(screen.recv(timeout=10))
            assert message.type == "event"
            assert message.topic == "orders.open"
            assert getattr(message.payload, "order", None) == Order(
                number=1, table="hall-1", dish="soup", stage="ordered"
            )


def test_a_note_is_on_open_screens_and_on_those_that_come_later() -> None:
    topic = orders_notes("hall-1")
    with House("fastapi") as house, house.connect("ben") as early:
        ask(early, topic.address)
        assert house.post("/notes/hall-1?text=no%20onions") == 204
        with house.connect("ben") as late:
            ask(late, topic.address)  # the snapshot of before, and behind it what came since
            for screen in (early, late):
                message = decode_from_server(screen.recv(timeout=10))
                assert isinstance(message, OrdersNotesEvent)
                assert topic.reduce(Notes(notes=()), message.payload) == Notes(notes=("no onions",))


def test_another_waiters_table_is_as_good_as_none(house: House) -> None:
    with house.connect("anna") as screen:
        forbidden, unknown = ask(screen, "orders.notes:hall-1", "orders.notes:hall-9")
        assert forbidden.type == unknown.type == "error"
        assert (forbidden.code, forbidden.message) == (unknown.code, unknown.message)
        assert forbidden.code == "unknown_topic"


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_reads_the_stream(house: House) -> None:
    url = f"http://{house.address}/live/sse?topics=orders.open"
    command = ["curl", "-sSN", "--max-time", "20", "-H", "Authorization: Bearer anna", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as curl:
        assert curl.stdout is not None
        data = next(line for line in curl.stdout if line.startswith("data:"))
        curl.terminate()
    assert isinstance(decode_from_server(data.removeprefix("data:").strip()), OrdersOpenSnapshot)


def test_the_watching_client_prints_what_is_open(starlette_house: House, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"ws://{starlette_house.address}/live"
    watching = threading.Thread(target=watch, args=(url, "anna"), daemon=True)
    watching.start()
    printed: list[str] = []

    def has_printed(line: str) -> bool:
        printed.extend(capsys.readouterr().out.splitlines())
        return line in printed

    wait_until(lambda: has_printed("all served"), "the snapshot to be printed")
    starlette_house.post("/orders", {"table": "terrace-1", "dish": "fish"})
    wait_until(lambda: has_printed("1 fish (ordered)"), "the order to be printed")


def test_what_is_generated_is_what_the_schema_says() -> None:
    check = subprocess.run(["wirepact", "check"], cwd=ROOT / "examples/orders", capture_output=True, text=True)
    assert (check.returncode, check.stderr) == (0, "")
