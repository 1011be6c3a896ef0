"""EC2 Image Builder's image builds and their workflows, as AWS's service model and documentation say they behave.

Not imitated: recipes and other configuration, rollbacks, parallel test groups, scans, container images, filters of lists,
quotas, ExpiredTokenException, and how an unknown id is really answered (here: InvalidRequestException). A retried build keeps
its workflow ids and begins at its first step; AWS lists the old workflows as `retried` and begins at the failed phase.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from ._aws_record import (
    Build,
    Shown,
    image_state,
    kind_of,
    stamp,
    step_fields,
    workflow_arn,
    workflow_fields,
)
from ._aws_signature import verify
from .messages import Answer, Call, Operation, Refusal
from .scenario import Ending, Playback, Run, Step
from .simulator import Simulator

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock
    from orchestrator_clients._core.options import Options
    from orchestrator_clients.aws_image_builder import AsyncAwsImageBuilder, AwsImageBuilder

DEFAULT_SCRIPT = Run(
    steps=(
        Step("LaunchBuildInstance", 30),
        Step("ApplyBuildComponents", 120),
        Step("CreateOutputAMI", 60),
        Step("TestImage", 60),
        Step("DistributeImage", 30),
    )
)
ACCOUNT = "123456789012"
PAGE, MOST = 25, 100


@dataclass(frozen=True, slots=True)
class AwsCredentials:
    """What gets a client in."""

    access_key: str
    secret_key: str = field(repr=False)
    token: str | None = field(default=None, repr=False)


class AwsImageBuilderSimulator(Simulator):
    """One region of an account, with one pipeline. Signatures are verified.

    `script` is how started builds go: steps whose names begin with `Test` or `Distribute` make workflows of those types, the
    others that of the build; one that waits for a person is a `WaitForAction` step. `tolerated` names steps that fail
    although their workflow goes on; `old_reason` tells failures by text alone, as before September 2026; `builds` is what
    there is, by ARN.
    """

    system = "aws_image_builder"
    marks = frozenset({"repeated_page"})
    region = "us-east-1"
    pipeline_arn = f"arn:aws:imagebuilder:us-east-1:{ACCOUNT}:image-pipeline/web-base"
    image_version_arn = f"arn:aws:imagebuilder:us-east-1:{ACCOUNT}:image/web-base/2.1.0"

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        port: int = 0,
        spec: str | Path | None = None,
        script: Run = DEFAULT_SCRIPT,
        credentials: AwsCredentials = AwsCredentials("AKIDSIMULATED", "simulated-secret-access-key"),
    ) -> None:
        """See `Simulator`. script: how started builds go; credentials: with a `token` it is asked for as well."""
        self._default_script = script
        self.credentials = credentials
        super().__init__(clock=clock, port=port, spec=spec)

    def setup(self) -> None:
        """Make the state of a new account."""
        self.script = self._default_script
        self.builds: dict[str, Build] = {}
        self.tolerated: set[str] = set()
        self.old_reason = False
        self._answered: dict[str, tuple[object, Answer]] = {}

    def client(self, **options: Unpack[Options]) -> AwsImageBuilder:
        """Return a client of this region, on its clock; options as for `AwsImageBuilder`."""
        from orchestrator_clients.aws_image_builder import AwsImageBuilder

        options.setdefault("clock", self.clock)
        return AwsImageBuilder(self.region, base_url=self.url, credentials=self._keys(), **options)

    def async_client(self, **options: Unpack[Options]) -> AsyncAwsImageBuilder:
        """Return an asynchronous client of this region, on its clock; options as for `AsyncAwsImageBuilder`."""
        from orchestrator_clients.aws_image_builder import AsyncAwsImageBuilder

        options.setdefault("clock", self.clock)
        return AsyncAwsImageBuilder(self.region, base_url=self.url, credentials=self._keys(), **options)

    def _keys(self) -> tuple[str, str] | tuple[str, str, str]:
        known = self.credentials
        pair = (known.access_key, known.secret_key)
        return pair if known.token is None else (*pair, known.token)

    def seed(self, number: int) -> list[str]:
        """Add so many builds that became available an hour apart; return their ARNs, oldest first."""
        now = self.clock.time()
        with self.lock:
            return [self._add(Run(steps=(Step("Build", 60),)), now - 3600 * (number - n)).arn for n in range(number)]

    def _add(self, script: Run, begun: float) -> Build:
        arn = f"{self.image_version_arn}/{len(self.builds) + 1}"
        self.builds[arn] = Build(arn, self.pipeline_arn, Playback(script, begun), begun)
        return self.builds[arn]

    def operations(self) -> tuple[Operation, ...]:
        """Return the operations of our document."""
        routes: tuple[tuple[str, str, str, Callable[[Call], Answer]], ...] = (
            ("list_workflow_step_executions", "POST", "ListWorkflowStepExecutions", self._list_steps),
            ("get_workflow_step_execution", "GET", "GetWorkflowStepExecution", self._get_step),
            ("list_workflow_executions", "POST", "ListWorkflowExecutions", self._list_workflows),
            ("get_workflow_execution", "GET", "GetWorkflowExecution", self._get_workflow),
            ("list_waiting_workflow_steps", "POST", "ListWaitingWorkflowSteps", self._list_waiting),
            ("send_workflow_step_action", "PUT", "SendWorkflowStepAction", self._send_action),
            ("start_image_pipeline_execution", "PUT", "StartImagePipelineExecution", self._start),
            ("list_image_pipeline_images", "POST", "ListImagePipelineImages", self._list_images),
            ("get_image", "GET", "GetImage", self._get_image),
            ("list_image_build_versions", "POST", "ListImageBuildVersions", self._list_images),
            ("cancel_image_creation", "PUT", "CancelImageCreation", self._cancel),
            ("retry_image", "PUT", "RetryImage", self._retry),
        )
        return tuple(Operation(name, method, f"/{path}", handler) for name, method, path, handler in routes)

    def check(self, call: Call) -> None:
        """Verify the signature."""
        known = self.credentials
        refused = verify(
            call,
            secrets={known.access_key: known.secret_key},
            token=known.token,
            region=self.region,
            now=self.clock.time(),
        )
        if refused is not None:
            raise Refusal(failure(refused.status, refused.name, refused.message))

    def not_found(self, call: Call) -> Answer:
        """Answer for an operation that does not exist."""
        return failure(404, "UnknownOperationException", "Unknown operation")

    def not_allowed(self, call: Call, allowed: tuple[str, ...]) -> Answer:
        """Answer the same: AWS does not tell the two apart."""
        return self.not_found(call)

    def error(self, status: int) -> Answer:
        """Return AWS's error of a status."""
        names = {429: "CallRateLimitExceededException", 500: "ServiceException", 503: "ServiceUnavailableException"}
        return failure(status, names.get(status, "ClientException"), "Rate exceeded" if status == 429 else "It failed")

    def finish(self, call: Call, answer: Answer) -> Answer:
        """Add the id of the request; an answer with a word of no version is not held against the document."""
        now = self.clock.time()
        unknown = any(run.play.at(now).word is not None for run in self.builds.values())
        identified = answer.with_headers((("x-amzn-requestid", f"simulated-{len(self.calls)}"),))
        return replace(identified, beyond_spec=answer.beyond_spec or unknown)

    def _build(self, arn: object) -> Build:
        build = self.builds.get(arn) if isinstance(arn, str) else None
        if build is None:
            raise Refusal(failure(400, "InvalidRequestException", f"The resource {arn!s:.200} does not exist"))
        return build

    def _shown(self, step_id: object) -> tuple[Build, Shown]:
        now = self.clock.time()
        for build in self.builds.values():
            for shown in build.steps(now):
                if shown.step_id == step_id:
                    return build, shown
        raise Refusal(failure(400, "InvalidRequestException", f"The step execution {step_id!s:.200} does not exist"))

    def _page(self, call: Call, key: str, items: Sequence[Mapping[str, object]], **others: object) -> Answer:
        body = _members(call)
        size, start = body.get("maxResults", PAGE), 0
        if not isinstance(size, int) or not 1 <= size <= MOST:
            raise Refusal(failure(400, "InvalidRequestException", "maxResults must be 1 to 100"))
        if body.get("nextToken") is not None:
            start = _offset(str(body["nextToken"]), call.path)
        after = start if "repeated_page" in call.marks else start + size
        more = {"nextToken": _token(call.path, after)} if start + size < len(items) else {}
        return Answer.json({**others, key: list(items[start : start + size]), **more})

    def _list_steps(self, call: Call) -> Answer:
        wanted, now = _members(call).get("workflowExecutionId"), self.clock.time()
        for build in self.builds.values():
            for workflow_id, kind, steps in build.workflows(now):
                if workflow_id == wanted:
                    begun = [shown for shown in steps if shown.picture.started is not None]
                    return self._page(
                        call,
                        "steps",
                        [step_fields(shown, now, self.tolerated) for shown in begun],
                        requestId="simulated",
                        workflowBuildVersionArn=workflow_arn(build, kind),
                        workflowExecutionId=workflow_id,
                        imageBuildVersionArn=build.arn,
                    )
        raise Refusal(failure(400, "InvalidRequestException", f"The workflow execution {wanted!s:.200} does not exist"))

    def _get_step(self, call: Call) -> Answer:
        build, shown = self._shown(call.query_value("stepExecutionId"))
        name = shown.picture.step.name
        return Answer.json(
            {
                "requestId": "simulated",
                "workflowBuildVersionArn": workflow_arn(build, kind_of(name)),
                "workflowExecutionId": shown.workflow_id,
                "imageBuildVersionArn": build.arn,
                **step_fields(shown, self.clock.time(), self.tolerated),
                "onFailure": "Continue" if name in self.tolerated else "Abort",
                "timeoutSeconds": 3600,
            }
        )

    def _list_workflows(self, call: Call) -> Answer:
        build, now = self._build(_members(call).get("imageBuildVersionArn")), self.clock.time()
        found = [workflow_fields(build, entry, now, self.tolerated) for entry in build.workflows(now)]
        return self._page(call, "workflowExecutions", found, requestId="simulated", imageBuildVersionArn=build.arn)

    def _get_workflow(self, call: Call) -> Answer:
        wanted, now = call.query_value("workflowExecutionId"), self.clock.time()
        for build in self.builds.values():
            for entry in build.workflows(now):
                if entry[0] == wanted:
                    fields = workflow_fields(build, entry, now, self.tolerated)
                    return Answer.json({"requestId": "simulated", "imageBuildVersionArn": build.arn, **fields})
        raise Refusal(failure(400, "InvalidRequestException", f"The workflow execution {wanted!s:.200} does not exist"))

    def _list_waiting(self, call: Call) -> Answer:
        now = self.clock.time()
        found = [
            {
                "stepExecutionId": shown.step_id,
                "imageBuildVersionArn": build.arn,
                "workflowExecutionId": shown.workflow_id,
                "workflowBuildVersionArn": workflow_arn(build, kind_of(shown.picture.step.name)),
                "name": shown.picture.step.name,
                "action": "WaitForAction",
                "startTime": stamp(shown.picture.started or now),
            }
            for build in self.builds.values()
            for shown in build.steps(now)
            if shown.picture.state == "waiting"
        ]
        return self._page(call, "steps", found)

    def _once(self, call: Call, act: Callable[[Mapping[str, object]], Answer]) -> Answer:
        """Act, or give the first answer again to a call with the same client token."""
        body = _members(call)
        token = body.get("clientToken")
        if not isinstance(token, str) or not 1 <= len(token) <= 64:
            raise Refusal(failure(400, "InvalidRequestException", "clientToken is required"))
        if token in self._answered:
            members, answer = self._answered[token]
            if members != (call.path, body):
                raise Refusal(
                    failure(400, "IdempotentParameterMismatchException", "The token was used with other members")
                )
            return answer
        answer = act(body)
        self._answered[token] = ((call.path, body), answer)
        return answer

    def _send_action(self, call: Call) -> Answer:
        def act(body: Mapping[str, object]) -> Answer:
            build, shown = self._shown(body.get("stepExecutionId"))
            if body.get("imageBuildVersionArn") != build.arn or body.get("action") not in ("RESUME", "STOP"):
                raise Refusal(failure(400, "InvalidParameterValueException", "The image or the action is not right"))
            if shown.picture.state != "waiting":
                raise Refusal(failure(400, "InvalidParameterValueException", "The step does not wait for an action"))
            ends: Ending = "succeeded" if body["action"] == "RESUME" else "failed"
            build.play.act(self.clock.time(), ends)
            return Answer.json(
                {name: body[name] for name in ("stepExecutionId", "imageBuildVersionArn", "clientToken")}
            )

        return self._once(call, act)

    def _start(self, call: Call) -> Answer:
        def act(body: Mapping[str, object]) -> Answer:
            if body.get("imagePipelineArn") != self.pipeline_arn:
                raise Refusal(failure(404, "ResourceNotFoundException", "The image pipeline does not exist"))
            made = self._add(self.script, self.clock.time())
            fields = {"clientToken": body["clientToken"], "imageBuildVersionArn": made.arn}
            return Answer.json({"requestId": "simulated", **fields})

        return self._once(call, act)

    def _cancel(self, call: Call) -> Answer:
        def act(body: Mapping[str, object]) -> Answer:
            build, now = self._build(body.get("imageBuildVersionArn")), self.clock.time()
            if build.play.at(now).finished:
                raise Refusal(failure(400, "ResourceInUseException", "The image has ended"))
            build.play.cancel(now)
            fields = {"clientToken": body["clientToken"], "imageBuildVersionArn": build.arn}
            return Answer.json({"requestId": "simulated", **fields})

        return self._once(call, act)

    def _retry(self, call: Call) -> Answer:
        def act(body: Mapping[str, object]) -> Answer:
            build, now = self._build(body.get("imageBuildVersionArn")), self.clock.time()
            if build.status(now) not in ("FAILED", "CANCELLED"):
                raise Refusal(failure(400, "ResourceInUseException", "The image has not failed"))
            build.play = Playback(build.play.script.rest(0), now)
            return Answer.json({"clientToken": body["clientToken"], "imageBuildVersionArn": build.arn})

        return self._once(call, act)

    def _get_image(self, call: Call) -> Answer:
        build = self._build(self._resolved(call.query_value("imageBuildVersionArn") or ""))
        image = {
            **self._summary(build),
            "sourcePipelineArn": build.pipeline_arn,
            "enhancedImageMetadataEnabled": True,
            "deprecationTime": 1_893_456_000.5,
        }
        return Answer.json({"requestId": "simulated", "image": image})

    def _resolved(self, arn: str) -> str:
        """Return the ARN of a build: for one that ends in a version, the newest that is available."""
        if arn in self.builds:
            return arn
        now = self.clock.time()
        fitting = [build.arn for build in self.builds.values() if build.status(now) == "AVAILABLE"]
        prefix = arn.rstrip("x.") if "x" in arn.rsplit("/", 1)[-1] else f"{arn}/"
        return next((each for each in reversed(fitting) if each.startswith(prefix)), arn)

    def _summary(self, build: Build) -> dict[str, object]:
        now = self.clock.time()
        fields: dict[str, object] = {
            "arn": build.arn,
            "name": "web-base",
            "type": "AMI",
            "version": "2.1.0/" + build.arn.rsplit("/", 1)[1],
            "platform": "Linux",
            "state": image_state(build, now, old_reason=self.old_reason),
            "buildType": "USER_INITIATED",
            "dateCreated": stamp(build.created),
        }
        if build.status(now) == "AVAILABLE":
            ami = {"region": self.region, "image": "ami-0123456789abcdef0", "accountId": ACCOUNT}
            fields["outputResources"] = {"amis": [ami]}
        return fields

    def _list_images(self, call: Call) -> Answer:
        body = _members(call)
        version = body.get("imageVersionArn")
        found = [
            self._summary(build)
            for build in reversed(self.builds.values())
            if body.get("imagePipelineArn") in (None, build.pipeline_arn)
            and (version is None or build.arn.startswith(f"{version}/"))
        ]
        return self._page(call, "imageSummaryList", found, requestId="simulated")


def failure(status: int, name: str, message: str) -> Answer:
    """Return an error as restJson1 writes it: the name in a header."""
    return Answer.json({"message": message}, status, headers=(("x-amzn-errortype", name),))


def _members(call: Call) -> Mapping[str, object]:
    try:
        body = call.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refusal(failure(400, "InvalidRequestException", "The body is no JSON object"))
    return body


def _token(path: str, offset: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([path, offset]).encode()).decode()


def _offset(token: str, path: str) -> int:
    try:
        owner, offset = json.loads(base64.urlsafe_b64decode(token))
    except (ValueError, TypeError):
        owner, offset = None, 0
    if owner != path or not isinstance(offset, int):
        raise Refusal(failure(400, "InvalidPaginationTokenException", "The token is not one of this list"))
    return offset
