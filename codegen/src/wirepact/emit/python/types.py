"""`types.py`: dataclasses for objects, aliases for everything else."""

from __future__ import annotations

from wirepact.emit.templates import HEADER, WIDTH, render
from wirepact.normalise.model import Choice, Contract, Object, Property, TypeDef, Union

from .aliases import order_aliases
from .dataclasses import Class, Field, render_dataclasses
from .docs import docstring
from .hints import field_hint, hint, hint_names, literal, wrapped_union

_IMPORTED = ("Mapping", "Sequence", "dataclass", "field", "Literal", "TypeAlias", "UNSET", "UnsetType")


def render_types(contract: Contract) -> str:
    """Render the module. Aliases that hold a dataclass come after it; quoted ones may refer to anything."""
    objects = tuple(
        _class(contract, definition, definition.definition)
        for definition in contract.types
        if isinstance(definition.definition, Object)
    )
    order = order_aliases(contract)
    return render(
        "python/types.py.jinja",
        header=f"# {HEADER}",
        before=[_alias(contract, found, found.name in order.quoted) for found in order.before],
        classes=list(render_dataclasses(objects).values()),
        after=[_alias(contract, found, found.name in order.quoted) for found in order.after],
        uses=_uses(contract, objects),
    )


def default_of(prop: Property) -> str | None:
    """Give a field's default: a constant leaves no choice, an absent one is UNSET."""
    if not prop.required:
        return "UNSET"
    if isinstance(prop.shape, Choice) and prop.shape.keyword == "const":
        return literal(prop.shape.values[0])
    return None


def _class(contract: Contract, definition: TypeDef, found: Object) -> Class:
    fields = [
        Field(
            prop.python,
            wrapped_union(field_hint(contract, prop), len(prop.python) + 6, 4),
            default_of(prop),
            docstring(prop.docs),
        )
        for prop in found.properties
    ]
    if found.additional is not None:
        text = f"Mapping[str, {hint(contract, found.additional)}]"
        docs = '"""Members that the schema does not name, under their names on the wire."""'
        fields.append(Field("additional_properties", text, "field(default_factory=dict)", docs))
    return Class(definition.python, docstring(definition.docs), tuple(fields))


def _alias(contract: Contract, definition: TypeDef, quoted: bool) -> dict[str, str]:
    found = definition.definition
    if isinstance(found, Union):
        text = " | ".join(contract.by_name[name].python for name in found.members())
    elif isinstance(found, Object):
        raise TypeError("objects are classes")
    else:
        text = hint(contract, found)
    head = f"{definition.python}: TypeAlias = "
    written = _quoted(text, len(head)) if quoted else wrapped_union(text, len(head))
    if "\n" in written and not quoted:
        written = wrapped_union(text, WIDTH)
    return {"name": definition.python, "hint": written, "docs": docstring(definition.docs, 0)}


def _quoted(text: str, used: int) -> str:
    quote = "'" if '"' in text else '"'
    one_line = f"{quote}{text}{quote}"
    return one_line if used + len(one_line) <= WIDTH else f"(\n    {one_line}\n)"


def _uses(contract: Contract, classes: tuple[Class, ...]) -> set[str]:
    words = {word for found in classes for field in found.fields for word in hint_names(field.hint)}
    words |= {word for found in classes for field in found.fields for word in hint_names(field.default or "")}
    for definition in contract.types:
        found = definition.definition
        if not isinstance(found, (Object, Union)):
            words |= set(hint_names(hint(contract, found)))
    if classes:
        words.add("dataclass")
    return words & set(_IMPORTED) | {"Mapping", "Sequence", "TypeAlias"}
