"""Adobe Cloud Manager's pipeline executions, as Adobe's Swagger file, guides and clients say they behave.

Not imitated: several pipelines; gates that time out after 7 or 14 days; steps in `ERROR`, `ROLLING_BACK` or
`ROLLED_BACK`; pipelines that only check code quality, where nothing can be overridden; the start of a scheduled deployment at
its time (it starts at once); signed addresses that expire. Where nobody says what the service answers, namely to a decision
that is not possible, to a page that cannot be and to a foreign scope, it is a 400.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

from ..._simulation.messages import Answer, Call, Refusal, SimulatedOperation
from ..._simulation.script import Run, ScriptedStep
from ..._simulation.system import SystemSimulator
from . import errors
from .access import LIFETIME, AdobeCredentials, Gate, allow
from .events import EventHost
from .lists import EMPTY_PAGES, page_of
from .log_routes import LogRoutes
from .logs import NO_LOG, LogHost
from .metrics import METRICS, AdobeMetric
from .program_routes import ProgramRoutes
from .record import EMERGENCY_SKIPS, TAIL, AdobeRecord
from .render import Renderer
from .runs import HeldExecutions
from .step_routes import StepRoutes
from .store import Store

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock
    from orchestrator_clients.adobe_cloud_manager import AdobeCloudManager, AsyncAdobeCloudManager  # noqa: F401  # named within quotes

__all__ = [
    "AdobeCloudManagerSimulator",
    "AdobeCredentials",
    "AdobeMetric",
    "AdobeRecord",
    "EMPTY_PAGES",
    "LIFETIME",
    "NO_LOG",
]

_STEPS = {"validate": 5, "build": 60, "codeQuality": 30, "deploy": 120}
DEFAULT_SCRIPT = Run(steps=tuple(ScriptedStep(name, seconds) for name, seconds in _STEPS.items()))

_SEEDED = Run(steps=(ScriptedStep("build", 60),))


class AdobeCloudManagerSimulator(SystemSimulator["AdobeCloudManager", "AsyncAdobeCloudManager"]):
    """A program with one pipeline. A script's steps are named by Adobe's actions: `build`, `codeQuality`, `approval`, ...

    Everything a test may want to prepare is an attribute. `script`: how started executions go. `log_host` and `event_host`:
    the hosts that have the logs and the events, simulators by themselves. `profile`: the product profile of the account.
    `metrics`: what measured steps measure, by action. `tail`: for how many seconds an execution that succeeds stays RUNNING
    after its last step. `decision_lag`: for how many seconds a step goes on waiting after a decision at it was accepted
    (202). `last_words`: bytes at the end of each log. `artifacts`: files by the action of the step that builds them.
    `withheld`: relations (such as `pipeline/advance`) whose links are left out. `bare_lists`: a list reports no steps.
    `empty_page`, `no_log` and `no_metrics`: what a page without executions, every log and all metrics are answered with, if
    not honestly.
    """

    system = "adobe_cloud_manager"
    program_id: str = "19905"
    """Its program."""
    pipeline_id: str = "48213"
    """The pipeline of that program."""
    log_host: LogHost
    marks: ClassVar[frozenset[str]] = frozenset({"expired_token", "repeated_page"})
    credentials: AdobeCredentials = AdobeCredentials(
        "0123456789ABCDEF01234567@AdobeOrg", "simulated-client-id", "simulated-client-secret", "simulated-static-token"
    )
    """The credentials that it accepts."""

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        port: int = 0,
        spec: str | Path | None = None,
        script: Run = DEFAULT_SCRIPT,
    ) -> None:
        """See `Simulator`. script: how started executions go."""
        self._default_script = script
        self._event_host: EventHost | None = None
        super().__init__(clock=clock, port=port, spec=spec)
        self.log_host = LogHost(self._log_of, clock=self.clock)

    def setup(self) -> None:
        """Make the state of a new program."""
        self.script: Run = self._default_script
        self.profile = "Deployment Manager"
        self.metrics: dict[str, Sequence[AdobeMetric]] = dict(METRICS)
        self.tail = TAIL
        self.decision_lag: float = 0.0
        self.last_words = b""
        self.withheld: set[str] = set()
        self.artifacts: dict[str, dict[str, bytes]] = {"build": {"site.zip": b"PK\x03\x04" + b"site " * 1000}}
        self.bare_lists = False
        self.empty_page: Mapping[str, object] | None = None
        self.no_log: Answer | None = None
        self.no_metrics: Answer | None = None
        self._gate = Gate(self.credentials)
        self._store = Store(self.program_id, self.pipeline_id)
        self._programs = ProgramRoutes(self, self._store)
        self._logs = LogRoutes(self, self._store, self._programs)

    def operations(self) -> tuple[SimulatedOperation, ...]:
        """Return the operations, and that of the login service."""
        pipeline = "/api/program/{program}/pipeline/{pipeline}"
        one = f"{pipeline}/execution/{{execution}}"
        at = f"{one}/phase/{{phase}}/step/{{step}}"
        return (
            SimulatedOperation("ims_login", "POST", "/ims/token/v3", self._token),
            SimulatedOperation("get_current_execution", "GET", f"{pipeline}/execution", self._current),
            SimulatedOperation("start_pipeline", "PUT", f"{pipeline}/execution", self._start),
            SimulatedOperation("get_executions", "GET", f"{pipeline}/executions", self._list),
            SimulatedOperation("get_execution", "GET", one, self._get),
            *StepRoutes(self, self._store, self._renderer).routes(at),
            *self._logs.routes(at),
            *self._programs.routes(at),
        )

    # What tests use

    def start(self) -> Self:
        """Start it, and the host that has the logs."""
        self.log_host.start()
        try:
            return super().start()
        except BaseException:
            self.log_host.stop()
            raise

    def stop(self) -> None:
        """Stop them all. Raises what went wrong inside."""
        try:
            if self._event_host is not None:
                self._event_host.stop()
                self._event_host = None
        finally:
            try:
                self.log_host.stop()
            finally:
                super().stop()

    def reset(self) -> None:
        """Forget calls, faults and state, those of the host with the logs, too."""
        super().reset()
        self.log_host.reset()
        if self._event_host is not None:
            self._event_host.reset()

    @property
    def event_host(self) -> EventHost:
        """The host of the keys and the journal, which returns deliveries; it is started when this is first accessed."""
        with self.lock:
            if self._event_host is None:
                if not self._server.running:
                    raise RuntimeError("the simulator is not running")
                made = EventHost(self._all, lambda: self._gate, self.credentials, clock=self.clock)
                self._event_host = made.start()
            return self._event_host

    def _all(self) -> list[AdobeRecord]:
        with self.lock:
            return list(self.executions.values())

    def _log_of(self, execution_id: str, index: int, file: str) -> bytes | None:
        with self.lock:
            return self._logs.log_of(execution_id, index, file)

    @property
    def executions(self) -> dict[str, AdobeRecord]:
        """All executions by id, oldest first."""
        return self._store.executions

    @property
    def token_url(self) -> str:
        """Where tokens are fetched."""
        return f"{self.url}/ims/token/v3"

    def connection(self) -> Mapping[str, Any]:
        """Return the credential of this program's organisation, and where tokens come from."""
        known, places = self.credentials, {"base_url": self.url, "token_url": self.token_url}
        return {**places, "org_id": known.org_id, "client_id": known.client_id, "client_secret": known.client_secret}

    def defaults(self) -> Mapping[str, Any]:
        """Return the one program and its pipeline."""
        return {"program_id": self.program_id, "pipeline_id": self.pipeline_id}

    @property
    def runs(self) -> HeldExecutions:
        """Its executions, for tests that act as a person in Cloud Manager's web interface."""
        return HeldExecutions(self, lambda: self.executions)

    def seed(self, number: int, *, script: Run = _SEEDED, trigger: str = "MANUAL") -> list[str]:
        """Add so many executions begun an hour apart, the last an hour ago; return their ids, oldest first."""
        with self.lock:
            begun = [self.clock.time() - 3600 * left for left in range(number, 0, -1)]
            ids = [self._store.add(script, at, self.tail, trigger=trigger).id for at in begun]
            self._store.sort()
        return ids

    # How the service behaves

    def unfinished(self, now: float) -> dict[str, float]:
        """Return what has not ended, and when each changes by itself."""
        return {run.id: run.next_change(now) for run in self.executions.values() if not run.over(now)}

    def identify(self, call: Call) -> None:
        """Refuse a call without good credentials as the gateway does."""
        if not call.path.startswith("/ims/"):
            self._gate.pass_through(call, self.clock.time())

    def check(self, call: Call) -> None:
        """Refuse a call without good credentials as the gateway does, then by the account's rights, then what is unknown."""
        if call.operation == "ims_login":
            return
        self.identify(call)
        allow(call, self.profile)
        known = {"program": self.program_id, "pipeline": self.pipeline_id}
        if any(call.params.get(name, own) != own for name, own in known.items()):
            raise Refusal(errors.not_found())

    def not_found(self, call: Call) -> Answer:
        """Return the problem of an unknown path."""
        return errors.not_found()

    def not_allowed(self, call: Call, allowed: tuple[str, ...]) -> Answer:
        """Return the problem of a wrong method."""
        return errors.wrong_method(allowed)

    def error(self, status: int) -> Answer:
        """Return the service's own error with this status."""
        return errors.vendor_error(status)

    def finish(self, call: Call, answer: Answer) -> Answer:
        """Add the id of the request."""
        return answer.with_headers((("x-request-id", f"simulated-{len(self._calls)}"),))

    # Executions

    def _token(self, call: Call) -> Answer:
        return self._gate.token(call, self.clock.time())

    def _renderer(self) -> Renderer:
        return Renderer(self.clock.time(), self._store.newest(), self.withheld)

    def _answer_with(self, execution: AdobeRecord) -> Answer:
        return Answer.json(self._renderer().execution(execution))

    def _current(self, call: Call) -> Answer:
        newest = self._store.newest()
        if newest is None or newest.over(self.clock.time()):
            raise Refusal(errors.not_found())
        return self._answer_with(newest)

    def _get(self, call: Call) -> Answer:
        return self._answer_with(self._store.found(call))

    def _list(self, call: Call) -> Answer:
        renderer, runs = self._renderer(), list(reversed(self.executions.values()))
        shown, body = page_of(call, runs, lambda run: renderer.execution(run, steps=not self.bare_lists))
        if not shown and self.empty_page is not None:
            return Answer.json(dict(self.empty_page))
        return Answer.json(body)

    def _start(self, call: Call) -> Answer:
        now, newest = self.clock.time(), self._store.newest()
        mode = call.query_value("pipelineExecutionMode") or "NORMAL"
        if mode not in ("NORMAL", "EMERGENCY"):
            raise Refusal(errors.bad_parameter("pipelineExecutionMode", "NORMAL or EMERGENCY is needed"))
        if newest is not None and not newest.over(now):
            raise Refusal(errors.busy())
        again = call.query_value("stepId")
        script = self.script if again is None else self._store.rest(again, call.query_value("sourceExecutionId"))
        if mode == "EMERGENCY":
            script = replace(script, steps=tuple(step for step in script.steps if step.name not in EMERGENCY_SKIPS))
        made = self._store.add(script, now, self.tail, trigger="MANUAL" if again is None else "RE_EXECUTE", mode=mode)
        body = self._renderer().execution(made, steps=False)  # the answer to a start may come without its steps
        return Answer.json(body, 201, headers=(("location", f"{self.url}{made.path}"),))
