"""Whether an instance is valid, by `jsonschema`: what a decoder's verdict and a generator's work are held against."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, cast

from wirepact.check.patterns import with_python_patterns
from wirepact.formats import FORMATS, accepts
from wirepact.values import SAFE_INTEGER, Json

if TYPE_CHECKING:
    from jsonschema import FormatChecker
    from jsonschema.protocols import Validator


_MOST_KEPT = 5000


class Oracle:
    """A bundle's schemas over I-JSON, asked of `jsonschema`.

    Three rules make its numbers those of I-JSON: an integer lies within ±(2^53-1), every other number is a double, and
    a whole number in a schema is an integer however it is written (`multipleOf: 1e2` asks for the remainder). A bundle
    has `format` only where it is asserted, so every format that can be is.
    """

    def __init__(self, bundle: dict[str, Json]) -> None:
        self._bundle = bundle
        self._validators: dict[int, tuple[Json, Validator]] = {}
        self._types: dict[str, Json] = {}

    @cached_property
    def _written(self) -> dict[str, Any]:
        return cast("dict[str, Any]", _readable(self._bundle))

    @cached_property
    def _reading(self) -> type[Validator]:
        from jsonschema import Draft202012Validator, validators  # slow to import

        checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
        return cast("type[Validator]", validators.extend(Draft202012Validator, type_checker=checker))  # type: ignore[no-untyped-call]  # its stubs say no types

    def is_valid(self, type_name: str, instance: Json) -> bool:
        """Tell whether a type of the bundle lets an instance through. Raises `KeyError` for no type of it."""
        if type_name not in self._types:
            definitions = cast("dict[str, Json]", self._bundle["$defs"])
            self._types[type_name] = definitions[type_name]
        return self.fits(self._types[type_name], instance)

    def fits(self, schema: Json, instance: Json) -> bool:
        """Tell whether a schema with the bundle's references lets an instance through."""
        if isinstance(schema, bool):
            return schema
        return self._validator(schema).is_valid(as_doubles(instance))

    @cached_property
    def _formats(self) -> FormatChecker:
        from jsonschema import FormatChecker

        checker = FormatChecker(formats=())
        for name in FORMATS:
            checker.checks(name)(partial(accepts, name))
        return checker

    def _validator(self, schema: Json) -> Validator:
        """Keep validators by the schema's identity; the schema is kept with it, so that the identity stays its own."""
        known = self._validators.get(id(schema))
        if known is None:
            if len(self._validators) > _MOST_KEPT:
                self._validators.clear()  # most were for schemas that a generator made up on its way
            written = cast("dict[str, Any]", _readable(schema))
            known = (schema, self._reading({**self._written, **written}, format_checker=self._formats))
            self._validators[id(schema)] = known
        return known[1]


def _readable(schema: Json) -> object:
    return _with_whole_numbers(with_python_patterns(schema))


def _with_whole_numbers(value: object) -> object:
    match value:
        case dict():
            return {name: _with_whole_numbers(item) for name, item in value.items()}
        case list():
            return [_with_whole_numbers(item) for item in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


def _is_integer(_: object, value: object) -> bool:
    if isinstance(value, float):
        return value.is_integer() and abs(value) <= SAFE_INTEGER
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= SAFE_INTEGER


def as_doubles(value: Json) -> Json:
    """Write integers that a double can't hold as the double that a reader gets. `OverflowError` beyond doubles."""
    match value:
        case dict():
            return {name: as_doubles(item) for name, item in value.items()}
        case list():
            return [as_doubles(item) for item in value]
        case int() if not isinstance(value, bool) and abs(value) > SAFE_INTEGER:
            return float(value)
        case _:
            return value
