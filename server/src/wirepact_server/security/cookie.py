"""The cookie of a browser that signed in."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from itsdangerous import BadSignature, TimestampSigner

if TYPE_CHECKING:
    from starlette.responses import Response


class SignInCookie:
    """Issues and checks the cookie. Signed with a key derived from the token, so it outlives a restart of the server.

    Cookies ignore ports: name and signature carry the port, so that servers on one host do not take each other's.
    """

    def __init__(self, token: str, port: int, life_seconds: float) -> None:
        self.name = f"wirepact_{port}"
        self._life_seconds = int(life_seconds)
        self._signer = TimestampSigner(
            token, salt=f"wirepact sign-in on port {port}", key_derivation="hmac", digest_method=hashlib.sha256
        )

    def set_on(self, response: Response) -> None:
        """Let the browser that gets the response in."""
        value = self._signer.sign(secrets.token_urlsafe(12)).decode()
        response.set_cookie(self.name, value, max_age=self._life_seconds, path="/", httponly=True, samesite="strict")

    def clear_on(self, response: Response) -> None:
        """Have the browser that gets the response forget the cookie."""
        response.delete_cookie(self.name, path="/", httponly=True, samesite="strict")

    def is_good(self, value: str | None) -> bool:
        """Tell whether a value was issued here and is not too old."""
        if not value:
            return False
        try:
            self._signer.unsign(value, max_age=self._life_seconds)
        except (BadSignature, UnicodeError):
            return False
        return True
