"""The one module that knows datamodel-code-generator: it renders the dataclasses, with our template and our names.

The tool gets the objects of the contract without descriptions, under our own names, so that it has nothing to rename
and nothing to choose. What comes back is checked to hold our names and nothing else.
"""

from __future__ import annotations

import ast
import json
import warnings
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from wirepact.emit.templates import FOLDER

_KIND = "string"
_IMPORTS = {"__future__": {"annotations"}, "dataclasses": {"dataclass"}, "typing": {"TypeAlias"}}


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is to be written."""

    name: str
    hint: str
    default: str | None
    docs: str


@dataclass(frozen=True, slots=True)
class Class:
    """A dataclass as it is to be written. `refers` names the other classes that its fields hold directly."""

    name: str
    docs: str
    fields: tuple[Field, ...]


def render_dataclasses(classes: tuple[Class, ...]) -> Mapping[str, str]:
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
            extra_template_data=defaultdict(dict, {found.name: {"wirepact": found} for found in classes}),
            class_name="WirepactRoot",
            custom_file_header="#",
            formatters=[],
        )
    if not isinstance(source, str):
        raise AssertionError("datamodel-code-generator gave no single module")
    return source


def _projection(classes: tuple[Class, ...]) -> dict[str, object]:
    """Write the schema that the tool reads: our classes and fields by name, every field a string."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": f"#/$defs/{classes[0].name}",
        "$defs": {
            found.name: {
                "type": "object",
                "properties": {field.name: {"type": _KIND} for field in found.fields},
                "required": [field.name for field in found.fields],
            }
            for found in classes
        },
    }


def _take_apart(source: str, classes: Mapping[str, Class]) -> Mapping[str, str]:
    lines = source.splitlines()
    found: dict[str, str] = {}
    for node in ast.parse(source).body:
        match node:
            case ast.ImportFrom(module=module, names=names):
                _hold({name.name for name in names} <= _IMPORTS.get(module or "", set()), f"imports {module}")
            case ast.ClassDef(name=name):
                _hold(name in classes, f"has a class {name}")
                _hold(_field_names(node) == [field.name for field in classes[name].fields], f"renamed fields of {name}")
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                found[name] = "\n".join(lines[first - 1 : node.end_lineno])
            case ast.AnnAssign(target=ast.Name(id="WirepactRoot")):
                pass
            case _:
                _hold(False, f"holds {ast.unparse(node)!r}")
    _hold(found.keys() == classes.keys(), f"lacks {', '.join(sorted(classes.keys() - found.keys()))}")
    return found


def _field_names(node: ast.ClassDef) -> list[str]:
    return [
        part.target.id for part in node.body if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
    ]


def _hold(truth: bool, what: str) -> None:
    if not truth:
        raise AssertionError(f"datamodel-code-generator's output {what}, which the model lacks")
