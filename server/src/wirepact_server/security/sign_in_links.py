"""One-time secrets that let a browser in."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable

_BYTES = 32
_OUTSTANDING = 100


class SignInLinks:
    """Secrets in memory, each good once and for `life_seconds`. The oldest go when more than a hundred are out."""

    def __init__(self, life_seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._life_seconds = life_seconds
        self._clock = clock
        self._deadlines: dict[bytes, float] = {}

    def mint(self) -> str:
        """Return a new secret."""
        secret = secrets.token_urlsafe(_BYTES)
        self._deadlines[_digest(secret)] = self._clock() + self._life_seconds
        while len(self._deadlines) > _OUTSTANDING:
            del self._deadlines[next(iter(self._deadlines))]
        return secret

    def spend(self, secret: str) -> bool:
        """Tell whether the secret is good; from now on it is not."""
        # Looked up by digest, so that the time it takes tells nothing of how close a guess came.
        deadline = self._deadlines.pop(_digest(secret), None)
        return deadline is not None and self._clock() < deadline


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode(errors="surrogatepass")).digest()
