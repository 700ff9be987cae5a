"""What is shown already and could not be stored, such as on a full disk: tried again until it is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from wirepact_server.supervisor.errors import StorageError

if TYPE_CHECKING:
    from wirepact_server.supervisor.ports import Keeper
    from wirepact_server.supervisor.record import Record

logger = logging.getLogger(__name__)

_RETRY_SECONDS = 1.0


async def _nothing() -> None:
    """Nothing has to be written before."""


class Arrears:
    """A store for facts that nobody can refuse: `keep` and `forget` never fail, they owe. At most one record a session.

    `before` is awaited before what is owed is tried again; it may raise StorageError.
    """

    def __init__(self, store: Keeper, *, before: Callable[[], Awaitable[None]] = _nothing) -> None:
        self._store = store
        self._before = before
        self._records: dict[str, Record] = {}
        self._removals: set[str] = set()
        self._why: StorageError | None = None
        self._paying: asyncio.Task[None] | None = None

    async def keep(self, record: Record) -> None:
        """Store the record, or owe it."""
        if record.id in self._records:
            self._records[record.id] = record  # before the store is asked: the older one must not come after it
        try:
            await self._store.save(record)
            if self._records.get(record.id) is record:
                del self._records[record.id]
        except StorageError as error:
            self._records[record.id] = record
            self._owe(error)

    async def forget(self, session_id: str) -> None:
        """Delete a session that was never shown, or owe that."""
        try:
            await self._store.delete(session_id)
        except StorageError as error:
            self._removals.add(session_id)
            self._owe(error)

    async def delete(self, session_id: str) -> None:
        """Delete a session, and what is owed of it. Raises StorageError, and then all is as before."""
        owed = self._records.pop(session_id, None)  # before the store is asked: it must not come after
        try:
            await self._store.delete(session_id)
        except StorageError as error:
            if owed is not None:
                self._records[session_id] = owed
                self._owe(error)
            raise

    def why(self, session_id: str) -> StorageError | None:
        """Return why the session is not on disk as it is shown; None when it is."""
        return self._why if session_id in self._records else None

    async def close(self) -> None:
        """Try once more, and then no more."""
        if self._paying is not None:
            self._paying.cancel()
            with suppress(StorageError):
                await self._pay()

    def _owe(self, error: StorageError) -> None:
        self._why = error
        if self._paying is None:
            logger.error("what becomes of sessions is shown, and not stored for now. %s", error)
            self._paying = asyncio.create_task(self._pay_in_the_end())

    async def _pay_in_the_end(self) -> None:
        while self._records or self._removals:
            await asyncio.sleep(_RETRY_SECONDS)
            with suppress(StorageError):
                await self._pay()
        self._paying = None
        logger.warning("sessions are stored again")

    async def _pay(self) -> None:
        with suppress(StorageError):  # what comes next is worth more, and smaller
            await self._before()
        records = tuple(self._records.values())
        if records:
            await self._store.save(*records)
        for record in records:
            if self._records.get(record.id) is record:
                del self._records[record.id]
        for session_id in tuple(self._removals):
            await self._store.delete(session_id)
            self._removals.discard(session_id)
