"""Why a build failed: the workflow, the step and the message, from what AWS says in several places. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from orchestrator_api.aws_image_builder import models

from .._core.model import State, given
from .views import StepExecution, WorkflowExecution, words, workflow_name

if TYPE_CHECKING:
    from orchestrator_api.aws_image_builder.models import DistributionFailureContext, ImageState


LONGEST = 2000
"""Characters of a message that an execution or error shows; AWS allows 384,000."""

_IN_REASON = re.compile(r"Workflow Execution ID:\s*'?(wf-[\w-]+)'?(?:\s+failed with reason:\s*(?P<why>.+))?", re.DOTALL)
"""How the reason named the workflow execution before there was a failure context (September 2026)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why the build of an image failed; what AWS does not say is None.

    `stage` is the status the image had, `workflow` and `step` are names, `component` is the ARN of the component that
    failed, `error` what the innermost of them said, and `reason` AWS's sentence on the image. `run_command_id` is the Systems
    Manager command that the step ran, and `log_url` where its log is, as far as the step's outputs name them; where the image
    says all the rest the step is not read: `step_executions.get(failure.step_execution_id)` has them. The texts can come from
    third parties: they are untrusted, may hold secrets, and are not part of the repr.
    """

    image_build_version_arn: str
    """The build that failed."""
    stage: str | None = None
    workflow: str | None = None
    workflow_arn: str | None = None
    """The workflow, in the version that ran."""
    workflow_execution_id: str | None = None
    """The run of that workflow."""
    step: str | None = None
    step_execution_id: str | None = None
    component: str | None = None
    error: str | None = field(default=None, repr=False)
    reason: str | None = field(default=None, repr=False)
    run_command_id: str | None = None
    log_url: str | None = field(default=None, repr=False)

    @property
    def message(self) -> str | None:
        """Return the most telling text, without control characters: the error, or what the reason says."""
        if self.error:
            return _plain(self.error)
        found = _IN_REASON.search(self.reason or "")
        return _plain((found and found["why"]) or self.reason or "") or None

    @property
    def told_of_step(self) -> str | None:
        """Return what the step says about its failure: the component that failed, and the message."""
        return ": ".join(filter(None, (self.component and f"component {self.component}", self.message))) or None

    @property
    def complete(self) -> bool:
        """Return whether workflow, step and error are known, so that no further call is needed."""
        return None not in (self.workflow_execution_id, self.step, self.error)

    def __str__(self) -> str:
        workflow = repr(self.workflow) if self.workflow else ""
        run = f"({self.workflow_execution_id})" if self.workflow_execution_id else ""
        places = (
            f"workflow {workflow} {run}".replace("  ", " ").strip() if workflow or run else "",
            f"step {self.step!r}" if self.step else "",
            f"component {self.component}" if self.component else "",
        )
        where = ", ".join(place for place in places if place)
        message = self.message or "AWS gives no reason"
        return (f"{where}: {message}" if where else message)[:LONGEST]


def _plain(text: str) -> str:
    return "".join(
        char if char.isprintable() or char in "\n\t" else "\N{REPLACEMENT CHARACTER}" for char in text
    ).strip()


def told(arn: str, state: ImageState | None) -> Failure:
    """Return what the state of an image says about its failure, without a further call."""
    reason = words(state.reason) if state else None
    context = given(state.failure_context) if state else None
    found = _IN_REASON.search(reason or "")
    failure = Failure(image_build_version_arn=arn, reason=reason, workflow_execution_id=found[1] if found else None)
    return _with_context(failure, context) if isinstance(context, models.ImageFailureContext) else failure


def _with_context(failure: Failure, context: models.ImageFailureContext) -> Failure:
    component = given(context.component_failure)
    distribution = given(context.distribution_failure)
    arn = words(context.workflow_arn)
    component_error = words(component.error_message) if component else None
    return replace(
        failure,
        stage=words(context.image_status),
        workflow=workflow_name(arn),
        workflow_arn=arn,
        workflow_execution_id=words(context.workflow_execution_id) or failure.workflow_execution_id,
        step=words(context.failed_step),
        step_execution_id=words(context.step_execution_id),
        component=words(component.component_arn) if component else None,
        error=component_error or (_distribution_error(distribution) if distribution else None),
    )


def _distribution_error(distribution: DistributionFailureContext) -> str | None:
    regions = (
        f"{words(entry.region) or 'a region'} {words(entry.target_account_id) or ''}".strip()
        + f": {words(entry.error_message) or words(entry.status) or 'failed'}"
        for entry in given(distribution.region_failures) or ()
    )
    return "; ".join(filter(None, (words(distribution.error_message), *regions))) or None


def is_lost(workflow: WorkflowExecution) -> bool:
    """Return whether a workflow execution has failed, also while it is still being rolled back."""
    return workflow.state is State.FAILED or workflow.status == "ROLLBACK_IN_PROGRESS"


def suspects(workflows: Iterable[WorkflowExecution], failure: Failure) -> list[WorkflowExecution]:
    """Return the workflow executions that can be why the image failed: the named one, else all that failed.

    Those that a retry superseded are past. A named one counts even where its record is gone from the list.
    """
    listed = list(workflows)
    wanted = failure.workflow_execution_id
    if wanted is None:
        return [run for run in listed if run.state is State.FAILED and not run.retried]
    named = [run for run in listed if run.id == wanted]
    return named or [WorkflowExecution(models.WorkflowExecutionMetadata(workflow_execution_id=wanted))]


def final_failures(steps: Sequence[StepExecution]) -> list[StepExecution]:
    """Return the failed steps that no later attempt took the place of; those with attempts left count if there are no others."""
    latest: dict[str | None, int] = {}
    for step in steps:
        latest[step.name] = max(latest.get(step.name, 0), step.attempt or 1)
    failed = [s for s in steps if s.state is State.FAILED and (s.attempt or 1) >= latest[s.name]]
    return [step for step in failed if not step.may_repeat] or failed


def culprit(failed: Sequence[StepExecution], failure: Failure) -> StepExecution | None:
    """Return the step among the failed ones that ended the workflow, or None.

    It is the one AWS names, else the first whose failure aborts the workflow (what fails after that is the rollback); where
    that is not known of any, the last one.
    """
    named = next((step for step in failed if step.id and step.id == failure.step_execution_id), None)
    named = named or next((step for step in failed if step.name and step.name == failure.step), None)
    if named or not failed:
        return named
    aborting = [step for step in failed if step.goes_on_after_failure is False]
    unknown = [step for step in failed if step.goes_on_after_failure is None]
    return (aborting or unknown[-1:] or list(failed[-1:]))[0]


def completed(failure: Failure, workflow: WorkflowExecution | None, step: StepExecution | None) -> Failure:
    """Return the failure with what a workflow execution and a step of it say besides."""
    if workflow:
        failure = replace(
            failure,
            workflow=failure.workflow or workflow.name,
            workflow_arn=failure.workflow_arn or workflow.arn,
            workflow_execution_id=failure.workflow_execution_id or workflow.id,
        )
    if step:
        failure = replace(
            failure,
            step=failure.step or step.name,
            step_execution_id=failure.step_execution_id or step.id,
            error=failure.error or step.reason,
            run_command_id=step.run_command_id,
            log_url=step.log_url,
        )
    return failure if failure.reason or not workflow else replace(failure, reason=workflow.message)
