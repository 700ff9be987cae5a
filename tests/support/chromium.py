"""Finds a Chromium to test with: one that is installed, or the one that npm's @sparticuz/chromium carries."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules" / "@sparticuz" / "chromium"
NODE = ROOT / ".venv" / "node" / "node"
UNPACK = """
import chromium, { inflate } from "@sparticuz/chromium";
await chromium.executablePath();
await inflate(process.argv[1]);
"""
FONTS = '<?xml version="1.0"?><fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n'
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
    """Unpack the package's browser and its libraries once, into this checkout's cache, whole or not at all.

    The package unpacks into TMPDIR and takes what already lies there for its own, so it gets a folder to itself.
    """
    version = (PACKAGE / "package.json").stat().st_mtime_ns
    home = ROOT / ".cache" / f"chromium-{version}-with-libraries"
    if not home.is_dir():
        home.parent.mkdir(exist_ok=True)
        libraries = PACKAGE / "bin" / "al2023.tar.br"
        with tempfile.TemporaryDirectory(dir=home.parent) as folder:
            parts = Path(folder) / "parts"
            parts.mkdir()
            subprocess.run(
                ["node", "--input-type=module", "--eval", UNPACK, libraries],
                cwd=ROOT / "frontend",
                env={**os.environ, "TMPDIR": str(parts)},
                check=True,
                stdout=subprocess.DEVNULL,
            )
            # The package's own file names a folder under /tmp.
            (parts / "fonts" / "fonts.conf").write_text(FONTS)
            parts.rename(home)
    return home / "chromium"


@contextmanager
def playwright_here() -> Iterator[Playwright]:
    """Start Playwright on this checkout's node: the one that it brings wants libatomic, which bare machines lack."""
    if NODE.exists():
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))
    with sync_playwright() as playwright:
        yield playwright


def environment(browser: Path) -> dict[str, str]:
    """Return what the browser is to run with: the libraries and fonts packed beside it where the machine has none."""
    variables = dict(os.environ)
    libraries = browser.parent / "al2023" / "lib"
    if libraries.is_dir() and not _starts(browser):
        theirs = os.environ.get("LD_LIBRARY_PATH")
        variables["LD_LIBRARY_PATH"] = f"{libraries}:{theirs}" if theirs else str(libraries)
    fonts = browser.parent / "fonts"
    if fonts.is_dir() and not Path("/etc/fonts").is_dir():
        variables.setdefault("FONTCONFIG_PATH", str(fonts))
    return variables


def _starts(browser: Path) -> bool:
    """Whether the loader finds all that the browser is linked with."""
    asked = subprocess.run([browser, "--version"], capture_output=True, check=False, timeout=60)
    return asked.returncode == 0


def launch(chromium: BrowserType, *arguments: str) -> Browser:
    """Start the browser, in its sandbox where the machine allows one: root and some containers do not.

    Without the sandbox it still opens nothing but this project's own pages on loopback.
    """
    arguments = ("--disable-gpu", "--no-first-run", "--disable-background-networking", *arguments)
    path = executable()
    variables: dict[str, str | float | bool] = {**environment(path)}
    for sandbox in (True, False):
        if sandbox and os.geteuid() == 0:
            continue
        try:
            return chromium.launch(executable_path=path, args=list(arguments), chromium_sandbox=sandbox, env=variables)
        except PlaywrightError:
            if not sandbox:
                raise
    raise AssertionError("unreachable: the last attempt returns or raises")
