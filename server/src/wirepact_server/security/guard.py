"""The one place that decides whether a request may go on."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from wirepact_server.refusals import RefusedError

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from wirepact_server.security.cookie import SignIn, SignInCookie
    from wirepact_server.security.origins import Origins

_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


class Guard:
    """Checks host, origin and credential, in that order, so that a foreign page learns nothing of the credential."""

    def __init__(self, token: str, cookie: SignInCookie, origins: Origins) -> None:
        self._token = token.encode()
        self._cookie = cookie
        self._origins = origins

    def check_host(self, connection: HTTPConnection) -> None:
        """Refuse names that are not ours: a page may have pointed its own at this address (DNS rebinding).

        Raises RefusedError.
        """
        if not self._origins.is_own_host(connection.headers.get("host", "")):
            raise RefusedError(
                403,
                "forbidden_origin",
                f"This server does not go by that name. Open {self._origins.url}, or set WIREPACT_ORIGINS.",
            )

    def check(self, connection: HTTPConnection) -> SignIn | None:
        """Let a request for anything of the API pass, or raise RefusedError. Return the browser's sign-in, if any.

        Programs show the token as a bearer and need no Origin (RFC 6750, section 2.1); a token in the query is nothing.
        Browsers show the cookie, and wherever it could do harm, which a WebSocket counts as, an Origin of ours.
        """
        self.check_host(connection)
        origins = connection.headers.getlist("origin")
        if any(not self._origins.is_own(origin) for origin in origins):
            raise _foreign()
        if "authorization" in connection.headers:
            if self._has_token(connection):
                return None
        elif (sign_in := self.sign_in_of(connection)) is not None:
            if not origins and (_needs_origin(connection) or _is_foreign_fetch(connection)):
                raise _foreign()
            return sign_in
        raise RefusedError(
            401,
            "unauthorized",
            "Sign in with a one-time link (`./just url`, `wirepact-server url`), or show the token as a bearer.",
            {"WWW-Authenticate": "Bearer"},
        )

    def sign_in_of(self, connection: HTTPConnection) -> SignIn | None:
        """Return the browser's sign-in, or None."""
        return self._cookie.read(connection.cookies.get(self._cookie.name))

    def _has_token(self, connection: HTTPConnection) -> bool:
        scheme, _, shown = connection.headers["authorization"].partition(" ")
        return scheme.lower() == "bearer" and hmac.compare_digest(shown.strip().encode(), self._token)


def _needs_origin(connection: HTTPConnection) -> bool:
    return connection.scope["type"] == "websocket" or connection.scope["method"] not in _SAFE_METHODS


def _is_foreign_fetch(connection: HTTPConnection) -> bool:
    """Tell whether the browser says that another site's page asks, another port of this host's for one.

    An image or a script of such a page brings the cookie and no Origin; it reads nothing, but could hold streams open.
    """
    return connection.headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}


def _foreign() -> RefusedError:
    return RefusedError(403, "forbidden_origin", "Only this server's own page may ask for that.")
