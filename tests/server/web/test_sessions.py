"""The HTTP API over real commands and a real store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.processes import eventually, is_running, marked
from support.site import OpenSite, opened
from wirepact_contract import Problem, Session, decode_problem, decode_session, decode_session_list
from wirepact_server.supervisor.errors import CommandNotFoundError

pytestmark = pytest.mark.anyio

FOREVER = ["sleep", "600"]


async def start(site: OpenSite, *command: str, **fields: str) -> Session:
    answer = await site.anyone.post("/api/sessions", json={"command": command, **fields}, headers=site.bearer)
    assert answer.status_code == 201, answer.text
    session = decode_session(answer.content)
    assert answer.headers["location"] == f"/api/sessions/{session.id}"
    return session


async def ended(site: OpenSite, session_id: str) -> Session:
    await eventually(
        lambda: site.site.coordinator.get(session_id).state in {"exited", "failed", "lost"}, what="the end"
    )
    return decode_session((await site.anyone.get(f"/api/sessions/{session_id}", headers=site.bearer)).content)


async def refused(site: OpenSite, method: str, path: str, status: int, **request: object) -> Problem:
    answer = await site.anyone.request(method, path, **{"headers": site.bearer, **request})  # type: ignore[arg-type]  # httpx's own keywords
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    return decode_problem(answer.content)


async def test_a_session_from_start_to_removal(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        session = await start(site, "sh", "-c", "exit 3", title="Three", cwd=str(tmp_path))
        assert (session.title, session.command, session.cwd) == ("Three", ("sh", "-c", "exit 3"), str(tmp_path))
        done = await ended(site, session.id)
        assert (done.state, done.exit_code) == ("exited", 3)
        listed = await site.anyone.get("/api/sessions", headers=site.bearer)
        assert decode_session_list(listed.content).sessions == (done,)
        gone = await site.anyone.delete(f"/api/sessions/{session.id}", headers=site.bearer)
        assert (gone.status_code, gone.content) == (204, b"")
        assert (await refused(site, "GET", f"/api/sessions/{session.id}", 404)).code == "unknown_session"


async def test_stop_ends_the_whole_session_and_can_be_said_twice(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        session = await start(site, "sh", "-c", "sleep 600 & sleep 600")
        for _ in range(2):
            answer = await site.anyone.post(f"/api/sessions/{session.id}/stop", headers=site.bearer)
            assert answer.status_code == 202
            assert decode_session(answer.content).state in {"stopping", "exited"}
        assert (await ended(site, session.id)).signal == "SIGTERM"
        assert marked(session.id) == []
        again = await site.anyone.post(f"/api/sessions/{session.id}/stop", headers=site.bearer)
        assert (again.status_code, decode_session(again.content).state) == (202, "exited")


async def test_a_live_session_is_not_removed(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        session = await start(site, *FOREVER)
        assert (await refused(site, "DELETE", f"/api/sessions/{session.id}", 409)).code == "not_ended"


@pytest.mark.parametrize(
    ("body", "code", "says"),
    [
        ({"command": ["no-such-command"]}, "command_not_found", "no-such-command"),
        ({"command": ["./no-such-command"]}, "command_not_found", "no such file"),
        ({"command": ["/etc/passwd"]}, "command_not_found", "not executable"),
        ({"command": ["ls"], "cwd": "/no/such/folder"}, "folder_not_found", "/no/such/folder"),
    ],
)
async def test_what_cannot_run_leaves_no_session(body: object, code: str, says: str, tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        problem = await refused(site, "POST", "/api/sessions", 422, json=body)
        assert problem.code == code
        assert says in problem.message
        assert site.site.coordinator.snapshot().sessions == ()


async def test_what_exec_refuses_leaves_no_session_on_disk_either(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text("#!/no/such/interpreter\n")
    program.chmod(0o755)
    async with opened(tmp_path / "state") as site:
        problem = await refused(site, "POST", "/api/sessions", 422, json={"command": [str(program)]})
        assert problem.code == "command_not_found"
    async with opened(tmp_path / "state") as site:
        assert site.site.coordinator.snapshot().sessions == ()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "(json)"),
        (b"{", "(json)"),
        (b"\xff\xfe", "UTF-8"),
        (b"[]", "object"),
        (b"null", "object"),
        (b"{}", "command"),
        (b'{"command": "ls"}', "/command"),
        (b'{"command": []}', "/command"),
        (b'{"command": [1, 2]}', "/command/1"),
        (b'{"command": ["ls"], "title": ""}', "/title"),
        (b'{"command": ["ls"], "cmd": 1}', "cmd"),
        (b'{"command": ["ls"], "command": ["rm"]}', "command"),
        (b'{"command": ["echo", "\\u0000"]}', "null"),
        (b"[" * 100_000, "longer"),
    ],
    ids=lambda value: value[:40].decode(errors="replace") if isinstance(value, bytes) else value,
)
async def test_a_malformed_body_is_refused_with_what_is_wrong(body: bytes, says: str, tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        answer = await site.anyone.post("/api/sessions", content=body, headers=site.bearer)
        problem = decode_problem(answer.content)
        expected = (413, "body_too_large") if says == "longer" else (400, "malformed_body")
        assert (answer.status_code, problem.code) == expected
        assert says in problem.message
        assert site.site.coordinator.snapshot().sessions == ()


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.binary()
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["command", "cwd", "title", "x"]), inner),
    ).map(lambda value: json.dumps(value).encode())
)
async def test_no_body_is_answered_with_a_mistake_of_ours(body: bytes, tmp_path: Path) -> None:
    async def refuse(*_: object) -> NoReturn:  # who knows what the example would run
        raise CommandNotFoundError("not run")

    async with opened(tmp_path) as site:
        site.site.coordinator._launcher.launch = refuse  # type: ignore[method-assign]  # one instance, this test's own
        answer = await site.anyone.post("/api/sessions", content=body, headers=site.bearer)
        assert answer.status_code in {400, 422}
        assert decode_problem(answer.content).message


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_past_the_bound_is_refused(chunked: bool, tmp_path: Path) -> None:
    async with opened(tmp_path, max_body_bytes=1000) as site:
        fits, too_long = b'{"command":["true"]}'.ljust(1000), b'{"command":["true"]}'.ljust(1001)

        async def in_chunks(body: bytes) -> AsyncIterator[bytes]:
            for at in range(0, len(body), 100):
                yield body[at : at + 100]

        ok = await site.anyone.post("/api/sessions", content=in_chunks(fits) if chunked else fits, headers=site.bearer)
        assert ok.status_code == 201
        content = in_chunks(too_long) if chunked else too_long
        problem = await refused(site, "POST", "/api/sessions", 413, content=content)
        assert (problem.code, "1000 bytes" in problem.message) == ("body_too_large", True)


async def test_a_body_that_does_not_come_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirepact_server.web.bodies._BODY_SECONDS", 0.05)

    async def never() -> AsyncIterator[bytes]:
        yield b'{"command":'
        await eventually(lambda: False, what="nothing")

    async with opened(tmp_path) as site:
        assert (await refused(site, "POST", "/api/sessions", 408, content=never())).code == "malformed_body"


async def test_live_sessions_are_limited(tmp_path: Path) -> None:
    async with opened(tmp_path, max_live_sessions=2) as site:
        first = await start(site, *FOREVER)
        await start(site, *FOREVER)
        assert (
            await refused(site, "POST", "/api/sessions", 409, json={"command": FOREVER})
        ).code == "too_many_sessions"
        await site.anyone.post(f"/api/sessions/{first.id}/stop", headers=site.bearer)
        await ended(site, first.id)
        await start(site, "true")


@pytest.mark.parametrize(
    "path", ["/api/nothing", "/api/", "/api/sessions/", "/api/sessions/x/y", "/api/realtime/x", "/API/sessions"]
)
async def test_unknown_paths_are_problems(path: str, tmp_path: Path) -> None:
    async with opened(tmp_path, page_dir=_page(tmp_path)) as site:
        assert (await refused(site, "GET", path, 404)).code == "not_found"


def _page(tmp_path: Path) -> Path:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("<!doctype html>")
    return tmp_path / "page"


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/api/sessions", "GET, POST, HEAD"),
        ("DELETE", "/api/sessions", "GET, POST, HEAD"),
        ("POST", "/api/sessions/x", "GET, DELETE, HEAD"),
        ("GET", "/api/sessions/x/stop", "POST"),
        ("BREW", "/api/sign-out", "POST"),
        ("POST", "/healthz", "GET, HEAD"),
    ],
)
async def test_methods_that_are_not_allowed_are_problems_that_say_which_are(
    method: str, path: str, allow: str, tmp_path: Path
) -> None:
    async with opened(tmp_path) as site:
        answer = await site.anyone.request(method, path, headers=site.bearer)
        assert (answer.status_code, answer.headers["allow"]) == (405, allow)
        assert decode_problem(answer.content).code == "method_not_allowed"


async def test_a_mistake_of_ours_is_a_problem_without_details(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path) as site:
        monkeypatch.setattr("wirepact_server.web.sessions.encode_session_list", lambda _: 1 / 0)
        answer = await site.anyone.get("/api/sessions", headers=site.bearer)
        assert answer.status_code == 500
        assert decode_problem(answer.content).code == "internal_error"
        assert b"division" not in answer.content
        assert answer.headers["x-content-type-options"] == "nosniff"


async def test_anybody_may_ask_for_health(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        answer = await site.anyone.get("/healthz", headers={"Host": "some.probe"})
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_a_stopping_server_starts_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        await site.site.coordinator.shut_down()
        assert (await refused(site, "POST", "/api/sessions", 503, json={"command": ["ls"]})).code == "shutting_down"


async def test_closing_the_server_ends_its_sessions_and_keeps_that(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        session = await start(site, "sh", "-c", "trap '' TERM HUP; sleep 600 & wait")
        pids = await eventually(lambda: marked(session.id), what="processes")
    assert not any(is_running(pid) for pid in pids)
    async with opened(tmp_path) as site:
        kept = site.site.coordinator.get(session.id)
        assert (kept.state, kept.reason) == ("exited", "The server was stopped.")


async def test_a_store_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path / "state") as site:
        (database,) = (tmp_path / "state").glob("*.sqlite3")
        with closing(sqlite3.connect(database, isolation_level=None)) as somebody:
            somebody.execute("BEGIN IMMEDIATE")
            problem = await refused(site, "POST", "/api/sessions", 507, json={"command": FOREVER})
        assert problem.code == "storage_failed"
        assert "locked" in problem.message
        assert site.site.coordinator.snapshot().sessions == ()
        assert (await start(site, "true")).state == "running"
