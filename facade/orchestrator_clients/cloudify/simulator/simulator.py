"""A Cloudify Manager's Executions resource, as observed on a 7.1 manager, with the operations and events of executions.

Not imitated: the bulk clean-up by DELETE and `should-start` of v3.1, execution tokens, locked accounts, ids that match in
several tenants, most spellings of `scheduled_time`, tasks graphs, and deployment groups but for their names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ..._simulation.messages import Answer, Call, Refusal, SimulatedOperation
from ..._simulation.script import Run
from ..._simulation.system import SystemSimulator
from .access import Caller, CloudifyUser, authenticate, authorize
from .errors import html_page, overlong_line, refusal, vendor_error
from .manager import DEFAULT_SCRIPT, Manager
from .neighbours import Neighbours
from .query import included, make_filters, page_of
from .records import SHELL, CloudifyRecord, Deployment, Parameter, WorkflowRecord, seeded
from .rules import ACTIONS, LONGEST_REQUEST_LINE, VERSIONS
from .runs import HeldExecutions
from .start import body_of, read_start
from .table import Executions

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock
    from orchestrator_clients.cloudify import AsyncCloudify, Cloudify  # noqa: F401  # named within quotes

__all__ = [
    "CloudifyCredentials",
    "CloudifySimulator",
    "Deployment",
    "CloudifyRecord",
    "Parameter",
    "CloudifyUser",
    "WorkflowRecord",
]

_ADMIN = CloudifyUser("admin", "simulated-password", "sys_admin", "ctok-0a1b2c3d4e-simulatedSecretOfAdmin")
_VIEWER = CloudifyUser("viewer", "viewer-password", "viewer", "ctok-5f6a7b8c9d-simulatedSecretOfViewer")

_NOT_FOUND = "The requested URL was not found on the server."


@dataclass(frozen=True, slots=True)
class CloudifyCredentials:
    """The credentials that the simulator accepts: user and password, or the token, and the tenant."""

    username: str
    """The admin."""
    password: str = field(repr=False)
    """The admin's, for Basic."""
    token: str = field(repr=False)
    """The admin's API token."""
    tenant: str
    """The one that `connection()` names."""


class CloudifySimulator(SystemSimulator["Cloudify", "AsyncCloudify"]):
    """A manager with the deployments `web` and `db`, the tenants `default_tenant` and `other`, an admin and a viewer.

    Everything a test may want to prepare is an attribute: `script` (how the next started workflows go), `deployments`,
    `executions` (by id), `users`, `tenants` and `maintenance` (None, `activating` or `active`), `short_of_memory`,
    `knows_operations` (False: it refuses to list those of an execution, as 5.2.4 does), `deployment_groups` (ids by name).
    """

    system = "cloudify"
    marks: ClassVar[frozenset[str]] = frozenset({"expired_token", "repeated_page"})

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        port: int = 0,
        spec: str | Path | None = None,
        script: Run = DEFAULT_SCRIPT,
        close_connections: bool = False,
    ) -> None:
        """See `Simulator`. script: how started workflows go.

        close_connections: end the connection after each answer, as a manager without a proxy before it does.
        """
        self._default_script = script
        self._close_connections = close_connections
        super().__init__(clock=clock, port=port, spec=spec)

    def setup(self) -> None:
        """Make the state of a new manager."""
        web, db = Deployment("web", "Web tier", "web-bp"), Deployment("db", "Database", "db-bp")
        self._manager = Manager(script=self._default_script, deployments={"web": web, "db": db})
        self._caller: Caller | None = None
        self.users: dict[str, CloudifyUser] = {user.name: user for user in (_ADMIN, _VIEWER)}
        self.tenants: set[str] = self._manager.tenants
        self.maintenance: Literal["activating", "active"] | None = None
        self.short_of_memory = False
        self.knows_operations = True
        self.deployment_groups: dict[str, list[str]] = {"everything": ["web", "db"]}

    def operations(self) -> tuple[SimulatedOperation, ...]:
        """Return the routes. The same code answers all versions of the API; `check` refuses those that are not known."""
        many, one = "/api/{version}/executions", "/api/{version}/executions/{id}"
        return (
            SimulatedOperation("list_executions", "GET", many, self._list),
            SimulatedOperation("start_execution", "POST", many, self._start),
            SimulatedOperation("get_execution", "GET", one, self._get),
            SimulatedOperation("act_on_execution", "POST", one, self._act),
            SimulatedOperation("update_execution", "PATCH", one, self._update),
            *Neighbours(self, self._manager, self._known_caller).routes(),
        )

    @property
    def credentials(self) -> CloudifyCredentials:
        """The administrator's."""
        admin = self.users[_ADMIN.name]
        return CloudifyCredentials(admin.name, admin.password, admin.token or "", "default_tenant")

    def connection(self) -> Mapping[str, Any]:
        """Return the administrator's user, password and tenant."""
        known = self.credentials
        return {"base_url": self.url, "tenant": known.tenant, "auth": (known.username, known.password)}

    @property
    def runs(self) -> HeldExecutions:
        """Its executions, for tests that act as a person at the console."""
        return HeldExecutions(self, self._manager)

    @property
    def script(self) -> Run:
        """How the workflows go that are started from now on."""
        return self._manager.script

    @script.setter
    def script(self, script: Run) -> None:
        self._manager.script = script

    @property
    def deployments(self) -> dict[str, Deployment]:
        """The deployments by id, to read and to change."""
        return self._manager.deployments

    @property
    def executions(self) -> Executions:
        """The executions by id, as they stand now, to read and to change."""
        with self.lock:
            self._manager.catch_up(self.clock.time())
            return self._manager.executions

    def unfinished(self, now: float) -> dict[str, float]:
        """Return the executions that have not ended, and when each changes by itself."""
        return self.executions.unfinished(self._manager.agenda)

    def seed(self, number: int, **fields: object) -> list[str]:
        """Add so many ended executions, a minute apart, the last a minute ago; return their ids in order of creation.

        Status goes round terminated, failed and cancelled; `fields` are attributes of `Execution` that they all have.
        """
        now = self.clock.time()
        return [self._seed_one(index, now - 60 * (number - index), fields) for index in range(number)]

    def _seed_one(self, index: int, created: float, fields: dict[str, object]) -> str:
        execution = seeded(self._manager.new_id(), index, created)
        for name, value in fields.items():
            setattr(execution, name, value)
        with self.lock:
            self._manager.executions[execution.id] = execution
        return execution.id

    # How the manager behaves

    def screen(self, call: Call) -> None:
        """Refuse a request line that the manager's web server does not read."""
        length = len(f"{call.method} {call.target} HTTP/1.1")
        if length > LONGEST_REQUEST_LINE:
            raise Refusal(overlong_line(length, LONGEST_REQUEST_LINE))

    def identify(self, call: Call) -> None:
        """Refuse bad credentials; OPTIONS needs none."""
        if call.method != "OPTIONS":
            user, method = authenticate(call, self.users)
            tenant = call.header("tenant")
            self._caller = Caller(user, method, tenant if tenant in self.tenants else None)

    def check(self, call: Call) -> None:
        """Refuse unknown versions, maintenance, bad credentials and missing rights."""
        self.identify(call)
        if call.params["version"] not in VERSIONS:
            raise Refusal(replace(html_page(404, _NOT_FOUND), beyond_spec=True))
        self._caller = authorize(call, self._known_caller(), self.tenants)
        if self.maintenance == "active":
            raise refusal(503, "The manager is in maintenance mode", "maintenance_mode_active")
        if self.maintenance == "activating" and call.method not in ("GET", "HEAD"):
            raise refusal(503, "The manager is entering maintenance mode", "entering_maintenance_mode")
        self._manager.catch_up(self.clock.time())

    def not_found(self, call: Call) -> Answer:
        """Return the HTML of an unknown path: also a slash at the end, or an encoded one in an id."""
        return html_page(404, _NOT_FOUND)

    def not_allowed(self, call: Call, allowed: tuple[str, ...]) -> Answer:
        """Return the HTML of a wrong method; OPTIONS is none."""
        if call.method == "OPTIONS":
            return replace(Answer(200, (("allow", ", ".join(allowed)),)), beyond_spec=True)
        return html_page(405, "The method is not allowed for the requested URL.", (("allow", ", ".join(allowed)),))

    def error(self, status: int) -> Answer:
        """Return an error in the manager's form."""
        return vendor_error(status)

    def finish(self, call: Call, answer: Answer) -> Answer:
        """Add what every answer carries. Nobody known is written as the text None."""
        caller, self._caller = self._caller, None
        closing = (("connection", "close"),) if self._close_connections else ()
        audit = caller.audit if caller else (("x-cloudify-audit-auth-method", "None"),)
        return answer.with_headers((("vary", "Cookie"), *audit, *closing))

    # The operations

    def _list(self, call: Call) -> Answer:
        if self.short_of_memory:
            raise refusal(503, "Insufficient memory", "insufficient_memory_error")
        if call.params["version"] == "v1":
            call = _as_v2(call)
        filters, now = make_filters(call), self.clock.time()
        mine = [each for each in self._manager.executions.values() if self._sees(each)]
        rows = ({**each.served(now), "execution_group_id": each.execution_group_id} for each in mine)
        page = page_of(call, [row for row in rows if all(matches(row) for matches in filters)])
        included(call, SHELL)  # the names are checked even if there is no row
        items = [included(call, {name: value for name, value in row.items() if name in SHELL}) for row in page.items]
        pagination = {"total": page.total, "size": page.size, "offset": page.offset}
        body = {"items": items, "metadata": {"pagination": pagination, "filtered": None}}
        answer = Answer.json(items if call.params["version"] == "v1" else body)
        return replace(
            answer, beyond_spec=call.params["version"] == "v1"
        )  # the document is v3.1's, and knows no bare array

    def _get(self, call: Call) -> Answer:
        included(call, SHELL)
        return self._answer_with(call, self._manager.find(call.params["id"], self._known_caller()))

    def _start(self, call: Call) -> Answer:
        included(call, SHELL)
        caller, now = self._known_caller(), self.clock.time()
        execution = self._manager.start(read_start(call, caller.user, now), caller, now)
        if execution is None:
            return Answer.json(included(call, SHELL), 201)
        return self._answer_with(call, execution, 201)

    def _act(self, call: Call) -> Answer:
        included(call, SHELL)
        action = body_of(call, "action")["action"]
        if action not in ACTIONS:
            raise refusal(400, f"Invalid action: {action}, Valid action values are: {list(ACTIONS)}")
        resuming = action in ("resume", "force-resume")
        execution = self._manager.find(call.params["id"], self._known_caller(), brackets=not resuming)
        self._manager.act(execution, str(action), self.clock.time())
        return self._answer_with(call, execution)

    def _update(self, call: Call) -> Answer:
        included(call, SHELL)
        body = body_of(call, "status")
        execution = self._manager.find(call.params["id"], self._known_caller())
        self._manager.update(execution, body["status"], body.get("error", ""), self.clock.time())
        return self._answer_with(call, execution)

    def _sees(self, execution: CloudifyRecord) -> bool:
        return execution.is_seen_from(self._known_caller().tenant)

    def _known_caller(self) -> Caller:
        if self._caller is None:
            raise RuntimeError("a handler was called without `check` before it")
        return self._caller

    def _answer_with(self, call: Call, execution: CloudifyRecord, status: int = 200) -> Answer:
        return Answer.json(included(call, execution.served(self.clock.time())), status)


def _as_v2(call: Call) -> Call:
    """Return a call of v1, which spells one parameter without the underscore and takes few others, in v2's terms."""
    renamed = {
        "include_system_workflows": "_include_system_workflows",
        "deployment_id": "deployment_id",
        "_include": "_include",
    }
    return replace(call, query=tuple((renamed[name], value) for name, value in call.query if name in renamed))
