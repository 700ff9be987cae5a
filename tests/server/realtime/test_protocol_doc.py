"""docs/PROTOCOL.md says of each code what the schema says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CODES = json.loads((ROOT / "schema" / "codes.json").read_text(encoding="utf-8"))["$defs"]


def documented(section: str) -> dict[str, bool]:
    """Each code of a section's table, and whether a retry helps."""
    text = (ROOT / "docs" / "PROTOCOL.md").read_text(encoding="utf-8")
    body = text.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `?(\w+)`? \|(?: `\w+` \|)? (yes|no) \|", body, re.MULTILINE)
    return {code: retry == "yes" for code, retry in rows}


@pytest.mark.parametrize(("section", "name"), [("Error codes", "ErrorCode"), ("Close codes", "CloseCode")])
def test_every_code_is_there_with_its_retry(section: str, name: str) -> None:
    declared = {code: facts["retry"] for code, facts in CODES[name]["x-codes"].items()}
    assert documented(section) == declared
