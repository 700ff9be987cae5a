"""Doors that a real browser uses: events without a WebSocket, and signing out in one tab for all of them."""

from __future__ import annotations

import httpx2 as httpx
from playwright.sync_api import Page, expect
from support.server import ServerProcess, wait_until

PATIENT = 20_000  # ms; how long a machine under load may take
FOLLOW = """() => {
  globalThis.seen = [];
  globalThis.stream = new EventSource("/api/realtime/sse?topics=sessions.state");
  stream.onmessage = (event) => seen.push(JSON.parse(event.data));
  stream.addEventListener("close", (event) => seen.push(JSON.parse(event.data)));
}"""
SIGN_OUT = """() => fetch("/api/sign-out", { method: "POST" }).then((answer) => answer.status)"""


def test_a_browser_follows_a_topic_without_a_websocket_until_it_signs_out(
    page: Page, server: ServerProcess, program: httpx.Client
) -> None:
    page.goto(server.url)
    page.evaluate(FOLLOW)
    wait_until(lambda: page.evaluate("seen.length === 1"), what="the snapshot")
    program.post("/api/sessions", json={"command": ["true"], "title": "short"}).raise_for_status()
    ended = "seen.some((message) => message.payload?.session?.state === 'exited')"
    wait_until(lambda: page.evaluate(ended), what="the event that it ended")
    assert page.evaluate("seen[0].type") == "snapshot"

    assert page.evaluate(SIGN_OUT) == 204
    # It comes back once, and is refused.
    wait_until(lambda: page.evaluate("stream.readyState === EventSource.CLOSED"), what="the stream to give up")
    assert page.evaluate("seen.at(-1)") == {"code": 4001, "name": "unauthorized"}


def test_signing_out_in_one_tab_ends_the_other(page: Page, server: ServerProcess) -> None:
    page.goto(server.url)
    expect(page.get_by_role("status").filter(has_text="Live")).to_be_visible(timeout=PATIENT)
    other = page.context.new_page()
    other.goto(server.origin)
    assert other.evaluate(SIGN_OUT) == 204
    expect(page.get_by_text("./just url")).to_be_visible(timeout=PATIENT)
    page.reload()
    expect(page.get_by_text("./just url")).to_be_visible(timeout=PATIENT)
