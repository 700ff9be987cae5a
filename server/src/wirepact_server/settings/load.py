"""Where settings come from, and which of them wins."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

from wirepact_server.errors import StartupError
from wirepact_server.realtime import Limits
from wirepact_server.settings.file import read_file
from wirepact_server.settings.options import OPTIONS, Option
from wirepact_server.settings.values import Settings

CONFIG_FLAG, CONFIG_VARIABLE, CONFIG_KEY = "--config", "WIREPACT_CONFIG", "config"
_VARIABLES = (CONFIG_VARIABLE, *(option.variable for option in OPTIONS))
_OTHERS = {"WIREPACT_SESSION", "WIREPACT_TRACEBACK", "WIREPACT_BLESS"}  # ours too, and no settings
_ALIKE = 0.8


def load_settings(environ: Mapping[str, str], flags: Mapping[str, str | None]) -> Settings:
    """Read the settings: a flag (by its option's key) wins over its variable, that over the file.

    An empty variable counts as unset. The flag `config`, or its variable, names the file.

    Raises StartupError naming the flag, the variable, or the file's line and key whose value is wrong, or a variable
    that is a setting's but for a slip.
    """
    _refuse_slips(environ)
    values = _from_file(environ, flags)
    for option in OPTIONS:
        flag, variable = flags.get(option.key), environ.get(option.variable)
        if flag is not None:
            values[option.key] = _read(option, option.flag, flag)
        elif variable:
            values[option.key] = _read(option, option.variable, variable)
    own = {option.field: values[option.key] for option in OPTIONS if option.key in values and not option.section}
    bounds = {option.field: values[option.key] for option in OPTIONS if option.key in values and option.section}
    counts_token = "connections_per_credential" in bounds
    return Settings(**own, limits=_limits(bounds), counts_token=counts_token)  # type: ignore[arg-type]  # each reader gives its field's type; a test holds it


def _refuse_slips(environ: Mapping[str, str]) -> None:
    for name in sorted(environ.keys() - {*_VARIABLES, *_OTHERS}):
        nearest = (
            difflib.get_close_matches(name, _VARIABLES, n=1, cutoff=_ALIKE) if name.startswith("WIREPACT_") else []
        )
        if nearest:
            raise StartupError(f"{name}: there is no such setting; the nearest is {nearest[0]}.")


def _from_file(environ: Mapping[str, str], flags: Mapping[str, str | None]) -> dict[str, object]:
    flag, variable = flags.get(CONFIG_KEY), environ.get(CONFIG_VARIABLE)
    name, source = (flag, CONFIG_FLAG) if flag is not None else (variable, CONFIG_VARIABLE)
    if not name:
        return {}
    try:
        path = Path(name).expanduser().absolute()
    except RuntimeError:
        raise StartupError(f"{source}: {name!r} names the home of a user who is not known here.") from None
    return read_file(path, source)


def _read(option: Option, source: str, text: str) -> object:
    try:
        return option.reader.read(text)
    except ValueError as error:
        raise StartupError(f"{source}: {text!r} {error}.") from None


def _limits(bounds: Mapping[str, object]) -> Limits:
    try:
        return Limits(**bounds)  # type: ignore[arg-type]  # as above
    except ValueError as error:
        raise StartupError(f"The limits do not go together: {error}.") from None
