"""Frames, read back by somebody else's parser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode
from websockets.protocol import CLIENT, OPEN, Protocol
from wirepact_server.realtime.frames import Batch, encode_text_frame

BOUNDARIES = [0, 1, 124, 125, 126, 127, 65534, 65535, 65536, 65537]


def parse(data: bytes) -> list[Frame]:
    """Read frames as a client does."""
    client = Protocol(CLIENT, state=OPEN, max_size=None)
    client.receive_data(data)
    assert client.parser_exc is None
    return [event for event in client.events_received() if isinstance(event, Frame)]


@given(st.sampled_from(BOUNDARIES) | st.integers(0, 70_000), st.binary(min_size=1, max_size=8))
def test_a_frame_is_read_back_whatever_its_length(size: int, pattern: bytes) -> None:
    payload = (pattern * (size // len(pattern) + 1))[:size]
    assert parse(encode_text_frame(payload)) == [Frame(Opcode.TEXT, payload)]


@given(st.lists(st.text(max_size=300).map(str.encode), max_size=6))
def test_a_batch_is_its_messages_in_order_in_every_form(messages: list[bytes]) -> None:
    batch = Batch(*messages)
    assert [frame.data for frame in parse(batch.wire)] == messages
    assert [text.encode() for text in batch.texts] == messages
    assert (len(batch), batch.size_bytes) == (len(messages), sum(map(len, messages)))


def test_each_form_is_made_once() -> None:
    batch = Batch(b"one", b"two")
    assert batch.wire is batch.wire
    assert batch.texts is batch.texts
