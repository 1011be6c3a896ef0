"""Workflow executions, their steps, and the steps that wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from orchestrator_api.aws_image_builder.api.workflows import (
    get_workflow_execution,
    get_workflow_step_execution,
    list_waiting_workflow_steps,
    list_workflow_executions,
    list_workflow_step_executions,
    send_workflow_step_action,
)

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core.about import about
from ..._core.http.answer import in_rows
from ..._core.model import given
from ..._core.settings import Timeout
from ..._core.views import views_of
from .. import requests
from ..views import StepExecution, WaitingStep, WorkflowExecution
from .pages import paged

if TYPE_CHECKING:
    from orchestrator_api.aws_image_builder.models import (
        ListWaitingWorkflowStepsResponse,
        ListWorkflowExecutionsResponse,
        ListWorkflowStepExecutionsResponse,
    )


class AsyncStepExecutions:
    """Steps of workflow executions."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client

    def list(
        self,
        *,
        workflow_execution_id: str,
        page_size: int | None = None,
        limit: int | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItems[StepExecution]:
        """Return the steps of a workflow execution (`wf-...`), page by page as they are iterated over, in AWS's order.

        `page_size` is 1 to 100, by default the service's own 25.
        Needs `imagebuilder:ListWorkflowStepExecutions`.
        """
        size = requests.page_of(page_size, limit)
        return paged(
            self._client,
            lambda token: requests.list_steps(workflow_execution_id, size, token),
            in_rows(list_workflow_step_executions.parse_response),
            _steps,
            operation="list_workflow_step_executions",
            limit=limit,
            timeout=timeout,
            key=_ID,
        )

    async def get(self, step_execution_id: str, *, timeout: Timeout | None = None) -> StepExecution:
        """Return a step (`step-...`), with what a list does not say: `goes_on_after_failure`, and `raw.timeout_seconds`.

        Needs `imagebuilder:GetWorkflowStepExecution`.
        """
        request = requests.get_step(step_execution_id)
        read = get_workflow_step_execution.parse_response
        parse = about("step execution", read, step_execution_id=step_execution_id)
        return StepExecution(await self._client.call(request, parse, timeout=timeout))


class AsyncWorkflowExecutions:
    """Runs of workflows: a build of an image has one for building and further ones for testing and distribution."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client

    def list(
        self,
        *,
        image_build_version_arn: str,
        page_size: int | None = None,
        limit: int | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItems[WorkflowExecution]:
        """Return the workflow executions of an image; AWS keeps their records for a limited time only.

        Needs `imagebuilder:ListWorkflowExecutions`.
        """
        size = requests.page_of(page_size, limit)
        return paged(
            self._client,
            lambda token: requests.list_workflows(image_build_version_arn, size, token),
            in_rows(list_workflow_executions.parse_response),
            _workflows,
            operation="list_workflow_executions",
            limit=limit,
            timeout=timeout,
            key=_ID,
        )

    async def get(self, workflow_execution_id: str, *, timeout: Timeout | None = None) -> WorkflowExecution:
        """Return a workflow execution (`wf-...`). Needs `imagebuilder:GetWorkflowExecution`."""
        request = requests.get_workflow(workflow_execution_id)
        read = get_workflow_execution.parse_response
        parse = about("workflow execution", read, workflow_execution_id=workflow_execution_id)
        return WorkflowExecution(await self._client.call(request, parse, timeout=timeout))


class AsyncWaitingSteps:
    """Steps of the action `WaitForAction` that wait for a person or another system."""

    def __init__(self, client: AsyncCaller, answered: Callable[[], None]) -> None:
        self._client, self._answered = client, answered

    def list(
        self,
        *,
        image_build_version_arn: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItems[WaitingStep]:
        """Return the waiting steps of the account and region, or of one image: AWS lists all, the others are left out here.

        Needs `imagebuilder:ListWaitingWorkflowSteps`.
        """
        arn = image_build_version_arn
        if arn is not None:
            requests.checked(arn, "image_build_version_arn")
        size = requests.page_of(page_size, limit if arn is None else None)
        return paged(
            self._client,
            lambda token: requests.list_waiting(size, token),
            in_rows(list_waiting_workflow_steps.parse_response),
            partial(_waiting, arn=arn),
            operation="list_waiting_workflow_steps",
            limit=limit,
            timeout=timeout,
            key=_ID,
        )

    async def resume(
        self,
        step_execution_id: str,
        image_build_version_arn: str,
        *,
        reason: str | None = None,
        client_token: str | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Let a waiting step go on. The ARN must be the image that owns it; `reason` (to 1024 characters) is kept with it.

        ApiError if the step was answered already or has timed out. `client_token` as for `image_pipelines.start`.
        Needs `imagebuilder:SendWorkflowStepAction`.
        """
        await self._act("RESUME", step_execution_id, image_build_version_arn, reason, client_token, timeout)

    async def stop(
        self,
        step_execution_id: str,
        image_build_version_arn: str,
        *,
        reason: str | None = None,
        client_token: str | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Fail a waiting step; whether that fails the workflow is for the step's `onFailure` to say. Otherwise as `resume`.

        Needs `imagebuilder:SendWorkflowStepAction`.
        """
        await self._act("STOP", step_execution_id, image_build_version_arn, reason, client_token, timeout)

    async def _act(
        self, action: str, step: str, arn: str, reason: str | None, token: str | None, timeout: Timeout | None
    ) -> None:
        request = requests.act_on_step(step, arn, action, reason, token)
        await self._client.call(request, send_workflow_step_action.parse_response, timeout=timeout)
        self._client.run_decisions.note(arn, step)
        self._answered()


_ID = attrgetter("id")


def _steps(answer: ListWorkflowStepExecutionsResponse) -> list[StepExecution]:
    return views_of(StepExecution, given(answer.steps) or ())


def _workflows(answer: ListWorkflowExecutionsResponse) -> list[WorkflowExecution]:
    return views_of(WorkflowExecution, given(answer.workflow_executions) or ())


def _waiting(answer: ListWaitingWorkflowStepsResponse, *, arn: str | None) -> list[WaitingStep]:
    steps = views_of(WaitingStep, given(answer.steps) or ())
    return [step for step in steps if arn is None or step.image_build_version_arn == arn]
