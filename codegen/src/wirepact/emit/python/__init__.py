"""The Python package: dataclasses, codecs, topics, reducers, and what the bus needs."""

from __future__ import annotations

from wirepact.config import Target
from wirepact.emit.files import Package
from wirepact.normalise.model import Contract

from .codecs import render_codecs
from .codes import render_codes
from .exports import by_name, package_init, project
from .fast import render_fast
from .modules import rules_modules, static_modules
from .readers import render_readers
from .topics import render_addresses, render_bus, render_reducers, render_topics
from .types import render_types
from .writers import render_writers


def emit_python(contract: Contract, target: Target) -> Package:
    """Render every file of the package."""
    readers, reader_of = render_readers(contract)
    modules = {
        **static_modules(),
        "types.py": render_types(contract),
        "_read.py": readers,
        "_fast.py": render_fast(contract, reader_of),
        "codecs.py": render_codecs(contract),
        "names.py": by_name(contract),
    }
    if "from ._write import" in modules["codecs.py"]:
        modules["_write.py"] = render_writers(contract)
    if "from ._rules import" in modules["_read.py"]:
        modules |= rules_modules(contract)
    if any(definition.codes for definition in contract.types):
        modules["codes.py"] = render_codes(contract)
    if contract.topics:
        modules["_addresses.py"] = render_addresses(contract)
        modules["reducers.py"] = render_reducers(contract)
        modules["topics.py"] = render_topics(contract)
        modules["bus.py"] = render_bus(contract)
    modules["__init__.py"] = package_init(contract, modules)
    files = {f"{target.package}/{name}": text for name, text in modules.items()}
    files[f"{target.package}/py.typed"] = ""
    files["pyproject.toml"] = project(target)
    return Package(target.folder, dict(sorted(files.items())))
