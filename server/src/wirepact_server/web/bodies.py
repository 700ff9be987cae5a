"""Bodies of requests, read within bounds of size and time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect
from wirepact_contract import ContractError, StartSession, decode_start_session

from wirepact_server.refusals import RefusedError

if TYPE_CHECKING:
    from starlette.requests import Request

_BODY_SECONDS = 10.0


async def read_start_session(request: Request, max_bytes: int) -> StartSession:
    """Read the body as the contract's StartSession. Raises RefusedError that says all that is wrong with it."""
    body = await read_body(request, max_bytes)
    try:
        return decode_start_session(body)
    except ContractError as error:
        raise RefusedError(400, "malformed_body", f"The body is not a StartSession: {error}.") from None


async def read_body(request: Request, max_bytes: int) -> bytes:
    """Read the whole body. Raises RefusedError when it is longer than `max_bytes` or does not arrive in ten seconds."""
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            return await _read_at_most(request, max_bytes)
    except TimeoutError:
        raise RefusedError(408, "malformed_body", "The body did not arrive in time.", {"Connection": "close"}) from None
    except ClientDisconnect:
        raise RefusedError(400, "malformed_body", "The body ended early.") from None


async def _read_at_most(request: Request, max_bytes: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            # The rest is not read; the connection cannot be used for another request.
            message = f"The body is longer than {max_bytes} bytes."
            raise RefusedError(413, "body_too_large", message, {"Connection": "close"})
    return bytes(body)
