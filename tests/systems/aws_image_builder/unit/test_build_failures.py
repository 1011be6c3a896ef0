"""Builds that fail: what the error names, and the failed steps that are not why."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import ExecutionFailed, State
from tests.contract.both import every, settle
from tests.systems.aws_image_builder.unit.builds import BUILD, DENIED, RUN, WORKFLOW, history, image, step, workflow
from tests.systems.aws_image_builder.unit.service import Call, Error, Service

pytestmark = pytest.mark.anyio


def consequences(service: Service, **words: str) -> None:
    """Lay out what the failure of each step does, for single reads."""

    def answer(call: Call) -> dict[str, Any]:
        name = call.query["stepExecutionId"].removeprefix("step-")
        return step(name, "FAILED", onFailure=words.get(name), message=f"{name} said so")

    service.lay("GetWorkflowStepExecution", answer)


CONTEXT = {
    "imageStatus": "BUILDING",
    "workflowExecutionId": RUN,
    "workflowArn": WORKFLOW,
    "stepExecutionId": "step-Apply",
    "failedStep": "Apply",
}
REASON = f"Workflow Execution ID: '{RUN}' failed with reason: the build failed"


async def failed_wait(aws: Any) -> ExecutionFailed:
    run = await settle(aws.images.get(BUILD))
    with pytest.raises(ExecutionFailed) as caught:
        await settle(run.wait())
    return caught.value


@pytest.mark.parametrize("state", [{"failureContext": CONTEXT}, {"reason": REASON}, {}])
async def test_a_failed_build_names_workflow_and_step(service: Service, aws: Any, state: dict[str, Any]) -> None:
    service.lay("GetImage", image("FAILED", **state))
    steps = [
        step("Launch", "COMPLETED"),
        step("Apply", "FAILED", message="nginx failed"),
        step("Terminate", "COMPLETED"),
    ]
    history(service, (workflow(status="FAILED"), steps))
    error = await failed_wait(aws)
    assert str(error).endswith("step 'Apply' of 'build-image' failed: nginx failed")
    assert "workflow 'build-image'" in error.run.message
    assert "step 'Apply'" in error.run.message
    why = await settle(aws.images.explain_failure(BUILD))
    assert (why.workflow, why.workflow_execution_id, why.step, why.message) == (
        "build-image",
        RUN,
        "Apply",
        "nginx failed",
    )


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            {"failureContext": CONTEXT, "reason": REASON},
            f"workflow 'build-image' ({RUN}), step 'Apply': the build failed",
        ),
        ({"reason": REASON}, f"workflow ({RUN}): the build failed"),
        ({"reason": "no role"}, ": no role"),
        ({}, "AWS gives no reason"),
    ],
)
@pytest.mark.parametrize("trouble", [DENIED, Error(500), {"nextToken": "again"}, Error(200, text="")])
async def test_an_end_stays_an_end_whatever_happens_to_the_side_calls(
    service: Service, aws: Any, trouble: Any, state: dict[str, Any], said: str
) -> None:
    service.lay("GetImage", image("FAILED", **state))
    for operation in ("ListWorkflowExecutions", "ListWorkflowStepExecutions", "GetWorkflowStepExecution"):
        service.lay(operation, trouble)
    error = await failed_wait(aws)
    assert said in str(error)
    assert error.run.steps == ()


async def test_records_that_are_gone_leave_the_named_workflow(service: Service, aws: Any) -> None:
    service.lay("GetImage", image("FAILED", reason=REASON))
    service.lay("ListWorkflowExecutions", {"message": "gone"})
    service.lay("ListWorkflowStepExecutions", {"steps": [step("Apply", "FAILED", outputs="boom")]})
    why = await settle(aws.images.explain_failure(BUILD))
    assert (why.workflow, why.workflow_execution_id, why.step, why.message) == (None, RUN, "Apply", "boom")


async def test_a_named_step_is_read_where_no_list_shows_it(service: Service, aws: Any) -> None:
    service.lay("GetImage", image("FAILED", failureContext=CONTEXT))
    history(service)
    consequences(service)
    assert (await settle(aws.images.explain_failure(BUILD))).message == "Apply said so"


async def test_a_build_that_did_not_fail_has_nothing_to_explain(service: Service, aws: Any) -> None:
    service.lay("GetImage", image("AVAILABLE"))
    assert await settle(aws.images.explain_failure(BUILD)) is None


async def test_a_failed_step_after_which_the_workflow_goes_on_is_not_the_failed_step(
    service: Service, aws: Any
) -> None:
    service.lay("GetImage", image("FAILED", reason=REASON))
    steps = [
        step("Scan", "FAILED", message="x"),
        step("Apply", "FAILED", message="y"),
        step("Terminate", "FAILED", message="z"),
    ]
    history(service, (workflow(status="ROLLBACK_COMPLETED"), steps))
    consequences(service, Scan="Continue", Apply="Abort", Terminate="Abort")
    error = await failed_wait(aws)
    assert "step 'Apply' of 'build-image' failed: y" in str(error)
    assert [(seen.name, seen.tolerated) for seen in error.run.steps] == [
        ("Scan", True),
        ("Apply", False),
        ("Terminate", True),
    ]


async def test_a_failed_step_with_attempts_left_is_not_the_failed_step(service: Service, aws: Any) -> None:
    service.lay("GetImage", image("BUILDING"), image("BUILDING"), image("FAILED", reason=REASON))
    service.lay("ListWaitingWorkflowSteps", {})
    history(
        service,
        (
            workflow(status="FAILED"),
            [
                step("Fetch", "FAILED", stepExecutionId="step-F1", attemptNumber=1, maxAttempts=2),
                step("Fetch", "COMPLETED", stepExecutionId="step-F2", attemptNumber=2, maxAttempts=2),
                step("Apply", "FAILED", attemptNumber=1, maxAttempts=1, message="y"),
            ],
        ),
    )
    error = await failed_wait(aws)
    assert "step 'Apply' of 'build-image' failed: y" in str(error)
    assert [seen.tolerated for seen in error.run.steps] == [True, False, False]


@pytest.mark.parametrize(
    ("status", "fields", "tolerated"),
    [
        ("RUNNING", {"attemptNumber": 1, "maxAttempts": 2}, True),
        ("RUNNING", {}, True),
        ("RUNNING", {"rollbackStatus": "RUNNING"}, False),
        ("ROLLBACK_IN_PROGRESS", {}, False),
        ("FAILED", {}, False),
    ],
)
async def test_a_build_goes_on_while_aws_says_so(
    service: Service, aws: Any, status: str, fields: dict[str, Any], tolerated: bool
) -> None:
    service.lay("GetImage", *[image("BUILDING")] * 2, image("AVAILABLE"))
    service.lay("ListWaitingWorkflowSteps", {})
    history(service, (workflow(status=status), [step("Scan", "FAILED", **fields)]))
    seen = await every((await settle(aws.images.get(BUILD))).watch())
    assert [run.state for run in seen] == [State.RUNNING, State.SUCCEEDED]
    assert seen[0].steps[0].tolerated is tolerated
    assert seen[0].steps[0].state is State.FAILED
    assert seen[-1].failed_step is None
