"""VMware Code Stream (Aria Automation Pipelines): pipelines, executions, variables, YAML, and the logins before them.

After the vendor's reference and the source of its clients; nobody compared it with a live server. What none of them says
is chosen here: 400 for an execution that is not enabled, a missing input and an action that makes no sense; 401 and 400 for
refused logins; that stages come with `expand` only; that approvals are listed like everything else, `Rejected` is taken, and
an approval that was answered is refused. Not imitated: actions on pipelines, triggers, Pipeline tasks that start other runs,
conditions of tasks, notifications.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ..._simulation.messages import Answer, Call, SimulatedOperation
from ..._simulation.script import Run
from ..._simulation.system import SystemSimulator
from .access import Access, CodeStreamUser, Hosting
from .catalogue import Catalogue, under_both_prefixes
from .errors import completed, error_answer, refusal, vendor_error
from .execution import CodeStreamRecord
from .held import HeldExecutions
from .lookups import Lookups
from .records import Pipeline, UserOperation, VariableRecord
from .routes import ExecutionRoutes, StartAnswer
from .runs import Runs
from .samples import PIPELINES, VARIABLES, seeded_script
from .script import Task
from .store import Store

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock
    from orchestrator_clients.vmware_code_stream import AsyncVmwareCodeStream, VmwareCodeStream  # noqa: F401  # named within quotes

__all__ = [
    "CodeStreamCredentials",
    "CodeStreamRecord",
    "Pipeline",
    "Task",
    "CodeStreamUser",
    "UserOperation",
    "VariableRecord",
    "VmwareCodeStreamSimulator",
]

_ADMIN = CodeStreamUser("admin", "simulated-password")
_VIEWER = CodeStreamUser("viewer", "viewer-password", "viewer")
_DOMAIN_USER = CodeStreamUser("pat", "domain-password", "admin", "corp.example.com")
_REFRESH_TOKEN = "api-token-1a2b3c4d5e-simulatedSecretOfAdmin"  # noqa: S105  # it opens nothing but the simulator
_VIEWERS_TOKEN = "api-token-6f7a8b9c0d-simulatedSecretOfViewer"  # noqa: S105


@dataclass(frozen=True, slots=True)
class CodeStreamCredentials:
    """What gets a client in: an API (refresh) token, or on premises user and password."""

    username: str
    """For a login on premises."""
    password: str = field(repr=False)
    """For a login on premises."""
    refresh_token: str = field(repr=False)
    """What access tokens are got for."""


class VmwareCodeStreamSimulator(SystemSimulator["VmwareCodeStream", "AsyncVmwareCodeStream"]):
    """A server with the projects `Portal` and `Infra`; in `Portal` the pipelines `ship`, `approve` and `unship`.

    Everything a test may want to prepare is an attribute: `script` and `rollback_script` (how the next executions go; None:
    as their pipelines say), `pipelines`, `variables`, `executions`, `user_operations` (by id), `projects`, `access` (users,
    tokens, and whether this is on premises or the cloud), and how it answers where servers differ:

    start_status: of an accepted execution; 202 was seen, 200 is documented.
    start_answer: `full`; `link` = the link only; `echo` = as under the older prefix; `nothing` = an empty object.
    always_expanded: stages and tasks come without `expand=PIPELINE_STAGE_TASK`, too.
    """

    system = "vmware_code_stream"
    marks: ClassVar[frozenset[str]] = frozenset({"expired_token", "repeated_page"})

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        port: int = 0,
        spec: str | Path | None = None,
        script: Run | None = None,
        hosting: Hosting = "on_premises",
    ) -> None:
        """See `Simulator`. script: how started executions go; None: as their pipelines say.

        hosting: `on_premises` or `cloud`, which differ in how one logs in and when tokens expire.
        """
        self._default_script = script
        self._hosting: Hosting = hosting
        super().__init__(clock=clock, port=port, spec=spec)

    def setup(self) -> None:
        """Make the state of a new server."""
        self.access: Access = Access({user.name: user for user in (_ADMIN, _VIEWER, _DOMAIN_USER)}, self._hosting)
        self.access.admit(_REFRESH_TOKEN, _ADMIN)
        self.access.admit(_VIEWERS_TOKEN, _VIEWER)
        self._store = Store({"Portal", "Infra"})
        self._runs = Runs(self._store, self._default_script)
        self._caller = _ADMIN
        self._requests = itertools.count(1)
        self.start_status: Literal[200, 202] = 202
        self.start_answer: StartAnswer = "full"
        self.always_expanded = False
        for spec in PIPELINES:
            self._store.create_pipeline(dict(spec), "admin", self.clock.time()).state = "ENABLED"
        for spec in VARIABLES:
            self._store.create_variable(dict(spec), "admin", self.clock.time())

    def operations(self) -> tuple[SimulatedOperation, ...]:
        """Return the routes: the logins, and everything else under both prefixes."""
        logins = (
            SimulatedOperation("csp_login", "POST", "/csp/gateway/am/api/login", self._log_in),
            SimulatedOperation("csp_login", "POST", "/csp/gateway/am/idp/auth/login", self._log_in),
            SimulatedOperation(
                "csp_authorize", "POST", "/csp/gateway/am/api/auth/api-tokens/authorize", self._authorize
            ),
            SimulatedOperation("iaas_login", "POST", "/iaas/api/login", self._iaas_login),
        )
        # Of executions first: what follows a pipeline's id there would pass for the name of another pipeline.
        catalogue = Catalogue(self._store, self.clock, lambda: self._caller)
        executions = ExecutionRoutes(self, self._runs, catalogue, lambda: self._caller)
        described = under_both_prefixes((*executions.routes(), *catalogue.routes()))
        return logins + described + Lookups(self._store, self.clock, lambda: self._caller).routes()

    # What tests use

    @property
    def credentials(self) -> CodeStreamCredentials:
        """The administrator's."""
        return CodeStreamCredentials(_ADMIN.name, _ADMIN.password, _REFRESH_TOKEN)

    @property
    def viewer_credentials(self) -> CodeStreamCredentials:
        """Those of somebody who may only read."""
        return CodeStreamCredentials(_VIEWER.name, _VIEWER.password, _VIEWERS_TOKEN)

    def connection(self) -> Mapping[str, Any]:
        """Return the administrator's API token."""
        return {"base_url": self.url, "refresh_token": self.credentials.refresh_token}

    def defaults(self) -> Mapping[str, Any]:
        """Return the project that has pipelines."""
        return {"project": "Portal"}

    @property
    def runs(self) -> HeldExecutions:
        """The executions there are, for a test that plays the person in the browser."""
        return HeldExecutions(self, self._runs)

    @property
    def script(self) -> Run | None:
        """How the executions go that are started from now on; None: as their pipelines say."""
        return self._runs.script

    @script.setter
    def script(self, script: Run | None) -> None:
        self._runs.script = script

    @property
    def rollback_script(self) -> Run | None:
        """How the rollbacks go that start from now on; None: as their pipelines say."""
        return self._runs.rollback_script

    @rollback_script.setter
    def rollback_script(self, script: Run | None) -> None:
        self._runs.rollback_script = script

    @property
    def projects(self) -> set[str]:
        """The names of the projects, to read and to change."""
        return self._store.projects

    @property
    def short_ids(self) -> bool:
        """Whether new ids are 32 hex digits without dashes, as older servers in the cloud made them."""
        return self._store.short_ids

    @short_ids.setter
    def short_ids(self, short: bool) -> None:
        self._store.short_ids = short

    @property
    def pipelines(self) -> dict[str, Pipeline]:
        """The pipelines by id, to read and to change."""
        return self._store.pipelines

    @property
    def variables(self) -> dict[str, VariableRecord]:
        """The variables by id, to read and to change."""
        return self._store.variables

    @property
    def executions(self) -> dict[str, CodeStreamRecord]:
        """The executions by id, as they stand now, to read and to change."""
        with self.lock:
            self._runs.catch_up(self.clock.time())
            return self._runs.executions

    @property
    def user_operations(self) -> dict[str, UserOperation]:
        """The approvals that were asked for until now, by id."""
        with self.lock:
            self._runs.catch_up(self.clock.time())
            return self._runs.operations

    def pipeline(self, name: str, project: str = "Portal") -> Pipeline:
        """Return a pipeline, to read and to change."""
        with self.lock:
            return self._store.pipeline_named(project, name)

    def decide(self, execution_id: str, *, approved: bool) -> None:
        """Answer the approval that an execution waits for, as somebody does in the browser. Raises ValueError if none.

        A rejected execution fails.
        """
        with self.lock:
            self._runs.catch_up(self.clock.time())
            execution = self._runs.executions[execution_id]
            self._runs.decide(execution, "succeeded" if approved else "failed", self.clock.time())

    def unfinished(self, now: float) -> dict[str, float]:
        """Name the executions that have not ended, and when each changes by itself."""
        runs = [run for run in self.executions.values() if run.ended_at(now) is None]
        return {run.id: self._runs.next_change(run, now) for run in runs}

    def seed(self, number: int, *, pipeline: str = "ship", **fields: object) -> list[str]:
        """Add so many ended executions, a minute apart, the last a minute ago; return their ids in order of creation.

        Status goes round COMPLETED, FAILED and CANCELED; `fields` are attributes of `Execution` that they all have.
        """
        with self.lock:
            owner, now = self._store.pipeline_named("Portal", pipeline), self.clock.time()
            return [self._seed_one(owner, index, now - 60 * (number - index), fields) for index in range(number)]

    def _seed_one(self, pipeline: Pipeline, index: int, requested: float, fields: dict[str, object]) -> str:
        execution = self._runs.add(pipeline, seeded_script(index), requested)
        for name, value in fields.items():
            setattr(execution, name, value)
        return execution.id

    # The server's habits

    def identify(self, call: Call) -> None:
        """Refuse bad tokens; where tokens come from, none is asked for."""
        if not call.path.startswith(("/csp/", "/iaas/")):
            self._caller = self.access.authenticate(call, self.clock.time())

    def check(self, call: Call) -> None:
        """Refuse bad tokens, a viewer's writes and an `apiVersion` that is no date."""
        now = self.clock.time()
        self._runs.catch_up(now)
        if call.operation in ("csp_login", "csp_authorize", "iaas_login"):
            return
        self._caller = self.access.authenticate(call, now)
        if self._caller.role == "viewer" and call.method not in ("GET", "HEAD"):
            raise refusal(403, f"The user {self._caller.name} may only read.")
        version = call.query_value("apiVersion")
        if version is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", version, re.ASCII):
            raise refusal(400, f"The apiVersion {version} is not of the form yyyy-MM-dd.")

    def not_found(self, call: Call) -> Answer:
        """Return the 404 for an unknown path."""
        return error_answer(404, f"There is nothing at {call.path}.")

    def not_allowed(self, call: Call, allowed: tuple[str, ...]) -> Answer:
        """Return the 405 for a wrong method."""
        return error_answer(405, f"{call.method} is not supported.").with_headers([("allow", ", ".join(allowed))])

    def error(self, status: int) -> Answer:
        """Return an error in Code Stream's form."""
        return vendor_error(status)

    def finish(self, call: Call, answer: Answer) -> Answer:
        """Add to an error when and where it was met."""
        return completed(answer, call, self.clock.time(), f"{next(self._requests):08x}")

    # Logins

    def _log_in(self, call: Call) -> Answer:
        return self.access.log_in(call, self.clock.time())

    def _authorize(self, call: Call) -> Answer:
        return self.access.authorize(call, self.clock.time())

    def _iaas_login(self, call: Call) -> Answer:
        return self.access.iaas_login(call, self.clock.time())
