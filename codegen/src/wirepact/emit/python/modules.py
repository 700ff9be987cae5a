"""The modules that are the same for every contract."""

from __future__ import annotations

from wirepact.emit.templates import HEADER, render
from wirepact.formats import FORMATS
from wirepact.load.scan import MAX_DEPTH
from wirepact.normalise.model import Contract
from wirepact.patterns import to_python

from .hints import literal

_STATIC = ("errors.py", "_scan.py", "_json.py", "_readers.py", "_proof.py", "_typed.py", "_codec.py")


def rules_modules(contract: Contract) -> dict[str, str]:
    """Render the interpreter of rules, which only contracts that have some need, and the formats that they assert."""
    rules = render("python/_rules.py.jinja", header=f"# {HEADER}", formats=contract.formats)
    if not contract.formats:
        return {"_rules.py": rules}
    rows = [(literal(name), literal(to_python(FORMATS[name]))) for name in contract.formats]
    return {"_rules.py": rules, "_formats.py": render("python/_formats.py.jinja", header=f"# {HEADER}", formats=rows)}


def static_modules() -> dict[str, str]:
    """Render them, by file name."""
    return {name: render(f"python/{name}.jinja", header=f"# {HEADER}", max_depth=MAX_DEPTH) for name in _STATIC}
