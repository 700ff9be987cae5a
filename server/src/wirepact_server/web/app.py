"""All routes and what stands before them, as one ASGI application."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.routing import Mount
from starlette.websockets import WebSocket

from wirepact_server.logs import AccessLog
from wirepact_server.realtime import Grant, Hub, Refusal, realtime_routes
from wirepact_server.refusals import RefusedError
from wirepact_server.web.headers import SecurityHeaders
from wirepact_server.web.page import Page
from wirepact_server.web.problems import EXCEPTION_HANDLERS, as_response
from wirepact_server.web.sessions import session_routes
from wirepact_server.web.sign_in import sign_in_routes
from wirepact_server.web.status import METRICS, OPEN_PATHS, status_routes

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from wirepact_server.readiness import Readiness
    from wirepact_server.security.cookie import SignIn, SignInCookie
    from wirepact_server.security.guard import Guard
    from wirepact_server.security.sign_in_links import SignInLinks
    from wirepact_server.security.sign_outs import SignOuts
    from wirepact_server.supervisor.coordinator import Coordinator


_REALTIME = "/api/realtime"
_PROGRAMS = "programs"  # those with the token, as a credential; a sign-in's is long and random


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the application stands on."""

    url: str
    coordinator: Coordinator
    hub: Hub
    readiness: Readiness
    guard: Guard
    links: SignInLinks
    cookie: SignInCookie
    sign_outs: SignOuts
    page_dir: Path
    max_body_bytes: int
    counts_token: bool


def create_app(parts: Parts) -> ASGIApp:
    """Return the application. It has no lifespan: whoever made the parts opens and closes them."""
    app = Starlette(
        routes=[
            *realtime_routes(parts.hub, _REALTIME, authorize=partial(_admit, parts)),
            *status_routes(parts.hub, parts.readiness),
            *session_routes(parts.coordinator, max_body_bytes=parts.max_body_bytes),
            *sign_in_routes(parts.url, parts.links, parts.cookie, parts.guard, partial(_end_sign_in, parts)),
            Mount("/api", _nothing),
            Mount("/", Page(parts.page_dir)),
        ],
        middleware=[Middleware(Door, guard=parts.guard)],
        exception_handlers=EXCEPTION_HANDLERS,
    )
    app.router.redirect_slashes = False
    return AccessLog(SecurityHeaders(app))


class Door:
    """ASGI middleware: every HTTP request passes the guard, but for the page's files only by the host it names.

    The WebSocket's own route asks the guard: its refusal must be sent before the upgrade. Elsewhere there is none.
    """

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self._app = app
        self._guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request, or say why not."""
        if scope["type"] == "http" and scope["path"] not in OPEN_PATHS:
            try:
                self._check(HTTPConnection(scope))
            except RefusedError as refused:
                await as_response(refused)(scope, receive, send)
                return
        if scope["type"] == "websocket" and scope["path"] != _REALTIME:
            await WebSocket(scope, receive, send).send_denial_response(as_response(self._no_websocket(scope)))
            return
        await self._app(scope, receive, send)

    def _no_websocket(self, scope: Scope) -> RefusedError:
        try:
            self._check(HTTPConnection(scope))
        except RefusedError as refused:
            return refused
        return RefusedError(404, "not_found", f"There is no WebSocket at this path; it is at {_REALTIME}.")

    def _check(self, connection: HTTPConnection) -> None:
        path = connection.scope["path"]
        if path.startswith("/api/") or path == METRICS:
            self._guard.check(connection)
        else:
            self._guard.check_host(connection)


def _admit(parts: Parts, connection: HTTPConnection) -> Grant | Refusal:
    try:
        sign_in = parts.guard.check(connection)
    except RefusedError as refused:
        return Refusal(refused.status, refused.body, headers=refused.headers)
    if sign_in is None:  # a program: the token is good for as long as the server runs
        return Grant(credential=_PROGRAMS if parts.counts_token else None)
    return Grant(credential=sign_in.id, expires_in_seconds=sign_in.seconds_left)


async def _end_sign_in(parts: Parts, sign_in: SignIn) -> None:
    parts.sign_outs.add(sign_in)
    parts.hub.revoke(sign_in.id)
    try:
        await asyncio.to_thread(parts.sign_outs.keep, sign_in)
    except OSError as error:
        message = f"You are signed out, but the server will forget it when it restarts: {error.strerror}."
        raise RefusedError(507, "storage_failed", message) from None


async def _nothing(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """Answer for paths of the API that do not exist."""
    raise HTTPException(404)
