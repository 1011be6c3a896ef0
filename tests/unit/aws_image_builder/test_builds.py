"""Builds as executions: states, steps, waiting, and the traps of a failed step that is none."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import (
    AwsImageBuilder,
    ExecutionCancelled,
    ExecutionFailed,
    NeedsAttention,
    Progress,
    State,
    WaitTimeout,
    async_wait_many,
    wait_many,
)
from tests.contract.both import every, settle
from tests.unit.aws_image_builder.service import Call, Error, Service
from tests.unit.aws_image_builder.test_client import BUILD, RUN, VERSION, image

pytestmark = pytest.mark.anyio

TEST_RUN = "wf-22222222-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
DENIED = Error(403, "AccessDeniedException", "not allowed")


def workflow(run: str = RUN, status: str = "RUNNING", name: str = "build-image", **fields: Any) -> dict[str, Any]:
    arn = f"arn:aws:imagebuilder:eu-west-1:aws:workflow/build/{name}/1.0.3/1"
    return {"workflowExecutionId": run, "status": status, "workflowBuildVersionArn": arn, **fields}


def step(name: str, status: str, **fields: Any) -> dict[str, Any]:
    return {"stepExecutionId": f"step-{name}", "name": name, "status": status, **fields}


def history(service: Service, *runs: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    """Lay out workflow executions and the steps of each."""
    steps = {run["workflowExecutionId"]: own for run, own in runs}
    service.lay("ListWorkflowExecutions", {"workflowExecutions": [run for run, _ in runs]})
    service.lay("ListWorkflowStepExecutions", lambda call: {"steps": steps.get(call.json["workflowExecutionId"], [])})


def consequences(service: Service, **words: str) -> None:
    """Lay out what the failure of each step does, for single reads."""

    def answer(call: Call) -> dict[str, Any]:
        name = call.query["stepExecutionId"].removeprefix("step-")
        return step(name, "FAILED", onFailure=words.get(name), message=f"{name} said so")

    service.lay("GetWorkflowStepExecution", answer)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("PENDING", State.QUEUED),
        ("CREATING", State.RUNNING),
        ("DISTRIBUTING", State.RUNNING),
        ("AVAILABLE", State.SUCCEEDED),
        ("DEPRECATED", State.SUCCEEDED),
        ("DISABLED", State.SUCCEEDED),
        ("DELETED", State.SUCCEEDED),
        ("FAILED", State.FAILED),
        ("CANCELLED", State.CANCELLED),
        ("POLISHING", State.UNKNOWN),
    ],
)
async def test_states(service: Service, aws: Any, status: str, state: State) -> None:
    service.lay("GetImage", image(status))
    service.lay("ListWaitingWorkflowSteps", {})
    run = await settle(aws.images.get(BUILD))
    assert (run.state, run.raw_status, run.name) == (state, status, "web-base 2.1.0/7")
    assert service.count("ListWaitingWorkflowSteps") == (state in (State.RUNNING, State.UNKNOWN))


WAITING = {
    "stepExecutionId": "step-1",
    "name": "Approve",
    "workflowExecutionId": RUN,
    "workflowBuildVersionArn": "arn:aws:imagebuilder:eu-west-1:aws:workflow/build/build-image/1.0.3/1",
}


async def test_a_waiting_step_of_this_image_makes_it_wait(service: Service, aws: Any) -> None:
    service.lay("GetImage", image("BUILDING"))
    service.lay("ListWaitingWorkflowSteps", {"nextToken": "t"}, {"steps": [{**WAITING, "imageBuildVersionArn": BUILD}]})
    run = await settle(aws.images.get(BUILD))
    assert (run.state, run.raw_status) == (State.WAITING, "BUILDING")
    assert run.attention.startswith("step 'Approve' of workflow 'build-image' (step-1) waits for an answer: ")
    with pytest.raises(NeedsAttention, match="Approve"):
        await settle(run.wait(until=State.WAITING))


@pytest.mark.parametrize("other", [BUILD + "1", VERSION, None])
async def test_a_waiting_step_of_another_image_does_not(service: Service, aws: Any, other: str | None) -> None:
    service.lay("GetImage", image("BUILDING"))
    service.lay("ListWaitingWorkflowSteps", {"steps": [{**WAITING, "imageBuildVersionArn": other}]})
    assert (await settle(aws.images.get(BUILD))).state is State.RUNNING


@pytest.mark.parametrize(
    "trouble", [DENIED, Error(500), Error(200, text="<html>"), {"nextToken": "again"}, {"steps": {"a": 1}}]
)
async def test_a_failing_look_for_waiting_steps_leaves_it_running(service: Service, aws: Any, trouble: Any) -> None:
    service.lay("GetImage", image("TESTING"))
    service.lay("ListWaitingWorkflowSteps", trouble)
    assert (await settle(aws.images.get(BUILD))).state is State.RUNNING


async def test_a_list_of_waiting_steps_without_end_is_left(service: Service, aws: Any) -> None:
    service.lay("GetImage", image("BUILDING"))
    service.lay("ListWaitingWorkflowSteps", lambda _: {"nextToken": f"t{len(service.calls)}"})
    assert (await settle(aws.images.get(BUILD))).state is State.RUNNING
    assert service.count("ListWaitingWorkflowSteps") == 40


async def test_a_denied_look_is_not_repeated_at_every_poll(service: Service, aws: Any) -> None:
    service.lay("GetImage", *[image("BUILDING")] * 8, image("AVAILABLE"))
    service.lay("ListWaitingWorkflowSteps", DENIED)
    history(service)
    await settle((await settle(aws.images.get(BUILD))).wait())
    assert service.count("ListWaitingWorkflowSteps") == 1


async def test_an_answer_is_seen_at_once(service: Service, aws: Any) -> None:
    service.lay("GetImage", image("BUILDING"))
    service.lay("ListWaitingWorkflowSteps", {"steps": [{**WAITING, "imageBuildVersionArn": BUILD}]}, {})
    service.lay("SendWorkflowStepAction", {})
    assert (await settle(aws.images.get(BUILD))).state is State.WAITING
    await settle(aws.waiting_steps.resume("step-1", BUILD))
    assert (await settle(aws.images.get(BUILD))).state is State.RUNNING


async def test_steps_of_all_workflows_in_the_order_they_started(service: Service, aws: Any) -> None:
    service.lay("GetImage", image("TESTING"))
    service.lay("ListWaitingWorkflowSteps", {})
    counts = {"totalStepCount": 2, "totalStepsSucceeded": 1}
    history(
        service,
        (workflow(TEST_RUN, name="test-image", startTime="2026-09-09T20:00:00Z", **counts), [step("Probe", "RUNNING")]),
        (workflow("wf-old", "FAILED", retried=True, startTime="2026-09-09T18:00:00Z"), [step("Old", "FAILED")]),
        (
            workflow(RUN, "COMPLETED", startTime="2026-09-09T19:00:00Z", **counts),
            [step("Launch", "COMPLETED", startTime="2026-09-09T19:01:00Z"), step("RunSysPrep", "SKIPPED")],
        ),
    )
    run = await settle((await settle(aws.images.get(BUILD))).refresh())
    assert [(seen.group, seen.name, seen.state, seen.raw_status) for seen in run.steps] == [
        ("build-image", "Launch", State.SUCCEEDED, "COMPLETED"),
        ("build-image", "RunSysPrep", State.SUCCEEDED, "SKIPPED"),
        ("test-image", "Probe", State.RUNNING, "RUNNING"),
    ]
    assert run.progress == Progress(2, 4)
    assert run.steps[0].started.hour == 19
    assert run.failed_step is None


CONTEXT = {
    "imageStatus": "BUILDING",
    "workflowExecutionId": RUN,
    "workflowArn": "arn:aws:imagebuilder:eu-west-1:aws:workflow/build/build-image/1.0.3/1",
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


async def test_a_cancelled_build(service: Service, aws: Any) -> None:
    service.lay("CancelImageCreation", {})
    service.lay("GetImage", image("BUILDING"), image("CANCELLED", reason="cancelled by ops"))
    service.lay("ListWaitingWorkflowSteps", {})
    history(service)
    run = await settle(aws.images.cancel(BUILD))
    assert run.state is State.CANCELLING
    with pytest.raises(ExecutionCancelled, match="cancelled by ops"):
        await settle(run.wait())


async def test_a_wait_goes_on_through_faults_and_ends_in_time(service: Service, aws: Any) -> None:
    service.lay("GetImage", *[Error(200, text="<html>")] * 9, {"image": {}}, {}, image("AVAILABLE"))
    service.lay("StartImagePipelineExecution", {"imageBuildVersionArn": BUILD})
    history(service)
    pipeline = "arn:aws:imagebuilder:eu-west-1:123456789012:image-pipeline/web-base"
    run = await settle(aws.image_pipelines.start(image_pipeline_arn=pipeline))
    assert (await settle(run.wait(timeout=3600))).state is State.SUCCEEDED
    service.lay("GetImage", image("BUILDING"))
    service.lay("ListWaitingWorkflowSteps", {})
    with pytest.raises(WaitTimeout):
        await settle(run.wait(timeout=600))


async def test_builds_of_one_version_share_a_list_and_the_waiting_steps(service: Service, aws: Any) -> None:
    states = ["AVAILABLE", "BUILDING", "BUILDING", "FAILED"]
    summaries = [{"arn": f"{VERSION}/{n}", "state": {"status": status}} for n, status in enumerate(states)]
    service.lay(
        "ListImageBuildVersions",
        {"imageSummaryList": summaries[:3], "nextToken": "more"},
        {"nextToken": "yet more"},
        {"imageSummaryList": summaries[3:], "nextToken": "and more"},
        {"nextToken": "much more"},
    )
    service.lay("ListWaitingWorkflowSteps", {"steps": [{**WAITING, "imageBuildVersionArn": f"{VERSION}/2"}]})
    ids = [{"image_build_version_arn": f"{VERSION}/{n}"} for n in (0, 1, 2, 3, 99)]
    assert {aws.run_lane(one) for one in ids} == {(VERSION, 25)}
    found = await settle(aws.fetch_runs(ids))
    assert {arn.rpartition("/")[2]: run.state for arn, run in found.items()} == {
        "0": State.SUCCEEDED,
        "1": State.RUNNING,
        "2": State.WAITING,
        "3": State.FAILED,
    }
    assert [call.operation for call in service.calls] == ["ListImageBuildVersions"] * 4 + ["ListWaitingWorkflowSteps"]
    service.lay("ListImageBuildVersions", {"imageSummaryList": summaries, "nextToken": "more"})
    assert len(await settle(aws.fetch_runs(ids[:3]))) == 3
    assert service.count("ListImageBuildVersions") == 5


async def test_where_the_list_is_denied_many_are_waited_for_one_by_one(service: Service, aws: Any) -> None:
    service.lay("ListImageBuildVersions", DENIED)
    service.lay("GetImage", lambda call: image("AVAILABLE", call.query["imageBuildVersionArn"]))
    service.lay("ListWaitingWorkflowSteps", {})
    history(service)
    arns = [f"{VERSION}/{n}" for n in (1, 2, 3)]
    runs = [await settle(aws.images.get(arn)) for arn in arns]
    wait = wait_many if isinstance(aws, AwsImageBuilder) else async_wait_many
    ended: Any = await settle(wait(runs))
    assert [(one.run.id, one.run.state, one.error) for one in ended] == [(arn, State.SUCCEEDED, None) for arn in arns]
    assert service.count("ListImageBuildVersions") == 1
