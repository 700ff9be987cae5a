"""Phase 2: hold every file against the dialect. Nothing here reads or writes a file."""

from __future__ import annotations

from wirepact.findings import refuse_if
from wirepact.load.sources import Sources

from .assertions import check_assertions
from .circles import check_circles
from .codes import check_codes
from .dialect import check_dialect
from .envelope import check_envelope
from .library import Library
from .references import check_references
from .topics import check_topics
from .unions import check_extensible_unions

_STAGES = (
    (check_dialect, check_references),
    (check_circles,),
    (check_assertions, check_extensible_unions, check_codes),
    (check_topics, check_envelope),
)


def check(sources: Sources) -> Library:
    """Return the contract's schemas, ready to be resolved.

    Raises `RefusedError` with all findings of the first stage that has any: what the dialect forbids and
    references that dangle; schemas that contain themselves; assertions that contradict themselves;
    topics and the envelope. Each stage relies on the one before.
    """
    library = Library.of(sources)
    for rules in _STAGES:
        refuse_if([finding for rule in rules for finding in rule(library)])
    return library
