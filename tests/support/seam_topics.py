"""Topics whose states are numbers, so that a client's view is one number too: what the seam's schedules run on.

State `n` comes of event `n`. Who holds state `n` and applies event `n + 1` holds state `n + 1`: a gap, a repetition and
a wrong order all show as a wrong number. Snapshots are padded past the outbox's bound, events are short.
"""

from __future__ import annotations

import json
from typing import ClassVar

from support.bus import Gate
from wirepact_server.realtime import Fetched, Hub

PADDING = "x" * 1200


class NumberedTopic:
    """One topic's truth: what was stored, what was published, what cannot be written."""

    fetched: ClassVar[bool] = False
    repeats: ClassVar[bool] = False
    """Whether events that a snapshot holds may come again behind it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.offered = False
        self.stored = 0
        self.told = 0
        self.unwritable: set[int] = set()
        self.fails = False
        self.troubles = 0
        self.reads = 0
        self._read_at: int | None = None

    def offer(self, hub: Hub) -> None:
        """Add it to the hub."""
        self.offered, self._read_at = True, None
        hub.add_topic(self, snapshot=self._read)

    def withdraw(self, hub: Hub) -> None:
        """Remove it from the hub; what is stored stays."""
        self.offered = False
        hub.remove_topic(self)

    def store(self) -> None:
        """Change the state; nobody is told."""
        self.stored += 1

    def tell(self, hub: Hub, *, writable: bool = True) -> None:
        """Publish the next event."""
        self.told += 1
        if not writable:
            self.unwritable.add(self.told)
        if self.offered:
            self._publish(hub)

    @property
    def live_fetches(self) -> int:
        """Fetches that are under way."""
        return 0

    @property
    def readable(self) -> bool:
        """Whether there is a snapshot: one that was read of this very state is at hand."""
        return not self.fails or self._read_at == self.told

    def encode_snapshot(self, state: int, /) -> bytes:
        """Write the number, padded."""
        return json.dumps({"type": "snapshot", "topic": self.address, "payload": [state, PADDING]}).encode()

    def encode_event(self, event: int, /) -> bytes:
        """Write the number, unless it is one that cannot be written."""
        if event in self.unwritable:
            raise ValueError(event)
        return json.dumps({"type": "event", "topic": self.address, "payload": event}).encode()

    def reduce(self, state: int, event: int, /) -> int:  # noqa: ARG002 - rule `value`
        """The event is the new state."""
        return event

    def _publish(self, hub: Hub) -> None:
        hub.publish(self, self.told)

    def _read(self) -> int:
        if self.fails:
            self.troubles += 1
            raise OSError("the state cannot be read")
        assert self._read_at != self.told, "a state is read once"
        self.reads += 1
        self._read_at = self.told
        return self.told


class FetchedTopic(NumberedTopic):
    """One whose snapshot is awaited and says its position. Two gates: before the store is read, and after."""

    fetched = True

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.before_reading, self.after_reading = Gate(), Gate()

    def offer(self, hub: Hub) -> None:
        """Add it to the hub."""
        self.offered = True
        hub.add_fetched_topic(self, fetch=self._fetch)

    @property
    def live_fetches(self) -> int:
        """Fetches that are under way."""
        return self.before_reading.live + self.after_reading.live

    def let_through(self) -> None:
        """Let every fetch that began go one step on."""
        for gate in (self.after_reading, self.before_reading):
            for _ in range(len(gate.waiting)):
                gate.open()

    def _publish(self, hub: Hub) -> None:
        hub.publish(self, self.told, position=self.told)

    async def _fetch(self) -> int | Fetched[int]:
        began_at = self.told
        await self.before_reading
        if self.fails:
            self.troubles += 1
            raise OSError("the store cannot be read")
        self.reads += 1
        found = self.stored
        await self.after_reading
        self.troubles += self.repeats or self.told > began_at
        return self._found(found)

    def _found(self, state: int) -> int | Fetched[int]:
        return Fetched(state, state)


class BareTopic(FetchedTopic):
    """One whose fetch says no position: events that came while it ran are sent again."""

    repeats = True

    def _publish(self, hub: Hub) -> None:
        hub.publish(self, self.told)

    def _found(self, state: int) -> int | Fetched[int]:
        return state
