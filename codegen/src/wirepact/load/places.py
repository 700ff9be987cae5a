"""Where on disk a file of the contract lies: in the schema folder, or in a folder that a URI prefix is mapped to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from wirepact.findings import FileName
from wirepact.identifiers import is_absolute
from wirepact.paths import shown


@dataclass(frozen=True, slots=True)
class Folders:
    """The schema folder, and the folder of each URI prefix. `label` is the schema folder as messages name it."""

    label: str
    root: Path
    resources: Mapping[str, Path]

    def path(self, file: FileName) -> Path | None:
        """Give a file's path; None for a URI that no prefix covers. The longest prefix decides."""
        if not is_absolute(file):
            return self.root / file
        prefixes = [prefix for prefix in self.resources if file.startswith(prefix)]
        if not prefixes:
            return None
        prefix = max(prefixes, key=len)
        rest = unquote(file.removeprefix(prefix)).lstrip("/")
        if ".." in PurePosixPath(rest).parts:
            return None
        return self.resources[prefix] / rest if rest else self.resources[prefix]

    def shown(self, file: FileName) -> str:
        """Give a file's path as messages name it."""
        if not is_absolute(file):
            return PurePosixPath(self.label, file).as_posix()
        path = self.path(file)
        return file if path is None else shown(path)
