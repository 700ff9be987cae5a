"""Turns findings into lines for people. Only here are positions computed."""

from __future__ import annotations

from collections.abc import Iterable

from wirepact.errors import Diagnostic
from wirepact.findings import FileName, Finding, Place

from .files import is_yaml
from .places import Folders
from .scan import Scan, scan
from .strict_yaml import scan_yaml


class Report:
    """Gives findings their file, line and column, sorted by place. Lines and columns count from 1, in characters."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._texts: dict[FileName, str | None] = {}
        self._scans: dict[FileName, Scan] = {}

    def diagnostics(self, findings: Iterable[Finding]) -> list[Diagnostic]:
        """Place each finding, each once."""
        located = {(finding.place.file, self._offset(finding.place), self._diagnose(finding)) for finding in findings}
        return [found for *_, found in sorted(located, key=lambda each: (*each[:2], str(each[2])))]

    def _diagnose(self, finding: Finding) -> Diagnostic:
        see = tuple(Diagnostic("", *self._at(place)).place for place in finding.see)
        return Diagnostic(finding.message, *self._at(finding.place), see)

    def _at(self, place: Place) -> tuple[str, int | None, int | None]:
        """Give a place's path, line and column; the path alone when the text could not be read."""
        text = self._text(place.file)
        path = self._folders.shown(place.file)
        if text is None:
            return path, None, None
        before = text[: self._offset(place)]
        return path, before.count("\n") + 1, len(before) - before.rfind("\n")

    def _offset(self, place: Place) -> int:
        if place.offset is not None:
            return place.offset
        text = self._text(place.file)
        if text is None:
            return 0
        known = self._scans.get(place.file)
        if known is None:
            known = self._scans[place.file] = scan_yaml(text) if is_yaml(place.file) else scan(text)
        table = known.keys if place.of_key else known.values
        return table.get(place.pointer, known.values.get(place.pointer, 0))

    def _text(self, file: FileName) -> str | None:
        if file not in self._texts:
            path = self._folders.path(file)
            try:
                self._texts[file] = None if path is None else path.read_bytes().decode("utf-8", "replace")
            except OSError:
                self._texts[file] = None
        return self._texts[file]
