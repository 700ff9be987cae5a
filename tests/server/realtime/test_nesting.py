"""How deep a text nests is told as a reader of JSON would."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wirepact_server.realtime.nesting import nests_deeper

KEYS = st.text(alphabet='[{"\\', max_size=3)
TREES = st.recursive(
    st.text(alphabet='[]{}"\\a', max_size=5) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet='[{"\\', max_size=3), inner, max_size=3)
    ),
    max_leaves=40,
)


def depth_of(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(depth_of, inner), default=0)


@given(TREES, st.integers(1, 8))
def test_it_is_the_depth_of_the_value(value: object, limit: int) -> None:
    assert nests_deeper(json.dumps(value), limit) == (depth_of(value) > limit)


@given(TREES, st.integers(1, 5), st.integers(0, 60))
def test_a_text_that_is_cut_hides_no_depth(value: object, limit: int, cut: int) -> None:
    deep = "[" * (limit + 1) + json.dumps(value)[:cut]
    assert nests_deeper(deep, limit)


@pytest.mark.parametrize("text", ["[" * 30_000, '{"a":' * 10_000, "[]" * 30_000 + "[" * 17, "[" * 17 + "]" * 17])
def test_what_is_too_deep(text: str) -> None:
    assert nests_deeper(text, 16)


@pytest.mark.parametrize(
    "text", ["[" * 16 + "]" * 16, "[{}]" * 1000, json.dumps({"topics": ["[" * 100, '"[\\' * 100]})]
)
def test_what_is_not(text: str) -> None:
    assert not nests_deeper(text, 16)


@pytest.mark.parametrize(
    "text", ['"' * 65_000 + "[" * 30, '"\\' * 30_000 + "[" * 30, "[]{}" * 16_000, "[" * 32_000 + "]" * 32_000]
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    nests_deeper(text, 16)
    assert time.process_time() - began < 0.25
