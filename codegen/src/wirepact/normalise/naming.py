"""Names of types and fields. Whatever wants a name that is taken is refused, with both places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from wirepact.check.library import Library
from wirepact.check.references import declared_references
from wirepact.findings import Finding, Place, refuse_if
from wirepact.names import camel, is_python_name, is_typescript_name, pascal, plural_constant, snake
from wirepact.values import Json, members, text_of

from .model import Contract, Object, TypeDef, TypeName

_ROOT_WITHOUT_TYPE = frozenset(
    {"$schema", "$comment", "$defs", "title", "description", "x-topics", "x-envelope", "examples", "deprecated"}
)

PYTHON_RESERVED = frozenset(
    [
        "Rules",
        "Any",
        "AnyTopic",
        "BusContract",
        "CodeInfo",
        "ContractError",
        "False",
        "JsonValue",
        "Literal",
        "Mapping",
        "MappingProxyType",
        "None",
        "Rejected",
        "Sequence",
        "True",
        "TypeAlias",
        "UNSET",
        "UnsetType",
        "Violation",
        "CONTRACT",
        "Found",
        "Path",
    ]
)
TYPESCRIPT_RESERVED = frozenset(
    [
        "Rules",
        "AnyTopic",
        "Array",
        "BigInt",
        "Boolean",
        "CodeInfo",
        "ContractError",
        "ContractTypes",
        "Date",
        "Error",
        "Function",
        "Infinity",
        "JSON",
        "JsonValue",
        "Map",
        "Math",
        "NaN",
        "Number",
        "Object",
        "Path",
        "Promise",
        "Proxy",
        "RangeError",
        "ReadonlyMap",
        "Record",
        "RegExp",
        "Set",
        "String",
        "Symbol",
        "Topic",
        "TopicName",
        "Violation",
        "Found",
    ]
)
_ADDITIONAL = "additionalProperties"
_INHERITED = frozenset(
    {"constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString"}
    | {"toString", "valueOf"}
)
_FIELD_RESERVED = frozenset({"str", "int", "float", "bool", "tuple", "field", "object", "dataclass"})


def name_definitions(library: Library) -> Mapping[Place, TypeName]:
    """Name every file's root schema that is a type, and every entry of every $defs."""
    names: dict[Place, TypeName] = {}
    referred = _referred_roots(library)
    for file, root in library.roots.items():
        schema = members(root)
        place = Place(file)
        if isinstance(root, bool) or schema.keys() - _ROOT_WITHOUT_TYPE or place in referred:
            title = pascal(text_of(schema.get("title")) or "")
            names[place] = TypeName(title or pascal(PurePosixPath(file).stem))
        for key in members(schema.get("$defs")):
            names[place.at("$defs", key)] = TypeName(pascal(key))
    return names


def _referred_roots(library: Library) -> frozenset[Place]:
    written = ((place, text_of(members(schema).get("$ref"))) for place, schema in library.schemas())
    refs = [(place, ref) for place, ref in written if ref] + list(declared_references(library))
    return frozenset(target for place, ref in refs if not (target := library.target(place, ref)).pointer)


def inline_name(owner: str, step: str, schema: Mapping[str, Json]) -> TypeName:
    """Name an inline type by its title, else by its owner and the property it stands in."""
    title = pascal(text_of(schema.get("title")) or "")
    return TypeName(title or owner + pascal(step))


def python_field(wire: str, schema: Mapping[str, Json]) -> str:
    """Name a property in Python; what Python can't take gets an underscore behind it."""
    chosen = text_of(schema.get("x-python-name"))
    if chosen is not None:
        return chosen
    name = snake(wire)
    return name if name in _SOFT or (is_python_name(name) and name not in _FIELD_RESERVED) else f"{name}_"


_SOFT = frozenset({"type", "match", "case"})


def check_names(contract: Contract) -> None:
    """Raise `RefusedError` for names that no language takes, and for names wanted twice."""
    refuse_if([*_check_types(contract), *_check_fields(contract)])


def _check_types(contract: Contract) -> Iterator[Finding]:
    taken: dict[tuple[str, str], Place] = {}
    for definition in contract.types:
        problem = _illegal(definition)
        if problem:
            yield Finding(definition.place, problem)
            continue
        for claim in _claims(definition):
            if claim in taken:
                yield Finding(definition.place, _clash(definition), (taken[claim],))
                break
            taken[claim] = definition.place
    for topic in contract.topics:
        for claim in (("python", f"{topic.name}Topic"), ("typescript", f"{topic.name}Topic")):
            if claim in taken:
                message = f"`{claim[1]}` is the name of this topic's class too; rename the type"
                yield Finding(taken[claim], message)


def _claims(definition: TypeDef) -> tuple[tuple[str, str], ...]:
    claims = [
        ("python", definition.python),
        ("python", f"decode_{snake(definition.python)}"),
        ("typescript", definition.typescript),
        ("typescript", f"decode {camel(definition.typescript)}"),
    ]
    if definition.codes:
        claims.append(("python", plural_constant(definition.name)))
    return tuple(claims)


def _illegal(definition: TypeDef) -> str | None:
    if not definition.name:
        return f"`{definition.place.pointer[-1]}` gives no name for a type; write it in ASCII letters and digits"
    if not is_python_name(definition.python):
        return f"`{definition.python}` is no name for a type in Python; give it one with `x-python-name`"
    if definition.python in PYTHON_RESERVED:
        return f"`{definition.python}` is taken in the Python package; choose another with `x-python-name`"
    if not is_typescript_name(definition.typescript):
        return f"`{definition.typescript}` is no name for a type in TypeScript; give it one with `x-typescript-name`"
    if definition.typescript in TYPESCRIPT_RESERVED:
        return f"`{definition.typescript}` is taken in the TypeScript package; choose another with `x-typescript-name`"
    return None


def _clash(definition: TypeDef) -> str:
    return (
        f"two types want the name `{definition.name}`; rename one, by its key or its `title`,"
        " or with `x-python-name` and `x-typescript-name`"
    )


def _check_fields(contract: Contract) -> Iterator[Finding]:
    for definition in contract.types:
        if not isinstance(definition.definition, Object):
            continue
        taken: dict[str, str] = {}
        if definition.definition.additional is not None:
            taken["additional_properties"] = _ADDITIONAL
        for prop in definition.definition.properties:
            place = definition.place.at("properties", prop.wire)
            if not is_python_name(prop.python):
                what = f"`{prop.wire}`" if prop.wire else "the empty name"
                message = f"{what} gives no name for a field in Python; give it one with `x-python-name`"
                yield Finding(place, message)
            elif prop.python in taken:
                message = f"`{prop.wire}` and `{taken[prop.python]}` both become `{prop.python}` in Python"
                clashes = taken[prop.python] != _ADDITIONAL
                other = definition.place.at(*(("properties", taken[prop.python]) if clashes else (_ADDITIONAL,)))
                yield Finding(place, f"{message}; give one an `x-python-name`", (other,))
            taken.setdefault(prop.python, prop.wire)
            if prop.wire == "__proto__" or (prop.wire in _INHERITED and not prop.required):
                message = f"TypeScript can't carry `{prop.wire}` as an optional property; every object has one already"
                yield Finding(
                    place, f"{message}; rename it, or make it required" if prop.required else f"{message}; rename it"
                )
