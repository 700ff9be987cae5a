"""Which origins and which Host headers are the server's own."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Origins:
    """The page's own URL, the origins its requests come from (RFC 6454), the hosts it may be asked for under."""

    url: str
    origins: frozenset[str]
    hosts: frozenset[str]

    def is_own(self, origin: str) -> bool:
        """Tell whether an Origin header is exactly one of ours."""
        return origin in self.origins

    def is_own_host(self, host: str) -> bool:
        """Tell whether a Host header names this server; a rebound DNS name does not."""
        return host.lower() in self.hosts


def own_origins(host: str, port: int, further: Iterable[str] = ()) -> Origins:
    """Compute what belongs to a server that listens on the host and port.

    `further` are origins that only people know of, such as those of a proxy or a DNS name. A host that stands for all
    addresses gives loopback only: the names by which others reach it must be among them.
    """
    names = ["127.0.0.1", "localhost", "[::1]"]
    bound = _bound_name(host)
    if bound is not None:
        names = [bound, *(name for name in names if name != bound)]
    origins = [f"http://{_with_port(name, port)}" for name in names]
    everything = [*origins, *further]
    return Origins(origins[0], frozenset(everything), frozenset(urlsplit(origin).netloc for origin in everything))


def _bound_name(host: str) -> str | None:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host.lower()
    if address.is_unspecified:
        return None
    return f"[{address}]" if address.version == 6 else str(address)


def _with_port(name: str, port: int) -> str:
    return name if port == 80 else f"{name}:{port}"  # clients leave HTTP's own port out
