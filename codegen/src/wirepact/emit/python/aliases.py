"""The order of type aliases. Python evaluates them, so each stands after what it names, or is quoted."""

from __future__ import annotations

from dataclasses import dataclass

from wirepact.normalise.model import Anything as AnyJson
from wirepact.normalise.model import (
    Array,
    Checked,
    Contract,
    Either,
    Map,
    Nullable,
    Object,
    Ref,
    Several,
    Shape,
    Tuple,
    TypeDef,
    TypeName,
    Union,
    parts,
)


@dataclass(frozen=True, slots=True)
class Order:
    """Aliases in front of the classes, aliases behind them, and those that must be quoted."""

    before: tuple[TypeDef, ...]
    after: tuple[TypeDef, ...]
    quoted: frozenset[TypeName]


def order_aliases(contract: Contract) -> Order:
    """Sort the aliases of a contract, each group in the schema's order where that is possible."""
    aliases = [found for found in contract.types if not isinstance(found.definition, Object)]
    classes = {found.name for found in contract.types if isinstance(found.definition, Object)}
    names = {found.name: _named(found) for found in aliases}
    placed: dict[TypeName, TypeDef] = {}
    quoted = {found.name for found in aliases if _holds_json(found)}
    late = _reaching(names, classes)
    waiting = list(aliases)
    while waiting:
        ready = [found for found in waiting if names[found.name] <= classes | placed.keys()]
        if not ready:  # a circle: its first alias is quoted, and so may name what comes later
            ready = waiting[:1]
            quoted.add(ready[0].name)
        placed |= {found.name: found for found in ready}
        waiting = [found for found in waiting if found.name not in placed]
    for name in placed:
        if names[name] & quoted:
            quoted.add(name)
    return Order(
        tuple(found for name, found in placed.items() if name not in late),
        tuple(found for name, found in placed.items() if name in late),
        frozenset(quoted),
    )


def _reaching(names: dict[TypeName, set[TypeName]], classes: set[TypeName]) -> set[TypeName]:
    late: set[TypeName] = set()
    while True:
        more = {alias for alias, named in names.items() if alias not in late and named & (classes | late)}
        if not more:
            return late
        late |= more


def _named(definition: TypeDef) -> set[TypeName]:
    found = definition.definition
    if isinstance(found, Union):
        return set(found.members())
    return set() if isinstance(found, Object) else _refs(found)


def _refs(shape: Shape) -> set[TypeName]:
    match shape:
        case Ref(name=name):
            return {name}
        case Array(items=inner) | Map(values=inner) | Nullable(inner=inner) | Checked(inner=inner):
            return _refs(inner)
        case Tuple() | Either():
            return set().union(*(_refs(inner) for inner in parts(shape)))
        case _:
            return set()


def _holds_json(definition: TypeDef) -> bool:
    """Tell whether an alias names JsonValue, which is quoted itself."""
    found = definition.definition
    if isinstance(found, Union):
        return found.extensible
    return not isinstance(found, Object) and _names_json(found)


def _names_json(shape: Shape) -> bool:
    match shape:
        case Array(items=inner) | Map(values=inner) | Nullable(inner=inner) | Checked(inner=inner):
            return _names_json(inner)
        case Tuple() | Either():
            return any(_names_json(inner) for inner in parts(shape))
        case Several(kinds=kinds):
            return not {"array", "object"}.isdisjoint(kinds)
        case _:
            return isinstance(shape, AnyJson)
