"""`accept.ts`: one acceptor a type, the fast path of its decoders. Whatever it does not settle, the reader decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wirepact.emit.layout import WIDTH, Group, bracketed, import_from, lay_out
from wirepact.emit.templates import HEADER, render
from wirepact.normalise.model import (
    AddressText,
    Anything,
    Array,
    Checked,
    Choice,
    Contract,
    Definition,
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

from .acceptors_results import REFUSE, assign, locals_of, result, statement
from .hints import hint, literal, unknown_member
from .readers import Tables, is_untagged, pascal_function, reader_name

_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')


def acceptor_name(contract: Contract, name: TypeName) -> str:
    """Name the acceptor of a type of the contract."""
    return f"accept{pascal_function(contract.by_name[name].typescript)}"


def render_acceptors(contract: Contract, tables: Tables) -> str:
    """Render the module."""
    writer = _Acceptors(contract, tables)
    for definition in contract.types:
        writer.define(definition)
    body = "\n\n".join(writer.functions)
    words = set(re.findall(r"(?<!\w)(?:(?<=\.{3})|(?<!\.))[A-Za-z_]\w*+(?!:)", _STRINGS.sub("", body)))
    runtime = [word for word in words if re.fullmatch(r"(?:pass|is)[A-Z]\w*|areWhole|countMembers|dropOthers", word)]
    constants = {*tables.rules.values(), *tables.names.values(), *tables.readers.values()}
    constants |= {reader_name(contract, found.name) for found in contract.types}
    types = {found.typescript for found in contract.types} | {"JsonValue"}
    imports = [
        import_from(["topicName"], "./addresses.ts") if "topicName" in words else "",
        import_from([*sorted(runtime), "type Tally as _Tally"], "./acceptors.ts"),
        import_from(sorted(constants & words), "./read.ts") if constants & words else "",
        _from_readers(words),
        import_from(["passes"], "./rules.ts") if "passes" in words else "",
        import_from(sorted(types & words), "./types.ts", types=True),
    ]
    return render(
        "typescript/accept.ts.jinja", header=f"// {HEADER}", imports="\n".join(filter(None, imports)), body=body
    )


def _from_readers(words: set[str]) -> str:
    types = "_Mutable" in words
    if "own" in words:
        return import_from(["type Mutable as _Mutable", "own"] if types else ["own"], "./readers.ts")
    return import_from(["Mutable as _Mutable"], "./readers.ts", types=True) if types else ""


class _Acceptors:
    def __init__(self, contract: Contract, tables: Tables) -> None:
        self._contract = contract
        self._tables = tables
        self._helpers: set[str] = set()
        self.functions: list[str] = []

    def define(self, definition: TypeDef) -> None:
        """Write the acceptor of a named type, after the helpers that it needs."""
        found = definition.definition
        owner = pascal_function(definition.typescript)
        match found:
            case Object():
                body = self._object(definition, found, owner)
            case Union():
                body = self._union(definition, found)
            case _ if is_untagged(found):
                body = f"  return passRead(value, tally, depth, {reader_name(self._contract, definition.name)});"
            case _:
                body = self._body(found, owner)
        head = f"export function accept{owner}"
        self.functions.append(_function(head, definition.typescript, body, self._is_deep(found)))

    def _is_deep(self, found: Definition) -> bool:
        """Tell whether a definition's function asks how deep the value lies: scalars don't care."""
        while isinstance(found, (Ref, Nullable, Checked)):
            found = self._contract.by_name[found.name].definition if isinstance(found, Ref) else found.inner
        return not isinstance(found, (Plain, Choice, OpenChoice, AddressText))

    def _object(self, definition: TypeDef, found: Object, owner: str) -> str:
        lines = [_need_members()]
        for prop, local in locals_of(found):
            lines += self._member(prop, local, owner)
        lines += self._others(definition, found, owner)
        lines += self._holds("value", found.rules)
        texts = [local for prop, local in locals_of(found) if self._is_text(prop.shape)]
        return "\n".join([*lines, *result(definition, found, texts)])

    def _is_text(self, shape: Shape) -> bool:
        """Tell whether a member is a string that is looked at in place."""
        return "".join(self._breaks(shape, "")).startswith("!isText")

    def _member(self, prop: Property, local: str, owner: str) -> list[str]:
        """Accept a member: a scalar in place, anything else by the function of its shape."""
        source = unknown_member(prop.wire)
        breaks = self._breaks(prop.shape, local)
        test = " || ".join(breaks)
        if not prop.required:
            test = f"{local} !== undefined && {test if len(breaks) == 1 else f'({test})'}"
        if breaks and len(test) + 8 <= WIDTH:
            return [assign(f"  const {local} =", f"{source};"), statement(f"  if ({test})", REFUSE)]
        suffix = "".join(word[0].upper() + word[1:] for word in prop.python.split("_") if word)
        call = self._apply(prop.shape, f"{owner}{suffix}", source, "depth + 1", f"  const {local} = ")
        refused = "undefined" if prop.required else f"undefined && {source} !== undefined"
        return [call, statement(f"  if ({local} === {refused})", REFUSE)]

    def _others(self, definition: TypeDef, found: Object, owner: str) -> list[str]:
        """Accept the unnamed members that are kept."""
        if found.additional is None:
            return []
        names = self._tables.names[definition.name]
        parts = ["value", "tally", "depth", self._accept(found.additional, f"{owner}Value"), names]
        head = "  const others = passOthers("
        return [bracketed(head, parts, ");", 2, step=2), statement("  if (others === undefined)", REFUSE)]

    def _holds(self, value: str, rules: Rules) -> list[str]:
        if rules in (True, {}):
            return []
        return [statement(f"  if (!passes({value}, undefined, {self._tables.rules[id(rules)]}))", REFUSE)]

    def _union(self, definition: TypeDef, found: Union) -> str:
        lines = [_need_members(), f"  switch ({unknown_member(found.tag)}) {{"]
        for route in found.routes:
            lines += [
                f"    case {literal(route.value)}:",
                f"      switch (topicName({unknown_member(found.address)})) {{",
            ]
            for topic, name in route.cases:
                lines.append(f"        case {literal(topic)}:")
                lines.append(f"          return {acceptor_name(self._contract, name)}(value, tally, depth);")
            lines += ["        default:", f"          {REFUSE}", "      }"]
        for branch in found.branches:
            lines.append(f"    case {literal(branch.value)}:")
            lines.append(f"      return {acceptor_name(self._contract, branch.name)}(value, tally, depth);")
        # What an extensible union keeps of an unknown kind, its reader takes as it comes.
        reader = reader_name(self._contract, definition.name)
        other = f"return passRead(value, tally, depth, {reader});" if found.extensible else REFUSE
        return "\n".join([*lines, "    default:", f"      {other}", "  }"])

    def _tuple(self, shape: Tuple, owner: str) -> str:
        """Write the call that accepts an array item by item."""
        firsts = Group("[", [self._accept(item, f"{owner}Part") for item in shape.items], "]")
        rest = "undefined" if shape.rest is None else self._accept(shape.rest, f"{owner}Rest")
        more = _bounds(shape.limits, "minItems", "maxItems", "0")
        head = f"return passTuple<{hint(self._contract, shape)}>("
        return f"  {lay_out(Group(head, ['value', 'tally', 'depth', firsts, rest, *more], ');'), 2, step=2)}"

    def _apply(self, shape: Shape, owner: str, source: str, depth: str, head: str) -> str:
        name, *more = self._passed(shape, owner)
        deep = [depth] if self._is_deep(shape) else []
        return bracketed(f"{head}{name}(", [source, "tally", *deep, *more], ");", 2, step=2)

    def _passed(self, shape: Shape, owner: str) -> list[str]:
        """Name the function that accepts a shape, and what it takes beside the value, the tally and the depth."""
        match shape:
            case Array(items=inner, limits=limits):
                bounds = _bounds(limits, "minItems", "maxItems", "0")
                item = self._accept(inner, f"{owner}Item")
                return ["passStrings", *bounds] if item == "passString" else ["passArray", item, *bounds]
            case Map(values=inner):
                return ["passMap", self._accept(inner, f"{owner}Value")]
            case _:
                return [self._accept(shape, owner)]

    def _breaks(self, shape: Shape, value: str) -> list[str]:
        """Write what must not hold of a scalar; nothing for a shape that needs a function."""
        while isinstance(shape, Ref):
            found = self._contract.by_name[shape.name].definition
            if isinstance(found, (Object, Union)):
                return []
            shape = found
        match shape:
            case Choice(values=(only,)):
                return [f"!isConst({value}, tally, {literal(only)})"]
            case OpenChoice(kind="string") | Plain(kind="string", limits=()):
                return [f"!isText({value}, tally)"]
            case OpenChoice():
                return [f"!isInteger({value})"]
            case Plain(kind="string", limits=limits):
                return [f"!isTextOf({', '.join([value, 'tally', *_bounds(limits, 'minLength', 'maxLength', '0')])})"]
            case Plain(kind="integer" | "number" as kind, limits=limits):
                lowest = "Number.MIN_SAFE_INTEGER" if kind == "integer" else "Number.NEGATIVE_INFINITY"
                bounds = [value, *_bounds(limits, "minimum", "maximum", lowest)]
                return [f"!is{kind.capitalize()}({', '.join(bounds)})", *_exclusive(limits, value)]
            case Plain(kind=kind):
                return [f'typeof {value} !== "boolean"' if kind == "boolean" else f"{value} !== null"]
        return []

    def _accept(self, shape: Shape, owner: str) -> str:
        """Name a function of a value, the tally and the depth; one is written where none of those at hand does."""
        match shape:
            case Ref(name=name):
                return acceptor_name(self._contract, name)
            case Anything() | Several():
                return "passAnything"
            case OpenChoice(kind=kind):
                return f"pass{kind.capitalize()}"
            case Plain(kind=kind, limits=()):
                return f"pass{kind.capitalize()}"
        helper = f"allow{owner}"
        while helper in self._helpers:
            helper += "_"
        self._helpers.add(helper)
        if is_untagged(shape):
            body = f"  return passRead(value, tally, depth, {self._tables.readers[id(shape)]});"
        else:
            body = self._body(shape, owner)
        self.functions.append(_function(f"function {helper}", hint(self._contract, shape), body, self._is_deep(shape)))
        return helper

    def _body(self, shape: Shape, owner: str) -> str:
        """Write the body of a function that accepts a shape."""
        match shape:
            case Checked(inner=inner, rules=rules):
                # Rules come last: what they look at is nested no deeper than they can follow.
                call = self._apply(inner, owner, "value", "depth", "  const read = ")
                test = f"passes(value, undefined, {self._tables.rules[id(rules)]})"
                cast = f" as {hint(self._contract, shape)}" if isinstance(inner, Several) else ""
                lines = [statement(f"  if (!{test})", REFUSE), f"  return read{cast};"]
                return "\n".join([call, statement("  if (read === undefined)", REFUSE), *lines])
            case Nullable(inner=inner):
                call = self._apply(inner, owner, "value", "depth", "  return ")
                return f"  if (value === null) return null;\n{call}"
            case Tuple():
                return self._tuple(shape, owner)
            case Ref():
                return self._apply(shape, owner, "value", "depth", "  return ")
            case Choice(values=values) if len(values) > 1:
                return _choose(values)
            case Plain() | OpenChoice() | Choice():
                breaks = self._breaks(shape, "value")
                if breaks[0].startswith("!isText"):
                    return f"  return {breaks[0][1:]} && isWhole(value, tally) ? value : undefined;"
                if len(breaks) == 1 and breaks[0].startswith("!"):
                    return f"  return {breaks[0][1:]} ? value : undefined;"
                return "\n".join([*(statement(f"  if ({test})", REFUSE) for test in breaks), "  return value;"])
            case AddressText(parts=parts):
                topic = next(topic for topic in self._contract.topics if topic.address == parts)
                test = statement(f"  if (topicName(read) !== {literal(topic.name)})", REFUSE)
                result = f"  return read as {hint(self._contract, shape)};"
                return f"  const read = passString(value, tally);\n{test}\n{result}"
        return self._apply(shape, owner, "value", "depth", "  return ")


def _function(head: str, returns: str, body: str, deep: bool) -> str:
    words = set(re.findall(r"\w+", _STRINGS.sub("", body)))
    named = {"value": "unknown", "tally": "_Tally", **({"depth": "number"} if deep else {})}
    parameters = [f"{name if name in words else f'_{name}'}: {kind}" for name, kind in named.items()]
    return f"{bracketed(f'{head}(', parameters, f'): {returns} | undefined {{', step=2)}\n{body}\n}}"


def _need_members() -> str:
    return f"  if (!isMembers(value, tally, depth)) {REFUSE}"


def _bounds(limits: Sequence[Limit], least: str, most: str, lowest: str) -> list[str]:
    """Write the bounds as arguments: none, the lower one, or both."""
    found = {limit.keyword: literal(limit.value) for limit in limits}
    if least not in found and most not in found:
        return []
    return [found.get(least, lowest), *([found[most]] if most in found else [])]


def _exclusive(limits: Sequence[Limit], value: str) -> list[str]:
    signs = {"exclusiveMinimum": "<=", "exclusiveMaximum": ">="}
    return [f"{value} {signs[found.keyword]} {literal(found.value)}" for found in limits if found.keyword in signs]


def _choose(values: Sequence[Scalar]) -> str:
    """Switch over the options. Readers give 0 for -0, so that is left to them."""
    texts = [value for value in values if isinstance(value, str)]
    others = [value for value in values if not isinstance(value, str) and (value != 0 or value is False)]
    lines = ["  switch (value) {"]
    if texts:
        lines += [f"    case {literal(text)}:" for text in texts]
        lines += ["      tally.strings += 1;", "      return value;"]
    if others:
        lines += [f"    case {literal(value)}:" for value in others]
        lines.append("      return value;")
    if any(value == 0 and value is not False for value in values):
        lines += ["    case 0:", "      return Object.is(value, -0) ? undefined : 0;"]
    return "\n".join([*lines, "    default:", f"      {REFUSE}", "  }"])
