"""docs/PROTOCOL.md says of each code what the schema says, and of each limit what the bus does."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from wirepact_server.realtime import Limits

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


def test_every_limit_is_there_with_its_default() -> None:
    text = (ROOT / "docs" / "PROTOCOL.md").read_text(encoding="utf-8")
    body = text.partition("\n## Limits\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (\w+) \|", body, re.MULTILINE)
    assert {field: ast.literal_eval(default) for field, default in rows} == asdict(Limits())
