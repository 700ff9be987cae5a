"""How the server does: `/healthz`, `/readyz`, `/metrics` and `/api/topics`."""

from __future__ import annotations

from importlib.metadata import version
from platform import python_implementation, python_version
from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, GCCollector, Info, ProcessCollector
from prometheus_client.exposition import choose_encoder
from starlette.responses import JSONResponse, Response
from wirepact_contract import TopicInfo, TopicList, encode_topic_list

from wirepact_server.realtime.prometheus import HubCollector
from wirepact_server.web.resource import resource

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import Route

    from wirepact_server.readiness import Readiness
    from wirepact_server.realtime import Hub

HEALTH: Final = "/healthz"
READY: Final = "/readyz"
METRICS: Final = "/metrics"
OPEN_PATHS: Final = frozenset({HEALTH, READY})
"""What anybody may ask: they say nothing of what the server holds."""


def status_routes(hub: Hub, readiness: Readiness) -> list[Route]:
    """Return the routes that tell how the server does."""
    registry = _registry(hub)

    async def health(_request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def ready(_request: Request) -> Response:
        reason = await readiness.why_not()
        if reason is None:
            return JSONResponse({"status": "ready"})
        return JSONResponse({"status": "unavailable", "reason": reason}, 503)

    async def metrics(request: Request) -> Response:
        encode, media_type = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(registry), headers={"Content-Type": media_type})

    async def topics(_request: Request) -> Response:
        offered = (TopicInfo(address=t.address, kind=t.kind, subscribers=t.subscribers) for t in hub.topics())
        return Response(encode_topic_list(TopicList(topics=tuple(offered))), media_type="application/json")

    return [
        resource(HEALTH, GET=health),
        resource(READY, GET=ready),
        resource(METRICS, GET=metrics),
        resource("/api/topics", GET=topics),
    ]


def _registry(hub: Hub) -> CollectorRegistry:
    # One of its own: the library's default would be shared by every server of the process.
    registry = CollectorRegistry()
    registry.register(HubCollector(hub))
    ProcessCollector(registry=registry)
    GCCollector(registry=registry)
    build = Info("wirepact_build", "What runs.", registry=registry)
    build.info(
        {"version": version("wirepact-server"), "python": python_version(), "implementation": python_implementation()}
    )
    return registry
