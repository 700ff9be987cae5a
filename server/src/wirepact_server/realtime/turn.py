"""The end of a turn in which several topics changed: still one write for each client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirepact_server.realtime.frames import Batch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wirepact_server.realtime.feed import Feed, Subscriber


def flush_together(feeds: Iterable[Feed], join_bytes: int) -> None:
    """Send each client the events of all its topics, in one buffer that clients with the same topics share.

    What is longer than `join_bytes` goes topic by topic.
    """
    due: dict[Subscriber, list[Batch]] = {}
    for feed in feeds:
        batch = feed.take()
        if batch is not None:
            for subscriber in feed.members:
                due.setdefault(subscriber, []).append(batch)
    alike: dict[tuple[Batch, ...], list[Subscriber]] = {}
    for subscriber, batches in due.items():
        alike.setdefault(tuple(batches), []).append(subscriber)
    for together, subscribers in alike.items():  # one after the other: clients may all differ, and buffers are large
        joined = _join(together, join_bytes)
        for subscriber in subscribers:
            for batch in joined:
                subscriber.send(batch)


def _join(batches: tuple[Batch, ...], join_bytes: int) -> tuple[Batch, ...]:
    if len(batches) == 1 or sum(batch.size_bytes for batch in batches) > join_bytes:
        return batches
    return (Batch(*(message for batch in batches for message in batch.messages)),)
