"""Generates a contract's packages into a folder, and lets tests speak to both."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from wirepact.config import Config, Target
from wirepact.names import snake
from wirepact.pipeline import compile_contract

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
REPLAY = Path(__file__).with_name("replay.ts")
BOTH_PATHS = Path(__file__).with_name("both_paths.ts")
NODE_PATH = f"{ROOT / '.venv' / 'node'}{os.pathsep}{os.environ['PATH']}"

Verdict = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """What a decoder made of a text: the violations, or the text that the encoder wrote of the value."""

    violations: Verdict
    encoded: str | None


@dataclass(frozen=True, eq=False)
class Packages:
    """The two generated packages of one contract, and its bundle."""

    python: Path
    typescript: Path
    name: str
    bundle: dict[str, Any]
    functions: dict[str, str]
    """Per type, the name that its Python functions have."""

    def module(self) -> ModuleType:
        """Import the Python package."""
        if str(self.python) not in sys.path:
            sys.path.insert(0, str(self.python))
        return importlib.import_module(self.name)

    def type_names(self) -> list[str]:
        """Give the names of the contract's types."""
        return sorted(self.bundle["$defs"])


def generate(schema: Path, folder: Path, name: str, resources: Mapping[str, Path] | None = None) -> Packages:
    """Compile a schema folder into a folder of tests."""
    python, typescript = Target(folder / "python", name), Target(folder / "typescript", name.replace("_", "-"))
    config = Config(schema, python, typescript, resources or {})
    outcome = compile_contract(config)
    functions = {str(found.name): snake(found.python) for found in outcome.normalised.contract.types}
    return Packages(folder / "python", folder / "typescript", name, outcome.normalised.bundle, functions)


def ask_python(module: ModuleType, type_name: str, text: str) -> Answer:
    """Decode in Python, and encode what came out."""
    try:
        value = module.decode(type_name, text)
    except module.ContractError as error:
        return Answer(frozenset((found.pointer, found.code) for found in error.violations), None)
    return Answer(frozenset(), module.encode(type_name, value).decode())


class Node:
    """One Node process that decodes with the TypeScript package."""

    def __init__(self, package: Path, script: Path = REPLAY) -> None:
        self._process = subprocess.Popen(
            ["node", script, package / "index.ts"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PATH": NODE_PATH},
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=30)

    def ask(self, type_name: str, text: str) -> Answer:
        """Decode in TypeScript, and encode what came out."""
        self.send([(type_name, text)])
        answer = self.receive()[0]
        assert isinstance(answer, Answer), answer
        return answer

    def send(self, questions: list[tuple[str, str]]) -> None:
        """Put questions, each a type and a text; the answers are fetched with `receive`, before the next are put."""
        self._write([{"type": type_name, "text": text} for type_name, text in questions])

    def receive(self) -> list[Answer | str]:
        """Give the answers in order; a text instead says how the decoder or the encoder crashed."""
        return [_answer(answer) for answer in self._read()]

    def put(self, **question: str) -> Any:
        """Put a question to a script of its own, and give its answer."""
        self._write(question)
        answer = self._read()
        assert "crash" not in answer, answer
        return answer

    def _write(self, question: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()

    def _read(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the Node process ended"
        return json.loads(line)


def _answer(answer: dict[str, Any]) -> Answer | str:
    if "crash" in answer:
        return str(answer["crash"])
    return Answer(frozenset((pointer, code) for pointer, code in answer["violations"]), answer["encoded"])
