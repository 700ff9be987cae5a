"""What runs beside sessions, in a site whose disk fails: sessions live on, and little is said of it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from support.processes import eventually
from support.site import OpenSite, opened
from wirepact_contract import StartSession
from wirepact_server.supervisor.store import Store

pytestmark = pytest.mark.anyio

PRAGMA = "PRAGMA max_page_count = {}"


async def run(site: OpenSite, script: str) -> str:
    """Run a script to its end; return the session's id."""
    coordinator = site.site.coordinator
    session = await coordinator.start(StartSession(command=("sh", "-c", script)))
    await eventually(lambda: coordinator.get(session.id).state == "exited", what="the end")
    return session.id


async def set_pages(store: Store, pages: int) -> None:
    """Let the database be so large; past it, it fails as on a full disk."""
    await store._run(store._database.execute, PRAGMA.format(pages))


async def test_a_full_disk_is_told_once_and_ends_no_session(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with opened(tmp_path) as site:
        store = site.site.tenants._store
        await run(site, "echo first")
        await set_pages(store, 1)  # SQLite takes the size that it has
        with caplog.at_level(logging.ERROR):
            session_id = await run(site, "for i in $(seq 6); do seq -f %0900g 60; sleep 0.2; done; exit 3")
        told = [record.message for record in caplog.records if "activity is not kept" in record.message]
        assert len(told) == 1
        assert "full" in told[0]
        assert site.site.coordinator.get(session_id).exit_code == 3
        shown = site.site.tenants._terminals.snapshot().terminals[-1]
        assert (shown.status, shown.last_line[-2:]) == ("closed", "60")
        await set_pages(store, 1_000_000)
        after, _ = await store.activity(await run(site, "echo after"))
        assert [entry.text for entry in after.entries if entry.kind == "output"] == ["after"]


async def test_nothing_is_left_of_a_session_that_was_removed(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        tenants, hub = site.site.tenants, site.site.hub
        topics = set(hub.stats().subscriptions)
        for _ in range(3):
            session_id = await run(site, "echo one")
            assert {f"sessions.activity:{session_id}", f"terminals.screen:{session_id}"} <= set(
                hub.stats().subscriptions
            )
            await site.site.coordinator.remove(session_id)
        assert set(hub.stats().subscriptions) == topics
        assert (tenants._live, tenants._offered, tenants._terminals._shown) == ({}, set(), {})


async def test_nothing_is_left_of_a_command_that_could_not_run(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text("#!/no/such/interpreter\n")
    program.chmod(0o755)
    async with opened(tmp_path / "state") as site:
        answer = await site.anyone.post("/api/sessions", json={"command": [str(program)]}, headers=site.bearer)
        assert answer.status_code == 422
        assert (site.site.tenants._live, site.site.tenants._offered) == ({}, set())
