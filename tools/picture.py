"""Takes the README's pictures of the page: a real server, real sessions, a real browser."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import httpx2 as httpx  # noqa: E402 - because the path above comes first
from playwright.sync_api import Browser, sync_playwright  # noqa: E402 - because the path above comes first
from support.chromium import launch  # noqa: E402 - because the path above comes first
from support.server import ServerProcess, wait_until  # noqa: E402 - because the path above comes first

SESSIONS = {
    "api server": ["python3", "-m", "http.server", "--bind", "127.0.0.1", "0"],
    "make test": ["sh", "-c", "echo 214 passed"],
    "npm run build": ["sh", "-c", "echo error; exit 2"],
    "watch the contract": ["sh", "-c", "while sleep 1; do date; done"],
    "migrate --to 42": ["sh", "-c", "kill -SEGV $$"],
}
VIEWS: tuple[tuple[str, Literal["light", "dark"], int, int], ...] = (
    ("page-light", "light", 1280, 620),
    ("page-dark", "dark", 1280, 620),
)


def start_sessions(client: httpx.Client) -> None:
    """Start every sample, and wait until those that end have ended."""
    for title, command in SESSIONS.items():
        client.post("/api/sessions", json={"title": title, "command": command, "cwd": "/tmp"}).raise_for_status()

    def ended() -> int:
        return sum("ended_at" in session for session in client.get("/api/sessions").json()["sessions"])

    wait_until(lambda: ended() == 3, what="three sessions to end")


def take(browser: Browser, server: ServerProcess, folder: Path) -> None:
    """Write one PNG for each view."""
    for name, scheme, width, height in VIEWS:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=2
        )
        page = context.new_page()
        page.goto(server.fresh_url())
        page.get_by_role("status").filter(has_text="Live").wait_for()
        page.get_by_role("listitem").last.wait_for()
        page.screenshot(path=folder / f"{name}.png")
        context.close()


def main() -> None:
    """Take the pictures into the folder that is named, docs/ if none is."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    with (
        tempfile.TemporaryDirectory() as scratch,
        ServerProcess(Path(scratch) / "state", page_dir=ROOT / "frontend" / "dist") as server,
        sync_playwright() as playwright,
    ):
        with server.client() as client:
            start_sessions(client)
        browser = launch(playwright.chromium)
        take(browser, server, folder)
        browser.close()


if __name__ == "__main__":
    main()
