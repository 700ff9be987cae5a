"""Texts at the edges of JSON: both languages read each alike."""

from __future__ import annotations

import json

import pytest
from support.cases import BROKEN
from support.differential.roundtrip import same_json
from support.generated import Node, Packages, ask_python


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:30].encode("ascii", "replace").decode())
@pytest.mark.parametrize("type_name", ["Anything", "Stuff", "Loose", "Title", "Numbers", "Nested", "Scores"])
def test_texts_beyond_json_get_one_answer(full: Packages, full_node: Node, type_name: str, text: str) -> None:
    """Both languages find the same violations in a text, and neither crashes on any."""
    module = full.module()
    python, typescript = ask_python(module, type_name, text), full_node.ask(type_name, text)
    assert python.violations == typescript.violations
    if python.encoded is not None and typescript.encoded is not None:
        assert same_json(json.loads(python.encoded), json.loads(typescript.encoded))


@pytest.mark.parametrize("name", ['"', "\n", "\\n", "\u0041", "/", "é"])
def test_names_with_escapes_are_their_own(full_node: Node, name: str) -> None:
    """A name of an earlier text is never taken for a later one, which `JSON.parse` of V8 does (Node's issue 63785)."""
    for other in ("\\", f"{name}\\", "x\\"):
        full_node.ask("Anything", json.dumps({"x": 1, other: 2}))
        escaped = "".join(f"\\u{ord(char):04x}" for char in name)
        for text in (
            json.dumps({"x": [1, '"', "\\"], name: 2}),
            f'{{"x":"\\"\\\\","{escaped}" : {{"__proto__":"\\n"}}}}',
        ):
            answer = full_node.ask("Anything", text)
            assert answer.encoded is not None
            assert json.loads(answer.encoded) == json.loads(text)
