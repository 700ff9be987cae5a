"""`names.py`, the codecs by a type's name; `__init__.py`, the package's public surface; `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Mapping

from wirepact.config import Target
from wirepact.emit.templates import HEADER, render
from wirepact.names import plural_constant, snake
from wirepact.normalise.model import Contract


def by_name(contract: Contract) -> str:
    """Render `names.py`."""
    rows = [{"key": found.name, "type": found.python, "name": snake(found.python)} for found in contract.types]
    return render("python/names.py.jinja", header=f"# {HEADER}", rows=rows)


def project(target: Target) -> str:
    """Render `pyproject.toml`."""
    return render(
        "python/pyproject.toml.jinja",
        header=f"# {HEADER}",
        distribution=target.package.replace("_", "-"),
        package=target.package,
        version=target.version,
    )


def package_init(contract: Contract, modules: Mapping[str, str]) -> str:
    """Render `__init__.py`: every public name, by the module that has it."""
    types = sorted(found.python for found in contract.types)
    names = [snake(found.python) for found in contract.types]
    imports = {
        "msgspec": ["UNSET", "UnsetType"],
        ".bus": ["CONTRACT", "BusContract", "Rejected"],
        ".codecs": sorted(f"{verb}{name}{rest}" for name in names for verb, rest in _CODECS),
        ".codes": [
            *sorted(plural_constant(found.name) for found in contract.types if found.codes),
            "CodeInfo",
        ],
        ".errors": ["ContractError", "Violation", "unknown_message"],
        ".names": ["decode", "encode"],
        ".reducers": sorted(f"reduce_{snake(topic.name)}" for topic in contract.topics),
        ".topics": [
            *sorted(["AnyTopic", *(f"{topic.name}Topic" for topic in contract.topics)]),
            *sorted(["parse_topic", *(snake(topic.name) for topic in contract.topics)]),
        ],
        ".types": sorted([*types, "JsonValue"]),
    }
    present = {
        module: found for module, found in imports.items() if module == "msgspec" or f"{module[1:]}.py" in modules
    }
    exported = sorted(name for found in present.values() for name in found)
    return render("python/__init__.py.jinja", header=f"# {HEADER}", imports=present, exported=exported)


_CODECS = (("decode_", ""), ("", "_from_value"), ("encode_", ""))
