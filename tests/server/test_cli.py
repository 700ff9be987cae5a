"""The command as people run it: real processes, real ports."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import httpx2 as httpx
import pytest
from support.processes import is_running, marked
from support.server import COMMAND, ServerProcess, wait_until
from support.site import server_in
from wirepact_contract import Session, decode_session
from wirepact_server.state_folder import find_holder


def run(*arguments: str, state_dir: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [COMMAND, *arguments],
        env={**os.environ, "WIREPACT_STATE_DIR": str(state_dir), "PORT": "0", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def one_line(done: subprocess.CompletedProcess[str], code: int = 1) -> str:
    """Return what a failed command said, which is one line on standard error and nothing else."""
    assert done.returncode == code, done
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("wirepact-server")
    return line


def test_serve_prints_one_line_once_it_accepts_and_nothing_more(tmp_path: Path) -> None:
    with server_in(tmp_path) as server:
        assert re.fullmatch(rf"http://127\.0\.0\.1:{server.port}/sign-in/[\w-]{{43}}", server.url)
        assert httpx.get(f"{server.origin}/healthz", trust_env=False).json() == {"status": "ok"}
        assert httpx.get(server.url, trust_env=False).status_code == 303
        server.process.send_signal(signal.SIGTERM)
        assert server.process.stdout is not None
        assert server.process.stdout.read() == ""
        assert server.stop() == 0


def test_the_ready_line_is_as_promised(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "wirepact_server", "serve", "--port", "0", "--state-dir", tmp_path / "state"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert re.fullmatch(r"Wirepact is ready: http://127\.0\.0\.1:\d+/sign-in/\S+\n", line)
        assert process.stdout.read() == ""
    assert process.returncode == 0


def test_a_server_without_a_page_says_so(tmp_path: Path) -> None:
    with ServerProcess(tmp_path / "state", page_dir=tmp_path / "nothing") as server:
        assert server.stop() == 0
        assert f"there is no page in {tmp_path / 'nothing'}" in server.log.read_text()


def test_the_version_is_the_packages(tmp_path: Path) -> None:
    assert run("--version", state_dir=tmp_path).stdout == f"wirepact-server {version('wirepact-server')}\n"


def test_a_reader_that_goes_away_does_not_end_the_server(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    with subprocess.Popen(
        [COMMAND, "serve", "--port", "0", "--state-dir", tmp_path / "state", "--page-dir", tmp_path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        wait_until(lambda: (holder := find_holder(tmp_path / "state")) and holder.url, what="the server")
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_url_prints_a_fresh_link_each_time(tmp_path: Path) -> None:
    with server_in(tmp_path) as server:
        links = [server.fresh_url() for _ in range(2)]
        assert len({server.url, *links}) == 3
        assert all(httpx.get(link, trust_env=False).status_code == 303 for link in links)


def test_url_without_a_server_says_so(tmp_path: Path) -> None:
    assert "No server is running" in one_line(run("url", state_dir=tmp_path / "never"))
    with server_in(tmp_path) as server:
        server.kill()
    assert "No server is running" in one_line(run("url", state_dir=tmp_path / "state"))


def test_a_second_server_on_the_port_names_it_and_the_way_out(tmp_path: Path) -> None:
    with server_in(tmp_path) as server:
        for state in ("state", "other"):
            line = one_line(run("serve", state_dir=tmp_path / state, PORT=str(server.port)))
            assert f"Port {server.port} on 127.0.0.1 is in use" in line
            assert f"PORT={server.port + 1}" in line
        assert httpx.get(f"{server.origin}/healthz", trust_env=False).status_code == 200


def test_a_port_of_somebody_else_is_in_use_too(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert "is in use" in one_line(run("serve", state_dir=tmp_path / "state", PORT=str(other.getsockname()[1])))


def test_a_second_server_on_the_state_folder_names_the_first(tmp_path: Path) -> None:
    with server_in(tmp_path) as server:
        line = one_line(run("serve", state_dir=tmp_path / "state"))
        assert f"in use by another server (pid {server.process.pid})" in line


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"PORT": "eighty"}, "PORT: 'eighty'"),
        ({"WIREPACT_HOST": "0.0.0.0"}, "--allow-remote"),
        ({"WIREPACT_HOST": "192.0.2.1", "WIREPACT_ALLOW_REMOTE": "1"}, "192.0.2.1 port 0 cannot be listened on"),
        ({"WIREPACT_HOST": "no-such-host.invalid", "WIREPACT_ALLOW_REMOTE": "1"}, "cannot be listened on"),
    ],
)
def test_settings_that_cannot_be_are_one_line(environment: dict[str, str], says: str, tmp_path: Path) -> None:
    assert says in one_line(run("serve", state_dir=tmp_path / "state", **environment))


def test_a_broken_database_is_one_line_and_left_alone(tmp_path: Path) -> None:
    database = tmp_path / "sessions.sqlite3"
    database.write_text("precious " * 1000)
    assert "Move it away" in one_line(run("serve", state_dir=tmp_path))
    assert database.read_text() == "precious " * 1000


def test_wrong_arguments_are_one_line(tmp_path: Path) -> None:
    assert "--help" in one_line(run("serve", "--colour", state_dir=tmp_path), 2)
    assert "--help" in one_line(run(state_dir=tmp_path), 2)


def test_help_names_every_setting(tmp_path: Path) -> None:
    done = run("serve", "--help", state_dir=tmp_path)
    assert done.returncode == 0
    for name in (
        "limits of the bus",
        "--limit-outbox-bytes",
        "WIREPACT_LIMIT_STALL_SECONDS",
        "--config",
        "--port",
        "[PORT]",
        "WIREPACT_HOST",
        "--allow-remote",
        "WIREPACT_STATE_DIR",
        "--stop-grace-seconds",
    ):
        assert name in done.stdout.replace("\n", "")
    assert "url" in run("--help", state_dir=tmp_path).stdout


def test_flags_win_over_the_environment(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"Port {port}" in one_line(run("serve", "--port", str(port), state_dir=tmp_path / "state", PORT="0"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_ends_stubborn_sessions_in_time_and_exits_with_0(number: signal.Signals, tmp_path: Path) -> None:
    with server_in(tmp_path, WIREPACT_STOP_GRACE_SECONDS="0.5") as server:
        command = ["sh", "-c", "trap '' TERM HUP INT; sleep 600 & wait"]
        with server.client() as client:
            session = decode_session(client.post("/api/sessions", json={"command": command}).content)
        pids = wait_until(lambda: marked(session.id), what="processes")
        began = time.monotonic()
        server.process.send_signal(number)
        assert server._ended() == 0
        assert time.monotonic() - began < 8
        assert not any(is_running(pid) for pid in pids)
        server.start()
        with server.client() as client:
            kept = decode_session(client.get(f"/api/sessions/{session.id}").content)
        assert (kept.state, kept.signal, kept.reason) == ("exited", "SIGKILL", "The server was stopped.")


def test_a_stopping_server_answers_until_its_sessions_have_ended(tmp_path: Path) -> None:
    with server_in(tmp_path, WIREPACT_STOP_GRACE_SECONDS="2") as server, server.client() as client:
        client.post("/api/sessions", json={"command": ["sh", "-c", "trap '' TERM HUP; sleep 600 & wait"]})
        server.process.send_signal(signal.SIGTERM)
        wait_until(
            lambda: client.post("/api/sessions", json={"command": ["true"]}).json().get("code") == "shutting_down",
            what="the stop",
        )
        wait_until(lambda: client.get("/api/sessions").json()["sessions"][0]["state"] == "stopping", what="word of it")
        assert server._ended() == 0


def test_a_server_whose_starter_ignores_child_signals_still_sees_its_commands_end(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        starting = server_in(tmp_path)
        starting.start()
    finally:
        signal.signal(signal.SIGCHLD, before)
    with contextlib.ExitStack() as stack:
        stack.push(starting)
        client = stack.enter_context(starting.client())
        session = decode_session(client.post("/api/sessions", json={"command": ["sh", "-c", "exit 3"]}).content)

        def answer() -> Session:
            return decode_session(client.get(f"/api/sessions/{session.id}").content)

        wait_until(lambda: answer().state == "exited", what="the end")
        assert answer().exit_code == 3


def test_a_stop_does_not_wait_for_clients_that_stall(tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.mkdir()
    (page / "index.html").write_bytes(b"x" * 50_000_000)
    with (
        server_in(tmp_path) as server,
        socket.create_connection(("127.0.0.1", server.port)) as reader,
        socket.create_connection(("127.0.0.1", server.port)) as half,
    ):
        reader.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        reader.recv(100)
        half.sendall(b"GET / HTTP/1.1\r\nHos")
        began = time.monotonic()
        assert server.stop() == 0
        assert time.monotonic() - began < 10


def test_a_stop_in_the_middle_of_recovery_is_a_whole_stop(tmp_path: Path) -> None:
    with server_in(tmp_path, WIREPACT_STOP_GRACE_SECONDS="2") as server:
        with server.client() as client:
            command = ["sh", "-c", "trap '' TERM HUP; sleep 600 & wait"]
            session = decode_session(client.post("/api/sessions", json={"command": command}).content)
        server.kill()
        again = subprocess.Popen(
            [COMMAND, "serve"],
            env={
                **os.environ,
                "WIREPACT_STATE_DIR": str(server.state_dir),
                "PORT": "0",
                "WIREPACT_STOP_GRACE_SECONDS": "2",
            },
            stdout=subprocess.PIPE,
        )
        with again:
            wait_until(
                lambda: f'"pid":{again.pid}' in (server.state_dir / "lock").read_text(), what="the second server"
            )
            again.send_signal(signal.SIGTERM)
            assert again.communicate(timeout=30)[0] == b""
        assert again.returncode in {0, -signal.SIGTERM}
        server.start()
        with server.client() as client:
            assert decode_session(client.get(f"/api/sessions/{session.id}").content).state == "lost"
        assert marked(session.id) == []


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_no_secret_gets_into_any_output_but_the_one_line(log_format: str, tmp_path: Path) -> None:
    with server_in(tmp_path, WIREPACT_LOG_LEVEL="debug", WIREPACT_LOG_FORMAT=log_format) as server:
        token = (server.state_dir / "token").read_text().strip()
        link = server.fresh_url()
        with server.client() as client:
            client.get(server.url)
            cookie = next(iter(client.cookies.jar)).value or "no cookie"
            answers = ""
            for path in (
                server.url,
                link + "?x=1",
                f"/api/sessions?token={token}",
                f"/sign-in/{token}",
                f"/nothing?t={token}",
                f"/api/realtime/sse?token={token}",
                f"/api/realtime/sse?topics={token}{'x' * 250}",
            ):
                answers += client.get(path).text
            upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
                       "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg=="}  # fmt: skip
            refused = client.get(f"/api/realtime?token={token}", headers={**upgrade, "Authorization": "no"})
            assert refused.status_code == 401
            assert client.post(f"/api/sign-out?token={token}").status_code == 204
            answers += refused.text + client.get("/api/sessions", headers={"Authorization": f"Bearer {token}x"}).text
        log_of_server = server.log
        server.stop()
    log = log_of_server.read_text()
    if log_format == "json":
        assert all(json.loads(line)["logger"] for line in log.splitlines())
    assert "/api/sessions 200" in log
    assert "/api/realtime 401" in log
    for secret in (token, server.url.rpartition("/")[2], link.rpartition("/")[2], cookie):
        assert secret not in log
        assert secret not in answers


@pytest.mark.parametrize("stdout", [">&-", ">/dev/full"], ids=["closed", "full"])
def test_nobody_to_read_the_line_is_no_reason_to_stop(stdout: str, tmp_path: Path) -> None:
    if stdout == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    environment = {**os.environ, "WIREPACT_STATE_DIR": str(tmp_path / "state"), "PORT": "0"}
    with subprocess.Popen(
        ["/bin/sh", "-c", f'exec "{COMMAND}" serve {stdout}'], env=environment, stderr=subprocess.PIPE, text=True
    ) as server:

        def url() -> str:
            holder = find_holder(tmp_path / "state")
            return holder.url if holder is not None else ""

        origin = wait_until(url, what="the server to serve")
        assert httpx.get(f"{origin}/healthz", trust_env=False).status_code == 200
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0
        assert server.stderr is not None
        assert "Traceback" not in server.stderr.read()
