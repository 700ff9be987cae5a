"""Which origins and hosts are our own: exactly these."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wirepact_server.security.origins import own_origins

LOOPBACK = {"http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000"}


@pytest.mark.parametrize(
    ("host", "url", "more"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000", set()),
        ("localhost", "http://localhost:8000", set()),
        ("::1", "http://[::1]:8000", set()),
        ("127.0.0.2", "http://127.0.0.2:8000", {"http://127.0.0.2:8000"}),
        ("192.168.1.5", "http://192.168.1.5:8000", {"http://192.168.1.5:8000"}),
        ("Build.Example", "http://build.example:8000", {"http://build.example:8000"}),
        ("0.0.0.0", "http://127.0.0.1:8000", set()),
        ("::", "http://127.0.0.1:8000", set()),
    ],
)
def test_own_origins_follow_what_is_listened_on(host: str, url: str, more: set[str]) -> None:
    own = own_origins(host, 8000)
    assert own.url == url
    assert own.origins == LOOPBACK | more


def test_http_leaves_its_port_out() -> None:
    own = own_origins("127.0.0.1", 80)
    assert own.is_own("http://127.0.0.1")
    assert own.is_own_host("localhost")


def test_a_proxy_brings_its_origin_and_host() -> None:
    own = own_origins("127.0.0.1", 8000, ("https://wire.example",))
    assert own.is_own("https://wire.example")
    assert own.is_own_host("wire.example")
    assert not own.is_own("http://wire.example")


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "http://127.0.0.1",
        "http://127.0.0.1:8001",
        "https://127.0.0.1:8000",
        "http://127.0.0.1:8000/",
        "http://127.0.0.1:8000.evil.example",
        "http://evil.example#http://127.0.0.1:8000",
        "HTTP://127.0.0.1:8000",
    ],
)
def test_what_only_looks_alike_is_foreign(origin: str) -> None:
    assert not own_origins("127.0.0.1", 8000).is_own(origin)


@given(st.text())
def test_anything_else_is_foreign(origin: str) -> None:
    own = own_origins("127.0.0.1", 8000)
    assert own.is_own(origin) == (origin in LOOPBACK)


@pytest.mark.parametrize(
    "host", ["", "evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001", "localhost.evil:8000"]
)
def test_rebound_names_are_not_ours(host: str) -> None:
    assert not own_origins("127.0.0.1", 8000).is_own_host(host)


def test_hosts_are_compared_without_case() -> None:
    assert own_origins("127.0.0.1", 8000).is_own_host("LocalHost:8000")
