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
    due: dict[Subscriber, tuple[Batch, ...]] = {}
    for feed in feeds:
        batch = feed.take()
        if batch is not None:
            for subscriber in feed.members:
                due[subscriber] = (*due.get(subscriber, ()), batch)
    joined: dict[tuple[Batch, ...], tuple[Batch, ...]] = {}
    for subscriber, batches in due.items():
        if batches not in joined:
            joined[batches] = _join(batches, join_bytes)
        for batch in joined[batches]:
            subscriber.send(batch)


def _join(batches: tuple[Batch, ...], join_bytes: int) -> tuple[Batch, ...]:
    if len(batches) == 1 or sum(batch.size_bytes for batch in batches) > join_bytes:
        return batches
    return (Batch(*(message for batch in batches for message in batch.messages)),)
