"""Finds a Chromium to test with: one that is installed, or the one that npm's @sparticuz/chromium carries."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserType
from playwright.sync_api import Error as PlaywrightError

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules" / "@sparticuz" / "chromium"
UNPACK = 'import c from "@sparticuz/chromium"; console.log(await c.executablePath())'
INSTALLED = (
    *("chromium", "chromium-browser", "google-chrome"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def executable() -> Path:
    """Return the browser's path: $CHROMIUM, else the packaged one, else an installed one."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named)
    if sys.platform == "linux" and PACKAGE.is_dir():
        return _unpacked()
    for name in INSTALLED:
        found = shutil.which(name)
        if found:
            return Path(found)
    raise FileNotFoundError("no Chromium for the end-to-end tests: install one, or set CHROMIUM=/path/to/chromium")


def _unpacked() -> Path:
    """Unpack the package's browser once, into this checkout's cache, whole or not at all.

    The package unpacks into TMPDIR and takes what already lies there for its own, so it gets a folder to itself.
    """
    version = (PACKAGE / "package.json").stat().st_mtime_ns
    home = ROOT / ".cache" / f"chromium-{version}"
    if not home.is_dir():
        home.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as folder:
            parts = Path(folder) / "parts"
            parts.mkdir()
            subprocess.run(
                ["node", "--input-type=module", "--eval", UNPACK],
                cwd=ROOT / "frontend",
                env={**os.environ, "TMPDIR": str(parts)},
                check=True,
                stdout=subprocess.DEVNULL,
            )
            parts.rename(home)
    return home / "chromium"


def launch(chromium: BrowserType, *arguments: str) -> Browser:
    """Start the browser, in its sandbox where the machine allows one: root and some containers do not.

    Without the sandbox it still opens nothing but this project's own pages on loopback.
    """
    arguments = ("--disable-gpu", "--no-first-run", "--disable-background-networking", *arguments)
    path = executable()
    for sandbox in (True, False):
        if sandbox and os.geteuid() == 0:
            continue
        try:
            return chromium.launch(executable_path=path, args=list(arguments), chromium_sandbox=sandbox)
        except PlaywrightError:
            if not sandbox:
                raise
    raise AssertionError("unreachable: the last attempt returns or raises")
