"""`_read.py`: one reader a type, each a plain function that collects every violation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from wirepact.emit.layout import WIDTH, Group, Room, bracketed, lay_out, quoted
from wirepact.emit.templates import HEADER, render
from wirepact.names import snake
from wirepact.normalise.model import (
    AddressText,
    Anything,
    Array,
    Checked,
    Choice,
    Contract,
    Definition,
    Either,
    Limit,
    Map,
    Nullable,
    Object,
    OpenChoice,
    Plain,
    Property,
    Ref,
    Rules,
    Scalar,
    Several,
    Shape,
    Tuple,
    TypeDef,
    TypeName,
    Union,
)

from .hints import hint, literal
from .rules import rule_table, table_name
from .used import used_names

_CONTEXT = ["value", "at", "found"]
_ADDRESS_READER = re.compile(r"take_\w+_address")
_RETURN = Room(4, len("return "))
_RUNTIME = [
    "is_object",
    "missing",
    "refuse",
    "refuse_address",
    "refuse_others",
    "refuse_tag",
    "same",
    "take_anything",
    "take_array",
    "take_boolean",
    "take_choice",
    "take_either",
    "take_integer",
    "take_map",
    "take_nullable",
    "take_number",
    "take_others",
    "take_string",
    "take_tuple",
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


def reader_name(contract: Contract, name: TypeName) -> str:
    """Name the reader of a type of the contract."""
    return f"read_{snake(contract.by_name[name].python)}"


def render_readers(contract: Contract) -> tuple[str, Mapping[int, str]]:
    """Render the module. Gives its text, and by the identity of a shape the function that reads it."""
    writer = _Readers(contract)
    for definition in contract.types:
        writer.define(definition)
    for name, rules in contract.tables.items():
        writer.define_table(name, rules)
    body = "\n\n\n".join([*writer.functions, *writer.tables])
    words = used_names(body)
    text = render(
        "python/_read.py.jinja",
        header=f"# {HEADER}",
        body=body,
        addresses=sorted(name for name in words if name == "topic_name" or _ADDRESS_READER.fullmatch(name)),
        runtime=["Found as _Found", "Path as _Path", *(name for name in _RUNTIME if name in words)],
        rules=[*(["Rules as _Rules"] if writer.tables else []), *(name for name in ("check", "keep") if name in words)],
        types=sorted({found.python for found in contract.types} & words | ({"JsonValue"} & words)),
        uses=words,
    )
    return text, writer.made


class _Readers:
    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self.functions: list[str] = []
        self.tables: list[str] = []
        self._helpers: set[str] = set()
        self.made: dict[int, str] = {}

    def define(self, definition: TypeDef) -> None:
        """Write the reader of a named type, after the helpers that it needs."""
        name = reader_name(self._contract, definition.name)
        found = definition.definition
        match found:
            case Object(combined=True):
                body = self._combined(definition, found)
            case Object():
                body = self._object(definition, found)
            case Union():
                body = self._union(definition, found)
            case _:
                body = self._body(found, name)
        # Mypy takes the value of a function that gives None alone for a slip.
        returns = "_Any" if _is_null(self._contract, found) else definition.python
        self.functions.append(f"{_signature(name, returns)}\n{body}")

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
            fields.append(f"additional_properties=take_others(value, at, found, {reader}, {names})")
        if found.rules not in (True, {}):
            others.append(self._check(owner, found.rules))
        made = (
            bracketed(f"    return {definition.python}(", fields, ")", 4)
            if fields
            else f"    return {definition.python}()"
        )
        return "\n".join([*self._need_object(definition), *others, made])

    def _combined(self, definition: TypeDef, found: Object) -> str:
        """Write the reader of an object of several schemas: rules say all there is to say, then the class is made."""
        helper = self._free_name(f"_{reader_name(self._contract, definition.name)}_members")
        plain = self._object(definition, replace(found, rules=True, combined=False))
        self.functions.append(f"{_signature(helper, definition.python)}\n{plain}")
        rules = self._check(reader_name(self._contract, definition.name), found.rules)
        return "\n".join([*self._need_object(definition), rules, f"    return {helper}(value, at, [])"])

    def _field(self, prop: Property, owner: str) -> str:
        name = literal(prop.wire)
        context = [f"value[{name}]", f"(at, {name})", "found"]
        read = self._call(prop.shape, f"{owner}_{prop.python}", context, Room(12, 0))
        otherwise = f"missing(found, at, {name})" if prop.required else "UNSET"
        one_line = f"{read} if {name} in value else {otherwise}"
        if len(one_line) + len(prop.python) + 10 <= WIDTH and "\n" not in one_line:
            return one_line
        if len(one_line) + 12 <= WIDTH and "\n" not in one_line:
            return f"(\n            {one_line}\n        )"
        return f"(\n            {read}\n            if {name} in value\n            else {otherwise}\n        )"

    def _need_object(self, definition: TypeDef) -> list[str]:
        return [
            "    if not is_object(value):",
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
            returned = bracketed("return cast(", [quoted(definition.python), refusal], ")", 16)
            lines += ["            case _:", f"                {returned}"]
        for branch in found.branches:
            lines.append(f"    if {_is_tag(branch.value)}:")
            lines.append(f"        return {reader_name(self._contract, branch.name)}(value, at, found)")
        values = [route.value for route in found.routes] + [branch.value for branch in found.branches]
        if found.extensible:
            kind = {str: "string", bool: "boolean"}.get(type(values[0]), "integer")
            lines.append(f"    if {literal(found.tag)} not in value:")
            lines.append(f'        return cast("{definition.python}", missing(found, at, {literal(found.tag)}))')
            lines.append(f"    take_{kind}(tag, (at, {literal(found.tag)}), found)")
            return "\n".join([*lines, f'    return cast("{definition.python}", value)'])
        parts: list[str | Group] = ["found", "at", literal(found.keyword), literal(found.tag), "value", _tuple(values)]
        refusal = "    " + bracketed("unknown = refuse_tag(", parts, ")", 4)
        return "\n".join([*lines, refusal, f'    return cast("{definition.python}", unknown)'])

    def _call(self, shape: Shape, owner: str, context: list[str], room: Room) -> str:
        """Write the call that reads a shape from `context`: the value, its place, the violations."""
        match shape:
            case Plain(kind="null"):
                return _call_text("take_choice(", [*context, "(None,)", 'code="type"'], room)
            case Ref(name=name) if isinstance(null := self._contract.by_name[name].definition, Plain | Choice) and (
                hint(self._contract, null) == "None"
            ):
                return self._call(null, owner, context, room)  # mypy lets nobody use what gives nothing but None
            case Array(items=inner, limits=limits):
                reader = self._function(inner, f"{owner}_item")
                return _call_text("take_array(", [*context, reader, *_keywords(limits)], room)
            case Map(values=inner):
                return _call_text("take_map(", [*context, self._function(inner, f"{owner}_value")], room)
            case Nullable(inner=inner) if self._takes_null(inner):
                return self._call(inner, owner, context, room)
            case Nullable(inner=inner):
                return _call_text("take_nullable(", [*context, self._function(inner, f"{owner}_some")], room)
            case Choice(keyword=keyword, values=values, kinds=kinds):
                parts: list[str | Group] = [*context, _tuple(values)]
                if keyword != "enum":
                    parts.append(f"code={literal(keyword)}")
                if kinds:
                    parts.append(_tuple(kinds, "kinds="))
                return _call_text("take_choice(", parts, room)
            case Plain(limits=limits):
                head = f"{self._function(shape, owner, bare=True)}("
                return _call_text(head, [*context, *_keywords(limits)], room)
            case _:
                return _call_text(f"{self._function(shape, owner)}(", context, room)

    def _function(self, shape: Shape, owner: str, *, bare: bool = False) -> str:
        """Name a function that reads a shape; one is written where none of those at hand does."""
        match shape:
            case Ref(name=name):
                return reader_name(self._contract, name)
            case Anything():
                return "take_anything"
            case OpenChoice(kind=kind):
                return f"take_{kind}"
            case Plain(kind=kind, limits=limits) if kind != "null" and (bare or not limits):
                return f"take_{kind}"
            case AddressText(parts=parts):
                self.made[id(shape)] = f"take_{snake(_topic_of(self._contract, parts))}_address"
                return self.made[id(shape)]
        helper = self._free_name(f"part_{owner.removeprefix('read_').removeprefix('part_')}")
        self.made[id(shape)] = helper
        body = self._body(shape, owner, helper)
        returns = hint(self._contract, shape)
        self.functions.append(f"{_signature(helper, returns)}\n{body}")
        return helper

    def _takes_null(self, shape: Shape) -> bool:
        """Tell whether a shape's reader gives None already; mypy can't infer what `take_nullable` adds to that."""
        while isinstance(shape, Ref) and not isinstance(
            found := self._contract.by_name[shape.name].definition, (Object, Union)
        ):
            shape = found
        return isinstance(shape, Nullable) or (isinstance(shape, Choice) and None in shape.values)

    def _body(self, shape: Shape, owner: str, name: str = "") -> str:
        """Write the body of a function that reads a shape: what its type can't say is checked first."""
        if isinstance(shape, Checked):
            return f"{self._check(name or owner, shape.rules)}\n{self._body(shape.inner, owner)}"
        if isinstance(shape, (Tuple, Either)):
            return self._parts(shape, owner)
        if isinstance(shape, Several):
            kept = f'return cast("{hint(self._contract, shape)}", keep(value))'
            return f"    {kept}"
        return f"    return {self._call(shape, owner, _CONTEXT, _RETURN)}"

    def _parts(self, shape: Tuple | Either, owner: str) -> str:
        """Write what reads a tuple or an untagged union; what each part is, only its type tells."""
        readers = Group("(", [self._function(part, f"{owner}_part") for part in _firsts(shape)], ")", lone_comma=True)
        arguments: list[str | Group] = [*_CONTEXT, readers]
        if isinstance(shape, Either):
            head, more = "take_either(", [literal(shape.keyword)]
        else:
            rest = "None" if shape.rest is None else self._function(shape.rest, f"{owner}_rest")
            head, more = "take_tuple(", [rest, *_keywords(shape.limits)]
        call = Group(head, [*arguments, *more], ")")
        written = lay_out(Group("return cast(", [quoted(hint(self._contract, shape)), call], ")"), 4)
        return f"    {written}"

    def _check(self, function: str, rules: Rules) -> str:
        name = f"_{function.upper()}_RULES"
        self.tables.append(self._table(name, rules))
        return f"    check(value, at, found, {name})"

    def define_table(self, name: TypeName, rules: Rules) -> None:
        """Write a whole schema as rules."""
        self.tables.append(self._table(table_name(self._contract, name), rules))

    def _table(self, name: str, rules: Rules) -> str:
        return rule_table(self._contract, name, rules, lambda name: reader_name(self._contract, name))

    def _free_name(self, name: str) -> str:
        """Keep helpers apart: `a` of `b_c` and `a_b` of `c` may want one name."""
        while name in self._helpers:
            name += "_"
        self._helpers.add(name)
        return name


def _firsts(shape: Tuple | Either) -> tuple[Shape, ...]:
    return shape.branches if isinstance(shape, Either) else shape.items


def _is_null(contract: Contract, found: Definition) -> bool:
    while isinstance(found, Ref):
        found = contract.by_name[found.name].definition
    return not isinstance(found, (Object, Union)) and hint(contract, found) == "None"


def _signature(name: str, returns: str) -> str:
    parameters = "value: object, at: _Path, found: _Found"
    one_line = f"def {name}({parameters}) -> {returns}:"
    return one_line if len(one_line) <= WIDTH else f"def {name}(\n    {parameters}\n) -> {returns}:"


def _call_text(head: str, parts: Sequence[str | Group], room: Room) -> str:
    return bracketed(head, parts, ")", room.indent, beside=room.taken)


def _topic_of(contract: Contract, parts: tuple[object, ...]) -> str:
    return next(topic.name for topic in contract.topics if topic.address == parts)


def _tuple(values: Sequence[Scalar], head: str = "") -> Group:
    return Group(f"{head}(", [literal(value) for value in values], ")", lone_comma=True)


def _is_tag(value: Scalar) -> str:
    """Strings compare as they are; `1` and `true` need JSON's equality."""
    text = literal(value)
    return f"tag == {text}" if isinstance(value, str) else f"same(tag, {text})"


def _keywords(limits: tuple[Limit, ...]) -> list[str]:
    return [f"{_JSON_LIMITS[limit.keyword]}={literal(limit.value)}" for limit in limits]
