"""Settings that every Python test shares."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio, the loop that uvicorn runs on."""
    return "asyncio"


# How long a first draw takes is a matter of the machine and of what else runs on it, and fails nobody's test.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
