"""Packages that several tests of the compiler share; each contract is generated once a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.generated import ROOT, Node, Packages, generate

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTRACTS = Path(__file__).parent / "contracts"


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """A contract that uses everything the compiler supports."""
    return generate(CONTRACTS / "full", tmp_path_factory.mktemp("full"), "full_contract")


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """A contract of assertions that types can't say, each with examples."""
    return generate(CONTRACTS / "hard", tmp_path_factory.mktemp("hard"), "hard_contract")


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """The project's own contract, under another name than the installed one."""
    return generate(ROOT / "schema", tmp_path_factory.mktemp("own"), "own_contract")


@pytest.fixture(scope="session")
def full_node(full: Packages) -> Iterator[Node]:
    """Node with the full contract."""
    with Node(full.typescript) as node:
        yield node


@pytest.fixture(scope="session")
def own_node(own: Packages) -> Iterator[Node]:
    """Node with the project's own contract."""
    with Node(own.typescript) as node:
        yield node


@pytest.fixture(scope="session")
def hard_node(hard: Packages) -> Iterator[Node]:
    """Node with the hard contract."""
    with Node(hard.typescript) as node:
        yield node
