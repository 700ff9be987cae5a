"""What is wrong with a contract, and where. A finding holds a pointer; its line is looked up when it is shown."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NewType

from .values import Pointer

FileName = NewType("FileName", str)
"""A file's path below the schema folder, with `/` on every machine."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a file, or with `of_key` the name in front of it. `offset` is set where no pointer can be.

    `scope` says where the dynamic anchors lead that a schema is read with (core 2020-12, section 8.2.3.2); it is empty
    for all that mean the same in every scope.
    """

    file: FileName
    pointer: Pointer = ()
    of_key: bool = False
    offset: int | None = None
    scope: tuple[tuple[str, Place], ...] = ()

    def at(self, *steps: str | int) -> Place:
        """Give the place of something inside this one."""
        return Place(self.file, (*self.pointer, *steps), scope=self.scope)

    def key(self, *steps: str | int) -> Place:
        """Give the place of a member's name inside this one."""
        return Place(self.file, (*self.pointer, *steps), of_key=True)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. A message says what was expected, what came, and the way out; it may name other places."""

    place: Place
    message: str
    see: tuple[Place, ...] = field(default=())


class RefusedError(Exception):
    """A phase found the contract wrong. `findings` holds every finding of that phase."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(f"{len(self.findings)} findings")


def refuse_if(findings: Iterable[Finding]) -> None:
    """Raise `RefusedError` when there is any finding."""
    found = tuple(findings)
    if found:
        raise RefusedError(found)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Suggest the nearest known word as the end of a sentence; nothing when none is near."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean `{near[0]}`?" if near else ""
