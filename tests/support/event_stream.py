"""A reader of Server-Sent Events by hand, as WHATWG HTML, section 9.2.6 reads them."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from typing import Self
from urllib.parse import urlencode

from support import tiny_contract as tiny
from support.live_bus import PATH


class EventStream:
    """One request for topics, and its events as they come."""

    def __init__(self, port: int, *topics: str, path: str = PATH, headers: Mapping[str, str] | None = None) -> None:
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self._http.request(
            "GET", f"{path}/sse?{urlencode([('topics', topic) for topic in topics])}", headers=dict(headers or {})
        )
        self.response = self._http.getresponse()
        self.retry: int | None = None
        self.comments = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave."""
        self.response.close()
        self._http.close()

    def next_event(self) -> tuple[str, str] | None:
        """Return type and data of the next event; None at the stream's end."""
        kind, data = "message", ""
        while line := self.response.readline():
            field, _, value = line.decode().rstrip("\n").partition(": ")
            if field == "data":
                data += value + "\n"
            elif field == "event":
                kind = value
            elif field == "retry":
                self.retry = int(value)
            elif field.startswith(":"):
                self.comments += 1
            elif not field and data:
                return kind, data.removesuffix("\n")
        return None

    def read(self) -> dict[str, object]:
        """Return the next message."""
        event = self.next_event()
        assert event is not None, "the stream ended"
        assert event[0] == "message", event
        return tiny.read_message(event[1])

    def goodbye(self) -> int:
        """Read to the end; return the code that was told, or 0."""
        code = 0
        while event := self.next_event():
            if event[0] == "close":
                code = json.loads(event[1])["code"]
        return code
