"""An Argo Server, as the project's Swagger document and guides say it behaves; no server was asked.

Not imitated: other namespaces than `ci`, archived workflows, holding one by the API (`runs.pause` does), events, logs, and
everything about templates but their names and parameters. Chosen here: stopping what has ended changes nothing; a list is in the
order of submission.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from ..._simulation.messages import Answer, Call, Refusal, SimulatedOperation
from ..._simulation.script import Playback, Run, ScriptedStep
from ..._simulation.system import SystemSimulator
from ..tables import TEMPLATE_LABEL
from .runs import HeldWorkflows
from .workflow import SimulatedWorkflow, stamp

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock
    from orchestrator_clients.argo_workflows import ArgoWorkflows, AsyncArgoWorkflows  # noqa: F401  # named within quotes

DEFAULT_SCRIPT = Run(steps=(ScriptedStep("checkout", 5), ScriptedStep("test", 60), ScriptedStep("publish", 20)))

_CODES = {400: 3, 401: 16, 403: 7, 404: 5, 409: 6, 429: 8, 503: 14}
"""Codes of gRPC by status, as its gateway has them."""


@dataclass(frozen=True, slots=True)
class ArgoWorkflowsCredentials:
    """What gets a client in: the token of a service account, and its namespace."""

    token: str = field(repr=False)
    namespace: str


class ArgoWorkflowsSimulator(SystemSimulator["ArgoWorkflows", "AsyncArgoWorkflows"]):
    """A server whose namespace `ci` has the templates `build` and `deploy`.

    Everything a test may want to prepare is an attribute: `script` (how the next workflows go), `workflows` (by name) and
    `templates` (their parameters with their defaults, None for one that must be given, by name).
    """

    system = "argo_workflows"
    marks: ClassVar[frozenset[str]] = frozenset({"expired_token", "repeated_page"})
    credentials: ArgoWorkflowsCredentials = ArgoWorkflowsCredentials("simulated-token-of-a-service-account", "ci")

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        port: int = 0,
        spec: str | Path | None = None,
        script: Run = DEFAULT_SCRIPT,
    ) -> None:
        """See `Simulator`. script: how submitted workflows go."""
        self._default_script = script
        super().__init__(clock=clock, port=port, spec=spec)

    def setup(self) -> None:
        """Make the state of a new server."""
        self.script: Run = self._default_script
        self.workflows: dict[str, SimulatedWorkflow] = {}
        self.templates: dict[str, dict[str, str | None]] = {"build": {"branch": "main"}, "deploy": {}}
        self._numbers = itertools.count(1)

    def operations(self) -> tuple[SimulatedOperation, ...]:
        """Return the routes."""
        many, templates = "/api/v1/workflows/{namespace}", "/api/v1/workflow-templates/{namespace}"
        return (
            SimulatedOperation("list_workflows", "GET", many, self._list),
            SimulatedOperation("submit_workflow", "POST", f"{many}/submit", self._submit),
            SimulatedOperation("get_workflow", "GET", f"{many}/{{name}}", self._get),
            SimulatedOperation("stop_workflow", "PUT", f"{many}/{{name}}/stop", self._stop),
            SimulatedOperation("list_workflow_templates", "GET", templates, self._list_templates),
            SimulatedOperation("get_workflow_template", "GET", f"{templates}/{{name}}", self._get_template),
        )

    # What a user does

    def connection(self) -> Mapping[str, Any]:
        """Return the token, and the namespace."""
        return {"base_url": self.url, "namespace": self.credentials.namespace, "token": self.credentials.token}

    @property
    def runs(self) -> HeldWorkflows:
        """The workflows there are, for a test that plays the person in the server's pages."""
        return HeldWorkflows(self, lambda: self.workflows)

    def seed(self, number: int) -> list[str]:
        """Add so many workflows that ended a minute apart; return their names, oldest first."""
        now, script = self.clock.time(), Run(steps=(ScriptedStep("work", 1),))
        with self.lock:
            return [self._add("build", script, now - 60 * (number - n)).name for n in range(number)]

    def unfinished(self, now: float) -> dict[str, float]:
        """Name the workflows that have not ended, and when each changes by itself."""
        left = [one for one in self.workflows.values() if not one.play.at(now).finished]
        return {one.name: one.play.next_change(now) for one in left}

    # The server's habits

    def identify(self, call: Call) -> None:
        """Refuse a call without the token."""
        if "expired_token" in call.marks or call.header("authorization") != f"Bearer {self.credentials.token}":
            raise Refusal(self._problem(401, "token not valid for running mode"))

    def check(self, call: Call) -> None:
        """Refuse a call without the token, and one about another namespace."""
        self.identify(call)
        if call.params["namespace"] != self.credentials.namespace:
            raise Refusal(self._problem(403, f"forbidden in namespace {call.params['namespace']}"))

    def not_found(self, call: Call) -> Answer:
        """Answer for an unknown path."""
        return self._problem(404, "Not Found")

    def not_allowed(self, call: Call, allowed: tuple[str, ...]) -> Answer:
        """Answer for a wrong method."""
        return self._problem(405, "Method Not Allowed").with_headers([("allow", ", ".join(allowed))])

    def error(self, status: int) -> Answer:
        """Return the error of a status."""
        return self._problem(status, "something went wrong")

    def _problem(self, status: int, message: str) -> Answer:
        return Answer.json({"code": _CODES.get(status, 13), "message": message}, status)

    # The operations

    def _list(self, call: Call) -> Answer:
        wanted = (call.query_value("listOptions.labelSelector") or "").removeprefix(f"{TEMPLATE_LABEL}=")
        found = [one for one in self.workflows.values() if wanted in ("", one.template)]
        now = self.clock.time()
        return self._page(call, [one.served(now) for one in found])

    def _list_templates(self, call: Call) -> Answer:
        return self._page(call, [self._template(name) for name in self.templates])

    def _page(self, call: Call, rows: list[dict[str, object]]) -> Answer:
        size, begin = call.query_value("listOptions.limit"), call.query_value("listOptions.continue") or "0"
        if not begin.isdecimal() or (size is not None and not size.isdecimal()):
            raise Refusal(self._problem(400, "invalid list options"))
        first = int(begin)
        end = first + int(size) if size and int(size) else len(rows)
        after = begin if "repeated_page" in call.marks and first else str(end) if end < len(rows) else None
        return Answer.json({"metadata": {"continue": after} if after else {}, "items": rows[first:end] or None})

    def _get(self, call: Call) -> Answer:
        return Answer.json(self._found(call).served(self.clock.time()))

    def _get_template(self, call: Call) -> Answer:
        if call.params["name"] not in self.templates:
            raise Refusal(self._problem(404, f'workflowtemplates "{call.params["name"]}" not found'))
        return Answer.json(self._template(call.params["name"]))

    def _template(self, name: str) -> dict[str, object]:
        parameters = [
            {"name": key, **({} if value is None else {"value": value})} for key, value in self.templates[name].items()
        ]
        metadata = {"name": name, "namespace": "ci", "uid": f"template-{name}", "creationTimestamp": stamp(0)}
        return {"metadata": metadata, "spec": {"arguments": {"parameters": parameters}}}

    def _submit(self, call: Call) -> Answer:
        body: Any = call.json()
        name, options = body.get("resourceName"), body.get("submitOptions") or {}
        if name not in self.templates:
            raise Refusal(self._problem(404, f'workflowtemplates "{name}" not found'))
        given = dict(text.partition("=")[::2] for text in options.get("parameters") or ())
        for key, value in self.templates[name].items():
            if value is None and key not in given:
                raise Refusal(self._problem(400, f"parameter {key} was not supplied"))
        made = self._add(name, self.script, self.clock.time())
        pairs = (text.partition("=") for text in (options.get("labels") or "").split(",") if text)
        made.labels.update({key: value for key, _, value in pairs})
        return Answer.json(made.served(self.clock.time()))

    def _stop(self, call: Call) -> Answer:
        found, now = self._found(call), self.clock.time()
        found.stop(now)
        return Answer.json(found.served(now))

    def _found(self, call: Call) -> SimulatedWorkflow:
        found = self.workflows.get(call.params["name"])
        if found is None:
            raise Refusal(self._problem(404, f'workflows.argoproj.io "{call.params["name"]}" not found'))
        return found

    def _add(self, template: str, script: Run, begun: float) -> SimulatedWorkflow:
        number = next(self._numbers)
        name = f"{template}-{number:05}"
        made = SimulatedWorkflow(
            name=name, uid=f"uid-{number}", template=template, created=begun, play=Playback(script, begun)
        )
        self.workflows[name] = made
        return made
