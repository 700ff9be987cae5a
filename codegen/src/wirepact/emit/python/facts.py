"""What is true of a type with everything inside it: which proof its texts need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wirepact.load.scan import MAX_DEPTH
from wirepact.normalise.model import Contract, Object, TypeName, Union

from .mirrors import Fact, Mirror, Mirrors


@dataclass(frozen=True, slots=True)
class Facts:
    """`by_length`: no number has two spellings, and nesting has a bound. `loose`: msgspec does not check it all."""

    by_length: bool
    loose: bool


def gather(contract: Contract, mirrors: Mirrors) -> Mapping[TypeName, Facts]:
    """Give what is true of each type."""
    parts = {found.name: _parts(contract, mirrors, found.name) for found in contract.types}
    heights = _heights(parts)
    said = _spread(parts)
    return {
        name: Facts(
            by_length=said[name].isdisjoint({"float", "any"}) and heights.get(name, MAX_DEPTH) < MAX_DEPTH,
            loose=not said[name].isdisjoint({"any", "judged"}),
        )
        for name in parts
    }


def _parts(contract: Contract, mirrors: Mirrors, name: TypeName) -> Mirror:
    """Put together what a type holds itself."""
    found = contract.by_name[name].definition
    if isinstance(found, Union) and (found.routes or mirrors.has(name)):
        return Mirror((), types=frozenset(found.members()))
    if not isinstance(found, Object) or not mirrors.has(name):
        return mirrors.named(name)
    inner = [mirror for prop in found.properties if (mirror := mirrors.of(prop.shape))]
    facts: frozenset[Fact] = frozenset().union(*(mirror.facts for mirror in inner))
    types = frozenset[TypeName]().union(*(mirror.types for mirror in inner))
    return Mirror((), None, facts, types, 1 + max((mirror.depth for mirror in inner), default=0))


def _heights(parts: Mapping[TypeName, Mirror]) -> Mapping[TypeName, int]:
    """Give how deep each type may nest; one that reaches itself has no height."""
    users: dict[TypeName, list[TypeName]] = {name: [] for name in parts}
    for name, mirror in parts.items():
        for inner in mirror.types:
            users[inner].append(name)
    waiting = {name: len(mirror.types) for name, mirror in parts.items()}
    heights: dict[TypeName, int] = {}
    ready = [name for name, count in waiting.items() if not count]
    while ready:
        name = ready.pop()
        heights[name] = parts[name].depth + max((heights[inner] for inner in parts[name].types), default=0)
        for user in users[name]:
            waiting[user] -= 1
            if not waiting[user]:
                ready.append(user)
    return heights


def _spread(parts: Mapping[TypeName, Mirror]) -> Mapping[TypeName, set[Fact]]:
    """Give each type the facts of all types inside it."""
    users: dict[TypeName, list[TypeName]] = {name: [] for name in parts}
    for name, mirror in parts.items():
        for inner in mirror.types:
            users[inner].append(name)
    said = {name: set(mirror.facts) for name, mirror in parts.items()}
    changed = list(parts)
    while changed:
        name = changed.pop()
        for user in users[name]:
            if not said[name] <= said[user]:
                said[user] |= said[name]
                changed.append(user)
    return said
