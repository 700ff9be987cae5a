"""Definitions that several files hold word for word: published schemas copy a vocabulary wherever it is used."""

from __future__ import annotations

from wirepact.check.library import Library
from wirepact.findings import Place


def are_twins(library: Library, one: Place, other: Place) -> bool:
    """Tell whether two schemas say the same word for word, and refer to the same places where they refer."""
    if not (library.is_definition(one) and library.is_definition(other)) or library.at(one) != library.at(other):
        return False
    both = zip(library.applied(one), library.applied(other), strict=True)
    return all(list(library.targets(mine)) == list(library.targets(its)) for (mine, _), (its, _) in both)
