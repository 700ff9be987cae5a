"""Turns findings into lines for people. Only here are positions computed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from wirepact.errors import Diagnostic
from wirepact.findings import FileName, Finding, Place

from .scan import Scan, scan


class Report:
    """Gives findings their file, line and column, sorted by place. Lines and columns count from 1, in characters."""

    def __init__(self, label: str, root: Path) -> None:
        self._label = label
        self._root = root
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
        path = PurePosixPath(self._label, place.file).as_posix()
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
            known = self._scans[place.file] = scan(text)
        table = known.keys if place.of_key else known.values
        return table.get(place.pointer, known.values.get(place.pointer, 0))

    def _text(self, file: FileName) -> str | None:
        if file not in self._texts:
            try:
                self._texts[file] = (self._root / file).read_bytes().decode("utf-8", "replace")
            except OSError:
                self._texts[file] = None
        return self._texts[file]
