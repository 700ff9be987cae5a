"""Looking at real processes, and waiting for what they do."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from typing import TypeVar

import psutil

T = TypeVar("T")


async def eventually(question: Callable[[], T], *, what: str, seconds: float = 20) -> T:
    """Ask until the answer is true, the loop running meanwhile, and return it; fail with `what` was awaited."""
    deadline = time.monotonic() + seconds
    while not (answer := question()):
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        await asyncio.sleep(0.01)
    return answer


def is_running(pid: int) -> bool:
    """Tell whether the process lives; a zombie does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def lives(process: psutil.Process) -> bool:
    """Tell whether that very process lives, and no other that got its pid; a zombie does not."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def marked(session_id: str) -> list[int]:
    """Return the pids of the live processes that carry the session's mark."""
    return [pid for pid in psutil.pids() if _mark(pid) == session_id and is_running(pid)]


def marks() -> set[str]:
    """Return the marks of all sessions with live processes."""
    return {mark for pid in psutil.pids() if (mark := _mark(pid)) and is_running(pid)}


def _mark(pid: int) -> str | None:
    try:
        return psutil.Process(pid).environ().get("WIREPACT_SESSION")
    except (psutil.Error, OSError):
        return None
