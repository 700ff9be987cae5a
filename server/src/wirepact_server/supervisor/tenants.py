"""What runs beside each session: its terminal, its activity, and their topics. Stands between coordinator and executor.

The coordinator starts commands through `launch` and publishes through `publish`, and knows nothing of it.
"""

from __future__ import annotations

import asyncio
import logging
from asyncio import Future
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from wirepact_contract import Activity, ActivityAdded, SessionChange, SessionRemoved, sessions_activity, sessions_state

from wirepact_server.realtime import Fetched
from wirepact_server.supervisor.activity import Journal, Recorder
from wirepact_server.supervisor.activity_rows import Committed
from wirepact_server.supervisor.ports import Running
from wirepact_server.supervisor.states import State
from wirepact_server.supervisor.terminal import Source, Terminal
from wirepact_server.supervisor.terminals import ShownTerminal, Terminals

if TYPE_CHECKING:
    from wirepact_server.realtime import Hub
    from wirepact_server.supervisor.child import ExecFailure
    from wirepact_server.supervisor.executor import Launch
    from wirepact_server.supervisor.record import Ending, ProcessId
    from wirepact_server.supervisor.store import Store

logger = logging.getLogger(__name__)


class PausableRunning(Running, Source, Protocol):
    """A launched process whose output can be told to wait."""


class PausableLauncher(Protocol):
    """Starts such processes: see `executor.Executor`."""

    async def launch(self, launch: Launch, on_output: Callable[[bytes], None], /) -> PausableRunning: ...


class Attended:
    """A launched process whose end is told once its output is on the screen and on disk. See `ports.Running`."""

    def __init__(self, running: PausableRunning, finish: Callable[[], Coroutine[None, None, None]]) -> None:
        self._running = running
        self._finish = finish
        self.abandoned = False
        self.ended: Future[Ending] = asyncio.get_running_loop().create_future()
        self._task = asyncio.create_task(self._follow())

    @property
    def leader(self) -> ProcessId:
        """The command's own process."""
        return self._running.leader

    @property
    def executed(self) -> Future[ExecFailure | None]:
        """None once the command runs, or why it does not."""
        return self._running.executed

    def release(self) -> None:
        """Let the launcher become the command."""
        self._running.release()

    def abandon(self) -> None:
        """Let the launcher go without running the command."""
        self.abandoned = True
        self._running.abandon()

    def stop(self) -> None:
        """End all processes of the session."""
        self._running.stop()

    async def _follow(self) -> None:
        ending = await self._running.ended
        try:
            await self._finish()
        except Exception:
            logger.exception("the last of a session's output could not be shown")
        self.ended.set_result(ending)


@dataclass(slots=True, eq=False)
class _Live:
    """A session that may still write."""

    terminal: Terminal
    recorder: Recorder
    running: Attended | None = None
    shown: ShownTerminal | None = None

    def changed(self) -> None:
        """Its screen may have changed."""
        if self.shown is not None:
            self.shown.changed()


class Tenants:
    """Offers the activity of every session that is kept, and a terminal for each that this server starts."""

    def __init__(self, launcher: PausableLauncher, store: Store, hub: Hub, *, kept: Iterable[str] = ()) -> None:
        self._launcher = launcher
        self._store = store
        self._hub = hub
        self._journal = Journal(store)
        self._terminals = Terminals(hub)
        self._live: dict[str, _Live] = {}
        self._offered: set[str] = set()
        self._loop = asyncio.get_running_loop()
        store.on_commit(self._committed)
        for session_id in kept:
            self._offer(session_id)

    async def launch(self, launch: Launch, on_output: Callable[[bytes], None]) -> Attended:
        """Launch the command with a terminal that its output goes to. Raises what the launcher raises."""
        recorder = self._journal.recorder(launch.session_id)
        size = launch.size
        live = _Live(self._terminals.open(size.columns, size.rows, recorder.hear), recorder)
        live.terminal.on_change = live.changed

        def take(data: bytes) -> None:
            on_output(data)
            live.terminal.write(data)

        running = await self._launcher.launch(launch, take)
        live.terminal.attach(running)
        live.running = Attended(running, partial(self._finish, launch.session_id, live))
        self._live[launch.session_id] = live
        return live.running

    def publish(self, change: SessionChange) -> None:
        """Publish a session's change; its topics come before it is first shown, and go after it is removed."""
        if isinstance(change, SessionRemoved):
            self._hub.publish(sessions_state(), change)
            self._withdraw(change.id)
            return
        session_id = change.session.id
        if session_id not in self._offered:
            self._offer(session_id)
            self._show_terminal(session_id)
        self._hub.publish(sessions_state(), change)
        if not State(change.session.state).is_live and (live := self._live.pop(session_id, None)) and live.shown:
            live.shown.close()

    async def write_lines(self) -> None:
        """Try at once to write the lines that wait, rather than in their time. Raises StorageError."""
        await self._journal.write_all()

    def close(self) -> None:
        """Write no more."""
        self._journal.close()

    async def _finish(self, session_id: str, live: _Live) -> None:
        await live.terminal.end()
        live.recorder.end()
        await self._journal.written(live.recorder)
        running = live.running
        if running is not None and live.shown is None and (running.abandoned or running.executed.result() is not None):
            self._live.pop(session_id, None)  # nobody will hear of it

    def _show_terminal(self, session_id: str) -> None:
        live = self._live.get(session_id)
        if live is not None:
            live.shown = self._terminals.show(session_id, live.terminal)

    def _offer(self, session_id: str) -> None:
        self._offered.add(session_id)
        self._hub.add_fetched_topic(sessions_activity(session_id), fetch=partial(self._fetch, session_id))

    def _withdraw(self, session_id: str) -> None:
        self._terminals.remove(session_id)
        if session_id in self._offered:
            self._offered.discard(session_id)
            self._hub.remove_topic(sessions_activity(session_id))

    async def _fetch(self, session_id: str) -> Fetched[Activity]:
        return Fetched(*await self._store.activity(session_id))

    def _committed(self, committed: Committed) -> None:
        """Called in the store's thread, in the order of commits."""
        with suppress(RuntimeError):  # the loop is closed: the server went first
            self._loop.call_soon_threadsafe(self._publish_activity, committed)

    def _publish_activity(self, committed: Committed) -> None:
        for session_id, entries in committed.entries.items():
            if session_id in self._offered:
                added = ActivityAdded(entries=tuple(entries))
                self._hub.publish(sessions_activity(session_id), added, position=entries[-1].number)
