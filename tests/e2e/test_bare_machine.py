"""The browser that npm brings also runs where the machine has none of its libraries."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from support.chromium import PACKAGE, environment, executable

packed = pytest.mark.skipif(
    not PACKAGE.is_dir() or "CHROMIUM" in os.environ, reason="another browser than the packed one is asked for"
)


def fake_browser(folder: Path, script: str) -> Path:
    """A program in the browser's place, with libraries packed beside it."""
    (folder / "al2023" / "lib").mkdir(parents=True)
    browser = folder / "chromium"
    browser.write_text(f"#!/bin/sh\n{script}\n")
    browser.chmod(0o755)
    return browser


def test_browser_without_its_libraries_gets_those_packed_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the loader refuses it without; what the caller's environment names comes after."""
    monkeypatch.setenv("LD_LIBRARY_PATH", "/theirs")
    libraries = tmp_path / "al2023" / "lib"
    browser = fake_browser(tmp_path, f'case "$LD_LIBRARY_PATH" in "{libraries}":*) exit 0;; esac; exit 127')
    variables = environment(browser)
    assert variables["LD_LIBRARY_PATH"] == f"{libraries}:/theirs"
    assert subprocess.run([browser], env=variables, check=False).returncode == 0


def test_browser_that_finds_its_libraries_keeps_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own are newer than the packed ones."""
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)
    assert "LD_LIBRARY_PATH" not in environment(fake_browser(tmp_path, "exit 0"))


@packed
def test_packed_browser_brings_the_libraries_that_bare_machines_lack() -> None:
    """NSS and NSPR, which nothing but a browser needs."""
    libraries = executable().parent / "al2023" / "lib"
    assert {"libnspr4.so", "libnss3.so", "libnssutil3.so"} <= {path.name for path in libraries.iterdir()}
