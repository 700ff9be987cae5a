"""Who may import whom (ARCHITECTURE.md), held by import-linter's contracts in pyproject.toml."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).parent / "lint-imports"


def lint(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter over a tree."""
    return subprocess.run(
        [LINTER, "--no-cache", *arguments], cwd=root, capture_output=True, text=True, check=False, timeout=120
    )


def test_the_house_is_in_order() -> None:
    """Every contract is kept."""
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


def test_a_forbidden_import_is_found(tmp_path: Path) -> None:
    """The bus may not know the contract: a copy of the tree in which it does fails, and says where."""
    for part in ("codegen", "server", "generated"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    hub = tmp_path / "server/src/wirepact_server/realtime/hub.py"
    hub.write_text(hub.read_text() + "\nfrom wirepact_contract import CONTRACT\n")

    places = [str(tmp_path / part) for part in ("codegen/src", "server/src", "generated/python")]
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {places!r}; {command}", "--no-cache"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "wirepact_server.realtime.hub -> wirepact_contract" in done.stdout


def test_every_package_is_under_a_contract() -> None:
    """A package that is added later cannot slip past the rules."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert set(settings["root_packages"]) == {"wirepact", "wirepact_server", "wirepact_contract"}
