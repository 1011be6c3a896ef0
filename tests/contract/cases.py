"""What the tables over all systems need to know of each: how to simulate it, a read, a start, and its secrets."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orchestrator_clients import testing
from orchestrator_clients.testing import Simulator

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Case:
    """One system: `read` and `start` are a call of the client and the operation it makes."""

    system: str
    simulator: str
    read: Callable[[Any, Any], Any]
    read_operation: str
    start: Callable[[Any, Any], Any]
    start_operation: str
    secrets: Callable[[Any], Sequence[str]]
    once_by_token: Callable[[Any], int] | None = None
    """How many runs there are, for a system whose starts carry a token that makes repeating them harmless."""

    def make(self) -> Simulator:
        """Return a simulator of the system, not started, that checks itself against our spec."""
        make: Callable[..., Simulator] = getattr(testing, self.simulator)
        return make(spec=ROOT / "specs" / self.system / "openapi.yaml")


CASES = {
    case.system: case
    for case in (
        Case(
            system="adobe_cloud_manager",
            simulator="AdobeCloudManagerSimulator",
            read=lambda client, simulator: client.executions.get("19905", "48213", simulator.seed(1)[0]),
            read_operation="get_execution",
            start=lambda client, _: client.executions.start("19905", "48213"),
            start_operation="start_pipeline",
            secrets=lambda simulator: [simulator.credentials.client_secret, "simulated-token-1"],
        ),
        Case(
            system="aspera_orchestrator",
            simulator="AsperaOrchestratorSimulator",
            read=lambda client, simulator: client.work_orders.get(simulator.seed(1)[0]),
            read_operation="get_work_order_status_xml",
            start=lambda client, _: client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}),
            start_operation="initiate_work_order",
            secrets=lambda simulator: [simulator.credentials.password],
        ),
        Case(
            system="aws_image_builder",
            simulator="AwsImageBuilderSimulator",
            read=lambda client, simulator: client.images.get(simulator.seed(1)[0]),
            read_operation="get_image",
            start=lambda client, simulator: client.image_pipelines.start(image_pipeline_arn=simulator.pipeline_arn),
            start_operation="start_image_pipeline_execution",
            secrets=lambda simulator: [simulator.credentials.secret_key],
            once_by_token=lambda simulator: len(simulator.builds),
        ),
        Case(
            system="cloudify",
            simulator="CloudifySimulator",
            read=lambda client, simulator: client.executions.get(simulator.seed(1)[0]),
            read_operation="get_execution",
            start=lambda client, _: client.executions.start(deployment_id="web", workflow_id="install", force=True),
            start_operation="start_execution",
            secrets=lambda simulator: [simulator.credentials.password, simulator.credentials.token],
        ),
        Case(
            system="vmware_code_stream",
            simulator="VmwareCodeStreamSimulator",
            read=lambda client, simulator: client.executions.get(simulator.seed(1)[0]),
            read_operation="get_execution",
            start=lambda client, _: client.pipelines.execute("Portal", "ship"),
            start_operation="execute_pipeline_by_name",
            secrets=lambda simulator: [simulator.credentials.password, simulator.credentials.refresh_token],
        ),
    )
}


def client_of(simulator: Any, world: str, **options: Any) -> Any:
    """Return the system's client of a world."""
    return simulator.client(**options) if world == "sync" else simulator.async_client(**options)


Call = Callable[[Any, Any], Awaitable[Any] | Any]
