"""Aspera Orchestrator, as the vendor's help pages and public guides say it behaves; no server was asked.

Not imitated: synchronous starts and the parameters that go with them (501), the cookie of `authenticate`, scrambled passwords,
the counts of `workflow_details` and `workflows_status`, `processes_status`, `plugin_version`, steps inside a retried
sub-workflow, fan-out other than as several steps of one name, texts that are not UTF-8, pausing by the API (none is known; see
`pause`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from ..._simulation.messages import Answer, Call, Refusal, SimulatedOperation
from ..._simulation.script import Run, ScriptedStep
from ..._simulation.system import SystemSimulator
from .access import Accepts, AsperaCredentials
from .answers import no_route, trace
from .order_routes import OrderRoutes
from .orders import FailureWord, WorkOrder
from .record import AsperaOutput
from .routes import ROOT, routes
from .ruby import AsperaStyle
from .runs import HeldOrders
from .samples import DEFAULT_SCRIPT, EVERY_TYPE
from .server import Server
from .step_routes import StepRoutes
from .workflow_routes import WorkflowRoutes

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock
    from orchestrator_clients.aspera_orchestrator import AsperaOrchestrator, AsyncAsperaOrchestrator  # noqa: F401  # named within quotes

__all__ = ["AsperaCredentials", "AsperaOrchestratorSimulator", "AsperaOutput", "AsperaStyle"]


class AsperaOrchestratorSimulator(SystemSimulator["AsperaOrchestrator", "AsyncAsperaOrchestrator"]):
    """A server with one workflow (`workflow_id`, whose input `file` must be given) and the vendor's documented work order 8461.

    Everything a test may want to prepare is an attribute, for what happens from then on:
    `script` (how started work orders go), `sub_workflows` (by the name of the step that runs one, how it goes), `outputs` (by
    the name of the step, its outputs by name: plain values, or `AsperaOutput` to name the type), `failure` (the word of
    failed steps and work orders), `style` (how answers are written), `accepts` (which credentials), `error_status` (the code
    of nearly every failure: 404 or 500, whatever the cause) and `version`, which knows no `login` below 4.1.3.
    """

    system = "aspera_orchestrator"
    workflow_id: int = 12
    marks: ClassVar[frozenset[str]] = frozenset({"expired_token"})
    credentials: AsperaCredentials = AsperaCredentials("ops", "simulated-password", "simulated-api-key")
    viewer: AsperaCredentials = AsperaCredentials("viewer", "simulated-viewer-password", "simulated-viewer-key")
    """A user who may read everything and start nothing."""

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
        self._site = Server(self)
        self.script: Run = self._default_script
        self.sub_workflows: dict[str, Run] = {}
        self.outputs: dict[str, Mapping[str, object]] = {"Transcode": EVERY_TYPE}
        self.failure: FailureWord = "Failed"
        self.style: AsperaStyle = AsperaStyle()
        self.accepts: Accepts = "anything"
        self.error_status = 404
        self.version = "4.1.6"

    @property
    def work_orders(self) -> dict[int, WorkOrder]:
        """All work orders by id, but for those of sub-workflows."""
        return self._site.store.work_orders

    @property
    def base_url(self) -> str:
        """The URL for clients: with the web root."""
        return f"{self.url}{ROOT}"

    def connection(self) -> Mapping[str, Any]:
        """Return user and password of the administrator, who may do everything."""
        return {"base_url": self.base_url, "auth": (self.credentials.username, self.credentials.password)}

    def defaults(self) -> Mapping[str, Any]:
        """Return the one workflow."""
        return {"workflow_id": str(self.workflow_id)}

    @property
    def runs(self) -> HeldOrders:
        """Its work orders, for tests that act as a person at the console."""
        return HeldOrders(self, lambda: self.work_orders)

    def seed(self, number: int) -> list[int]:
        """Add so many work orders that ended a minute apart; return their ids, oldest first."""
        now, script = self.clock.time(), Run(steps=(ScriptedStep("Copy", 1),))
        with self.lock:
            return [self._site.add(script, now - 60 * (number - n)).id for n in range(number)]

    def unfinished(self, now: float) -> dict[str, float]:
        """Return the work orders that have not ended, and when each changes by itself."""
        orders = [order for order in self.work_orders.values() if not order.play.at(now).finished]
        return {str(order.id): order.play.next_change(now) for order in orders}

    def pause(self, work_order_id: int) -> None:
        """Pause a work order, as an operator can in the product's console; no API call for it is known."""
        with self.lock:
            self.work_orders[work_order_id].play.pause(self.clock.time())

    def unpause(self, work_order_id: int) -> None:
        """Let it go on."""
        with self.lock:
            self.work_orders[work_order_id].play.unpause(self.clock.time())

    def operations(self) -> tuple[SimulatedOperation, ...]:
        """Return all operations of our document, below the web root, and their other spellings."""
        held = (StepRoutes(self._site), OrderRoutes(self._site), WorkflowRoutes(self._site))
        return routes({name: handler for one in held for name, handler in one.handlers().items()})

    # Which calls are accepted and refused

    def identify(self, call: Call) -> None:
        """Refuse a call without good credentials, whatever the path."""
        self.check(call)

    def check(self, call: Call) -> None:
        """Refuse a call without good credentials, by Basic, token or query; `ping` and `login` need none."""
        if call.operation not in ("ping", "login") and ("expired_token" in call.marks or self._site.user(call) is None):
            raise Refusal(Answer.text("HTTP Basic: Access denied.\n", 401))

    def not_found(self, call: Call) -> Answer:
        """Answer as for a call that this version lacks: documented as 404."""
        return no_route()

    def not_allowed(self, call: Call, allowed: tuple[str, ...]) -> Answer:
        """Answer as for a wrong method, which is not documented."""
        return trace(f"ActionController::MethodNotAllowed: Only {', '.join(allowed)} requests are allowed.", 405)

    def error(self, status: int) -> Answer:
        """Return a message with a stack trace, as text, which is what any failure gives."""
        return trace("RuntimeError: something went wrong", status)
