"""`codecs.py`: what people call. Per type a decoder from text, one from a parsed value, and an encoder."""

from __future__ import annotations

from wirepact.emit.layout import bracketed
from wirepact.emit.templates import HEADER, render
from wirepact.names import snake
from wirepact.normalise.model import Contract, TypeDef

from .hints import literal
from .readers import reader_name
from .writers import is_wire, writer_name


def render_codecs(contract: Contract) -> str:
    """Render the module."""
    rows = [
        {
            "type": found.python,
            "name": snake(found.python),
            "reader": reader_name(contract, found.name),
            "codec": _codec(contract, found),
        }
        for found in contract.types
    ]
    writers = sorted(writer_name(found) for found in contract.types if not is_wire(contract, found))
    return render("python/codecs.py.jinja", header=f"# {HEADER}", rows=rows, writers=writers)


def _codec(contract: Contract, found: TypeDef) -> str:
    parts = [literal(found.python), reader_name(contract, found.name)]
    if not is_wire(contract, found):
        parts.append(writer_name(found))
    return bracketed(f"_{snake(found.python).upper()}: _Codec[{found.python}] = _Codec(", parts, ")")
