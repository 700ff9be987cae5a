"""Signing in with a one-time link, minting another, signing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, RedirectResponse, Response
from wirepact_contract import SignInLink, encode_sign_in_link

from wirepact_server.refusals import RefusedError
from wirepact_server.web.problems import as_response
from wirepact_server.web.resource import resource

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.routing import Route

    from wirepact_server.security.cookie import SignIn, SignInCookie
    from wirepact_server.security.guard import Guard
    from wirepact_server.security.sign_in_links import SignInLinks

PATH = "/sign-in"

_NOT_GOOD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>This link is not good any more - Wirepact</title>
<h1>This link is not good any more</h1>
<p>A sign-in link works once, and only for a while. This one was used, is too old, or was not copied whole.</p>
<p>To get another, run <code>./just url</code> (or <code>wirepact-server url</code>) where the server runs,
and open the line it prints.</p>
</html>
"""
_NOT_YET = "This link works once, so it is not opened ahead of time.\n"


def sign_in_url(base_url: str, links: SignInLinks) -> str:
    """Mint a link to the server at `base_url`."""
    return f"{base_url}{PATH}/{links.mint()}"


def sign_in_routes(
    base_url: str, links: SignInLinks, cookie: SignInCookie, guard: Guard, end: Callable[[SignIn], Awaitable[None]]
) -> list[Route]:
    """Return the routes of signing in and out. `end` ends a sign-in for good, or raises RefusedError."""

    async def sign_in(request: Request) -> Response:
        guard.check_host(request)
        if _is_ahead_of_time(request):
            return Response(_NOT_YET, 503, media_type="text/plain")
        good = links.spend(request.path_params["secret"])
        if not good and guard.sign_in_of(request) is None:
            return HTMLResponse(_NOT_GOOD, 410)
        response = RedirectResponse("/", 303)
        if good:
            cookie.set_on(response)
        return response

    async def mint_link(_request: Request) -> Response:
        link = SignInLink(url=sign_in_url(base_url, links))
        return Response(encode_sign_in_link(link), 201, media_type="application/json")

    async def sign_out(request: Request) -> Response:
        response = Response(status_code=204)
        sign_in = guard.sign_in_of(request)
        if sign_in is not None:
            try:
                await end(sign_in)
            except RefusedError as refused:
                response = as_response(refused)
        cookie.clear_on(response)
        return response

    return [
        resource(PATH + "/{secret}", GET=sign_in),
        resource("/api/sign-in-links", POST=mint_link),
        resource("/api/sign-out", POST=sign_out),
    ]


def _is_ahead_of_time(request: Request) -> bool:
    """Tell whether nobody looks at the answer yet: a HEAD of some preview, a browser's prefetch or prerender."""
    purposes = [request.headers.get(name, "") for name in ("sec-purpose", "purpose", "x-moz")]
    return request.method == "HEAD" or any("prefetch" in purpose or "preview" in purpose for purpose in purposes)
