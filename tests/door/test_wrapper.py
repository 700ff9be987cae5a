"""`./just` on machines where something is missing: one clear line, never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that was never set up, with a PATH of its own beside it."""
    tree = tmp_path / "tree"
    tree.mkdir()
    shutil.copy(ROOT / "just", tree)
    shutil.copytree(ROOT / "tools", tree / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "requirements", tree / "requirements")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "dirname"):
        (programs / name).symlink_to(Path(shutil.which(name) or name))
    return tree


def run(checkout: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `./just` with nothing in its environment but what the test gives."""
    return subprocess.run(
        [checkout / "just", *arguments],
        env={"PATH": str(checkout.parent / "bin"), "HOME": str(checkout.parent), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def give_python(checkout: Path, script: str) -> None:
    """Put a `python3` on the PATH that does what the script says."""
    python = checkout.parent / "bin" / "python3"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)


def test_no_python_is_one_line(checkout: Path) -> None:
    """Says what is missing and how to name one."""
    done = run(checkout, "up")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Python 3.11" in done.stderr
    assert "PYTHON=" in done.stderr


def test_too_old_or_broken_python_is_passed_over(checkout: Path) -> None:
    """A shim that runs nothing counts as no Python."""
    give_python(checkout, "exit 127")
    assert "Python 3.11" in run(checkout, "up").stderr


def test_python_without_venv_is_one_line(checkout: Path) -> None:
    """Debian packs venv apart: the package's name is in the message."""
    missing = checkout.parent / "without"
    missing.mkdir()
    (missing / "ensurepip.py").write_text("raise ImportError\n")
    done = run(checkout, "up", PYTHON=sys.executable, PYTHONPATH=str(missing))
    assert done.returncode == 1
    assert "python3-venv" in done.stderr
    assert "Traceback" not in done.stderr


def test_failing_install_says_how_to_mend_it_and_is_tried_again(checkout: Path) -> None:
    """Without the network the first run fails clearly, and leaves no stamp that would skip the step next time."""
    unreachable = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": "/dev/null"}
    for _ in range(2):
        done = run(checkout, "up", PYTHON=sys.executable, **unreachable)
        assert done.returncode == 1
        assert "network" in done.stderr
        assert "Traceback" not in done.stderr
    assert not list((checkout / ".venv").glob(".made-*"))


def test_setup_is_skipped_while_nothing_changed(checkout: Path) -> None:
    """A set-up checkout runs its recipe at once, without touching the network."""
    shutil.copytree(ROOT / "generated", checkout / "generated", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("codegen", "server", "frontend"):
        (checkout / name).mkdir()
    for name in ("codegen/pyproject.toml", "server/pyproject.toml", "frontend/package.json"):
        shutil.copy(ROOT / name, checkout / name)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, checkout / name)
    stamp = (
        "import sys; sys.path.insert(0, 'tools'); import bootstrap\n"
        "for step in bootstrap.STEPS:\n"
        "    step.made.mkdir(exist_ok=True)\n"
        "    step.stamp.write_text(step.digest())\n"
    )
    subprocess.run([sys.executable, "-c", stamp], cwd=checkout, check=True, timeout=60)
    programs = checkout / ".venv" / "bin"
    programs.mkdir()
    (programs / "python").symlink_to(sys.executable)
    (programs / "just").write_text('#!/bin/sh\nprintf "ran %s" "$3"\n')
    (programs / "just").chmod(0o755)

    done = run(checkout, "check", PYTHON=sys.executable, PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert (done.returncode, done.stdout, done.stderr) == (0, "ran check", "")


def test_read_only_home_gets_a_cache_in_the_checkout(checkout: Path) -> None:
    """npm stops without a cache that it can write; whoever has one keeps it."""
    node = checkout / ".venv" / "node"
    node.mkdir(parents=True)
    npm = node / "npm"
    npm.write_text('#!/bin/sh\n[ "$1" = config ] && echo "$HOME/.npm" || echo "$npm_config_cache" > "$SAID"\n')
    npm.chmod(0o755)
    make = "import sys; sys.path.insert(0, 'tools'); import bootstrap; bootstrap.make_node_packages()"
    said = checkout / "said"

    def cache_with(home: str) -> str:
        environment = {"PATH": os.defpath, "HOME": home, "SAID": str(said)}
        subprocess.run([sys.executable, "-c", make], cwd=checkout, env=environment, check=True, timeout=60)
        return said.read_text().strip()

    assert cache_with("/dev/null/home") == str(checkout / ".venv" / "npm-cache")  # root may write all but this
    assert cache_with(str(checkout.parent)) == ""
