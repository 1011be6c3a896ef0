"""Image Builder's operations on workflow executions, their steps, and the steps that wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ..._simulation.messages import Answer, Call
from .account import Account, Route
from .build import Build
from .errors import refusal
from .image_forms import failure_reason
from .members import Members, members_of, optional_text, queried, text
from .workflow import Shown, Workflow
from .workflow_forms import LONGEST_MESSAGE, stamp, step_fields, step_place, workflow_fields


class WorkflowRoutes:
    """The workflow executions of an account."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def routes(self) -> tuple[Route, ...]:
        """Return the operations."""
        return (
            ("list_workflow_step_executions", "POST", "ListWorkflowStepExecutions", self._list_steps),
            ("get_workflow_step_execution", "GET", "GetWorkflowStepExecution", self._get_step),
            ("list_workflow_executions", "POST", "ListWorkflowExecutions", self._list_workflows),
            ("get_workflow_execution", "GET", "GetWorkflowExecution", self._get_workflow),
            ("list_waiting_workflow_steps", "POST", "ListWaitingWorkflowSteps", self._list_waiting),
            (
                "send_workflow_step_action",
                "PUT",
                "SendWorkflowStepAction",
                self._account.once(self._send_action, identified=False),
            ),
        )

    def _list_steps(self, call: Call) -> Answer:
        build, workflow = self._account.workflow(text(members_of(call), "workflowExecutionId"))
        others = {**self._account.request(), **step_place(build, workflow)}
        return self._account.page(call, "steps", self._account.listed(workflow), self._step_fields, **others)

    def _step_fields(self, shown: Shown) -> dict[str, object]:
        site = self._account.site
        return step_fields(shown, self._account.now, old=site.old_reason, messages=site.step_messages)

    def _get_step(self, call: Call) -> Answer:
        build, shown = self._account.step(queried(call, "stepExecutionId"), "InvalidRequestException")
        consequence = {"onFailure": "Continue" if shown.lenient else "Abort", "timeoutSeconds": 3600}
        place = step_place(build, shown.workflow)
        return Answer.json({**self._account.request(), **place, **self._step_fields(shown), **consequence})

    def _list_workflows(self, call: Call) -> Answer:
        build, now = self._account.build(text(members_of(call), "imageBuildVersionArn")), self._account.now
        listed = [] if build.forgotten else build.workflows(now)
        culprit = build.culprit(now)
        told = {} if culprit is None else {"message": failure_reason(culprit, now)[:LONGEST_MESSAGE]}

        def render(workflow: Workflow) -> dict[str, object]:
            return {**workflow_fields(build, workflow, now), "retried": workflow.retried}

        others = {**self._account.request(), "imageBuildVersionArn": build.arn, **told}
        return self._account.page(call, "workflowExecutions", listed, render, **others)

    def _get_workflow(self, call: Call) -> Answer:
        build, workflow = self._account.workflow(queried(call, "workflowExecutionId"))
        fields = workflow_fields(build, workflow, self._account.now)
        return Answer.json({**self._account.request(), "imageBuildVersionArn": build.arn, **fields})

    def _list_waiting(self, call: Call) -> Answer:
        now = self._account.now
        for arn in [arn for arn, build in self._account.gated.items() if build.outcome(now) is not None]:
            del self._account.gated[arn]  # until it is retried
        listed = [
            (build, shown)
            for build in self._account.gated.values()
            for shown in build.steps(now)
            if shown.picture.state == "waiting"
        ]
        return self._account.page(call, "steps", listed, _waiting_fields)

    def _send_action(self, members: Members) -> Mapping[str, object]:
        step_id, arn = text(members, "stepExecutionId"), text(members, "imageBuildVersionArn")
        action: Literal["RESUME", "STOP"] = "STOP" if text(members, "action") == "STOP" else "RESUME"
        reason = optional_text(members, "reason")
        build, shown = self._account.step(step_id, "ResourceNotFoundException")
        if arn != build.arn:
            raise refusal("InvalidParameterValueException", "The image does not own the step")
        if shown.picture.state != "waiting":
            raise refusal("InvalidParameterValueException", "The step does not wait for an action")
        shown.workflow.act(shown.index, self._account.now, action, reason)
        return {"stepExecutionId": step_id, "imageBuildVersionArn": arn, "clientToken": members["clientToken"]}


def _waiting_fields(pair: tuple[Build, Shown]) -> dict[str, object]:
    build, shown = pair
    return {
        "stepExecutionId": shown.step_id,
        **step_place(build, shown.workflow),
        "name": shown.picture.step.name,
        "action": "WaitForAction",
        "startTime": stamp(shown.picture.started or build.created),
    }
