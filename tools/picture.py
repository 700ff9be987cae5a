"""Takes the README's pictures of the page: a real server, real sessions, a real browser."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import httpx2 as httpx  # noqa: E402 - because the path above comes first
from playwright.sync_api import Browser  # noqa: E402 - because the path above comes first
from support.chromium import launch, playwright_here  # noqa: E402 - because the path above comes first
from support.server import ServerProcess, wait_until  # noqa: E402 - because the path above comes first

# Looks like a run of tests that is under way: colours, marks, a title, a bar that is redrawn in place.
TESTS = r"""
printf '\033]2;shop: make test\007\033[32m$\033[0m make test\n'
suite() {
    printf '\033[1;30;42m PASS \033[0m tests/\033[1m%s\033[0m \033[90m(%s tests, %s s)\033[0m\n' "$@"
    sleep 0.2
}
suite accounts.test.ts 57 0.6; suite basket.test.ts 41 0.8; suite catalogue.test.ts 112 1.4
suite checkout.test.ts 38 0.9; suite labels.test.ts 22 0.4; suite prices.test.ts 64 0.3; suite returns.test.ts 19 0.5
printf '\033[1;97;41m FAIL \033[0m tests/\033[1mshipping.test.ts\033[0m \033[90m(17 tests, 0.5 s)\033[0m\n'
printf '   \033[31m✗ a parcel over 30 kg goes by freight\033[0m\n'
printf '     expected \033[32mfreight\033[0m, got \033[31mpost\033[0m \033[90mat\033[0m \033[4mshipping.ts:88\033[0m\n'
suite search.test.ts 73 1.1; suite stock.test.ts 29 0.2; suite vouchers.test.ts 45 0.7
printf '\033[33mwarning\033[0m: \033[36mlegacyTax\033[0m is no longer used\n\n'
for done in 12 27 41 58 68; do
    bar=$((done * 3 / 10))
    printf '\r\033[1mRunning\033[0m '
    printf '\033[34m█%.0s' $(seq 1 $bar)
    printf '\033[90m░%.0s' $(seq $bar 29)
    printf '\033[0m %s %%' $done
    sleep 0.1
done
sleep 600
"""

SESSIONS = {
    "migrate --to 42": ["/bin/sh", "-c", "echo '3 migrations done, the schema is at 42'"],
    "npm run build": ["/bin/sh", "-c", "echo 'src/cart.ts:41: Type error: weight is missing'; exit 2"],
    "api server": ["python3", "-u", "-m", "http.server", "--bind", "127.0.0.1", "0"],
    "make test": ["sh", "test.sh"],
}
OPEN = "make test"
VIEWS: tuple[tuple[str, Literal["light", "dark"], int, int], ...] = (
    ("page-light", "light", 1280, 1090),
    ("page-dark", "dark", 1280, 1090),
)


def start_sessions(client: httpx.Client, folder: Path) -> None:
    """Start every sample in `folder`, and wait until those that end have ended."""
    (folder / "test.sh").write_text(TESTS, encoding="utf-8")
    for title, command in SESSIONS.items():
        client.post("/api/sessions", json={"title": title, "command": command, "cwd": str(folder)}).raise_for_status()

    def ended() -> int:
        return sum("ended_at" in session for session in client.get("/api/sessions").json()["sessions"])

    wait_until(lambda: ended() == 2, what="two sessions to end")


def take(browser: Browser, server: ServerProcess, folder: Path) -> None:
    """Write one PNG for each view."""
    for name, scheme, width, height in VIEWS:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=2
        )
        page = context.new_page()
        page.goto(server.fresh_url())
        page.get_by_role("status").filter(has_text="Live").wait_for()
        row = page.get_by_role("listitem").filter(has_text=OPEN)
        row.locator("button[aria-expanded]").click()
        row.get_by_role("log", name="Screen").get_by_text("68 %").wait_for()
        row.get_by_role("log", name="Activity").get_by_text("68 %").wait_for()
        page.mouse.move(0, 0)
        page.screenshot(path=folder / f"{name}.png")
        context.close()


def main() -> None:
    """Take the pictures into the folder that is named, docs/ if none is."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    with (
        tempfile.TemporaryDirectory() as scratch,
        tempfile.TemporaryDirectory(prefix="shop-") as shop,
        ServerProcess(Path(scratch) / "state", page_dir=ROOT / "frontend" / "dist") as server,
        playwright_here() as playwright,
    ):
        with server.client() as client:
            start_sessions(client, Path(shop))
        browser = launch(playwright.chromium)
        take(browser, server, folder)
        browser.close()


if __name__ == "__main__":
    main()
