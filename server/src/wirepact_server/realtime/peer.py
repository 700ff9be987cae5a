"""Where a client is, as logs say it."""

from __future__ import annotations


def peer_name(address: object) -> str:
    """Return a socket's address such as `127.0.0.1:51234` or `[::1]:51234`; empty when it is none of the internet's."""
    match address:
        case (str(host), int(port), *_):
            return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        case _:
            return ""
