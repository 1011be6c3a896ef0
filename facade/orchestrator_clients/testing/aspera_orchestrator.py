"""Aspera Orchestrator, as the vendor's help pages and public guides say it behaves; no server was asked.

Not imitated: synchronous starts and the parameters that go with them, the cookie of `authenticate`, scrambled passwords, the
counts of `workflow_details` and `workflows_status`, `processes_status`, `plugin_version`, steps inside a retried sub-workflow,
fan-out other than as several steps of one name, texts that are not UTF-8, pausing by the API (none is known; see `pause`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from . import _aspera_answers as answers
from . import _aspera_workflows as workflows
from ._aspera_access import Accepts, AsperaCredentials, logged_in, who
from ._aspera_answers import PORTABLE_ID, odd, trace
from ._aspera_formats import wished
from ._aspera_orders import FailureWord, WorkOrder, with_sub_workflows
from ._aspera_record import AsperaOutput, WorkStep
from ._aspera_routes import ROOT, routes
from ._aspera_ruby import AsperaStyle
from ._aspera_samples import DEFAULT_SCRIPT, EVERY_TYPE
from ._aspera_start import Start, read_object, read_start, refused_start, workflow_of
from ._aspera_store import Store
from .messages import Answer, Call, Operation, Refusal
from .scenario import Playback, Run, Step
from .simulator import Simulator

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock
    from orchestrator_clients._core.options import Options
    from orchestrator_clients.aspera_orchestrator import AsperaOrchestrator, AsyncAsperaOrchestrator

__all__ = ["AsperaCredentials", "AsperaOrchestratorSimulator", "AsperaOutput", "AsperaStyle"]

_NO_RIGHTS = "Orchestrator::PermissionDenied: no permission to run this workflow"
_NO_JSON = "JSON::ParserError: unexpected token"


class AsperaOrchestratorSimulator(Simulator):
    """A server with one workflow (`workflow_id`, whose input `file` must be given) and the vendor's documented work order 8461.

    Everything a test may want to prepare is an attribute, for what happens from then on:
    `script` (how started work orders go), `sub_workflows` (by the name of the step that runs one, how it goes), `outputs` (by
    the name of the step, its outputs by name: plain values, or `AsperaOutput` to name the type), `failure` (the word of
    failed steps and work orders), `style` (how answers are written), `accepts` (which credentials), `error_status` (the code
    of nearly every failure: 404 or 500, whatever the cause) and `version`, which knows no `login` below 4.1.3.
    """

    system = "aspera_orchestrator"
    marks = frozenset({"expired_token"})
    workflow_id = 12
    credentials = AsperaCredentials("ops", "simulated-password", "simulated-api-key")
    viewer = AsperaCredentials("viewer", "simulated-viewer-password", "simulated-viewer-key")
    """Somebody who may look at everything and start nothing."""

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        port: int = 0,
        spec: str | Path | None = None,
        script: Run = DEFAULT_SCRIPT,
    ) -> None:
        """See `Simulator`. script: how started work orders go."""
        self._default_script = script
        super().__init__(clock=clock, port=port, spec=spec)

    def setup(self) -> None:
        """Make the state of a new server."""
        self.script = self._default_script
        self.sub_workflows: dict[str, Run] = {}
        self.outputs: dict[str, Mapping[str, object]] = {"Transcode": EVERY_TYPE}
        self.failure: FailureWord = "Failed"
        self.style = AsperaStyle()
        self.accepts: Accepts = "anything"
        self.error_status = 404
        self.version = "4.1.6"
        self._store = Store(self.workflow_id, self.clock.time(), self._refuse)

    @property
    def work_orders(self) -> dict[int, WorkOrder]:
        """What there is, by id, but for the work orders of sub-workflows."""
        return self._store.work_orders

    @property
    def base_url(self) -> str:
        """The URL that clients want: with the web root."""
        return f"{self.url}{ROOT}"

    def client(self, **options: Unpack[Options]) -> AsperaOrchestrator:
        """Return a client of this server, on its clock; options as for `AsperaOrchestrator`."""
        from orchestrator_clients.aspera_orchestrator import AsperaOrchestrator

        options.setdefault("clock", self.clock)
        known = self.credentials
        return AsperaOrchestrator(self.base_url, auth=(known.username, known.password), **options)

    def async_client(self, **options: Unpack[Options]) -> AsyncAsperaOrchestrator:
        """Return an asynchronous client of this server, on its clock; options as for `AsyncAsperaOrchestrator`."""
        from orchestrator_clients.aspera_orchestrator import AsyncAsperaOrchestrator

        options.setdefault("clock", self.clock)
        known = self.credentials
        return AsyncAsperaOrchestrator(self.base_url, auth=(known.username, known.password), **options)

    def seed(self, number: int) -> list[int]:
        """Add so many work orders that ended a minute apart; return their ids, oldest first."""
        now, script = self.clock.time(), Run(steps=(Step("Copy", 1),))
        with self.lock:
            return [self._add(script, now - 60 * (number - n)).id for n in range(number)]

    def pause(self, work_order_id: int) -> None:
        """Hold a work order, as an operator can in the product's console; no API call for it is known."""
        with self.lock:
            self.work_orders[work_order_id].play.pause(self.clock.time())

    def unpause(self, work_order_id: int) -> None:
        """Let it go on."""
        with self.lock:
            self.work_orders[work_order_id].play.unpause(self.clock.time())

    def operations(self) -> tuple[Operation, ...]:
        """Return all operations of our document, below the web root, and their other spellings."""
        return routes(
            {
                "work_step_status": self._step_status,
                "output": self._output,
                "work_step_cancel": self._cancel_step,
                "workstep_reset": self._restart,
                "initiate": self._initiate,
                "work_order_status": self._order_status,
                "work_orders_list": self._list,
                "work_order_output": self._order_outputs,
                "work_order_cancel": self._cancel,
                "work_order_reset": self._reset,
                "workflows_list": self._workflows,
                "workflow_inputs_spec": self._inputs_spec,
                "workflow_outputs_spec": self._outputs_spec,
                "login": self._login,
                "remote_node_ping": self._ping,
            }
        )

    # How a call is let in and turned away

    def check(self, call: Call) -> None:
        """Refuse a call without good credentials, by Basic, token or query; `ping` and `login` need none."""
        if call.operation not in ("ping", "login") and ("expired_token" in call.marks or self._user(call) is None):
            raise Refusal(Answer.text("HTTP Basic: Access denied.\n", 401))

    def _user(self, call: Call) -> AsperaCredentials | None:
        return who(call, (self.credentials, self.viewer), self.accepts, self.clock.time())

    def not_found(self, call: Call) -> Answer:
        """Answer as for a call that this version lacks: documented as 404."""
        return trace("ActionController::RoutingError: No route matches", 404)

    def not_allowed(self, call: Call, allowed: tuple[str, ...]) -> Answer:
        """Answer as for a wrong method, which is not documented."""
        return trace(f"ActionController::MethodNotAllowed: Only {', '.join(allowed)} requests are allowed.", 405)

    def error(self, status: int) -> Answer:
        """Return a message with a stack trace, as text, which is what any failure gives."""
        return trace("RuntimeError: something went wrong", status)

    def _refuse(self, message: str) -> Refusal:
        return Refusal(trace(message, self.error_status))

    # Work steps

    def _order(self, call: Call) -> WorkOrder:
        return self._store.order(call, self.clock.time())

    def _step(self, call: Call) -> tuple[WorkOrder, WorkStep]:
        order, step = self._store.step(call, self.clock.time())
        return order, self._as_told(step)

    def _steps(self, order: WorkOrder) -> list[WorkStep]:
        return [self._as_told(step) for step in order.steps(self.clock.time())]

    def _as_told(self, step: WorkStep) -> WorkStep:
        return replace(step, fields={**step.fields, "status": odd(step.status, self.style)})

    def _step_status(self, call: Call) -> Answer:
        _, step = self._step(call)
        if call.query_value("status_only") == "true":  # no XML, whatever the type says
            return answers.bare(call, step.status, self.style)
        return answers.either(call, step.json(self.style), step.xml(self.style))

    def _output(self, call: Call) -> Answer:
        name = call.query_value("output_name")
        if name is None:
            return self._step_status(call)
        _, step = self._step(call)
        found = next((variable for variable in step.outputs if variable.name == name), None)
        if found is None:
            raise self._refuse(f"NoMethodError: undefined method `value' for nil:NilClass ({name})")
        form, value = wished(call), found.plain(self.style)
        if form == "xml":
            return answers.xml(call, found.output_xml(self.style))
        if form == "txt" or isinstance(value, str):  # Rails hands a text to its JSON renderer as it is, without quotes
            return answers.bare(call, found.text(self.style), self.style)
        return Answer.json(value)

    def _cancel_step(self, call: Call) -> Answer:
        order, step = self._step(call)
        now, before = self.clock.time(), step.status
        order.cancel_step(order.place(step.id), now)
        return answers.xml(call, answers.cancelled_xml(self._step(call)[1], before, now))

    def _restart(self, call: Call) -> Answer:
        order, step = self._step(call)
        done = step.id not in {kept.id for kept in order.kept}  # the documented ones have no script to play
        if done:
            self._run_again(order, order.place(step.id))
        return answers.xml(call, answers.restarted_xml(done, self._steps(order) if done else ()))

    def _run_again(self, order: WorkOrder, place: int) -> None:
        order.restart(place, self.clock.time())
        order.spawn({name: script.rest(0) for name, script in self.sub_workflows.items()}, self._store.new_id)

    # Work orders

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
        self.work_orders[number] = order
        order.spawn(self.sub_workflows, self._store.new_id)
        return order

    def _initiate(self, call: Call) -> Answer:
        if self._user(call) == self.viewer:
            raise Refusal(trace(_NO_RIGHTS, 403))
        try:
            start = read_start(call)
        except ValueError:
            raise self._refuse(_NO_JSON) from None
        self._check_workflow(start.workflow)
        if not start.inputs.get("file"):
            return refused_start()
        return self._about(call, self._add(self.script, self.clock.time(), start), "initiate")

    def _check_workflow(self, name: str) -> None:
        if name not in (str(self.workflow_id), PORTABLE_ID):
            raise self._refuse(f"ActiveRecord::RecordNotFound: Couldn't find Workflow with ID={name}")

    def _about(self, call: Call, order: WorkOrder, action: str) -> Answer:
        now = self.clock.time()
        record = answers.order_json(order, now, self.style)
        return answers.either(call, {"work_order": record}, answers.order_xml(order, now, self.style, action))

    def _order_status(self, call: Call) -> Answer:
        return self._about(call, self._order(call), "status")

    def _list(self, call: Call) -> Answer:
        self._check_workflow(workflow_of(call))
        most, now = call.query_value("max_results"), self.clock.time()
        if most is not None and not most.isdecimal():
            raise self._refuse(f'ArgumentError: invalid value for Integer(): "{most}"')
        shown = [*self.work_orders.values()][: int(most) if most else None]
        return answers.either(call, *answers.order_list(shown, now, self.style))

    def _order_outputs(self, call: Call) -> Answer:
        """Answer in XML, whatever is wanted: the vendor's command line client found it usable as nothing else."""
        wanted = call.query_value("step_name")
        steps = [step for step in self._steps(self._order(call)) if wanted in (None, step.name)]
        return answers.xml(call, answers.outputs_xml(steps, call.query_value("variable_name"), self.style))

    def _cancel(self, call: Call) -> Answer:
        order = self._order(call)
        order.cancel(self.clock.time())
        return self._about(call, order, "cancel")

    def _reset(self, call: Call) -> Answer:
        order = self._order(call)
        self._run_again(order, 0)
        return self._about(call, order, "reset")

    # Workflows, and the server itself

    def _workflows(self, call: Call) -> Answer:
        return answers.either(call, *workflows.workflow_list(self.workflow_id, self.style))

    def _inputs_spec(self, call: Call) -> Answer:
        self._check_workflow(workflow_of(call))
        return answers.either(call, *workflows.inputs_spec(self.workflow_id, self.clock.time(), self.style))

    def _outputs_spec(self, call: Call) -> Answer:
        self._check_workflow(workflow_of(call))
        return answers.either(call, *workflows.outputs_spec(self.style))

    def _login(self, call: Call) -> Answer:
        if tuple(map(int, re.findall(r"\d+", self.version))) < (4, 1, 3):
            raise Refusal(self.not_found(call))
        try:
            token = logged_in(read_object(call), (self.credentials, self.viewer), self.clock.time())
        except ValueError:
            raise self._refuse(_NO_JSON) from None
        return Answer.text("Invalid credentials\n", 401) if token is None else Answer.json({"token": token})

    def _ping(self, call: Call) -> Answer:
        return answers.either(call, *answers.ping(self.version))
