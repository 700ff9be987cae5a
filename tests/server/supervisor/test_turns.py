"""Sharing the loop: bounded turns, everybody's share, rests between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from support.bus import FakeLoop
from wirepact_server.supervisor.turns import Turns


@dataclass(eq=False)
class Digger:
    """Somebody with so many spadefuls to do, each of which takes so long."""

    loop: FakeLoop
    left: int
    seconds: float = 0.0003
    done_at: float = 0.0

    def work(self, may_go_on: Callable[[], bool]) -> bool:
        while self.left:
            self.left -= 1
            self.loop.now += self.seconds
            if not may_go_on():
                break
        self.done_at = self.loop.now
        return not self.left


def dig(*spadefuls: int) -> tuple[FakeLoop, Turns, list[Digger]]:
    loop = FakeLoop()
    turns = Turns(loop)
    diggers = [Digger(loop, count) for count in spadefuls]
    for digger in diggers:
        turns.ask(digger)
        turns.ask(digger)
    return loop, turns, diggers


def test_work_is_done_after_a_moment_and_once() -> None:
    loop, turns, [digger] = dig(3)
    assert digger.left == 3
    loop.advance(0.02)
    assert digger.left == 0
    assert (turns.waiting, loop.timers) == (0, 0)


def test_a_turn_ends_in_time_and_is_followed_by_a_rest() -> None:
    loop, _, [digger] = dig(1000)
    loop.advance(0.0101)
    first = 1000 - digger.left
    assert 6 <= first <= 9
    now = loop.now
    loop.advance(0.0005)
    assert 1000 - digger.left == first, "it rests"
    assert loop.now - now < 0.001


def test_who_has_little_does_not_wait_for_who_has_much() -> None:
    loop, turns, diggers = dig(10_000, 10_000, 3, 3)
    loop.advance(0.03)
    assert [digger.left for digger in diggers[2:]] == [0, 0]
    assert diggers[0].left > 9_000
    assert abs(diggers[0].left - diggers[1].left) <= 8
    assert turns.waiting == 2


def test_who_asks_again_gets_turns_again() -> None:
    loop, turns, [digger] = dig(2)
    loop.advance(0.02)
    digger.left = 2
    turns.ask(digger)
    loop.advance(0.02)
    assert digger.left == 0
