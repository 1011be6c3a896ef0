"""What tests of the simulated Cloudify Manager share. They hold it against what was observed on a 7.1 manager.

Their tables are written out once more, not taken from the simulator.
"""

from __future__ import annotations

import httpx

from orchestrator_clients.cloudify.simulator.simulator import CloudifyRecord
from orchestrator_clients.testing import CloudifySimulator

START = {"deployment_id": "web", "workflow_id": "install"}
"""The body of a start that is accepted."""


def put(manager: CloudifySimulator, status: str | None, **fields: object) -> str:
    """Make an execution of this status, and return its path."""
    execution = CloudifyRecord(id="e1", status=status, created_at=manager.clock.time(), **fields)  # type: ignore[arg-type]
    manager.executions["e1"] = execution
    return "executions/e1"


def error(answer: httpx.Response) -> tuple[int, str]:
    """Return status and code of an error."""
    return answer.status_code, answer.json()["error_code"]
