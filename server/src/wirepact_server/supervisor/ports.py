"""What the coordinator needs of the world, so that its tests can play the world."""

from __future__ import annotations

from asyncio import Future
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from wirepact_server.supervisor.child import ExecFailure
    from wirepact_server.supervisor.executor import Launch
    from wirepact_server.supervisor.record import Ending, ProcessId, Record


class Running(Protocol):
    """A launched process: see `child.Child`."""

    @property
    def leader(self) -> ProcessId: ...

    @property
    def executed(self) -> Future[ExecFailure | None]: ...

    @property
    def ended(self) -> Future[Ending]: ...

    def release(self) -> None: ...

    def abandon(self) -> None: ...

    def stop(self) -> None: ...


class Launcher(Protocol):
    """Starts processes: see `executor.Executor`."""

    async def launch(self, launch: Launch, on_output: Callable[[bytes], None], /) -> Running: ...


class Keeper(Protocol):
    """Keeps records: see `store.Store`."""

    async def save(self, *records: Record) -> None: ...

    async def delete(self, session_id: str, /) -> None: ...
