"""Instances of a contract's types, made from its bundle: valid ones, and near-misses.

A bundle is one plain JSON Schema (2020-12) with `$defs` and local references, as `normalise(…).bundle` is. All here is
pure: the same bundle, type and seed give the same instances, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from wirepact.values import Json

from .build import Builder
from .mutations import Vocabulary, mutate, vocabulary
from .oracle import Oracle
from .schemas import UnsatisfiedError

__all__ = ["Oracle", "Vocabulary", "generate_instances", "generate_mutations", "mutate", "vocabulary"]

_TRIES = 30


def generate_instances(
    bundle: dict[str, Json], type_name: str, *, seed: int, count: int, oracle: Oracle | None = None
) -> Iterator[Json]:
    """Give valid instances of a type, up to `count`; they are small, varied, and may repeat.

    Every one was held against the schema by `jsonschema`. Values are built from what the schema says; where that can't
    be sure (`not`, `oneOf`, `uniqueItems` and their like) candidates are built and held against it, a bounded number
    of times, so a type that is hard to satisfy may give fewer, and one that nothing satisfies gives none. Branches of
    unions, values of enums and types take turns. An `oracle` of the same bundle saves setting up another. Raises
    `KeyError` for no type of the bundle.
    """
    random = Random(f"{seed} {type_name}")  # noqa: S311  # what is wanted is the same instances again, not secrets
    oracle = oracle or Oracle(bundle)
    builder = Builder(bundle, random, oracle)
    given = misses = 0
    while given < count and misses < _TRIES:
        misses += 1
        try:
            instance = builder.start(type_name)
        except UnsatisfiedError:
            continue
        if oracle.is_valid(type_name, instance):
            yield instance
            given, misses = given + 1, 0


def generate_mutations(
    bundle: dict[str, Json], type_name: str, *, seed: int, count: int, oracle: Oracle | None = None
) -> Iterator[Json]:
    """Give `count` values that are nearly instances of a type: valid ones, changed in one to three places.

    A change may leave a value valid; nothing is promised of its verdict. Where no valid instance was found, null and
    what the schemas speak of is changed instead.
    """
    random = Random(f"mutations {seed} {type_name}")  # noqa: S311  # the same mutations again, not secrets
    words = vocabulary(bundle, type_name)
    valid = generate_instances(bundle, type_name, seed=seed + 1, count=count, oracle=oracle)
    start: Json = None
    for _ in range(count):
        start = next(valid, start)
        yield mutate(start, words, random)
