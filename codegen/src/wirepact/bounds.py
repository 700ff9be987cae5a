"""Bounds of numbers past what a double counts by ones: `maximum: 9223372036854775807`, as 64-bit languages write it.

Instances are doubles (or integers that doubles hold), so such a bound says the same as a double beside it does.
"""

from __future__ import annotations

import math

from .values import SAFE_INTEGER, Json, Pointer

BOUNDS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
_DOWN = frozenset({"maximum", "exclusiveMinimum"})
_VALUES = frozenset({"const", "enum", "default", "examples", "x-extensible-enum"})


def is_bound(pointer: Pointer) -> bool:
    """Tell whether a number in a schema file bounds others, and is no part of an instance."""
    return bool(pointer) and pointer[-1] in BOUNDS and not _VALUES & set(pointer)


def as_double(keyword: str, bound: Json) -> Json:
    """Give the double that a bound divides the doubles at: `x <= bound` where `x <= as_double("maximum", bound)`.

    An inclusive bound moves to the doubles that it lets through, an exclusive one to those that it keeps out.
    """
    if keyword not in BOUNDS or not isinstance(bound, int) or isinstance(bound, bool) or abs(bound) <= SAFE_INTEGER:
        return bound
    near = float(bound)
    if keyword in _DOWN:
        return int(near if near <= bound else math.nextafter(near, -math.inf))
    return int(near if near >= bound else math.nextafter(near, math.inf))
