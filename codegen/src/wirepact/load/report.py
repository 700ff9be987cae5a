"""Turns findings into lines for people. Only here are positions computed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wirepact.findings import FileName, Finding, Place

from .scan import Scan, scan


class Report:
    """Writes `schema/sessions.json:12:5: message`, sorted by place. Lines and columns count from 1, in characters."""

    def __init__(self, label: str, root: Path) -> None:
        self._label = label
        self._root = root
        self._texts: dict[FileName, str | None] = {}
        self._scans: dict[FileName, Scan] = {}

    def lines(self, findings: Iterable[Finding]) -> list[str]:
        """Give one line a finding, each once."""
        located = {(finding.place.file, self._offset(finding.place), self._line(finding)) for finding in findings}
        return [line for *_, line in sorted(located)]

    def _line(self, finding: Finding) -> str:
        see = " and ".join(self.where(place) for place in finding.see)
        return f"{self.where(finding.place)}: {finding.message}{f' (see {see})' if see else ''}"

    def where(self, place: Place) -> str:
        """Name a place as `folder/file:line:column`; the file alone when its text could not be read."""
        text = self._text(place.file)
        path = f"{self._label}/{place.file}"
        if text is None:
            return path
        before = text[: self._offset(place)]
        return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"

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
