"""`wirepact-server topics`: what there is, and who listens."""

from __future__ import annotations

from pathlib import Path

from support.commands import Following, ran
from support.site import server_in
from wirepact_contract import TopicInfo, TopicList, decode_topic_list
from wirepact_server.cli.topics import table


def test_it_lists_what_is_on_offer_and_how_many_hold_it(tmp_path: Path) -> None:
    with server_in(tmp_path) as server, Following("tail", "sessions.state", state_dir=server.state_dir) as tail:
        tail.line()
        done = ran("topics", state_dir=server.state_dir)
        assert (done.returncode, done.stderr) == (0, "")
        heading, *rows = done.stdout.splitlines()
        assert heading.split() == ["TOPIC", "KIND", "SUBSCRIBERS"]
        assert ["sessions.state", "state", "1"] in [row.split() for row in rows]
        as_json = ran("topics", "--json", state_dir=server.state_dir).stdout
        listed = decode_topic_list(as_json)
        assert TopicInfo(address="sessions.state", kind="state", subscribers=1) in listed.topics
        elsewhere = ("--url", server.origin, "--token-file", server.state_dir / "token")
        assert ran("topics", "--json", *elsewhere, state_dir=tmp_path / "no").stdout == as_json


def test_columns_stand_below_each_other_and_nothing_steers_the_terminal() -> None:
    topics = TopicList(
        topics=(
            TopicInfo(address="a", kind="state", subscribers=1000),
            TopicInfo(address="sessions.activity:\x1b[2J", kind="fetched", subscribers=0),
        )
    )
    assert table(topics) == [
        "TOPIC                      KIND     SUBSCRIBERS",
        "a                          state           1000",
        "sessions.activity:\\x1b[2J  fetched            0",
    ]


def test_without_a_server_or_its_token_it_is_one_line(tmp_path: Path) -> None:
    done = ran("topics", state_dir=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    wrong = tmp_path / "wrong"
    wrong.write_text("x" * 43)
    wrong.chmod(0o600)
    with server_in(tmp_path) as server:
        done = ran("topics", "--url", server.origin, "--token-file", wrong, state_dir=tmp_path)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert "refused: the token is not this server's" in done.stderr


def test_nobody_to_read_it_is_quiet(tmp_path: Path) -> None:
    with server_in(tmp_path) as server, Following("topics", state_dir=server.state_dir) as topics:
        assert topics.process.stdout is not None
        topics.process.stdout.close()
        assert topics.process.wait(20) == 141
        assert topics.process.stderr is not None
        assert topics.process.stderr.read() == b""
