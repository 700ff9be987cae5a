"""The project's settings: one frozen value, read from `wirepact.toml` and the command line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

CONFIG_NAME = "wirepact.toml"

_TABLES: dict[str, frozenset[str]] = {
    "": frozenset({"schema", "python", "typescript"}),
    "python": frozenset({"folder", "package", "version"}),
    "typescript": frozenset({"folder", "package", "version"}),
}


class UsageError(Exception):
    """The command or its configuration is wrong; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class Target:
    """One generated package: its folder, its name and its version."""

    folder: Path
    package: str
    version: str = "0.0.0"


@dataclass(frozen=True, slots=True)
class Config:
    """Where the schemas lie and what is generated from them."""

    schema: Path
    python: Target
    typescript: Target


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line says instead of the file. Paths are relative to the working folder."""

    schema: Path | None = None
    python: Path | None = None
    typescript: Path | None = None
    package: str | None = None


def find_config(folder: Path) -> Path | None:
    """Find the nearest `wirepact.toml`, from the folder upwards."""
    for candidate in (folder, *folder.parents):
        if (candidate / CONFIG_NAME).is_file():
            return candidate / CONFIG_NAME
    return None


def read_config(folder: Path, overrides: Overrides) -> Config:
    """Put file and command line together. Raises `UsageError` when something needed is in neither."""
    path = find_config(folder)
    config = _parse(path) if path else _from_nothing(overrides)
    if overrides.schema:
        config = replace(config, schema=folder / overrides.schema)
    if overrides.python:
        config = replace(config, python=replace(config.python, folder=folder / overrides.python))
    if overrides.typescript:
        config = replace(config, typescript=replace(config.typescript, folder=folder / overrides.typescript))
    if overrides.package:
        config = _rename(config, overrides.package)
    return _checked(config)


def _from_nothing(overrides: Overrides) -> Config:
    if not (overrides.schema and overrides.python and overrides.typescript):
        raise UsageError(
            f"no {CONFIG_NAME} here or above; write one, or pass --schema, --python and --typescript together"
        )
    return Config(
        overrides.schema,
        Target(overrides.python, "wirepact_contract"),
        Target(overrides.typescript, "@wirepact/contract"),
    )


def _parse(path: Path) -> Config:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path.name}: cannot be read: {error}") from None
    _refuse_unknown(data, "")
    schema = data.get("schema", "schema")
    if not isinstance(schema, str):
        raise UsageError(f"{path.name}: expected `schema` to be a path in quotes")
    root = path.parent
    return Config(
        root / schema,
        _target(data, "python", root, Target(root / "generated/python", "wirepact_contract")),
        _target(data, "typescript", root, Target(root / "generated/typescript", "@wirepact/contract")),
    )


def _target(data: dict[str, object], name: str, root: Path, default: Target) -> Target:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise UsageError(f"{CONFIG_NAME}: expected `{name}` to be a table: [{name}]")
    _refuse_unknown(table, name)
    for key, value in table.items():
        if not isinstance(value, str):
            raise UsageError(f"{CONFIG_NAME}: expected `{name}.{key}` to be a text in quotes")
    return Target(
        root / table["folder"] if "folder" in table else default.folder,
        table.get("package", default.package),
        table.get("version", default.version),
    )


def _refuse_unknown(table: dict[str, object], name: str) -> None:
    for key in table.keys() - _TABLES[name]:
        known = ", ".join(sorted(_TABLES[name]))
        raise UsageError(f"{CONFIG_NAME}: unknown key `{f'{name}.' if name else ''}{key}`; known are {known}")


def _rename(config: Config, package: str) -> Config:
    python = re.sub(r"\W+", "_", package).strip("_")
    return replace(
        config,
        python=replace(config.python, package=python),
        typescript=replace(config.typescript, package=package),
    )


def _checked(config: Config) -> Config:
    if not re.fullmatch(r"[a-z_][a-z0-9_]*", config.python.package):
        raise UsageError(f"expected a Python package name such as `acme_contract`, got `{config.python.package}`")
    if not re.fullmatch(r"(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*", config.typescript.package):
        raise UsageError(f"expected an npm package name such as `@acme/contract`, got `{config.typescript.package}`")
    if config.python.folder.resolve() == config.typescript.folder.resolve():
        raise UsageError("the Python and the TypeScript package need folders of their own; they are the same")
    return config
