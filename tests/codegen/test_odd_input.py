"""Whatever a schema holds, the compiler answers with findings or with packages, never with a crash."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from support.generated import ROOT
from wirepact.check import check
from wirepact.findings import FileName, RefusedError
from wirepact.load.sources import Source, Sources
from wirepact.load.strict_json import decode_utf8, parse
from wirepact.normalise import normalise

BASES = (ROOT / "schema", Path(__file__).parent / "contracts" / "full")
KEYS = (
    *(
        "type",
        "$ref",
        "properties",
        "required",
        "oneOf",
        "anyOf",
        "const",
        "enum",
        "items",
        "$defs",
        "title",
        "minimum",
    ),
    *("x-topics", "x-envelope", "x-codes", "x-python-name", "x-typescript-name", "x-extensible-enum", "maxItems"),
    *("additionalProperties", "address", "state", "event", "snapshot", "a"),
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 1.0, -1, "", "string", "object", "null", [], {}, ["string", "null"], ["null"]),
    *({"$ref": "#"}, {"$ref": "#/$defs/Session"}, {"type": "string"}, {"const": 1}, [{"type": "null"}, {"$ref": "#"}]),
    *("sessions.state", "{a}", "a.{b}", "class", "é", "Session", "#/$defs", "#/$defs/A/", "codes.json", "x.json#"),
)


def read(base: Path) -> dict[str, Any]:
    """Read the schemas of a folder."""
    paths = [path for path in base.rglob("*.json") if "examples" not in path.parts]
    return {path.relative_to(base).as_posix(): json.loads(path.read_text()) for path in paths}


def containers(value: Any) -> list[Any]:
    """Give every object and array that is not empty."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [*([value] if inner else []), *(found for item in inner for found in containers(item))]


def mutate(chance: random.Random, document: Any) -> None:
    """Change one member or item somewhere in a document."""
    container = chance.choice(containers(document))
    key = chance.choice(list(container) if isinstance(container, dict) else range(len(container)))
    match chance.randrange(4):
        case 0:
            del container[key]
        case 1:
            container[key] = copy.deepcopy(chance.choice(VALUES))
        case 2 if isinstance(container, dict):
            container[chance.choice(KEYS)] = copy.deepcopy(chance.choice(VALUES))
        case _ if isinstance(container, dict):
            container[chance.choice(KEYS)] = container.pop(key)
        case _:
            container.append(copy.deepcopy(container[key]))


@pytest.mark.parametrize("seed", range(0, 400, 40))
def test_changed_schemas(seed: int) -> None:
    """Two real contracts, changed in one to three places: findings, or a model."""
    accepted = 0
    for number in range(seed, seed + 40):
        chance = random.Random(number)
        documents = read(chance.choice(BASES))
        for _ in range(chance.randint(1, 3)):
            mutate(chance, chance.choice([document for document in documents.values() if document]))
        files = tuple(Source(FileName(name), value) for name, value in sorted(documents.items()))
        try:
            normalise(check(Sources(files, ())))
            accepted += 1
        except RefusedError:
            continue
    assert accepted < 40


def test_broken_texts() -> None:
    """A text that was cut, or in which a byte changed, is parsed or refused."""
    data = (ROOT / "schema" / "sessions.json").read_bytes()
    chance = random.Random(1)
    refused = 0
    for _ in range(300):
        at = chance.randrange(len(data))
        broken = data[:at] if chance.random() < 0.3 else data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        try:
            parse(decode_utf8(broken, FileName("a.json")), FileName("a.json"))
        except RefusedError:
            refused += 1
    assert refused > 100
