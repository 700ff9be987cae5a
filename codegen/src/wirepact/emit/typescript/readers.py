"""`read.ts`: one reader a type, each a plain function that collects every violation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wirepact.emit.layout import WIDTH, Group, Room, bracketed, lay_out
from wirepact.emit.templates import HEADER, render
from wirepact.names import camel, snake
from wirepact.normalise.model import (
    AddressText,
    Anything,
    Array,
    Checked,
    Choice,
    Contract,
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

from .hints import hint, literal, member, member_key, unknown_member
from .rules import rule_table, table_name

_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')
_CONTEXT = ["value", "at", "found"]
_RETURN = Room(2, len("return ") + 1)
_RUNTIME = [
    "isObject",
    "missing",
    "nameSet",
    "own",
    "takeAnything",
    "takeArray",
    "takeBoolean",
    "takeChoice",
    "takeEither",
    "takeInteger",
    "takeMap",
    "takeNull",
    "takeNullable",
    "takeNumber",
    "takeOthers",
    "takeString",
    "takeTuple",
    "refuse",
    "refuseAddress",
    "refuseOthers",
    "refuseTag",
]


def pascal_function(name: str) -> str:
    """Give the part of a function's name that stands for a type: `decode` + this."""
    text = camel(name)
    return text[0].upper() + text[1:]


def reader_name(contract: Contract, name: TypeName) -> str:
    """Name the reader of a type of the contract."""
    return f"read{pascal_function(contract.by_name[name].typescript)}"


@dataclass(frozen=True, slots=True)
class Tables:
    """What acceptors share with readers: the constants' names, by the identity of the rules, and by type."""

    rules: Mapping[int, str]
    names: Mapping[TypeName, str]
    readers: Mapping[int, str]
    """The readers of untagged unions, by the identity of the shape: only a reader knows how many branches fit."""


def is_untagged(shape: object) -> bool:
    """Tell whether a shape is a union that nothing but trying tells apart, whatever is checked beside it."""
    while isinstance(shape, Checked):
        shape = shape.inner
    return isinstance(shape, Either)


def render_readers(contract: Contract) -> tuple[str, Tables]:
    """Render the module."""
    writer = _Readers(contract)
    for definition in contract.types:
        writer.define(definition)
    for name, rules in contract.tables.items():
        writer.define_table(name, rules)
    body = "\n\n".join([*writer.functions, *writer.tables])
    words = set(
        re.findall(r"(?<!\w)(?:(?<=\.{3})|(?<!\.))[A-Za-z_]\w*+(?!:)", _STRINGS.sub("", "\n".join(writer.functions)))
    )
    addresses = sorted(word for word in words if word == "topicName" or re.fullmatch(r"take\w+Address", word))
    text = render(
        "typescript/read.ts.jinja",
        header=f"// {HEADER}",
        body=body,
        runtime=_imports(words),
        address_imports=[word for word in addresses if f"function {word}(" not in body],
        rules=bool(writer.tables),
        types=sorted(({found.typescript for found in contract.types} | {"JsonValue"}) & words),
        uses=words,
    )
    return text, Tables(writer.rule_names, writer.set_names, writer.union_readers)


def _imports(words: set[str]) -> list[str]:
    types = [f"type {name} as _{name}" for name in ("Found", "Mutable", "Path") if f"_{name}" in words]
    values = [name for name in _RUNTIME if name in words]
    return sorted([*types, *values], key=lambda name: name.removeprefix("type ").lower())


class _Readers:
    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self.functions: list[str] = []
        self.tables: list[str] = []
        self.rule_names: dict[int, str] = {}
        self.set_names: dict[TypeName, str] = {}
        self.union_readers: dict[int, str] = {}
        self._helpers = {f"take{pascal_function(topic.name)}Address" for topic in contract.topics}

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
        self.functions.append(f"{_signature(name, definition.typescript, 'export ')} {{\n{body}\n}}")

    def _object(self, definition: TypeDef, found: Object) -> str:
        owner = reader_name(self._contract, definition.name)
        required = [prop for prop in found.properties if prop.required]
        optional = [prop for prop in found.properties if not prop.required]
        lines = [_need_object()]
        names = f"{re.sub(r'(?<!^)(?=[A-Z])', '_', owner.removeprefix('read')).upper()}_NAMES"
        if found.closed or found.additional is not None:
            listed = [literal(prop.wire) for prop in found.properties]
            # Acceptors pass over the named members, too, and only look at the rest where it is kept.
            self.set_names[definition.name] = names
            export = "" if found.additional is None else "export "
            head = f"{export}const {names} = /* @__PURE__ */ nameSet"
            made = bracketed(f"{head}([", listed, "]);", step=2)
            self.functions.append(made)
        if found.closed:
            lines.append(f"  refuseOthers(value, at, found, {names});")
        if found.rules not in (True, {}):
            lines.append(self._check(owner, found.rules))
        fields = [self._field(prop, owner) for prop in required]
        if found.additional is not None:
            reader = self._function(found.additional, f"{owner}Value")
            fields.insert(0, f"...takeOthers(value, at, found, {reader}, {names})")
        opening, closing = ("{ ", " }") if fields else ("{", "}")
        if not optional:
            lines.append(_literal("  return ", fields, opening, closing))
            return "\n".join(lines)
        lines.append(_literal(f"  const read: _Mutable<{definition.typescript}> = ", fields, opening, closing))
        for prop in optional:
            source = unknown_member(prop.wire)
            slot = member("read", prop.wire)
            call = self._read(prop, owner, Room(4, len(slot) + 4))
            lines.append(f"  if ({source} !== undefined) {{\n    {slot} = {call};\n  }}")
        return "\n".join([*lines, "  return read;"])

    def _combined(self, definition: TypeDef, found: Object) -> str:
        """Write the reader of an object of several schemas: rules say all there is, then its members are read."""
        owner = reader_name(self._contract, definition.name)
        helper = self._free_name(f"take{owner.removeprefix('read')}Members")
        plain = self._object(definition, replace(found, rules=True, combined=False))
        self.functions.append(f"{_signature(helper, definition.typescript)} {{\n{plain}\n}}")
        return "\n".join([_need_object(), self._check(owner, found.rules), f"  return {helper}(value, at, []);"])

    def _field(self, prop: Property, owner: str) -> str:
        source, name, key = unknown_member(prop.wire), literal(prop.wire), member_key(prop.wire)
        read = self._read(prop, owner, Room(8, 3))
        one_line = f"{key}: {source} === undefined ? missing(found, at, {name}) : {read}"
        if len(one_line) + 6 <= WIDTH and "\n" not in one_line:
            return one_line
        one_line = f"{source} === undefined ? missing(found, at, {name}) : {read}"
        if len(one_line) + 7 <= WIDTH and "\n" not in one_line:
            return f"{key}:\n      {one_line}"
        return f"{key}:\n      {source} === undefined\n        ? missing(found, at, {name})\n        : {read}"

    def _read(self, prop: Property, owner: str, room: Room) -> str:
        suffix = "".join(word[0].upper() + word[1:] for word in prop.python.split("_") if word)
        context = [unknown_member(prop.wire), f"[at, {literal(prop.wire)}]", "found"]
        return self._call(prop.shape, f"{owner}{suffix}", context, room)

    def _union(self, definition: TypeDef, found: Union) -> str:
        lines = [_need_object(), f"  const tag = {unknown_member(found.tag)};"]
        for route in found.routes:
            address = unknown_member(found.address)
            lines += [f"  if (tag === {literal(route.value)}) {{", f"    switch (topicName({address})) {{"]
            for topic, name in route.cases:
                lines.append(f"      case {literal(topic)}:")
                lines.append(f"        return {reader_name(self._contract, name)}(value, at, found);")
            lines += [
                "      default:",
                f"        return refuseAddress(found, at, {literal(found.address)}, {address});",
            ]
            lines += ["    }", "  }"]
        for branch in found.branches:
            lines.append(f"  if (tag === {literal(branch.value)}) {{")
            lines.append(f"    return {reader_name(self._contract, branch.name)}(value, at, found);")
            lines.append("  }")
        values = [route.value for route in found.routes] + [branch.value for branch in found.branches]
        if found.extensible:
            kind = {str: "String", bool: "Boolean"}.get(type(values[0]), "Integer")
            key = literal(found.tag)
            lines.append(f"  if (tag === undefined) return missing(found, at, {key});")
            lines.append(f"  take{kind}(tag, [at, {key}], found);")
            return "\n".join([*lines, f"  return value as {definition.typescript};"])
        parts: list[str | Group] = ["found", "at", literal(found.keyword), literal(found.tag), "tag", _array(values)]
        lines.append(f"  return {bracketed('refuseTag(', parts, ')', 2, step=2, beside=8)};")
        return "\n".join(lines)

    def _call(self, shape: Shape, owner: str, context: list[str], room: Room) -> str:
        """Write the call that reads a shape from `context`: the value, its place, the violations."""
        parts: list[str | Group]
        match shape:
            case Array(items=inner, limits=limits):
                parts = [*context, self._function(inner, f"{owner}Item"), *_limits(limits)]
                return _call_text("takeArray", parts, room)
            case Map(values=inner):
                return _call_text("takeMap", [*context, self._function(inner, f"{owner}Value")], room)
            case Nullable(inner=inner):
                return _call_text("takeNullable", [*context, self._function(inner, f"{owner}Some")], room)
            case Choice(keyword=keyword, values=values, kinds=kinds):
                parts = [*context, _array(values)]
                if keyword != "enum" or kinds:
                    parts.append(literal(keyword))
                if kinds:
                    parts.append(_array(kinds))
                return _call_text("takeChoice", parts, room)
            case Plain(limits=limits):
                return _call_text(self._function(shape, owner, bare=True), [*context, *_limits(limits)], room)
            case _:
                return _call_text(self._function(shape, owner), context, room)

    def _function(self, shape: Shape, owner: str, *, bare: bool = False) -> str:
        """Name a function that reads a shape; one is written where none of those at hand does."""
        match shape:
            case Ref(name=name):
                return reader_name(self._contract, name)
            case Anything():
                return "takeAnything"
            case OpenChoice(kind=kind):
                return f"take{kind.capitalize()}"
            case Plain(kind=kind, limits=limits) if bare or not limits:
                return f"take{kind.capitalize()}"
            case AddressText(parts=parts):
                topic = next(topic for topic in self._contract.topics if topic.address == parts)
                return f"take{pascal_function(topic.name)}Address"
        helper = self._free_name(f"take{owner.removeprefix('read').removeprefix('take')}")
        body = self._body(shape, owner, helper)
        export = "export " if is_untagged(shape) else ""
        if export:
            self.union_readers[id(shape)] = helper
        self.functions.append(f"{_signature(helper, hint(self._contract, shape), export)} {{\n{body}\n}}")
        return helper

    def _body(self, shape: Shape, owner: str, name: str = "") -> str:
        """Write the body of a function that reads a shape: what its type can't say is checked first."""
        if isinstance(shape, Checked):
            return f"{self._check(name or owner, shape.rules)}\n{self._body(shape.inner, owner)}"
        if isinstance(shape, (Tuple, Either)):
            return self._parts(shape, owner)
        if isinstance(shape, Several):
            return f"  return value as {hint(self._contract, shape)};"
        return f"  return {self._call(shape, owner, _CONTEXT, _RETURN)};"

    def _parts(self, shape: Tuple | Either, owner: str) -> str:
        """Write what reads a tuple or an untagged union."""
        firsts = shape.branches if isinstance(shape, Either) else shape.items
        readers = Group("[", [self._function(part, f"{owner}Part") for part in firsts], "]")
        written = hint(self._contract, shape)
        arguments: list[str | Group] = [*_CONTEXT, readers]
        if isinstance(shape, Either):
            call = Group(f"return takeEither<{written}>(", [*arguments, literal(shape.keyword)], ");")
        else:
            rest = "undefined" if shape.rest is None else self._function(shape.rest, f"{owner}Rest")
            call = Group(
                f"return takeTuple<{written}>(",
                [*_CONTEXT, *(_limits(shape.limits) or ["undefined"]), readers, rest],
                ");",
            )
        return f"  {lay_out(call, 2, step=2)}"

    def _check(self, function: str, rules: Rules) -> str:
        name = self._free_name(f"{snake(function).upper()}_RULES")
        self.rule_names[id(rules)] = name
        self.tables.append(self._table(name, rules))
        return f"  check(value, at, found, {name});"

    def define_table(self, name: TypeName, rules: Rules) -> None:
        """Write a whole schema as rules."""
        self.tables.append(self._table(table_name(self._contract, name), rules))

    def _table(self, name: str, rules: Rules) -> str:
        return rule_table(self._contract, name, rules, lambda name: reader_name(self._contract, name))

    def _free_name(self, name: str) -> str:
        """Keep helpers apart: `a` of `BC` and `aB` of `C` may want one name."""
        while name in self._helpers:
            name += "_"
        self._helpers.add(name)
        return name


def _signature(name: str, returns: str, export: str = "") -> str:
    one_line = f"{export}function {name}(value: unknown, at: _Path, found: _Found): {returns}"
    if len(one_line) + len(" {") <= WIDTH:
        return one_line
    return f"{export}function {name}(\n  value: unknown,\n  at: _Path,\n  found: _Found,\n): {returns}"


def _need_object() -> str:
    return '  if (!isObject(value)) return refuse(found, at, "type", "an object", value);'


def _call_text(name: str, parts: Sequence[str | Group], room: Room) -> str:
    return bracketed(f"{name}(", parts, ")", room.indent, step=2, beside=room.taken)


def _array(values: Sequence[Scalar]) -> Group:
    return Group("[", [literal(value) for value in values], "]")


def _literal(head: str, fields: list[str], opening: str, closing: str) -> str:
    one_line = f"{head}{opening}{', '.join(fields)}{closing};"
    if len(one_line) <= WIDTH and "\n" not in one_line:
        return one_line
    return f"{head}{{\n" + "".join(f"    {field},\n" for field in fields) + "  };"


def _limits(limits: tuple[Limit, ...]) -> list[str]:
    if not limits:
        return []
    return ["{ " + ", ".join(f"{limit.keyword}: {literal(limit.value)}" for limit in limits) + " }"]
