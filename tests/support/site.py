"""A whole server in this process, asked over ASGI: everything real but the socket."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2 as httpx
from support.server import ServerProcess
from wirepact_server.assembly import Site, open_site
from wirepact_server.settings import Settings
from wirepact_server.state_folder import hold_state_folder

PORT = 8123
ORIGIN = f"http://127.0.0.1:{PORT}"


@dataclass(frozen=True)
class OpenSite:
    """The site, its token, and a client that shows nothing."""

    site: Site
    token: str
    anyone: httpx.AsyncClient

    @property
    def bearer(self) -> dict[str, str]:
        """The header that a program shows."""
        return {"Authorization": f"Bearer {self.token}"}

    def newcomer(self) -> httpx.AsyncClient:
        """A client with cookies of its own."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.site.app), base_url=ORIGIN)

    async def cookie(self) -> dict[str, str]:
        """Sign in as a browser does; return the header that it then shows."""
        answer = await self.anyone.get(self.site.sign_in_url())
        assert answer.status_code == 303
        self.anyone.cookies.clear()
        return {"Cookie": f"wirepact_{PORT}={answer.cookies[f'wirepact_{PORT}']}"}


@contextlib.asynccontextmanager
async def opened(state_dir: Path, **settings: Any) -> AsyncIterator[OpenSite]:
    """Open a site over the state folder; sessions get little grace unless the settings say otherwise."""
    defaults: dict[str, Any] = {"state_dir": state_dir, "page_dir": state_dir / "no-page", "stop_grace_seconds": 0.4}
    values = Settings(**{**defaults, **settings})
    with hold_state_folder(state_dir) as folder:
        async with open_site(values, folder, PORT) as site:
            transport = httpx.ASGITransport(site.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
                yield OpenSite(site, folder.token.read_text().strip(), client)


def server_in(tmp_path: Path, **environment: str) -> ServerProcess:
    """A real server over a state folder in the path, with a page folder beside it that may be missing."""
    return ServerProcess(tmp_path / "state", page_dir=tmp_path / "page", environment=environment)
