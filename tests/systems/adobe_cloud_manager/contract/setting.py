"""What the tests of this folder share besides fixtures."""

from typing import Any

from orchestrator_clients.testing import AdobeCloudManagerSimulator, Run, Step
from tests.contract.both import settle

IDS = ("19905", "48213")
"""The program and its pipeline."""


async def started(adobe: Any, server: AdobeCloudManagerSimulator, *steps: Step, after: float = 0, **run: Any) -> Any:
    """Start a run of these steps, let time pass, and return it as it is then."""
    server.script = Run(steps=steps, **run)
    made = await settle(adobe.executions.start(*IDS))
    server.clock.sleep(after)
    return await settle(made.refresh())
