"""The built page as browsers get it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.site import opened
from wirepact_server.web.headers import CONTENT_SECURITY_POLICY

pytestmark = pytest.mark.anyio


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """What a build leaves."""
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    for name in ("index.html", "icon.svg", "assets/index-1a2b.js", "assets/index-3c4d.css", "assets/font-5e6f.woff2"):
        (folder / name).write_text(f"content of {name}")
    (tmp_path / "secret").write_text("not for you")
    (folder / "link").symlink_to(tmp_path / "secret")
    return folder


@pytest.mark.parametrize(
    ("path", "media_type", "cached"),
    [
        ("/", "text/html; charset=utf-8", False),
        ("/index.html", "text/html; charset=utf-8", False),
        ("/icon.svg", "image/svg+xml", False),
        ("/assets/index-1a2b.js", "text/javascript; charset=utf-8", True),
        ("/assets/index-3c4d.css", "text/css; charset=utf-8", True),
        ("/assets/font-5e6f.woff2", "font/woff2", True),
    ],
)
async def test_files_have_their_type_and_their_time(
    path: str, media_type: str, cached: bool, page: Path, tmp_path: Path
) -> None:
    async with opened(tmp_path / "state", page_dir=page) as site:
        answer = await site.anyone.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == media_type
        assert answer.headers["cache-control"] == ("public, max-age=31536000, immutable" if cached else "no-cache")
        again = await site.anyone.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert (await site.anyone.head(path)).status_code == 200


async def test_every_answer_is_locked_down(page: Path, tmp_path: Path) -> None:
    async with opened(tmp_path / "state", page_dir=page) as site:
        for path in ("/", "/assets/index-1a2b.js", "/nothing", "/api/sessions", "/healthz", "/sign-in/x"):
            headers = (await site.anyone.get(path)).headers
            assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"
            assert headers["cross-origin-opener-policy"] == "same-origin"
            assert "cache-control" in headers


def test_the_policy_lets_no_inline_script_run_and_nobody_frame_the_page() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    "path", ["/nothing", "/../secret", "/%2e%2e/secret", "/link", "/assets", "/a\0b", "/" + "x" * 5000]
)
async def test_what_is_not_in_the_folder_is_not_there(path: str, page: Path, tmp_path: Path) -> None:
    async with opened(tmp_path / "state", page_dir=page) as site:
        answer = await site.anyone.get(path.replace("\0", "%00"))
        assert answer.status_code in {404, 307}
        assert "not for you" not in answer.text


async def test_a_rebound_name_gets_no_page(page: Path, tmp_path: Path) -> None:
    async with opened(tmp_path / "state", page_dir=page) as site:
        assert (await site.anyone.get("/", headers={"Host": "evil.example"})).status_code == 403


async def test_a_page_that_is_not_built_says_so_until_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "dist"
    async with opened(tmp_path / "state", page_dir=folder) as site:
        answer = await site.anyone.get("/")
        assert answer.status_code == 503
        assert "not built" in answer.text
        assert "./just up" in answer.text
        folder.mkdir()
        (folder / "index.html").write_text("built")
        assert (await site.anyone.get("/")).text == "built"


async def test_a_page_that_is_taken_away_meanwhile_is_no_fault(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(path: Path) -> bytes:
        raise FileNotFoundError(path)

    async with opened(tmp_path / "state", page_dir=page) as site:
        monkeypatch.setattr(Path, "read_bytes", gone)
        answer = await site.anyone.get("/")
        assert answer.status_code == 503
        assert "./just up" in answer.text
