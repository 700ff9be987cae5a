"""Phase 5: compare what is wanted with what is there. Pure; the same comparison serves `gen` and `check`."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from wirepact.emit.files import Package
from wirepact.load.outputs import MANIFEST, Existing


class Kind(Enum):
    """How a file on disk differs from what is wanted."""

    MISSING = "missing"
    STALE = "stale"
    EDITED = "edited by hand"
    EXTRA = "extra, written by an earlier run"
    STRAY = "extra, not written by wirepact"
    FOREIGN = "in the way, not written by wirepact"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that differs. `wanted` is None for one that should not be there."""

    kind: Kind
    path: Path
    wanted: str | None
    found: bytes | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that differs, over all packages, by path."""

    changes: tuple[Change, ...]

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """Give the changes of some kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)


def compare(packages: Iterable[Package], existing: Iterable[Existing]) -> Plan:
    """Compare each package with its folder."""
    pairs = zip(packages, existing, strict=True)
    return Plan(tuple(change for package, found in pairs for change in _compare_one(package, found)))


def _compare_one(package: Package, existing: Existing) -> Iterator[Change]:
    wanted = {**package.files, MANIFEST: write_manifest(package.files)}
    for path in sorted(wanted.keys() | existing.files.keys()):
        text, found = wanted.get(path), existing.files.get(path)
        if text is None or found != text.encode():
            yield Change(_kind(path, text, existing), package.folder / path, text, found)


def _kind(path: str, wanted: str | None, existing: Existing) -> Kind:
    found, written = existing.files.get(path), existing.written.get(path)
    if found is None:
        return Kind.FOREIGN if path in existing.folders else Kind.MISSING
    if wanted is None:
        return Kind.STRAY if written is None else Kind.EXTRA
    if path == MANIFEST:
        return Kind.STALE if existing.written else Kind.FOREIGN
    if written is None:
        return Kind.FOREIGN
    return Kind.STALE if digest(found) == written else Kind.EDITED


def write_manifest(files: Mapping[str, str]) -> str:
    """Write the manifest: each file's SHA-256, so that a hand-edited file can be told from a stale one."""
    hashes = {path: digest(text.encode()) for path, text in sorted(files.items())}
    return json.dumps({"about": "What `wirepact gen` wrote here.", "files": hashes}, indent=2) + "\n"


def digest(data: bytes) -> str:
    """Give the SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def unified(change: Change, name: str) -> str:
    """Show how a file differs from what is wanted, as a unified diff."""
    before = (change.found or b"").decode("utf-8", "replace").splitlines(keepends=True)
    after = (change.wanted or "").splitlines(keepends=True)
    lines = difflib.unified_diff(
        before,
        after,
        name if change.found is not None else "/dev/null",
        name if change.wanted is not None else "/dev/null",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
