"""Phase 4: the model to text. Pure, but for reading the templates, which are package data."""

from __future__ import annotations

from wirepact.config import Config
from wirepact.normalise import Normalised

from .files import Package
from .python import emit_python
from .typescript import emit_typescript


def emit(normalised: Normalised, config: Config) -> tuple[Package, ...]:
    """Render both packages. The same model gives the same bytes on every machine."""
    contract = normalised.contract
    return (emit_python(contract, config.python), emit_typescript(contract, config.typescript))
