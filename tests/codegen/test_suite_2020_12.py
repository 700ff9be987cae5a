"""The official JSON-Schema-Test-Suite through both languages: no verdict is wrong, and what is refused is listed.

`suite_2020_12.json` counts per file the groups that compile, and names each group that is refused with the reason.
The test holds both directions: what is refused must be in the table, and what compiles must not. After a change,
`WIREPACT_BLESS=1 pytest tests/codegen/test_suite_2020_12.py` writes the new table; read its diff before you commit it.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from support.generated import Node, ask_python
from support.suite import SUITE, TESTS, needs_suite
from wirepact.config import Config, Target
from wirepact.errors import ContractRefusedError
from wirepact.pipeline import compile_contract

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

TABLE = Path(__file__).with_name("suite_2020_12.json")
BLESS = os.environ.get("WIREPACT_BLESS") == "1"


@dataclass(frozen=True, eq=False)
class Group:
    """One schema of the suite, and the instances that go with it."""

    key: str
    file: str
    title: str
    schema: Any
    cases: tuple[dict[str, Any], ...]


def groups() -> Iterator[Group]:
    """Read every group of the required tests."""
    for path in sorted(TESTS.glob("*.json")):
        for index, group in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            key = f"{re.sub(r'[^a-z]', '_', path.stem.lower())}_{index}"
            yield Group(key, path.stem, group["description"], group["schema"], tuple(group["tests"]))


def compile_group(group: Group, folder: Path) -> str | None:
    """Compile a group's schema as a file of its own, which a type `Case` refers to; give the reason of a refusal."""
    schema = folder / group.key
    schema.mkdir()
    (schema / "group.json").write_text(json.dumps(group.schema))
    (schema / "wrap.json").write_text(json.dumps({"$defs": {"Case": {"$ref": "group.json"}}}))
    package = f"suite_{group.key}"
    try:
        python, typescript = (Target(folder / language / group.key, package) for language in ("python", "typescript"))
        compile_contract(Config(schema, python, typescript, {"http://localhost:1234/": SUITE / "remotes"}))
    except ContractRefusedError as refused:
        return refused.findings[0].message
    return None


def write_index(keys: list[str], folder: Path) -> None:
    """Write one module over all TypeScript packages, so that one Node process has them."""
    lines = [f'import * as {key} from "./{key}/index.ts";' for key in keys]
    lines.append(f"const packages = {{ {', '.join(keys)} }};")
    lines.append('export const decode = (key, text) => packages[key].decode("Case", text);')
    lines.append('export const encode = (key, value) => packages[key].encode("Case", value);')
    (folder / "index.ts").write_text("// @ts-nocheck\n" + "\n".join(lines) + "\n")


def import_package(folder: Path, name: str) -> ModuleType:
    """Import a generated Python package."""
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))


def wrong_verdicts(accepted: list[Group], folder: Path) -> list[str]:
    """Put every case to both languages; give those that are not answered as the suite says, or not alike."""
    write_index([group.key for group in accepted], folder / "typescript")
    wrong: list[str] = []
    with Node(folder / "typescript") as node:
        for group in accepted:
            module = import_package(folder / "python" / group.key, f"suite_{group.key}")
            for case in group.cases:
                text = json.dumps(case["data"])
                python, typescript = ask_python(module, "Case", text), node.ask(group.key, text)
                if python.violations != typescript.violations or (not python.violations) is not case["valid"]:
                    wrong.append(f"{group.key} {group.title}: {case['description']}: {python} {typescript}")
    return wrong


def table(found: dict[Group, str | None]) -> dict[str, Any]:
    """Sum up per file: how many groups compile, and which are refused, and why."""
    rows: dict[str, Any] = {}
    for group, reason in found.items():
        row = rows.setdefault(group.file, {"groups": 0, "compiled": 0, "refused": {}})
        row["groups"] += 1
        if reason is None:
            row["compiled"] += 1
        else:
            row["refused"][f"{group.key.rpartition('_')[2]} {group.title}"] = reason
    total = {name: sum(row[name] for row in rows.values()) for name in ("groups", "compiled")}
    return {"total": total, "files": rows}


@needs_suite
def test_no_verdict_is_wrong_and_refusals_are_listed(tmp_path: Path) -> None:
    """Every group compiles and answers each case right in both languages, or is refused as the table says."""
    found = {group: compile_group(group, tmp_path) for group in groups()}
    assert wrong_verdicts([group for group, reason in found.items() if reason is None], tmp_path) == []
    now = table(found)
    if BLESS:
        TABLE.write_text(json.dumps(now, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert now == json.loads(TABLE.read_text(encoding="utf-8"))
