"""Builds of images as executions."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core.deadline import current_deadline, deadline_at
from ..._core.errors import AuthError, OrchestratorError
from ..._core.locks import AsyncLock, AsyncTurn
from ..._core.logs import reason_of, tell
from ..._core.model import State
from ..._core.pages import Page
from ..._core.settings import Timeout
from .. import requests
from ..failures import Failure, completed, culprit, final_failures, is_lost, suspects, told
from ..reading import (
    History,
    detailed_fields,
    excused,
    image_in,
    run_fields,
    state_in,
    waiting_fields,
    with_waiting_steps,
)
from ..views import StepExecution, WaitingStep, WorkflowExecution, words
from .execution import AsyncImageBuilderExecution
from .pages import every
from .workflows import AsyncStepExecutions, AsyncWaitingSteps, AsyncWorkflowExecutions

if TYPE_CHECKING:
    from orchestrator_api.aws_image_builder.models import Image


T = TypeVar("T")

SIDE_SECONDS = 30.0
"""For all the detail of one build: it must neither hold up an end nor change it."""

WAITING_SECONDS = 10.0
"""For the list of waiting steps, which is part of every look at a build."""

SIDE_PAGES = 40
"""Pages of a list asked besides the state, after which it counts as endless."""

LIST_PAGES = 4
"""Pages of a list looked through for builds that are waited for together."""

FRESH = 1.0
"""Seconds for which one answer about the account's waiting steps serves all builds that are waited for."""

TROUBLED = 15.0
"""Seconds before that list is asked for again where it could not be read."""

DENIED = 300.0
"""Seconds before that list is asked for again where these credentials may not read it."""

MAY_WAIT = (State.RUNNING, State.UNKNOWN)
"""States of an image in which one of its steps may wait for somebody: AWS has no state for it."""


@dataclass(frozen=True, slots=True)
class _Seen:
    steps: Sequence[WaitingStep]
    until: float


class AsyncBuilds:
    """Looks at builds. Calls besides the first are best effort: where they fail, their part is missing."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client
        self._steps, self._workflows = AsyncStepExecutions(client), AsyncWorkflowExecutions(client)
        self._waiting_steps = AsyncWaitingSteps(client, self.forget)
        self._lock = AsyncLock()
        self._seen = _Seen((), float("-inf"))

    def forget(self) -> None:
        """Forget which steps were waiting, for one was just answered."""
        self._seen = _Seen((), float("-inf"))

    async def fetch(self, arn: str, *, detail: bool, timeout: Timeout | None = None) -> AsyncImageBuilderExecution:
        """Return a build as it is now; with `detail` also its steps and, if it failed, the step that failed it."""
        image = await self._image(arn, timeout)
        fields = run_fields(image, self._client.system)
        waiting = await self._waiting_in(fields)
        fields = waiting_fields(fields, waiting)
        if detail:
            with deadline_at(self._now() + SIDE_SECONDS):
                fields = with_waiting_steps(await self._with_detail(image, fields), waiting)
        return AsyncImageBuilderExecution(**{"client": self._client, **fields})

    async def picked(
        self, arns: Collection[str], listed: AsyncItems[AsyncImageBuilderExecution]
    ) -> dict[str, AsyncImageBuilderExecution]:
        """Return the builds of these ARNs that are on the first pages of a list, by ARN; none if it may not be read."""
        try:
            found = await self._on_first_pages(arns, listed)
        except AuthError as error:
            self._note("builds are looked at one by one", error)
            return {}
        for arn, run in found.items():
            if run.raw is not None:
                fields = run_fields(run.raw, self._client.system)
                fields = waiting_fields(fields, await self._waiting_in(fields))
                found[arn] = AsyncImageBuilderExecution(**{"client": self._client, **fields})
        return found

    @staticmethod
    async def _on_first_pages(
        arns: Collection[str], listed: AsyncItems[AsyncImageBuilderExecution]
    ) -> dict[str, AsyncImageBuilderExecution]:
        found: dict[str, AsyncImageBuilderExecution] = {}
        pages: list[Page[AsyncImageBuilderExecution]] = []
        async for page in listed.pages():
            pages.append(page)
            found.update({run.id: run for run in page.items if run.id in arns})
            if len(found) == len(arns) or len(pages) == LIST_PAGES:
                break
        return found

    async def _waiting_in(self, fields: Mapping[str, Any]) -> Sequence[WaitingStep]:
        """Return the account's waiting steps, where the execution may be theirs, without those that were just decided."""
        if fields["state"] not in MAY_WAIT:
            return ()
        decided = self._client.run_decisions.recent
        return [step for step in await self._waiting() if not decided(fields["id"], step.id)]

    async def explain(self, arn: str, *, timeout: Timeout | None = None) -> Failure | None:
        """Return why a build failed, None if it did not."""
        image = await self._image(arn, timeout)
        if run_fields(image, self._client.system)["state"] is not State.FAILED:
            return None
        failure = told(words(image.arn) or arn, state_in(image))
        with deadline_at(self._now() + SIDE_SECONDS):
            if failure.complete:
                return await self._with_log(failure)
            listed = await self._all_workflows(failure.image_build_version_arn)
            return await self._explained(failure, await self._history(suspects(listed, failure)))

    async def _with_log(self, failure: Failure) -> Failure:
        """Return the failure with where its step's log is, which AWS's own account of it leaves out."""
        wanted = failure.step_execution_id
        step = None if wanted is None else await self._side(lambda: self._steps.get(wanted))
        return completed(failure, None, step) if step else failure

    async def _image(self, arn: str, timeout: Timeout | None) -> Image:
        return await self._client.call(requests.read_image(arn), partial(image_in, asked=arn), timeout=timeout)

    async def _with_detail(self, image: Image, fields: Mapping[str, Any]) -> dict[str, Any]:
        workflows = [run for run in await self._all_workflows(fields["id"]) if not run.retried]
        history = await self._history(workflows)
        if fields["state"] is State.SUCCEEDED:
            return detailed_fields(fields, history, None)
        if fields["state"] is not State.FAILED:
            return detailed_fields(fields, history, None, await self._lost(image, history))
        failure = told(fields["id"], state_in(image))
        wanted = [run.id for run in suspects(workflows, failure)]
        failure = await self._explained(failure, [entry for entry in history if entry[0].id in wanted])
        return detailed_fields(fields, history, failure)

    async def _lost(self, image: Image, history: History) -> dict[str | None, Failure]:
        """Return by their ids why workflow executions failed, or roll back, that will fail a build which still goes on."""
        unknown, optional = Failure(image_build_version_arn=words(image.arn) or ""), excused(image)
        lost = [entry for entry in history if is_lost(entry[0]) and entry[0].arn not in optional]
        return {entry[0].id: await self._explained(unknown, [entry]) for entry in lost}

    async def _explained(self, failure: Failure, history: History) -> Failure:
        """Return the failure completed by the first of the workflow executions in which a step failed for good."""
        for workflow, steps in history:
            failed = final_failures(steps)
            if len(failed) > 1:
                failed = [await self._with_consequence(step) for step in failed]
            step = culprit(failed, failure)
            if step:
                return completed(failure, workflow, step)
        return completed(failure, history[0][0] if len(history) == 1 else None, await self._named_step(failure))

    async def _named_step(self, failure: Failure) -> StepExecution | None:
        wanted = failure.step_execution_id
        return None if wanted is None or failure.complete else await self._side(lambda: self._steps.get(wanted))

    async def _with_consequence(self, step: StepExecution) -> StepExecution:
        """Return the step with what a list does not say: whether its failure ends the workflow."""
        wanted = step.id
        detailed = None if wanted is None else await self._side(lambda: self._steps.get(wanted))
        return detailed or step

    async def _all_workflows(self, arn: str) -> list[WorkflowExecution]:
        """Return the workflow executions of an image in the order in which they started, those that have not at the end."""
        listed = await self._side(
            lambda: every(self._workflows.list(image_build_version_arn=arn), most_pages=SIDE_PAGES)
        )
        return sorted(listed or (), key=lambda run: run.started.timestamp() if run.started else float("inf"))

    async def _history(self, workflows: Sequence[WorkflowExecution]) -> History:
        return [(workflow, await self._steps_of(workflow)) for workflow in workflows]

    async def _steps_of(self, workflow: WorkflowExecution) -> Sequence[StepExecution]:
        wanted = workflow.id
        if wanted is None:
            return ()
        items = await self._side(lambda: every(self._steps.list(workflow_execution_id=wanted), most_pages=SIDE_PAGES))
        return items or ()

    async def _waiting(self) -> Sequence[WaitingStep]:
        """Return the waiting steps of the account: however many builds are looked at, they are asked for once.

        Where the deadline passes while another call asks, those that were seen last.
        """
        try:
            async with AsyncTurn(self._lock, self._client.run_clock, current_deadline()):
                if self._now() >= self._seen.until:
                    with deadline_at(self._now() + WAITING_SECONDS):
                        self._seen = await self._look_for_waiting()
        except TimeoutError:
            self._note("which steps wait is still being asked for by another call", None)
        return self._seen.steps

    async def _look_for_waiting(self) -> _Seen:
        try:
            steps = await every(self._waiting_steps.list(), most_pages=SIDE_PAGES)
        except OrchestratorError as error:
            self._note("which steps wait could not be read", error)
            return _Seen((), self._now() + (DENIED if isinstance(error, AuthError) else TROUBLED))
        return _Seen(steps, self._now() + FRESH)

    def _note(self, what: str, error: OrchestratorError | None) -> None:
        reason = None if error is None else reason_of(error)
        told = what if error is None else f"{what}: {error}"
        tell(
            logging.DEBUG,
            "detail_unread",
            "%s: %s",
            self._client.system,
            told,
            system=self._client.system,
            reason=reason,
        )

    async def _side(self, look: Callable[[], Awaitable[T]]) -> T | None:
        try:
            return await look()
        except OrchestratorError as error:
            self._note("a detail could not be read", error)
            return None

    def _now(self) -> float:
        return self._client.run_clock.monotonic()
