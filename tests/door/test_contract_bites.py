"""A change of the contract reaches both teams: their type checkers fail where the old contract is still used."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
TOOLS = (
    f"{ROOT / '.venv' / 'node'}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{ROOT / 'node_modules' / '.bin'}"
)
COPIED = (
    *("schema", "generated", "server", "codegen", "frontend"),
    *("wirepact.toml", "pyproject.toml", "package.json", "tsconfig.base.json"),
)
IGNORED = shutil.ignore_patterns("node_modules", "dist", "__pycache__", "*.egg-info", ".mypy_cache")
MYPY_CACHE = ROOT / ".mypy_cache" / "contract-bites"

Schema = dict[str, Any]


class Tree:
    """A copy of the checkout that a test may change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, path / name, ignore=IGNORED)
            else:
                shutil.copy(source, path / name)
        packages = path / "node_modules"
        packages.mkdir()
        for package in (ROOT / "node_modules").iterdir():
            if package.name != "@wirepact":
                (packages / package.name).symlink_to(package)
        (packages / "@wirepact").mkdir()
        (packages / "@wirepact" / "contract").symlink_to(path / "generated" / "typescript")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run one of the project's tools in the copy."""
        environment = {
            **os.environ,
            "PATH": os.pathsep.join([*map(str, TOOLS), os.environ["PATH"]]),
            "MYPYPATH": os.pathsep.join(str(self.path / part) for part in ("server/src", "generated/python")),
            "MYPY_CACHE_DIR": str(MYPY_CACHE),
        }
        return subprocess.run(
            command, cwd=self.path, env=environment, capture_output=True, text=True, check=False, timeout=300
        )

    def edit(self, file: str, change: Callable[[Schema], None]) -> None:
        """Change one schema file."""
        path = self.path / "schema" / file
        schema = json.loads(path.read_text())
        change(schema)
        path.write_text(json.dumps(schema, indent=2) + "\n")

    def drop_wrong_examples(self, findings: str) -> None:
        """Delete the examples that `gen` named: they are of the contract as it was."""
        for file in set(re.findall(r"^schema/examples/[^:]+", findings, re.MULTILINE)):
            (self.path / file).unlink()

    def mypy(self) -> str:
        """Return the places where mypy complains of the server's own code."""
        return self.run("mypy", "--config-file", "pyproject.toml", "server/src").stdout

    def tsc(self) -> str:
        """Return the places where tsc complains of the page's own code."""
        return self.run("tsc", "--noEmit", "-p", "frontend").stdout


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A fresh copy of the checkout."""
    return Tree(tmp_path / "tree")


def add_required_field(schema: Schema) -> None:
    """Every session now has an owner."""
    session = schema["$defs"]["Session"]
    session["properties"]["owner"] = {"type": "string"}
    session["required"].append("owner")


def rename_field(schema: Schema) -> None:
    """`cwd` is now called `folder`."""
    session = schema["$defs"]["Session"]
    session["properties"] = {
        "folder" if name == "cwd" else name: value for name, value in session["properties"].items()
    }
    session["required"] = ["folder" if name == "cwd" else name for name in session["required"]]


def remove_event_kind(schema: Schema) -> None:
    """Sessions are never removed any more."""
    schema["$defs"]["SessionChange"]["oneOf"].pop()
    del schema["$defs"]["SessionRemoved"]
    del schema["x-topics"]["SessionsState"]["state"]["remove"]


CHANGES = [
    pytest.param(add_required_field, r'"owner"', r"owner", id="add-required-field"),
    pytest.param(rename_field, r'"cwd"', r"'cwd'", id="rename-field"),
    pytest.param(remove_event_kind, r'"SessionRemoved"', r"session_removed|SessionRemoved", id="remove-event-kind"),
]


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("change", "python_says", "typescript_says"), CHANGES)
def test_change_fails_both_type_checkers(
    tree: Tree, change: Callable[[Schema], None], python_says: str, typescript_says: str
) -> None:
    """Drift first; after `gen` no drift, and errors at the places that build or read what changed."""
    assert tree.run("wirepact", "check").returncode == 0
    tree.edit("sessions.json", change)

    stale = tree.run("wirepact", "check")
    assert stale.returncode == 1
    assert "generated/python" in stale.stdout + stale.stderr
    assert "generated/typescript" in stale.stdout + stale.stderr

    generated = tree.run("wirepact", "gen")
    behind = "the packages are written; the examples" in generated.stderr
    assert (generated.returncode == 0) is not behind, generated.stderr
    tree.drop_wrong_examples(generated.stderr)
    assert tree.run("wirepact", "check").returncode == 0

    python = tree.mypy()
    assert re.search(rf"^server/src/.*error: .*{python_says}", python, re.MULTILINE), python
    typescript = tree.tsc()
    assert re.search(rf"^frontend/src/.*error TS.*({typescript_says})", typescript, re.MULTILINE), typescript


def test_unchanged_tree_passes_both_type_checkers(tree: Tree) -> None:
    """The copy itself is sound, so that the failures above come from the change."""
    assert "Success" in tree.mypy()
    assert tree.tsc() == ""


@pytest.mark.parametrize("file", ["generated/python/wirepact_contract/topics.py", "generated/typescript/types.ts"])
def test_hand_edited_file_is_drift(tree: Tree, file: str) -> None:
    """An edit under generated/ is named, shown, and undone by `gen`."""
    edited = tree.path / file
    before = edited.read_text()
    edited.write_text(before + "\n# a quick fix\n")

    check = tree.run("wirepact", "check")
    assert check.returncode == 1
    said = check.stdout + check.stderr
    assert f"{file}: edited by hand" in said
    assert "a quick fix" in said
    assert tree.run("wirepact", "gen").returncode == 0
    assert edited.read_text() == before


def test_stray_file_is_drift(tree: Tree) -> None:
    """A file that the compiler did not write has no place under generated/."""
    (tree.path / "generated" / "typescript" / "helper.ts").write_text("export const helper = 1;\n")

    check = tree.run("wirepact", "check")
    assert check.returncode == 1
    assert "generated/typescript/helper.ts" in check.stdout + check.stderr
