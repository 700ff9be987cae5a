"""Definitions that several files hold word for word: published schemas copy a vocabulary wherever it is used.

In a file of our own dialect a copy is a slip: one of the two will be changed, and the other forgotten.
"""

from __future__ import annotations

from wirepact.check.dialect import is_strict
from wirepact.check.library import Library
from wirepact.findings import Place


def are_twins(library: Library, one: Place, other: Place) -> bool:
    """Tell whether two schemas say the same word for word, and refer to the same places where they refer."""
    if not (library.is_definition(one) and library.is_definition(other)) or library.at(one) != library.at(other):
        return False
    if any(is_strict(library, place.file) for place in (one, other) if place.file in library.own):
        return False
    both = zip(library.applied(one), library.applied(other), strict=True)
    return all(list(library.targets(mine)) == list(library.targets(its)) for (mine, _), (its, _) in both)
