"""A build that failed at a step with JSON outputs and no message: AWS's own reason and the component are what is said."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients import ExecutionFailed, State
from tests.contract.both import every, settle
from tests.systems.aws_image_builder.unit.service import Service

pytestmark = pytest.mark.anyio

ACCOUNT = "arn:aws:imagebuilder:us-east-1:123456789012"
BUILD = f"{ACCOUNT}:image/web/1.0.0/1"
COMPONENT = f"{ACCOUNT}:component/nginx/1.0.0/1"
RUN = "wf-11111111-2222-4333-8444-555555555555"
STEP = "step-11111111-2222-4333-8444-666666666666"
IMAGE = {
    "image": {
        "arn": BUILD,
        "name": "web",
        "version": "1.0.0/1",
        "state": {
            "status": "FAILED",
            "reason": f"Workflow Execution ID: '{RUN}' failed with reason: Document failed!",
            "failureContext": {
                "imageStatus": "BUILDING",
                "workflowExecutionId": RUN,
                "stepExecutionId": STEP,
                "failedStep": "ApplyBuildComponents",
                "componentFailure": {
                    "componentArn": COMPONENT,
                    "stepName": "Install",
                    "errorMessage": "exit status 1",
                },
            },
        },
    }
}
WORKFLOW = {
    "workflowBuildVersionArn": "arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1",
    "workflowExecutionId": RUN,
    "status": "FAILED",
    "totalStepCount": 2,
    "totalStepsSucceeded": 1,
    "totalStepsFailed": 1,
}
OUTPUTS = {"runCommandId": "0a1b", "errorMessage": "Document failed!", "output": json.dumps({"logUrl": "s3://b/p"})}
VALIDATE = {"errorMessage": "ExpectationNotMet", "error": "ValidationFailed", "cause": "bad image"}
APPLY: dict[str, Any] = {
    "stepExecutionId": STEP,
    "name": "ApplyBuildComponents",
    "status": "FAILED",
    "outputs": json.dumps(OUTPUTS),
}
CHECK: dict[str, Any] = {
    "stepExecutionId": STEP,
    "name": "Validate",
    "action": "ExecuteStateMachine",
    "status": "FAILED",
    "outputs": json.dumps(VALIDATE),
}


def without_context() -> dict[str, Any]:
    state = {key: value for key, value in IMAGE["image"]["state"].items() if key != "failureContext"}  # type: ignore[attr-defined, index]
    return {"image": {**IMAGE["image"], "state": state}}


def lay(service: Service, image: dict[str, Any], step: dict[str, Any]) -> None:
    service.lay("GetImage", image)
    service.lay("ListWorkflowExecutions", {"workflowExecutions": [WORKFLOW]})
    service.lay("ListWorkflowStepExecutions", {"steps": [step]})


@pytest.mark.parametrize("first", ["refresh", "list"])
async def test_it_is_said_in_words(aws: Any, service: Service, first: str) -> None:
    lay(service, IMAGE, APPLY)
    summary = {**IMAGE["image"], "platform": "Linux"}
    service.lay("ListImageBuildVersions", {"imageSummaryList": [summary]})
    run = await settle(aws.images.get(BUILD)) if first == "refresh" else (await every(aws.images.list()))[0]
    with pytest.raises(ExecutionFailed) as caught:
        await settle(run.wait())
    text = str(caught.value)
    assert "exit status 1" in text
    assert COMPONENT in text
    assert "ApplyBuildComponents" in text
    for raw in ("{", "}", "\\", "runCommandId", "logUrl"):
        assert raw not in text
    failed = caught.value.run.failed_step
    assert failed is not None
    assert (failed.name, failed.state, failed.id) == ("ApplyBuildComponents", State.FAILED, STEP)
    assert "exit status 1" in (failed.message or "")
    assert caught.value.run.progress is not None
    assert (caught.value.run.progress.done, caught.value.run.progress.total) == (2, 2)


@pytest.mark.parametrize(
    ("step", "said"),
    [(APPLY, "Document failed!"), (CHECK, "ValidationFailed"), ({**APPLY, "outputs": "no JSON"}, "no JSON")],
)
async def test_without_aws_own_word_the_outputs_are_read(
    aws: Any, service: Service, step: dict[str, Any], said: str
) -> None:
    lay(service, without_context(), step)
    run = await settle(aws.images.get(BUILD))
    with pytest.raises(ExecutionFailed) as caught:
        await settle(run.wait())
    text = str(caught.value)
    assert said in text or "ExpectationNotMet" in text
    assert "{" not in text
    assert step["name"] in text


@pytest.mark.parametrize(("step", "outputs"), [(APPLY, OUTPUTS), (CHECK, VALIDATE)])
async def test_the_outputs_are_there_whole(aws: Any, service: Service, step: dict[str, Any], outputs: object) -> None:
    lay(service, IMAGE, step)
    (read,) = await every(aws.step_executions.list(workflow_execution_id=RUN))
    assert read.outputs_json == outputs
    assert read.raw.outputs == step["outputs"]
    assert read.message is None
