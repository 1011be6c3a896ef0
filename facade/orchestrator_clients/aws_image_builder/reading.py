"""Executions read from images: a build is an execution, its workflows' steps are the steps. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from orchestrator_api.aws_image_builder import models
from orchestrator_api.aws_image_builder.api.images import get_image
from orchestrator_api.aws_image_builder.api.pipelines import start_image_pipeline_execution

from .._core.body import BadAnswer
from .._core.errors import DecodeError, UsageError
from .._core.model import Fields, Progress, Snapshot, State, Step, given, instant, state_of
from .failures import LONGEST, Failure, told
from .tables import STATES, SYSTEM
from .views import StepExecution, WaitingStep, WorkflowExecution, words

if TYPE_CHECKING:
    import httpx

    from orchestrator_api.aws_image_builder.models import ImageSummary

History: TypeAlias = Sequence[tuple[WorkflowExecution, Sequence[StepExecution]]]
"""The workflow executions of an image with their steps, in the order in which they started."""

_NONE: Mapping[str | None, Failure] = {}


def image_in(response: httpx.Response, asked: str | None = None) -> models.Image | None:
    """Read the answer of GetImage; one without an image or the ARN of a build is malformed: it can be asked again.

    So is one about another image than was asked for; an ARN that is not that of a build stands for the newest one.
    """
    answer = get_image.parse_response(response)
    if answer is None:
        return None
    image = given(answer.image)
    if not isinstance(image, models.Image):
        raise BadAnswer("the answer has no image", "image")
    if words(image.arn) is None:
        raise BadAnswer("the image has no arn", "image.arn")
    if asked is not None and asked.count("/") == 3 and image.arn != asked:
        raise BadAnswer("the answer is about another image", "image.arn")
    return image


def started_in(response: httpx.Response) -> str | None:
    """Read the ARN of the image that a pipeline was started for; an answer without it is malformed: it can be asked again."""
    answer = start_image_pipeline_execution.parse_response(response)
    if answer is None:
        return None
    arn = words(answer.image_build_version_arn)
    if arn is None:
        raise BadAnswer("the answer has no imageBuildVersionArn", "imageBuildVersionArn")
    return arn


def arn_of(raw: ImageSummary, operation: str) -> str:
    """Return the ARN of an image in a list; `DecodeError` where there is none, for nobody could do anything with it."""
    arn = words(raw.arn)
    if arn is None:
        raise DecodeError("an image has no arn", system=SYSTEM, operation=operation, path="imageSummaryList.arn")
    return arn


def state_in(raw: models.Image | ImageSummary) -> models.ImageState | None:
    """Return the state of an image, None where AWS does not say it."""
    state = given(raw.state)
    return state if isinstance(state, models.ImageState) else None


FIELDS: Fields = {
    "system": attrgetter("client.system"),  # a client that derives from ours has runs of its own system
    "id": lambda run: words(run.raw.arn) or "",
    "ids": lambda run: {"image_build_version_arn": run.id},
    "state": lambda run: state_of(run.system, STATES, run.raw_status),
    "raw_status": lambda run: _status(state_in(run.raw)),
    "name": lambda run: " ".join(part for part in (words(run.raw.name), words(run.raw.version)) if part) or None,
    "started": lambda run: instant(given(run.raw.date_created)),
    "message": lambda run: _message(run.id, run.state, state_in(run.raw)),
}
"""How the fields of an execution are read from an image; the message of a failure names workflow and step, where it does."""


def run_fields(raw: models.Image | ImageSummary, system: str) -> dict[str, Any]:
    """Return the fields of an `Execution` of a system as an image says them."""
    return Snapshot.read_now(FIELDS, raw, system=system)


def _status(told_state: models.ImageState | None) -> str:
    return (words(told_state.status) if told_state else None) or ""


def _message(arn: str, state: State, told_state: models.ImageState | None) -> str | None:
    if state is State.FAILED:
        return str(told(arn, told_state))
    reason = words(told_state.reason) if told_state else None
    return reason[:LONGEST] if reason and state is State.CANCELLED else None


def asked_fields(arn: str, state: State, system: str) -> dict[str, Any]:
    """Return the fields of an execution of which only the ARN is known, and what was asked for."""
    return {"system": system, "id": arn, "ids": {"image_build_version_arn": arn}, "state": state, "raw_status": ""}


def waiting_fields(fields: Mapping[str, Any], waiting: Iterable[WaitingStep]) -> dict[str, Any]:
    """Return the fields with the state WAITING if one of the account's waiting steps belongs to this image."""
    own = [step for step in waiting if step.image_build_version_arn == fields["id"]]
    if not own:
        return dict(fields)
    names = " and ".join(_described(step) for step in own)
    attention = f"{names}: answer by waiting_steps.resume(...) or waiting_steps.stop(...)"
    return {**fields, "state": State.WAITING, "attention": attention}


def with_waiting_steps(fields: Mapping[str, Any], waiting: Iterable[WaitingStep]) -> dict[str, Any]:
    """Return the fields with those steps WAITING that wait for an answer: their own status is only RUNNING."""
    ids = {step.id for step in waiting}
    if not ids or "steps" not in fields:
        return dict(fields)
    steps = [
        replace(step, state=State.WAITING) if step.id in ids and step.state is State.RUNNING else step
        for step in fields["steps"]
    ]
    return {**fields, "steps": steps}


def waiting_one(steps: Sequence[WaitingStep], arn: str, wanted: str | None) -> tuple[str, str]:
    """Return name and id of the step of a build that waits and is meant; `UsageError` if it is not exactly one."""
    found = [step for step in steps if wanted in (None, step.name, step.id)]
    if len(found) != 1:
        what = "several steps wait" if found else "no such step waits" if steps else "no step waits"
        names = ", ".join(f"{step.name} ({step.id})" for step in steps)
        choose = f": {names}; choose one with step=" if names else ""
        raise UsageError(f"{arn}: {what}{choose}", system=SYSTEM)
    return found[0].name or "?", found[0].id or ""


def _described(step: WaitingStep) -> str:
    workflow = f" of workflow {step.workflow!r}" if step.workflow else ""
    return f"step {step.name!r}{workflow} ({step.id}) waits for an answer"


def excused(raw: models.Image) -> frozenset[str | None]:
    """Return the ARNs of the workflows of an image whose failure leaves the build going."""
    configured = given(raw.workflows) or ()
    return frozenset(words(one.workflow_arn) for one in configured if words(one.on_failure) == "CONTINUE") - {None}


def detailed_fields(
    fields: Mapping[str, Any], history: History, failure: Failure | None, lost: Mapping[str | None, Failure] = _NONE
) -> dict[str, Any]:
    """Return the fields with steps and progress, and for a failed build the step that failed it and what it said.

    `lost`: why workflow executions failed, by their ids, where the build has not.
    """
    counted = [workflow.progress for workflow, _ in history]
    known = [count for count in counted if count]
    progress = Progress(sum(n.done for n in known), sum(n.total for n in known)) if known == counted and known else None
    state: State = fields["state"]
    optional = excused(fields["raw"])
    steps = tuple(
        _step(step, workflow, state, failure or lost.get(workflow.id), optional=workflow.arn in optional)
        for workflow, steps in history
        for step in steps
    )
    return {
        **fields,
        "steps": steps,
        "progress": progress,
        "message": str(failure) if failure else fields.get("message"),
    }


def _step(
    step: StepExecution, workflow: WorkflowExecution, build: State, failure: Failure | None, *, optional: bool
) -> Step:
    failed = step.state is State.FAILED
    message = step.reason if failed else step.message
    if failed and failure and failure.component and failure.error and step.id and step.id == failure.step_execution_id:
        message = failure.told_of_step
    return Step(
        name=step.name or step.id or "?",
        state=step.state,
        raw_status=step.status,
        id=step.id,
        started=step.started,
        ended=step.ended,
        message=message and message[:LONGEST],
        group=workflow.name or workflow.id,
        tolerated=failed and _tolerated(step, workflow, build, failure, optional=optional),
    )


def _tolerated(
    step: StepExecution, workflow: WorkflowExecution, build: State, failure: Failure | None, *, optional: bool
) -> bool:
    """Return whether a failed step is not why the build failed: it was repeated, or workflow or build went on after it."""
    if failure and failure.step_execution_id:
        return step.id != failure.step_execution_id
    if optional or build is State.SUCCEEDED or workflow.state is State.SUCCEEDED:
        return True
    # Of a workflow that goes on only a rollback says that the failure stays one.
    return workflow.status in ("PENDING", "RUNNING") and (step.may_repeat or step.rollback_status is None)
