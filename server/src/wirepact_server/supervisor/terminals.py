"""Topics `terminals.state` and `terminals.screen:<id>`: each terminal's summary, and the screens that are looked at."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from wirepact_contract import (
    UNSET,
    Screen,
    TerminalChanged,
    TerminalList,
    TerminalRemoved,
    TerminalSize,
    terminals_screen,
    terminals_state,
)
from wirepact_contract import Terminal as Summary

from wirepact_server.supervisor.pace import Pace
from wirepact_server.supervisor.rendering import last_line_of, screen_of
from wirepact_server.supervisor.terminal import Terminal
from wirepact_server.supervisor.turns import Turns

if TYPE_CHECKING:
    from wirepact_server.realtime import Hub

_SUMMARY_SECONDS = 0.5
_SCREEN_SECONDS = 0.1


class ShownTerminal:
    """One terminal as the topics show it. A closed one keeps its last screen, and its emulator no more."""

    def __init__(self, terminal_id: str, terminal: Terminal, hub: Hub, on_summary: Callable[[Summary], None]) -> None:
        loop = asyncio.get_running_loop()
        self.summary = _summary(terminal_id, terminal)
        self._id = terminal_id
        self._terminal: Terminal | None = terminal
        self._hub = hub
        self._on_summary = on_summary
        self._screen: Screen | None = None
        self._summary_pace = Pace(_SUMMARY_SECONDS, self._show_summary, loop)
        self._screen_pace = Pace(_SCREEN_SECONDS, self._show_screen, loop)
        self._watched = False

    def changed(self) -> None:
        """The terminal's screen may have changed."""
        self._summary_pace.note()
        if self._watched:
            self._screen_pace.note()

    def close(self) -> None:
        """Nothing is written any more: show the last state."""
        terminal = self._terminal
        if terminal is None:
            return
        self._summary_pace.stop()
        self._screen_pace.stop()
        self._terminal = None
        self._on_summary(_summary(self._id, terminal, status="closed"))
        self._publish_screen(screen_of(terminal.cells))

    def watch(self, watched: bool) -> None:
        """Somebody begins to look at the screen, or nobody does any more."""
        self._watched = watched
        if not watched:
            self._screen_pace.stop()
        if self._terminal is not None:
            self._screen = screen_of(self._terminal.cells) if watched else None

    def screen(self) -> Screen:
        """Return the screen as it was last shown; called while somebody looks."""
        if self._screen is None:
            raise LookupError(f"terminal {self._id} has no screen")
        return self._screen

    def _show_summary(self) -> None:
        if self._terminal is not None:
            self._on_summary(_summary(self._id, self._terminal))

    def _show_screen(self) -> None:
        if self._terminal is not None and self._watched:
            self._publish_screen(screen_of(self._terminal.cells))

    def _publish_screen(self, screen: Screen) -> None:
        if screen != self._screen:
            self._screen = screen
            self._hub.publish(terminals_screen(self._id), screen)


class Terminals:
    """The terminals of sessions that this server started."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._turns = Turns(asyncio.get_running_loop())
        self._shown: dict[str, ShownTerminal] = {}
        hub.add_topic(terminals_state(), snapshot=self.snapshot)

    def snapshot(self) -> TerminalList:
        """Return all terminals, oldest first."""
        return TerminalList(terminals=tuple(shown.summary for shown in self._shown.values()))

    def open(self, columns: int, rows: int, on_text: Callable[[str], None]) -> Terminal:
        """Return a new terminal, which nobody sees until it is shown."""
        return Terminal(columns, rows, self._turns, on_text)

    def show(self, terminal_id: str, terminal: Terminal) -> ShownTerminal:
        """Offer the terminal's topics."""
        shown = ShownTerminal(terminal_id, terminal, self._hub, partial(self._show_summary, terminal_id))
        self._shown[terminal_id] = shown
        self._hub.add_topic(terminals_screen(terminal_id), snapshot=shown.screen, on_watched=shown.watch)
        self._hub.publish(terminals_state(), TerminalChanged(terminal=shown.summary))
        return shown

    def remove(self, terminal_id: str) -> None:
        """Offer the terminal's topics no more, if there is such a terminal."""
        if self._shown.pop(terminal_id, None) is not None:
            self._hub.publish(terminals_state(), TerminalRemoved(id=terminal_id))
            self._hub.remove_topic(terminals_screen(terminal_id))

    def _show_summary(self, terminal_id: str, summary: Summary) -> None:
        shown = self._shown[terminal_id]
        if summary != shown.summary:
            shown.summary = summary
            self._hub.publish(terminals_state(), TerminalChanged(terminal=summary))


def _summary(terminal_id: str, terminal: Terminal, status: str = "open") -> Summary:
    cells = terminal.cells
    return Summary(
        id=terminal_id,
        size=TerminalSize(columns=cells.columns, rows=cells.lines),
        title=terminal.title or UNSET,
        status=status,
        last_line=last_line_of(cells),
    )
