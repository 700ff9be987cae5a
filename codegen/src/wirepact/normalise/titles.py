"""Names of inline types. A title names one, unless other types want that name too: then its owner says which it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from wirepact.names import pascal, snake
from wirepact.values import Json, text_of

from .model import TypeDef, TypeName


def inline_name(owner: str, step: str, schema: Mapping[str, Json], shared: frozenset[TypeName]) -> TypeName:
    """Name an inline type by its title, else by its owner and the property it stands in.

    A title in `shared` is said after its owner; one that only says the owner again gives way to the property.
    """
    title = pascal(text_of(schema.get("title")) or "")
    if title and title not in shared:
        return TypeName(title)
    return TypeName(owner + (title if title not in ("", owner) else pascal(step)))


def shared_names(types: Iterable[TypeDef]) -> frozenset[TypeName]:
    """Give the names that several types want, or whose functions would have one name."""
    names = [definition.name for definition in types]
    wanted = Counter(snake(name) for name in names)
    return frozenset(name for name in names if wanted[snake(name)] > 1)
