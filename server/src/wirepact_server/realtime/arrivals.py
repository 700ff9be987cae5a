"""Clients on their way in: let in or being asked about, but not connected yet. What ends connections ends them too."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from typing import Self


class Arrival:
    """One client on its way in, while the block runs."""

    __slots__ = ("_all", "_on_stop", "_stopped", "asking", "revoked")

    def __init__(self, all_: set[Arrival], *, stopped: bool) -> None:
        self._all = all_
        self._stopped = stopped
        self._on_stop: Callable[[], None] | None = None
        self.revoked: set[Hashable] = set()
        """Credentials that were revoked meanwhile: a grant of one of them is good no more."""
        self.asking: asyncio.Future[object] | None = None
        """The `authorize` that is under way; what it revokes itself is not held against its own answer."""

    def __enter__(self) -> Self:
        self._all.add(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._all.discard(self)
        self._on_stop = None

    def on_stop(self, callback: Callable[[], None]) -> None:
        """Call `callback` once the server stops: at once if it does already."""
        self._on_stop = callback
        if self._stopped:
            callback()

    def stop(self) -> None:
        """The server stops."""
        self._stopped = True
        if self._on_stop is not None:
            self._on_stop()


class Arrivals:
    """All clients on their way in to one hub."""

    def __init__(self) -> None:
        self._all: set[Arrival] = set()
        self._stopped = False

    def __len__(self) -> int:
        return len(self._all)

    def begin(self) -> Arrival:
        """Return a client for a `with` block."""
        return Arrival(self._all, stopped=self._stopped)

    def revoke(self, credential: Hashable) -> None:
        """Tell everybody that a grant of `credential` is good no more."""
        if not self._all:
            return
        revoking = asyncio.current_task()
        for arrival in self._all:
            if arrival.asking is None or arrival.asking is not revoking:
                arrival.revoked.add(credential)

    def stop(self) -> None:
        """Tell everybody, and whoever comes from now on, that the server stops."""
        self._stopped = True
        for arrival in tuple(self._all):
            arrival.stop()
