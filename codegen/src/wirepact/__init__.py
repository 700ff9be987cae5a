"""Wirepact's compiler: JSON Schema contracts in, Python and TypeScript packages out.

What stands in `__all__` is the public surface; every other module may change.
"""

from __future__ import annotations

from .errors import Diagnostic, GenerateError
from .library import Generated, generate

__all__ = ["Diagnostic", "GenerateError", "Generated", "generate"]
