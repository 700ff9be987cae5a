"""The modules that are the same for every contract."""

from __future__ import annotations

from wirepact.emit.templates import HEADER, render
from wirepact.load.scan import MAX_DEPTH

_STATIC = ("errors.py", "_scan.py", "_json.py", "_readers.py")


def rules_module() -> str:
    """Render the interpreter of rules, which only contracts that have some need."""
    return render("python/_rules.py.jinja", header=f"# {HEADER}")


def static_modules() -> dict[str, str]:
    """Render them, by file name."""
    return {name: render(f"python/{name}.jinja", header=f"# {HEADER}", max_depth=MAX_DEPTH) for name in _STATIC}
