"""What the end-to-end tests do with the page, and with the commands that it shows."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import httpx2 as httpx
from playwright.sync_api import Locator, Page, expect

PATIENT = 20_000  # ms; how long a machine under load may take


def start(program: httpx.Client, *command: str, title: str) -> str:
    """Start a session over HTTP; return its id."""
    answer = program.post("/api/sessions", json={"command": command, "title": title})
    assert answer.status_code == 201, answer.text
    session_id: str = answer.json()["id"]
    return session_id


def row(page: Page, title: str) -> Locator:
    """The list's row of the session called `title`."""
    return page.get_by_role("listitem").filter(has_text=title)


def open_live(page: Page, url: str) -> None:
    """Open the page and wait until its WebSocket has the state."""
    page.goto(url)
    expect(page.get_by_role("status").filter(has_text="Live")).to_be_visible(timeout=PATIENT)


def disclose(page: Page, title: str) -> Locator:
    """Open the details of the session called `title`, or close them; return its row."""
    session = row(page, title)
    session.locator("button[aria-expanded]").click()
    return session


class Gate:
    """Where a command waits until the test lets it go on: `sh` reads a line from a named pipe."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self._path = path
        # A reader that comes while the last line's writer still closes finds an end and no line: it waits again.
        self.wait = f"until read _ < {path}; do :; done"

    def open(self) -> None:
        """Let the command pass once; blocks until it waits there."""
        while True:
            # Such a reader may go just as this writer comes.
            with contextlib.suppress(BrokenPipeError):
                self._path.write_text("\n")
                return
