"""`codes.py`: tables of codes, each with whether a retry helps."""

from __future__ import annotations

from wirepact.emit.layout import bracketed
from wirepact.emit.templates import HEADER, render
from wirepact.names import plural_constant
from wirepact.normalise.model import Contract

from .hints import literal


def render_codes(contract: Contract) -> str:
    """Render the module."""
    tables = [
        {
            "name": plural_constant(found.name),
            "key": "int" if isinstance(found.codes[0].value, int) else "str",
            "docs": f"Every `{found.python}` that the schema names, by value.",
            "rows": [
                bracketed(
                    f"{literal(code.value)}: CodeInfo(",
                    [literal(code.name), literal(code.retry), literal(code.description)],
                    "),",
                    8,
                )
                for code in found.codes
            ],
        }
        for found in contract.types
        if found.codes
    ]
    return render("python/codes.py.jinja", header=f"# {HEADER}", tables=tables)
