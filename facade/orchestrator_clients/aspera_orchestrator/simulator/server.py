"""What the operations of the simulated Orchestrator share: its work orders, how new ones go, and how it refuses a call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..._simulation.messages import Call, Refusal
from ..._simulation.script import Playback, Run
from ..._simulation.simulator import Simulator
from .access import Accepts, AsperaCredentials, who
from .answers import PORTABLE_ID, odd, trace
from .orders import FailureWord, WorkOrder, with_sub_workflows
from .record import WorkStep
from .ruby import AsperaStyle
from .start import Start
from .store import Store

NO_JSON = "JSON::ParserError: unexpected token"


class ServerSimulator(Simulator):
    """A server's work orders of its one workflow. `setup` of a subclass says how they go and how the server behaves."""

    workflow_id = 12
    credentials: AsperaCredentials
    viewer: AsperaCredentials

    sub_workflows: dict[str, Run]
    outputs: dict[str, Mapping[str, object]]
    failure: FailureWord
    style: AsperaStyle
    accepts: Accepts
    error_status: int

    def setup(self) -> None:
        """Make a server with nothing but the documented work order."""
        self._store = Store(self.workflow_id, self.clock.time(), self._refuse)

    # How a call is turned away

    def _user(self, call: Call) -> AsperaCredentials | None:
        return who(call, (self.credentials, self.viewer), self.accepts, self.clock.time())

    def _refuse(self, message: str) -> Refusal:
        return Refusal(trace(message, self.error_status))

    def _check_workflow(self, name: str) -> None:
        if name not in (str(self.workflow_id), PORTABLE_ID):
            raise self._refuse(f"ActiveRecord::RecordNotFound: Couldn't find Workflow with ID={name}")

    # Work orders and their steps

    def _add(self, script: Run, begun: float, start: Start | None = None) -> WorkOrder:
        number = self._store.new_id()
        asked = start or Start("", {}, None, "2", False)
        order = WorkOrder(
            id=number,
            workflow_id=self.workflow_id,
            name=asked.name or f"Order {number}",
            play=Playback(with_sub_workflows(script, self.sub_workflows), begun),
            created=begun,
            inputs=asked.inputs,
            outputs=self.outputs,
            failure=self.failure,
            priority=asked.priority,
            dedicated=asked.dedicated,
        )
        self._store.work_orders[number] = order
        order.spawn(self.sub_workflows, self._store.new_id)
        return order

    def _run_again(self, order: WorkOrder, place: int) -> None:
        order.restart(place, self.clock.time())
        order.spawn({name: script.rest(0) for name, script in self.sub_workflows.items()}, self._store.new_id)

    def _order(self, call: Call) -> WorkOrder:
        return self._store.order(call, self.clock.time())

    def _step(self, call: Call) -> tuple[WorkOrder, WorkStep]:
        order, step = self._store.step(call, self.clock.time())
        return order, self._as_told(step)

    def _steps(self, order: WorkOrder) -> list[WorkStep]:
        return [self._as_told(step) for step in order.steps(self.clock.time())]

    def _as_told(self, step: WorkStep) -> WorkStep:
        return replace(step, fields={**step.fields, "status": odd(step.status, self.style)})
