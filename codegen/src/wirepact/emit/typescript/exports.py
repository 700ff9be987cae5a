"""`codecs.ts`, `names.ts`, and `index.ts`, the package's public surface."""

from __future__ import annotations

from collections.abc import Mapping

from wirepact.emit.layout import braced
from wirepact.emit.templates import HEADER, render
from wirepact.names import camel, plural_constant
from wirepact.normalise.model import Contract

from .acceptors import acceptor_name
from .hints import member_key
from .readers import pascal_function, reader_name


def _rows(contract: Contract) -> list[dict[str, str]]:
    return [
        {
            "key": member_key(found.name),
            "type": found.typescript,
            "pascal": pascal_function(found.typescript),
            "camel": camel(found.typescript),
            "acceptor": acceptor_name(contract, found.name),
            "reader": reader_name(contract, found.name),
        }
        for found in contract.types
    ]


def render_codecs(contract: Contract) -> str:
    """Render `codecs.ts`."""
    return render("typescript/codecs.ts.jinja", header=f"// {HEADER}", rows=_rows(contract))


def render_names(contract: Contract) -> str:
    """Render `names.ts`."""
    return render("typescript/names.ts.jinja", header=f"// {HEADER}", rows=_rows(contract))


def render_index(contract: Contract, files: Mapping[str, str]) -> str:
    """Render `index.ts`: every public name, by the module that has it."""
    rows = _rows(contract)
    topics = [topic.name for topic in contract.topics]
    codecs = [f"{verb}{row['pascal']}" for row in rows for verb in ("decode", "encode")]
    codecs += [f"{row['camel']}FromValue" for row in rows]
    codes = sorted(plural_constant(found.name) for found in contract.types if found.codes)
    exports = [
        ("addresses.ts", ["type TopicName"]),
        ("codecs.ts", sorted(codecs)),
        ("codes.ts", ["type CodeInfo", *codes]),
        ("errors.ts", ["ContractError", "unknownMessage", "type Violation"]),
        ("names.ts", ["type ContractTypes", "decode", "encode", "type TypeName"]),
        ("reducers.ts", sorted(f"reduce{pascal_function(name)}" for name in topics)),
        ("topics.ts", [
            *sorted(["type AnyTopic", *(f"type {name}Topic" for name in topics), "type Topic"]),
            *sorted(["parseTopic", *(camel(name) for name in topics)]),
        ]),
    ]  # fmt: skip
    statements = [braced("export {", names, f'}} from "./{module}";') for module, names in exports if module in files]
    types = sorted([*(row["type"] for row in rows), "JsonValue"])
    statements.append(braced("export type {", types, '} from "./types.ts";'))
    return render("typescript/index.ts.jinja", header=f"// {HEADER}", exports=statements)
