"""Views of steps and workflow executions: what is there, and that nothing odd in an answer makes them raise."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from orchestrator_api.aws_image_builder.models import (
    GetWorkflowStepExecutionResponse,
    WorkflowExecutionMetadata,
    WorkflowStepExecution,
    WorkflowStepMetadata,
)
from orchestrator_clients import Progress, State
from orchestrator_clients.aws_image_builder import StepExecution, WaitingStep, WorkflowExecution
from orchestrator_clients.aws_image_builder.failures import Failure, completed
from orchestrator_clients.aws_image_builder.views import workflow_name

ARN = "arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1"


def step(**fields: Any) -> StepExecution:
    return StepExecution(WorkflowStepMetadata.from_dict(fields))


def test_a_step() -> None:
    seen = step(
        stepExecutionId="step-1",
        name="ApplyBuildComponents",
        action="ExecuteComponents",
        status="FAILED",
        rollbackStatus="RUNNING",
        message="Component install-nginx failed",
        inputs='{"instanceId": "i-0abc"}',
        outputs="Document install-nginx failed!",
        startTime="2026-09-09T19:14:51.818Z",
        endTime="2026-09-09T19:16:26.267Z",
        attemptNumber=1,
        maxAttempts=2,
    )
    assert (seen.id, seen.name, seen.action, seen.status) == (
        "step-1",
        "ApplyBuildComponents",
        "ExecuteComponents",
        "FAILED",
    )
    assert (seen.state, seen.rollback_status, seen.message) == (
        State.FAILED,
        "RUNNING",
        "Component install-nginx failed",
    )
    assert seen.inputs == '{"instanceId": "i-0abc"}'
    assert seen.inputs_json == {"instanceId": "i-0abc"}
    assert (seen.outputs, seen.outputs_json) == ("Document install-nginx failed!", None)
    assert seen.started == datetime(2026, 9, 9, 19, 14, 51, 818_000, UTC)
    assert seen.ended == datetime(2026, 9, 9, 19, 16, 26, 267_000, UTC)
    assert (seen.attempt, seen.max_attempts, seen.may_repeat) == (1, 2, True)
    assert "nginx failed" not in repr(seen)


@pytest.mark.parametrize("text", ["", "no json", '{"a": ', "[" * 100_000, "9" * 5000, '"\\ud800"x', None])
def test_what_is_no_json_is_none_and_never_raises(text: str | None) -> None:
    seen = step(outputs=text, inputs=text)
    assert seen.outputs_json is None
    assert seen.inputs_json is None


@pytest.mark.parametrize("odd", [None, {}, [], 7, True, {"a": 1}])
def test_odd_types_are_taken_for_missing(odd: Any) -> None:
    names = ("stepExecutionId", "name", "action", "message", "inputs", "outputs", "startTime", "endTime")
    seen = step(**dict.fromkeys(names, odd))
    read = (
        seen.id,
        seen.name,
        seen.action,
        seen.message,
        seen.inputs,
        seen.outputs,
        seen.inputs_json,
        seen.started,
        seen.ended,
    )
    assert set(read) == {None}
    assert step(attemptNumber="1", maxAttempts=True).attempt is None


def test_an_empty_step() -> None:
    seen = step()
    assert (seen.status, seen.state, seen.may_repeat, seen.goes_on_after_failure) == (None, State.UNKNOWN, False, None)


@pytest.mark.parametrize(
    ("word", "goes_on"), [("Continue", True), ("CONTINUE", True), ("Abort", False), (None, None), ("Something", False)]
)
def test_what_a_failure_does_is_known_from_a_single_read(word: str | None, goes_on: bool | None) -> None:
    assert (
        StepExecution(GetWorkflowStepExecutionResponse.from_dict({"onFailure": word})).goes_on_after_failure is goes_on
    )


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("ROLLBACK_IN_PROGRESS", State.RUNNING),
        ("ROLLBACK_COMPLETED", State.FAILED),
        ("SKIPPED", State.SUCCEEDED),
        ("COMPLETED", State.SUCCEEDED),
        ("SOMETHING_NEW", State.UNKNOWN),
    ],
)
def test_a_workflow(status: str, state: State) -> None:
    raw = WorkflowExecutionMetadata.from_dict(
        {
            "workflowExecutionId": "wf-1",
            "workflowBuildVersionArn": ARN,
            "type": "BUILD",
            "status": status,
            "totalStepCount": 9,
            "totalStepsSucceeded": 4,
            "totalStepsSkipped": 1,
            "retried": True,
        }
    )
    seen = WorkflowExecution(raw)
    assert (seen.id, seen.name, seen.type, seen.status, seen.state) == ("wf-1", "build-image", "BUILD", status, state)
    assert (seen.progress, seen.retried) == (Progress(5, 9), True)


@pytest.mark.parametrize(
    ("arn", "name"),
    [
        (ARN, "build-image"),
        (None, None),
        ("", None),
        ("arn:aws:x", None),
        ("arn:aws:imagebuilder:r:a:image/web/1.0.0/1", None),
    ],
)
def test_workflow_name(arn: str | None, name: str | None) -> None:
    assert workflow_name(arn) == name


def test_a_waiting_step() -> None:
    raw = {
        "stepExecutionId": "step-1",
        "name": "Approve",
        "workflowBuildVersionArn": ARN,
        "startTime": "2026-09-09T19:00:00Z",
    }
    seen = WaitingStep(WorkflowStepExecution.from_dict(raw))
    assert (seen.id, seen.name, seen.workflow, seen.image_build_version_arn) == (
        "step-1",
        "Approve",
        "build-image",
        None,
    )
    assert seen.started == datetime(2026, 9, 9, 19, tzinfo=UTC)


A1_STEP = {
    "stepExecutionId": "step-11111111-2222-4333-8444-666666666666",
    "name": "ApplyBuildComponents",
    "status": "FAILED",
    "outputs": json.dumps(
        {"runCommandId": "0a1b", "errorMessage": "Document failed!", "output": '{"logUrl": "s3://b/p"}'}
    ),
}


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (A1_STEP, "Document failed!"),
        ({**A1_STEP, "message": "exit status 1"}, "exit status 1"),
        (
            {"outputs": '{"errorMessage": "ExpectationNotMet", "error": "ValidationFailed", "cause": "bad image"}'},
            "ExpectationNotMet: ValidationFailed: bad image",
        ),
        ({"outputs": "plain words"}, "plain words"),
        ({"outputs": '{"logUrl": 1}'}, '{"logUrl": 1}'),
        ({"outputs": "[1]"}, "[1]"),
        ({"outputs": '{"errorMessage": ["x"]}'}, '{"errorMessage": ["x"]}'),
        ({}, None),
    ],
)
def test_why_a_step_failed_is_said_in_words(step: dict[str, Any], reason: str | None) -> None:
    assert StepExecution(WorkflowStepMetadata.from_dict(step)).reason == reason


@pytest.mark.parametrize(
    ("outputs", "command", "log"),
    [
        (A1_STEP["outputs"], "0a1b", "s3://b/p"),
        ('{"runCommandId": "0a1b", "logUrl": "s3://b/q", "output": "no JSON"}', "0a1b", "s3://b/q"),
        ('{"runCommandId": 7, "logUrl": ["x"], "output": "[1]"}', None, None),
        ('{"output": {"logUrl": "s3://b/p"}}', None, None),
        ("Document failed!", None, None),
        ("[1]", None, None),
        (None, None, None),
    ],
)
def test_where_more_of_a_step_is_told(outputs: str | None, command: str | None, log: str | None) -> None:
    step = StepExecution(WorkflowStepMetadata.from_dict({} if outputs is None else {"outputs": outputs}))
    assert (step.run_command_id, step.log_url) == (command, log)
    failure = completed(Failure(image_build_version_arn="arn"), None, step)
    assert (failure.run_command_id, failure.log_url) == (command, log)
    assert "s3://" not in repr(failure)
