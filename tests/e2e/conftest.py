"""A real server process behind a faulty proxy, and a real Chromium that reaches it only through that proxy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from support.chromium import launch, playwright_here
from support.dashboard import Gate
from support.proxy import FaultyProxy
from support.server import ROOT, ServerProcess


@pytest.fixture(scope="session")
def built_page() -> Path:
    """The page as `./just build` left it."""
    dist = ROOT / "frontend" / "dist"
    assert (dist / "index.html").is_file(), "the page is not built: run ./just test-e2e, which builds it first"
    return dist


@pytest.fixture
def server(tmp_path: Path, built_page: Path) -> Iterator[ServerProcess]:
    """A server with a state folder of its own."""
    with ServerProcess(tmp_path / "state", page_dir=built_page) as running:
        yield running


@pytest.fixture
def proxy(server: ServerProcess) -> Iterator[FaultyProxy]:
    """The network between browser and server."""
    with FaultyProxy(target=server.port) as running:
        yield running


@pytest.fixture
def browser(server: ServerProcess, proxy: FaultyProxy) -> Iterator[Browser]:
    """A Chromium that takes the proxy for the server: the page keeps the server's own origin, as in real life."""
    with playwright_here() as playwright:
        browser = launch(
            playwright.chromium, f"--host-resolver-rules=MAP 127.0.0.1:{server.port} 127.0.0.1:{proxy.port}"
        )
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own. What the page itself got wrong fails the test, whatever else it shows."""
    context = browser.new_context()
    mistakes: list[str] = []
    context.on("weberror", lambda error: mistakes.append(str(error.error)))
    yield context
    context.close()
    assert not mistakes


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab."""
    page = context.new_page()
    page.set_default_timeout(20_000)
    return page


@pytest.fixture
def program(server: ServerProcess) -> Iterator[httpx.Client]:
    """A program beside the browser, straight to the server."""
    with server.client() as client:
        yield client


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    """Where a session's command waits for the test."""
    return Gate(tmp_path / "gate")
