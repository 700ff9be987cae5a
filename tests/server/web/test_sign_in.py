"""Signing in, and who is let in with what: over the whole application."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from support.site import ORIGIN, PORT, opened
from wirepact_contract import decode_problem, decode_sign_in_link

pytestmark = pytest.mark.anyio


async def test_a_link_signs_in_once_and_leads_to_the_page(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        url = site.site.sign_in_url()
        answer = await site.anyone.get(url)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith(f"wirepact_{PORT}=")
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert (await site.anyone.get("/api/sessions")).status_code == 200

        site.anyone.cookies.clear()
        spent = await site.anyone.get(url)
        assert spent.status_code == 410
        assert "set-cookie" not in spent.headers
        assert "./just url" in spent.text


async def test_many_who_open_a_link_at_once_are_one_who_is_let_in(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        url = site.site.sign_in_url()
        clients = [site.newcomer() for _ in range(20)]
        answers = await asyncio.gather(*(client.get(url) for client in clients))
        assert sorted(answer.status_code for answer in answers) == [303] + [410] * 19
        assert sum("set-cookie" in answer.headers for answer in answers) == 1


async def test_who_is_in_already_is_let_through_with_a_spent_link(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        url = site.site.sign_in_url()
        await site.anyone.get(url)
        again = await site.anyone.get(url)
        assert (again.status_code, again.headers["location"]) == (303, "/")
        assert "set-cookie" not in again.headers


async def test_a_wrong_link_says_how_to_get_another(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        answer = await site.anyone.get("/sign-in/wrong")
        assert answer.status_code == 410
        assert answer.headers["content-type"].startswith("text/html")
        assert "wrong" not in answer.text


async def test_an_old_link_is_not_good(tmp_path: Path) -> None:
    async with opened(tmp_path, sign_in_link_seconds=0.0) as site:
        assert (await site.anyone.get(site.site.sign_in_url())).status_code == 410


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("HEAD", {}),
        ("GET", {"Sec-Purpose": "prefetch"}),
        ("GET", {"Sec-Purpose": "prefetch;prerender"}),
        ("GET", {"Purpose": "prefetch"}),
        ("GET", {"X-Moz": "prefetch"}),
        ("GET", {"Host": "evil.example"}),
        ("POST", {}),
    ],
)
async def test_what_nobody_looks_at_spends_nothing(method: str, headers: dict[str, str], tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        url = site.site.sign_in_url()
        ahead = await site.anyone.request(method, url, headers=headers)
        assert ahead.status_code >= 400
        assert "set-cookie" not in ahead.headers
        assert (await site.anyone.get(url)).status_code == 303


async def test_a_sign_in_outlives_the_server_and_a_link_does_not(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        cookie = await site.cookie()
        unspent = site.site.sign_in_url()
    async with opened(tmp_path) as site:
        assert (await site.anyone.get("/api/sessions", headers=cookie)).status_code == 200
        assert (await site.anyone.get(unspent)).status_code == 410


async def test_links_are_minted_for_who_is_in(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        cookie = await site.cookie()
        for headers in (site.bearer, {**cookie, "Origin": ORIGIN}):
            answer = await site.anyone.post("/api/sign-in-links", headers=headers)
            assert answer.status_code == 201
            link = decode_sign_in_link(answer.content).url
            assert link.startswith(f"{ORIGIN}/sign-in/")
            assert (await site.anyone.get(link)).status_code == 303
            site.anyone.cookies.clear()
        assert (await site.anyone.post("/api/sign-in-links")).status_code == 401
        assert (await site.anyone.post("/api/sign-in-links", headers=cookie)).status_code == 403


async def test_signing_out_forgets_the_cookie(tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        await site.anyone.get(site.site.sign_in_url())
        answer = await site.anyone.post("/api/sign-out", headers={"Origin": ORIGIN})
        assert answer.status_code == 204
        assert (await site.anyone.get("/api/sessions")).status_code == 401


PATHS = [
    ("GET", "/api/sessions"),
    ("POST", "/api/sessions"),
    ("GET", "/api/sessions/x"),
    ("DELETE", "/api/sessions/x"),
    ("POST", "/api/sessions/x/stop"),
    ("POST", "/api/sign-in-links"),
    ("POST", "/api/sign-out"),
    ("GET", "/api/nothing"),
    ("GET", "/api/realtime"),
]


@pytest.mark.parametrize(("method", "path"), PATHS)
async def test_nothing_of_the_api_is_open(method: str, path: str, tmp_path: Path) -> None:
    async with opened(tmp_path) as site:
        for query in ("", f"?token={site.token}&access_token={site.token}"):
            answer = await site.anyone.request(method, path + query)
            assert answer.status_code == 401
            assert decode_problem(answer.content).code == "unauthorized"
            assert answer.headers["www-authenticate"] == "Bearer"
        foreign = await site.anyone.request(method, path, headers={**site.bearer, "Origin": "http://evil.example"})
        assert (foreign.status_code, decode_problem(foreign.content).code) == (403, "forbidden_origin")
        rebound = await site.anyone.request(method, path, headers={**site.bearer, "Host": f"evil.example:{PORT}"})
        assert (rebound.status_code, decode_problem(rebound.content).code) == (403, "forbidden_origin")
