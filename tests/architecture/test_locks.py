"""The pinned lists work anywhere: hashes for everything, and no address of any registry."""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_python_requirement_is_pinned_and_hashed() -> None:
    """Each requirement is exact and has at least one hash; nothing is fetched from an address."""
    text = (ROOT / "requirements" / "dev.txt").read_text()
    requirements = [entry for entry in re.split(r"\n(?=\S)", text) if entry and not entry.startswith("#")]
    assert len(requirements) > 20
    for entry in requirements:
        assert re.match(r"[a-z0-9-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert "://" not in text


def test_node_lock_has_hashes_and_no_addresses() -> None:
    """Each package that comes from outside has an integrity hash, and no place to fetch it from."""
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    outside = {
        name: entry for name, entry in packages.items() if name.startswith("node_modules/") and not entry.get("link")
    }
    assert len(outside) > 20
    for name, entry in outside.items():
        assert "integrity" in entry or entry.get("inBundle"), name
        assert "resolved" not in entry, name


def test_node_lock_has_the_binaries_of_every_machine_we_name() -> None:
    """A package that is native per platform is locked for Linux and macOS, x64 and arm64, or `npm ci` leaves it out."""
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    wanted = re.compile(r"(linux|darwin)-(x64|arm64)(-gnu)?$")
    needed = {
        name: package
        for package, entry in packages.items()
        for name in entry.get("optionalDependencies", {})
        if wanted.search(name)
    }
    assert len(needed) > 8
    missing = {name: package for name, package in needed.items() if f"node_modules/{name}" not in packages}
    assert not missing, f"no binary is locked for {missing}: take a version that has them all"
