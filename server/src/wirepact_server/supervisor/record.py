"""What is kept of one session, and the contract value derived from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from wirepact_contract import UNSET, Session, UnsetType

from wirepact_server.supervisor.states import Fact, State, next_state

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ProcessId:
    """One process for all time: its pid, and the mark of its birth, since pids come again."""

    pid: int
    birth: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a command ended: a code that it returned, or the name of the signal that ended it."""

    exit_code: int | None = None
    signal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One session as the store keeps it. Times are aware, in UTC."""

    id: str
    title: str
    command: tuple[str, ...]
    cwd: str
    leader: ProcessId
    state: State
    created_at: datetime
    last_activity_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    exit_code: int | None = None
    signal: str | None = None
    reason: str | None = None

    def executed(self, at: datetime) -> Record:
        """Return the record after the command began to run."""
        return replace(self._after(Fact.EXECUTED, at), started_at=at)

    def refused(self, at: datetime, reason: str) -> Record:
        """Return the record after the system would not run the command."""
        return replace(self._after(Fact.REFUSED, at), ended_at=at, reason=reason)

    def stop_asked(self, at: datetime) -> Record:
        """Return the record after somebody asked it to stop."""
        return self._after(Fact.STOP_ASKED, at)

    def ended(self, at: datetime, ending: Ending, reason: str | None) -> Record:
        """Return the record after the last of its processes went."""
        after = self._after(Fact.ENDED, at)
        return replace(after, ended_at=at, exit_code=ending.exit_code, signal=ending.signal, reason=reason)

    def lost(self, at: datetime, reason: str) -> Record:
        """Return the record after its server died and the next one ended what was left."""
        return replace(self._after(Fact.SERVER_DIED, at), ended_at=at, reason=reason)

    def active(self, at: datetime) -> Record:
        """Return the record with activity no earlier than the moment."""
        return replace(self, last_activity_at=max(self.last_activity_at, at))

    def _after(self, fact: Fact, at: datetime) -> Record:
        return replace(self.active(at), state=next_state(self.state, fact))

    def as_session(self) -> Session:
        """Return the session as the contract shows it."""
        return Session(
            id=self.id,
            title=self.title,
            command=self.command,
            cwd=self.cwd,
            state=self.state.value,
            exit_code=_or_unset(self.exit_code),
            signal=_or_unset(self.signal),
            reason=_or_unset(self.reason),
            created_at=timestamp(self.created_at),
            started_at=UNSET if self.started_at is None else timestamp(self.started_at),
            ended_at=UNSET if self.ended_at is None else timestamp(self.ended_at),
            last_activity_at=timestamp(self.last_activity_at),
        )


def _or_unset(value: T | None) -> T | UnsetType:
    return UNSET if value is None else value


def utc_now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


def timestamp(moment: datetime) -> str:
    """Return the moment as RFC 3339 (section 5.6) with microseconds and `Z`, as the contract's `Timestamp` says."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
