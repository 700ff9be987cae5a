"""From record to contract value."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from wirepact_contract import UNSET, decode_session, encode_session
from wirepact_server.supervisor.record import Ending, ProcessId, Record, timestamp
from wirepact_server.supervisor.states import State

BEGIN = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
LATER = BEGIN + timedelta(seconds=5)
RECORD = Record(
    id="one",
    title="List",
    command=("ls",),
    cwd="/",
    leader=ProcessId(1, "b"),
    state=State.STARTING,
    created_at=BEGIN,
    last_activity_at=BEGIN,
)


def test_times_are_utc_with_microseconds() -> None:
    elsewhere = datetime(2026, 11, 23, 10, 30, tzinfo=timezone(timedelta(hours=2)))
    assert timestamp(elsewhere) == "2026-11-23T08:30:00.000000Z"


@given(
    st.datetimes(
        min_value=datetime(1000, 1, 1),  # noqa: DTZ001 - hypothesis wants bounds without a zone
        timezones=st.just(UTC),
    )
)
def test_no_time_is_rounded(moment: datetime) -> None:
    assert datetime.fromisoformat(timestamp(moment)) == moment


def test_what_is_not_known_is_absent_and_not_null() -> None:
    session = RECORD.as_session()
    assert {session.exit_code, session.signal, session.reason, session.started_at, session.ended_at} == {UNSET}
    assert b"null" not in encode_session(session)


def test_a_whole_life() -> None:
    running = RECORD.executed(LATER)
    assert (running.state, running.started_at, running.last_activity_at) == (State.RUNNING, LATER, LATER)
    ended = running.stop_asked(LATER).ended(LATER, Ending(signal="SIGTERM"), None)
    assert (ended.state, ended.signal, ended.exit_code, ended.ended_at) == (State.EXITED, "SIGTERM", None, LATER)
    assert decode_session(encode_session(ended.as_session())) == ended.as_session()


def test_other_ends_carry_their_reason() -> None:
    assert RECORD.refused(LATER, "no such interpreter").reason == "no such interpreter"
    lost = RECORD.executed(LATER).lost(LATER, "the server died")
    assert (lost.state, lost.reason, lost.started_at, lost.ended_at) == (State.LOST, "the server died", LATER, LATER)


def test_activity_never_goes_back() -> None:
    assert RECORD.active(LATER).active(BEGIN).last_activity_at == LATER
