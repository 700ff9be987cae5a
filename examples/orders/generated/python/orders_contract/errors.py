# Written by `wirepact gen` from the contract's schema; edit that, not this.
"""What decoders and encoders raise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that the contract refuses.

    `pointer` is a JSON Pointer (RFC 6901) to the value; for `required` and `additionalProperties`, to the member.
    `code` is the JSON Schema keyword that failed, or one of `json`, `duplicateKey`, `unsafeInteger`, `notFinite`,
    `loneSurrogate` and `depth` (I-JSON, RFC 7493), or `x-topics` for an address that no topic has.
    """

    pointer: str
    code: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.pointer or '(root)'}: expected {self.expected}, got {self.got} ({self.code})"


class ContractError(ValueError):
    """Data that the contract refuses. `violations` holds every one."""

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        shown = "; ".join(str(violation) for violation in violations[:3])
        more = len(violations) - 3
        super().__init__(f"{shown}; and {more} more" if more > 0 else shown)
        self.violations = violations

    def __reduce__(self) -> tuple[type[ContractError], tuple[tuple[Violation, ...]]]:
        """Copy and pickle by the violations: the text is made of them."""
        return ContractError, (self.violations,)


def unknown_message(error: ContractError) -> Literal["type", "address"] | None:
    """Tell a message of a newer peer from a broken one: its type is unknown, or its topic's address."""
    for violation in error.violations:
        if violation.pointer == "/type" and violation.code in ("oneOf", "anyOf"):
            return "type"
        if violation.pointer == "/topic" and violation.code == "x-topics":
            return "address"
    return None
