"""The account behind the simulated Image Builder: its builds, how new ones go, and what its operations share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ..._simulation.messages import Answer, Call
from ..._simulation.script import Run
from ..._simulation.simulator import Simulator
from .build import Build
from .errors import Place, in_body, refusal
from .image_forms import ACCOUNT, IMAGE_STATES
from .lists import page
from .members import Members, members_of, text
from .script import Habits, phases_of
from .workflow import Shown, Workflow

T = TypeVar("T")
Handler = Callable[[Call], Answer]
Route = tuple[str, str, str, Handler]
"""Name of an operation, method, AWS's name of it, handler."""


class AccountSimulator(Simulator):
    """An account's builds in one region. `setup` of a subclass says how the service behaves."""

    region = "us-east-1"
    pipeline_arn: str = f"arn:aws:imagebuilder:us-east-1:{ACCOUNT}:image-pipeline/web-base"
    image_version_arn: str = f"arn:aws:imagebuilder:us-east-1:{ACCOUNT}:image/web-base/2.1.0"

    tolerated: set[str]
    optional: set[str]
    parallel: dict[str, str]
    rollback: float
    rollback_failures: set[str]
    lists_pending: bool
    page_sizes: Sequence[int]
    errors_in: Place

    def setup(self) -> None:
        """Make an account without builds."""
        self.builds: dict[str, Build] = {}
        self._gated: dict[str, Build] = {}
        self._workflows: dict[str, tuple[Build, Workflow]] = {}
        self._steps: dict[str, tuple[Build, Workflow, int]] = {}
        self._answered: dict[tuple[str, str], tuple[Members, Mapping[str, object]]] = {}
        self._served = 0

    # Builds

    def _add(self, script: Run, begun: float, habits: Habits, tags: dict[str, str]) -> Build:
        arn = f"{self.image_version_arn}/{len(self.builds) + 1}"
        self.builds[arn] = build = Build(
            arn=arn,
            pipeline_arn=self.pipeline_arn,
            created=begun,
            plans=phases_of(script, habits),
            queued=script.queued,
            spells=script.status_sequence,
            tags=tags,
        )
        self._know(build)
        return build

    def _habits(self) -> Habits:
        return Habits(
            tolerated=frozenset(self.tolerated),
            optional=frozenset(self.optional),
            parallel=dict(self.parallel),
            rollback=self.rollback,
            rollback_failures=frozenset(self.rollback_failures),
        )

    def _know(self, build: Build) -> None:
        """Index the workflow executions of a build that is new or begins anew."""
        for workflow in build.every():
            self._workflows[workflow.id] = (build, workflow)
            self._steps.update({step_id: (build, workflow, n) for n, step_id in enumerate(workflow.step_ids)})
            if any(step.waits_for_person for step in workflow.plan.script.steps):
                self._gated[build.arn] = build

    def _build(self, arn: str) -> Build:
        if arn not in self.builds:
            raise refusal("InvalidRequestException", f"The resource {arn:.200} does not exist")
        return self.builds[arn]

    def _workflow(self, workflow_id: str) -> tuple[Build, Workflow]:
        build, workflow = self._workflows.get(workflow_id, (None, None))
        if build is None or workflow is None or not self._recorded(build, workflow):
            raise refusal("InvalidRequestException", f"The workflow execution {workflow_id} does not exist")
        return build, workflow

    def _step(self, step_id: str, unknown: str) -> tuple[Build, Shown]:
        """Return a step and its build. Raises an error of the name `unknown` for one that nobody has seen yet."""
        if step_id in self._steps:
            build, workflow, index = self._steps[step_id]
            found = [shown for shown in self._listed(workflow) if shown.index == index]
            if found and self._recorded(build, workflow):
                return build, found[0]
        raise refusal(unknown, f"The step execution {step_id} does not exist")

    def _recorded(self, build: Build, workflow: Workflow) -> bool:
        return not build.forgotten and workflow in build.workflows(self.clock.time())

    def _listed(self, workflow: Workflow) -> list[Shown]:
        """Return the steps of a workflow that a list has."""
        now = self.clock.time()
        return [shown for shown in workflow.steps(now) if self.lists_pending or shown.picture.started is not None]

    # Answers

    def _request(self) -> dict[str, object]:
        """Return what most answers repeat of the header that `finish` is going to add."""
        return {"requestId": f"simulated-{self._served + 1}"}

    def finish(self, call: Call, answer: Answer) -> Answer:
        """Add the id of the request."""
        self._served += 1
        return self._placed(answer).with_headers((("x-amzn-requestid", f"simulated-{self._served}"),))

    def _placed(self, answer: Answer) -> Answer:
        return in_body(answer) if self.errors_in == "body" else answer

    def _page(
        self, call: Call, key: str, items: Sequence[T], render: Callable[[T], object], **others: object
    ) -> Answer:
        here, token = page(call, members_of(call), items, render, sizes=self.page_sizes)
        return honest({**others, key: here, **({} if token is None else {"nextToken": token})}, here)

    def _once(self, act: Callable[[Members], Mapping[str, object]], *, identified: bool = True) -> Handler:
        """Act, or say the same again to a call with the same client token.

        `identified`: the answer repeats the id of the request, which is each time another.
        """

        def handle(call: Call) -> Answer:
            members = members_of(call)
            known = (call.path, text(members, "clientToken"))
            if known not in self._answered:
                self._answered[known] = (members, act(members))
            first, fields = self._answered[known]
            if first != members:
                raise refusal("IdempotentParameterMismatchException", "The token was used with other parameters")
            return Answer.json({**(self._request() if identified else {}), **fields})

        return handle


def honest(fields: Mapping[str, object], images: Sequence[object]) -> Answer:
    """Return an answer, marked if one of the images in it has a status which our document does not know."""
    states = (image.get("state") for image in images if isinstance(image, Mapping))
    words = (state.get("status") for state in states if isinstance(state, Mapping))
    return replace(Answer.json(fields), beyond_spec=any(word not in IMAGE_STATES for word in words))
