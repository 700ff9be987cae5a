"""The page starts from the truth and stays true over one WebSocket."""

from __future__ import annotations

import re

import httpx2 as httpx
import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect
from support.dashboard import PATIENT, open_live, row, start
from support.proxy import FaultyProxy
from support.server import ServerProcess, wait_until


def list_requests(page: Page) -> list[str]:
    """Collect from now on every request for the list: a live page makes none."""
    seen: list[str] = []

    def note(request: Request) -> None:
        if request.method == "GET" and re.search(r"/api/sessions$", request.url):
            seen.append(request.url)

    page.on("request", note)
    return seen


def test_snapshot_then_events_without_polling(page: Page, server: ServerProcess, program: httpx.Client) -> None:
    """What was there is shown, what starts appears, what ends says so; the list is never asked for."""
    polled = list_requests(page)
    start(program, "sleep", "600", title="here before")
    open_live(page, server.url)
    expect(row(page, "here before")).to_contain_text("Running")

    start(program, "sh", "-c", "read line; exit 3", title="comes later")
    expect(row(page, "comes later")).to_contain_text("Running")
    start(program, "sh", "-c", "exit 3", title="ends badly")
    expect(row(page, "ends badly")).to_contain_text("3")
    expect(row(page, "ends badly")).not_to_contain_text("Running")
    assert polled == []


def test_start_stop_and_remove_by_hand(page: Page, server: ServerProcess, program: httpx.Client) -> None:
    """The page does all of it, and the server agrees."""
    open_live(page, server.url)
    page.get_by_label("Command").fill("echo one; sleep 600")
    page.get_by_role("button", name="Start").click()
    session = row(page, "echo one; sleep 600")
    expect(session).to_contain_text("Running")

    session.get_by_role("button", name="Stop").click()
    remove = session.get_by_role("button", name="Remove")
    expect(remove).to_be_visible(timeout=PATIENT)
    assert [entry["state"] for entry in program.get("/api/sessions").json()["sessions"]] == ["exited"]
    remove.click()
    expect(session).to_have_count(0)
    assert program.get("/api/sessions").json() == {"sessions": []}


def test_wrong_folder_is_said_beside_the_form(page: Page, server: ServerProcess) -> None:
    """The server's own words come through, and what was typed stays."""
    open_live(page, server.url)
    page.get_by_label("Command").fill("true")
    page.get_by_label("Folder").fill("/no/such/folder")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("alert")).to_contain_text("/no/such/folder")
    expect(page.get_by_label("Command")).to_have_value("true")


def test_cut_connection_comes_back_right(
    page: Page, server: ServerProcess, proxy: FaultyProxy, program: httpx.Client
) -> None:
    """A reset, and no way in for a while: the badge says so, and afterwards what happened meanwhile is there."""
    gone = start(program, "sleep", "600", title="removed meanwhile")
    open_live(page, server.url)
    expect(row(page, "removed meanwhile")).to_be_visible()

    proxy.refuse(refusing=True)
    proxy.cut()
    expect(page.get_by_role("status").filter(has_text="Reconnecting")).to_be_visible()
    program.post(f"/api/sessions/{gone}/stop")
    wait_until(lambda: program.delete(f"/api/sessions/{gone}").status_code == 204, what="the session's end")
    start(program, "sleep", "600", title="started meanwhile")

    proxy.refuse(refusing=False)
    expect(page.get_by_role("status").filter(has_text="Live")).to_be_visible(timeout=PATIENT)
    expect(row(page, "started meanwhile")).to_contain_text("Running")
    expect(row(page, "removed meanwhile")).to_have_count(0)


def test_silent_stall_is_noticed_by_the_heartbeat(
    context: BrowserContext, page: Page, server: ServerProcess, proxy: FaultyProxy, program: httpx.Client
) -> None:
    """Nothing arrives and nothing is closed: only the missing pong tells. The page's clock is wound on."""
    context.clock.install()
    open_live(page, server.url)
    proxy.stall()
    start(program, "sleep", "600", title="during the stall")

    live = page.get_by_role("status").filter(has_text="Live")
    for _ in range(6):
        context.clock.run_for(10_000)
        if not live.is_visible():
            break
    expect(live).not_to_be_visible()
    expect(row(page, "during the stall")).to_have_count(0)

    proxy.cut()
    proxy.resume()
    for _ in range(20):
        context.clock.run_for(5_000)
        if live.is_visible():
            break
    expect(live).to_be_visible(timeout=PATIENT)
    expect(row(page, "during the stall")).to_contain_text("Running")


def test_two_tabs_agree(context: BrowserContext, server: ServerProcess, program: httpx.Client) -> None:
    """Each tab has its own WebSocket and the same truth."""
    first, second = context.new_page(), context.new_page()
    open_live(first, server.url)
    open_live(second, server.origin)
    start(program, "sleep", "600", title="seen twice")
    for tab in (first, second):
        expect(row(tab, "seen twice")).to_contain_text("Running")


def test_http_steps_in_while_no_websocket_can_be_had(
    context: BrowserContext, page: Page, server: ServerProcess, program: httpx.Client
) -> None:
    """Where WebSockets are blocked the page refreshes slowly over HTTP, and says that it does not live."""
    page.route_web_socket(re.compile("/api/realtime"), lambda route: route.close(code=1011))
    context.clock.install()
    polled = list_requests(page)
    page.goto(server.url)
    start(program, "sleep", "600", title="over http")
    for _ in range(30):
        context.clock.run_for(5_000)
        if polled:
            break
    expect(row(page, "over http")).to_contain_text("Running", timeout=PATIENT)
    expect(page.get_by_role("status").filter(has_text="Live")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_overflows_sideways(page: Page, server: ServerProcess, program: httpx.Client, width: int) -> None:
    """A very long command is cut short, not the page widened."""
    start(program, "sh", "-c", f"sleep 600 # {'long ' * 200}", title="long " * 39)
    page.set_viewport_size({"width": width, "height": 800})
    open_live(page, server.url)
    expect(page.get_by_role("listitem").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
