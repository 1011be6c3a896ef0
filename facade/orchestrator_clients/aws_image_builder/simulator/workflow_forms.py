"""Workflow executions and steps as Image Builder writes them in its answers."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from ..._simulation.script import StepPicture
from .build import Build
from .workflow import Shown, Workflow

AMI = "ami-0123456789abcdef0"
LONGEST_MESSAGE = 500

_ACTIONS = {
    # How the name of a step begins -> what kind of step it is; the words are those of AWS's samples.
    "launch": "LaunchInstance",
    "collect": "CollectImageMetadata",
    "sanitize": "SanitizeInstance",
    "create": "CreateImage",
    "terminate": "TerminateInstance",
}
_LOG = "s3://simulated-logs/run-command"
_OUTPUTS = {"LaunchInstance": {"instanceId": "i-0abc1234def567890"}, "CreateImage": {"imageId": AMI}}


def stamp(moment: float) -> str:
    """Return a time as AWS writes it here: text, ISO 8601 in UTC with milliseconds."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def workflow_arn(region: str, workflow: Workflow) -> str:
    """Return the ARN of the workflow document, which AWS owns."""
    kind = workflow.plan.kind.lower()
    return f"arn:aws:imagebuilder:{region}:aws:workflow/{kind}/{workflow.plan.name}/1.0.3/1"


def step_place(build: Build, workflow: Workflow) -> dict[str, object]:
    """Return the members that say where a step belongs; answers that list steps have them beside the list."""
    return {
        "workflowBuildVersionArn": workflow_arn(build.region, workflow),
        "workflowExecutionId": workflow.id,
        "imageBuildVersionArn": build.arn,
    }


def action_of(shown: Shown) -> str:
    """Return what kind of step it is."""
    if shown.picture.step.waits_for_person:
        return "WaitForAction"
    name = shown.picture.step.name.lower()
    usual = "ExecuteStateMachine" if shown.workflow.plan.kind == "DISTRIBUTION" else "ExecuteComponents"
    return next((action for start, action in _ACTIONS.items() if name.startswith(start)), usual)


def failure_text(shown: Shown) -> str:
    """Return why a step failed."""
    reason = shown.workflow.reasons.get(shown.index)  # whoever stopped it knows best
    return reason or shown.picture.step.message or f"step {shown.picture.step.name} failed"


def failed_outputs(shown: Shown) -> dict[str, object]:
    """Return the outputs of a step that failed, by the kind of step, with more than the error where AWS's samples have it."""
    text, action = failure_text(shown), action_of(shown)
    if action == "ExecuteComponents":
        return {"runCommandId": shown.step_id.removeprefix("step-"), "errorMessage": text, "output": _run_output()}
    if action == "ExecuteStateMachine":
        return {"errorMessage": "The state machine failed", "error": "States.TaskFailed", "cause": text}
    return {"errorMessage": text}


def _run_output() -> str:
    """What a command of Systems Manager put out: JSON, within a text, within JSON."""
    return json.dumps({"logUrl": _LOG})


def step_fields(shown: Shown, now: float, *, old: bool, messages: bool) -> dict[str, object]:
    """Return a step as lists have it; `old`: as before September 2026, `messages`: a failed step has one."""
    picture, status = shown.picture, shown.status(now)
    rollback = shown.rollback_status(now)
    return {
        "stepExecutionId": shown.step_id,
        "name": picture.step.name,
        "action": action_of(shown),
        "status": status,
        **({"rollbackStatus": rollback} if rollback else {}),
        **_told(shown, status, old=old, messages=messages),
        **_times(picture),
        **(_attempts(shown, now) if not old and picture.started is not None else {}),
    }


def _told(shown: Shown, status: str, *, old: bool, messages: bool) -> dict[str, object]:
    """Return message, inputs and outputs: JSON within a string; of old, the outputs of a failed step are its error alone."""
    resolved = status not in ("SKIPPED", "PENDING")
    inputs = {"instanceId": "i-0abc1234def567890"} if resolved else {"instanceId.$": "$.stepOutputs.launch.instanceId"}
    fields: dict[str, object] = {"inputs": json.dumps(inputs)}
    if status == "FAILED":
        fields["outputs"] = failure_text(shown) if old else json.dumps(failed_outputs(shown))
        if messages:
            fields["message"] = failure_text(shown)[:LONGEST_MESSAGE]
    elif status == "COMPLETED":
        outputs = shown.workflow.answers.get(shown.index) or _OUTPUTS.get(action_of(shown), {})
        fields["outputs"] = json.dumps(outputs)
    if status != "FAILED" and shown.picture.step.message is not None and status != "PENDING":
        fields["message"] = shown.picture.step.message[:LONGEST_MESSAGE]
    return fields


def _times(picture: StepPicture) -> dict[str, object]:
    moments = {"startTime": picture.started, "endTime": picture.ended}
    return {name: stamp(moment) for name, moment in moments.items() if moment is not None}


def _attempts(shown: Shown, now: float) -> dict[str, object]:
    number = shown.picture.attempt - shown.between_attempts(now)
    return {"attemptNumber": max(1, number), "maxAttempts": shown.picture.step.attempts}


def workflow_fields(build: Build, workflow: Workflow, now: float) -> dict[str, object]:
    """Return a workflow execution as a single read has it; lists add `retried`."""
    steps, picture, group = workflow.steps(now), workflow.at(now), workflow.plan.group
    words = [shown.status(now) for shown in steps]
    failed = workflow.failed_step(now)
    over = workflow.result(now) is not None
    started = picture.started if picture else None
    return {
        "workflowBuildVersionArn": workflow_arn(build.region, workflow),
        "workflowExecutionId": workflow.id,
        "type": workflow.plan.kind,
        "status": workflow.status(now),
        **({"message": f"Step {failed.picture.step.name} failed"} if failed else {}),
        "totalStepCount": len(steps),
        "totalStepsSucceeded": words.count("COMPLETED"),
        "totalStepsFailed": words.count("FAILED"),
        "totalStepsSkipped": words.count("SKIPPED"),
        **({} if started is None else {"startTime": stamp(started)}),
        **({"endTime": stamp(workflow.over_at())} if over else {}),
        **({"parallelGroup": group} if group else {}),
    }
