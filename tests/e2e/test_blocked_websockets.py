"""Where something on the way blocks WebSockets, the page lives over Server-Sent Events."""

from __future__ import annotations

import httpx2 as httpx
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from support.dashboard import PATIENT, Gate, disclose, open_live, row, start
from support.proxy import FaultyProxy
from support.server import ServerProcess


@pytest.fixture(autouse=True)
def _blocked(proxy: FaultyProxy) -> None:
    """The network lets HTTP through and nothing else."""
    proxy.block_upgrades(blocking=True)


def over_http(page: Page) -> Locator:
    """Return what the page says of its way to the server."""
    return page.get_by_text("over HTTP")


def test_everything_is_live_all_the_same(page: Page, server: ServerProcess, program: httpx.Client, gate: Gate) -> None:
    """The list, and what an open detail adds to the topics: activity and screen."""
    start(program, "sleep", "600", title="here before")
    open_live(page, server.url)
    expect(over_http(page)).to_be_visible()
    expect(row(page, "here before")).to_contain_text("Running")

    start(program, "sh", "-c", f"echo first; {gate.wait}; echo second; sleep 600", title="comes later")
    detail = disclose(page, "comes later")
    expect(detail.get_by_text("first").first).to_be_visible()
    gate.open()
    expect(detail.get_by_text("second").first).to_be_visible()
    expect(over_http(page)).to_be_visible()


def test_cut_stream_comes_back_right(
    page: Page, server: ServerProcess, proxy: FaultyProxy, program: httpx.Client
) -> None:
    """After a reset a fresh snapshot tells what happened meanwhile."""
    open_live(page, server.url)
    proxy.refuse(refusing=True)
    proxy.cut()
    expect(page.get_by_role("status").filter(has_text="Reconnecting")).to_be_visible()
    start(program, "sleep", "600", title="started meanwhile")
    proxy.refuse(refusing=False)
    expect(over_http(page)).to_be_visible(timeout=PATIENT)
    expect(row(page, "started meanwhile")).to_contain_text("Running")


@pytest.mark.parametrize("width", [320, 390])
def test_narrow_page_has_room_for_what_it_says(page: Page, server: ServerProcess, width: int) -> None:
    """The word about the way gives way before what a person needs."""
    page.set_viewport_size({"width": width, "height": 800})
    open_live(page, server.url)
    button = page.get_by_role("button", name="Sign out").bounding_box()
    assert button is not None
    assert button["x"] + button["width"] <= width
    assert button["height"] < 40, "in one line"


def test_sign_out_in_another_tab_ends_the_stream(context: BrowserContext, page: Page, server: ServerProcess) -> None:
    """The server says goodbye over the stream as it does over a WebSocket."""
    open_live(page, server.url)
    other = context.new_page()
    open_live(other, server.origin)
    other.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status").filter(has_text="Signed out")).to_be_visible(timeout=PATIENT)


def test_websocket_is_taken_again_once_it_can_be_had(
    context: BrowserContext, page: Page, server: ServerProcess, proxy: FaultyProxy, program: httpx.Client
) -> None:
    """A stream holds one of the few connections that a browser gives a host. The page's clock is wound on."""
    context.clock.install()
    page.goto(server.url)
    live = page.get_by_role("status").filter(has_text="Live")
    for _ in range(30):
        context.clock.run_for(1_000)
        if live.is_visible():
            break
    expect(over_http(page)).to_be_visible()

    proxy.block_upgrades(blocking=False)
    for _ in range(60):
        context.clock.run_for(2_000)
        if live.is_visible() and not over_http(page).is_visible():
            break
    expect(live).to_be_visible()
    expect(over_http(page)).to_have_count(0)
    start(program, "sleep", "600", title="over the WebSocket")
    expect(row(page, "over the WebSocket")).to_contain_text("Running")
