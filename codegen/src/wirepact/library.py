"""The library's door, which the command goes through too."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from .config import Overrides, read_config
from .errors import Diagnostic, ExamplesError, InTheWayError, UsageError
from .paths import shown
from .settings import settings_places

AnyPath: TypeAlias = "str | os.PathLike[str]"


@dataclass(frozen=True, slots=True)
class Generated:
    """What a run did: the files that it wrote or removed, and foreign ones in its folders that it left alone."""

    changed: tuple[Path, ...]
    left_alone: tuple[Path, ...]


def generate(
    *,
    schema: AnyPath | None = None,
    python: AnyPath | None = None,
    typescript: AnyPath | None = None,
    package: str | None = None,
    resources: Mapping[str, AnyPath] | None = None,
) -> Generated:
    """Compile a contract into a Python and a TypeScript package, as `wirepact gen` does.

    `schema` is a folder of schema files or one file, `python` and `typescript` are the folders of the packages (all
    relative to the working folder), `package` names both packages. `resources` maps the start of URIs to the folders
    (or files) where such schemas lie; nothing is ever fetched. What is left out comes from the nearest settings
    file, from the working folder upwards; without one the three paths are needed. Files that are right are not touched.

    Raises:
        GenerateError: with every finding; no file was changed, unless the finding is that one can't be written.
        ExamplesError: a GenerateError too, but the packages were written: only examples beside the schemas disagree.
    """
    mapped = {prefix: Path(path) for prefix, path in (resources or {}).items()}
    return run(Overrides(_path(schema), _path(python), _path(typescript), package, mapped))


def _path(path: AnyPath | None) -> Path | None:
    return None if path is None else Path(path)


def run(overrides: Overrides) -> Generated:
    """Do what `generate` does."""
    from .diff import Kind  # so that `import wirepact` stays light
    from .pipeline import compile_contract

    outcome = compile_contract(read_config(Path.cwd(), overrides))
    plan = outcome.plan
    foreign = plan.of(Kind.FOREIGN)
    if foreign:
        raise InTheWayError(
            Diagnostic(f"{change.kind.value}; move it away, then run `wirepact gen`", shown(change.path))
            for change in foreign
        )
    if outcome.disagreements:
        raise ExamplesError(outcome.disagreements)
    changed = tuple(change.path for change in plan.changes if change.kind is not Kind.STRAY)
    return Generated(changed, tuple(change.path for change in plan.of(Kind.STRAY)))


def inputs(overrides: Overrides) -> tuple[Path, ...]:
    """Name the files and folders that a run may read: where settings stand, the schemas, and mapped resources."""
    from .load.files import SUFFIXES  # so that `import wirepact` stays light

    places = settings_places(Path.cwd())
    try:
        config = read_config(Path.cwd(), overrides)
        neighbours = config.schema.parent.iterdir() if config.schema.is_file() else ()
        beside = (path for path in neighbours if path.suffix in SUFFIXES)
        return (*places, config.schema, *beside, *config.resources.values())
    except UsageError:
        return places
