"""`_fast.py`: per type a mirror that msgspec decodes into, and what makes the type of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from wirepact.emit.layout import Group, bracketed, lay_out
from wirepact.emit.templates import HEADER, render
from wirepact.names import snake
from wirepact.normalise.model import Contract, Object, Property, TypeDef, Union

from .facts import Facts, gather
from .hints import field_text, literal, union_text
from .mirrors import Mirror, Mirrors, Parts, constant
from .readers import reader_name

_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'')
_ANY = re.compile(r"\bAny\b")
_READER = re.compile(r"\bread\((\w+),")
_USES = {
    "Annotated": "Annotated[",
    "Callable": "Callable[",
    "Literal": "Literal[",
    "TypeAlias": ": TypeAlias = ",
    "UNSET": "UNSET",
    "Meta": " Meta(",
    "Struct": "class Raw",
    "UnsetType": "UnsetType",
    "types": "twin(types.",
    "Router": "pick=Router(",
    "topic_name": "pick=Router(",
    "Typed": "Typed(",
    "choose": " choose(",
    "keep": "make=keep",
    "read": "read(",
    "twin": "twin(",
}


def render_fast(contract: Contract, readers: Mapping[int, str]) -> str:
    """Render the module. `readers` names the reader of a shape, by the shape's identity."""
    body = _Fast(contract, Mirrors(contract, readers, lambda name: reader_name(contract, name), _maker)).body()
    words = _used(body)
    return render(
        "python/_fast.py.jinja",
        header=f"# {HEADER}",
        body=body,
        uses=words,
        addresses=sorted(name for name in words if name == "topic_name" or name.startswith("take_")),
        readers=sorted(name for name in words if name.startswith(("read_", "part_"))),
    )


def _used(body: str) -> set[str]:
    """Give the imported names that the body uses. A whole parse would take as long as all else here."""
    code = _STRING.sub("", body)
    return set(_READER.findall(code)) | {name for name, use in _USES.items() if use in code} | {*_ANY.findall(code)}


class _Fast:
    def __init__(self, contract: Contract, mirrors: Mirrors) -> None:
        self._contract = contract
        self._mirrors = mirrors

    def body(self) -> str:
        """Write mirrors, aliases of their unions, makers, and the table of it all."""
        objects = [(found, found.definition) for found in self._mirrored() if isinstance(found.definition, Object)]
        unions = [(found, found.definition) for found in self._mirrored() if isinstance(found.definition, Union)]
        classes = [self._class(f"Raw{definition.python}", found) for definition, found in objects]
        classes += [part for definition, found in unions for part in self._branches(definition, found)]
        makers = [self._object_maker(definition, found) for definition, found in objects]
        makers += [self._union_maker(definition, found) for definition, found in unions]
        aliases = [self._union_alias(definition, found) for definition, found in unions]
        aliases += [text for found in self._contract.types if (text := self._alias(found))]
        makers += [text for found in self._contract.types if (text := self._alias_maker(found))]
        parts = [*classes, *(["\n".join(aliases)] if aliases else []), *makers, self._table()]
        return "\n" + "\n\n\n".join(parts)

    def _mirrored(self) -> list[TypeDef]:
        return [found for found in self._contract.types if self._mirrors.has(found.name)]

    def _branches(self, definition: TypeDef, union: Union) -> Iterable[str]:
        for branch in union.branches:
            found = self._contract.by_name[branch.name]
            if isinstance(found.definition, Object):
                tag = [f"tag_field={literal(union.tag)}", f"tag={literal(branch.value)}"]
                yield self._class(_branch_name(definition, found), found.definition, tag, union.tag)

    def _class(self, name: str, found: Object, tag: Iterable[str] = (), left_out: str | None = None) -> str:
        props = [prop for prop in found.properties if prop.wire != left_out]
        parts: list[str | Group] = ["Struct", "gc=False"]
        if any(not prop.required for prop in props):
            parts.append("kw_only=True")
        if found.closed:
            parts.append("forbid_unknown_fields=True")
        renamed = [f"{literal(prop.python)}: {literal(prop.wire)}" for prop in props if prop.python != prop.wire]
        if renamed:
            parts.append(Group("rename={", renamed, "}"))
        head = bracketed(f"class {name}(", [*parts, *tag], "):")
        return "\n".join([head, *([self._field(prop) for prop in props] or ["    pass"])])

    def _field(self, prop: Property) -> str:
        parts = self._of(prop).parts if prop.required else (*self._of(prop).parts, "UnsetType")
        text, default = field_text(prop.python, _without_any(parts), None if prop.required else "UNSET")
        return f"    {prop.python}: {text}" + (f" = {default}" if default else "")

    def _of(self, prop: Property) -> Mirror:
        found = self._mirrors.of(prop.shape)
        if found is None:
            raise TypeError("an object is mirrored only where all its properties are")
        return found

    def _object_maker(self, definition: TypeDef, found: Object) -> str:
        new = f"_NEW_{snake(definition.python).upper()}"
        lines = [
            f"{new} = twin(types.{definition.python})",
            "",
            "",
            f"def {_maker(definition.python)}(raw: Any) -> Any:",
        ]
        lines.append(f"    made = {new}()")
        for prop in found.properties:
            lines += self._set(prop)
        return "\n".join([*lines, f"    made.__class__ = types.{definition.python}", "    return made"])

    def _set(self, prop: Property) -> list[str]:
        fixed = constant(prop)
        if fixed:
            return [f"    made.{prop.python} = {literal(fixed[0])}"]
        raw, make = f"raw.{prop.python}", self._of(prop).make
        lines = [f"    made.{prop.python} = {raw}"]
        if make is None:
            return lines
        made = f"made.{prop.python} = {make(raw)}"
        if prop.required:
            return [f"    {made}"]
        return [*lines, f"    if {raw} is not UNSET:", f"        {made}"]

    def _union_alias(self, definition: TypeDef, union: Union) -> str:
        names = [_branch_name(definition, self._contract.by_name[branch.name]) for branch in union.branches]
        head = f"Raw{definition.python}: TypeAlias = "
        return head + union_text(names, len(head))

    def _alias(self, definition: TypeDef) -> str | None:
        """Write the mirror of a type that is no class, where it is no plain name."""
        parts = self._mirrors.named(definition.name).parts
        if self._mirrors.has(definition.name) or _is_plain(parts):
            return None
        head = f"Raw{definition.python}: TypeAlias = "
        return head + union_text(_without_any(parts), len(head))

    def _union_maker(self, definition: TypeDef, union: Union) -> str:
        rows = []
        for branch in union.branches:
            found = self._contract.by_name[branch.name]
            rows.append(f"{_branch_name(definition, found)}: {_maker(found.python)}")
        return _dispatch(definition, rows)

    def _alias_maker(self, definition: TypeDef) -> str | None:
        """Write what makes a type that has no mirror of its own name, where there is something to make."""
        if self._mirrors.has(definition.name):
            return None
        found = definition.definition
        if isinstance(found, Union) and self._routes(found):
            return self._routed_maker(definition, found)
        make = self._mirrors.named(definition.name).make
        return make and f"def {_maker(definition.python)}(raw: Any) -> Any:\n    return {make('raw')}"

    def _routed_maker(self, definition: TypeDef, union: Union) -> str:
        found = [self._contract.by_name[name].python for name in dict.fromkeys(union.members())]
        return _dispatch(definition, [f"Raw{name}: {_maker(name)}" for name in found])

    def _routes(self, union: Union) -> bool:
        """Tell whether each message of a union with topics has a mirror that checks its tag."""
        pairs = [(branch.value, branch.name) for branch in union.branches]
        pairs += [(route.value, name) for route in union.routes for _, name in route.cases]
        return (
            bool(union.routes)
            and not union.extensible
            and all(isinstance(value, str) and self._mirrors.has_tagged(union, name, value) for value, name in pairs)
        )

    def _table(self) -> str:
        facts = gather(self._contract, self._mirrors)
        rows: list[str | Group] = []
        for found in self._contract.types:
            parts = self._typed(found, facts[found.name])
            rows.append(Group(f"{literal(found.python)}: Typed(", parts, ")"))
        return lay_out(Group("TYPED: dict[str, Typed] = {", rows, "}", broken=True), 0)

    def _typed(self, definition: TypeDef, facts: Facts) -> list[str | Group]:
        union = definition.definition
        said = ["by_length=True"] if facts.by_length else []
        if isinstance(union, Union) and self._routes(union):
            return [self._router(union), f"make={_maker(definition.python)}", *said, "loose=True"]
        mirror = self._mirrors.named(definition.name)
        name = str(mirror.parts[0]) if _is_plain(mirror.parts) else f"Raw{definition.python}"
        make = _maker(definition.python) if mirror.make else "keep"
        return [f"mirror={name}", f"make={make}", *said, *(["loose=True"] if facts.loose else [])]

    def _router(self, union: Union) -> Group:
        rows = [f"({literal(route.value)}, {literal(topic)}): Raw{self._contract.by_name[name].python}"
                for route in union.routes for topic, name in route.cases]  # fmt: skip
        rows += [
            f"({literal(branch.value)}, None): Raw{self._contract.by_name[branch.name].python}"
            for branch in union.branches
        ]
        mirrors = Group("{", rows, "}")
        return Group("pick=Router(", [literal(union.tag), literal(union.address), "topic_name", mirrors], ")")


def _is_plain(parts: Parts) -> bool:
    return len(parts) == 1 and isinstance(parts[0], str)


def _without_any(parts: Parts) -> Parts:
    """Leave out what stands beside a type that takes all."""
    return tuple(part for part in parts if part == "Any" or "Any" not in parts or part == "UnsetType")


def _branch_name(union: TypeDef, branch: TypeDef) -> str:
    return f"Raw{union.python}_{branch.python}"


def _dispatch(definition: TypeDef, rows: list[str]) -> str:
    table = f"_MAKERS_OF_{snake(definition.python).upper()}"
    head = f"{table}: dict[Any, Callable[[Any], Any]] = "
    written = lay_out(Group("{", rows, "}"), 0, beside=len(head))
    return f"{head}{written}\n\n\ndef {_maker(definition.python)}(raw: Any) -> Any:\n    return {table}[type(raw)](raw)"


def _maker(python: str) -> str:
    return f"make_{snake(python)}"
