"""What the compiler knows as data: the dialect's metaschema, the bus's profile, the keywords not supported yet."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import cast

from wirepact.values import Json

_METASCHEMAS = "https://json-schema.org/draft/2020-12/"


def metaschema(uri: str) -> Json:
    """Give one of the metaschemas of JSON Schema 2020-12 by its URI; None for any other URI."""
    if not uri.startswith(_METASCHEMAS):
        return None
    from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]  # its authors ship no types

    found = REGISTRY.get(uri)
    return None if found is None else cast("Json", found.contents)


@cache
def read(name: str) -> Json:
    """Read one of the JSON files beside this module."""
    value: Json = json.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
    return value
