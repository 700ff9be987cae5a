"""The built page, from its folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles

if TYPE_CHECKING:
    import os

    from starlette.types import Scope

_NOT_BUILT = """The page is not built yet: there is no index.html in {folder}.
`./just up` builds and serves it; WIREPACT_PAGE_DIR names another folder.
"""
# Not left to the machine's own table: with `nosniff` a script of a wrong type does not run.
_MEDIA_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_IMMUTABLE = "public, max-age=31536000, immutable"


class Page(StaticFiles):
    """Serves the folder; what the build names by its content (`assets/`) is cached for good, the rest is asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self._folder = folder.absolute()

    async def check_config(self) -> None:
        """Nothing: whether there is a page is looked at on each request, since it may be built meanwhile."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the file, or with how to build the page."""
        if not (self._folder / "index.html").is_file():
            return Response(_NOT_BUILT.format(folder=self._folder), 503, media_type="text/plain")
        return await super().get_response(path, scope)

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Answer with a file, or that the browser has it already."""
        file = Path(full_path)
        try:
            # Whole and at once: a build may take the file away, and then it must not be half an answer.
            content = file.read_bytes()
        except OSError:
            return Response(_NOT_BUILT.format(folder=self._folder), 503, media_type="text/plain")
        hashed = file.parent == self._folder.resolve() / "assets"
        response = Response(
            content,
            status_code,
            {"Cache-Control": _IMMUTABLE if hashed else "no-cache", "ETag": _etag(stat_result)},
            media_type=_MEDIA_TYPES.get(file.suffix, "application/octet-stream"),
        )
        is_same = dict(scope["headers"]).get(b"if-none-match") == response.headers["etag"].encode()
        return NotModifiedResponse(response.headers) if is_same else response


def _etag(status: os.stat_result) -> str:
    return f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
