# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""One reader a type: a parsed value in, the type out, every violation collected."""

from __future__ import annotations

from typing import cast

from msgspec import UNSET

from ._addresses import take_sessions_activity_address, take_terminals_screen_address, topic_name
from ._readers import (
    Found as _Found,
    Path as _Path,
    is_object,
    missing,
    refuse,
    refuse_address,
    refuse_others,
    refuse_tag,
    take_anything,
    take_array,
    take_choice,
    take_integer,
    take_string,
)
from ._rules import Rules as _Rules, check
from .types import (
    Activity,
    ActivityAdded,
    ActivityEntry,
    Address,
    ClientMessage,
    CloseCode,
    Colour,
    Cursor,
    EntryNumber,
    ErrorCode,
    ErrorMessage,
    EventMessage,
    LifecycleStep,
    Line,
    OutputLine,
    Ping,
    Pong,
    Problem,
    ProblemCode,
    Run,
    Screen,
    ServerMessage,
    Session,
    SessionChange,
    SessionChanged,
    SessionId,
    SessionList,
    SessionRemoved,
    SessionState,
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
    TerminalId,
    TerminalList,
    TerminalRemoved,
    TerminalSize,
    TerminalStatus,
    TerminalsScreenEvent,
    TerminalsScreenSnapshot,
    TerminalsStateEvent,
    TerminalsStateSnapshot,
    Timestamp,
    TopicInfo,
    TopicKind,
    TopicList,
    Unsubscribe,
)


def read_entry_number(value: object, at: _Path, found: _Found) -> EntryNumber:
    return take_integer(value, at, found, minimum=1)


def read_output_line(value: object, at: _Path, found: _Found) -> OutputLine:
    if not is_object(value):
        return cast("OutputLine", refuse(found, at, "type", "an object", value))
    return OutputLine(
        kind=(
            take_choice(value["kind"], (at, "kind"), found, ("output",), code="const")
            if "kind" in value
            else missing(found, at, "kind")
        ),
        number=(
            read_entry_number(value["number"], (at, "number"), found)
            if "number" in value
            else missing(found, at, "number")
        ),
        at=read_timestamp(value["at"], (at, "at"), found) if "at" in value else missing(found, at, "at"),
        text=(
            take_string(value["text"], (at, "text"), found, max_length=1000)
            if "text" in value
            else missing(found, at, "text")
        ),
    )


def read_lifecycle_step(value: object, at: _Path, found: _Found) -> LifecycleStep:
    if not is_object(value):
        return cast("LifecycleStep", refuse(found, at, "type", "an object", value))
    return LifecycleStep(
        kind=(
            take_choice(value["kind"], (at, "kind"), found, ("lifecycle",), code="const")
            if "kind" in value
            else missing(found, at, "kind")
        ),
        number=(
            read_entry_number(value["number"], (at, "number"), found)
            if "number" in value
            else missing(found, at, "number")
        ),
        at=read_timestamp(value["at"], (at, "at"), found) if "at" in value else missing(found, at, "at"),
        state=(
            read_session_state(value["state"], (at, "state"), found)
            if "state" in value
            else missing(found, at, "state")
        ),
        text=take_string(value["text"], (at, "text"), found) if "text" in value else missing(found, at, "text"),
    )


def read_skipped_lines(value: object, at: _Path, found: _Found) -> SkippedLines:
    if not is_object(value):
        return cast("SkippedLines", refuse(found, at, "type", "an object", value))
    return SkippedLines(
        kind=(
            take_choice(value["kind"], (at, "kind"), found, ("skipped",), code="const")
            if "kind" in value
            else missing(found, at, "kind")
        ),
        number=(
            read_entry_number(value["number"], (at, "number"), found)
            if "number" in value
            else missing(found, at, "number")
        ),
        at=read_timestamp(value["at"], (at, "at"), found) if "at" in value else missing(found, at, "at"),
        lines=(
            take_integer(value["lines"], (at, "lines"), found, minimum=1)
            if "lines" in value
            else missing(found, at, "lines")
        ),
    )


def read_activity_entry(value: object, at: _Path, found: _Found) -> ActivityEntry:
    if not is_object(value):
        return cast("ActivityEntry", refuse(found, at, "type", "an object", value))
    tag = value.get("kind")
    if tag == "output":
        return read_output_line(value, at, found)
    if tag == "lifecycle":
        return read_lifecycle_step(value, at, found)
    if tag == "skipped":
        return read_skipped_lines(value, at, found)
    unknown = refuse_tag(found, at, "oneOf", "kind", value, ("output", "lifecycle", "skipped"))
    return cast("ActivityEntry", unknown)


def read_activity(value: object, at: _Path, found: _Found) -> Activity:
    if not is_object(value):
        return cast("Activity", refuse(found, at, "type", "an object", value))
    return Activity(
        entries=(
            take_array(value["entries"], (at, "entries"), found, read_activity_entry, max_items=200)
            if "entries" in value
            else missing(found, at, "entries")
        ),
    )


def read_activity_added(value: object, at: _Path, found: _Found) -> ActivityAdded:
    if not is_object(value):
        return cast("ActivityAdded", refuse(found, at, "type", "an object", value))
    return ActivityAdded(
        entries=(
            take_array(value["entries"], (at, "entries"), found, read_activity_entry, min_items=1, max_items=200)
            if "entries" in value
            else missing(found, at, "entries")
        ),
    )


def read_error_code(value: object, at: _Path, found: _Found) -> ErrorCode:
    return take_string(value, at, found)


def read_close_code(value: object, at: _Path, found: _Found) -> CloseCode:
    return take_integer(value, at, found)


def read_client_message(value: object, at: _Path, found: _Found) -> ClientMessage:
    if not is_object(value):
        return cast("ClientMessage", refuse(found, at, "type", "an object", value))
    tag = value.get("type")
    if tag == "subscribe":
        return read_subscribe(value, at, found)
    if tag == "unsubscribe":
        return read_unsubscribe(value, at, found)
    if tag == "ping":
        return read_ping(value, at, found)
    unknown = refuse_tag(found, at, "oneOf", "type", value, ("subscribe", "unsubscribe", "ping"))
    return cast("ClientMessage", unknown)


def read_server_message(value: object, at: _Path, found: _Found) -> ServerMessage:
    if not is_object(value):
        return cast("ServerMessage", refuse(found, at, "type", "an object", value))
    tag = value.get("type")
    if tag == "snapshot":
        match topic_name(value.get("topic")):
            case "SessionsActivity":
                return read_sessions_activity_snapshot(value, at, found)
            case "SessionsState":
                return read_sessions_state_snapshot(value, at, found)
            case "TerminalsState":
                return read_terminals_state_snapshot(value, at, found)
            case "TerminalsScreen":
                return read_terminals_screen_snapshot(value, at, found)
            case _:
                return cast("ServerMessage", refuse_address(found, at, "topic", value))
    if tag == "event":
        match topic_name(value.get("topic")):
            case "SessionsActivity":
                return read_sessions_activity_event(value, at, found)
            case "SessionsState":
                return read_sessions_state_event(value, at, found)
            case "TerminalsState":
                return read_terminals_state_event(value, at, found)
            case "TerminalsScreen":
                return read_terminals_screen_event(value, at, found)
            case _:
                return cast("ServerMessage", refuse_address(found, at, "topic", value))
    if tag == "error":
        return read_error_message(value, at, found)
    if tag == "pong":
        return read_pong(value, at, found)
    unknown = refuse_tag(found, at, "oneOf", "type", value, ("snapshot", "event", "error", "pong"))
    return cast("ServerMessage", unknown)


def read_address(value: object, at: _Path, found: _Found) -> Address:
    return take_string(value, at, found, min_length=1, max_length=255)


def read_subscribe(value: object, at: _Path, found: _Found) -> Subscribe:
    if not is_object(value):
        return cast("Subscribe", refuse(found, at, "type", "an object", value))
    return Subscribe(
        type=(
            take_choice(value["type"], (at, "type"), found, ("subscribe",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topics=(
            take_array(value["topics"], (at, "topics"), found, read_address, min_items=1, max_items=100)
            if "topics" in value
            else missing(found, at, "topics")
        ),
    )


def read_unsubscribe(value: object, at: _Path, found: _Found) -> Unsubscribe:
    if not is_object(value):
        return cast("Unsubscribe", refuse(found, at, "type", "an object", value))
    return Unsubscribe(
        type=(
            take_choice(value["type"], (at, "type"), found, ("unsubscribe",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topics=(
            take_array(value["topics"], (at, "topics"), found, read_address, min_items=1, max_items=100)
            if "topics" in value
            else missing(found, at, "topics")
        ),
    )


def read_ping(value: object, at: _Path, found: _Found) -> Ping:
    if not is_object(value):
        return cast("Ping", refuse(found, at, "type", "an object", value))
    return Ping(
        type=(
            take_choice(value["type"], (at, "type"), found, ("ping",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
    )


def read_snapshot_message(value: object, at: _Path, found: _Found) -> SnapshotMessage:
    if not is_object(value):
        return cast("SnapshotMessage", refuse(found, at, "type", "an object", value))
    return SnapshotMessage(
        type=(
            take_choice(value["type"], (at, "type"), found, ("snapshot",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=take_string(value["topic"], (at, "topic"), found) if "topic" in value else missing(found, at, "topic"),
        payload=(
            take_anything(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_event_message(value: object, at: _Path, found: _Found) -> EventMessage:
    if not is_object(value):
        return cast("EventMessage", refuse(found, at, "type", "an object", value))
    return EventMessage(
        type=(
            take_choice(value["type"], (at, "type"), found, ("event",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=take_string(value["topic"], (at, "topic"), found) if "topic" in value else missing(found, at, "topic"),
        payload=(
            take_anything(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_error_message(value: object, at: _Path, found: _Found) -> ErrorMessage:
    if not is_object(value):
        return cast("ErrorMessage", refuse(found, at, "type", "an object", value))
    return ErrorMessage(
        type=(
            take_choice(value["type"], (at, "type"), found, ("error",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        message=(
            take_string(value["message"], (at, "message"), found)
            if "message" in value
            else missing(found, at, "message")
        ),
        code=read_error_code(value["code"], (at, "code"), found) if "code" in value else UNSET,
        topic=take_string(value["topic"], (at, "topic"), found) if "topic" in value else UNSET,
    )


def read_pong(value: object, at: _Path, found: _Found) -> Pong:
    if not is_object(value):
        return cast("Pong", refuse(found, at, "type", "an object", value))
    return Pong(
        type=(
            take_choice(value["type"], (at, "type"), found, ("pong",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
    )


_START_SESSION_NAMES = frozenset({"command", "title", "cwd"})


def read_start_session(value: object, at: _Path, found: _Found) -> StartSession:
    if not is_object(value):
        return cast("StartSession", refuse(found, at, "type", "an object", value))
    refuse_others(value, at, found, _START_SESSION_NAMES)
    return StartSession(
        command=(
            take_array(value["command"], (at, "command"), found, take_string, min_items=1, max_items=1000)
            if "command" in value
            else missing(found, at, "command")
        ),
        title=(
            take_string(value["title"], (at, "title"), found, min_length=1, max_length=200)
            if "title" in value
            else UNSET
        ),
        cwd=take_string(value["cwd"], (at, "cwd"), found, min_length=1) if "cwd" in value else UNSET,
    )


def read_problem_code(value: object, at: _Path, found: _Found) -> ProblemCode:
    return take_string(value, at, found)


def read_problem(value: object, at: _Path, found: _Found) -> Problem:
    if not is_object(value):
        return cast("Problem", refuse(found, at, "type", "an object", value))
    return Problem(
        code=read_problem_code(value["code"], (at, "code"), found) if "code" in value else missing(found, at, "code"),
        message=(
            take_string(value["message"], (at, "message"), found)
            if "message" in value
            else missing(found, at, "message")
        ),
    )


def read_sign_in_link(value: object, at: _Path, found: _Found) -> SignInLink:
    if not is_object(value):
        return cast("SignInLink", refuse(found, at, "type", "an object", value))
    return SignInLink(
        url=take_string(value["url"], (at, "url"), found) if "url" in value else missing(found, at, "url"),
    )


def read_topic_kind(value: object, at: _Path, found: _Found) -> TopicKind:
    return take_string(value, at, found)


def read_topic_info(value: object, at: _Path, found: _Found) -> TopicInfo:
    if not is_object(value):
        return cast("TopicInfo", refuse(found, at, "type", "an object", value))
    return TopicInfo(
        address=(
            read_address(value["address"], (at, "address"), found)
            if "address" in value
            else missing(found, at, "address")
        ),
        kind=read_topic_kind(value["kind"], (at, "kind"), found) if "kind" in value else missing(found, at, "kind"),
        subscribers=(
            take_integer(value["subscribers"], (at, "subscribers"), found, minimum=0)
            if "subscribers" in value
            else missing(found, at, "subscribers")
        ),
    )


def read_topic_list(value: object, at: _Path, found: _Found) -> TopicList:
    if not is_object(value):
        return cast("TopicList", refuse(found, at, "type", "an object", value))
    return TopicList(
        topics=(
            take_array(value["topics"], (at, "topics"), found, read_topic_info)
            if "topics" in value
            else missing(found, at, "topics")
        ),
    )


def read_session_id(value: object, at: _Path, found: _Found) -> SessionId:
    return take_string(value, at, found, min_length=1, max_length=64)


def read_timestamp(value: object, at: _Path, found: _Found) -> Timestamp:
    return take_string(value, at, found)


def read_session_state(value: object, at: _Path, found: _Found) -> SessionState:
    return take_string(value, at, found)


def read_session(value: object, at: _Path, found: _Found) -> Session:
    if not is_object(value):
        return cast("Session", refuse(found, at, "type", "an object", value))
    return Session(
        id=read_session_id(value["id"], (at, "id"), found) if "id" in value else missing(found, at, "id"),
        title=take_string(value["title"], (at, "title"), found) if "title" in value else missing(found, at, "title"),
        command=(
            take_array(value["command"], (at, "command"), found, take_string, min_items=1)
            if "command" in value
            else missing(found, at, "command")
        ),
        cwd=take_string(value["cwd"], (at, "cwd"), found) if "cwd" in value else missing(found, at, "cwd"),
        state=(
            read_session_state(value["state"], (at, "state"), found)
            if "state" in value
            else missing(found, at, "state")
        ),
        exit_code=(
            take_integer(value["exit_code"], (at, "exit_code"), found, minimum=0, maximum=255)
            if "exit_code" in value
            else UNSET
        ),
        signal=take_string(value["signal"], (at, "signal"), found) if "signal" in value else UNSET,
        reason=take_string(value["reason"], (at, "reason"), found) if "reason" in value else UNSET,
        created_at=(
            read_timestamp(value["created_at"], (at, "created_at"), found)
            if "created_at" in value
            else missing(found, at, "created_at")
        ),
        started_at=read_timestamp(value["started_at"], (at, "started_at"), found) if "started_at" in value else UNSET,
        ended_at=read_timestamp(value["ended_at"], (at, "ended_at"), found) if "ended_at" in value else UNSET,
        last_activity_at=(
            read_timestamp(value["last_activity_at"], (at, "last_activity_at"), found)
            if "last_activity_at" in value
            else missing(found, at, "last_activity_at")
        ),
    )


def read_session_list(value: object, at: _Path, found: _Found) -> SessionList:
    if not is_object(value):
        return cast("SessionList", refuse(found, at, "type", "an object", value))
    return SessionList(
        sessions=(
            take_array(value["sessions"], (at, "sessions"), found, read_session)
            if "sessions" in value
            else missing(found, at, "sessions")
        ),
    )


def read_session_change(value: object, at: _Path, found: _Found) -> SessionChange:
    if not is_object(value):
        return cast("SessionChange", refuse(found, at, "type", "an object", value))
    tag = value.get("type")
    if tag == "session_changed":
        return read_session_changed(value, at, found)
    if tag == "session_removed":
        return read_session_removed(value, at, found)
    unknown = refuse_tag(found, at, "oneOf", "type", value, ("session_changed", "session_removed"))
    return cast("SessionChange", unknown)


def read_session_changed(value: object, at: _Path, found: _Found) -> SessionChanged:
    if not is_object(value):
        return cast("SessionChanged", refuse(found, at, "type", "an object", value))
    return SessionChanged(
        type=(
            take_choice(value["type"], (at, "type"), found, ("session_changed",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        session=(
            read_session(value["session"], (at, "session"), found)
            if "session" in value
            else missing(found, at, "session")
        ),
    )


def read_session_removed(value: object, at: _Path, found: _Found) -> SessionRemoved:
    if not is_object(value):
        return cast("SessionRemoved", refuse(found, at, "type", "an object", value))
    return SessionRemoved(
        type=(
            take_choice(value["type"], (at, "type"), found, ("session_removed",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        id=read_session_id(value["id"], (at, "id"), found) if "id" in value else missing(found, at, "id"),
    )


def read_terminal_id(value: object, at: _Path, found: _Found) -> TerminalId:
    return take_string(value, at, found, min_length=1, max_length=64)


def read_terminal_status(value: object, at: _Path, found: _Found) -> TerminalStatus:
    return take_string(value, at, found)


def read_terminal_size(value: object, at: _Path, found: _Found) -> TerminalSize:
    if not is_object(value):
        return cast("TerminalSize", refuse(found, at, "type", "an object", value))
    return TerminalSize(
        columns=(
            take_integer(value["columns"], (at, "columns"), found, minimum=1, maximum=1000)
            if "columns" in value
            else missing(found, at, "columns")
        ),
        rows=(
            take_integer(value["rows"], (at, "rows"), found, minimum=1, maximum=1000)
            if "rows" in value
            else missing(found, at, "rows")
        ),
    )


def read_terminal(value: object, at: _Path, found: _Found) -> Terminal:
    if not is_object(value):
        return cast("Terminal", refuse(found, at, "type", "an object", value))
    return Terminal(
        id=read_terminal_id(value["id"], (at, "id"), found) if "id" in value else missing(found, at, "id"),
        size=read_terminal_size(value["size"], (at, "size"), found) if "size" in value else missing(found, at, "size"),
        title=take_string(value["title"], (at, "title"), found, max_length=200) if "title" in value else UNSET,
        status=(
            read_terminal_status(value["status"], (at, "status"), found)
            if "status" in value
            else missing(found, at, "status")
        ),
        last_line=(
            take_string(value["last_line"], (at, "last_line"), found, max_length=1000)
            if "last_line" in value
            else missing(found, at, "last_line")
        ),
    )


def read_terminal_list(value: object, at: _Path, found: _Found) -> TerminalList:
    if not is_object(value):
        return cast("TerminalList", refuse(found, at, "type", "an object", value))
    return TerminalList(
        terminals=(
            take_array(value["terminals"], (at, "terminals"), found, read_terminal)
            if "terminals" in value
            else missing(found, at, "terminals")
        ),
    )


def read_terminal_change(value: object, at: _Path, found: _Found) -> TerminalChange:
    if not is_object(value):
        return cast("TerminalChange", refuse(found, at, "type", "an object", value))
    tag = value.get("type")
    if tag == "terminal_changed":
        return read_terminal_changed(value, at, found)
    if tag == "terminal_removed":
        return read_terminal_removed(value, at, found)
    unknown = refuse_tag(found, at, "oneOf", "type", value, ("terminal_changed", "terminal_removed"))
    return cast("TerminalChange", unknown)


def read_terminal_changed(value: object, at: _Path, found: _Found) -> TerminalChanged:
    if not is_object(value):
        return cast("TerminalChanged", refuse(found, at, "type", "an object", value))
    return TerminalChanged(
        type=(
            take_choice(value["type"], (at, "type"), found, ("terminal_changed",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        terminal=(
            read_terminal(value["terminal"], (at, "terminal"), found)
            if "terminal" in value
            else missing(found, at, "terminal")
        ),
    )


def read_terminal_removed(value: object, at: _Path, found: _Found) -> TerminalRemoved:
    if not is_object(value):
        return cast("TerminalRemoved", refuse(found, at, "type", "an object", value))
    return TerminalRemoved(
        type=(
            take_choice(value["type"], (at, "type"), found, ("terminal_removed",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        id=read_terminal_id(value["id"], (at, "id"), found) if "id" in value else missing(found, at, "id"),
    )


def read_colour(value: object, at: _Path, found: _Found) -> Colour:
    check(value, at, found, _READ_COLOUR_RULES)
    return take_string(value, at, found)


def read_run(value: object, at: _Path, found: _Found) -> Run:
    if not is_object(value):
        return cast("Run", refuse(found, at, "type", "an object", value))
    return Run(
        text=(
            take_string(value["text"], (at, "text"), found, min_length=1)
            if "text" in value
            else missing(found, at, "text")
        ),
        foreground=read_colour(value["foreground"], (at, "foreground"), found) if "foreground" in value else UNSET,
        background=read_colour(value["background"], (at, "background"), found) if "background" in value else UNSET,
        bold=take_choice(value["bold"], (at, "bold"), found, (True,), code="const") if "bold" in value else UNSET,
        italic=(
            take_choice(value["italic"], (at, "italic"), found, (True,), code="const") if "italic" in value else UNSET
        ),
        underline=(
            take_choice(value["underline"], (at, "underline"), found, (True,), code="const")
            if "underline" in value
            else UNSET
        ),
        strikethrough=(
            take_choice(value["strikethrough"], (at, "strikethrough"), found, (True,), code="const")
            if "strikethrough" in value
            else UNSET
        ),
        reverse=(
            take_choice(value["reverse"], (at, "reverse"), found, (True,), code="const")
            if "reverse" in value
            else UNSET
        ),
    )


def read_line(value: object, at: _Path, found: _Found) -> Line:
    return take_array(value, at, found, read_run)


def read_cursor(value: object, at: _Path, found: _Found) -> Cursor:
    if not is_object(value):
        return cast("Cursor", refuse(found, at, "type", "an object", value))
    return Cursor(
        column=(
            take_integer(value["column"], (at, "column"), found, minimum=0)
            if "column" in value
            else missing(found, at, "column")
        ),
        row=take_integer(value["row"], (at, "row"), found, minimum=0) if "row" in value else missing(found, at, "row"),
    )


def read_screen(value: object, at: _Path, found: _Found) -> Screen:
    if not is_object(value):
        return cast("Screen", refuse(found, at, "type", "an object", value))
    return Screen(
        size=read_terminal_size(value["size"], (at, "size"), found) if "size" in value else missing(found, at, "size"),
        lines=(
            take_array(value["lines"], (at, "lines"), found, read_line)
            if "lines" in value
            else missing(found, at, "lines")
        ),
        cursor=read_cursor(value["cursor"], (at, "cursor"), found) if "cursor" in value else UNSET,
    )


def read_sessions_activity_snapshot(value: object, at: _Path, found: _Found) -> SessionsActivitySnapshot:
    if not is_object(value):
        return cast("SessionsActivitySnapshot", refuse(found, at, "type", "an object", value))
    return SessionsActivitySnapshot(
        type=(
            take_choice(value["type"], (at, "type"), found, ("snapshot",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_sessions_activity_address(value["topic"], (at, "topic"), found)
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_activity(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_sessions_activity_event(value: object, at: _Path, found: _Found) -> SessionsActivityEvent:
    if not is_object(value):
        return cast("SessionsActivityEvent", refuse(found, at, "type", "an object", value))
    return SessionsActivityEvent(
        type=(
            take_choice(value["type"], (at, "type"), found, ("event",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_sessions_activity_address(value["topic"], (at, "topic"), found)
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_activity_added(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_sessions_state_snapshot(value: object, at: _Path, found: _Found) -> SessionsStateSnapshot:
    if not is_object(value):
        return cast("SessionsStateSnapshot", refuse(found, at, "type", "an object", value))
    return SessionsStateSnapshot(
        type=(
            take_choice(value["type"], (at, "type"), found, ("snapshot",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_choice(value["topic"], (at, "topic"), found, ("sessions.state",), code="const")
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_session_list(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_sessions_state_event(value: object, at: _Path, found: _Found) -> SessionsStateEvent:
    if not is_object(value):
        return cast("SessionsStateEvent", refuse(found, at, "type", "an object", value))
    return SessionsStateEvent(
        type=(
            take_choice(value["type"], (at, "type"), found, ("event",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_choice(value["topic"], (at, "topic"), found, ("sessions.state",), code="const")
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_session_change(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_terminals_state_snapshot(value: object, at: _Path, found: _Found) -> TerminalsStateSnapshot:
    if not is_object(value):
        return cast("TerminalsStateSnapshot", refuse(found, at, "type", "an object", value))
    return TerminalsStateSnapshot(
        type=(
            take_choice(value["type"], (at, "type"), found, ("snapshot",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_choice(value["topic"], (at, "topic"), found, ("terminals.state",), code="const")
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_terminal_list(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_terminals_state_event(value: object, at: _Path, found: _Found) -> TerminalsStateEvent:
    if not is_object(value):
        return cast("TerminalsStateEvent", refuse(found, at, "type", "an object", value))
    return TerminalsStateEvent(
        type=(
            take_choice(value["type"], (at, "type"), found, ("event",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_choice(value["topic"], (at, "topic"), found, ("terminals.state",), code="const")
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_terminal_change(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_terminals_screen_snapshot(value: object, at: _Path, found: _Found) -> TerminalsScreenSnapshot:
    if not is_object(value):
        return cast("TerminalsScreenSnapshot", refuse(found, at, "type", "an object", value))
    return TerminalsScreenSnapshot(
        type=(
            take_choice(value["type"], (at, "type"), found, ("snapshot",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_terminals_screen_address(value["topic"], (at, "topic"), found)
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_screen(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


def read_terminals_screen_event(value: object, at: _Path, found: _Found) -> TerminalsScreenEvent:
    if not is_object(value):
        return cast("TerminalsScreenEvent", refuse(found, at, "type", "an object", value))
    return TerminalsScreenEvent(
        type=(
            take_choice(value["type"], (at, "type"), found, ("event",), code="const")
            if "type" in value
            else missing(found, at, "type")
        ),
        topic=(
            take_terminals_screen_address(value["topic"], (at, "topic"), found)
            if "topic" in value
            else missing(found, at, "topic")
        ),
        payload=(
            read_screen(value["payload"], (at, "payload"), found)
            if "payload" in value
            else missing(found, at, "payload")
        ),
    )


_READ_COLOUR_RULES: _Rules = {
    "pattern": "^(?:\\u0023[0-9a-f]{6}|(?:bright\\u005f)?(?:black|red|green|yellow|blue|magenta|cyan|white))\\Z",
}
