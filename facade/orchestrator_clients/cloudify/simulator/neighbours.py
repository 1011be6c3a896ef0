"""A manager's neighbours of the Executions resource: execution groups, operations, events, deployments."""

from __future__ import annotations

from ..._simulation.messages import Answer, Call, Operation
from ..._simulation.simulator import Simulator
from .access import Caller
from .deployment_routes import get_deployment, list_deployments
from .errors import refusal
from .group_routes import act_on_group, get_group, start_group
from .manager import Manager
from .records import Execution
from .report_routes import list_events, list_operations


class NeighboursSimulator(Simulator):
    """The routes beside executions. `setup` of a subclass makes the manager, its `check` notes the caller."""

    _manager: Manager
    _caller: Caller | None
    knows_operations: bool
    deployment_groups: dict[str, list[str]]

    def _neighbour_routes(self) -> tuple[Operation, ...]:
        base = "/api/{version}"
        return (
            Operation("start_execution_group", "POST", f"{base}/execution-groups", self._start_group),
            Operation("get_execution_group", "GET", f"{base}/execution-groups/{{id}}", self._get_group),
            Operation("act_on_execution_group", "POST", f"{base}/execution-groups/{{id}}", self._act_on_group),
            Operation("list_operations", "GET", f"{base}/operations", self._list_operations),
            Operation("list_events", "GET", f"{base}/events", self._list_events),
            Operation("list_deployments", "GET", f"{base}/deployments", self._list_deployments),
            Operation("get_deployment", "GET", f"{base}/deployments/{{id}}", self._get_deployment),
        )

    def _start_group(self, call: Call) -> Answer:
        known, now = self.deployment_groups, self.clock.time()
        return start_group(self._manager, known, self._known_caller(), call, now)

    def _get_group(self, call: Call) -> Answer:
        return get_group(self._manager, self._known_caller(), call)

    def _act_on_group(self, call: Call) -> Answer:
        return act_on_group(self._manager, self._known_caller(), call, self.clock.time())

    def _list_operations(self, call: Call) -> Answer:
        if not self.knows_operations and call.query_value("graph_id") is None:
            raise refusal(400, "Missing required param: graph_id")
        return list_operations(self._manager, self._known_caller(), call, self.clock.time())

    def _list_events(self, call: Call) -> Answer:
        return list_events(self._manager, self._sees, call, self.clock.time())

    def _list_deployments(self, call: Call) -> Answer:
        return list_deployments(self._manager, self._known_caller(), call)

    def _get_deployment(self, call: Call) -> Answer:
        return get_deployment(self._manager, self._known_caller(), call)

    def _sees(self, execution: Execution) -> bool:
        return execution.is_seen_from(self._known_caller().tenant)

    def _known_caller(self) -> Caller:
        if self._caller is None:
            raise RuntimeError("a handler was called without `check` before it")
        return self._caller
