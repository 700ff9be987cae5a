"""What a run may end with: the one error that callers of `wirepact.generate` catch, and its findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to mend, and where.

    `file` is relative to the working folder, with `/` on every machine; None where no file is at fault. `line` and
    `column` count from 1, in characters; None where the file as a whole is at fault. `message` says what was expected,
    what came, and the way out; `see` names other places that it speaks of.
    """

    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    see: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write `file:line:column: message`, as far as they are known, and the other places behind."""
        see = f" (see {' and '.join(self.see)})" if self.see else ""
        return f"{self.place}: {self.message}{see}" if self.place else f"{self.message}{see}"

    @property
    def place(self) -> str:
        """The place as `file:line:column`, as far as they are known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    @property
    def hint(self) -> str | None:
        """The way out: what stands behind the message's last semicolon. None where the message has none."""
        _, mark, after = self.message.rpartition("; ")
        # A semicolon inside a quotation leaves half of the quotation behind it.
        quoted = after.count('"') % 2 or after.count("`") % 2
        return after if mark and not quoted else None


class GenerateError(Exception):
    """The contract, the settings or the output folders are not right; nothing was generated, but see `ExamplesError`.

    `findings` holds everything to mend, at least one; `str()` gives a line for each.
    """

    def __init__(self, findings: Iterable[Diagnostic]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))


class UsageError(GenerateError):
    """The command, its settings or a folder is wrong."""

    def __init__(
        self, message: str, file: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__([Diagnostic(message, file, line, column)])


class ContractRefusedError(GenerateError):
    """The contract is wrong."""


class ExamplesError(GenerateError):
    """The examples beside the schemas do not agree with them. The packages were written all the same."""


class InTheWayError(GenerateError):
    """Files that wirepact did not write stand where its own belong; nothing was written."""
