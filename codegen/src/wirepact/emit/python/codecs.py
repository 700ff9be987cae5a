"""`codecs.py`: what people call. Per type a decoder from text, one from a parsed value, and an encoder."""

from __future__ import annotations

from wirepact.emit.templates import HEADER, render
from wirepact.names import snake
from wirepact.normalise.model import Contract

from .readers import reader_name
from .writers import is_wire, writer_name


def render_codecs(contract: Contract) -> str:
    """Render the module."""
    rows = [
        {
            "type": found.python,
            "name": snake(found.python),
            "reader": reader_name(contract, found.name),
            "wire": "value" if is_wire(contract, found) else f"{writer_name(found)}(value)",
        }
        for found in contract.types
    ]
    writers = sorted(writer_name(found) for found in contract.types if not is_wire(contract, found))
    return render("python/codecs.py.jinja", header=f"# {HEADER}", rows=rows, writers=writers)
