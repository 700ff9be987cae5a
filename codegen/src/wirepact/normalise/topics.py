"""Topics of the model: their rules, and the snapshot and event messages that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from wirepact.address import Parameter, Part, parse_address
from wirepact.check.envelope import close_codes, envelope
from wirepact.check.library import Library
from wirepact.check.topics import topics as declared_topics
from wirepact.check.unions import tagged, union_keyword
from wirepact.findings import Place
from wirepact.names import pascal
from wirepact.values import members

from .literals import read_docs, scalar
from .model import (
    AddressText,
    Choice,
    Collection,
    Docs,
    Envelope,
    Log,
    Object,
    Property,
    Ref,
    Removal,
    Route,
    Scalar,
    Shape,
    Topic,
    TypeDef,
    TypeName,
    Union,
    Upsert,
    Value,
)


def derive_topics(library: Library, names: Mapping[Place, TypeName]) -> tuple[tuple[Topic, ...], tuple[TypeDef, ...]]:
    """Read every topic, and derive its two messages."""
    topics = tuple(_topic(library, names, name, place) for name, place in declared_topics(library))
    places = [place for _, place in declared_topics(library)]
    messages = (message for topic, place in zip(topics, places, strict=True) for message in _messages(topic, place))
    return topics, tuple(messages)


def _topic(library: Library, names: Mapping[Place, TypeName], key: str, place: Place) -> Topic:
    name = pascal(key)
    schema = members(library.at(place))
    return Topic(
        name=name,
        address=parse_address(str(schema["address"])),
        state=names[library.follow(place.at("snapshot"))],
        event=names[library.follow(place.at("event"))],
        rule=_rule(library, place.at("state")),
        snapshot_message=TypeName(f"{name}Snapshot"),
        event_message=TypeName(f"{name}Event"),
        docs=read_docs(schema),
        place=place,
    )


def _rule(library: Library, place: Place) -> Collection | Log | Value:
    rule = members(library.at(place))
    match rule["rule"]:
        case "collection":
            upsert, removal = members(rule.get("upsert")), members(rule.get("remove"))
            return Collection(
                items=str(rule["items"]),
                key=str(rule["key"]),
                upsert=Upsert(scalar(upsert["event"]), str(upsert["item"])) if upsert else None,
                removal=Removal(scalar(removal["event"]), str(removal["key"])) if removal else None,
            )
        case "log":
            limit = cast("int", rule["limit"])
            return Log(items=str(rule["items"]), limit=int(limit), appended=str(members(rule["append"])["items"]))
        case _:
            carried = rule.get("value")
            return Value(carried=None if carried is None else str(carried))


def _messages(topic: Topic, place: Place) -> tuple[TypeDef, TypeDef]:
    text = topic.docs.text or f"The topic {topic.name}."
    return (
        _message(topic.snapshot_message, "snapshot", topic, topic.state, place, f"Snapshot of a topic. {text}"),
        _message(topic.event_message, "event", topic, topic.event, place, f"Event of a topic. {text}"),
    )


def _message(name: TypeName, tag: str, topic: Topic, payload: TypeName, place: Place, text: str) -> TypeDef:
    properties = (
        Property("type", "type", Choice("const", (tag,)), required=True, docs=Docs()),
        Property("topic", "topic", address_shape(topic.address), required=True, docs=Docs()),
        Property("payload", "payload", Ref(payload), required=True, docs=Docs()),
    )
    return TypeDef(name, name, name, Object(properties), Docs(text), place)


def address_shape(parts: tuple[Part, ...]) -> Shape:
    """Give the shape of a topic's address: constant, unless it has parameters."""
    if any(isinstance(part, Parameter) for part in parts):
        return AddressText(parts)
    return Choice("const", ("".join(part.text for part in parts if not isinstance(part, Parameter)),))


@dataclass(frozen=True, slots=True)
class EnvelopeReading:
    """The envelope of a contract with topics, and how its server union reaches the topics' messages."""

    value: Envelope | None
    topics: tuple[Topic, ...]

    def route(self, definition: TypeDef) -> TypeDef:
        """Let the server's union reach topics' messages instead of the bare ones; leave other types as they are."""
        union = definition.definition
        if self.value is None or definition.name != self.value.server or not isinstance(union, Union):
            return definition
        routes = (
            Route("snapshot", tuple((topic.name, topic.snapshot_message) for topic in self.topics)),
            Route("event", tuple((topic.name, topic.event_message) for topic in self.topics)),
        )
        routed: set[Scalar] = {route.value for route in routes}
        plain = tuple(branch for branch in union.branches if branch.value not in routed)
        return replace(definition, definition=replace(union, branches=plain, routes=routes, address="topic"))


def read_envelope(library: Library, names: Mapping[Place, TypeName], topics: tuple[Topic, ...]) -> EnvelopeReading:
    """Read the envelope that the bus needs; without topics there is none."""
    place = envelope(library)
    closes = close_codes(library)
    if not topics or place is None or closes is None:
        return EnvelopeReading(None, topics)
    server = library.follow(place.at("server"))
    branches = {
        branch.value: branch.place
        for branch in tagged(library, server, union_keyword(library.at(server)) or "oneOf").branches
    }
    error_code = library.follow(branches["error"].at("properties", "code"))
    value = Envelope(
        client=names[library.follow(place.at("client"))],
        server=names[server],
        error=names[branches["error"]],
        pong=names[branches["pong"]],
        error_codes=names[error_code],
        close_codes=names[closes],
    )
    return EnvelopeReading(value, topics)
