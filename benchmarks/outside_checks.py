"""What is asked of packages that came out of a schema of the outside world."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from support.differential.roundtrip import same_json
from support.generated import NODE_PATH, ROOT, Answer, Node, Packages, ask_python
from wirepact.instances import Oracle
from wirepact.names import pascal
from wirepact.values import Json, items, members, text_of

if TYPE_CHECKING:
    from wirepact.normalise.model import TypeDef

_NUMBER_AT_END = re.compile(r"[0-9]+$")
_TSCONFIG = {"lib": ["es2022"], "target": "es2022", "noPropertyAccessFromIndexSignature": True}


def count_definitions(schema: Path) -> int:
    """Count the root schemas of files and the entries of `$defs` and `definitions` anywhere in them."""
    files = [schema] if schema.is_file() else sorted(schema.rglob("*.json"))
    return sum(1 + _inner_definitions(json.loads(file.read_text(encoding="utf-8"))) for file in files)


def _inner_definitions(value: Json) -> int:
    here = sum(len(members(members(value).get(keyword))) for keyword in ("$defs", "definitions"))
    inner = [*members(value).values(), *items(value)]
    return here + sum(map(_inner_definitions, inner))


def numbered_names(types: Iterable[TypeDef], roots: dict[str, Json]) -> list[str]:
    """Find types whose names end in a number that no key, title or file's name in the schema ends in."""
    words = (word for root in roots.values() for word in _words(root))
    said = {pascal(word) for word in chain(words, (Path(file).stem for file in roots))}
    ends = {found[0] for word in said if (found := _NUMBER_AT_END.search(word))}
    names = [str(definition.name) for definition in types]
    return [name for name in names if (found := _NUMBER_AT_END.search(name)) and found[0] not in ends]


def _words(value: Json) -> Iterable[str]:
    yield text_of(members(value).get("title")) or ""
    yield from members(value)
    for inner in [*members(value).values(), *items(value)]:
        yield from _words(inner)


def import_seconds(packages: Packages) -> float | None:
    """Import the Python package in a process of its own, twice: the second time as it always is."""
    code = f"import time; start = time.perf_counter(); import {packages.name}; print(time.perf_counter() - start)"
    done = [_run([sys.executable, "-c", code], packages.python) for _ in range(2)][-1]
    return float(done.stdout) if done.returncode == 0 else None


def type_checker_says(packages: Packages) -> list[str]:
    """Run `mypy --strict` and `tsc` with every strict option; give the first lines of what they mind."""
    mypy = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(packages.python / ".cache"), packages.name]
    config = packages.typescript / "tsconfig.json"
    settings = {"extends": str(ROOT / "tsconfig.base.json"), "compilerOptions": _TSCONFIG, "files": ["index.ts"]}
    config.write_text(json.dumps(settings), encoding="utf-8")
    tsc = [str(ROOT / "node_modules/.bin/tsc"), "-p", str(config)]
    done = [_run(mypy, packages.python), _run(tsc, packages.typescript)]
    return [line for each in done if each.returncode for line in (each.stdout + each.stderr).splitlines()[:3]]


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": NODE_PATH}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def decode_examples(packages: Packages, examples: Iterable[Path], type_name: str) -> tuple[int, int, list[str]]:
    """Decode documents in both languages; give how many are valid, how many not, and where a reading disagrees."""
    oracle = Oracle(packages.bundle)
    valid = invalid = 0
    wrong: list[str] = []
    with Node(packages.typescript) as node:
        for path in examples:
            text = path.read_text(encoding="utf-8")
            verdict = oracle.is_valid(type_name, json.loads(text))
            answers = ask_python(packages.module(), type_name, text), node.ask(type_name, text)
            if any((not answer.violations) != verdict for answer in answers) or not _agree(*answers):
                wrong.append(path.name)
            valid, invalid = valid + verdict, invalid + (not verdict)
    return valid, invalid, wrong


def _agree(one: Answer, other: Answer) -> bool:
    if one.encoded is None or other.encoded is None:
        return one == other
    return same_json(json.loads(one.encoded), json.loads(other.encoded))


def seconds(start: float) -> float:
    """Give the seconds since a moment."""
    return time.perf_counter() - start
