"""Adobe Cloud Manager's pipeline executions, as Adobe's Swagger file, guides and clients say they behave.

Not imitated: artifacts, product profiles and their rights, rollbacks of deployments, EMERGENCY's shorter list of steps, and
the time-outs of gates after 7 or 14 days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack, cast
from urllib.parse import parse_qs

from . import _adobe_gates as gates
from ._adobe_logs import LogHost
from ._adobe_record import LOGGED, MEASURED, TAIL, Execution, metrics, rendered, step
from .clock import VirtualClock
from .messages import Answer, Call, Operation, Refusal
from .scenario import Playback, Run, Step
from .simulator import Simulator

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock
    from orchestrator_clients._core.options import Options
    from orchestrator_clients.adobe_cloud_manager import AdobeCloudManager, AsyncAdobeCloudManager

DEFAULT_SCRIPT = Run(steps=(Step("validate", 5), Step("build", 60), Step("codeQuality", 30), Step("deploy", 120)))
LIFETIME = 86_399.0
PAGE = 20
_PROBLEMS = "http://ns.adobe.com/adobecloud/"


@dataclass(frozen=True, slots=True)
class AdobeCredentials:
    """What gets a client in: those of an OAuth server-to-server credential, or a token that is good now."""

    org_id: str
    client_id: str
    client_secret: str = field(repr=False)
    token: str = field(repr=False)


class AdobeCloudManagerSimulator(Simulator):
    """A program with one pipeline. The names of a script's steps are Adobe's actions: `build`, `codeQuality`, `approval`, ...

    `script` is how started executions go, `executions` what there is (by id), `log_host` the host that has the logs. The
    answers of the list are those of `empty_page` (None: honest) where it has nothing to show, and of the logs `no_log`; `tail`
    is for how many seconds an execution stays RUNNING after its last step.
    """

    system = "adobe_cloud_manager"
    marks = frozenset({"expired_token", "repeated_page"})
    program_id = "19905"
    pipeline_id = "48213"
    credentials = AdobeCredentials(
        "0123456789ABCDEF01234567@AdobeOrg", "simulated-client-id", "simulated-client-secret", "simulated-static-token"
    )

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
        super().__init__(clock=clock, port=port, spec=spec)
        self.log_host = LogHost(self._log_of, clock=cast(VirtualClock, self.clock))

    def setup(self) -> None:
        """Make the state of a new program."""
        self.script = self._default_script
        self.executions: dict[str, Execution] = {}
        self.empty_page: Mapping[str, object] | None = None
        self.no_log: Answer | None = None
        self.tail = TAIL
        self._tokens: dict[str, float] = {self.credentials.token: float("inf")}
        self._next_id = 1_188_400

    def start(self) -> Self:
        """Start it, and the host that has the logs."""
        self.log_host.start()
        return super().start()

    def stop(self) -> None:
        """Stop both."""
        self.log_host.stop()
        super().stop()

    @property
    def token_url(self) -> str:
        """Where tokens are fetched."""
        return f"{self.url}/ims/token/v3"

    def client(self, **options: Unpack[Options]) -> AdobeCloudManager:
        """Return a client of this program's organisation, on its clock; options as for `AdobeCloudManager`."""
        from orchestrator_clients.adobe_cloud_manager import AdobeCloudManager

        options.setdefault("clock", self.clock)
        known = self.credentials
        return AdobeCloudManager(
            known.org_id,
            known.client_id,
            known.client_secret,
            base_url=self.url,
            token_url=self.token_url,
            **options,
        )

    def async_client(self, **options: Unpack[Options]) -> AsyncAdobeCloudManager:
        """Return an asynchronous client, on its clock; options as for `AsyncAdobeCloudManager`."""
        from orchestrator_clients.adobe_cloud_manager import AsyncAdobeCloudManager

        options.setdefault("clock", self.clock)
        known = self.credentials
        return AsyncAdobeCloudManager(
            known.org_id,
            known.client_id,
            known.client_secret,
            base_url=self.url,
            token_url=self.token_url,
            **options,
        )

    def seed(self, number: int) -> list[str]:
        """Add so many executions that ended an hour apart, the last an hour ago; return their ids, oldest first."""
        now = self.clock.time()
        with self.lock:
            return [self._add(Run(steps=(Step("build", 60),)), now - 3600 * (number - n)).id for n in range(number)]

    def _add(self, script: Run, begun: float, *, trigger: str = "MANUAL", mode: str = "NORMAL") -> Execution:
        self._next_id += 1
        number, play = str(self._next_id), Playback(script, begun)
        made = Execution(number, self.program_id, self.pipeline_id, play, begun, trigger, mode, tail=self.tail)
        self.executions[made.id] = made
        return made

    def operations(self) -> tuple[Operation, ...]:
        """Return the nine operations, and the login service."""
        pipeline = "/api/program/{program}/pipeline/{pipeline}"
        one = f"{pipeline}/execution/{{execution}}"
        at = f"{one}/phase/{{phase}}/step/{{step}}"
        return (
            Operation("fetch_token", "POST", "/ims/token/v3", self._token),
            Operation("get_current_execution", "GET", f"{pipeline}/execution", self._current),
            Operation("start_pipeline", "PUT", f"{pipeline}/execution", self._start),
            Operation("get_executions", "GET", f"{pipeline}/executions", self._list),
            Operation("get_execution", "GET", one, self._get),
            Operation("step_state", "GET", at, self._step),
            Operation("advance_pipeline_execution", "PUT", f"{at}/advance", self._advance),
            Operation("cancel_pipeline_execution_step", "PUT", f"{at}/cancel", self._cancel),
            Operation("get_step_logs", "GET", f"{at}/logs", self._logs),
            Operation("step_metric", "GET", f"{at}/metrics", self._metrics),
        )

    def check(self, call: Call) -> None:
        """Refuse a call without a good token (401), or of another project or organisation (403), as the gateway does."""
        if call.operation == "fetch_token":
            return
        token = (call.header("authorization") or "").removeprefix("Bearer ")
        if "expired_token" in call.marks or self._tokens.get(token, 0.0) <= self.clock.time():
            raise Refusal(_gateway(401, "401013", "Oauth token is not valid"))
        known = self.credentials
        if call.header("x-api-key") != known.client_id or call.header("x-gw-ims-org-id") != known.org_id:
            raise Refusal(_gateway(403, "403003", "Api Key is invalid"))
        if (call.params.get("program"), call.params.get("pipeline")) != (self.program_id, self.pipeline_id):
            raise Refusal(self.not_found(call))

    def not_found(self, call: Call) -> Answer:
        """Answer that there is no such thing."""
        return problem(404, "not-found", "Not found")

    def not_allowed(self, call: Call, allowed: tuple[str, ...]) -> Answer:
        """Answer that the method is wrong."""
        return problem(405, "method-not-allowed", "Method not allowed")

    def error(self, status: int) -> Answer:
        """Return a problem of this status."""
        return problem(status, "internal-error", "The service has a problem")

    def finish(self, call: Call, answer: Answer) -> Answer:
        """Add the id of the request; an answer with a word of no version is not held against the document."""
        now = self.clock.time()
        unknown = any(run.play.at(now).word is not None for run in self.executions.values())
        identified = answer.with_headers((("x-request-id", f"simulated-{len(self.calls)}"),))
        return replace(identified, beyond_spec=answer.beyond_spec or unknown)

    def _token(self, call: Call) -> Answer:
        form = {name: values[0] for name, values in parse_qs(call.body.decode()).items()}
        known = self.credentials
        if form.get("grant_type") != "client_credentials":
            return Answer.json({"error": "unsupported_grant_type"}, 400)
        if (form.get("client_id"), form.get("client_secret")) != (known.client_id, known.client_secret):
            return Answer.json({"error": "invalid_client", "error_description": "invalid client_secret parameter"}, 401)
        token = f"simulated-token-{len(self._tokens)}"
        self._tokens[token] = self.clock.time() + LIFETIME
        return Answer.json({"access_token": token, "token_type": "bearer", "expires_in": int(LIFETIME)})

    def _newest(self) -> Execution | None:
        return next(reversed(self.executions.values()), None)

    def _rendered(self, execution: Execution) -> dict[str, object]:
        return rendered(execution, self.clock.time(), last=execution is self._newest())

    def _current(self, call: Call) -> Answer:
        newest = self._newest()
        if newest is None or newest.over(self.clock.time()):
            return self.not_found(call)
        return Answer.json(self._rendered(newest))

    def _start(self, call: Call) -> Answer:
        newest = self._newest()
        if newest is not None and not newest.over(self.clock.time()):
            return problem(412, "pipeline-busy", "Pipeline is busy", ["an execution is already in progress"])
        again = call.query_value("stepId") is not None
        made = self._add(
            self.script,
            self.clock.time(),
            trigger="RE_EXECUTE" if again else "MANUAL",
            mode=call.query_value("pipelineExecutionMode") or "NORMAL",
        )
        body = self._rendered(made)
        del body["_embedded"]  # the answer to a start may come without its steps
        return Answer.json(body, 201, headers=(("location", f"{self.url}{made.path}"),))

    def _list(self, call: Call) -> Answer:
        start, limit = int(call.query_value("start") or 0), int(call.query_value("limit") or PAGE)
        runs = list(reversed(self.executions.values()))
        shown = runs[start : start + limit]
        if not shown and self.empty_page is not None:
            return Answer.json(dict(self.empty_page))
        base = call.path
        links = {
            "self": {"href": f"{base}?start={start}&limit={limit}"},
            "prev": {"href": f"{base}?start=0&limit={limit}"},
            "page": {"href": f"{base}?start={{start}}&limit={{limit}}", "templated": True},
        }
        if start + limit < len(runs):
            after = start if "repeated_page" in call.marks else start + limit
            links["next"] = {"href": f"{base}?start={after}&limit={limit}"}
        return Answer.json(
            {
                "_totalNumberOfItems": len(shown),
                # Filled in on the last page as well: nobody may go by it.
                "_page": {"limit": limit, "property": [], "next": start + limit, "prev": 0},
                "_embedded": {"executions": [self._rendered(run) for run in shown]},
                "_links": links,
            }
        )

    def _found(self, call: Call) -> Execution:
        execution = self.executions.get(call.params["execution"])
        if execution is None:
            raise Refusal(self.not_found(call))
        return execution

    def _place(self, call: Call) -> tuple[Execution, int]:
        execution = self._found(call)
        wanted = (call.params["phase"], call.params["step"])
        for index in range(len(execution.play.script.steps)):
            if execution.step_ids(index) == wanted:
                return execution, index
        raise Refusal(self.not_found(call))

    def _get(self, call: Call) -> Answer:
        return Answer.json(self._rendered(self._found(call)))

    def _step(self, call: Call) -> Answer:
        execution, index = self._place(call)
        picture = execution.play.at(self.clock.time())
        return Answer.json(step(execution, picture, index, last=execution is self._newest()))

    def _advance(self, call: Call) -> Answer:
        execution, index = self._place(call)
        shown = execution.play.at(self.clock.time()).steps[index]
        if shown.state != "waiting":
            return problem(400, "validation-exception", "Step is not waiting", [{"message": "nothing to advance"}])
        return self._decide(execution, index, gates.advanced(shown.step.name, _object(call)), _object(call))

    def _cancel(self, call: Call) -> Answer:
        execution, index = self._place(call)
        shown = execution.play.at(self.clock.time()).steps[index]
        body = _object(call)
        if shown.state not in ("waiting", "running"):
            return problem(400, "validation-exception", "Step cannot be cancelled", ["it is not under way"])
        running = shown.state == "running"
        result = gates.cancelled(shown.step.name, body, running=running)
        if running and result == "cancelled":
            execution.play.cancel(self.clock.time())
            execution.inputs[index] = body
            return Answer(202)
        return self._decide(execution, index, result, body)

    def _decide(self, execution: Execution, index: int, result: str, body: Mapping[str, object]) -> Answer:
        if result not in ("succeeded", "failed", "cancelled"):
            return problem(
                400,
                "validation-exception",
                "Validation failed",
                {"body": {"field": "body", "code": "INVALID", "message": result, "invalidValue": None}},
            )
        execution.play.act(self.clock.time(), result)  # type: ignore[arg-type]
        execution.inputs[index] = body
        return Answer(202)

    def _metrics(self, call: Call) -> Answer:
        execution, index = self._place(call)
        shown = execution.play.at(self.clock.time()).steps[index]
        if shown.step.name not in MEASURED or shown.started is None:
            return Answer.json({})
        return Answer.json({"metrics": metrics(shown, execution.inputs.get(index))})

    def _logs(self, call: Call) -> Answer:
        execution, index = self._place(call)
        if self.no_log is not None:
            return self.no_log
        shown = execution.play.at(self.clock.time()).steps[index]
        if shown.step.name not in LOGGED or shown.started is None:
            return self.not_found(call)
        address = self.log_host.link(execution.id, str(index))
        if "application/json" in (call.header("accept") or ""):
            return Answer.json({"redirect": address})
        return Answer(307, (("location", address),))

    def _log_of(self, execution_id: str, index: str) -> bytes | None:
        """Return what was written by now: a line a second while the step runs."""
        with self.lock:
            execution = self.executions[execution_id]
        now = self.clock.time()
        shown = execution.play.at(now).steps[int(index)]
        if shown.started is None:
            return None
        seconds = int((shown.ended or now) - shown.started)
        return b"".join(f"{shown.step.name}: second {n}\n".encode() for n in range(seconds))


def problem(status: int, kind: str, title: str, errors: object = None) -> Answer:
    """Return an error in Cloud Manager's own form; `errors` may be of any of its three shapes."""
    body = {"type": f"{_PROBLEMS}{kind}", "title": title, "status": status}
    return Answer.json({**body, "errors": errors} if errors else body, status, media_type="application/problem+json")


def _gateway(status: int, code: str, message: str) -> Answer:
    return Answer.json({"error_code": code, "message": message}, status)


def _object(call: Call) -> Mapping[str, object]:
    try:
        body = call.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refusal(problem(400, "validation-exception", "A JSON object is needed"))
    return body
