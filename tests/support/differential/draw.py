"""Draws the texts that are put to the readings, from a seed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, zip_longest
from random import Random
from typing import Any

from wirepact.instances import Oracle, generate_instances, generate_mutations

_FOR_EVERY_TYPE: tuple[Any, ...] = (None, True, False, 0, -0.0, 1.0, 0.5, 1e308, 2**53, "", "a", [], {}, [[]], {"": {}})
_END = object()


def texts(bundle: dict[str, Any], type_name: str, oracle: Oracle, *, seed: int, count: int) -> Iterator[str]:
    """Give about `count` texts of a type: valid instances, and more mutations. They may repeat."""
    third = count // 3 + 1
    valid = generate_instances(bundle, type_name, seed=seed, count=third, oracle=oracle)
    mutations = generate_mutations(bundle, type_name, seed=seed, count=2 * third, oracle=oracle)
    random = Random(f"texts {seed} {type_name}")
    both = chain.from_iterable(zip_longest(valid, mutations, fillvalue=_END))
    for value in chain(_FOR_EVERY_TYPE, both):
        if value is not _END:
            yield spell(value, random)


def spell(value: Any, random: Random) -> str:
    """Write a value as JSON in one of the ways that mean the same."""
    gaps = random.choice([(",", ":"), (", ", ": "), (" ,\t", "\r\n: ")])
    return json.dumps(value, ensure_ascii=random.random() < 0.5, separators=gaps)
