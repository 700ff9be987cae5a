"""Refusals: every one is a `Problem` of the contract with a fitting status."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from wirepact_contract import ProblemCode

from wirepact_server.refusals import RefusedError
from wirepact_server.supervisor.errors import SupervisorError

STATUS: Mapping[ProblemCode, int] = {
    "malformed_request": 400,
    "malformed_body": 400,
    "body_too_large": 413,
    "command_not_found": 422,
    "folder_not_found": 422,
    "too_many_sessions": 409,
    "unknown_session": 404,
    "not_ended": 409,
    "not_found": 404,
    "method_not_allowed": 405,
    "upgrade_required": 426,
    "try_again_later": 429,
    "unauthorized": 401,
    "forbidden_origin": 403,
    "shutting_down": 503,
    "storage_failed": 507,
    "internal_error": 500,
}


def as_response(refused: RefusedError) -> Response:
    """Return the problem as an HTTP response."""
    return Response(refused.body, refused.status, refused.headers, media_type="application/json")


async def answer_refused(_request: Request, error: Exception) -> Response:
    """Answer a request that this layer refused."""
    assert isinstance(error, RefusedError)
    return as_response(error)


async def answer_supervisor(_request: Request, error: Exception) -> Response:
    """Answer a request that the supervisor did not carry out."""
    assert isinstance(error, SupervisorError)
    return as_response(RefusedError(STATUS[error.code], error.code, str(error)))


_CODES_OF_THE_BUS: Mapping[int, ProblemCode] = {
    400: "malformed_request",
    426: "upgrade_required",
    429: "try_again_later",
    503: "try_again_later",
}


async def answer_http(request: Request, error: Exception) -> Response:
    """Answer what routing refused (no such path, no such method), and what the bus refused over HTTP."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "")
        message = f"{request.method} is not allowed here; allowed: {allowed}."
        return as_response(RefusedError(405, "method_not_allowed", message, error.headers))
    code = _CODES_OF_THE_BUS.get(error.status_code)
    if code is not None:
        return as_response(RefusedError(error.status_code, code, error.detail, error.headers))
    return as_response(RefusedError(404, "not_found", "There is nothing at this path."))


async def answer_internal(_request: Request, _error: Exception) -> Response:
    """Answer a request that failed by a mistake of ours; the log has the details."""
    message = "The server made a mistake. Its log says more."
    return as_response(RefusedError(500, "internal_error", message))


EXCEPTION_HANDLERS = {
    RefusedError: answer_refused,
    SupervisorError: answer_supervisor,
    HTTPException: answer_http,
    Exception: answer_internal,
}
