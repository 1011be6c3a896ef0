"""The account behind the simulated Image Builder: its builds, how new ones go, and what its operations share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from ..._simulation.messages import Answer, Call
from ..._simulation.script import Run
from .build import Build
from .errors import Place, in_body, refusal
from .lists import page as page_of
from .members import Members, members_of, text
from .script import Habits, phases_of
from .workflow import Shown, Workflow

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock

T = TypeVar("T")
Handler = Callable[[Call], Answer]
Route = tuple[str, str, str, Handler]
"""Name of an operation, method, AWS's name of it, handler."""


class Behaving(Protocol):
    """The attributes of the simulator that the operations read; tests may set them."""

    clock: Clock
    pipeline_arn: str
    image_version_arn: str
    pipeline_status: Literal["ENABLED", "DISABLED"]
    script: Run
    retry_script: Run | None
    findings: dict[str, Mapping[str, int]]
    old_reason: bool
    step_messages: bool
    tolerated: set[str]
    optional: set[str]
    parallel: dict[str, str]
    rollback: float
    rollback_failures: set[str]
    lists_pending: bool
    page_sizes: Sequence[int]
    errors_in: Place


class Account:
    """An account's builds in one region, none at first, and what its operations share. `site`: the simulator's settings."""

    def __init__(self, site: Behaving) -> None:
        self.site = site
        self.builds: dict[str, Build] = {}
        self.gated: dict[str, Build] = {}
        """Those that may wait for a person."""
        self._workflows: dict[str, tuple[Build, Workflow]] = {}
        self._steps: dict[str, tuple[Build, Workflow, int]] = {}
        self._answered: dict[tuple[str, str], tuple[Members, Mapping[str, object]]] = {}
        self._served = 0

    @property
    def now(self) -> float:
        """The present time, in seconds since 1970-01-01 UTC."""
        return self.site.clock.time()

    # Builds

    def add(self, script: Run, begun: float, habits: Habits, tags: dict[str, str]) -> Build:
        """Add a build that begins at an instant, and return it."""
        arn = f"{self.site.image_version_arn}/{len(self.builds) + 1}"
        self.builds[arn] = build = Build(
            arn=arn,
            pipeline_arn=self.site.pipeline_arn,
            created=begun,
            plans=phases_of(script, habits),
            queued=script.queued,
            spells=script.status_sequence,
            tags=tags,
        )
        self.know(build)
        return build

    def habits(self) -> Habits:
        """Return how the next build behaves, by the attributes of the simulator."""
        return Habits(
            tolerated=frozenset(self.site.tolerated),
            optional=frozenset(self.site.optional),
            parallel=dict(self.site.parallel),
            rollback=self.site.rollback,
            rollback_failures=frozenset(self.site.rollback_failures),
        )

    def know(self, build: Build) -> None:
        """Index the workflow executions of a build that is new or begins anew."""
        for workflow in build.every():
            self._workflows[workflow.id] = (build, workflow)
            self._steps.update({step_id: (build, workflow, n) for n, step_id in enumerate(workflow.step_ids)})
            if any(step.waits_for_person for step in workflow.plan.script.steps):
                self.gated[build.arn] = build

    def build(self, arn: str) -> Build:
        """Return a build. Raises AWS's error if there is none."""
        if arn not in self.builds:
            raise refusal("InvalidRequestException", f"The resource {arn:.200} does not exist")
        return self.builds[arn]

    def workflow(self, workflow_id: str) -> tuple[Build, Workflow]:
        """Return a workflow execution and its build. Raises AWS's error for one that has not begun."""
        build, workflow = self._workflows.get(workflow_id, (None, None))
        if build is None or workflow is None or not self._recorded(build, workflow):
            raise refusal("InvalidRequestException", f"The workflow execution {workflow_id} does not exist")
        return build, workflow

    def step(self, step_id: str, unknown: str) -> tuple[Build, Shown]:
        """Return a step and its build. Raises an error of the name `unknown` for one that is not listed yet."""
        if step_id in self._steps:
            build, workflow, index = self._steps[step_id]
            found = [shown for shown in self.listed(workflow) if shown.index == index]
            if found and self._recorded(build, workflow):
                return build, found[0]
        raise refusal(unknown, f"The step execution {step_id} does not exist")

    def _recorded(self, build: Build, workflow: Workflow) -> bool:
        return not build.forgotten and workflow in build.workflows(self.now)

    def listed(self, workflow: Workflow) -> list[Shown]:
        """Return the steps of a workflow that are listed: those that have begun, with `lists_pending` also the others."""
        now = self.now
        return [shown for shown in workflow.steps(now) if self.site.lists_pending or shown.picture.started is not None]

    # Answers

    def request(self) -> dict[str, object]:
        """Return the id of the request, which most answers have in their body, too; `finish` puts it into a header."""
        return {"requestId": f"simulated-{self._served + 1}"}

    def finish(self, answer: Answer) -> Answer:
        """Add the id of the request."""
        self._served += 1
        return self.placed(answer).with_headers((("x-amzn-requestid", f"simulated-{self._served}"),))

    def placed(self, answer: Answer) -> Answer:
        """Return the answer with the name of its error in a header or in the body, as `errors_in` says."""
        return in_body(answer) if self.site.errors_in == "body" else answer

    def page(self, call: Call, key: str, items: Sequence[T], render: Callable[[T], object], **others: object) -> Answer:
        """Return the page of a list that a call asks for, each item rendered, with what else such an answer has."""
        here, token = page_of(call, members_of(call), items, render, sizes=self.site.page_sizes)
        return Answer.json({**others, key: here, **({} if token is None else {"nextToken": token})})

    def once(self, act: Callable[[Members], Mapping[str, object]], *, identified: bool = True) -> Handler:
        """Act, or repeat the answer for a call with the same client token.

        `identified`: the answer holds the id of the request, which is another one each time.
        """

        def handle(call: Call) -> Answer:
            members = members_of(call)
            known = (call.path, text(members, "clientToken"))
            if known not in self._answered:
                self._answered[known] = (members, act(members))
            first, fields = self._answered[known]
            if first != members:
                raise refusal("IdempotentParameterMismatchException", "The token was used with other parameters")
            return Answer.json({**(self.request() if identified else {}), **fields})

        return handle
