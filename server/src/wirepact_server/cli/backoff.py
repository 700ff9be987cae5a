"""How long to wait before a connection is tried again."""

from __future__ import annotations

import random


class Backoff:
    """Exponential backoff with full jitter: each delay is uniform over 0 to `base_seconds`, doubled each time.

    As the page's client does it: a server that restarts loses all its clients in one moment, and anything narrower
    brings them back in waves.
    """

    def __init__(self, *, base_seconds: float = 0.5, cap_seconds: float = 30.0) -> None:
        self._base_seconds = base_seconds
        self._cap_seconds = cap_seconds
        self._attempt = 0

    def next(self) -> float:
        """Return how many seconds to wait now."""
        ceiling = min(self._cap_seconds, self._base_seconds * 2**self._attempt)
        self._attempt = min(self._attempt + 1, 60)
        return random.uniform(0, ceiling)  # noqa: S311 - no secret

    def reset(self) -> None:
        """Begin anew: the last connection was a good one."""
        self._attempt = 0
