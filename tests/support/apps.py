"""The one place where the tests of attacks and faults mount the bus into an application."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from support.live_bus import PATH
from wirepact_server.realtime import Grant, Hub, realtime_routes


def open_app(hub: Hub) -> Starlette:
    """Serve the hub to everybody; `/stats` says how many hold each topic, and who was ended why."""

    async def stats(_request: Request) -> Response:
        found = hub.stats()
        return JSONResponse({"subscriptions": dict(found.subscriptions), "closed": dict(found.closed)})

    routes = realtime_routes(hub, PATH, authorize=lambda _: Grant())
    return Starlette(routes=[*routes, Route("/stats", stats)])
