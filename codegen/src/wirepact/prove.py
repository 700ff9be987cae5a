"""Between normalise and emit: the examples beside the schemas, each held against its type.

`examples/<Type>/<case>.json` must be valid. `examples/<Type>/invalid/<case>.json` says what a decoder must refuse:
`{"instance": …, "violations": [{"pointer": …, "code": …}]}`, or with `text` instead of `instance` where the JSON text
itself is at fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from .check.patterns import with_python_patterns
from .findings import Finding, Place, did_you_mean
from .formats import accepts
from .load.folder import EXAMPLES
from .load.sources import Source, Sources
from .normalise import Normalised
from .values import Json, members

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, FormatChecker, ValidationError

_ADDRESS = "topic"
_INVALID = "invalid"


def prove(normalised: Normalised, sources: Sources) -> tuple[Finding, ...]:
    """Find every example that its type belies."""
    if not sources.examples:
        return ()
    names = [str(found.name) for found in normalised.contract.types]
    validators = _Validators(normalised)
    return tuple(finding for example in sources.examples for finding in _prove_one(validators, names, example))


def _prove_one(validators: _Validators, names: list[str], example: Source) -> Iterator[Finding]:
    parts = example.file.split("/")
    type_name = parts[1]
    if len(parts) not in (3, 4) or (len(parts) == 4 and parts[2] != _INVALID):
        yield Finding(
            Place(example.file), f"expected {EXAMPLES}/<Type>/<case>.json or {EXAMPLES}/<Type>/{_INVALID}/<case>.json"
        )
    elif type_name not in names:
        yield Finding(
            Place(example.file), f"no type has the name of this folder, `{type_name}`{did_you_mean(type_name, names)}"
        )
    elif len(parts) == 3:
        yield from _prove_valid(validators, example, type_name)
    else:
        yield from _prove_invalid(validators, example, type_name)


def _prove_valid(validators: _Validators, example: Source, type_name: str) -> Iterator[Finding]:
    errors = validators.of(type_name).iter_errors(example.value)
    for error in (leaf for found in errors for leaf in _leaves(found)):
        place = Place(example.file, tuple(error.absolute_path))
        message = error.message if len(error.message) <= 200 else f"{error.message[:197]}..."
        yield Finding(
            place, f"this example of `{type_name}` is not valid: {message}; mend it, or move it to `{_INVALID}`"
        )


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Give what is wrong with the one branch of a union that the tag names, as decoders do; else the error itself."""
    branches: dict[str | int, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    named = [found for found in branches.values() if not any(map(_is_of_the_tag, found))]
    if len(named) != 1:
        yield error
        return
    for inner in named[0]:
        yield from _leaves(inner)


def _is_of_the_tag(error: ValidationError) -> bool:
    # The address of a topic with parameters is a pattern.
    return len(error.relative_path) == 1 and (
        error.validator == "const" or (error.validator == "pattern" and error.relative_path[0] == _ADDRESS)
    )


def _prove_invalid(validators: _Validators, example: Source, type_name: str) -> Iterator[Finding]:
    case = members(example.value)
    wrong = _malformed(case)
    if wrong:
        yield Finding(Place(example.file), wrong)
    elif "instance" in case and validators.of(type_name).is_valid(case["instance"]):
        message = f"this example of `{type_name}` should be refused, but it is valid; mend it, or move it one folder up"
        yield Finding(Place(example.file, ("instance",)), message)


def _malformed(case: dict[str, Json]) -> str | None:
    if ("instance" in case) == ("text" in case) or case.keys() - {"instance", "text", "violations", "description"}:
        return "expected an object of `violations` and either `instance` or `text`"
    violations = case.get("violations")
    if not isinstance(violations, list) or not violations:
        return 'expected `violations`: an array of at least one { "pointer": …, "code": … }'
    if any(members(violation).keys() != {"pointer", "code"} for violation in violations):
        return 'expected each violation to be { "pointer": …, "code": … }'
    return None


class _Validators:
    """What holds examples against the types of one bundle, whose patterns are written for Python once."""

    def __init__(self, normalised: Normalised) -> None:
        self._bundle = cast("dict[str, object]", with_python_patterns(normalised.bundle))
        self._formats = _formats(normalised)

    def of(self, type_name: str) -> Draft202012Validator:
        from jsonschema import Draft202012Validator  # slow to import

        return Draft202012Validator({**self._bundle, "$ref": f"#/$defs/{type_name}"}, format_checker=self._formats)


def _formats(normalised: Normalised) -> FormatChecker:
    """Give what the contract asserts of formats, and nothing else: where none is asserted, any text will do."""
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for name in normalised.contract.formats:
        checker.checks(name)(partial(accepts, name))
    return checker
