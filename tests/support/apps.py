"""The one place where the tests of attacks and faults mount the bus into an application."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from support.live_bus import PATH
from wirepact_server.realtime import Grant, Hub, realtime_routes


def open_app(hub: Hub) -> Starlette:
    """Serve the hub to everybody; `/stats` says how many hold each topic."""

    async def stats(_request: Request) -> Response:
        return JSONResponse(dict(hub.stats().subscriptions))

    routes = realtime_routes(hub, PATH, authorize=lambda _: Grant())
    return Starlette(routes=[*routes, Route("/stats", stats)])
