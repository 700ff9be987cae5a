"""Who is connected, and how many of each credential and address."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wirepact_server.realtime.access import Grant, NoRoom
from wirepact_server.realtime.codes import TRY_AGAIN_LATER

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from wirepact_server.realtime.connection import Connection
    from wirepact_server.realtime.limits import Limits

_FULL = NoRoom(TRY_AGAIN_LATER, 503, "There is no room for another connection now. Come back later.")
_CREDENTIAL_FULL = NoRoom(TRY_AGAIN_LATER, 429, "This sign-in has as many connections as it may. Close one first.")
_ADDRESS_FULL = NoRoom(TRY_AGAIN_LATER, 429, "This address has as many connections as it may. Close one first.")


class Attendance:
    """A set of connections that is counted by credential, and by address where that is limited."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._all: set[Connection] = set()
        self._by_credential: dict[Hashable, set[Connection]] = {}
        self._by_address: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Connection]:
        return iter(self._all)

    def no_room(self, grant: Grant, address: str | None) -> NoRoom | None:
        """Return the first limit that one more connection would be past."""
        limits = self._limits
        if len(self._all) >= limits.connections:
            return _FULL
        if len(self._by_credential.get(grant.credential, ())) >= limits.connections_per_credential:
            return _CREDENTIAL_FULL
        most = limits.connections_per_address
        if most is not None and address is not None and self._by_address[address] >= most:
            return _ADDRESS_FULL
        return None

    def of_credential(self, credential: Hashable) -> tuple[Connection, ...]:
        """Return the connections that came in with it."""
        return tuple(self._by_credential.get(credential, ()))

    def add(self, connection: Connection) -> None:
        """Count it in."""
        self._all.add(connection)
        credential = connection.grant.credential
        if credential is not None:
            self._by_credential.setdefault(credential, set()).add(connection)
        if connection.address is not None:
            self._by_address[connection.address] += 1

    def discard(self, connection: Connection) -> None:
        """Count it out; one that is not there is passed over."""
        if connection not in self._all:
            return
        self._all.discard(connection)
        credential = connection.grant.credential
        if credential is not None:
            held = self._by_credential[credential]
            held.discard(connection)
            if not held:
                del self._by_credential[credential]
        if connection.address is not None:
            self._by_address[connection.address] -= 1
            if not self._by_address[connection.address]:
                del self._by_address[connection.address]
