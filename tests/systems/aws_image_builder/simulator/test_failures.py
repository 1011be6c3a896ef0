"""Failures in the simulated Image Builder: attempts, steps and workflows that may fail, rollbacks, parallel tests."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step
from tests.systems.aws_image_builder.simulator.calls import AwsCalls, error_of

FAILING = Run(
    steps=(
        Step("Launch", 10),
        Step("Prepare", 0, ends="skipped"),
        Step("Apply", 10, ends="failed", message="install-nginx failed"),
        Step("Create", 10),
    )
)
NEVER = {"Create": None}
"""What the rollback has to do with a step that never began."""
GATED = Run(steps=(Step("Launch", 10), Step("Ask", 0, waits_for_person=True), Step("Create", 10)))


def step_named(aws: AwsCalls, arn: str, name: str) -> dict[str, Any]:
    """Return a step, the list's and the single read's members together; they agree where both have one."""
    for workflow in aws.workflows(arn):
        for listed in aws.steps(workflow):
            if listed["name"] == name:
                single = dict(aws("GetWorkflowStepExecution", stepExecutionId=listed["stepExecutionId"]).json())
                assert {key: single[key] for key in listed} == listed
                return single
    raise LookupError(name)


def waiting_step(aws: AwsCalls) -> str:
    (step,) = aws("ListWaitingWorkflowSteps").json()["steps"]
    return str(step["stepExecutionId"])


# Steps


def test_a_step_that_aborts_fails_workflow_and_image(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    arn = aws.started(FAILING)
    image_builder.clock.sleep(25)
    (workflow,) = aws.workflows(arn)
    step = step_named(aws, arn, "Apply")
    assert (step["status"], step["onFailure"], step["message"]) == ("FAILED", "Abort", "install-nginx failed")
    assert "rollbackStatus" not in step
    assert (workflow["status"], workflow["message"]) == ("FAILED", "Step Apply failed")
    counts = ("totalStepCount", "totalStepsSucceeded", "totalStepsFailed", "totalStepsSkipped")
    assert [workflow[name] for name in counts] == [4, 1, 1, 1]
    assert aws.image(arn)["state"] == {
        "status": "FAILED",
        "reason": f"Workflow Execution ID: '{workflow['workflowExecutionId']}' failed with reason: install-nginx failed",
        "failureContext": {
            "imageStatus": "BUILDING",
            "workflowExecutionId": workflow["workflowExecutionId"],
            "workflowArn": workflow["workflowBuildVersionArn"],
            "stepExecutionId": step["stepExecutionId"],
            "failedStep": "Apply",
            "componentFailure": {
                "componentArn": "arn:aws:imagebuilder:us-east-1:123456789012:component/install-nginx/1.0.0/1",
                "phaseName": "build",
                "stepName": "InstallPackage",
                "action": "ExecuteBash",
                "errorMessage": "install-nginx failed",
            },
        },
    }


@pytest.mark.parametrize("ends", ["succeeded", "failed"])
def test_a_tolerated_step_fails_and_the_workflow_goes_on(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator, ends: Any
) -> None:
    image_builder.tolerated = {"Apply"}
    arn = aws.started(
        Run(steps=(Step("Launch", 10), Step("Apply", 10, ends=ends, message="flaky"), Step("Create", 10)))
    )
    image_builder.clock.sleep(25)
    step, (workflow,) = step_named(aws, arn, "Apply"), aws.workflows(arn)
    assert (step["status"], step["onFailure"], step["message"]) == ("FAILED", "Continue", "flaky")
    assert (workflow["status"], workflow["totalStepsFailed"], "message" in workflow) == ("RUNNING", 1, False)
    assert step_named(aws, arn, "Create")["status"] == "RUNNING"
    image_builder.clock.sleep(5)
    (workflow,) = aws.workflows(arn)
    assert (workflow["status"], workflow["totalStepsSucceeded"], workflow["totalStepsFailed"]) == ("COMPLETED", 2, 1)
    assert aws.image(arn)["state"] == {"status": "AVAILABLE"}


def test_a_skipped_step_has_not_failed_though_it_would_be_tolerated(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator
) -> None:
    image_builder.tolerated = {"Prepare"}
    arn = aws.started(FAILING)
    image_builder.clock.sleep(10)
    step = step_named(aws, arn, "Prepare")
    assert (step["status"], step["onFailure"], "outputs" in step) == ("SKIPPED", "Continue", False)
    assert step["startTime"] == step["endTime"]


@pytest.mark.parametrize(
    ("action", "tolerated", "step", "image"),
    [
        ("RESUME", set(), "COMPLETED", "AVAILABLE"),
        ("RESUME", {"Ask"}, "COMPLETED", "AVAILABLE"),
        ("STOP", set(), "FAILED", "FAILED"),
        ("STOP", {"Ask"}, "FAILED", "AVAILABLE"),
    ],
)
def test_the_answer_to_a_waiting_step(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator, action: str, tolerated: set[str], step: str, image: str
) -> None:
    image_builder.tolerated = tolerated
    arn = aws.started(GATED)
    image_builder.clock.sleep(10)
    known = {"stepExecutionId": waiting_step(aws), "imageBuildVersionArn": arn, "clientToken": "mine"}
    assert aws("SendWorkflowStepAction", **known, action=action, reason="seen by Pat").json() == known
    image_builder.clock.sleep(10)
    found = step_named(aws, arn, "Ask")
    assert (found["status"], found["action"]) == (step, "WaitForAction")
    assert "seen by Pat" in found["outputs"]
    assert aws.status(arn) == image


@pytest.mark.parametrize("seconds", [0, 5, 25])
def test_a_step_is_answered_only_while_it_waits(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator, seconds: float
) -> None:
    arn = aws.started(GATED)
    image_builder.clock.sleep(10)
    known = {"stepExecutionId": waiting_step(aws), "imageBuildVersionArn": arn}
    assert aws("SendWorkflowStepAction", **known, action="RESUME").status_code == 200
    image_builder.clock.sleep(seconds)
    answer = aws("SendWorkflowStepAction", **known, action="STOP")
    assert error_of(answer) == (400, "InvalidParameterValueException")
    assert aws.workflows(arn)[0]["totalStepsFailed"] == 0


def test_another_image_does_not_own_the_step(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    aws.started(GATED)
    image_builder.clock.sleep(10)
    (other,) = image_builder.seed(1)
    answer = aws("SendWorkflowStepAction", stepExecutionId=waiting_step(aws), imageBuildVersionArn=other, action="STOP")
    assert error_of(answer) == (400, "InvalidParameterValueException")
    assert waiting_step(aws)


def test_attempts(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    arn, seen = aws.started(Run(steps=(Step("Apply", 10, ends="failed", attempts=2),))), []
    for seconds in (5, 5.5, 1, 8.5):
        image_builder.clock.sleep(seconds)
        step = step_named(aws, arn, "Apply")
        seen.append((step["status"], step["attemptNumber"], step["maxAttempts"], aws.status(arn)))
    assert seen == [
        ("RUNNING", 1, 2, "BUILDING"),
        ("FAILED", 1, 2, "BUILDING"),
        ("RUNNING", 2, 2, "BUILDING"),
        ("FAILED", 2, 2, "FAILED"),
    ]


# What never began, and what says why


@pytest.mark.parametrize(
    ("listed", "names"), [(True, ["Launch", "Prepare", "Apply", "Create"]), (False, ["Launch", "Prepare", "Apply"])]
)
def test_steps_that_never_began_stay_listed(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator, listed: bool, names: list[str]
) -> None:
    image_builder.lists_pending = listed
    arn = aws.started(FAILING)
    image_builder.clock.sleep(500)
    (workflow,) = aws.workflows(arn)
    steps = aws.steps(workflow)
    assert (workflow["status"], [step["name"] for step in steps]) == ("FAILED", names)
    assert [step["name"] for step in steps if step["status"] == "PENDING"] == names[3:]
    assert all("startTime" not in step and "endTime" not in step and "message" not in step for step in steps[3:])


@pytest.mark.parametrize("messages", [True, False])
@pytest.mark.parametrize(("name", "action", "more"), [
    ("Apply", "ExecuteComponents", {"runCommandId", "output"}),
    ("Distribute", "ExecuteStateMachine", {"error", "cause"}),
    ("CreateImage", "CreateImage", set[str]()),
])  # fmt: skip
def test_the_outputs_of_a_failed_step_are_json(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator, messages: bool, name: str, action: str, more: set[str]
) -> None:
    image_builder.step_messages = messages
    arn = aws.started(Run(steps=(Step(name, 10, ends="failed", message="no disk"),)))
    image_builder.clock.sleep(20)
    step = step_named(aws, arn, name)
    outputs = json.loads(step["outputs"])
    assert (step["action"], set(outputs) - {"errorMessage"}) == (action, more)
    assert "no disk" in (outputs["errorMessage"], outputs.get("cause"))
    assert step.get("message") == ("no disk" if messages else None)


# Rollbacks


def rolling(aws: AwsCalls, arn: str) -> tuple[str, str, dict[str, str | None]]:
    (workflow,) = aws.workflows(arn)
    steps = {step["name"]: step.get("rollbackStatus") for step in aws.steps(workflow)}
    return workflow["status"], aws.status(arn), steps


@pytest.mark.parametrize(
    ("seconds", "workflow", "image", "steps"),
    [
        (19, "RUNNING", "BUILDING", {"Launch": None, "Prepare": None, "Apply": None, **NEVER}),
        (20, "ROLLBACK_IN_PROGRESS", "BUILDING", {"Launch": None, "Prepare": "SKIPPED", "Apply": "RUNNING", **NEVER}),
        (49, "ROLLBACK_IN_PROGRESS", "BUILDING", {"Launch": None, "Prepare": "SKIPPED", "Apply": "RUNNING", **NEVER}),
        (
            50,
            "ROLLBACK_IN_PROGRESS",
            "BUILDING",
            {"Launch": "RUNNING", "Prepare": "SKIPPED", "Apply": "COMPLETED", **NEVER},
        ),
        (
            79,
            "ROLLBACK_IN_PROGRESS",
            "BUILDING",
            {"Launch": "RUNNING", "Prepare": "SKIPPED", "Apply": "COMPLETED", **NEVER},
        ),
        (
            80,
            "ROLLBACK_COMPLETED",
            "FAILED",
            {"Launch": "COMPLETED", "Prepare": "SKIPPED", "Apply": "COMPLETED", **NEVER},
        ),
    ],
)
def test_the_steps_of_a_rollback(
    aws: AwsCalls,
    image_builder: AwsImageBuilderSimulator,
    seconds: float,
    workflow: str,
    image: str,
    steps: dict[str, str | None],
) -> None:
    image_builder.rollback = 60
    arn = aws.started(FAILING)
    image_builder.clock.sleep(seconds)
    assert rolling(aws, arn) == (workflow, image, steps)
    (found,) = aws.workflows(arn)
    assert ("endTime" in found, "message" in found) == (image == "FAILED", seconds >= 20)


def test_a_rollback_that_fails(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    image_builder.rollback, image_builder.rollback_failures = 60, {"Apply"}
    arn = aws.started(FAILING)
    image_builder.clock.sleep(50)
    failing = {"Launch": "RUNNING", "Prepare": "SKIPPED", "Apply": "FAILED", **NEVER}
    assert rolling(aws, arn) == ("ROLLBACK_IN_PROGRESS", "BUILDING", failing)
    image_builder.clock.sleep(30)
    assert rolling(aws, arn) == ("FAILED", "FAILED", {**failing, "Launch": "COMPLETED"})
    assert aws.image(arn)["state"]["failureContext"]["failedStep"] == "Apply"


@pytest.mark.parametrize(("script", "wanted"), [(Run(steps=(Step("Apply", 10),)), "COMPLETED"), (FAILING, "CANCELLED")])
def test_only_failures_are_rolled_back(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator, script: Run, wanted: str
) -> None:
    image_builder.rollback = 60
    arn = aws.started(script)
    image_builder.clock.sleep(10)
    if wanted == "CANCELLED":
        assert aws("CancelImageCreation", imageBuildVersionArn=arn).status_code == 200
    assert [(run["status"], "endTime" in run) for run in aws.workflows(arn)] == [(wanted, True)]
    assert not any("rollbackStatus" in step for run in aws.workflows(arn) for step in aws.steps(run))


@pytest.mark.parametrize("operation", ["CancelImageCreation", "RetryImage"])
def test_a_rollback_is_neither_cancelled_nor_retried(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator, operation: str
) -> None:
    image_builder.rollback = 60
    arn = aws.started(FAILING)
    image_builder.clock.sleep(30)
    assert error_of(aws(operation, imageBuildVersionArn=arn)) == (400, "ResourceInUseException")
    assert rolling(aws, arn)[0] == "ROLLBACK_IN_PROGRESS"


# Workflows


def test_an_optional_workflow_may_fail(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    image_builder.optional = {"test-smoke"}
    arn = aws.started(Run(steps=(Step("Build", 10), Step("test-smoke/Run", 10, ends="failed"), Step("Distribute", 10))))
    image_builder.clock.sleep(30)
    statuses = {run["workflowBuildVersionArn"].split("/")[-3]: run["status"] for run in aws.workflows(arn)}
    assert statuses == {"build-image": "COMPLETED", "test-smoke": "FAILED", "distribute-image": "COMPLETED"}
    image = aws.image(arn)
    assert image["state"] == {"status": "AVAILABLE"}
    assert [workflow["onFailure"] for workflow in image["workflows"]] == ["ABORT", "CONTINUE", "ABORT"]


def test_parallel_tests(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    image_builder.parallel = {"test-a": "tests", "test-b": "tests"}
    steps = (Step("Build", 10), Step("test-a/Run", 5, ends="failed"), Step("test-b/Run", 20), Step("Distribute", 10))
    arn = aws.started(Run(steps=steps))
    image_builder.clock.sleep(16)
    found = [(run["status"], run.get("parallelGroup")) for run in aws.workflows(arn)]
    assert found == [("COMPLETED", None), ("FAILED", "tests"), ("RUNNING", "tests")]
    assert aws.status(arn) == "TESTING"
    image_builder.clock.sleep(14)
    assert (aws.status(arn), len(aws.workflows(arn))) == ("FAILED", 3)
    assert aws("RetryImage", imageBuildVersionArn=arn).status_code == 200
    assert [run["status"] for run in aws.workflows(arn) if run["retried"]] == ["FAILED", "COMPLETED"]


def test_a_distribution_says_in_which_region_it_failed(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    arn = aws.started(Run(steps=(Step("Build", 10), Step("Distribute", 10, ends="failed", message="no quota"))))
    image_builder.clock.sleep(20)
    image = aws.image(arn)
    (region,) = image["state"]["failureContext"]["distributionFailure"]["regionFailures"]
    assert (region["region"], region["status"], region["errorMessage"]) == ("us-east-1", "FAILED", "no quota")
    assert image["outputResources"]["amis"][0]["region"] == "us-east-1"  # it was made before that


def test_older_services_tell_failures_by_text_alone(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    image_builder.old_reason = True
    arn = aws.started(FAILING)
    image_builder.clock.sleep(20)
    assert set(aws.image(arn)["state"]) == {"status", "reason"}
    assert "attemptNumber" not in step_named(aws, arn, "Apply")


def test_forgotten_workflows_leave_a_message(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    arn = aws.started(FAILING)
    image_builder.clock.sleep(20)
    (workflow,) = aws.workflows(arn)
    image_builder.builds[arn].forgotten = True
    answer = aws("ListWorkflowExecutions", imageBuildVersionArn=arn).json()
    assert (answer["workflowExecutions"], "install-nginx failed" in answer["message"]) == ([], True)
    gone = aws("GetWorkflowExecution", workflowExecutionId=workflow["workflowExecutionId"])
    assert error_of(gone) == (400, "InvalidRequestException")
