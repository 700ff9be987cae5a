"""The cookie of a browser that signed in."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itsdangerous import BadSignature, TimestampSigner

if TYPE_CHECKING:
    from starlette.responses import Response


@dataclass(frozen=True, slots=True)
class SignIn:
    """What a good cookie says: which sign-in it is, and when that ages out, in seconds of the epoch."""

    id: str
    expires_at: float

    @property
    def seconds_left(self) -> float:
        """For how long it is good still."""
        return self.expires_at - time.time()


class SignInCookie:
    """Issues and checks the cookie. Signed with a key derived from the token, so it outlives a restart of the server.

    Cookies ignore ports: name and signature carry the port, so that servers on one host do not take each other's.
    A cookie carries the life it was issued for: a setting that grows later does not wake it. `signed_out` holds the ids
    that are no longer good.
    """

    def __init__(self, token: str, port: int, life_seconds: float, signed_out: Container[str] = ()) -> None:
        self.name = f"wirepact_{port}"
        self._life_seconds = int(life_seconds)
        self._signed_out = signed_out
        self._signer = TimestampSigner(
            token, salt=f"wirepact sign-in on port {port}", key_derivation="hmac", digest_method=hashlib.sha256
        )

    def set_on(self, response: Response) -> None:
        """Let the browser that gets the response in."""
        value = self._signer.sign(f"{secrets.token_urlsafe(12)}.{self._life_seconds}").decode()
        response.set_cookie(self.name, value, max_age=self._life_seconds, path="/", httponly=True, samesite="strict")

    def clear_on(self, response: Response) -> None:
        """Have the browser that gets the response forget the cookie."""
        response.delete_cookie(self.name, path="/", httponly=True, samesite="strict")

    def read(self, value: str | None) -> SignIn | None:
        """Return the sign-in, or None if the value was not issued here, is too old or was signed out."""
        if not value:
            return None
        try:
            signed, issued_at = self._signer.unsign(value, max_age=self._life_seconds, return_timestamp=True)
        except (BadSignature, UnicodeError):
            return None
        sign_in_id, _, life = signed.decode().partition(".")
        # Ages are counted in whole seconds: one that is just `life` old is good still.
        expires_at = issued_at.timestamp() + min(int(life or 0), self._life_seconds) + 1
        if sign_in_id in self._signed_out or expires_at <= time.time():
            return None
        return SignIn(sign_in_id, expires_at)
