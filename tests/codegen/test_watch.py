"""`wirepact watch`, as a process: it runs again after each change, survives broken schemas, and ends on Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = '{ "$defs": { "Point": { "type": "object", "properties": { "x": { "type": "integer" } } } } }\n'
SETTINGS = "[python]\nfolder = 'out/p'\npackage = 'tiny'\n[typescript]\nfolder = 'out/t'\npackage = 'tiny'\n"


class Watch:
    """The running command; what it says on both streams comes line by line."""

    def __init__(self, folder: Path) -> None:
        self.schema = folder / "schema" / "point.json"
        self.settings = folder / "wirepact.toml"
        self.types = folder / "out" / "p" / "tiny" / "types.py"
        self.schema.parent.mkdir()
        self.schema.write_text(SCHEMA)
        self.settings.write_text(SETTINGS)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "wirepact", "watch"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def line(self) -> str:
        """Wait for the next line."""
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def end(self) -> tuple[int, str]:
        """Press Ctrl-C; give the exit code and what was said after it."""
        self.process.send_signal(signal.SIGINT)
        said, _ = self.process.communicate(timeout=30)
        return self.process.returncode, said


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    """A running command that has generated once."""
    found = Watch(tmp_path)
    try:
        assert found.line() == "wirepact: watching; Ctrl-C ends it\n"
        assert "files changed (" in found.line()
        yield found
    finally:
        found.process.kill()
        found.process.communicate()


def test_one_line_a_change_until_ctrl_c(watch: Watch) -> None:
    """A change is generated and told in one line; the files it writes itself start no run; Ctrl-C is no failure."""
    watch.schema.write_text(SCHEMA.replace('"x"', '"other"'))
    assert watch.line().startswith("wirepact: 8 files changed (")
    assert "other: int" in watch.types.read_text()
    watch.schema.write_text(SCHEMA)
    assert watch.line().startswith("wirepact: 8 files changed (")
    assert watch.end() == (0, "")


def test_a_broken_schema_is_told_and_survived(watch: Watch) -> None:
    """The findings are those of `gen`; nothing is written, and the mended schema is generated."""
    before = watch.types.read_bytes()
    watch.schema.write_text(SCHEMA[:-10])
    assert watch.line().startswith("schema/point.json:1:")
    assert watch.types.read_bytes() == before
    watch.schema.unlink()
    assert watch.line().startswith("schema: expected schema files")
    watch.schema.write_text(SCHEMA)
    assert watch.line().startswith("wirepact: all files are up to date (")
    assert watch.end() == (0, "")


def test_files_come_and_go(watch: Watch) -> None:
    """A new file, one replaced by another of the same size and time, one deleted."""
    added = watch.schema.with_name("added.json")
    added.write_text('{ "type": "string" }')
    assert "files changed" in watch.line()
    again = watch.schema.parent.parent / "again.json"
    again.write_text('{ "type": "number" }')
    os.utime(again, ns=(added.stat().st_atime_ns, added.stat().st_mtime_ns))
    again.replace(added)
    assert "files changed" in watch.line()
    added.unlink()
    assert "files changed" in watch.line()


def test_settings_are_watched_too(watch: Watch) -> None:
    """Broken settings are told; under another name the package is written anew."""
    watch.settings.write_text("schemata = 1\n")
    assert watch.line().startswith("wirepact: wirepact.toml:1:1: unknown key `schemata`")
    watch.settings.write_text(SETTINGS.replace("'tiny'", "'other'"))
    assert "files changed" in watch.line()
    assert watch.types.parent.with_name("other").joinpath("types.py").exists()
