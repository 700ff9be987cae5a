"""The kitchen's orders, live on every screen: the bus inside an application of one's own, with a contract of one's own.

`python kitchen_app.py` serves on port 8100; `python kitchen_app.py fastapi` does the same with FastAPI. See README.md.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable

import uvicorn
from kitchen import TABLES, Kitchen
from orders_contract import encode_order
from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp
from wirepact_server.realtime import (
    Grant,
    HeadDeadlineProtocol,
    Hub,
    RealtimeProtocol,
    Refusal,
    realtime_routes,
)

# Who serves which tables; in a real house this is a session of your own.
WAITERS = {"anna": {"terrace-1", "terrace-2"}, "ben": {"hall-1"}}


def authorize(connection: HTTPConnection) -> Refusal | Grant:
    """Let waiters in, each to the open orders and to the notes of their own tables."""
    waiter = connection.headers.get("authorization", "").removeprefix("Bearer ")
    if waiter not in WAITERS:
        return Refusal(401, b'{"error": "Who are you?"}')
    own = {f"orders.notes:{table}" for table in WAITERS[waiter]}
    return Grant(credential=waiter, may_subscribe=lambda topic: topic == "orders.open" or topic in own)


def live(hub: Hub) -> list[BaseRoute]:
    """Return the bus's routes: a WebSocket at /live, Server-Sent Events at /live/sse."""
    return realtime_routes(hub, "/live", authorize=authorize)


def starlette_app(kitchen: Kitchen) -> ASGIApp:
    """Return a Starlette application around the kitchen."""

    async def take_order(request: Request) -> Response:
        body = await request.json()
        if body["table"] not in TABLES:
            return Response("There is no such table.", 404)
        return Response(encode_order(kitchen.order(body["table"], body["dish"])), 201, media_type="application/json")

    return Starlette(routes=[*live(kitchen.hub), Route("/orders", take_order, methods=["POST"])])


def fastapi_app(kitchen: Kitchen) -> ASGIApp:
    """Return a FastAPI application around the kitchen."""
    from fastapi import FastAPI

    app = FastAPI()
    app.router.routes.extend(live(kitchen.hub))

    @app.post("/notes/{table}", status_code=204)
    async def leave_note(table: str, text: str) -> None:
        await kitchen.note(table, text)

    return app


APPS: dict[str, Callable[[Kitchen], ASGIApp]] = {"starlette": starlette_app, "fastapi": fastapi_app}


async def serve(kind: str, port: int) -> None:
    """Serve with uvicorn, whose protocols make the bus fast and its doors tight."""
    kitchen = Kitchen()
    app = APPS[kind](kitchen)
    with contextlib.closing(kitchen):
        await uvicorn.Server(uvicorn.Config(app, port=port, ws=RealtimeProtocol, http=HeadDeadlineProtocol)).serve()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1] if len(sys.argv) > 1 else "starlette", port=8100))
