"""The contract, read once: what every emitter works from. All of it frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NewType, TypeAlias

from wirepact.address import Parameter, Part
from wirepact.findings import Place

Scalar: TypeAlias = "bool | int | float | str | None"
Kind: TypeAlias = 'Literal["string", "integer", "number", "boolean", "null"]'
TypeName = NewType("TypeName", str)


@dataclass(frozen=True, slots=True)
class Limit:
    """An assertion on a value: its JSON Schema keyword and bound."""

    keyword: str
    value: int | float


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A scalar type with its limits."""

    kind: Kind
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few scalars. `kind` is the type named beside them, which a violation reports first."""

    keyword: Literal["const", "enum"]
    values: tuple[Scalar, ...]
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """An extensible enum: the known values, and any other of the kind."""

    kind: Literal["string", "integer"]
    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class AddressText:
    """The address of one topic that has parameters."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Array:
    """An array of one item type."""

    items: Shape
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Tuple:
    """An array whose first items have shapes of their own; None as the `rest` refuses any further one."""

    items: tuple[Shape, ...]
    rest: Shape | None
    limits: tuple[Limit, ...] = ()

    @property
    def least(self) -> int:
        """The number of items that are there always."""
        return max([int(limit.value) for limit in self.limits if limit.keyword == "minItems"], default=0)


@dataclass(frozen=True, slots=True)
class Either:
    """A value of one of several shapes, which nothing but trying tells apart; by `oneOf` it fits exactly one.

    `said` is all that each branch says of a value, for whoever asks what the other branches look at.
    """

    keyword: Literal["oneOf", "anyOf"]
    branches: tuple[Shape, ...]
    said: tuple[Rules, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Map:
    """An object without named properties: text to one type."""

    values: Shape


@dataclass(frozen=True, slots=True)
class Nullable:
    """A shape, or null."""

    inner: Shape


@dataclass(frozen=True, slots=True)
class Ref:
    """A named type of the contract."""

    name: TypeName


@dataclass(frozen=True, slots=True)
class Table:
    """The rules of a named schema as data, where a reference asks for more than a verdict: what it has evaluated."""

    name: TypeName


RuleValue: TypeAlias = "bool | int | float | str | Ref | Table | list[RuleValue] | dict[str, RuleValue] | None"
Rules: TypeAlias = "bool | dict[str, RuleValue]"
"""A schema as data: keywords with their values, references as `Ref`; `named` and `after` are what the neighbours
`properties` and `prefixItems` leave to `additionalProperties` and `items`."""


@dataclass(frozen=True, slots=True)
class Several:
    """A value of one of several JSON types; any array or object is one."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """A shape, and beside it what its type can't say."""

    inner: Shape
    rules: Rules


Shape: TypeAlias = (
    "Anything | Plain | Choice | OpenChoice | AddressText | Array | Tuple | Map | Nullable | Ref | Several | Either"
    " | Checked"
)


def parts(shape: Tuple | Either) -> tuple[Shape, ...]:
    """Give the shapes that a tuple or an untagged union is made of."""
    if isinstance(shape, Either):
        return shape.branches
    return shape.items if shape.rest is None else (*shape.items, shape.rest)


@dataclass(frozen=True, slots=True)
class Docs:
    """What the schema says to people. None of it changes what is accepted."""

    text: str = ""
    deprecated: bool = False
    default: str = ""
    examples: tuple[str, ...] = ()
    format: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its name on the wire, its name in Python, its shape."""

    wire: str
    python: str
    shape: Shape
    required: bool
    docs: Docs


@dataclass(frozen=True, slots=True)
class Object:
    """An object. `additional` is the shape of unnamed properties; None ignores them, `closed` refuses them.

    `rules` is what a type can't say. Those of a `combined` object, which is made of several schemas, say all there is.
    """

    properties: tuple[Property, ...]
    closed: bool = False
    additional: Shape | None = None
    rules: Rules = True
    combined: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of a union: the tag's value, and the object it chooses."""

    value: Scalar
    name: TypeName


@dataclass(frozen=True, slots=True)
class Route:
    """A tag whose messages belong to topics: which type each topic's address chooses."""

    value: Scalar
    cases: tuple[tuple[str, TypeName], ...]


@dataclass(frozen=True, slots=True)
class Union:
    """A union of objects told apart by a tag, and for `routes` by the address in `address` after that.

    An extensible one keeps objects with another tag as they come.
    """

    keyword: Literal["oneOf", "anyOf", "x-extensible-union"]
    tag: str
    branches: tuple[Branch, ...]
    routes: tuple[Route, ...] = ()
    address: str = ""

    @property
    def extensible(self) -> bool:
        """Tell whether objects with an unknown tag are kept."""
        return self.keyword == "x-extensible-union"

    def members(self) -> tuple[TypeName, ...]:
        """Give every type of the union, topics' messages first."""
        routed = zip(*(route.cases for route in self.routes), strict=True)
        return (*(name for cases in routed for _, name in cases), *(branch.name for branch in self.branches))


Definition: TypeAlias = "Shape | Object | Union"


@dataclass(frozen=True, slots=True)
class TypeDef:
    """A named type. `name` is that of the contract; each language has its own where the schema says so."""

    name: TypeName
    python: str
    typescript: str
    definition: Definition
    docs: Docs
    place: Place
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """One row of a table of codes."""

    value: Scalar
    name: str
    retry: bool
    description: str


@dataclass(frozen=True, slots=True)
class Upsert:
    """The event that replaces or appends an item: its tag's value, and its property that holds the item."""

    event: Scalar
    item: str


@dataclass(frozen=True, slots=True)
class Removal:
    """The event that takes an item out: its tag's value, and its property that holds the item's key."""

    event: Scalar
    key: str


@dataclass(frozen=True, slots=True)
class Collection:
    """State rule: items by key, with one kind of event or both. Names are those of the wire."""

    items: str
    key: str
    upsert: Upsert | None
    removal: Removal | None


@dataclass(frozen=True, slots=True)
class Log:
    """State rule: the newest `limit` items, oldest first; an event appends."""

    items: str
    limit: int
    appended: str


@dataclass(frozen=True, slots=True)
class Value:
    """State rule: the event, or its property `carried`, replaces the state."""

    carried: str | None


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its address, the types of its state and its events, and the rule between them."""

    name: str
    address: tuple[Part, ...]
    state: TypeName
    event: TypeName
    rule: Collection | Log | Value
    snapshot_message: TypeName
    event_message: TypeName
    docs: Docs
    place: Place

    @property
    def parameters(self) -> tuple[str, ...]:
        """Give the names of the address's parameters, in order."""
        return tuple(part.name for part in self.address if isinstance(part, Parameter))


@dataclass(frozen=True, slots=True)
class Envelope:
    """The names of the message types that the bus speaks."""

    client: TypeName
    server: TypeName
    error: TypeName
    pong: TypeName
    error_codes: TypeName
    close_codes: TypeName


@dataclass(frozen=True)
class Contract:
    """Everything that is emitted. `types` are in the order of the files and of their $defs, derived ones last.

    `tables` are the whole schemas that some rules ask for what they have evaluated, as rules; `formats` are the
    names of those asserted, sorted.
    """

    types: tuple[TypeDef, ...]
    topics: tuple[Topic, ...] = ()
    envelope: Envelope | None = None
    tables: Mapping[TypeName, Rules] = field(default_factory=dict)
    formats: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[TypeName, TypeDef]:
        """Give each type by its name."""
        return {definition.name: definition for definition in self.types}
