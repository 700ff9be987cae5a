"""The project's settings: one frozen value, made of the settings file and what the caller says instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from keyword import iskeyword
from pathlib import Path

from .errors import UsageError
from .identifiers import is_absolute
from .paths import shown
from .settings import OWN_FILE, PROJECT_FILE, SettingsFile, find_settings

_DEFAULT_PYTHON = "wirepact_contract"
_DEFAULT_TYPESCRIPT = "@wirepact/contract"


@dataclass(frozen=True, slots=True)
class Target:
    """One generated package: its folder, its name and its version."""

    folder: Path
    package: str
    version: str = "0.0.0"


@dataclass(frozen=True, slots=True)
class Config:
    """Where the schemas lie and what is generated from them. `resources` maps the start of URIs to folders or files."""

    schema: Path
    python: Target
    typescript: Target
    resources: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the caller says instead of the file. Paths are relative to the working folder."""

    schema: Path | None = None
    python: Path | None = None
    typescript: Path | None = None
    package: str | None = None
    resources: Mapping[str, Path] = field(default_factory=dict)


def read_config(folder: Path, overrides: Overrides) -> Config:
    """Put file and overrides together. Raises `UsageError` when something needed is in neither."""
    settings = find_settings(folder)
    config = _from_file(settings) if settings else _from_nothing(overrides)
    if overrides.schema:
        config = replace(config, schema=folder / overrides.schema)
    if overrides.python:
        config = replace(config, python=replace(config.python, folder=folder / overrides.python))
    if overrides.typescript:
        config = replace(config, typescript=replace(config.typescript, folder=folder / overrides.typescript))
    if overrides.resources:
        given = {prefix: folder / path for prefix, path in overrides.resources.items()}
        config = replace(config, resources={**config.resources, **given})
    if overrides.package is not None:
        config = _rename(config, overrides.package)
    return _checked(config, settings if overrides.package is None else None)


def _from_nothing(overrides: Overrides) -> Config:
    if not (overrides.schema and overrides.python and overrides.typescript):
        raise UsageError(
            f"no {OWN_FILE}, and no {PROJECT_FILE} with [tool.wirepact], here or above; "
            "write one, or pass --schema, --python and --typescript together"
        )
    return Config(
        overrides.schema,
        Target(overrides.python, _DEFAULT_PYTHON),
        Target(overrides.typescript, _DEFAULT_TYPESCRIPT),
    )


def _from_file(settings: SettingsFile) -> Config:
    return Config(
        settings.path.parent / settings.text_of("", "schema", "schema"),
        _target(settings, "python", _DEFAULT_PYTHON),
        _target(settings, "typescript", _DEFAULT_TYPESCRIPT),
        {
            prefix: settings.path.parent / settings.text_of("resources", prefix, "")
            for prefix in settings.table("resources")
        },
    )


def _target(settings: SettingsFile, name: str, package: str) -> Target:
    return Target(
        settings.path.parent / settings.text_of(name, "folder", f"generated/{name}"),
        settings.text_of(name, "package", package),
        settings.text_of(name, "version", "0.0.0"),
    )


def _rename(config: Config, package: str) -> Config:
    python = re.sub(r"\W+", "_", package).strip("_")
    return replace(
        config,
        python=replace(config.python, package=python),
        typescript=replace(config.typescript, package=package),
    )


def _checked(config: Config, settings: SettingsFile | None) -> Config:
    """Refuse names that are none, and folders in each other's way. `settings` gave them, if a file did."""
    if not re.fullmatch(r"[a-z_][a-z0-9_]*", config.python.package) or iskeyword(config.python.package):
        message = f"expected a Python package name such as `acme_contract`, got `{config.python.package}`"
        raise settings.wrong(message, "python", "package") if settings else UsageError(message)
    if not re.fullmatch(r"(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*", config.typescript.package):
        message = f"expected an npm package name such as `@acme/contract`, got `{config.typescript.package}`"
        raise settings.wrong(message, "typescript", "package") if settings else UsageError(message)
    for prefix, path in config.resources.items():
        problem = _resource_problem(prefix, path)
        if problem:
            raise settings.wrong(problem, "resources", prefix) if settings else UsageError(problem)
    if _overlap(config.python.folder, config.typescript.folder):
        raise UsageError("the Python and the TypeScript package need folders of their own; one lies in the other")
    for name, target in (("python", config.python), ("typescript", config.typescript)):
        if not re.fullmatch(r"[0-9]+(\.[0-9]+)*[0-9A-Za-z.+-]*", target.version):
            message = f"expected a version such as `1.2.3`, got `{target.version}`"
            raise settings.wrong(message, name, "version") if settings else UsageError(message)
    for target in (config.python, config.typescript):
        # Else the next run would read what this one wrote as schemas, or take the schemas for what it has to tidy up.
        if config.schema.is_dir() and _overlap(target.folder, config.schema):
            message = f"{shown(target.folder)} and the schema folder, {shown(config.schema)}, lie in each other"
            raise UsageError(f"{message}; move one of them")
    return config


def _resource_problem(prefix: str, path: Path) -> str | None:
    if not is_absolute(prefix):
        return f"expected the start of a URI such as `https://example.com/schemas/`, got `{prefix}`"
    if not path.exists():
        return f"expected `{prefix}` to be mapped to a folder or a file, and there is no {shown(path)}"
    return None


def _overlap(one: Path, other: Path) -> bool:
    one, other = one.resolve(), other.resolve()
    return one.is_relative_to(other) or other.is_relative_to(one)
