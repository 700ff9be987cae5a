"""Phase 3: one reading of the contract. References resolved, every type named, topics' messages derived."""

from __future__ import annotations

from dataclasses import dataclass

from wirepact.check.library import Library
from wirepact.values import Json

from .bundle import write_bundle
from .entries import name_definitions
from .model import Contract
from .naming import check_names
from .shapes import read_shapes
from .topics import derive_topics, read_envelope


@dataclass(frozen=True, slots=True)
class Normalised:
    """The typed model, and beside it the same contract as one plain JSON Schema (2020-12)."""

    contract: Contract
    bundle: dict[str, Json]


def normalise(library: Library) -> Normalised:
    """Read checked schemas into the model. Raises `RefusedError` when two things want one name."""
    names = name_definitions(library)
    reader, types = read_shapes(library, names)
    topics, messages = derive_topics(library, names)
    envelope = read_envelope(library, {**names, **{found.place: found.name for found in types}}, topics)
    contract = Contract(
        tuple(envelope.route(definition) for definition in types) + messages,
        topics,
        envelope.value,
        reader.tables,
        reader.formats,
    )
    check_names(library, contract)
    return Normalised(contract, write_bundle(library, names, contract))
