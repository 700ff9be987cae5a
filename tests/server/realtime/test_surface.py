"""The public surface, pinned: a change here is a change for everyone who mounts the bus."""

from __future__ import annotations

import ast
import pathlib

from wirepact_server import realtime

SURFACE = {
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
}


def test_the_public_names_are_these() -> None:
    assert set(realtime.__all__) == SURFACE
    assert all(hasattr(realtime, name) for name in SURFACE)


def test_the_bus_imports_neither_its_tenant_nor_a_generated_contract() -> None:
    for module in pathlib.Path(realtime.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0
                names = [node.module or ""]
            for name in names:
                assert name.partition(".")[0] not in {"wirepact_contract", "wirepact"}
                assert not name.startswith("wirepact_server") or name.startswith("wirepact_server.realtime")
