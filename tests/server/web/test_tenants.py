"""Activity, terminals and screens of real commands, as a WebSocket client of the real server sees them."""

from __future__ import annotations

import contextlib
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
