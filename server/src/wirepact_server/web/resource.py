"""One path, its methods."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, request_response

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

Handler = Callable[[Request], Awaitable[Response]]


def resource(path: str, **handlers: Handler) -> Route:
    """Return a path's route with a handler per method (`GET=…`); HEAD follows GET, all others get 405 with Allow."""
    return Route(path, _Resource({**handlers, **({"HEAD": handlers["GET"]} if "GET" in handlers else {})}))


class _Resource:
    """Takes every method: a route that takes some is passed over for the others, and what follows it answers them."""

    def __init__(self, handlers: Mapping[str, Handler]) -> None:
        self._handlers = handlers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await request_response(self._serve)(scope, receive, send)

    async def _serve(self, request: Request) -> Response:
        handler = self._handlers.get(request.method)
        if handler is None:
            raise HTTPException(405, headers={"Allow": ", ".join(self._handlers)})
        return await handler(request)
