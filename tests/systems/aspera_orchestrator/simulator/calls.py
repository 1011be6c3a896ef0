"""Raw calls to the simulated Orchestrator."""

from __future__ import annotations

import re
from typing import Any

import httpx

from orchestrator_clients.testing import AsperaOrchestratorSimulator, Run

STATUS = "work_step_status/work_order"
"""Where the status of a step is asked for by its work order and name."""

GOOD = {"workflow_id": 12, "external_parameters": {"file": "a.mov"}}
"""The body of a start that is accepted."""


def client_of(server: AsperaOrchestratorSimulator, **options: Any) -> httpx.Client:
    """Return a bare client, nobody's unless these options say whose."""
    return httpx.Client(verify=False, base_url=f"{server.base_url}/api/", **options)


def start(api: httpx.Client, script: Run, server: AsperaOrchestratorSimulator) -> int:
    """Start a work order that goes like this, and return its ID."""
    server.script = script
    return int(api.post("initiate?format=json", json=GOOD).json()["work_order"]["id"])


def words(api: httpx.Client, order: int) -> list[str]:
    """The status of a work order and of its steps."""
    return re.findall(r'<status state="([^"]*)">', api.get(f"work_order_status/{order}.xml").text)
