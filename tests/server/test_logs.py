"""What gets into the log, and what does not."""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wirepact_server.logs import AccessLog, configure_logs, loggable_path

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

SECRET = "s3cret-s3cret"


@pytest.mark.parametrize(
    "path",
    [f"/sign-in/{SECRET}", f"//sign-in//{SECRET}", f"/x/sign-in/{SECRET}/y", f"/Sign-In/{SECRET}", f"/sign-in{SECRET}"],
)
def test_one_time_secrets_are_masked(path: str) -> None:
    assert SECRET not in loggable_path(path)


@pytest.mark.parametrize("path", ["/{}", "/api/realtime/{}", "/{}/x", "/api/token={}", "/x{}"])
def test_a_token_in_a_path_is_masked(path: str) -> None:
    token = secrets.token_urlsafe(32)
    shown = loggable_path(path.format(token))
    assert token not in shown
    assert token[:30] not in shown
    assert token[-30:] not in shown


def test_other_paths_are_as_they_are() -> None:
    for path in ("/api/sessions/7/stop", "/api/sign-in-links", "/api/sign-out", "/assets/index-Cx1dl2kJ.js"):
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


@pytest.fixture
def restored_logging() -> Iterator[None]:
    """Undo what a test configures: handlers and levels are the process's own."""
    names = ("", "wirepact_server", "uvicorn")
    before = [(logger := logging.getLogger(name), logger.level, logger.handlers[:]) for name in names]
    yield
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """Return what was logged, each line as JSON."""
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.mark.usefixtures("restored_logging")
def test_json_is_one_object_a_line_with_time_level_logger_message_and_fields(
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure_logs("info", "json")
    logger = logging.getLogger("wirepact_server.access")
    logger.info("GET %s", "/x", extra={"path": "/x", "status": 200})
    logger.debug("not this")
    logging.getLogger("uvicorn.error").info("nor this")
    (line,) = lines_of(capsys)
    assert next(iter(line)) == "time"
    assert datetime.fromisoformat(str(line.pop("time"))).utcoffset() == timedelta(0)
    assert line == {
        "level": "INFO",
        "logger": "wirepact_server.access",
        "message": "GET /x",
        "path": "/x",
        "status": 200,
    }


@pytest.mark.usefixtures("restored_logging")
def test_a_traceback_is_a_field_and_the_line_still_one(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("info", "json")
    try:
        raise OSError("first\nsecond")
    except OSError:
        logging.getLogger("wirepact_server").exception("it failed")
    (line,) = lines_of(capsys)
    assert line["message"] == "it failed"
    assert "first\nsecond" in str(line["traceback"])


@pytest.mark.usefixtures("restored_logging")
@given(text=st.text(st.characters(exclude_categories=())))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_logged_is_a_line_of_json(capsys: pytest.CaptureFixture[str], text: str) -> None:
    configure_logs("info", "json")
    logging.getLogger("wirepact_server").info("said %s", text, extra={"path": text})
    (line,) = lines_of(capsys)
    assert (line["message"], line["path"]) == (f"said {text}", text)


@pytest.mark.anyio
async def test_an_access_line_has_its_parts_as_fields(caplog: pytest.LogCaptureFixture) -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 404})

    async def receive() -> Message:
        raise AssertionError("nobody asks")

    async def send(_message: Message) -> None:
        pass

    scope = {"type": "http", "method": "POST", "path": f"/sign-in/{SECRET}", "query_string": b"token=x"}
    with caplog.at_level(logging.INFO, "wirepact_server"):
        await AccessLog(app)(scope, receive, send)
    (record,) = caplog.records
    fields = vars(record)
    assert (fields["method"], fields["path"], fields["status"]) == ("POST", "/sign-in/[masked]", 404)
    assert 0 <= fields["duration_ms"] < 5000
    assert SECRET not in str(fields)
