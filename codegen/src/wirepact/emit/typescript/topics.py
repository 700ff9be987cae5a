"""`addresses.ts`, `topics.ts`, `reducers.ts` and `codes.ts`: what topics and codes are in TypeScript."""

from __future__ import annotations

import re

from wirepact.address import Parameter, Part
from wirepact.emit.layout import WIDTH
from wirepact.emit.rules import CollectionParts, LogParts, ValueParts, rule_parts
from wirepact.emit.templates import HEADER, render
from wirepact.names import camel, plural_constant, snake
from wirepact.normalise.bundle import PARAMETER_PATTERN
from wirepact.normalise.model import Code, Contract, Topic

from .docs import comment
from .hints import address_type, alias_text, literal, member, member_key
from .readers import pascal_function


def render_codes(contract: Contract) -> str:
    """Render `codes.ts`."""
    tables = [
        {
            "name": plural_constant(found.name),
            "key": "number" if isinstance(found.codes[0].value, int) else "string",
            "docs": f"Every `{found.typescript}` that the schema names, by value.",
            "rows": [_code(code) for code in found.codes],
        }
        for found in contract.types
        if found.codes
    ]
    return render("typescript/codes.ts.jinja", header=f"// {HEADER}", tables=tables)


def _code(code: Code) -> str:
    value = literal(code.value)
    members = [f"name: {literal(code.name)}", f"retry: {literal(code.retry)}"]
    members.append(f"description: {literal(code.description)}")
    one_line = f"{{ {', '.join(members)} }}"
    if len(value) + len(one_line) + 7 <= WIDTH:
        return f"[{value}, {one_line}],"
    if len(one_line) + 5 > WIDTH:
        one_line = "{\n" + "".join(f"      {member},\n" for member in members) + "    }"
    return f"[\n    {value},\n    {one_line},\n  ],"


def render_addresses(contract: Contract) -> str:
    """Render `addresses.ts`."""
    return render(
        "typescript/addresses.ts.jinja",
        header=f"// {HEADER}",
        names=[literal(topic.name) for topic in contract.topics],
        rows=[(literal(topic.name), _pattern(topic.address)) for topic in contract.topics],
        patterns=[
            (literal(topic.name), pascal_function(topic.name), address_type(topic.address))
            for topic in contract.topics
            if topic.parameters
        ],
    )


def render_reducers(contract: Contract) -> str:
    """Render `reducers.ts`."""
    rows = [_reducer(contract, topic) for topic in contract.topics]
    types = sorted({str(row[part]) for row in rows for part in ("state", "event")})
    return render("typescript/reducers.ts.jinja", header=f"// {HEADER}", rows=rows, types=types)


def render_topics(contract: Contract) -> str:
    """Render `topics.ts`."""
    if contract.envelope is None:
        raise TypeError("the check phase lets no topics through without an envelope")
    rows = [_topic(contract, topic) for topic in contract.topics]
    reducers = sorted(f"reduce{row['reducer']}" for row in rows)
    server = contract.by_name[contract.envelope.server].typescript
    parts = ("state", "event", "snapshot_message", "event_message")
    types = sorted({str(row[part]) for row in rows for part in parts} | {server})
    return render(
        "typescript/topics.ts.jinja",
        header=f"// {HEADER}",
        rows=rows,
        types=types,
        reducers=reducers,
        server=server,
        any_topic=alias_text("AnyTopic", [f"{row['name']}Topic" for row in rows]),
    )


def _types(contract: Contract, topic: Topic) -> dict[str, object]:
    return {
        "name": pascal_function(topic.name),
        "state": contract.by_name[topic.state].typescript,
        "event": contract.by_name[topic.event].typescript,
    }


def _reducer(contract: Contract, topic: Topic) -> dict[str, object]:
    parts = rule_parts(contract, topic)
    row = {**_types(contract, topic), "parts": parts, "rule": "value", "carried": ""}
    match parts:
        case CollectionParts():
            row |= {
                "rule": "collection",
                "entries": member("", parts.items.wire),
                "entries_key": member_key(parts.items.wire),
                "tag": member("", parts.tag.wire),
                "upsert": parts.upsert and literal(parts.upsert.value),
                "item": parts.upsert and member("", parts.upsert.carried.wire),
                "key": member("", parts.key.wire),
                "removed_key": parts.removal and member("", parts.removal.carried.wire),
            }
        case LogParts():
            row |= {
                "rule": "log",
                "entries": member("", parts.items.wire),
                "entries_key": member_key(parts.items.wire),
                "appended": member("", parts.appended.wire),
            }
        case ValueParts(carried=carried) if carried is not None:
            row["carried"] = member("", carried.wire)
    return row


def _topic(contract: Contract, topic: Topic) -> dict[str, object]:
    return {
        **_types(contract, topic),
        "name": topic.name,
        "reducer": pascal_function(topic.name),
        "docs": comment(topic.docs) or f"/** The topic {topic.name}. */",
        "function": camel(topic.name),
        "constant": f"{snake(topic.name).upper()}_TOPIC",
        "parameters": [camel(name) for name in topic.parameters],
        "address": _address_expression(topic.address),
        "address_type": address_type(topic.address),
        "snapshot_message": contract.by_name[topic.snapshot_message].typescript,
        "event_message": contract.by_name[topic.event_message].typescript,
    }


def _address_expression(parts: tuple[Part, ...]) -> str:
    inner = "".join(f"${{{camel(part.name)}}}" if isinstance(part, Parameter) else part.text for part in parts)
    return f"`{inner}`"


def _pattern(parts: tuple[Part, ...]) -> str:
    inner = "".join(
        f"({PARAMETER_PATTERN})" if isinstance(part, Parameter) else re.escape(part.text).replace("\\-", "-")
        for part in parts
    )
    return f"/^{inner}$/"
