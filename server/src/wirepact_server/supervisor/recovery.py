"""What the next server does about sessions that a dead one left live, before it serves anybody."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from wirepact_server.supervisor.processes import Group, ProcessTable, end, find_members
from wirepact_server.supervisor.record import Record

logger = logging.getLogger(__name__)

REASON = "The server died while it was live; what was left of it was ended when the server started again."


def recover(records: Sequence[Record], *, grace_seconds: float, at: datetime) -> tuple[Record, ...]:
    """End every process of the live sessions among the records; return those sessions as lost. Blocks.

    Takes the grace and a few seconds more at most, and no time when nothing is left.
    """
    live = [record for record in records if record.state.is_live]
    if not live:
        return ()
    groups = [Group(record.id, record.leader) for record in live]
    table = ProcessTable()
    left = end(lambda: find_members(groups, table), grace_seconds)
    if left:
        logger.warning("not ended even by SIGKILL: pid %s", ", ".join(str(process.pid) for process in left))
    logger.info("sessions of a server that died, ended now: %d", len(live))
    return tuple(record.lost(at, REASON) for record in live)
