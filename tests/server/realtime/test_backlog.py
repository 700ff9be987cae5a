"""The bound of what waits."""

from __future__ import annotations

from wirepact_server.realtime import Limits
from wirepact_server.realtime.backlog import Backlog
from wirepact_server.realtime.frames import Batch

LIMITS = Limits(outbox_frames=4, outbox_bytes=100)


def test_batches_come_back_in_order() -> None:
    backlog, batches = Backlog(LIMITS), [Batch(b"a"), Batch(b"b", b"c"), Batch(b"d")]
    assert all(backlog.push(batch) for batch in batches)
    assert [backlog.pop() for _ in range(4)] == [*batches, None]
    assert backlog.size_bytes == 0


def test_frames_are_bounded() -> None:
    backlog = Backlog(LIMITS)
    assert backlog.push(Batch(b"a", b"b", b"c", b"d"))
    assert not backlog.push(Batch(b"e"))
    backlog.pop()
    assert backlog.push(Batch(b"e"))


def test_bytes_are_bounded_and_what_is_refused_does_not_count() -> None:
    backlog = Backlog(LIMITS)
    assert backlog.push(Batch(b"x" * 60))
    assert not backlog.push(Batch(b"x" * 41))
    assert backlog.push(Batch(b"x" * 40))
    assert backlog.size_bytes == 100


def test_one_snapshot_of_each_topic_is_outside_the_bound() -> None:
    backlog, large = Backlog(LIMITS), Batch(b"x" * 1000)
    assert backlog.push(large, "a")
    assert backlog.push(large, "b")
    assert not backlog.push(large, "a")
    assert backlog.size_bytes == 0
    assert backlog.push(Batch(b"x" * 100))
    backlog.pop()
    assert backlog.push(large, "a")


def test_a_second_snapshot_counts_as_anything_does() -> None:
    backlog = Backlog(LIMITS)
    assert backlog.push(Batch(b"x" * 30), "a")
    assert backlog.push(Batch(b"x" * 30), "a")
    assert backlog.size_bytes == 30
    backlog.pop()
    backlog.pop()
    assert backlog.size_bytes == 0


def test_clearing_forgets_everything() -> None:
    backlog = Backlog(LIMITS)
    backlog.push(Batch(b"x" * 100))
    backlog.push(Batch(b"x"), "a")
    backlog.clear()
    assert (len(backlog), backlog.size_bytes) == (0, 0)
    assert backlog.push(Batch(b"x" * 1000), "a")
