"""The routes beside executions: execution groups, operations, events, deployments."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from ..._simulation.messages import Answer, Call, SimulatedOperation
from .access import Caller
from .deployment_routes import get_deployment, list_deployments
from .errors import refusal
from .group_routes import act_on_group, get_group, start_group
from .manager import Manager
from .records import CloudifyRecord
from .report_routes import list_events, list_operations

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock


class Habits(Protocol):
    """The attributes of the simulator that these routes read; tests may set them."""

    clock: Clock
    knows_operations: bool
    deployment_groups: dict[str, list[str]]


class Neighbours:
    """The routes beside executions, of a manager whose present caller `caller` returns."""

    def __init__(self, habits: Habits, manager: Manager, caller: Callable[[], Caller]) -> None:
        self._habits, self._manager, self._caller = habits, manager, caller

    def routes(self) -> tuple[SimulatedOperation, ...]:
        """Return the operations."""
        base = "/api/{version}"
        return (
            SimulatedOperation("start_execution_group", "POST", f"{base}/execution-groups", self._start_group),
            SimulatedOperation("get_execution_group", "GET", f"{base}/execution-groups/{{id}}", self._get_group),
            SimulatedOperation("act_on_execution_group", "POST", f"{base}/execution-groups/{{id}}", self._act_on_group),
            SimulatedOperation("list_operations", "GET", f"{base}/operations", self._list_operations),
            SimulatedOperation("list_events", "GET", f"{base}/events", self._list_events),
            SimulatedOperation("list_deployments", "GET", f"{base}/deployments", self._list_deployments),
            SimulatedOperation("get_deployment", "GET", f"{base}/deployments/{{id}}", self._get_deployment),
        )

    def _start_group(self, call: Call) -> Answer:
        known, now = self._habits.deployment_groups, self._habits.clock.time()
        return start_group(self._manager, known, self._caller(), call, now)

    def _get_group(self, call: Call) -> Answer:
        return get_group(self._manager, self._caller(), call)

    def _act_on_group(self, call: Call) -> Answer:
        return act_on_group(self._manager, self._caller(), call, self._habits.clock.time())

    def _list_operations(self, call: Call) -> Answer:
        if not self._habits.knows_operations and call.query_value("graph_id") is None:
            raise refusal(400, "Missing required param: graph_id")
        return list_operations(self._manager, self._caller(), call, self._habits.clock.time())

    def _list_events(self, call: Call) -> Answer:
        return list_events(self._manager, self._sees, call, self._habits.clock.time())

    def _list_deployments(self, call: Call) -> Answer:
        return list_deployments(self._manager, self._caller(), call)

    def _get_deployment(self, call: Call) -> Answer:
        return get_deployment(self._manager, self._caller(), call)

    def _sees(self, execution: CloudifyRecord) -> bool:
        return execution.is_seen_from(self._caller().tenant)
