"""Retries of the simulated Image Builder: what is made anew, what stays, and how the image and its waiting steps go on."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Spell, Step
from tests.systems.aws_image_builder.simulator.calls import AwsCalls, error_of

TEST_FAILS = Run(
    steps=(Step("Launch", 10), Step("TestIt", 20, ends="failed", message="no port 80"), Step("Distribute", 5))
)
TEST_FAILS_AGAIN = Run(steps=(Step("TestIt", 8, ends="failed", message="no port 443"),))
TEST_AND_DISTRIBUTE = Run(steps=(Step("TestIt", 8), Step("TestMore", 8), Step("Distribute", 5)))


def failed(aws: AwsCalls, script: Run = TEST_FAILS) -> str:
    arn = aws.started(script)
    aws.server.clock.sleep(1000)
    assert aws.status(arn) == "FAILED"
    return arn


def retried(aws: AwsCalls, arn: str) -> None:
    answer = aws("RetryImage", imageBuildVersionArn=arn, clientToken="again")
    assert answer.json() == {"clientToken": "again", "imageBuildVersionArn": arn}


def told(workflows: list[dict[str, Any]]) -> list[tuple[str, str, bool]]:
    return [(workflow["type"], workflow["status"], workflow["retried"]) for workflow in workflows]


def test_only_the_failed_phase_runs_again_under_new_ids(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    arn = failed(aws)
    before = aws.workflows(arn)
    retried(aws, arn)
    assert (aws.status(arn), aws.image(arn)["state"]) == ("TESTING", {"status": "TESTING"})
    after = aws.workflows(arn)
    assert told(after) == [("BUILD", "COMPLETED", False), ("TEST", "FAILED", True), ("TEST", "RUNNING", False)]
    ids = {workflow["workflowExecutionId"] for workflow in after}
    assert len(ids) == 3
    assert {workflow["workflowExecutionId"] for workflow in before} < ids
    image_builder.clock.sleep(20)
    assert aws.status(arn) == "DISTRIBUTING"
    image_builder.clock.sleep(5)
    assert aws.status(arn) == "AVAILABLE"
    assert [kind for kind, status, _ in told(aws.workflows(arn)) if status == "COMPLETED"] == [
        "BUILD",
        "TEST",
        "DISTRIBUTION",
    ]


def test_what_failed_at_first_can_still_be_read(aws: AwsCalls) -> None:
    arn = failed(aws)
    old = next(workflow for workflow in aws.workflows(arn) if workflow["type"] == "TEST")
    retried(aws, arn)
    again = aws("GetWorkflowExecution", workflowExecutionId=old["workflowExecutionId"]).json()
    assert (again["status"], again["endTime"], "retried" in again) == ("FAILED", old["endTime"], False)
    assert [(step["name"], step["message"]) for step in aws.steps(old)] == [("TestIt", "no port 80")]


def test_steps_of_a_retry_have_ids_and_times_of_their_own(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator
) -> None:
    arn = failed(aws)
    retried(aws, arn)
    image_builder.clock.sleep(1)
    old, new = (aws.steps(run)[0] for run in aws.workflows(arn) if run["type"] == "TEST")
    assert old["stepExecutionId"] != new["stepExecutionId"]
    assert old["endTime"] < new["startTime"]
    assert new["status"] == "RUNNING"


@pytest.mark.parametrize(
    ("script", "seconds", "statuses"),
    [
        (None, [0, 21, 6], ["TESTING", "DISTRIBUTING", "AVAILABLE"]),
        (TEST_FAILS_AGAIN, [0, 8], ["TESTING", "FAILED"]),
        (TEST_AND_DISTRIBUTE, [0, 15, 1, 5], ["TESTING", "TESTING", "DISTRIBUTING", "AVAILABLE"]),
        (Run(steps=(Step("TestIt", 8),), queued=30), [29, 1, 8], ["PENDING", "TESTING", "AVAILABLE"]),
        (
            Run(steps=(Step("TestIt", 8),), status_sequence=(Spell("LATER", 2, 3),)),
            [2, 3, 3],
            ["LATER", "TESTING", "AVAILABLE"],
        ),
    ],
)
def test_a_retry_goes_as_scripted(
    aws: AwsCalls,
    image_builder: AwsImageBuilderSimulator,
    script: Run | None,
    seconds: list[float],
    statuses: list[str],
) -> None:
    arn = failed(aws)
    image_builder.retry_script = script
    retried(aws, arn)
    found = []
    for each in seconds:
        image_builder.clock.sleep(each)
        found.append(aws.status(arn))
    assert found == statuses


def test_a_retry_that_fails_too_says_why_and_can_be_retried(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator
) -> None:
    arn = failed(aws)
    image_builder.retry_script = TEST_FAILS_AGAIN
    retried(aws, arn)
    image_builder.clock.sleep(8)
    newest = aws.workflows(arn)[-1]
    state = aws.image(arn)["state"]
    assert (state["status"], state["failureContext"]["workflowExecutionId"]) == (
        "FAILED",
        newest["workflowExecutionId"],
    )
    assert "no port 443" in state["reason"]
    image_builder.retry_script = None
    assert aws("RetryImage", imageBuildVersionArn=arn).status_code == 200
    image_builder.clock.sleep(20)
    assert [entry for entry in told(aws.workflows(arn)) if entry[0] == "TEST"] == [
        ("TEST", "FAILED", True),
        ("TEST", "FAILED", True),
        ("TEST", "COMPLETED", False),
    ]


def test_the_next_phase_may_fail_after_a_retry(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    steps = (Step("Launch", 10, ends="failed"), Step("TestIt", 10, ends="failed"))
    arn = failed(aws, Run(steps=steps))
    assert "outputResources" not in aws.image(arn)
    for kind, outcome in (("BUILD", "FAILED"), ("TEST", "AVAILABLE")):
        assert aws.workflows(arn)[-1]["type"] == kind
        assert aws("RetryImage", imageBuildVersionArn=arn).status_code == 200
        image_builder.clock.sleep(30)
        assert aws.status(arn) == outcome
        assert "outputResources" in aws.image(arn)  # the AMI was made by the first retry


def test_a_cancelled_build_is_retried_where_it_was(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    arn = aws.started(Run(steps=(Step("Launch", 10), Step("TestIt", 20))))
    image_builder.clock.sleep(15)
    assert aws("CancelImageCreation", imageBuildVersionArn=arn).status_code == 200
    assert aws.status(arn) == "CANCELLED"
    retried(aws, arn)
    assert told(aws.workflows(arn)) == [
        ("BUILD", "COMPLETED", False),
        ("TEST", "CANCELLED", True),
        ("TEST", "RUNNING", False),
    ]


def test_a_build_cancelled_while_queued_has_nothing_to_supersede(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator
) -> None:
    arn = aws.started(Run(steps=(Step("Launch", 10),), queued=60))
    assert (aws.status(arn), aws.workflows(arn)) == ("PENDING", [])
    assert aws("CancelImageCreation", imageBuildVersionArn=arn).status_code == 200
    retried(aws, arn)
    assert (aws.status(arn), told(aws.workflows(arn))) == ("BUILDING", [("BUILD", "RUNNING", False)])


def test_a_step_waits_again(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    def waiting() -> list[str]:
        return [step["stepExecutionId"] for step in aws("ListWaitingWorkflowSteps").json()["steps"]]

    arn = aws.started(Run(steps=(Step("Launch", 10), Step("TestAsk", 0, waits_for_person=True))))
    image_builder.clock.sleep(10)
    (old,) = waiting()
    assert (
        aws("SendWorkflowStepAction", stepExecutionId=old, imageBuildVersionArn=arn, action="STOP").status_code == 200
    )
    assert waiting() == []
    retried(aws, arn)
    (new,) = waiting()
    assert new != old
    answer = aws("SendWorkflowStepAction", stepExecutionId=new, imageBuildVersionArn=arn, action="RESUME")
    assert (answer.status_code, aws.status(arn)) == (200, "AVAILABLE")


def test_one_token_retries_once(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    arn = failed(aws)
    image_builder.retry_script = TEST_FAILS_AGAIN
    for _ in range(2):
        retried(aws, arn)
        image_builder.clock.sleep(8)
    assert len(aws.workflows(arn)) == 3


@pytest.mark.parametrize(("seconds", "why"), [(5, "it goes on"), (1000, "it is available")])
def test_what_has_not_failed_is_not_retried(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator, seconds: float, why: str
) -> None:
    arn = aws.started()
    image_builder.clock.sleep(seconds)
    assert error_of(aws("RetryImage", imageBuildVersionArn=arn)) == (400, "ResourceInUseException"), why
    assert not any(workflow["retried"] for workflow in aws.workflows(arn))


def test_a_script_for_another_phase_is_a_mistake_of_the_test() -> None:
    server = AwsImageBuilderSimulator().start()
    with AwsCalls(server) as calls:
        arn = failed(calls)
        server.retry_script = Run(steps=(Step("Launch", 1),))
        assert calls("RetryImage", imageBuildVersionArn=arn).status_code == 500
    with pytest.raises(ValueError, match="begins with the phase that failed"):
        server.stop()
