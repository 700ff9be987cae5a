# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""One writer a type: the type in, a value out that is JSON."""

from __future__ import annotations

from msgspec import UNSET

from .types import (
    Activity,
    ActivityAdded,
    ActivityEntry,
    ClientMessage,
    Cursor,
    ErrorMessage,
    EventMessage,
    LifecycleStep,
    Line,
    OutputLine,
    Ping,
    Pong,
    Problem,
    Run,
    Screen,
    ServerMessage,
    Session,
    SessionChange,
    SessionChanged,
    SessionList,
    SessionRemoved,
    SessionsActivityEvent,
    SessionsActivitySnapshot,
    SessionsStateEvent,
    SessionsStateSnapshot,
    SignInLink,
    SkippedLines,
    SnapshotMessage,
    StartSession,
    Subscribe,
    Terminal,
    TerminalChange,
    TerminalChanged,
    TerminalList,
    TerminalRemoved,
    TerminalSize,
    TerminalsScreenEvent,
    TerminalsScreenSnapshot,
    TerminalsStateEvent,
    TerminalsStateSnapshot,
    TopicInfo,
    TopicList,
    Unsubscribe,
)


def write_output_line(value: OutputLine) -> dict[str, object]:
    return {"kind": value.kind, "number": value.number, "at": value.at, "text": value.text}


def write_lifecycle_step(value: LifecycleStep) -> dict[str, object]:
    return {"kind": value.kind, "number": value.number, "at": value.at, "state": value.state, "text": value.text}


def write_skipped_lines(value: SkippedLines) -> dict[str, object]:
    return {"kind": value.kind, "number": value.number, "at": value.at, "lines": value.lines}


def write_activity_entry(value: ActivityEntry) -> dict[str, object]:
    if isinstance(value, OutputLine):
        return write_output_line(value)
    if isinstance(value, LifecycleStep):
        return write_lifecycle_step(value)
    return write_skipped_lines(value)


def write_activity(value: Activity) -> dict[str, object]:
    return {"entries": [write_activity_entry(item) for item in value.entries]}


def write_activity_added(value: ActivityAdded) -> dict[str, object]:
    return {"entries": [write_activity_entry(item) for item in value.entries]}


def write_client_message(value: ClientMessage) -> dict[str, object]:
    if isinstance(value, Subscribe):
        return write_subscribe(value)
    if isinstance(value, Unsubscribe):
        return write_unsubscribe(value)
    return write_ping(value)


def write_server_message(value: ServerMessage) -> dict[str, object]:
    if isinstance(value, SessionsActivitySnapshot):
        return write_sessions_activity_snapshot(value)
    if isinstance(value, SessionsActivityEvent):
        return write_sessions_activity_event(value)
    if isinstance(value, SessionsStateSnapshot):
        return write_sessions_state_snapshot(value)
    if isinstance(value, SessionsStateEvent):
        return write_sessions_state_event(value)
    if isinstance(value, TerminalsStateSnapshot):
        return write_terminals_state_snapshot(value)
    if isinstance(value, TerminalsStateEvent):
        return write_terminals_state_event(value)
    if isinstance(value, TerminalsScreenSnapshot):
        return write_terminals_screen_snapshot(value)
    if isinstance(value, TerminalsScreenEvent):
        return write_terminals_screen_event(value)
    if isinstance(value, ErrorMessage):
        return write_error_message(value)
    return write_pong(value)


def write_subscribe(value: Subscribe) -> dict[str, object]:
    return {"type": value.type, "topics": list(value.topics)}


def write_unsubscribe(value: Unsubscribe) -> dict[str, object]:
    return {"type": value.type, "topics": list(value.topics)}


def write_ping(value: Ping) -> dict[str, object]:
    return {"type": value.type}


def write_snapshot_message(value: SnapshotMessage) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": value.payload}


def write_event_message(value: EventMessage) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": value.payload}


def write_error_message(value: ErrorMessage) -> dict[str, object]:
    wire: dict[str, object] = {"type": value.type, "message": value.message}
    if value.code is not UNSET:
        wire["code"] = value.code
    if value.topic is not UNSET:
        wire["topic"] = value.topic
    return wire


def write_pong(value: Pong) -> dict[str, object]:
    return {"type": value.type}


def write_start_session(value: StartSession) -> dict[str, object]:
    wire: dict[str, object] = {"command": list(value.command)}
    if value.title is not UNSET:
        wire["title"] = value.title
    if value.cwd is not UNSET:
        wire["cwd"] = value.cwd
    return wire


def write_problem(value: Problem) -> dict[str, object]:
    return {"code": value.code, "message": value.message}


def write_sign_in_link(value: SignInLink) -> dict[str, object]:
    return {"url": value.url}


def write_topic_info(value: TopicInfo) -> dict[str, object]:
    return {"address": value.address, "kind": value.kind, "subscribers": value.subscribers}


def write_topic_list(value: TopicList) -> dict[str, object]:
    return {"topics": [write_topic_info(item) for item in value.topics]}


def write_session(value: Session) -> dict[str, object]:
    wire: dict[str, object] = {
        "id": value.id,
        "title": value.title,
        "command": list(value.command),
        "cwd": value.cwd,
        "state": value.state,
    }
    if value.exit_code is not UNSET:
        wire["exit_code"] = value.exit_code
    if value.signal is not UNSET:
        wire["signal"] = value.signal
    if value.reason is not UNSET:
        wire["reason"] = value.reason
    wire["created_at"] = value.created_at
    if value.started_at is not UNSET:
        wire["started_at"] = value.started_at
    if value.ended_at is not UNSET:
        wire["ended_at"] = value.ended_at
    wire["last_activity_at"] = value.last_activity_at
    return wire


def write_session_list(value: SessionList) -> dict[str, object]:
    return {"sessions": [write_session(item) for item in value.sessions]}


def write_session_change(value: SessionChange) -> dict[str, object]:
    if isinstance(value, SessionChanged):
        return write_session_changed(value)
    return write_session_removed(value)


def write_session_changed(value: SessionChanged) -> dict[str, object]:
    return {"type": value.type, "session": write_session(value.session)}


def write_session_removed(value: SessionRemoved) -> dict[str, object]:
    return {"type": value.type, "id": value.id}


def write_terminal_size(value: TerminalSize) -> dict[str, object]:
    return {"columns": value.columns, "rows": value.rows}


def write_terminal(value: Terminal) -> dict[str, object]:
    wire: dict[str, object] = {"id": value.id, "size": write_terminal_size(value.size)}
    if value.title is not UNSET:
        wire["title"] = value.title
    wire["status"] = value.status
    wire["last_line"] = value.last_line
    return wire


def write_terminal_list(value: TerminalList) -> dict[str, object]:
    return {"terminals": [write_terminal(item) for item in value.terminals]}


def write_terminal_change(value: TerminalChange) -> dict[str, object]:
    if isinstance(value, TerminalChanged):
        return write_terminal_changed(value)
    return write_terminal_removed(value)


def write_terminal_changed(value: TerminalChanged) -> dict[str, object]:
    return {"type": value.type, "terminal": write_terminal(value.terminal)}


def write_terminal_removed(value: TerminalRemoved) -> dict[str, object]:
    return {"type": value.type, "id": value.id}


def write_run(value: Run) -> dict[str, object]:
    wire: dict[str, object] = {"text": value.text}
    if value.foreground is not UNSET:
        wire["foreground"] = value.foreground
    if value.background is not UNSET:
        wire["background"] = value.background
    if value.bold is not UNSET:
        wire["bold"] = value.bold
    if value.italic is not UNSET:
        wire["italic"] = value.italic
    if value.underline is not UNSET:
        wire["underline"] = value.underline
    if value.strikethrough is not UNSET:
        wire["strikethrough"] = value.strikethrough
    if value.reverse is not UNSET:
        wire["reverse"] = value.reverse
    return wire


def write_line(value: Line) -> object:
    return [write_run(item) for item in value]


def write_cursor(value: Cursor) -> dict[str, object]:
    return {"column": value.column, "row": value.row}


def write_screen(value: Screen) -> dict[str, object]:
    wire: dict[str, object] = {
        "size": write_terminal_size(value.size),
        "lines": [write_line(item) for item in value.lines],
    }
    if value.cursor is not UNSET:
        wire["cursor"] = write_cursor(value.cursor)
    return wire


def write_sessions_activity_snapshot(value: SessionsActivitySnapshot) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_activity(value.payload)}


def write_sessions_activity_event(value: SessionsActivityEvent) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_activity_added(value.payload)}


def write_sessions_state_snapshot(value: SessionsStateSnapshot) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_session_list(value.payload)}


def write_sessions_state_event(value: SessionsStateEvent) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_session_change(value.payload)}


def write_terminals_state_snapshot(value: TerminalsStateSnapshot) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_terminal_list(value.payload)}


def write_terminals_state_event(value: TerminalsStateEvent) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_terminal_change(value.payload)}


def write_terminals_screen_snapshot(value: TerminalsScreenSnapshot) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_screen(value.payload)}


def write_terminals_screen_event(value: TerminalsScreenEvent) -> dict[str, object]:
    return {"type": value.type, "topic": value.topic, "payload": write_screen(value.payload)}
