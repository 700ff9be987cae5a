"""When a stopping server tells each client to come back: spread, so that they do not all come back at once."""

from __future__ import annotations

import random

# The rest of the window is for answers: whoever is still there at its end is cut.
_TOLD_WITHIN = 0.75


def goodbye_delay(window_seconds: float) -> float:
    """Return a random moment of the window's first three quarters, in seconds from its beginning."""
    return random.uniform(0, _TOLD_WITHIN * window_seconds)  # noqa: S311 - no secret
