"""A realtime bus for Starlette, generic over a contract. What is not listed here is not public."""

from wirepact_server.realtime.access import Authorize, Grant, Refusal
from wirepact_server.realtime.contract import Contract, Topic
from wirepact_server.realtime.endpoint import realtime_routes
from wirepact_server.realtime.fetched import Fetched
from wirepact_server.realtime.hub import Hub
from wirepact_server.realtime.limits import Limits
from wirepact_server.realtime.stats import Durations, HubStats, TopicInfo, TopicStats
from wirepact_server.realtime.uvicorn_http import HeadDeadlineProtocol
from wirepact_server.realtime.uvicorn_protocol import RealtimeProtocol

__all__ = [
    "Authorize",
    "Contract",
    "Durations",
    "Fetched",
    "Grant",
    "HeadDeadlineProtocol",
    "Hub",
    "HubStats",
    "Limits",
    "RealtimeProtocol",
    "Refusal",
    "Topic",
    "TopicInfo",
    "TopicStats",
    "realtime_routes",
]
