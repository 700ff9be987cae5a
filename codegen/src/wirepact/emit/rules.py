"""State rules with everything a reducer needs looked up: the objects and properties that the rule names."""

from __future__ import annotations

from dataclasses import dataclass

from wirepact.normalise.model import (
    Array,
    Checked,
    Collection,
    Contract,
    Log,
    Object,
    Property,
    Ref,
    Scalar,
    Shape,
    Topic,
    TypeDef,
    TypeName,
    Union,
)
from wirepact.values import identity


@dataclass(frozen=True, slots=True)
class EventParts:
    """One kind of a collection's events: its tag's value, its type, and the property that it carries."""

    value: Scalar
    type: TypeDef
    carried: Property


@dataclass(frozen=True, slots=True)
class CollectionParts:
    """A collection's parts: the events' tag, where the items are, their key; at least one kind of event."""

    tag: Property
    items: Property
    key: Property
    upsert: EventParts | None
    removal: EventParts | None


@dataclass(frozen=True, slots=True)
class LogParts:
    """A log's parts: where the entries are in the state and in the event, and how many are kept."""

    items: Property
    appended: Property
    limit: int


@dataclass(frozen=True, slots=True)
class ValueParts:
    """A value's part: the event's property that is the new state, or None when that is the event itself."""

    carried: Property | None


Parts = CollectionParts | LogParts | ValueParts


def rule_parts(contract: Contract, topic: Topic) -> Parts:
    """Look up what a topic's rule names. The check phase made sure that all of it is there."""
    rule = topic.rule
    if isinstance(rule, Collection):
        return _collection(contract, topic, rule)
    if isinstance(rule, Log):
        items = _property(_object(contract, topic.state), rule.items)
        return LogParts(items, _property(_object(contract, topic.event), rule.appended), rule.limit)
    carried = None if rule.carried is None else _property(_object(contract, topic.event), rule.carried)
    return ValueParts(carried)


def _collection(contract: Contract, topic: Topic, rule: Collection) -> CollectionParts:
    union = contract.by_name[topic.event].definition
    if not isinstance(union, Union):
        raise TypeError("a collection's event is a union")
    items = _property(_object(contract, topic.state), rule.items)
    upsert, removal = rule.upsert, rule.removal
    return CollectionParts(
        tag=_property(_object(contract, union.branches[0].name), union.tag),
        items=items,
        key=_property(_object(contract, _item_name(contract, items.shape)), rule.key),
        upsert=_event(contract, union, upsert.event, upsert.item) if upsert else None,
        removal=_event(contract, union, removal.event, removal.key) if removal else None,
    )


def _event(contract: Contract, union: Union, value: Scalar, carried: str) -> EventParts:
    name = _branch(union, value)
    return EventParts(value, contract.by_name[name], _property(_object(contract, name), carried))


def _branch(union: Union, value: Scalar) -> TypeName:
    return next(branch.name for branch in union.branches if identity(branch.value) == identity(value))


def _item_name(contract: Contract, shape: Shape) -> TypeName:
    while isinstance(shape, (Ref, Checked)):
        if isinstance(shape, Checked):
            shape = shape.inner
            continue
        found = contract.by_name[shape.name].definition
        if isinstance(found, (Object, Union)):
            return shape.name
        shape = found
    if not isinstance(shape, Array) or not isinstance(shape.items, Ref):
        raise TypeError("a collection's items are objects with a name")
    return shape.items.name


def _object(contract: Contract, name: TypeName) -> Object:
    found = contract.by_name[name].definition
    while isinstance(found, Ref):
        found = contract.by_name[found.name].definition
    if not isinstance(found, Object):
        raise TypeError(f"{name} is no object")
    return found


def _property(owner: Object, wire: str) -> Property:
    return next(prop for prop in owner.properties if prop.wire == wire)
