"""What a message changed, in words: typed by the contract, one line for each change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from wirepact_contract import (
    Activity,
    ActivityAdded,
    ActivityEntry,
    ErrorMessage,
    LifecycleStep,
    OutputLine,
    Pong,
    Screen,
    ServerMessage,
    Session,
    SessionChanged,
    SessionList,
    SessionRemoved,
    SkippedLines,
    Terminal,
    TerminalChanged,
    TerminalList,
    TerminalRemoved,
    TerminalSize,
    UnsetType,
)

from wirepact_server.cli.output import harmless

if TYPE_CHECKING:
    from wirepact_server.cli.output import Palette

ItemT = TypeVar("ItemT", Session, Terminal)

_UNTOLD = {"last_activity_at"}
"""Members that change all the time and say nothing by themselves."""


class Describer:
    """Turns messages into lines. It knows what each collection held, so that it can tell what an event changed."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._held: dict[str, dict[str, Session | Terminal]] = {}
        self._screens: dict[str, Screen] = {}

    def lines(self, message: ServerMessage) -> Iterator[str]:
        """Give the lines of a snapshot or an event, without time and topic."""
        if isinstance(message, ErrorMessage | Pong):
            return
        topic = message.topic
        match message.payload:
            case SessionList(sessions=sessions):
                yield from self._collection(topic, "session", {session.id: session for session in sessions})
            case TerminalList(terminals=terminals):
                yield from self._collection(topic, "terminal", {terminal.id: terminal for terminal in terminals})
            case SessionChanged(session=session):
                yield self._changed(topic, session)
            case TerminalChanged(terminal=terminal):
                yield self._changed(topic, terminal)
            case SessionRemoved(id=key) | TerminalRemoved(id=key):
                yield self._removed(topic, key)
            case Activity(entries=entries):
                yield self._palette.paint(_count(len(entries), "entry", "entries"), "bold")
                yield from map(self._entry, entries)
            case ActivityAdded(entries=entries):
                yield from map(self._entry, entries)
            case Screen() as screen:
                yield self._screen(topic, screen)

    def _collection(self, topic: str, noun: str, items: Mapping[str, Session | Terminal]) -> Iterator[str]:
        self._held[topic] = dict(items)
        yield self._palette.paint(_count(len(items), noun, f"{noun}s"), "bold")
        for item in items.values():
            yield f"  {self._whole(item)}"

    def _changed(self, topic: str, item: Session | Terminal) -> str:
        held = self._held.setdefault(topic, {})
        before, held[item.id] = held.get(item.id), item
        if before is None:
            return self._palette.paint("+ ", "green") + self._whole(item)
        changes = ", ".join(_differences(before, item)) or "active"
        return f"{self._palette.paint('~', 'yellow')} {harmless(item.id)} {changes}"

    def _removed(self, topic: str, key: str) -> str:
        self._held.get(topic, {}).pop(key, None)
        return f"{self._palette.paint('-', 'red')} {harmless(key)} removed"

    def _whole(self, item: Session | Terminal) -> str:
        if isinstance(item, Session):
            return f"{harmless(item.id)} {self._state(item.state)} {harmless(item.title)}{_ending(item)}"
        size = f"{item.size.columns}x{item.size.rows}"
        title = "" if isinstance(item.title, UnsetType) else f" {harmless(item.title)}"
        return f"{harmless(item.id)} {self._state(item.status)} {size}{title} {harmless(item.last_line)}".rstrip()

    def _state(self, state: str) -> str:
        match state:
            case "running" | "open":
                return self._palette.paint(state, "green")
            case "failed" | "lost":
                return self._palette.paint(state, "red")
            case _:
                return self._palette.paint(harmless(state), "cyan")

    def _entry(self, entry: ActivityEntry) -> str:
        at = self._palette.paint(clock(entry.at), "dim")
        match entry:
            case OutputLine(text=text):
                return f"{at} {harmless(text)}"
            case LifecycleStep(state=state, text=text):
                return f"{at} {self._state(state)}: {harmless(text)}"
            case SkippedLines(lines=lines):
                skipped = f"({_count(lines, 'line', 'lines')} skipped)"
                return f"{at} {self._palette.paint(skipped, 'dim')}"

    def _screen(self, topic: str, screen: Screen) -> str:
        before, self._screens[topic] = self._screens.get(topic), screen
        texts = ["".join(run.text for run in line) for line in screen.lines]
        size = f"{screen.size.columns}x{screen.size.rows}"
        if before is None or before.size != screen.size:
            last = next((text for text in reversed(texts) if text.strip()), "")
            return f"{size} {harmless(last)}".rstrip()
        earlier = [*before.lines, *((),) * len(texts)]
        changed = [row for row, line in enumerate(screen.lines) if line != earlier[row]]
        if not changed:
            return f"{size} the cursor moved"
        more = f" (and {_count(len(changed) - 1, 'line', 'lines')} more)" if len(changed) > 1 else ""
        return f"{size} line {changed[-1] + 1}: {harmless(texts[changed[-1]])}{more}"


def clock(timestamp: str) -> str:
    """Return a timestamp's time of day on this machine, such as 14:05:09; what is none, as it is."""
    try:
        return datetime.fromisoformat(timestamp).astimezone().strftime("%H:%M:%S")
    except (ValueError, OverflowError, OSError):
        return harmless(timestamp)


def _differences(before: object, after: object) -> Iterator[str]:
    for field in fields(after):  # type: ignore[arg-type]  # contract types are dataclasses
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new and field.name not in _UNTOLD:
            shown = clock if field.name.endswith("_at") else _value
            was = "" if isinstance(old, UnsetType) else f"{shown(old)} -> "
            yield f"{field.name}: {was}{'none' if isinstance(new, UnsetType) else shown(new)}"


def _value(value: object) -> str:
    match value:
        case str(text):
            return harmless(text) or '""'
        case TerminalSize(columns=columns, rows=rows):
            return f"{columns}x{rows}"
        case _:
            return harmless(str(value))


def _ending(session: Session) -> str:
    if not isinstance(session.exit_code, UnsetType):
        return f" (exit code {session.exit_code})"
    return "" if isinstance(session.signal, UnsetType) else f" ({harmless(session.signal)})"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
