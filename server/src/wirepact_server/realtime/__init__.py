"""A realtime bus for Starlette, generic over a contract. What is not listed here is not public."""

from wirepact_server.realtime.contract import Contract, Topic
from wirepact_server.realtime.endpoint import Authorize, Refusal, realtime_route
from wirepact_server.realtime.hub import Hub
from wirepact_server.realtime.limits import Limits
from wirepact_server.realtime.stats import HubStats

__all__ = ["Authorize", "Contract", "Hub", "HubStats", "Limits", "Refusal", "Topic", "realtime_route"]
