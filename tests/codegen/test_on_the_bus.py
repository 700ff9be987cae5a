"""A contract of somebody else's, fresh from the compiler, runs through the bus: the port fits what is generated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.bus import FakeChannel, FakeLoop
from wirepact import data
from wirepact_server.realtime import Hub, codes

if TYPE_CHECKING:
    from types import ModuleType

    from support.generated import Packages


@pytest.fixture(scope="module")
def contract(full: Packages) -> ModuleType:
    """The generated Python package."""
    return full.module()


def messages(contract: ModuleType, channel: FakeChannel) -> list[Any]:
    """Decode what was sent, with the generated decoder."""
    sent = [message for batch in channel.batches for message in batch.messages]
    return [contract.decode("ServerMessage", message) for message in sent]


def test_snapshot_then_events_give_the_state(contract: ModuleType) -> None:
    """G1 and G2 on a topic with parameters, applied with the generated reducer."""
    loop, channel = FakeLoop(), FakeChannel()
    hub = Hub(contract.CONTRACT, scheduler=loop)
    topic = contract.board_cards("b", "todo")
    state = contract.Lane(cards=(contract.Card(number=1, text="one"),))
    hub.add_topic(topic, snapshot=lambda: state)
    hub.connect(channel).receive_text(json.dumps({"type": "subscribe", "topics": [topic.address, "board:b.lane:no"]}))
    for event in (contract.CardPut(card=contract.Card(number=2, text="two")), contract.CardDropped(number=1)):
        state = topic.reduce(state, event)
        hub.publish(topic, event)
    loop.end_turn()

    snapshot, refusal, *events = messages(contract, channel)
    seen = snapshot.payload
    for event in events:
        seen = topic.reduce(seen, event.payload)
    assert seen == state
    assert len(events) == 2
    assert (refusal.code, refusal.topic) == ("unknown_topic", "board:b.lane:no")


def test_what_the_contract_refuses_is_answered(contract: ModuleType) -> None:
    """The bus answers with the contract's own codes and stays open."""
    channel = FakeChannel()
    connection = Hub(contract.CONTRACT, scheduler=FakeLoop()).connect(channel)
    for text in ("{", '{"type":"dance"}', '{"type":"ping"}'):
        connection.receive_text(text)
    first, second, pong = messages(contract, channel)
    assert (first.code, second.code) == ("malformed_message", "unknown_message_type")
    assert pong.type == "pong"


def test_the_profile_asks_for_the_codes_that_the_bus_sends() -> None:
    """A contract that compiles is one that the hub takes."""
    profile: Any = data.read("profile.json")
    assert set(codes.ERROR_CODES) <= set(profile["errorCodes"])
    assert {str(code) for code in codes.CLOSE_CODES} == set(profile["closeCodes"])
