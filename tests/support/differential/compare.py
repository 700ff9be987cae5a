"""Puts instances to all readings of a contract, and says where they disagree."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from support.generated import Answer, Node, Packages
from wirepact.instances import Oracle
from wirepact.values import members

from .readings import Result, python_readings
from .roundtrip import came_back, same_json


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One instance that is read in two ways."""

    contract: str
    type_name: str
    what: str
    text: str
    answers: str

    def __str__(self) -> str:
        return f"{self.contract} {self.type_name}: {self.what}\n  instance: {self.text}\n  {self.answers}"


@dataclass
class Tally:
    """How many instances of a type were put, and what came of it."""

    valid: int = 0
    invalid: int = 0
    disagreements: list[Disagreement] = field(default_factory=list)

    @property
    def instances(self) -> int:
        """All of them."""
        return self.valid + self.invalid

    def add(self, other: Tally) -> None:
        """Add the figures of another."""
        self.valid += other.valid
        self.invalid += other.invalid
        self.disagreements += other.disagreements


class Comparison:
    """One contract, read by `jsonschema`, by every way into the Python package, and by TypeScript in Node."""

    def __init__(self, packages: Packages, node: Node) -> None:
        self.packages = packages
        self.oracle = Oracle(packages.bundle)
        self._node = node
        self._python = python_readings(packages)
        self._definitions = members(packages.bundle["$defs"])

    def compare(self, type_name: str, texts: list[str]) -> Tally:
        """Put texts of a type to all readings; what encoders wrote is put to the other language's decoder."""
        if not texts:
            return Tally()
        self._node.send([(type_name, text) for text in texts])
        python = [{way: read(type_name, text) for way, read in self._python.items()} for text in texts]
        verdicts = [self.oracle.is_valid(type_name, json.loads(text)) for text in texts]
        typescript = self._node.receive()
        tally = Tally(sum(verdicts), len(verdicts) - sum(verdicts))
        for text, verdict, found, other in zip(texts, verdicts, python, typescript, strict=True):
            what = self._judge(type_name, text, verdict, {**found, "typescript": other})
            if what:
                tally.disagreements.append(self._disagreement(type_name, text, what, verdict, found, other))
        self._cross(type_name, texts, [found["text"] for found in python], typescript, tally)
        return tally

    def _judge(self, type_name: str, text: str, verdict: bool, answers: dict[str, Result]) -> str | None:
        crashed = [way for way, answer in answers.items() if isinstance(answer, str)]
        if crashed:
            return f"{' and '.join(crashed)} crashed"
        found = {way: answer for way, answer in answers.items() if isinstance(answer, Answer)}
        wrong = [way for way, answer in found.items() if (not answer.violations) != verdict]
        if wrong:
            return f"the verdict of {' and '.join(wrong)} is not that of jsonschema"
        if len({answer.violations for answer in found.values()}) > 1:
            return "the violations differ"
        sent = json.loads(text)
        lost = [way for way, answer in found.items() if verdict and not self._came_back(type_name, sent, answer)]
        return f"{' and '.join(lost)} did not give back what was sent" if lost else None

    def _came_back(self, type_name: str, sent: Any, answer: Answer) -> bool:
        assert answer.encoded is not None
        return came_back(self.oracle, self._definitions, type_name, sent, json.loads(answer.encoded))

    def _disagreement(
        self, type_name: str, text: str, what: str, verdict: bool, python: dict[str, Result], typescript: Result
    ) -> Disagreement:
        answers = [f"jsonschema: {'valid' if verdict else 'invalid'}"]
        answers += [f"{way}: {shown(answer)}" for way, answer in {**python, "typescript": typescript}.items()]
        return Disagreement(self.packages.name, type_name, what, text, "; ".join(answers))

    def _cross(
        self, type_name: str, texts: list[str], python: list[Result], typescript: list[Result], tally: Tally
    ) -> None:
        """Put what Python wrote to TypeScript, and the other way round: it is the same JSON again."""
        rows = [
            (text, ours.encoded, theirs.encoded)
            for text, ours, theirs in zip(texts, python, typescript, strict=True)
            if isinstance(ours, Answer) and isinstance(theirs, Answer) and ours.encoded and theirs.encoded
        ]
        self._node.send([(type_name, ours) for _, ours, _ in rows])
        again = [self._python["text"](type_name, theirs) for _, _, theirs in rows]
        back = self._node.receive()
        for (text, ours, theirs), in_python, in_typescript in zip(rows, again, back, strict=True):
            written = [ours, theirs, in_python, in_typescript]
            if not all(_is_same(ours, answer) for answer in (theirs, in_python, in_typescript)):
                answers = "; ".join(shown(answer) for answer in written)
                what = "what one language wrote comes out of the other otherwise"
                tally.disagreements.append(Disagreement(self.packages.name, type_name, what, text, answers))


def _is_same(text: str, other: Result) -> bool:
    encoded = other.encoded if isinstance(other, Answer) else other
    return encoded is not None and same_json(json.loads(text), json.loads(encoded))


def shown(answer: Result) -> str:
    """Show an answer on a line."""
    if isinstance(answer, str):
        return answer
    return str(sorted(answer.violations)) if answer.violations else f"valid, {answer.encoded}"
