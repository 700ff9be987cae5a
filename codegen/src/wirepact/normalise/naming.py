"""Names of types and fields. Whatever wants a name that is taken is refused, with both places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wirepact.check.library import Library
from wirepact.findings import Finding, Place, refuse_if
from wirepact.names import field, is_python_name, is_typescript_name, snake
from wirepact.values import Json, members, text_of

from .claims import check_claims, check_topic_names
from .model import Contract, Object, Property, TypeDef

_TYPE_NAME = re.compile(r"[A-Z][A-Za-z0-9]*")

PYTHON_RESERVED = frozenset(
    {"ContractError", "JsonValue", "Literal", "LookupError", "Mapping", "Sequence", "TypeAlias", "Violation"}
    | {"UNSET", "UnsetType", "False", "None", "True"}
)
TYPESCRIPT_RESERVED = frozenset({"ContractError", "ContractTypes", "JsonValue", "TypeName", "Violation"})
_CODES_RESERVED = frozenset({"CodeInfo"})
_TOPICS_RESERVED = frozenset({"AnyTopic", "BusContract", "CONTRACT", "CodeInfo", "Rejected"})
_TYPESCRIPT_TOPICS_RESERVED = frozenset({"AnyTopic", "CodeInfo", "Object", "ReturnType", "Topic", "TopicName"})
_ADDITIONAL = "additionalProperties"
_INHERITED = frozenset(
    {"constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString"}
    | {"toString", "valueOf"}
)
_FIELD_RESERVED = frozenset({"str", "int", "float", "bool", "tuple", "field", "object", "dataclass", "dict"})


def python_field(wire: str, schema: Mapping[str, Json]) -> str:
    """Name a property in Python; what Python can't take gets an underscore behind it."""
    chosen = text_of(schema.get("x-python-name"))
    if chosen is not None:
        return chosen
    name = field(wire)
    free = is_python_name(name) and name not in (*_FIELD_RESERVED, snake(_ADDITIONAL))
    return name if name in _SOFT or free else f"{name}_"


_SOFT = frozenset({"type", "match", "case"})


def check_names(library: Library, contract: Contract) -> None:
    """Raise `RefusedError` for names that no language takes, for names wanted twice, and when there is none."""
    if not contract.types:
        place = Place(next(iter(library.roots)))
        refuse_if([Finding(place, "nothing to compile: no schema here names a type; write one into `$defs`")])
    refuse_if([*_check_types(contract), *_check_fields(contract), *_check_chosen(library, contract)])


def _check_types(contract: Contract) -> list[Finding]:
    python, typescript = _taken(contract)
    named = (definition for definition in contract.types if not _of_topic(definition))
    problems = {definition.place: _illegal(definition, python, typescript) for definition in named}
    found = [Finding(place, problem) for place, problem in problems.items() if problem]
    found += check_topic_names(contract.topics)
    return found or list(check_claims(contract))


def _of_topic(definition: TypeDef) -> bool:
    return definition.place.pointer[:1] == ("x-topics",)


def _taken(contract: Contract) -> tuple[frozenset[str], frozenset[str]]:
    """Give the names that the packages need themselves, in Python and in TypeScript."""
    codes = _CODES_RESERVED if any(definition.codes for definition in contract.types) else frozenset[str]()
    if not contract.topics:
        return PYTHON_RESERVED | codes, TYPESCRIPT_RESERVED | codes
    return PYTHON_RESERVED | _TOPICS_RESERVED, TYPESCRIPT_RESERVED | _TYPESCRIPT_TOPICS_RESERVED


def _illegal(definition: TypeDef, python: frozenset[str], typescript: frozenset[str]) -> str | None:
    if not definition.name:
        said = definition.place.pointer[-1] if definition.place.pointer else definition.place.file
        return f"`{said}` gives no name for a type; write it in ASCII letters and digits"
    if not is_python_name(definition.python) or not definition.python[0].isalpha():
        if definition.python != definition.name:
            return f"`{definition.python}` is no name for a type in Python; mend its `x-python-name`"
        return f"`{definition.python}` is no name for a type in Python; give it one with `x-python-name`"
    if not _TYPE_NAME.fullmatch(definition.python):
        return f"expected a type's name such as `MyType`, got `{definition.python}`; mend its `x-python-name`"
    if definition.python in python:
        return f"`{definition.python}` is taken in the Python package; choose another with `x-python-name`"
    if not is_typescript_name(definition.typescript):
        return f"`{definition.typescript}` is no name for a type in TypeScript; give it one with `x-typescript-name`"
    if not _TYPE_NAME.fullmatch(definition.typescript):
        return f"expected a type's name such as `MyType`, got `{definition.typescript}`; mend its `x-typescript-name`"
    if definition.typescript in typescript:
        return f"`{definition.typescript}` is taken in the TypeScript package; choose another with `x-typescript-name`"
    return None


def _check_fields(contract: Contract) -> Iterator[Finding]:
    hidden = _FIELD_RESERVED | PYTHON_RESERVED | {definition.python for definition in contract.types}
    for definition in contract.types:
        if not isinstance(definition.definition, Object):
            continue
        taken: dict[str, str] = {}
        if definition.definition.additional is not None:
            taken["additional_properties"] = _ADDITIONAL
        for prop in definition.definition.properties:
            place = definition.place.at("properties", prop.wire)
            if not is_python_name(prop.python):
                yield Finding(place, _no_field(prop))
            elif prop.python in hidden:
                message = f"a field `{prop.python}` would hide what the class itself uses under that name"
                yield Finding(place, f"{message}; choose another `x-python-name`")
            elif prop.python in taken:
                message = f"`{prop.wire}` and `{taken[prop.python]}` both become `{prop.python}` in Python"
                clashes = taken[prop.python] != _ADDITIONAL
                other = definition.place.at(*(("properties", taken[prop.python]) if clashes else (_ADDITIONAL,)))
                yield Finding(place, f"{message}; give one an `x-python-name`", (other,))
            taken.setdefault(prop.python, prop.wire)
            if prop.wire == "__proto__":
                message = "TypeScript can't carry a property `__proto__`; every object has one of its own"
                yield Finding(place, f"{message}; rename it")
            elif prop.wire in _INHERITED and not prop.required:
                message = f"TypeScript can't carry `{prop.wire}` as an optional property; every object has one already"
                yield Finding(place, f"{message}; rename it, or make it required")


def _no_field(prop: Property) -> str:
    if prop.python != python_field(prop.wire, {}):
        return f"`{prop.python}` is no name for a field in Python; mend its `x-python-name`"
    what = f"`{prop.wire}`" if prop.wire else "the empty name"
    return f"{what} gives no name for a field in Python; give it one with `x-python-name`"


def _check_chosen(library: Library, contract: Contract) -> Iterator[Finding]:
    """Find names chosen where nothing has a name."""
    types = {definition.place for definition in contract.types}
    for place, schema in library.schemas():
        said = members(schema)
        if "x-typescript-name" in said and place not in types:
            message = (
                "`x-typescript-name` names a type, and this schema is none; take it out, or move the schema to $defs"
            )
            yield Finding(place.key("x-typescript-name"), message)
        if "x-python-name" in said and not library.is_definition(place) and place.pointer[-2:-1] != ("properties",):
            message = "`x-python-name` names a property or a type in $defs, and this schema is neither"
            yield Finding(place.key("x-python-name"), f"{message}; take it out, or move the schema to $defs")
