"""YAML that means JSON: the core schema of YAML 1.2 (section 10.3), one document, nothing that JSON lacks."""

from __future__ import annotations

import math
import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wirepact.bounds import is_bound
from wirepact.findings import FileName, Finding, Place, RefusedError
from wirepact.values import SAFE_INTEGER, Json, Pointer

from .scan import MAX_DEPTH, Problem, Scan

if TYPE_CHECKING:
    from yaml import MappingNode, Node, ScalarNode

_MOST_NODES = 200_000
_NULL = re.compile(r"|~|null|Null|NULL")
_BOOLEAN = re.compile(r"(true|True|TRUE)|false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_BREAKS = re.compile("[\x85\u2028\u2029]")
_PLAIN = "plain"
_TAGS = frozenset({_PLAIN, "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})


class _StopError(Exception):
    def __init__(self, offset: int, message: str) -> None:
        self.problem = Problem(offset, message)
        super().__init__(message)


@dataclass(slots=True)
class _Reader:
    values: dict[Pointer, int] = field(default_factory=dict)
    keys: dict[Pointer, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nodes: int = 0

    def read(self, node: Node, pointer: Pointer) -> Json:
        import yaml

        at = node.start_mark.index
        self.nodes += 1
        if len(pointer) > MAX_DEPTH:
            raise _StopError(at, f"expected nesting of at most {MAX_DEPTH} levels; an alias of itself never ends")
        if self.nodes > _MOST_NODES:
            raise _StopError(at, f"expected at most {_MOST_NODES} values, aliases followed")
        self.values[pointer] = at
        if node.tag not in _TAGS:
            self.problems.append(Problem(at, f"the tag `{node.tag}` is none of JSON; take it out"))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, pointer)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*pointer, index)) for index, item in enumerate(node.value)]
        return self.scalar(node, pointer)  # type: ignore[arg-type]  # compose gives no other kind

    def mapping(self, node: MappingNode, pointer: Pointer) -> dict[str, Json]:
        found: dict[str, Json] = {}
        for key, value in node.value:
            at, name = key.start_mark.index, key.value
            if not isinstance(name, str):
                raise _StopError(at, "expected a name in front of the `:`, got a list or a mapping")
            if name == "<<" and key.tag == _PLAIN:
                self.problems.append(Problem(at, "YAML 1.2 has no merge key `<<`; refer to a schema in $defs instead"))
            if name in found:
                self.problems.append(Problem(at, f"the name `{name}` stands twice in one mapping; keep one"))
            self.keys[(*pointer, name)] = at
            found[name] = self.read(value, (*pointer, name))
        return found

    def scalar(self, node: ScalarNode, pointer: Pointer) -> Json:
        text = str(node.value)
        if _BREAKS.search(node.start_mark.buffer or "", node.start_mark.pointer, node.end_mark.pointer):
            message = "YAML 1.1 and 1.2 read this line break (U+0085, U+2028, U+2029) apart; write it as an escape"
            self.problems.append(Problem(node.start_mark.index, message))
        if any("\ud800" <= char <= "\udfff" for char in text):
            message = "the string holds half a surrogate pair; write the whole character"
            self.problems.append(Problem(node.start_mark.index, message))
        if node.tag != _PLAIN:
            return text
        if _NULL.fullmatch(text):
            return None
        if truth := _BOOLEAN.fullmatch(text):
            return truth[1] is not None
        return self.number(node, text, pointer)

    def number(self, node: ScalarNode, text: str, pointer: Pointer) -> Json:
        at = node.start_mark.index
        if _INTEGER.fullmatch(text):
            value = int(text, 0) if text[:2] in ("0o", "0x") else int(text) if len(text) < 400 else 10**400
            if abs(value) > sys.float_info.max or (abs(value) > SAFE_INTEGER and not is_bound(pointer)):
                self.problems.append(Problem(at, f"the integer is beyond ±{SAFE_INTEGER}, which JSON readers round"))
            return value
        if _NUMBER.fullmatch(text):
            if not math.isfinite(float(text)):
                self.problems.append(Problem(at, "the number is beyond what a double holds"))
            return float(text)
        if _NO_NUMBER.fullmatch(text):
            self.problems.append(Problem(at, f"JSON has no `{text}`; write a number, or a text in quotes"))
        return text


def parse_yaml(text: str, file: FileName) -> Json:
    """Parse a file's text. Raises `RefusedError` with everything in it that JSON lacks, or I-JSON forbids."""
    value, scan = _read(text)
    if scan.problems:
        raise RefusedError(Finding(Place(file, offset=problem.offset), problem.message) for problem in scan.problems)
    return value


def scan_yaml(text: str) -> Scan:
    """Find where each value and each name starts. Never raises."""
    return _read(text)[1]


def _read(text: str) -> tuple[Json, Scan]:
    import yaml

    reader = _Reader()
    value: Json = None
    try:
        node = yaml.compose(text, Loader=_loader())
        if node is None:
            raise _StopError(0, "expected a schema, got an empty file")
        value = reader.read(node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"not YAML: {' '.join(part for part in (error.context, error.problem) if part)}"
        reader.problems.append(Problem(mark.index if mark else 0, message))
    except yaml.YAMLError as error:
        reader.problems.append(Problem(getattr(error, "position", 0), f"not YAML: {str(error).splitlines()[0]}"))
    except RecursionError:
        reader.problems.append(Problem(0, f"expected nesting of at most {MAX_DEPTH} levels"))
    except _StopError as stop:
        reader.problems.append(stop.problem)
    return value, Scan(reader.values, reader.keys, tuple(reader.problems))


def _loader() -> type:
    """Give a loader that leaves plain scalars alone: what PyYAML takes them for is YAML 1.1, where `no` is false."""
    import yaml

    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers = {None: [(_PLAIN, re.compile(r".*", re.DOTALL))]}  # noqa: RUF012  # PyYAML's own name

    return Loader
