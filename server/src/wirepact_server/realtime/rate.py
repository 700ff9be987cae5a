"""A token bucket, without a clock of its own."""

from __future__ import annotations


class TokenBucket:
    """Allows `burst` at once and `per_second` in the long run."""

    __slots__ = ("_burst", "_filled_at", "_per_second", "_tokens")

    def __init__(self, *, per_second: float, burst: float, now: float) -> None:
        self._per_second = per_second
        self._burst = float(burst)
        self._tokens = float(burst)
        self._filled_at = now

    def take(self, now: float) -> bool:
        """Take one token; False when there is none. `now` is in seconds and never runs backwards."""
        grown = (now - self._filled_at) * self._per_second
        self._tokens = min(self._burst, self._tokens + grown)
        self._filled_at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True
