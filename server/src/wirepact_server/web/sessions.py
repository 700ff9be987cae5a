"""`/api/sessions`: contract types in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from wirepact_contract import Session, encode_session, encode_session_list

from wirepact_server.web.bodies import read_start_session
from wirepact_server.web.resource import resource

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import Route

    from wirepact_server.supervisor.coordinator import Coordinator

PATH = "/api/sessions"


def session_routes(coordinator: Coordinator, *, max_body_bytes: int) -> list[Route]:
    """Return the routes over the coordinator's sessions."""

    async def list_sessions(_request: Request) -> Response:
        return _json(encode_session_list(coordinator.snapshot()))

    async def start_session(request: Request) -> Response:
        wanted = await read_start_session(request, max_body_bytes)
        session = await coordinator.start(wanted)
        return _session(session, 201, {"Location": f"{PATH}/{session.id}"})

    async def get_session(request: Request) -> Response:
        return _session(coordinator.get(request.path_params["id"]))

    async def stop_session(request: Request) -> Response:
        return _session(await coordinator.stop(request.path_params["id"]), 202)

    async def remove_session(request: Request) -> Response:
        await coordinator.remove(request.path_params["id"])
        return Response(status_code=204)

    return [
        resource(PATH, GET=list_sessions, POST=start_session),
        resource(PATH + "/{id}", GET=get_session, DELETE=remove_session),
        resource(PATH + "/{id}/stop", POST=stop_session),
    ]


def _session(session: Session, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return _json(encode_session(session), status, headers)


def _json(body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(body, status, headers, media_type="application/json")
