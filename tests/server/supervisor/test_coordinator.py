"""The coordinator against a world that the test plays, and against the contract's own reducer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from wirepact_contract import (
    UNSET,
    Session,
    SessionChange,
    SessionChanged,
    SessionList,
    SessionRemoved,
    StartSession,
    sessions_state,
)
from wirepact_server.supervisor.child import ExecFailure
from wirepact_server.supervisor.coordinator import Bounds, Coordinator
from wirepact_server.supervisor.errors import (
    CommandNotFoundError,
    FolderNotFoundError,
    NotEndedError,
    ShuttingDownError,
    StorageError,
    TooManySessionsError,
    UnknownSessionError,
)
from wirepact_server.supervisor.executor import Launch
from wirepact_server.supervisor.record import Ending, ProcessId, Record
from wirepact_server.supervisor.states import State

pytestmark = pytest.mark.anyio

LS = StartSession(command=("ls", "-l"))
BEGIN = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


class Command:
    """A command that does what the test says."""

    def __init__(self, launch: Launch, on_output: Callable[[bytes], None], world: World) -> None:
        self.launch = launch
        self.say = on_output
        self.world = world
        self.leader = ProcessId(4711, "b")
        self.executed: asyncio.Future[ExecFailure | None] = asyncio.get_running_loop().create_future()
        self.ended: asyncio.Future[Ending] = asyncio.get_running_loop().create_future()
        self.stopped = False

    def release(self) -> None:
        self.world.deeds.append("release")
        if self.world.at_once:
            self.executed.set_result(self.world.failure)
            if self.world.failure:
                self.end(exit_code=127)

    def abandon(self) -> None:
        self.world.deeds.append("abandon")

    def stop(self) -> None:
        self.stopped = True
        if self.world.obedient and not self.ended.done():
            self.end(signal="SIGTERM")

    def end(self, exit_code: int | None = None, signal: str | None = None) -> None:
        self.ended.set_result(Ending(exit_code=exit_code, signal=signal))


@dataclass
class World:
    """Launcher, store and audience in one: remembers in which order things were done."""

    at_once: bool = True
    obedient: bool = True
    failure: ExecFailure | None = None
    broken_disk: bool = False
    disk_gate: asyncio.Event | None = None
    deeds: list[str] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)
    rows: dict[str, Record] = field(default_factory=dict)
    events: list[SessionChange] = field(default_factory=list)
    now: datetime = BEGIN

    async def launch(self, launch: Launch, on_output: Callable[[bytes], None]) -> Command:
        self.commands.append(Command(launch, on_output, self))
        return self.commands[-1]

    async def save(self, *records: Record) -> None:
        if self.disk_gate is not None:
            await self.disk_gate.wait()
        if self.broken_disk:
            raise StorageError("The session could not be stored: disk is full.")
        self.deeds += [f"save {record.state}" for record in records]
        self.rows |= {record.id: record for record in records}

    async def delete(self, session_id: str) -> None:
        self.deeds.append("delete")
        self.rows.pop(session_id, None)

    def publish(self, event: SessionChange) -> None:
        self.events.append(event)
        what = event.session.state if isinstance(event, SessionChanged) else "removed"
        self.deeds.append(f"publish {what}")

    def clock(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


def coordinator(world: World, records: tuple[Record, ...] = (), **bounds: float) -> Coordinator:
    values = Bounds(**{"shutdown_seconds": 1.0, **bounds})  # type: ignore[arg-type]  # a test names the fields it sets
    return Coordinator(world, world, world.publish, records=records, bounds=values, clock=world.clock)


def old(session_id: str) -> Record:
    """A session of an earlier server."""
    return Record(
        id=session_id,
        title=session_id,
        command=("ls",),
        cwd="/",
        leader=ProcessId(1, "b"),
        state=State.EXITED,
        created_at=BEGIN,
        last_activity_at=BEGIN,
    )


async def settled() -> None:
    """Let the loop do what is ready."""
    for _ in range(20):
        await asyncio.sleep(0)


def replayed(world: World, before: SessionList) -> SessionList:
    """Apply all events with the contract's reducer."""
    state = before
    for event in world.events:
        state = sessions_state().reduce(state, event)
    return state


async def test_a_session_is_durable_before_it_runs_and_running_before_it_is_seen() -> None:
    world = World()
    session = await coordinator(world).start(LS)
    assert world.deeds == ["save starting", "release", "save running", "publish running"]
    assert session.state == "running"
    assert session.title == "ls -l"


async def test_snapshot_and_events_agree_through_whole_lives() -> None:
    world = World()
    c = coordinator(world, (old("a"), old("b")), activity_seconds=0.0)
    before = c.snapshot()
    sessions = [await c.start(LS) for _ in range(3)]
    assert replayed(world, before) == c.snapshot()
    world.commands[0].say(b"output")
    assert replayed(world, before) == c.snapshot()
    world.commands[1].end(exit_code=2)
    await c.stop(sessions[2].id)
    await settled()
    await c.remove("a")
    assert replayed(world, before) == c.snapshot()
    assert [session.state for session in c.snapshot().sessions] == ["exited", "running", "exited", "exited"]


async def test_the_snapshot_is_built_once_per_state() -> None:
    c = coordinator(World())
    first = c.snapshot()
    assert c.snapshot() is first
    await c.start(LS)
    assert c.snapshot() is not first


async def test_publish_sees_the_state_after_the_event() -> None:
    world = World()
    seen: list[bool] = []

    def publish(event: SessionChange) -> None:
        world.publish(event)
        seen.append(replayed(world, SessionList(sessions=())) == c.snapshot())

    c = Coordinator(world, world, publish, clock=world.clock)
    session = await c.start(LS)
    await c.stop(session.id)
    await settled()
    await c.remove(session.id)
    assert seen == [True] * 4


async def test_a_command_that_cannot_run_leaves_nothing() -> None:
    world = World(failure=ExecFailure("program", 8))
    c = coordinator(world)
    with pytest.raises(CommandNotFoundError, match="'ls' cannot be run: Exec format error"):
        await c.start(LS)
    assert (world.rows, world.events, c.snapshot().sessions) == ({}, [], ())


async def test_a_folder_that_went_away_is_called_that() -> None:
    with pytest.raises(FolderNotFoundError, match="cannot be entered: No such file"):
        await coordinator(World(failure=ExecFailure("folder", 2))).start(LS)


async def test_a_session_that_cannot_be_recorded_does_not_run() -> None:
    world = World(broken_disk=True)
    c = coordinator(world)
    with pytest.raises(StorageError):
        await c.start(LS)
    assert world.deeds == ["abandon"]
    assert c.snapshot().sessions == ()


async def test_what_happened_is_shown_even_if_the_disk_is_full() -> None:
    world = World()
    c = coordinator(world)
    session = await c.start(LS)
    world.broken_disk = True
    with pytest.raises(StorageError, match=r"^The session is being stopped\. Only the record waits, .* disk is full"):
        await c.stop(session.id)
    await settled()
    assert c.get(session.id).state == "exited"
    with pytest.raises(StorageError, match=r"^The session has ended\. Only the record waits, .* disk is full"):
        await c.stop(session.id)


async def test_a_command_that_loads_slowly_is_seen_starting() -> None:
    world = World(at_once=False)
    c = coordinator(world, exec_seconds=0.0)
    session = await c.start(LS)
    assert session.state == "starting"
    assert session.started_at is UNSET
    world.commands[0].executed.set_result(None)
    await settled()
    assert c.get(session.id).state == "running"
    world.commands[0].end(exit_code=0)
    await settled()
    assert [cast("SessionChanged", event).session.state for event in world.events] == ["starting", "running", "exited"]


async def test_a_command_that_loads_slowly_and_then_cannot_run_has_failed() -> None:
    world = World(at_once=False)
    c = coordinator(world, exec_seconds=0.0)
    session = await c.start(LS)
    world.commands[0].executed.set_result(ExecFailure("program", 8))
    world.commands[0].end(exit_code=127)
    await settled()
    failed = c.get(session.id)
    assert (failed.state, failed.exit_code) == ("failed", UNSET)
    assert "Exec format error" in str(failed.reason)


async def test_a_session_can_be_stopped_while_it_starts() -> None:
    world = World(at_once=False, obedient=False)
    c = coordinator(world, exec_seconds=0.0)
    session = await c.start(LS)
    assert (await c.stop(session.id)).state == "stopping"
    world.commands[0].executed.set_result(None)
    await settled()
    assert c.get(session.id).state == "stopping"
    world.commands[0].end(signal="SIGKILL")
    await settled()
    assert (c.get(session.id).state, c.get(session.id).signal) == ("exited", "SIGKILL")


async def test_a_command_that_ends_while_it_is_recorded_is_still_shown_in_order() -> None:
    world = World()
    world.disk_gate = asyncio.Event()
    c = coordinator(world)
    starting = asyncio.create_task(c.start(LS))
    await settled()
    assert c.snapshot().sessions == ()
    world.disk_gate.set()
    session = await starting
    world.disk_gate.clear()
    world.commands[0].end(exit_code=0)
    stopping = asyncio.create_task(c.stop(session.id))
    await settled()
    assert c.get(session.id).state == "running"
    world.disk_gate.set()
    await stopping
    await settled()
    assert c.get(session.id).state == "exited"
    assert replayed(world, SessionList(sessions=())) == c.snapshot()


async def test_stop_is_idempotent_and_leaves_ended_sessions_alone() -> None:
    world = World(obedient=False)
    c = coordinator(world)
    session = await c.start(LS)
    first, second = await asyncio.gather(c.stop(session.id), c.stop(session.id))
    assert first == second
    assert world.deeds.count("publish stopping") == 1
    world.commands[0].end(signal="SIGTERM")
    await settled()
    ended = c.get(session.id)
    assert await c.stop(session.id) == ended
    assert ended.reason == "It was stopped."


async def test_only_ended_sessions_are_removed() -> None:
    world = World()
    c = coordinator(world)
    session = await c.start(LS)
    with pytest.raises(NotEndedError):
        await c.remove(session.id)
    await c.stop(session.id)
    await settled()
    await c.remove(session.id)
    assert world.events[-1] == SessionRemoved(id=session.id)
    assert world.rows == {}
    with pytest.raises(UnknownSessionError):
        c.get(session.id)


async def test_of_two_removals_one_wins() -> None:
    c = coordinator(World(), (old("a"),))
    results = await asyncio.gather(c.remove("a"), c.remove("a"), return_exceptions=True)
    assert [type(result) for result in results] == [type(None), UnknownSessionError]


async def test_unknown_sessions_are_refused() -> None:
    c = coordinator(World())
    for ask in (c.stop, c.remove):
        with pytest.raises(UnknownSessionError):
            await ask("nobody")


async def test_live_sessions_are_limited_those_being_started_included() -> None:
    world = World()
    world.disk_gate = asyncio.Event()
    c = coordinator(world, max_live=2)
    starts = [asyncio.create_task(c.start(LS)) for _ in range(3)]
    await settled()
    world.disk_gate.set()
    results = await asyncio.gather(*starts, return_exceptions=True)
    assert [type(result) for result in results] == [Session, Session, TooManySessionsError]
    world.commands[0].end(exit_code=0)
    await settled()
    assert (await c.start(LS)).state == "running"


async def test_a_failed_start_gives_its_place_back() -> None:
    world = World(failure=ExecFailure("program", 8))
    c = coordinator(world, max_live=1)
    for _ in range(3):
        with pytest.raises(CommandNotFoundError):
            await c.start(LS)


async def test_the_oldest_ended_sessions_go_when_too_many_are_kept() -> None:
    world = World()
    c = coordinator(world, (old("a"), old("b")), max_kept=2)
    session = await c.start(LS)
    world.commands[0].end(exit_code=0)
    await settled()
    assert [kept.id for kept in c.snapshot().sessions] == ["b", session.id]
    assert world.events[-1] == SessionRemoved(id="a")


async def test_activity_is_shown_at_once_then_paced_and_never_lost() -> None:
    world = World()
    c = coordinator(world, activity_seconds=0.05)
    session = await c.start(LS)
    told = len(world.events)
    for _ in range(1000):
        world.commands[0].say(b"x")
    assert len(world.events) == told + 1
    last_said = world.now
    await asyncio.sleep(0.2)
    assert len(world.events) == told + 2
    assert datetime.fromisoformat(c.get(session.id).last_activity_at) == last_said


async def test_activity_while_a_change_is_being_kept_is_not_undone_by_it() -> None:
    world = World(obedient=False)
    c = coordinator(world, activity_seconds=0.0)
    session = await c.start(LS)
    world.disk_gate = asyncio.Event()
    stopping = asyncio.create_task(c.stop(session.id))
    await settled()
    world.commands[0].say(b"x")
    said = world.now
    assert datetime.fromisoformat(c.get(session.id).last_activity_at) == said
    world.disk_gate.set()
    await stopping
    assert c.get(session.id).state == "stopping"
    assert datetime.fromisoformat(c.get(session.id).last_activity_at) == said


async def test_nothing_is_shown_of_activity_after_the_end() -> None:
    world = World()
    c = coordinator(world, activity_seconds=0.01)
    await c.start(LS)
    for _ in range(3):
        world.commands[0].say(b"x")
    world.commands[0].end(exit_code=0)
    await settled()
    told = len(world.events)
    world.commands[0].say(b"late")
    await asyncio.sleep(0.05)
    assert len(world.events) == told


async def test_a_client_that_goes_away_does_not_leave_half_a_session() -> None:
    world = World()
    world.disk_gate = asyncio.Event()
    c = coordinator(world)
    asking = asyncio.create_task(c.start(LS))
    await settled()
    asking.cancel()
    await settled()
    world.disk_gate.set()
    await settled()
    assert [session.state for session in c.snapshot().sessions] == ["running"]


async def test_shut_down_ends_everything_and_says_so() -> None:
    world = World()
    c = coordinator(world, (old("a"),))
    sessions = [await c.start(LS) for _ in range(3)]
    await c.shut_down()
    for session in sessions:
        ended = c.get(session.id)
        assert (ended.state, ended.reason) == ("exited", "The server was stopped.")
        assert world.rows[session.id].state is State.EXITED
    with pytest.raises(ShuttingDownError):
        await c.start(LS)
    await c.shut_down()


async def test_shut_down_takes_sessions_along_that_are_being_started() -> None:
    world = World()
    world.disk_gate = asyncio.Event()
    c = coordinator(world)
    starting = asyncio.create_task(c.start(LS))
    await settled()
    closing = asyncio.create_task(c.shut_down())
    await settled()
    world.disk_gate.set()
    await closing
    assert c.get((await starting).id).state == "exited"


async def test_shut_down_is_bounded() -> None:
    world = World(obedient=False)
    c = coordinator(world, shutdown_seconds=0.05)
    session = await c.start(LS)
    async with asyncio.timeout(5):
        await c.shut_down()
    assert world.commands[0].stopped
    assert replace(c.get(session.id)).state == "stopping"


async def test_the_folder_asked_for_is_made_absolute() -> None:
    world = World()
    c = coordinator(world)
    for wanted in ("/tmp/../tmp", "~", "."):
        cwd = (await c.start(replace(LS, cwd=wanted))).cwd
        assert cwd.startswith("/")
        assert ".." not in cwd
    assert (await c.start(replace(LS, cwd="~no-such-user"))).cwd.endswith("/~no-such-user")
