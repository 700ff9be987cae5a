"""`types.py`: dataclasses for objects, aliases for everything else."""

from __future__ import annotations

from collections.abc import Sequence

from wirepact.emit.layout import WIDTH, Group, quoted
from wirepact.emit.templates import HEADER, render
from wirepact.normalise.model import Choice, Contract, Object, Property, TypeDef, Union

from .aliases import order_aliases
from .dataclasses import Class, Field, Rendered, render_dataclasses
from .docs import docstring
from .hints import field_members, field_text, hint, hint_members, literal, union_text
from .used import used_names

_ADDITIONAL = "additional_properties"
_IMPORTED = frozenset({"Mapping", "Sequence", "dataclass", "field", "Literal", "TypeAlias", "UNSET", "UnsetType"})


def render_types(contract: Contract) -> str:
    """Render the module. Aliases that hold a dataclass come after it; quoted ones may refer to anything."""
    objects = [(found, found.definition) for found in contract.types if isinstance(found.definition, Object)]
    rendered = render_dataclasses(tuple(_class(contract, definition, found) for definition, found in objects))
    order = order_aliases(contract)
    values: dict[str, object] = {
        "header": f"# {HEADER}",
        "before": [_alias(contract, found, found.name in order.quoted) for found in order.before],
        "classes": [_documented(definition, found, rendered[definition.python]) for definition, found in objects],
        "after": [_alias(contract, found, found.name in order.quoted) for found in order.after],
    }
    body = render("python/types.py.jinja", **values, uses=_IMPORTED)
    return render("python/types.py.jinja", **values, uses=used_names(body) & _IMPORTED)


def default_of(prop: Property) -> str | None:
    """Give a field's default: a constant leaves no choice, an absent one is UNSET."""
    if not prop.required:
        return "UNSET"
    if isinstance(prop.shape, Choice) and prop.shape.keyword == "const":
        return literal(prop.shape.values[0])
    return None


def _class(contract: Contract, definition: TypeDef, found: Object) -> Class:
    fields = [_field(contract, prop) for prop in found.properties]
    if found.additional is not None:
        text = f"Mapping[str, {hint(contract, found.additional)}]"
        fields.append(Field(_ADDITIONAL, text, "field(default_factory=lambda: {})"))
    return Class(definition.python, tuple(fields))


def _field(contract: Contract, prop: Property) -> Field:
    return Field(prop.python, *field_text(prop.python, field_members(contract, prop), default_of(prop)))


def _documented(definition: TypeDef, found: Object, rendered: Rendered) -> dict[str, object]:
    docs = [docstring(prop.docs) for prop in found.properties]
    if len(docs) < len(rendered.fields):
        docs.append('"""Members that the schema does not name, under their names on the wire."""')
    fields = [{"source": source, "docs": text} for source, text in zip(rendered.fields, docs, strict=True)]
    return {"head": rendered.head, "docs": docstring(definition.docs), "fields": fields}


def _alias(contract: Contract, definition: TypeDef, quoted: bool) -> dict[str, str]:
    found = definition.definition
    members: Sequence[str | Group]
    if isinstance(found, Union):
        members = [contract.by_name[name].python for name in found.members()]
        if found.extensible:
            members = [*members, "Mapping[str, JsonValue]"]
    elif isinstance(found, Object):
        raise TypeError("objects are classes")
    else:
        members = hint_members(contract, found)
    beside = len(f"{definition.python}: TypeAlias = ")
    written = _quote(members, beside) if quoted else union_text(members, beside)
    return {"name": definition.python, "hint": written, "docs": docstring(definition.docs, 0)}


def _quote(members: Sequence[str | Group], beside: int) -> str:
    """Quote an alias, so that Python evaluates it late and it may name what comes after it."""
    text = quoted(" | ".join(member if isinstance(member, str) else member.flat() for member in members))
    return text if beside + len(text) <= WIDTH else f"(\n    {text}\n)"
