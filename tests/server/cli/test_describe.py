"""What a person reads of each message: typed, one line for each change, and harmless to a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wirepact_contract import (
    Activity,
    ActivityAdded,
    ErrorMessage,
    LifecycleStep,
    OutputLine,
    Pong,
    Run,
    Screen,
    ServerMessage,
    Session,
    SessionChanged,
    SessionList,
    SessionRemoved,
    SessionsActivityEvent,
    SessionsActivitySnapshot,
    SessionsStateEvent,
    SessionsStateSnapshot,
    SkippedLines,
    Terminal,
    TerminalChanged,
    TerminalList,
    TerminalRemoved,
    TerminalSize,
    TerminalsScreenEvent,
    TerminalsScreenSnapshot,
    TerminalsStateEvent,
    TerminalsStateSnapshot,
)
from wirepact_server.cli.describe import Describer, clock
from wirepact_server.cli.output import Palette, harmless

AT = "2026-11-23T08:30:00.000000Z"
SESSION = Session(
    id="s1", title="make", command=("make",), cwd="/srv", state="running", created_at=AT, last_activity_at=AT
)
TERMINAL = Terminal(id="t1", size=TerminalSize(columns=80, rows=24), status="open", last_line="$")


def described(*messages: ServerMessage, colour: bool = False) -> list[str]:
    """Return the lines of the last message, after those before it."""
    describer = Describer(Palette(colour=colour))
    lines: list[str] = []
    for message in messages:
        lines = list(describer.lines(message))
    return lines


def changed(session: Session) -> SessionsStateEvent:
    return SessionsStateEvent(payload=SessionChanged(session=session))


SNAPSHOT = SessionsStateSnapshot(payload=SessionList(sessions=(SESSION,)))


def test_a_snapshot_lists_its_items_below_their_number() -> None:
    done = replace(SESSION, id="s2", state="exited", exit_code=3)
    killed = replace(SESSION, id="s3", state="exited", signal="SIGKILL")
    listed = described(SessionsStateSnapshot(payload=SessionList(sessions=(SESSION, done, killed))))
    assert listed == ["3 sessions", "  s1 running make", "  s2 exited make (exit code 3)", "  s3 exited make (SIGKILL)"]
    assert described(SessionsStateSnapshot(payload=SessionList(sessions=()))) == ["0 sessions"]


def test_an_event_says_what_it_changed() -> None:
    assert described(SNAPSHOT, changed(replace(SESSION, id="new"))) == ["+ new running make"]
    ended = replace(SESSION, state="exited", exit_code=0, ended_at=AT, last_activity_at="later")
    assert described(SNAPSHOT, changed(ended)) == [
        f"~ s1 state: running -> exited, exit_code: 0, ended_at: {clock(AT)}"
    ]
    assert described(SNAPSHOT, changed(replace(SESSION, last_activity_at="later"))) == ["~ s1 active"]
    removed = SessionsStateEvent(payload=SessionRemoved(id="s1"))
    assert described(SNAPSHOT, removed) == ["- s1 removed"]
    assert described(SNAPSHOT, removed, changed(SESSION)) == ["+ s1 running make"]


def test_a_new_snapshot_replaces_what_was_held() -> None:
    other = SessionsStateSnapshot(payload=SessionList(sessions=(replace(SESSION, state="stopping"),)))
    assert described(SNAPSHOT, other, changed(SESSION)) == ["~ s1 state: stopping -> running"]


def test_terminals() -> None:
    snapshot = TerminalsStateSnapshot(payload=TerminalList(terminals=(TERMINAL,)))
    assert described(snapshot) == ["1 terminal", "  t1 open 80x24 $"]
    wider = replace(TERMINAL, size=TerminalSize(columns=120, rows=24), title="vim", last_line="")
    event = TerminalsStateEvent(payload=TerminalChanged(terminal=wider))
    assert described(snapshot, event) == ['~ t1 size: 80x24 -> 120x24, title: vim, last_line: $ -> ""']
    assert described(snapshot, TerminalsStateEvent(payload=TerminalRemoved(id="t1"))) == ["- t1 removed"]


def test_activity_is_a_line_for_each_entry_at_its_own_time() -> None:
    entries = (
        OutputLine(number=1, at=AT, text="hello"),
        LifecycleStep(number=2, at=AT, state="exited", text="It exited with code 1."),
        SkippedLines(number=3, at=AT, lines=1),
        SkippedLines(number=4, at=AT, lines=7),
    )
    address, at = "sessions.activity:s1", clock(AT)
    lines = [
        f"{at} hello",
        f"{at} exited: It exited with code 1.",
        f"{at} (1 line skipped)",
        f"{at} (7 lines skipped)",
    ]
    assert described(SessionsActivitySnapshot(topic=address, payload=Activity(entries=entries))) == [
        "4 entries",
        *lines,
    ]
    assert described(SessionsActivityEvent(topic=address, payload=ActivityAdded(entries=entries))) == lines


def screen(*texts: str, columns: int = 80) -> Screen:
    lines = tuple((Run(text=text),) if text else () for text in texts)
    return Screen(size=TerminalSize(columns=columns, rows=len(texts)), lines=lines)


def test_a_screen_is_one_line_however_much_of_it_changed() -> None:
    address = "terminals.screen:t1"
    first = TerminalsScreenSnapshot(topic=address, payload=screen("one", "two", ""))

    def after(now: Screen) -> list[str]:
        return described(first, TerminalsScreenEvent(topic=address, payload=now))

    assert described(first) == ["80x3 two"]
    assert after(screen("one", "2", "")) == ["80x3 line 2: 2"]
    assert after(screen("1", "2", "")) == ["80x3 line 2: 2 (and 1 line more)"]
    assert after(screen("1", "2", "3")) == ["80x3 line 3: 3 (and 2 lines more)"]
    assert after(screen("one", "two", "")) == ["80x3 the cursor moved"]
    assert after(screen("one", "two", "", columns=100)) == ["100x3 two"]


def test_what_is_no_change_is_no_line() -> None:
    assert described(Pong()) == described(ErrorMessage(message="no")) == []


def test_colours_are_only_where_they_are_wanted() -> None:
    assert described(SNAPSHOT, colour=True)[1] == "  s1 \x1b[32mrunning\x1b[0m make"
    assert "\x1b" not in "".join(described(SNAPSHOT))


@given(st.text())
def test_nothing_of_a_session_steers_the_terminal(text: str) -> None:
    odd = replace(SESSION, id=text, title=text, state=text, signal=text, reason=text)
    output = OutputLine(number=1, at=text, text=text)
    for lines in (
        described(SessionsStateSnapshot(payload=SessionList(sessions=(odd,)))),
        described(SNAPSHOT, changed(odd)),
        described(SNAPSHOT, changed(replace(odd, id="s1"))),
        described(SNAPSHOT, SessionsStateEvent(payload=SessionRemoved(id=text))),
        described(SessionsActivityEvent(topic="sessions.activity:a", payload=ActivityAdded(entries=(output,)))),
        described(TerminalsScreenSnapshot(topic="terminals.screen:a", payload=screen(text))),
    ):
        assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ä → 漢", "plain ä → 漢"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\nb", "a\\nb"),
        ("\u202e", "\\u202e"),
        ("\x9b", "\\x9b"),
    ],
)
def test_what_could_steer_it_is_shown_instead(text: str, shown: str) -> None:
    assert harmless(text) == shown
