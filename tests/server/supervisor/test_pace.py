"""At most one call an interval, the last never lost, on a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from wirepact_server.supervisor.pace import Pace


@dataclass
class Timer:
    at: float
    callback: Callable[[], None]

    def cancel(self) -> None:
        raise AssertionError("Pace lets its timers run out")


@dataclass
class Clock:
    """Stands for the event loop: time moves when told to."""

    now: float = 0.0
    due: list[Timer] = field(default_factory=list)

    def call_later(self, delay: float, callback: Callable[[], None]) -> Timer:
        self.due.append(Timer(self.now + delay, callback))
        return self.due[-1]

    def move_to(self, moment: float) -> None:
        while early := [timer for timer in self.due if timer.at <= moment]:
            timer = min(early, key=lambda timer: timer.at)
            self.due.remove(timer)
            self.now = timer.at
            timer.callback()
        self.now = moment


@given(st.lists(st.integers(0, 80).map(lambda quarters: quarters / 4), max_size=40).map(sorted))
def test_calls_keep_their_distance_and_none_is_lost(moments: list[float]) -> None:
    clock, calls = Clock(), []
    pace = Pace(1.0, lambda: calls.append(clock.now), clock)
    for moment in moments:
        clock.move_to(moment)
        pace.note()
    clock.move_to(30)

    assert all(later - earlier >= 1.0 for earlier, later in pairwise(calls))
    assert all(any(moment <= call <= moment + 1.0 for call in calls) for moment in moments)
    assert len(calls) <= len(moments)


def test_what_was_told_otherwise_is_not_told_again() -> None:
    clock, calls = Clock(), []
    pace = Pace(1.0, lambda: calls.append(clock.now), clock)
    pace.note()
    pace.note()
    pace.stop()
    clock.move_to(5)
    assert calls == [0.0]
    pace.note()
    assert calls == [0.0, 5.0]
