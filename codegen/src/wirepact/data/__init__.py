"""What the compiler knows as data: the dialect's metaschema, the bus's profile, the keywords not supported yet."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from wirepact.values import Json


@cache
def read(name: str) -> Json:
    """Read one of the JSON files beside this module."""
    value: Json = json.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
    return value
