"""Which classes keep members that they do not name, because a rule around them looks at those.

A reader drops what its class does not name. Where another schema speaks of the same object, as `contains`,
`uniqueItems`, a part of an `allOf` or another branch of a union may do, the value that was read has to answer as the
one that came, and what is written has to hold all that the schema speaks of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from .model import (
    Anything,
    Array,
    Checked,
    Definition,
    Either,
    Map,
    Nullable,
    Object,
    Ref,
    Rules,
    RuleValue,
    Shape,
    Table,
    Tuple,
    TypeDef,
    TypeName,
    Union,
    parts,
)

RulesOf = Callable[[TypeName], Rules]

_IN_ORDER = ("allOf", "anyOf", "oneOf")
_WHOLE = ("uniqueItems", "const", "enum")
"""Keywords that compare a value with others, down to its last member."""

_OF_ITEMS = ("items", "contains", "unevaluatedItems")
_OF_MEMBERS = ("additionalProperties", "unevaluatedProperties")
_COUNTING = ("minProperties", "maxProperties", "propertyNames", "patternProperties", *_OF_MEMBERS)


def keep_what_rules_see(types: Sequence[TypeDef], rules_of: RulesOf) -> tuple[TypeDef, ...]:
    """Let each class keep its unnamed members where a rule around it looks at them."""
    found = _Sight({definition.name: definition for definition in types}, rules_of)
    for definition in types:
        found.enter(definition.definition)
    return tuple(_keeping(definition) if definition.name in found.seen else definition for definition in types)


def _keeping(definition: TypeDef) -> TypeDef:
    found = definition.definition
    if not isinstance(found, Object) or found.closed or found.additional is not None:
        return definition
    return replace(definition, definition=replace(found, additional=Anything()))


class _Sight:
    """What rules look at. `seen` collects the classes that they see unnamed members of."""

    def __init__(self, types: Mapping[TypeName, TypeDef], rules_of: RulesOf) -> None:
        self.types = types
        self.seen: set[TypeName] = set()
        self._rules_of = rules_of
        self._asked: set[tuple[TypeName, Shape, bool]] = set()
        self._seen_whole: set[TypeName] = set()
        self._entered: set[tuple[TypeName, bool]] = set()

    def enter(self, found: Definition) -> None:
        """Walk a definition for the places where rules stand beside a shape."""
        match found:
            case Object(properties=properties, additional=additional, rules=rules):
                self._entered = set()
                self._look_from_within(rules, found, vague=False)
                for shape in (*(prop.shape for prop in properties), *([additional] if additional else [])):
                    self.enter(shape)
            case Checked(inner=inner, rules=rules):
                self._look(rules, inner, vague=False)
                self.enter(inner)
            case Array(items=inner) | Map(values=inner) | Nullable(inner=inner):
                self.enter(inner)
            case Tuple() | Either():
                for part in parts(found):
                    self.enter(part)
                if isinstance(found, Either):
                    self._look_across(found)
            case _:
                return

    def _look_across(self, found: Either) -> None:
        """Keep what other branches speak of: by `anyOf` they may fit too, by `oneOf` it may be what makes them fail."""
        for one, rules in enumerate(found.said):
            for other, shape in enumerate(found.branches):
                if one != other:
                    self._look(rules, shape, vague=found.keyword == "oneOf")

    def _ask(self, name: TypeName, shape: Shape, *, vague: bool) -> None:
        """Ask a type's schema of a shape, once."""
        key = (name, shape, vague)
        if key not in self._asked and shape != Ref(name):
            self._asked.add(key)
            self._look(self._rules_of(name), shape, vague=vague)

    def _look(self, rules: RuleValue, shape: Shape, *, vague: bool) -> None:
        """Ask rules of a shape. Where they are `vague`, a value may pass because they fail: then each look counts."""
        if not isinstance(rules, dict) or not rules:
            return
        match shape:
            case Ref(name=name):
                self._look_at_type(rules, name, vague)
            case Checked(inner=inner) | Nullable(inner=inner):
                self._look(rules, inner, vague=vague)
            case Either():
                for branch in shape.branches:
                    self._look(rules, branch, vague=vague)
            case Array() | Tuple() | Map():
                self._look_inside(rules, shape, vague)
            case _:
                return

    def _look_at_type(self, rules: dict[str, RuleValue], name: TypeName, vague: bool) -> None:
        found = self.types[name].definition
        match found:
            case Object():
                self._look_at_object(rules, name, found, vague)
            case Union():
                for member in found.members():
                    self._look_at_type(rules, member, vague)
            case _:
                self._look(rules, found, vague=vague)

    def _look_at_object(self, rules: dict[str, RuleValue], name: TypeName, found: Object, vague: bool) -> None:
        named = {prop.wire for prop in found.properties}
        asked = set(_strings(rules.get("required")))
        asked |= {other for needed in _dict(rules.get("dependentRequired")).values() for other in _strings(needed)}
        unnamed = _dict(rules.get("properties")).keys() | _dict(rules.get("dependentSchemas")).keys()
        spoken = any(rules.get(keyword, False) is not False for keyword in ("patternProperties", *_OF_MEMBERS))
        if (asked | unnamed) - named or "minProperties" in rules or spoken:
            self.seen.add(name)
        if vague and any(keyword in rules for keyword in _COUNTING):
            self.seen.add(name)
        if any(keyword in rules for keyword in _WHOLE):
            self._see_all(Ref(name))
        self._look_into_members(rules, found, vague=vague)
        for inner, also in _in_place(rules, vague):
            self._look(inner, Ref(name), vague=also)
        for other in _references(rules):
            self._ask(other, Ref(name), vague=vague)

    def _look_into_members(self, rules: Rules | RuleValue, found: Object, *, vague: bool) -> None:
        """Ask the rules of an object what its named properties hold."""
        if not isinstance(rules, dict):
            return
        shapes = {prop.wire: prop.shape for prop in found.properties}
        for wire, inner in _dict(rules.get("properties")).items():
            if wire in shapes:
                self._look(inner, shapes[wire], vague=vague)
        spoken = [rules.get(keyword) for keyword in _OF_MEMBERS]
        spoken += list(_dict(rules.get("patternProperties")).values())
        for inner in spoken:
            for shape in (*shapes.values(), *([found.additional] if found.additional else [])):
                self._look(inner, shape, vague=vague)

    def _look_from_within(self, rules: Rules | RuleValue, found: Object, *, vague: bool) -> None:
        """Ask an object's own rules, those in place included, what its named properties hold."""
        if not isinstance(rules, dict):
            return
        self._look_into_members(rules, found, vague=vague)
        for inner, also in _in_place(rules, vague):
            self._look_from_within(inner, found, vague=also)
        for other in _references(rules):
            if (other, vague) not in self._entered:
                self._entered.add((other, vague))
                self._look_from_within(self._rules_of(other), found, vague=vague)

    def _look_inside(self, rules: dict[str, RuleValue], shape: Array | Tuple | Map, vague: bool) -> None:
        if any(keyword in rules for keyword in _WHOLE):
            self._see_all(shape)
        inner = shape.values if isinstance(shape, Map) else None
        items = () if isinstance(shape, Map) else (shape.items,) if isinstance(shape, Array) else parts(shape)
        for keyword in _OF_ITEMS:
            for item in items:
                self._look(rules.get(keyword), item, vague=vague or (keyword == "contains" and "maxContains" in rules))
        for said in _list(rules.get("prefixItems")):
            for item in items:
                self._look(said, item, vague=vague)
        members = [*_dict(rules.get("properties")).values(), *_dict(rules.get("patternProperties")).values()]
        for said in (*members, *(rules.get(keyword) for keyword in _OF_MEMBERS)):
            if inner is not None:
                self._look(said, inner, vague=vague)
        for said, also in _in_place(rules, vague):
            self._look(said, shape, vague=also)
        for other in _references(rules):
            self._ask(other, shape, vague=vague)

    def _see_all(self, found: Definition) -> None:
        """Take every class that a value may hold as seen."""
        match found:
            case Ref(name=name):
                self.seen.add(name)
                if name not in self._seen_whole:
                    self._seen_whole.add(name)
                    self._see_all(self.types[name].definition)
            case Object(properties=properties, additional=additional):
                for shape in (*(prop.shape for prop in properties), *([additional] if additional else [])):
                    self._see_all(shape)
            case Union():
                for member in found.members():
                    self._see_all(Ref(member))
            case Checked(inner=inner) | Nullable(inner=inner) | Array(items=inner) | Map(values=inner):
                self._see_all(inner)
            case Tuple() | Either():
                for part in parts(found):
                    self._see_all(part)
            case _:
                return


def _in_place(rules: dict[str, RuleValue], vague: bool) -> Iterator[tuple[RuleValue, bool]]:
    """Give the rules that look at the same value, each with whether it may pass because they fail."""
    for keyword in _IN_ORDER:
        yield from ((inner, vague or keyword == "oneOf") for inner in _list(rules.get(keyword)))
    yield from ((rules.get(keyword), True) for keyword in ("not", "if"))
    yield from ((rules.get(keyword), vague) for keyword in ("then", "else"))
    yield from ((inner, vague) for inner in _dict(rules.get("dependentSchemas")).values())


def _references(rules: dict[str, RuleValue]) -> Iterator[TypeName]:
    yield from (said.name for said in rules.values() if isinstance(said, (Ref, Table)))


def _dict(value: RuleValue) -> dict[str, RuleValue]:
    return value if isinstance(value, dict) else {}


def _list(value: RuleValue) -> list[RuleValue]:
    return value if isinstance(value, list) else []


def _strings(value: RuleValue) -> Iterator[str]:
    return (item for item in _list(value) if isinstance(item, str))
