"""What a page shows when the server was killed, and when a browser may not come in."""

from __future__ import annotations

import httpx2 as httpx
from playwright.sync_api import Browser, Page, expect
from support.dashboard import PATIENT
from support.processes import marked
from support.server import ServerProcess, wait_until

STUBBORN = "trap '' HUP; sleep 601 & sleep 602"


def test_killed_server_loses_nothing_it_acknowledged(page: Page, server: ServerProcess, program: httpx.Client) -> None:
    """kill -9, start again: groups are ended, sessions `lost`, all of them listed, and the open page says so."""
    page.goto(server.url)
    expect(page.get_by_role("status").filter(has_text="Live")).to_be_visible(timeout=PATIENT)
    ids = [
        program.post("/api/sessions", json={"command": command, "title": title}).raise_for_status().json()["id"]
        for title, command in {"meek": ["sleep", "600"], "stubborn": ["sh", "-c", STUBBORN]}.items()
    ]
    wait_until(lambda: len(marked(ids[1])) == 3, what="the stubborn session's processes")

    server.kill()
    expect(page.get_by_role("status").filter(has_text="Reconnecting")).to_be_visible()
    server.start()

    assert [marked(session_id) for session_id in ids] == [[], []]
    for title in ("meek", "stubborn"):
        expect(page.get_by_role("listitem").filter(has_text=title)).to_contain_text("Lost", timeout=PATIENT)
    with server.client() as after:
        listed = after.get("/api/sessions").json()["sessions"]
    assert [(entry["id"], entry["state"]) for entry in listed] == [(session_id, "lost") for session_id in ids]


def test_browser_without_a_credential_sees_no_state(page: Page, server: ServerProcess, program: httpx.Client) -> None:
    """It is told how to get in, and nothing else."""
    program.post("/api/sessions", json={"command": ["sleep", "600"], "title": "secret work"}).raise_for_status()
    page.goto(server.origin)
    expect(page.get_by_text("./just url")).to_be_visible(timeout=PATIENT)
    assert "secret work" not in page.content()


def test_link_works_once(browser: Browser, server: ServerProcess) -> None:
    """The second browser gets a friendly page instead; another link lets it in."""
    for url, let_in in ((server.url, True), (server.url, False), (server.fresh_url(), True)):
        context = browser.new_context()
        page = context.new_page()
        answer = page.goto(url)
        assert answer is not None
        if let_in:
            assert (answer.status, page.url) == (200, f"{server.origin}/")
            expect(page.get_by_role("status").filter(has_text="Live")).to_be_visible(timeout=PATIENT)
        else:
            assert answer.status in (403, 410)
            expect(page.get_by_text("./just url")).to_be_visible()
        context.close()
