"""What the operations of the simulated Orchestrator share: its work orders, how new ones go, and how it refuses a call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from ..._simulation.messages import Call, Refusal
from ..._simulation.script import Playback, Run
from .access import Accepts, AsperaCredentials, who
from .answers import PORTABLE_ID, odd, trace
from .orders import FailureWord, WorkOrder, with_sub_workflows
from .record import WorkStep
from .ruby import AsperaStyle
from .start import Start
from .store import Store

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock

NO_JSON = "JSON::ParserError: unexpected token"


class Behaving(Protocol):
    """The attributes of the simulator that the operations read; tests may set them."""

    clock: Clock
    workflow_id: int
    credentials: AsperaCredentials
    viewer: AsperaCredentials
    script: Run
    version: str
    sub_workflows: dict[str, Run]
    outputs: dict[str, Mapping[str, object]]
    failure: FailureWord
    style: AsperaStyle
    accepts: Accepts
    error_status: int


class Server:
    """A server's work orders of its one workflow, at first the documented one only. `site` has the settings of the simulator."""

    def __init__(self, site: Behaving) -> None:
        self.site = site
        self.store: Store = Store(site.workflow_id, self.now, self.refuse)

    @property
    def now(self) -> float:
        """The present time, in seconds since 1970-01-01 UTC."""
        return self.site.clock.time()

    # How a call is refused

    def user(self, call: Call) -> AsperaCredentials | None:
        """Return the user that calls, None for unknown credentials."""
        return who(call, (self.site.credentials, self.site.viewer), self.site.accepts, self.now)

    def refuse(self, message: str) -> Refusal:
        """Return a refusal with this message."""
        return Refusal(trace(message, self.site.error_status))

    def check_workflow(self, name: str) -> None:
        """Refuse any workflow but the only one."""
        if name not in (str(self.site.workflow_id), PORTABLE_ID):
            raise self.refuse(f"ActiveRecord::RecordNotFound: Couldn't find Workflow with ID={name}")

    # Work orders and their steps

    def add(self, script: Run, begun: float, start: Start | None = None) -> WorkOrder:
        """Add a work order that begins at an instant, and return it."""
        number = self.store.new_id()
        asked = start or Start("", {}, None, "2", False)
        order = WorkOrder(
            id=number,
            workflow_id=self.site.workflow_id,
            name=asked.name or f"Order {number}",
            play=Playback(with_sub_workflows(script, self.site.sub_workflows), begun),
            created=begun,
            inputs=asked.inputs,
            outputs=self.site.outputs,
            failure=self.site.failure,
            priority=asked.priority,
            dedicated=asked.dedicated,
        )
        self.store.work_orders[number] = order
        order.spawn(self.site.sub_workflows, self.store.new_id)
        return order

    def run_again(self, order: WorkOrder, place: int) -> None:
        """Let a work order run again from a step on."""
        order.restart(place, self.now)
        order.spawn({name: script.rest(0) for name, script in self.site.sub_workflows.items()}, self.store.new_id)

    def order(self, call: Call) -> WorkOrder:
        """Return the work order that a call names, or refuse it."""
        return self.store.order(call, self.now)

    def step(self, call: Call) -> tuple[WorkOrder, WorkStep]:
        """Return the work step that a call names, as an answer has it, and its work order."""
        order, step = self.store.step(call, self.now)
        return order, self._as_told(step)

    def steps(self, order: WorkOrder) -> list[WorkStep]:
        """Return the work steps of a work order as an answer has them."""
        return [self._as_told(step) for step in order.steps(self.now)]

    def _as_told(self, step: WorkStep) -> WorkStep:
        return replace(step, fields={**step.fields, "status": odd(step.status, self.site.style)})
