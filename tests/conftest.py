"""Settings that every Python test shares."""

from __future__ import annotations

import pytest


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio, the loop that uvicorn runs on."""
    return "asyncio"
