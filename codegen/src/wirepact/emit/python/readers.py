"""`_read.py`: one reader a type, each a plain function that collects every violation."""

from __future__ import annotations

from wirepact.emit.templates import HEADER, WIDTH, bracketed, render
from wirepact.names import snake
from wirepact.normalise.model import (
    AddressText,
    Anything,
    Array,
    Choice,
    Contract,
    Limit,
    Map,
    Nullable,
    Object,
    OpenChoice,
    Plain,
    Property,
    Ref,
    Shape,
    TypeDef,
    Union,
)

from .hints import hint, hint_names, literal

_CONTEXT = ["value", "at", "found"]
_RUNTIME = [
    "Found",
    "Path",
    "missing",
    "read_anything",
    "read_array",
    "read_boolean",
    "read_choice",
    "read_integer",
    "read_map",
    "read_null",
    "read_nullable",
    "read_number",
    "read_others",
    "read_string",
    "refuse",
    "refuse_address",
    "refuse_others",
    "refuse_tag",
    "same",
]
_JSON_LIMITS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_items",
    "maxItems": "max_items",
}


def reader_name(contract: Contract, name: str) -> str:
    """Name the reader of a type of the contract."""
    return f"read_{snake(next(found.python for found in contract.types if found.name == name))}"


def render_readers(contract: Contract) -> str:
    """Render the module."""
    writer = _Readers(contract)
    for definition in contract.types:
        writer.define(definition)
    body = "\n\n\n".join(writer.functions)
    words = set(hint_names(body.replace('"', " ")))
    return render(
        "python/_read.py.jinja",
        header=f"# {HEADER}",
        body=body,
        runtime=[name for name in _RUNTIME if name in words],
        types=sorted({found.python for found in contract.types} & words | ({"JsonValue"} & words)),
        uses=words,
    )


class _Readers:
    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self.functions: list[str] = []

    def define(self, definition: TypeDef) -> None:
        """Write the reader of a named type, after the helpers that it needs."""
        name = reader_name(self._contract, definition.name)
        found = definition.definition
        match found:
            case Object():
                body = self._object(definition, found)
            case Union():
                body = self._union(definition, found)
            case _:
                body = f"    return {self._call(found, name, _CONTEXT, 11)}"
        returns = definition.python
        self.functions.append(f"def {name}(value: object, at: Path, found: Found) -> {returns}:\n{body}")

    def _object(self, definition: TypeDef, found: Object) -> str:
        owner = reader_name(self._contract, definition.name)
        fields = [f"{prop.python}={self._field(prop, owner)}" for prop in found.properties]
        names = f"_{snake(definition.python).upper()}_NAMES"
        others: list[str] = []
        if found.closed or found.additional is not None:
            listed = [literal(prop.wire) for prop in found.properties]
            self.functions.append(
                bracketed(f"{names} = frozenset({{", listed, "})")
                if listed
                else f"{names}: frozenset[str] = frozenset()"
            )
        if found.closed:
            others = [f"    refuse_others(value, at, found, {names})"]
        if found.additional is not None:
            reader = self._function(found.additional, f"{owner}_value")
            fields.append(f"additional_properties=read_others(value, at, found, {reader}, {names})")
        made = (
            bracketed(f"    return {definition.python}(", fields, ")", 4)
            if fields
            else f"    return {definition.python}()"
        )
        return "\n".join([*self._need_object(definition), *others, made])

    def _field(self, prop: Property, owner: str) -> str:
        name = literal(prop.wire)
        read = self._call(prop.shape, f"{owner}_{prop.python}", [f"value[{name}]", f"(at, {name})", "found"], 12)
        otherwise = f"missing(found, at, {name})" if prop.required else "UNSET"
        one_line = f"{read} if {name} in value else {otherwise}"
        if len(one_line) + len(prop.python) + 10 <= WIDTH and "\n" not in one_line:
            return one_line
        if len(one_line) + 12 <= WIDTH and "\n" not in one_line:
            return f"(\n            {one_line}\n        )"
        return f"(\n            {read}\n            if {name} in value\n            else {otherwise}\n        )"

    def _need_object(self, definition: TypeDef) -> list[str]:
        return [
            "    if not isinstance(value, dict):",
            f'        return cast("{definition.python}", refuse(found, at, "type", "an object", value))',
        ]

    def _union(self, definition: TypeDef, found: Union) -> str:
        lines = [*self._need_object(definition), f"    tag = value.get({literal(found.tag)})"]
        for route in found.routes:
            lines += [
                f"    if {_is_tag(route.value)}:",
                f"        match topic_name(value.get({literal(found.address)})):",
            ]
            for topic, message in route.cases:
                lines.append(f"            case {literal(topic)}:")
                lines.append(f"                return {reader_name(self._contract, message)}(value, at, found)")
            refusal = f"refuse_address(found, at, {literal(found.address)}, value)"
            lines.append(f'        return cast("{definition.python}", {refusal})')
        for branch in found.branches:
            lines.append(f"    if {_is_tag(branch.value)}:")
            lines.append(f"        return {reader_name(self._contract, branch.name)}(value, at, found)")
        values = [route.value for route in found.routes] + [branch.value for branch in found.branches]
        options = ", ".join(literal(value) for value in values) + ("," if len(values) == 1 else "")
        parts = ["found", "at", literal(found.keyword), literal(found.tag), "value", f"({options})"]
        refusal = "    " + bracketed("unknown = refuse_tag(", parts, ")", 4)
        return "\n".join([*lines, refusal, f'    return cast("{definition.python}", unknown)'])

    def _call(self, shape: Shape, owner: str, context: list[str], indent: int) -> str:
        """Write the call that reads a shape from `context`: the value, its place, the violations."""
        match shape:
            case Array(items=inner, limits=limits):
                reader = self._function(inner, f"{owner}_item")
                return bracketed("read_array(", [*context, reader, *_keywords(limits)], ")", indent)
            case Map(values=inner):
                return bracketed("read_map(", [*context, self._function(inner, f"{owner}_value")], ")", indent)
            case Nullable(inner=inner):
                return bracketed("read_nullable(", [*context, self._function(inner, f"{owner}_some")], ")", indent)
            case Choice(keyword=keyword, values=values, kinds=kinds):
                options = ", ".join(literal(value) for value in values)
                parts = [*context, f"({options}{',' if len(values) == 1 else ''})"]
                if keyword != "enum":
                    parts.append(f"code={literal(keyword)}")
                if kinds:
                    parts.append(f"kinds=({', '.join(map(literal, kinds))}{',' if len(kinds) == 1 else ''})")
                return bracketed("read_choice(", parts, ")", indent)
            case Plain(limits=limits):
                return bracketed(
                    f"{self._function(shape, owner, bare=True)}(", [*context, *_keywords(limits)], ")", indent
                )
            case _:
                return bracketed(f"{self._function(shape, owner)}(", context, ")", indent)

    def _function(self, shape: Shape, owner: str, *, bare: bool = False) -> str:
        """Name a function that reads a shape; one is written where none of those at hand does."""
        match shape:
            case Ref(name=name):
                return reader_name(self._contract, name)
            case Anything():
                return "read_anything"
            case OpenChoice(kind=kind):
                return f"read_{kind}"
            case Plain(kind=kind, limits=limits) if bare or not limits:
                return f"read_{kind}"
            case AddressText(parts=parts):
                return f"read_{snake(_topic_of(self._contract, parts))}_address"
        helper = f"_{owner.lstrip('_')}"
        body = self._call(shape, owner, _CONTEXT, 11)
        returns = hint(self._contract, shape)
        self.functions.append(f"def {helper}(value: object, at: Path, found: Found) -> {returns}:\n    return {body}")
        return helper


def _topic_of(contract: Contract, parts: tuple[object, ...]) -> str:
    return next(topic.name for topic in contract.topics if topic.address == parts)


def _is_tag(value: object) -> str:
    """Strings compare as they are; `1` and `true` need JSON's equality."""
    text = literal(value)  # type: ignore[arg-type]  # tags are scalars
    return f"tag == {text}" if isinstance(value, str) else f"same(tag, {text})"


def _keywords(limits: tuple[Limit, ...]) -> list[str]:
    return [f"{_JSON_LIMITS[limit.keyword]}={literal(limit.value)}" for limit in limits]
