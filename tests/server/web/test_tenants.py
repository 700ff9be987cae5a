"""Activity, terminals and screens of real commands, as a WebSocket client of the real server sees them."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import wirepact_contract as contract
from support.server import ServerProcess
from support.site import server_in
from websockets.sync.client import ClientConnection, connect
from wirepact_contract import Activity, Screen, Session, TerminalList, decode_server_message, decode_session


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with server_in(tmp_path, WIREPACT_STOP_GRACE_SECONDS="0.5") as running:
        yield running


class Watcher:
    """A client that keeps the state of each topic that it holds with the contract's own reducers."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.states: dict[str, Any] = {}
        self.errors: list[tuple[str, object]] = []
        self.events = 0

    def subscribe(self, *topics: str) -> None:
        self.socket.send(contract.encode_subscribe(contract.Subscribe(topics=topics)).decode())

    def step(self) -> None:
        message: Any = decode_server_message(self.socket.recv(20))
        if message.type == "error":
            self.errors.append((message.code, message.topic))
        elif message.type == "snapshot":
            self.states[message.topic] = message.payload
        else:
            self.events += 1
            topic: Any = contract.parse_topic(message.topic)
            self.states[message.topic] = topic.reduce(self.states[message.topic], message.payload)

    def until(self, question: Any) -> Any:
        while not (answer := question()):
            self.step()
        return answer

    def snapshot(self, topic: str) -> Any:
        self.states.pop(topic, None)
        self.subscribe(topic)
        return self.until(lambda: self.states.get(topic))


@contextlib.contextmanager
def watching(server: ServerProcess) -> Iterator[Watcher]:
    token = (server.state_dir / "token").read_text().strip()
    with connect(
        f"ws://127.0.0.1:{server.port}/api/realtime",
        additional_headers={"Authorization": f"Bearer {token}"},
        proxy=None,
        max_size=None,
    ) as socket:
        yield Watcher(socket)


def start(server: ServerProcess, *command: str) -> Session:
    with server.client() as client:
        answer = client.post("/api/sessions", json={"command": command})
        assert answer.status_code == 201, answer.text
        return decode_session(answer.content)


def shell(server: ServerProcess, script: str) -> Session:
    return start(server, "sh", "-c", script)


def texts(activity: Activity) -> list[str]:
    return [entry.text for entry in activity.entries if entry.kind == "output"]


def steps(activity: Activity) -> list[str]:
    return [entry.state for entry in activity.entries if entry.kind == "lifecycle"]


def shown(screen: Screen) -> list[str]:
    return ["".join(run.text for run in line) for line in screen.lines]


def test_a_screen_is_seen_as_a_terminal_would_draw_it(server: ServerProcess) -> None:
    script = r"printf '\033[1;31mred\033[0m plain\r\n\033]0;A title\007\033[3;5H\033[44mwide 日本\033[m'; sleep 600"
    session = shell(server, script)
    with watching(server) as watcher:
        topic = f"terminals.screen:{session.id}"
        watcher.snapshot(topic)
        watcher.until(lambda: "日本" in "".join(shown(watcher.states[topic])))
        screen: Screen = watcher.states[topic]
        assert (screen.size.columns, screen.size.rows, len(screen.lines)) == (80, 24, 24)
        assert screen.lines[0] == (
            contract.Run(text="red", foreground="red", bold=True),
            contract.Run(text=" plain"),
        )
        assert screen.lines[2] == (contract.Run(text="    "), contract.Run(text="wide 日本", background="blue"))
        assert screen.lines[1] == screen.lines[3] == ()
        assert screen.cursor == contract.Cursor(column=13, row=2)
        terminals: TerminalList = watcher.snapshot("terminals.state")
        watcher.until(lambda: watcher.states["terminals.state"].terminals[0].title == "A title")
        [terminal] = watcher.states["terminals.state"].terminals
        assert (terminal.id, terminal.status, terminal.last_line) == (session.id, "open", "wide 日本")
        assert len(terminals.terminals) == 1


def test_activity_tells_lines_and_steps_from_start_to_end(server: ServerProcess) -> None:
    session = shell(server, r"printf 'one\r\n\033[32mtwo\033[0m\n50%%\r100%%\nno end'; exit 3")
    topic = f"sessions.activity:{session.id}"
    with watching(server) as watcher:
        watcher.snapshot(topic)
        watcher.until(lambda: steps(watcher.states[topic])[-1] == "exited")
        activity: Activity = watcher.states[topic]
        assert steps(activity) == ["starting", "running", "exited"]
        assert texts(activity) == ["one", "two", "100%", "no end"]
        assert [entry.kind for entry in activity.entries[-2:]] == ["output", "lifecycle"]
    with watching(server) as another:
        assert another.snapshot(topic) == activity


def test_snapshot_and_events_are_what_is_on_disk_while_output_runs(server: ServerProcess) -> None:
    session = shell(
        server, "n=0; while [ $n -lt 600 ]; do n=$((n+1)); echo line $n; [ $((n % 5)) = 0 ] && sleep 0.01; done"
    )
    topic = f"sessions.activity:{session.id}"
    with contextlib.ExitStack() as stack:
        watchers = []
        for _ in range(12):  # each comes at another moment of the output
            watchers.append(stack.enter_context(watching(server)))
            watchers[-1].snapshot(topic)
            watchers[0].until(lambda seen=watchers[0].events: watchers[0].events > seen or is_over(watchers[0], topic))
        for watcher in watchers:
            watcher.until(lambda watcher=watcher: is_over(watcher, topic))
        [first, *others] = [watcher.states[topic] for watcher in watchers]
        assert [other == first for other in others] == [True] * 11
        assert watchers[0].events > 3
    numbers = [entry.number for entry in first.entries]
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 200
    assert texts(first) == [f"line {number}" for number in range(402, 601)]
    assert on_disk(server, session.id) == numbers


def is_over(watcher: Watcher, topic: str) -> bool:
    return steps(watcher.states[topic])[-1:] == ["exited"]


def on_disk(server: ServerProcess, session_id: str) -> list[int]:
    with contextlib.closing(sqlite3.connect(server.state_dir / "sessions.sqlite3")) as database:
        rows = database.execute("SELECT number FROM activity WHERE session_id = ? ORDER BY number", (session_id,))
        return [number for (number,) in rows.fetchall()]


def test_a_prompt_is_seen_before_its_line_has_ended(server: ServerProcess) -> None:
    session = shell(server, "printf 'Continue? '; sleep 600")
    topic = f"sessions.activity:{session.id}"
    with watching(server) as watcher:
        watcher.snapshot(topic)
        watcher.until(lambda: texts(watcher.states[topic]) == ["Continue?"])


def test_the_screen_comes_at_a_pace_and_its_last_state_always(server: ServerProcess) -> None:
    session = shell(server, "n=0; while [ $n -lt 3000 ]; do n=$((n+1)); printf '\\r%s' $n; done; sleep 600")
    topic = f"terminals.screen:{session.id}"
    with watching(server) as watcher:
        watcher.snapshot(topic)
        began, before = time.monotonic(), watcher.events
        watcher.until(lambda: shown(watcher.states[topic])[0] == "3000")
        assert watcher.events - before <= (time.monotonic() - began) * 10 + 2
    with watching(server) as another:
        assert another.snapshot(topic) == watcher.states[topic]
        another.subscribe("terminals.state")
        another.until(lambda: another.states.get("terminals.state"))
        another.until(lambda: another.states["terminals.state"].terminals[0].last_line == "3000")


def test_what_was_written_while_nobody_looked_is_on_the_screen_for_who_looks_again(
    server: ServerProcess, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    session = shell(server, f"echo before; until [ -e {go} ]; do sleep 0.02; done; echo after; sleep 600")
    topic = f"terminals.screen:{session.id}"
    with watching(server) as watcher:
        watcher.snapshot(topic)
        watcher.until(lambda: shown(watcher.states[topic])[0] == "before")
        watcher.socket.send(contract.encode_unsubscribe(contract.Unsubscribe(topics=(topic,))).decode())
        watcher.subscribe("terminals.state")
        watcher.until(lambda: watcher.states.get("terminals.state"))
        go.touch()
        watcher.until(lambda: watcher.states["terminals.state"].terminals[0].last_line == "after")
        assert shown(watcher.snapshot(topic))[:2] == ["before", "after"]


def test_a_closed_terminal_keeps_its_last_screen_until_its_session_is_removed(server: ServerProcess) -> None:
    topics = ("terminals.state", "sessions.state")
    with watching(server) as watcher:
        watcher.subscribe(*topics)
        watcher.until(lambda: len(watcher.states) == 2)
        session = shell(server, "i=0; while [ $i -lt 2000 ]; do i=$((i+1)); echo line $i; done; printf 'the end'")
        watcher.until(lambda: [terminal.status for terminal in watcher.states[topics[0]].terminals] == ["closed"])
        [terminal] = watcher.states[topics[0]].terminals
        assert terminal.last_line == "the end"
        screen = watcher.snapshot(f"terminals.screen:{session.id}")
        assert shown(screen)[-2:] == ["line 2000", "the end"]
        activity = watcher.snapshot(f"sessions.activity:{session.id}")
        assert texts(activity)[-2:] == ["line 2000", "the end"]
        with server.client() as client:
            assert client.delete(f"/api/sessions/{session.id}").status_code == 204
        watcher.until(lambda: len(watcher.errors) == 2)
        assert {(str(code), topic) for code, topic in watcher.errors} == {
            ("unknown_topic", f"sessions.activity:{session.id}"),
            ("unknown_topic", f"terminals.screen:{session.id}"),
        }
        watcher.until(lambda: watcher.states[topics[0]].terminals == ())
    assert on_disk(server, session.id) == []


def test_activity_outlives_the_server_and_screens_do_not(server: ServerProcess) -> None:
    done, live = shell(server, "echo one; exit 3"), shell(server, "echo two; sleep 600")
    topics = [f"sessions.activity:{session.id}" for session in (done, live)]
    with watching(server) as watcher:
        watcher.snapshot(topics[0])
        watcher.snapshot(topics[1])
        watcher.until(lambda: steps(watcher.states[topics[0]])[-1] == "exited" and texts(watcher.states[topics[1]]))
        before = dict(watcher.states)
    server.kill()
    server.start()
    with watching(server) as watcher:
        assert watcher.snapshot(topics[0]) == before[topics[0]]
        lost = watcher.snapshot(topics[1])
        assert lost.entries[:-1] == before[topics[1]].entries
        assert steps(lost) == ["starting", "running", "lost"]
        assert "died" in lost.entries[-1].text
        assert watcher.snapshot("terminals.state") == TerminalList(terminals=())
        watcher.subscribe(f"terminals.screen:{live.id}")
        watcher.until(lambda: watcher.errors == [("unknown_topic", f"terminals.screen:{live.id}")])
        later = shell(server, "echo three")
        topic = f"sessions.activity:{later.id}"
        watcher.snapshot(topic)
        watcher.until(lambda: texts(watcher.states[topic]) == ["three"])
        assert watcher.states[topic].entries[0].number > lost.entries[-1].number


def test_a_command_that_cannot_run_leaves_no_topic(server: ServerProcess, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text("#!/no/such/interpreter\n")
    program.chmod(0o755)
    with watching(server) as watcher, server.client() as client:
        assert watcher.snapshot("terminals.state") == TerminalList(terminals=())
        assert client.post("/api/sessions", json={"command": [str(program)]}).status_code == 422
        session = start(server, "true")
        watcher.until(lambda: watcher.states["terminals.state"].terminals)
        assert [terminal.id for terminal in watcher.states["terminals.state"].terminals] == [session.id]


def test_a_server_whose_sessions_flood_answers_and_stops_in_time(server: ServerProcess) -> None:
    floods = ["yes", "while :; do printf '\\033[H\\033[2J\\033[32mx'; done", "cat /dev/urandom"]
    sessions = [shell(server, flood) for flood in floods * 2]
    topics = [f"{kind}:{session.id}" for session in sessions for kind in ("sessions.activity", "terminals.screen")]
    with watching(server) as watcher:
        watcher.subscribe(*topics, "terminals.state")
        watcher.until(lambda: len(watcher.states) == len(topics) + 1 and watcher.events > 60)
        assert any(entry.kind == "skipped" for entry in watcher.states[topics[0]].entries)
        assert all(len(on_disk(server, session.id)) <= 200 for session in sessions)
        trips = []
        with server.client() as client:
            for _ in range(20):
                began = time.monotonic()
                assert client.get("/healthz").status_code == 200
                trips.append(time.monotonic() - began)
        assert sorted(trips)[10] < 0.5
    began = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - began < 10
    assert "Traceback" not in server.log.read_text()
