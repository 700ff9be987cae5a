"""What decoders are asked: instances of a contract's types and mutations of them, and texts that are no I-JSON."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from wirepact.instances import Oracle, generate_instances, generate_mutations

if TYPE_CHECKING:
    from .generated import Packages

_NAMES = st.sampled_from(["type", "id", "topic", "__proto__", "constructor", "a~/b", "x"]) | st.text(max_size=8)
_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 12)
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=8)
)
ANY_JSON = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3), max_leaves=6
)


@cache
def _oracle(packages: Packages) -> Oracle:
    return Oracle(packages.bundle)


@st.composite
def cases(draw: st.DrawFn, packages: Packages) -> tuple[str, Any, bool]:
    """A type, an instance, and whether it is known to be valid."""
    name = draw(st.sampled_from(packages.type_names()))
    kind, seed = draw(st.integers(0, 4)), draw(st.integers(0, 2**32))
    if kind == 0:
        return name, draw(ANY_JSON), False
    generate = generate_instances if kind < 3 else generate_mutations
    found = list(generate(packages.bundle, name, seed=seed, count=1, oracle=_oracle(packages)))
    return (name, found[0], kind < 3) if found else (name, draw(ANY_JSON), False)


BROKEN = [
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
