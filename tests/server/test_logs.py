"""What gets into the log, and what does not."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wirepact_server.logs import AccessLog, loggable_path

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

SECRET = "s3cret-s3cret"


@pytest.mark.parametrize(
    "path",
    [f"/sign-in/{SECRET}", f"//sign-in//{SECRET}", f"/x/sign-in/{SECRET}/y", f"/Sign-In/{SECRET}", f"/sign-in{SECRET}"],
)
def test_one_time_secrets_are_masked(path: str) -> None:
    assert SECRET not in loggable_path(path)


def test_other_paths_are_as_they_are() -> None:
    for path in ("/api/sessions/7/stop", "/api/sign-in-links", "/api/sign-out"):
        assert loggable_path(path) == path


@given(st.text())
def test_a_path_is_one_bounded_line(path: str) -> None:
    shown = loggable_path(path)
    assert shown.isprintable()
    assert len(shown) < 3000


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("kind", "first", "line"),
    [
        ("http", {"type": "http.response.start", "status": 204}, "GET /api/x 204"),
        ("websocket", {"type": "websocket.accept"}, "GET /api/x 101"),
        ("websocket", {"type": "websocket.http.response.start", "status": 401}, "GET /api/x 401"),
        ("http", {"type": "other"}, "GET /api/x -"),
    ],
)
async def test_a_request_is_one_line_without_its_query(
    kind: str, first: Message, line: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send(first)

    async def receive() -> Message:
        raise AssertionError("nobody asks")

    async def send(_message: Message) -> None:
        pass

    scope = {"type": kind, "method": "GET", "path": "/api/x", "query_string": f"token={SECRET}".encode()}
    with caplog.at_level(logging.INFO, "wirepact_server"):
        await AccessLog(app)(scope, receive, send)
    assert [record.getMessage()[: len(line)] for record in caplog.records] == [line]
    assert SECRET not in caplog.text
