"""docs/SETTINGS.md lists each setting as the code has it."""

from __future__ import annotations

import os
from pathlib import Path

from wirepact_server.settings.table import render

DOCUMENT = Path(__file__).parents[3] / "docs" / "SETTINGS.md"
BEGIN, END = "<!-- settings: begin -->\n", "<!-- settings: end -->\n"


def test_the_document_lists_the_settings_as_they_are() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    listed, _, after = rest.partition(END)
    assert after, "the document lacks its marks"
    if os.environ.get("WIREPACT_BLESS"):
        DOCUMENT.write_text(f"{before}{BEGIN}\n{render()}\n{END}{after}", encoding="utf-8")
        return
    assert listed.strip() == render().strip(), "a setting changed: `./just bless` writes the table anew"
