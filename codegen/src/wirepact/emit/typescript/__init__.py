"""The TypeScript package: types, codecs, topics and reducers, without a runtime dependency."""

from __future__ import annotations

from wirepact.config import Target
from wirepact.emit.files import Package
from wirepact.emit.layout import WIDTH
from wirepact.emit.templates import HEADER, render
from wirepact.formats import FORMATS
from wirepact.load.scan import MAX_DEPTH
from wirepact.normalise.model import Contract

from .acceptors import render_acceptors
from .exports import render_codecs, render_index, render_names
from .hints import member_key
from .readers import render_readers
from .topics import render_addresses, render_codes, render_reducers, render_topics
from .types import render_types

_STATIC = ("acceptors.ts", "count.ts", "errors.ts", "json.ts", "parse.ts", "readers.ts", "scan.ts")


def emit_typescript(contract: Contract, target: Target) -> Package:
    """Render every file of the package."""
    read, tables = render_readers(contract)
    files = {
        **{name: render(f"typescript/{name}.jinja", header=f"// {HEADER}", max_depth=MAX_DEPTH) for name in _STATIC},
        "types.ts": render_types(contract),
        "read.ts": read,
        "accept.ts": render_acceptors(contract, tables),
        "codecs.ts": render_codecs(contract),
        "names.ts": render_names(contract),
        "package.json": render("typescript/package.json.jinja", package=target.package, version=target.version),
    }
    if 'from "./rules.ts"' in read:
        files["rules.ts"] = render("typescript/rules.ts.jinja", header=f"// {HEADER}", formats=contract.formats)
    if contract.formats:
        rows = [_format_row(member_key(name), f"/{FORMATS[name]}/u") for name in contract.formats]
        files["formats.ts"] = render("typescript/formats.ts.jinja", header=f"// {HEADER}", formats=rows)
    if any(definition.codes for definition in contract.types):
        files["codes.ts"] = render_codes(contract)
    if contract.topics:
        files["addresses.ts"] = render_addresses(contract)
        files["reducers.ts"] = render_reducers(contract)
        files["topics.ts"] = render_topics(contract)
    files["index.ts"] = render_index(contract, files)
    return Package(target.folder, dict(sorted(files.items())))


def _format_row(key: str, expression: str) -> str:
    """Write a format's member; biome breaks a long line after its name, unless that is as short as an indent."""
    one_line = f"  {key}: {expression},"
    return one_line if len(one_line) <= WIDTH or len(key) <= 4 else f"  {key}:\n    {expression},"
