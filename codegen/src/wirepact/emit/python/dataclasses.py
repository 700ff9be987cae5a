"""The one module that knows datamodel-code-generator: it renders the dataclasses, with our template and our names.

The tool gets the objects of the contract without descriptions, under numbered names, so that it has nothing to rename
and nothing to choose; our template writes the real ones. What comes back is checked to hold those and nothing else.
"""

from __future__ import annotations

import ast
import json
import warnings
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from wirepact.emit.templates import FOLDER

_IMPORTS = {"__future__": {"annotations"}, "dataclasses": {"dataclass"}, "typing": {"TypeAlias"}}


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is to be written."""

    name: str
    hint: str
    default: str | None


@dataclass(frozen=True, slots=True)
class Class:
    """A dataclass as it is to be written."""

    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A dataclass as it was written: the lines up to its colon, and the lines of each field."""

    head: str
    fields: tuple[str, ...]


def render_dataclasses(classes: tuple[Class, ...]) -> Mapping[str, Rendered]:
    """Give each class's source by its name."""
    if not classes:
        return {}
    return _take_apart(_generate(classes), {found.name: found for found in classes})


def _generate(classes: tuple[Class, ...]) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tool deprecates options of its own; the pin is exact
        # Half a second, which only a whole run needs.
        from datamodel_code_generator import InputFileType, generate
        from datamodel_code_generator.enums import DataModelType

        source = generate(
            json.dumps(_projection(classes)),
            input_file_type=InputFileType.JsonSchema,
            output_model_type=DataModelType.DataclassesDataclass,
            custom_template_dir=FOLDER / "dataclasses",
            extra_template_data=defaultdict(
                dict, {_numbered(number): {"wirepact": found} for number, found in enumerate(classes)}
            ),
            class_name="WirepactRoot",
            custom_file_header="#",
            formatters=[],
        )
    if not isinstance(source, str):
        raise AssertionError("datamodel-code-generator gave no single module")
    return source


def _projection(classes: tuple[Class, ...]) -> dict[str, object]:
    """Write the schema that the tool reads: our classes by number, one field of each standing for all.

    The template writes every field, and what the tool makes of one is most of its work.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": f"#/$defs/{_numbered(0)}",
        "$defs": {
            _numbered(number): {
                "type": "object",
                "properties": {"field": {"type": "string"}} if found.fields else {},
                "required": ["field"] if found.fields else [],
            }
            for number, found in enumerate(classes)
        },
    }


def _numbered(number: int) -> str:
    return f"WirepactClass{number}"


def _take_apart(source: str, classes: Mapping[str, Class]) -> Mapping[str, Rendered]:
    lines = source.split("\n")
    found: dict[str, Rendered] = {}
    for node in ast.parse(source).body:
        match node:
            case ast.ImportFrom(module=module, names=names):
                _hold({name.name for name in names} <= _IMPORTS.get(module or "", set()), f"imports {module}")
            case ast.ClassDef(name=name):
                _hold(name in classes, f"has a class {name}")
                found[name] = _take_class(node, classes[name], lines)
            case ast.AnnAssign(target=ast.Name(id="WirepactRoot")):
                pass
            case _:
                _hold(False, f"holds {ast.unparse(node)!r}")
    _hold(found.keys() == classes.keys(), f"lacks {', '.join(sorted(classes.keys() - found.keys()))}")
    return found


def _take_class(node: ast.ClassDef, wanted: Class, lines: list[str]) -> Rendered:
    fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
    names = [part.target.id for part in fields if isinstance(part.target, ast.Name)]
    _hold(names == [field.name for field in wanted.fields], f"renamed fields of {wanted.name}")
    sources = tuple("\n".join(lines[part.lineno - 1 : part.end_lineno]) for part in fields)
    for source, field in zip(sources, wanted.fields, strict=True):
        _hold(source == _written(field), f"retyped {field.name}")
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return Rendered("\n".join(lines[first - 1 : node.lineno]), sources)


def _written(field: Field) -> str:
    return f"    {field.name}: {field.hint}" + (f" = {field.default}" if field.default is not None else "")


def _hold(truth: bool, what: str) -> None:
    if not truth:
        raise AssertionError(f"datamodel-code-generator's output {what}, which the model lacks")
