"""Reads the schema folder: JSON and YAML at any depth; what lies under `examples` is examples."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from wirepact.errors import ContractRefusedError, Diagnostic
from wirepact.findings import FileName, Finding, RefusedError
from wirepact.paths import shown

from .files import SUFFIXES, load_file
from .places import Folders
from .resources import load_resources
from .sources import Source, Sources

EXAMPLES = "examples"


def load_folder(path: Path, folders: Folders) -> Sources:
    """Read a folder or a single schema file, and what it refers to in mapped resources; a single file, beside it too.

    Raises `RefusedError` with every file that is not strict JSON, `ContractRefusedError` when there is nothing to read.
    """
    sources: list[Source] = []
    findings: list[Finding] = []
    for file_path in _files(path):
        file = FileName(file_path.relative_to(folders.root).as_posix())
        try:
            sources.append(load_file(file_path, file))
        except RefusedError as refused:
            findings.extend(refused.findings)
    if findings:
        raise RefusedError(findings)
    schemas = tuple(source for source in sources if not is_example(source.file))
    if not schemas:
        raise _unreadable(
            "expected schema files (*.json, *.yaml, *.yml), got a folder without any; put one there", folders.label
        )
    examples = tuple(source for source in sources if is_example(source.file))
    return Sources(schemas, examples, load_resources(folders, schemas))


def is_example(file: FileName) -> bool:
    """Tell an example from a schema by its folder."""
    return file.startswith(f"{EXAMPLES}/")


def _files(path: Path) -> Iterator[Path]:
    try:
        if path.is_file():
            return iter([path])
        if not path.is_dir():
            raise _unreadable("expected a folder of schema files, got nothing; create it or pass --schema", shown(path))
        return iter(sorted(_walk(path)))
    except OSError as error:
        raise _unreadable(f"cannot be read: {error.strerror}", shown(error.filename or path)) from None


def _walk(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise error  # by itself a walk passes over a folder that it may not read

    for parent, _, names in os.walk(folder, onerror=refuse):
        files = (Path(parent, name) for name in names if name.endswith(SUFFIXES) and not name.startswith("."))
        yield from (file for file in files if file.is_file())


def _unreadable(message: str, path: str) -> ContractRefusedError:
    return ContractRefusedError([Diagnostic(message, path)])
