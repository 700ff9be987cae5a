"""`wirepact-server topics`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirepact_contract import ContractError, TopicList, decode_topic_list, encode_topic_list

from wirepact_server.cli.output import harmless, leave_quietly, printed
from wirepact_server.cli.reach import ask
from wirepact_server.errors import StartupError

if TYPE_CHECKING:
    from wirepact_server.cli.reach import Reach


def print_topics(reach: Reach, *, as_json: bool) -> int:
    """Print which topics a server offers and who listens; return the exit code. Raises StartupError."""
    server = reach()
    try:
        topics = decode_topic_list(ask(server, "GET", "/api/topics"))
    except ContractError as error:
        raise StartupError(f"The server ({server.called}) gave no list of topics: {error}.") from None
    try:
        for line in [encode_topic_list(topics).decode()] if as_json else table(topics):
            printed(line)
    except BrokenPipeError:
        return leave_quietly()
    return 0


def table(topics: TopicList) -> list[str]:
    """Return a line for each topic, below a heading, in columns."""
    rows = [("TOPIC", "KIND", "SUBSCRIBERS")]
    rows += [(harmless(topic.address), harmless(topic.kind), str(topic.subscribers)) for topic in topics.topics]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        f"{address:<{widths[0]}}  {kind:<{widths[1]}}  {subscribers:>{widths[2]}}"
        for address, kind, subscribers in rows
    ]
