"""The one place where the tests of attacks and faults mount the bus into an application."""

from __future__ import annotations

from starlette.applications import Starlette
from support.live_bus import PATH
from wirepact_server.realtime import Hub, realtime_route


def open_app(hub: Hub) -> Starlette:
    """Serve the hub to everybody."""
    return Starlette(routes=[realtime_route(hub, PATH, authorize=lambda _: None)])
