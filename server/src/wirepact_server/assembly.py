"""Puts the server together: the order in which things open, and the reverse in which they close."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wirepact_contract import CONTRACT, sessions_state

from wirepact_server.errors import StartupError
from wirepact_server.readiness import Readiness
from wirepact_server.realtime import Hub
from wirepact_server.security.cookie import SignInCookie
from wirepact_server.security.guard import Guard
from wirepact_server.security.origins import own_origins
from wirepact_server.security.sign_in_links import SignInLinks
from wirepact_server.security.sign_outs import SignOuts
from wirepact_server.security.token import read_or_make_token
from wirepact_server.supervisor.coordinator import Bounds, Coordinator
from wirepact_server.supervisor.errors import StorageError
from wirepact_server.supervisor.executor import Executor
from wirepact_server.supervisor.processes import KILL_PATIENCE_SECONDS
from wirepact_server.supervisor.record import Record, utc_now
from wirepact_server.supervisor.recovery import recover
from wirepact_server.supervisor.store import Store
from wirepact_server.supervisor.tenants import Tenants
from wirepact_server.web.app import Parts, create_app
from wirepact_server.web.sign_in import sign_in_url

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from wirepact_server.settings import Settings
    from wirepact_server.state_folder import StateFolder

_STORE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Site:
    """A server that is ready to be served: the application, and what its surroundings need of it."""

    app: ASGIApp
    url: str
    hub: Hub
    readiness: Readiness
    coordinator: Coordinator
    tenants: Tenants
    links: SignInLinks
    settings: Settings

    def sign_in_url(self) -> str:
        """Mint a one-time link to this site."""
        return sign_in_url(self.url, self.links)

    async def wind_down(self) -> None:
        """End every session and say goodbye to every client, at the same time; bounded."""
        self.readiness.phase = "draining"
        await asyncio.gather(self.coordinator.shut_down(), self.hub.drain())


@contextlib.asynccontextmanager
async def open_site(settings: Settings, folder: StateFolder, port: int) -> AsyncIterator[Site]:
    """Open everything for a server that listens on the port: what a dead one left is ended before anybody is served.

    Raises StartupError.
    """
    token = read_or_make_token(folder.token)
    sign_outs = SignOuts.open(folder.sign_outs)
    store = await asyncio.to_thread(Store.open, folder.database)
    try:
        records = await _recovered_records(store, settings)
        site = _assemble(settings, token, sign_outs, port, store, records)
        try:
            yield site
        finally:
            await site.wind_down()
            site.tenants.close()
    finally:
        await asyncio.to_thread(store.close)


async def _recovered_records(store: Store, settings: Settings) -> list[Record]:
    records = await asyncio.to_thread(store.load)
    lost = await asyncio.to_thread(recover, records, grace_seconds=settings.stop_grace_seconds, at=utc_now())
    try:
        await store.save(*lost)
    except StorageError as error:
        raise StartupError(f"What became of the last server's sessions cannot be kept. {error}") from None
    return list({record.id: record for record in (*records, *lost)}.values())


def _assemble(
    settings: Settings, token: str, sign_outs: SignOuts, port: int, store: Store, records: list[Record]
) -> Site:
    origins = own_origins(settings.host, port, settings.origins)
    cookie = SignInCookie(token, port, settings.sign_in_seconds, sign_outs)
    links = SignInLinks(settings.sign_in_link_seconds)
    hub = Hub(CONTRACT, limits=settings.limits)
    executor = Executor(os.environ, grace_seconds=settings.stop_grace_seconds)
    tenants = Tenants(executor, store, hub, kept=[record.id for record in records])
    coordinator = Coordinator(
        tenants,
        store,
        tenants.publish,
        records=records,
        bounds=_bounds(settings),
        lines_first=tenants.write_lines,
    )
    hub.add_topic(sessions_state(), snapshot=coordinator.snapshot)
    readiness = Readiness(store.check_writable)
    parts = Parts(
        url=origins.url,
        coordinator=coordinator,
        hub=hub,
        readiness=readiness,
        guard=Guard(token, cookie, origins),
        links=links,
        cookie=cookie,
        sign_outs=sign_outs,
        page_dir=settings.page_dir,
        max_body_bytes=settings.max_body_bytes,
        counts_token=settings.counts_token,
    )
    return Site(create_app(parts), origins.url, hub, readiness, coordinator, tenants, links, settings)


def _bounds(settings: Settings) -> Bounds:
    return Bounds(
        max_live=settings.max_live_sessions,
        max_kept=settings.max_kept_sessions,
        shutdown_seconds=settings.stop_grace_seconds + KILL_PATIENCE_SECONDS + _STORE_SECONDS,
    )
