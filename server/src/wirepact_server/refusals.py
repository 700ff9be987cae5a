"""The one exception that ends a request: it carries the `Problem` that answers it."""

from __future__ import annotations

from collections.abc import Mapping

from wirepact_contract import Problem, ProblemCode, encode_problem


class RefusedError(Exception):
    """A request is answered with a problem instead of what it asked for."""

    def __init__(self, status: int, code: ProblemCode, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers
        self.body = encode_problem(Problem(code=code, message=message))
