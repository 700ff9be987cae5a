"""Which schemas are types of their own, and their names: every definition, and all that a reference leads to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from wirepact.check.library import Library
from wirepact.check.references import declared_references
from wirepact.findings import Place
from wirepact.keywords import ASSERTIONS, DEFINITIONS
from wirepact.names import pascal
from wirepact.values import Json, Pointer, Step, members, text_of

from .model import TypeName


def name_definitions(library: Library) -> Mapping[Place, TypeName]:
    """Name every root schema that is a type, every entry of every $defs, and whatever else is referred to.

    Of files that are only referred to, what is reached is named. A schema that means different things in different
    dynamic scopes gets a name for each scope that it is reached in.
    """
    return _Entries(library).names


class _Entries:
    def __init__(self, library: Library) -> None:
        self._library = library
        self.names: dict[Place, TypeName] = {}
        self._waiting: list[Place] = []
        declared = [library.target(place, ref) for place, ref in declared_references(library)]
        for place in self._own():
            self._enter(library.entry(place))
        for place in declared:
            self._enter(place)
        while self._waiting:
            place = self._waiting.pop(0)
            for inner, _ in library.applied(place):
                for target in library.targets(inner):
                    self._enter(target)
        self.names = self._in_order()

    def _own(self) -> list[Place]:
        """Give the definitions of the own files, in their order; roots that say nothing of a value are none."""
        return [
            place
            for file in self._library.own
            for pointer, schema in self._library.index.schemas[file].items()
            if self._library.is_definition(place := Place(file, pointer)) and (pointer or _is_type(schema))
        ]

    def _enter(self, place: Place) -> None:
        if place not in self.names:
            self.names[place] = self._name(place)
            self._waiting.append(place)

    def _in_order(self) -> dict[Place, TypeName]:
        """Sort by file and place, so that no name depends on the order in which references were followed."""
        files = {file: number for number, file in enumerate(self._library.roots)}
        orders = {
            file: {pointer: number for number, pointer in enumerate(found)}
            for file, found in self._library.index.schemas.items()
        }

        def order(place: Place) -> tuple[int, int, str]:
            return files[place.file], orders[place.file][place.pointer], self.names[place]

        return {place: self.names[place] for place in sorted(self.names, key=order)}

    def _name(self, place: Place) -> TypeName:
        base = self._base_name(Place(place.file, place.pointer))
        own = self._library.entry(place).scope
        elsewhere = [self._base_name(target) for binding in place.scope if binding not in own for target in binding[1:]]
        return TypeName(f"{base}In{'And'.join(dict.fromkeys(elsewhere))}" if elsewhere else base)

    def _base_name(self, place: Place) -> str:
        schema = members(self._library.at(place))
        title = pascal(text_of(schema.get("title")) or "")
        if not place.pointer:
            return title or self._root_name(place)
        if self._library.is_definition(place):
            return self._owner(place, len(place.pointer) - 2) + pascal(str(place.pointer[-1]))
        return title or self._inline(place)

    def _root_name(self, place: Place) -> str:
        path = urlsplit(place.file).path if "://" in place.file else place.file
        return pascal(PurePosixPath(unquote(path)).stem)

    def _owner(self, place: Place, length: int) -> str:
        """Name what a nested definition stands in; the top of a file goes without saying."""
        owner = Place(place.file, place.pointer[:length])
        return self._base_name(owner) if owner.pointer else ""

    def _inline(self, place: Place) -> str:
        above = (Place(place.file, place.pointer[:length]) for length in range(len(place.pointer) - 1, -1, -1))
        owner = next(found for found in above if self._library.is_definition(found))
        return self._base_name(owner) + pascal(inline_step(place.pointer[len(owner.pointer) :]))


def _is_type(root: Json) -> bool:
    """Tell whether a file's root schema is a type, and not just the place of its definitions and topics."""
    keywords = members(root).keys()
    holds_others = bool({*DEFINITIONS, "x-topics", "x-envelope"} & keywords)
    return isinstance(root, bool) or bool(ASSERTIONS & keywords) or not holds_others


_STEPS = {"items": "item", "additionalProperties": "value", "unevaluatedProperties": "value", "contains": "item"}


def inline_step(pointer: Pointer) -> str:
    """Describe the way from a type to a schema inside it, as the names of inline types do."""
    words: list[str] = []
    steps: list[Step] = list(pointer)
    while steps:
        keyword = str(steps.pop(0))
        if keyword in _STEPS:
            words.append(_STEPS[keyword])
        elif keyword in ("properties", *DEFINITIONS) and steps:
            words.append(str(steps.pop(0)))
        else:
            words.append(keyword)
    return " ".join(words)
