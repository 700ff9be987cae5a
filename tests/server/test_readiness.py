"""When the server wants requests, and that asking costs next to nothing."""

from __future__ import annotations

import asyncio

import pytest
from wirepact_server import readiness
from wirepact_server.readiness import DRAINING, NO_ANSWER, NOT_WRITABLE, STARTING, Readiness
from wirepact_server.supervisor.errors import StorageError

pytestmark = pytest.mark.anyio


class Probe:
    """A store's probe that counts, and does as it is told."""

    def __init__(self) -> None:
        self.asked = 0
        self.fails = False
        self.hangs = False

    async def __call__(self) -> None:
        self.asked += 1
        await asyncio.sleep(0)
        if self.hangs:
            await asyncio.Event().wait()
        if self.fails:
            raise StorageError("disk full at /secret/place")


def ready(probe: Probe) -> Readiness:
    found = Readiness(probe)
    found.phase = "ready"
    return found


async def test_before_and_after_the_store_is_not_asked() -> None:
    probe = Probe()
    found = Readiness(probe)
    assert await found.why_not() == STARTING
    found.phase = "draining"
    assert await found.why_not() == DRAINING
    assert probe.asked == 0


async def test_all_who_ask_share_one_probe_for_some_seconds() -> None:
    probe = Probe()
    found = ready(probe)
    assert set(await asyncio.gather(*(found.why_not() for _ in range(50)))) == {None}
    assert await found.why_not() is None
    assert probe.asked == 1


async def test_who_goes_away_does_not_end_the_probe_of_the_others() -> None:
    found = ready(Probe())
    asking = [asyncio.create_task(found.why_not()) for _ in range(2)]
    await asyncio.sleep(0)
    asking[0].cancel()
    assert await asking[1] is None


async def test_a_store_that_cannot_be_written_is_found_and_so_is_its_return(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "_KEPT_SECONDS", 0.0)
    probe = Probe()
    probe.fails = True
    found = ready(probe)
    assert await found.why_not() == NOT_WRITABLE
    probe.fails = False
    assert await found.why_not() is None
    assert probe.asked == 2


async def test_a_store_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "_PROBE_SECONDS", 0.05)
    probe = Probe()
    probe.hangs = True
    assert await ready(probe).why_not() == NO_ANSWER
