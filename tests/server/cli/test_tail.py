"""`wirepact-server tail` as people and programs run it, at real servers and at ones that misbehave."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from support.commands import Following, environment, ran
from support.server import COMMAND, ServerProcess, wait_until
from support.site import server_in
from websockets.datastructures import Headers
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve
from wirepact_contract import SessionsStateEvent, SessionsStateSnapshot, decode_server_message

TIME = r"\d\d:\d\d:\d\d"
EMPTY = '{"type":"snapshot","topic":"sessions.state","payload":{"sessions":[]}}'
SUBSCRIBE = '{"type":"subscribe","topics":["sessions.state"]}'


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with server_in(tmp_path) as running:
        yield running


def start(server: ServerProcess, *command: str) -> str:
    with server.client() as client:
        return str(client.post("/api/sessions", json={"command": command, "title": "a title"}).json()["id"])


def test_a_person_reads_the_state_and_then_each_change(server: ServerProcess) -> None:
    with Following("tail", "sessions.state", state_dir=server.state_dir) as tail:
        assert re.fullmatch(rf"{TIME} sessions\.state 0 sessions", tail.line())
        session = start(server, "sh", "-c", "exit 3")
        assert re.fullmatch(rf"{TIME} sessions\.state \+ {session} running a title", tail.line())
        assert re.fullmatch(
            rf"{TIME} sessions\.state ~ {session} state: running -> exited, exit_code: 3, ended_at: {TIME}", tail.line()
        )
        with server.client() as client:
            client.delete(f"/api/sessions/{session}")
        assert re.fullmatch(rf"{TIME} sessions\.state - {session} removed", tail.line())
        assert tail.interrupt() == (130, "")


def test_a_program_reads_each_message_as_it_was_sent_and_at_once(server: ServerProcess) -> None:
    with Following("tail", "sessions.state", "--json", state_dir=server.state_dir) as tail:
        assert isinstance(decode_server_message(tail.line()), SessionsStateSnapshot)
        start(server, "true")
        assert isinstance(decode_server_message(tail.line()), SessionsStateEvent)
        assert tail.interrupt() == (130, "")


def test_it_ends_when_enough_was_printed(server: ServerProcess) -> None:
    done = ran("tail", "sessions.state", "sessions.state", "--snapshot-only", state_dir=server.state_dir)
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (0, 1, "")
    with Following("tail", "sessions.state", "--json", "--count", "2", state_dir=server.state_dir) as tail:
        tail.line()
        start(server, "sh", "-c", "exit 3")
        assert json.loads(tail.line())["type"] == "event"
        assert tail.ended() == (0, "")


def test_a_reader_that_has_enough_is_no_error(server: ServerProcess) -> None:
    with Following("tail", "sessions.state", state_dir=server.state_dir) as tail:
        tail.line()
        assert tail.process.stdout is not None
        tail.process.stdout.close()
        start(server, "true")
        assert tail.process.wait(20) == 141
        assert tail.process.stderr is not None
        assert tail.process.stderr.read() == b""


def test_a_reader_that_has_enough_is_noticed_though_nothing_more_happens(server: ServerProcess) -> None:
    with Following("tail", "sessions.state", state_dir=server.state_dir) as tail:
        tail.line()
        assert tail.process.stdout is not None
        tail.process.stdout.close()
        assert tail.process.wait(20) == 141


def test_a_server_that_comes_back_elsewhere_is_found_again(server: ServerProcess) -> None:
    with Following("tail", "sessions.state", state_dir=server.state_dir) as tail:
        assert tail.line().endswith("0 sessions")
        server.kill()
        server.port = 0
        server.start()
        start(server, "sleep", "600")
        assert tail.line().endswith("session") or tail.line().endswith("running a title")
        code, said = tail.interrupt()
        assert code == 130
        assert all(re.search(r"trying again in \d+\.\d s\.$", line) for line in said.splitlines())
        assert said.startswith("wirepact-server: The connection was closed with 1006 abnormal")


def test_a_server_that_stops_is_waited_for(server: ServerProcess) -> None:
    with Following("tail", "sessions.state", state_dir=server.state_dir) as tail:
        tail.line()
        server.stop()
        server.start()
        assert tail.line().endswith("0 sessions")
        assert "1012 service_restart" in tail.interrupt()[1]


def test_another_server_is_named_by_its_url_and_its_token(server: ServerProcess, tmp_path: Path) -> None:
    where = ("--url", f"{server.origin}/", "--token-file", server.state_dir / "token")
    done = ran("tail", "sessions.state", "--snapshot-only", *where, state_dir=tmp_path / "nothing")
    assert (done.returncode, done.stderr) == (0, "")


def error_of(*arguments: str | Path, state_dir: Path) -> str:
    """Return the one line that a command says when it cannot do what was asked."""
    done = ran("tail", *arguments, state_dir=state_dir)
    assert (done.returncode, done.stdout) == (1, ""), done
    (line,) = done.stderr.splitlines()
    return line.removeprefix("wirepact-server: ")


def test_what_can_never_be_is_one_line(server: ServerProcess, tmp_path: Path) -> None:
    state = server.state_dir
    wrong = tmp_path / "wrong"
    wrong.write_text("x" * 43)
    wrong.chmod(0o600)
    assert "'sessions.stat' is no topic of this contract" in error_of(
        "sessions.state", "sessions.stat", state_dir=state
    )
    assert error_of("sessions.activity:never", state_dir=state) == "sessions.activity:never: There is no such topic."
    refused = error_of("sessions.state", "--url", server.origin, "--token-file", wrong, state_dir=state)
    assert refused.startswith(f"The server ({server.origin}) refused: the token is not this server's")
    assert "No server is running" in error_of("sessions.state", state_dir=tmp_path / "nothing")
    nobody = error_of("sessions.state", "--url", "http://127.0.0.1:9", "--token-file", wrong, state_dir=state)
    assert nobody.startswith("The server (http://127.0.0.1:9) does not answer:")
    for half in (("--url", server.origin), ("--token-file", wrong)):
        assert "--url and --token-file go together" in error_of("sessions.state", *half, state_dir=state)
    missing = error_of("sessions.state", "--url", server.origin, "--token-file", tmp_path / "no", state_dir=state)
    assert "cannot be read: No such file" in missing


@pytest.mark.parametrize(
    ("content", "mode", "says"),
    [
        (b"x" * 43, 0o644, "can be read by others: chmod 600 it."),
        (b"", 0o600, "holds no token."),
        (b"\xff" * 43, 0o600, "holds no token."),
        (b"a\r\nX-Other: b", 0o600, "holds no token."),
    ],
)
def test_a_token_file_holds_a_token_and_is_its_owners(content: bytes, mode: int, says: str, tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_bytes(content)
    path.chmod(mode)
    said = error_of("sessions.state", "--url", "http://127.0.0.1:9", "--token-file", path, state_dir=tmp_path)
    assert said == f"--token-file: {path} {says}"


@pytest.mark.parametrize(
    "url",
    ["127.0.0.1:8000", "ftp://127.0.0.1", "http://", "http://a:b@127.0.0.1", "http://[::1", "http://127.0.0.1/?token=x",
     "http://127.0.0.1:99999", "http://127.0.0.1/sign-in/secret"],
)  # fmt: skip
def test_a_url_says_where_a_server_is_and_no_more(url: str, tmp_path: Path) -> None:
    assert error_of("sessions.state", "--url", url, "--token-file", "token", state_dir=tmp_path).startswith("--url:")


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5"])
def test_a_count_is_a_whole_number(number: str, tmp_path: Path) -> None:
    done = ran("tail", "sessions.state", "--count", number, state_dir=tmp_path)
    assert done.returncode == 2
    assert "is not a whole number above 0" in done.stderr


@pytest.mark.parametrize(("more", "coloured"), [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False)])
def test_colours_are_for_a_terminal(more: dict[str, str], coloured: bool, server: ServerProcess) -> None:
    master, slave = pty.openpty()
    with closing(os.fdopen(master, "rb", buffering=0)) as terminal:
        done = subprocess.run(
            [COMMAND, "tail", "sessions.state", "--snapshot-only"],
            env=environment(server.state_dir, **more),
            stdout=slave,
            check=True,
            timeout=30,
        )
        os.close(slave)
        assert done.returncode == 0
        assert (b"\x1b[" in terminal.read(4096)) is coloured


@pytest.mark.parametrize(("where", "says"), [(">&-", "closed"), (">/dev/full", "No space left")])
def test_output_that_cannot_be_written_is_one_line(where: str, says: str, server: ServerProcess) -> None:
    if where == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    for command in ("tail sessions.state", "topics"):
        done = subprocess.run(
            ["sh", "-c", f'exec "{COMMAND}" {command} {where}'],
            env=environment(server.state_dir),
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=30,
        )
        (line,) = done.stderr.splitlines()
        assert done.returncode == 1
        assert line.startswith("wirepact-server: Standard output")
        assert says in line


def test_what_the_terminal_cannot_spell_is_shown_anyway(server: ServerProcess) -> None:
    with server.client() as client:
        client.post("/api/sessions", json={"command": ["true"], "title": "漢"})
    done = ran("tail", "sessions.state", "--snapshot-only", state_dir=server.state_dir, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u6f22" in done.stdout


# Servers that misbehave.

Handler = Callable[[ServerConnection, int], None]


@contextmanager
def scripted(handler: Handler, refuse: Callable[[int], Response | None] = lambda _: None) -> Iterator[str]:
    """Serve WebSockets by a function that is told how many came before; give the server's URL."""
    came = 0
    asked = 0

    def handle(connection: ServerConnection) -> None:
        nonlocal came
        number, came = came, came + 1
        handler(connection, number)

    def answer(_connection: ServerConnection, _request: Request) -> Response | None:
        nonlocal asked
        number, asked = asked, asked + 1
        return refuse(number)

    server: Server
    with serve(handle, "127.0.0.1", 0, process_request=answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.socket.getsockname()[1]}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def token(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text("t" * 43)
    path.chmod(0o600)
    return path


def tail_at(url: str, token: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return ran("tail", "sessions.state", *arguments, "--url", url, "--token-file", token, state_dir=token.parent)


@pytest.mark.parametrize(
    ("code", "name"), [(4001, "unauthorized"), (1008, "policy_violation"), (1009, "message_too_big")]
)
def test_a_close_that_no_retry_mends_is_the_end(code: int, name: str, token: Path) -> None:
    with scripted(lambda connection, _: connection.close(code)) as url:
        done = tail_at(url, token)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"wirepact-server: The connection was closed with {code} {name}: ")
    assert "trying again in" not in done.stderr


@pytest.mark.parametrize("code", [1012, 1013, 4000, 4999])
def test_a_close_that_a_retry_mends_is_followed_by_one(code: int, token: Path) -> None:
    def handler(connection: ServerConnection, number: int) -> None:
        if number < 2:
            connection.close(code)
            return
        assert connection.recv() == SUBSCRIBE
        connection.send(EMPTY)

    with scripted(handler) as url:
        done = tail_at(url, token, "--json", "--count", "1")
    assert (done.returncode, done.stdout) == (0, f"{EMPTY}\n")
    assert done.stderr.count(f"closed with {code}") == done.stderr.count("trying again in ") == 2


def test_a_topic_that_cannot_be_read_now_is_asked_for_again(token: Path) -> None:
    def handler(connection: ServerConnection, number: int) -> None:
        connection.recv()
        failed = '{"type":"error","message":"No.","code":"snapshot_failed","topic":"sessions.state"}'
        connection.send(failed if number == 0 else EMPTY)

    with scripted(handler) as url:
        done = tail_at(url, token, "--snapshot-only")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert done.stderr.startswith("wirepact-server: sessions.state: No; trying again in ")


def test_a_server_that_says_503_is_waited_for_once_it_has_served(token: Path) -> None:
    def refuse(number: int) -> Response | None:
        return Response(503, "Busy", Headers(), b"") if number == 1 else None

    def handler(connection: ServerConnection, number: int) -> None:
        connection.recv()
        if number:
            connection.send(EMPTY)
        else:
            connection.close(1012)

    with scripted(handler, refuse) as url:
        done = tail_at(url, token, "--snapshot-only")
    assert done.returncode == 0
    assert "it answered with status 503; trying again" in done.stderr
    with scripted(handler, lambda _: Response(503, "Busy", Headers(), b"")) as url:
        done = tail_at(url, token)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_messages_of_a_newer_server_are_passed_over_with_a_word(token: Path) -> None:
    def handler(connection: ServerConnection, _number: int) -> None:
        connection.recv()
        for odd in ('{"type":"novelty"}', "no json", '{"type":"pong"}', b"binary", EMPTY.replace(",", ",\n")):
            connection.send(odd)

    with scripted(handler) as url:
        done = tail_at(url, token, "--json", "--count", "1")
    (line,) = done.stdout.splitlines()
    assert json.loads(line) == json.loads(EMPTY)
    assert (done.returncode, done.stderr.count("was passed over")) == (0, 2)


def test_a_flood_past_the_reader_is_printed_in_order(token: Path) -> None:
    removed = '{{"type":"event","topic":"sessions.state","payload":{{"type":"session_removed","id":"{}"}}}}'

    def handler(connection: ServerConnection, _number: int) -> None:
        connection.recv()
        for number in range(3000):
            connection.send(removed.format(number))
        connection.recv()

    with scripted(handler) as url:
        done = tail_at(url, token, "--json", "--count", "3000")
    ids = [json.loads(line)["payload"]["id"] for line in done.stdout.splitlines()]
    assert ids == [str(number) for number in range(3000)]


def test_the_token_is_shown_as_a_bearer_and_never_in_a_url(token: Path) -> None:
    seen: list[str] = []

    def handler(connection: ServerConnection, _number: int) -> None:
        assert connection.request is not None
        seen.extend([connection.request.path, connection.request.headers["Authorization"]])
        connection.recv()
        connection.send(EMPTY)

    with scripted(handler) as url:
        tail_at(url, token, "--snapshot-only")
    wait_until(lambda: seen, what="the request")
    assert seen == ["/api/realtime", f"Bearer {'t' * 43}"]
