"""A public schema of some 1,900 definitions, as it lies in a package that is here anyway: biome's own configuration.

`just outside` tries more of them (docs/OUTSIDE.md); they are fetched, which no test does.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from support.generated import ROOT, Node, Packages, ask_python, generate

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = ROOT / "node_modules/@biomejs/biome/configuration_schema.json"
WRONG = {
    "linter": {"rules": {"style": {"useConst": "loud"}}},
    "formatter": {"lineWidth": -1},
    "no such part": {},
}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """The packages of biome's configuration."""
    return generate(SCHEMA, tmp_path_factory.mktemp("outside"), "outside_biome")


@pytest.fixture(scope="module")
def node(packages: Packages) -> Iterator[Node]:
    """The TypeScript package, in Node."""
    with Node(packages.typescript) as process:
        yield process


def test_no_name_is_numbered(packages: Packages) -> None:
    """A type's name ends in a number only where the definition's own name does."""
    definitions = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    names = packages.type_names()
    assert len(names) > 1_800
    assert {name for name in names if re.search(r"\d$", name)} <= definitions.keys()


def test_documents_are_read_alike(packages: Packages, node: Node) -> None:
    """This repository's own configuration is one; a wrong one gives all its violations, the same in both languages."""
    own = json.loads((ROOT / "biome.json").read_text(encoding="utf-8"))
    for document in (own, WRONG):
        text = json.dumps(document)
        python, typescript = ask_python(packages.module(), "Configuration", text), node.ask("Configuration", text)
        assert python.violations == typescript.violations
        assert bool(python.violations) is (document is WRONG)
        pointers = {pointer for pointer, _ in python.violations}
        assert document is own or {"/no such part", "/formatter/lineWidth"} <= pointers
    assert json.loads(node.ask("Configuration", json.dumps(own)).encoded or "") == own
