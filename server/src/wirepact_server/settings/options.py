"""Every setting's name, kind and meaning. Those of the bus are the fields of `Limits`, read from the class itself."""

from __future__ import annotations

import ast
import inspect
import typing
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import NoneType
from typing import Literal

from wirepact_server.realtime import Limits
from wirepact_server.settings import readers
from wirepact_server.settings.readers import Reader
from wirepact_server.settings.values import Settings

_PER_USER = "per user"


@dataclass(frozen=True, slots=True)
class Option:
    """One setting as people write it: a field of `Settings`, or in section `limits` one of its `Limits`."""

    field: str
    variable: str
    reader: Reader
    help: str
    section: Literal["", "limits"] = ""

    @property
    def key(self) -> str:
        """Its name in a file, the table before the point; also the name under which its flag is parsed."""
        return f"{self.section}.{self.field}" if self.section else self.field

    @property
    def flag(self) -> str:
        """The option's flag on the command line."""
        return "--" + (f"limit_{self.field}" if self.section else self.field).replace("_", "-")

    @property
    def is_switch(self) -> bool:
        """Whether the flag stands alone, without a value."""
        return self.reader is readers.SWITCH

    @property
    def default(self) -> str:
        """What holds when nobody sets it."""
        owner: type[Settings | Limits] = Limits if self.section else Settings
        (value,) = (field.default for field in fields(owner) if field.name == self.field)
        if value is MISSING:
            return _PER_USER
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value or "none")


def _own_options() -> tuple[Option, ...]:
    return (
        Option("port", "PORT", readers.PORT, "port to listen on; 0 picks a free one"),
        Option("host", "WIREPACT_HOST", readers.HOST, "address to listen on"),
        Option("allow_remote", "WIREPACT_ALLOW_REMOTE", readers.SWITCH, "allow an address that other machines reach"),
        Option("origins", "WIREPACT_ORIGINS", readers.ORIGINS, "further origins of the page, for a proxy in front"),
        Option("state_dir", "WIREPACT_STATE_DIR", readers.FOLDER, "folder of the database and the token"),
        Option("page_dir", "WIREPACT_PAGE_DIR", readers.FOLDER, "folder of the built page"),
        Option("max_live_sessions", "WIREPACT_MAX_LIVE_SESSIONS", readers.COUNT, "live sessions at most"),
        Option("max_kept_sessions", "WIREPACT_MAX_KEPT_SESSIONS", readers.COUNT, "ended sessions kept at most"),
        Option("max_body_bytes", "WIREPACT_MAX_BODY_BYTES", readers.COUNT, "size of a request's body at most"),
        Option(
            "stop_grace_seconds", "WIREPACT_STOP_GRACE_SECONDS", readers.SECONDS, "from asking a session to killing it"
        ),
        Option("sign_in_link_seconds", "WIREPACT_SIGN_IN_LINK_SECONDS", readers.SECONDS, "life of a one-time link"),
        Option("sign_in_seconds", "WIREPACT_SIGN_IN_SECONDS", readers.SECONDS, "life of a browser's sign-in"),
        Option(
            "log_level",
            "WIREPACT_LOG_LEVEL",
            readers.one_of("debug", "info", "warning", "error"),
            "what is logged: debug, info, warning or error",
        ),
        Option(
            "log_format",
            "WIREPACT_LOG_FORMAT",
            readers.one_of("text", "json"),
            "lines for people (text), or one JSON object a line (json)",
        ),
    )


# The contract's schema has these limits' defaults as its bounds: what is above is refused whatever is set.
_BY_SCHEMA = frozenset({"topics_per_message", "topic_chars"})


def _limit_options() -> tuple[Option, ...]:
    hints, texts = typing.get_type_hints(Limits), _attribute_docs(Limits)
    return tuple(
        Option(
            field.name,
            f"WIREPACT_LIMIT_{field.name.upper()}",
            _limit_reader(field.name, hints[field.name]),
            texts.get(field.name, ""),
            "limits",
        )
        for field in fields(Limits)
    )


def _limit_reader(name: str, hint: object) -> Reader:
    kinds = typing.get_args(hint)
    if NoneType in kinds:
        (rest,) = (kind for kind in kinds if kind is not NoneType)
        return readers.optional(_limit_reader(name, rest))
    if hint is float and name.endswith("_seconds"):
        return readers.POSITIVE_SECONDS
    if name in _BY_SCHEMA:
        return readers.count_up_to(getattr(Limits(), name))
    known = {int: readers.COUNT, float: readers.NUMBER, bool: readers.SWITCH}
    return known[typing.cast("type", hint)]


@cache
def _attribute_docs(owner: type) -> dict[str, str]:
    """Return the string under each attribute of a class, its lines joined; nothing where the source is not at hand."""
    try:
        (node,) = ast.parse(inspect.getsource(owner)).body
    except OSError:
        return {}
    assert isinstance(node, ast.ClassDef)
    texts: dict[str, str] = {}
    for field, below in zip(node.body, node.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                texts[name] = " ".join(text.split())
    return texts


OPTIONS: tuple[Option, ...] = (*_own_options(), *_limit_options())
