"""The outbox's policy, with a channel and a clock that the test turns."""

from __future__ import annotations

import pytest
from support.bus import FakeChannel, FakeLoop
from wirepact_server.realtime import Limits
from wirepact_server.realtime.frames import Batch
from wirepact_server.realtime.outbox import Outbox

LIMITS = Limits(stall_seconds=10, close_seconds=5, outbox_frames=4)


class Setting:
    """An outbox before a fake channel."""

    def __init__(self) -> None:
        self.loop = FakeLoop()
        self.channel = FakeChannel()
        self.stalls = 0
        self.outbox = Outbox(self.channel, LIMITS, self.loop, self._stalled)

    def _stalled(self) -> None:
        self.stalls += 1
        self.outbox.abort()

    def written(self) -> list[bytes]:
        """What reached the channel."""
        return [message for batch in self.channel.batches for message in batch.messages]


@pytest.fixture
def setting() -> Setting:
    return Setting()


def test_a_ready_channel_gets_it_at_once_and_no_timer_runs(setting: Setting) -> None:
    assert setting.outbox.send(Batch(b"a"))
    assert setting.written() == [b"a"]
    assert setting.loop.timers == 0


def test_what_waited_goes_first_and_in_order(setting: Setting) -> None:
    setting.channel.pause()
    assert setting.outbox.send(Batch(b"a"))
    assert setting.outbox.send(Batch(b"b"))
    assert setting.written() == []
    setting.channel.resume()
    assert setting.outbox.send(Batch(b"c"))
    assert setting.written() == [b"a", b"b", b"c"]
    assert setting.loop.timers == 0


def test_nothing_overtakes_what_waits(setting: Setting) -> None:
    setting.channel.pause()
    setting.outbox.send(Batch(b"a"))
    setting.channel.ready = True  # and has not said so yet
    setting.outbox.send(Batch(b"b"))
    setting.channel.resume()
    assert setting.written() == [b"a", b"b"]


def test_a_channel_that_fills_again_keeps_the_rest_waiting(setting: Setting) -> None:
    setting.channel.pause()
    for name in (b"a", b"b", b"c"):
        setting.outbox.send(Batch(name))
    write = setting.channel.write

    def write_one(batch: Batch) -> None:
        write(batch)
        setting.channel.pause()

    setting.channel.write = write_one  # type: ignore[method-assign]  # a channel that is full after each batch
    setting.channel.resume()
    assert setting.written() == [b"a"]
    assert setting.outbox.send(Batch(b"d"))
    setting.channel.resume()
    assert setting.written() == [b"a", b"b"]


def test_past_the_bound_send_says_so(setting: Setting) -> None:
    setting.channel.pause()
    assert all(setting.outbox.send(Batch(b"a")) for _ in range(LIMITS.outbox_frames))
    assert not setting.outbox.send(Batch(b"b"))


def test_a_channel_that_takes_nothing_is_stalled_after_the_deadline(setting: Setting) -> None:
    setting.channel.pause()
    setting.loop.advance(LIMITS.stall_seconds - 0.1)
    assert setting.stalls == 0
    setting.loop.advance(LIMITS.stall_seconds / 4)
    assert setting.stalls == 1
    assert setting.channel.aborted
    assert setting.loop.timers == 0


def test_a_channel_that_takes_a_little_is_slow_and_not_stalled(setting: Setting) -> None:
    setting.channel.pause()
    setting.outbox.send(Batch(b"a"))
    for _ in range(10):
        setting.loop.advance(LIMITS.stall_seconds * 0.8)
        setting.channel.progress += 1
    assert setting.stalls == 0
    setting.loop.advance(LIMITS.stall_seconds * 1.5)
    assert setting.stalls == 1


def test_a_channel_that_drained_in_between_is_not_stalled(setting: Setting) -> None:
    for _ in range(5):
        setting.channel.pause()
        setting.loop.advance(LIMITS.stall_seconds * 0.7)
        setting.channel.resume()
    assert setting.stalls == 0
    assert setting.loop.timers == 0


def test_closing_drops_what_waits_and_writes_nothing_more(setting: Setting) -> None:
    setting.channel.pause()
    setting.outbox.send(Batch(b"a"))
    setting.outbox.close(4000, "slow_consumer")
    assert setting.channel.closed_with == 4000
    assert setting.outbox.waiting_bytes == 0
    setting.channel.resume()
    assert setting.outbox.send(Batch(b"b"))
    assert setting.written() == []


def test_a_close_that_the_peer_does_not_answer_ends_by_abort(setting: Setting) -> None:
    setting.outbox.close(1012, "service_restart")
    setting.loop.advance(LIMITS.close_seconds - 0.1)
    assert not setting.channel.aborted
    setting.loop.advance(0.2)
    assert setting.channel.aborted


def test_the_first_close_code_stands(setting: Setting) -> None:
    setting.outbox.close(4000, "slow_consumer")
    setting.outbox.close(1012, "service_restart")
    assert setting.channel.closed_with == 4000


def test_a_released_outbox_is_inert(setting: Setting) -> None:
    setting.channel.pause()
    setting.outbox.send(Batch(b"a"))
    setting.outbox.release()
    assert setting.loop.timers == 0
    assert setting.outbox.send(Batch(b"b"))
    setting.outbox.close(1012, "service_restart")
    setting.outbox.abort()
    setting.channel.resume()
    assert (setting.written(), setting.channel.closed_with, setting.channel.aborted) == ([], None, False)
