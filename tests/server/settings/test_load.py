"""Settings: where they come from, which wins, and what is said of wrong ones."""

from __future__ import annotations

import contextlib
import types
import typing
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wirepact_server.errors import StartupError
from wirepact_server.realtime import Limits
from wirepact_server.settings import OPTIONS, Option, Settings, is_loopback, load_settings

EXAMPLES = {
    "port": "8001",
    "host": "localhost",
    "allow_remote": "1",
    "origins": "https://a.example, http://b.example:81",
    "state_dir": "/var/lib/wirepact",
    "page_dir": "dist",
    "log_level": "DEBUG",
    "log_format": "json",
}


def test_without_any_the_server_is_on_loopback_port_8000() -> None:
    settings = load_settings({}, {})
    assert (settings.host, settings.port, settings.allow_remote) == ("127.0.0.1", 8000, False)
    assert settings.state_dir.is_absolute()


def test_every_option_sets_its_field_with_a_value_of_its_type() -> None:
    for option in OPTIONS:
        loaded = load_settings({option.variable: EXAMPLES.get(option.field, "7")}, {})
        owner, default = (loaded.limits, Limits()) if option.section else (loaded, Settings())
        hint = typing.get_type_hints(type(owner))[option.field]
        kinds = typing.get_args(hint) if typing.get_origin(hint) is types.UnionType else (hint,)
        value = getattr(owner, option.field)
        assert isinstance(value, tuple(typing.get_origin(kind) or kind for kind in kinds)), option
        assert value != getattr(default, option.field) or option.field == "page_dir"


def test_every_field_has_an_option_and_every_option_its_own_names() -> None:
    keys = {field.name for field in fields(Settings)} - {"limits", "counts_token"}
    keys |= {f"limits.{field.name}" for field in fields(Limits)}
    assert {option.key for option in OPTIONS} == keys
    assert len({option.variable for option in OPTIONS}) == len({option.flag for option in OPTIONS}) == len(OPTIONS)


def test_every_limit_is_a_setting_that_says_what_it_does_and_in_which_unit() -> None:
    limits = [option for option in OPTIONS if option.section == "limits"]
    assert len(limits) == len(fields(Limits)) > 15
    for option in limits:
        assert option.variable == f"WIREPACT_LIMIT_{option.field.upper()}"
        assert option.help.endswith("."), option


def test_a_limit_reaches_the_bus_from_its_variable_and_its_flag() -> None:
    loaded = load_settings({"WIREPACT_LIMIT_MESSAGE_BYTES": "1000"}, {"limits.drain_window_seconds": "0.5"})
    assert loaded.limits == Limits(message_bytes=1000, drain_window_seconds=0.5)


@pytest.mark.parametrize(("name", "most"), [("topics_per_message", 100), ("topic_chars", 255)])
def test_a_limit_above_what_the_schema_allows_is_refused(name: str, most: int) -> None:
    assert getattr(load_settings({}, {f"limits.{name}": str(most)}).limits, name) == most
    with pytest.raises(StartupError, match=f"a whole number from 1 to {most}"):
        load_settings({}, {f"limits.{name}": str(most + 1)})


def test_a_flag_wins_over_its_variable_and_an_empty_variable_is_none() -> None:
    assert load_settings({"PORT": "1"}, {"port": "2"}).port == 2
    assert load_settings({"PORT": "1"}, {"port": None}).port == 1
    assert load_settings({"PORT": ""}, {}).port == 8000


def test_folders_are_absolute_and_know_the_home() -> None:
    settings = load_settings({"WIREPACT_STATE_DIR": "~/state", "WIREPACT_PAGE_DIR": "dist"}, {})
    assert settings.state_dir == Path.home() / "state"
    assert settings.page_dir == Path.cwd() / "dist"


def test_origins_are_a_list() -> None:
    loaded = load_settings({"WIREPACT_ORIGINS": EXAMPLES["origins"]}, {})
    assert loaded.origins == ("https://a.example", "http://b.example:81")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://wire.example:443", "https://wire.example"),
        ("http://wire.example:80", "http://wire.example"),
        ("HTTPS://Wire.Example:443", "https://wire.example"),
        ("http://wire.example:443", "http://wire.example:443"),
        ("https://[::1]:443", "https://[::1]"),
    ],
)
def test_an_origin_is_as_browsers_send_it(written: str, sent: str) -> None:
    assert load_settings({"WIREPACT_ORIGINS": written}, {}).origins == (sent,)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "http"),
        ("PORT", "-1"),
        ("PORT", "65536"),
        ("PORT", "٨"),
        ("WIREPACT_MAX_LIVE_SESSIONS", "0"),
        ("WIREPACT_STOP_GRACE_SECONDS", "soon"),
        ("WIREPACT_STOP_GRACE_SECONDS", "-1"),
        ("WIREPACT_STOP_GRACE_SECONDS", "nan"),
        ("WIREPACT_STOP_GRACE_SECONDS", "inf"),
        ("WIREPACT_ALLOW_REMOTE", "maybe"),
        ("WIREPACT_LOG_LEVEL", "loud"),
        ("WIREPACT_ORIGINS", "wire.example"),
        ("WIREPACT_ORIGINS", "https://wire.example/"),
        ("WIREPACT_ORIGINS", "ftp://wire.example"),
        ("WIREPACT_ORIGINS", "http://[broken"),
        ("WIREPACT_ORIGINS", "https://wire.example:99999"),
        ("WIREPACT_ORIGINS", "https://anna@wire.example"),
        ("WIREPACT_STATE_DIR", "~nobody-of-this-name/state"),
        ("WIREPACT_LIMIT_MESSAGE_BYTES", "64 KiB"),
        ("WIREPACT_LIMIT_MESSAGE_BYTES", "0"),
        ("WIREPACT_LIMIT_MESSAGE_BYTES", "9" * 5000),
        ("WIREPACT_LIMIT_SEND_BUFFER_BYTES", "5000000000"),
        ("WIREPACT_LIMIT_STALL_SECONDS", "0"),
        ("WIREPACT_LIMIT_MESSAGES_PER_SECOND", "nan"),
        ("WIREPACT_LOG_FORMAT", "xml"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_it(variable: str, value: str) -> None:
    with pytest.raises(StartupError) as caught:
        load_settings({variable: value}, {})
    assert str(caught.value).startswith(f"{variable}: {value!r}")
    assert "\n" not in str(caught.value)


@given(st.sampled_from(OPTIONS), st.text(min_size=1))
def test_no_text_does_worse_than_a_clear_error(option: Option, text: str) -> None:
    with contextlib.suppress(StartupError):
        load_settings({option.variable: text}, {})


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "build.example", ""])
def test_past_loopback_it_must_be_said(host: str) -> None:
    with pytest.raises(StartupError, match="--allow-remote"):
        Settings(host=host)
    assert Settings(host=host, allow_remote=True).host == host


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "LOCALHOST"])
def test_loopback_is_loopback(host: str) -> None:
    assert is_loopback(host)


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().port = 1  # type: ignore[misc]  # what the test is about


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("WIREPACT_DRAIN_WINDOW_SECONDS", "WIREPACT_LIMIT_DRAIN_WINDOW_SECONDS"),
        ("WIREPACT_LIMIT_MESSAGE_BYTE", "WIREPACT_LIMIT_MESSAGE_BYTES"),
        ("WIREPACT_STATEDIR", "WIREPACT_STATE_DIR"),
    ],
)
def test_a_variable_with_a_slip_is_refused_and_the_nearest_named(slip: str, meant: str) -> None:
    with pytest.raises(StartupError, match=f"{slip}: there is no such setting; the nearest is {meant}"):
        load_settings({slip: "1"}, {})


@pytest.mark.parametrize("name", ["WIREPACT_SESSION", "WIREPACT_TRACEBACK", "WIREPACT_PROJECT_X", "HOME"])
def test_variables_of_others_are_left_alone(name: str) -> None:
    assert load_settings({name: "1"}, {}) == load_settings({}, {})
