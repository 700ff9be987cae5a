"""What waits for a socket that takes no more: bounded in frames and in bytes."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wirepact_server.realtime.frames import Batch
    from wirepact_server.realtime.limits import Limits


class Backlog:
    """Batches in order. A topic's snapshot on its way is outside the bound, else a large state would overflow for ever.

    Only one snapshot per topic is so: a client that asks again and again without reading pays for the rest.
    """

    __slots__ = ("_frames", "_limits", "_size_bytes", "_snapshots", "_waiting")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._waiting: deque[tuple[Batch, str | None]] = deque()
        self._snapshots: set[str] = set()
        self._frames = 0
        self._size_bytes = 0

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def size_bytes(self) -> int:
        """Bytes that count towards the bound."""
        return self._size_bytes

    def push(self, batch: Batch, snapshot_of: str | None = None) -> bool:
        """Keep `batch`, the snapshot of that topic if one is given; False, and not kept, if it is past the bound."""
        if snapshot_of is not None and snapshot_of not in self._snapshots:
            self._snapshots.add(snapshot_of)
            self._waiting.append((batch, snapshot_of))
            return True
        frames, size_bytes = self._frames + len(batch), self._size_bytes + batch.size_bytes
        if frames > self._limits.outbox_frames or size_bytes > self._limits.outbox_bytes:
            return False
        self._frames, self._size_bytes = frames, size_bytes
        self._waiting.append((batch, None))
        return True

    def pop(self) -> Batch | None:
        """Take what waits longest, or None."""
        if not self._waiting:
            return None
        batch, snapshot_of = self._waiting.popleft()
        if snapshot_of is None:
            self._frames -= len(batch)
            self._size_bytes -= batch.size_bytes
        else:
            self._snapshots.discard(snapshot_of)
        return batch

    def clear(self) -> None:
        """Forget all of it."""
        self._waiting.clear()
        self._snapshots.clear()
        self._frames = self._size_bytes = 0
