"""`_addresses.py`, `topics.py`, `reducers.py` and `bus.py`: what a topic is in Python."""

from __future__ import annotations

import re

from wirepact.address import Parameter, Part
from wirepact.emit.rules import CollectionParts, LogParts, rule_parts
from wirepact.emit.templates import HEADER, render
from wirepact.names import plural_constant, snake
from wirepact.normalise.bundle import PARAMETER_PATTERN
from wirepact.normalise.model import Contract, Topic

from .docs import docstring
from .hints import literal, union_text


def render_addresses(contract: Contract) -> str:
    """Render `_addresses.py`."""
    fixed = [topic for topic in contract.topics if not topic.parameters]
    patterns = [topic for topic in contract.topics if topic.parameters]
    return render(
        "python/_addresses.py.jinja",
        header=f"# {HEADER}",
        fixed=[(literal(_fixed_address(topic.address)), literal(topic.name)) for topic in fixed],
        patterns=[(literal(topic.name), _pattern(topic.address), snake(topic.name)) for topic in patterns],
    )


def render_reducers(contract: Contract) -> str:
    """Render `reducers.py`."""
    rows = []
    for topic in contract.topics:
        parts = rule_parts(contract, topic)
        kind = {CollectionParts: "collection", LogParts: "log"}.get(type(parts), "value")
        rows.append({**_types(contract, topic), "rule": kind, "parts": parts})
    kinds = {row["rule"] for row in rows}
    types = {row[part] for row in rows for part in ("state", "event")}
    types |= {
        row["parts"].upsert.type.python
        for row in rows
        if isinstance(row["parts"], CollectionParts) and row["parts"].upsert and row["parts"].removal
    }
    return render(
        "python/reducers.py.jinja",
        header=f"# {HEADER}",
        rows=rows,
        types=sorted(map(str, types)),
        replaces=bool(kinds & {"collection", "log"}),
    )


def render_topics(contract: Contract) -> str:
    """Render `topics.py`."""
    rows = [_topic(contract, topic) for topic in contract.topics]
    return render(
        "python/topics.py.jinja",
        header=f"# {HEADER}",
        rows=rows,
        types=sorted(
            {str(row[part]) for row in rows for part in ("state", "event", "snapshot_message", "event_message")}
        ),
        any_topic=union_text([f"{row['name']}Topic" for row in rows], len("AnyTopic: TypeAlias = ")),
    )


def render_bus(contract: Contract) -> str:
    """Render `bus.py`."""
    envelope = contract.envelope
    if envelope is None:
        raise TypeError("the check phase lets no topics through without an envelope")
    names = {
        key: contract.by_name[name].python
        for key, name in (("client", envelope.client), ("error", envelope.error), ("pong", envelope.pong),
                          ("error_code", envelope.error_codes))
    }  # fmt: skip
    return render(
        "python/bus.py.jinja",
        header=f"# {HEADER}",
        **names,
        client_name=snake(names["client"]),
        error_name=snake(names["error"]),
        pong_name=snake(names["pong"]),
        error_codes=plural_constant(envelope.error_codes),
        close_codes=plural_constant(envelope.close_codes),
    )


def _types(contract: Contract, topic: Topic) -> dict[str, object]:
    return {
        "name": topic.name,
        "function": snake(topic.name),
        "state": contract.by_name[topic.state].python,
        "event": contract.by_name[topic.event].python,
    }


def _topic(contract: Contract, topic: Topic) -> dict[str, object]:
    return {
        **_types(contract, topic),
        "docs": docstring(topic.docs) or f'"""The topic {topic.name}."""',
        "parameters": topic.parameters,
        "address": _address_expression(topic.address),
        "snapshot_message": contract.by_name[topic.snapshot_message].python,
        "event_message": contract.by_name[topic.event_message].python,
        "snapshot_codec": snake(contract.by_name[topic.snapshot_message].python),
        "event_codec": snake(contract.by_name[topic.event_message].python),
    }


def _fixed_address(parts: tuple[Part, ...]) -> str:
    return "".join(part.text for part in parts if not isinstance(part, Parameter))


def _address_expression(parts: tuple[Part, ...]) -> str:
    if not any(isinstance(part, Parameter) for part in parts):
        return literal(_fixed_address(parts))
    inner = "".join(f"{{self.{part.name}}}" if isinstance(part, Parameter) else part.text for part in parts)
    return f'f"{inner}"'


def _pattern(parts: tuple[Part, ...]) -> str:
    inner = "".join(f"({PARAMETER_PATTERN})" if isinstance(part, Parameter) else re.escape(part.text) for part in parts)
    return f'r"{inner}"'
