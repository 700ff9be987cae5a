"""The settings file: what it may say, and how what is wrong in it is named."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wirepact_server.errors import StartupError
from wirepact_server.realtime import Limits
from wirepact_server.settings import Settings, load_settings

WHOLE = """
# Everything at once.
port = 8001
host = "localhost"
allow_remote = true
origins = ["https://a.example", "http://b.example:81"]
state_dir = "state"
stop_grace_seconds = 1.5
sign_in_seconds = 60
log_format = "json"

[limits]
message_bytes = 1000
stall_seconds = 2
messages_per_second = 0.5
"""


def file_with(folder: Path, text: str) -> Path:
    path = folder / "wirepact.toml"
    path.write_text(text, encoding="utf-8")
    return path


def load(path: Path, environ: dict[str, str] | None = None, **flags: str) -> Settings:
    return load_settings({"WIREPACT_CONFIG": str(path), **(environ or {})}, flags)


def wrong(folder: Path, text: str) -> str:
    """Return what is said of a file, without the file's name."""
    path = file_with(folder, text)
    with pytest.raises(StartupError) as caught:
        load(path)
    said = str(caught.value)
    assert said.startswith(f"{path}:")
    assert "\n" not in said
    return said.removeprefix(f"{path}:")


def test_a_file_sets_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    loaded = load(file_with(tmp_path, WHOLE))
    assert loaded == Settings(
        port=8001,
        host="localhost",
        allow_remote=True,
        origins=("https://a.example", "http://b.example:81"),
        state_dir=tmp_path / "state",
        page_dir=loaded.page_dir,
        stop_grace_seconds=1.5,
        sign_in_seconds=60.0,
        log_format="json",
        limits=Limits(message_bytes=1000, stall_seconds=2.0, messages_per_second=0.5),
    )
    assert loaded.page_dir == Settings().page_dir


def test_a_flag_wins_over_a_variable_and_that_over_the_file(tmp_path: Path) -> None:
    path = file_with(tmp_path, "port = 1\n[limits]\nsubscriptions = 1\n")
    assert load(path).port == 1
    assert load(path, {"PORT": "2"}).port == 2
    assert load(path, {"PORT": "2"}, port="3").port == 3
    assert load(path).limits.subscriptions == 1
    assert load(path, {"WIREPACT_LIMIT_SUBSCRIPTIONS": "2"}).limits.subscriptions == 2


def test_the_flag_names_another_file_than_the_variable(tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text("port = 5\n")
    assert load(file_with(tmp_path, "port = 1\n"), config=str(other)).port == 5
    assert load(file_with(tmp_path, "port = 1\n"), config="").port == 8000


def test_what_the_file_says_wrong_is_an_error_whoever_wins(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=":1: port"):
        load(file_with(tmp_path, "port = 70000\n"), {"PORT": "1"})


def test_folders_are_relative_to_the_file_unless_they_name_a_home(tmp_path: Path) -> None:
    path = file_with(tmp_path, 'page_dir = "dist"\nstate_dir = "~/wirepact-state"\n')
    assert load(path).page_dir == tmp_path / "dist"
    assert load(path).state_dir == Path.home() / "wirepact-state"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("port = 70000", "1: port: 70000 is not a port from 0 to 65535."),
        ('\n\nport = "8000"', "3: port: '8000' is not a port from 0 to 65535, without quotation marks."),
        ("port = true", "1: port: true is not a port from 0 to 65535."),
        ("port = 8000.0", "1: port: 8000.0 is not a port from 0 to 65535."),
        (
            r'state_dir = "a\u0000b"',
            r"1: state_dir: 'a\x00b' is not a folder's path; a user named after ~ must be known here.",
        ),
        (r'host = "\u0000"', r"1: host: '\x00' is not an address."),
        ("host = 127", "1: host: 127 is not an address, in quotation marks."),
        ("allow_remote = 1", "1: allow_remote: 1 is not true or false (1 or 0)."),
        ('log_format = "xml"', "1: log_format: 'xml' is not one of text, json."),
        ("origins = [1]", "1: origins: [1] is not a list of origins such as https://host.example:8443."),
        (
            'origins = "x"',
            "1: origins: 'x' is not a list of origins such as https://host.example:8443, in square brackets.",
        ),
        ("stop_grace_seconds = nan", "1: stop_grace_seconds: nan is not a number of seconds from 0 to 31622400."),
        (
            "# limits\n[limits]\njoin_bytes = 5\n  message_bytes = -1",
            "4: limits.message_bytes: -1 is not a whole number from 1 to 1000000000.",
        ),
        (
            "limits.message_bytes = 5_000_000_000",
            "1: limits.message_bytes: 5000000000 is not a whole number from 1 to 1000000000.",
        ),
        (
            "limits.stall_seconds = 1e9",
            "1: limits.stall_seconds: 1000000000.0 is not a number of seconds above 0, 31622400 at most.",
        ),
        ("limits.message_bytes = 0", "1: limits.message_bytes: 0 is not a whole number from 1 to 1000000000."),
        ('"port" = -1', "1: port: -1 is not a port from 0 to 65535."),
        ("prot = 8000", "1: there is no setting 'prot'; the nearest is 'port'."),
        ("log_fromat = 8000", "1: there is no setting 'log_fromat'; the nearest is 'log_format'."),
        ("port = 1\n[limit]\nx = 1", "2: there is no setting 'limit'; the nearest is 'limits'."),
        (
            "[limits]\nmesage_bytes = 1",
            "2: there is no setting 'limits.mesage_bytes'; the nearest is 'limits.message_bytes'.",
        ),
        ("message_bytes = 1", "1: there is no setting 'message_bytes'; the nearest is 'limits.message_bytes'."),
        ("[limits]\nport = 1", "2: there is no setting 'limits.port'; the nearest is 'port'."),
        ("limits = 5", "1: limits: 5 is not a table: write [limits] above its settings."),
        ("[[limits]]\nx = 1", "1: limits: [{'x': 1}] is not a table: write [limits] above its settings."),
        ('"" = 1', "1: there is no setting ''; `wirepact-server serve --help` lists them."),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_key(text: str, said: str, tmp_path: Path) -> None:
    assert wrong(tmp_path, text) == said


def test_a_long_value_is_not_shown_whole(tmp_path: Path) -> None:
    assert len(wrong(tmp_path, f'port = "{"9" * 5000}"')) < 200


@pytest.mark.parametrize("text", ["port = ", "port = 1\nport = 2", "= 1", "[limits", 'host = "a', "[" * 10_000])
def test_what_is_not_toml_says_where(text: str, tmp_path: Path) -> None:
    assert "not TOML" in wrong(tmp_path, text)


def test_a_file_that_cannot_be_read_names_who_asked_for_it(tmp_path: Path) -> None:
    missing = tmp_path / "no.toml"
    with pytest.raises(StartupError, match=f"WIREPACT_CONFIG: the settings file {missing} cannot be read: No such"):
        load(missing)
    with pytest.raises(StartupError, match=r"--config: the settings file .* cannot be read: Is a directory"):
        load_settings({}, {"config": str(tmp_path)})
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe")
    with pytest.raises(StartupError, match="is not UTF-8"):
        load(binary)
    with pytest.raises(StartupError, match="home of a user"):
        load_settings({}, {"config": "~nobody-of-this-name/x.toml"})


KEYS = st.sampled_from(["port", "host", "origins", "state_dir", "message_bytes", "x"])
VALUES = st.sampled_from(
    ["1", "-1", "1e400", '"\\u0000"', '["a", 1]', "1979-05-27", "inf", "true", "{a = 1}", '"~x"', '"[x"']
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text() | st.builds("{} = {}\n[limits]\n{} = {}".format, KEYS, VALUES, KEYS, VALUES))
def test_no_file_does_worse_than_a_clear_error(text: str, tmp_path: Path) -> None:
    path = tmp_path / "any.toml"
    path.write_text(text, encoding="utf-8", errors="replace")
    with contextlib.suppress(StartupError):
        load(path)
