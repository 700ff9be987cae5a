"""Limits are checked where they are made."""

from __future__ import annotations

from dataclasses import fields

import pytest
from wirepact_server.realtime import Limits


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
@pytest.mark.parametrize("value", [0, -1, float("nan")])
def test_a_bound_is_positive(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=name):
        Limits(**{name: value})  # type: ignore[arg-type]  # integers and floats alike
