"""Texts at the edges of JSON: both languages read each alike."""

from __future__ import annotations

import json

import pytest
from support.differential.roundtrip import same_json
from support.generated import Node, Packages, ask_python

_BROKEN = [
    "",
    " ",
    "{",
    "[1,]",
    "{'a':1}",
    '{"a":1,}',
    '{"a" 1}',
    "nul",
    "01",
    "1.",
    "+1",
    "NaN",
    "-Infinity",
    '"\t"',
    '"\\x"',
    '"open',
    "1 2",
    "\ufeff1",
    '{"a":1,"a":1}',
    '{"a":{"b":1,"b":2},"c":[{"d":1,"d":1}]}',
    '{"a":1,"\\u0061":2}',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\ud83d\\ude00"',
    '{"\\ud800":1}',
    '{"\\ud800":"\\ud800"}',
    "1e400",
    "-1e400",
    '[1e400,{"a":1e999}]',
    "1" + "0" * 400,
    "1" + "0" * 250 + "e60",
    "1" + "0" * 5000,
    "1e-400",
    "[" * 128 + "]" * 128,
    "[" * 129 + "]" * 129,
    '{"a":' * 129 + "1" + "}" * 129,
    '{"a":[' * 64 + "1" + "]}" * 64,
    '[{"a":' * 65 + "1" + "}]" * 65,
    '{"a":[' * 100 + "1" + "]}" * 100,
    "[" * 100_000 + "]" * 100_000,
    "[" * 100_000,
    '{"a":"[[[[[[\\"]]"}',
    '{"a:b":":::","c":[":"]}',
    '{"__proto__":1,"a":2}',
    '{"__proto__":1,"__proto__":2}',
    "9007199254740991",
    "9007199254740992",
    "-9007199254740993",
    "123456789012345678901234567890",
    "1.0",
    "-0",
    "-0.0",
    '{"a~/b":1,"a~/b":1}',
    "\u00e9",
    '"\u2028"',
    '"\x7f"',
]


@pytest.mark.parametrize("text", _BROKEN, ids=lambda text: text[:30].encode("ascii", "replace").decode())
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
