"""Builds as executions: states, steps that wait for a person, steps in order, cancelling."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import ExecutionCancelled, NeedsAttention, Progress, State
from tests.contract.both import settle
from tests.systems.aws_image_builder.unit.builds import (
    BUILD,
    DENIED,
    RUN,
    VERSION,
    WAITING,
    history,
    image,
    step,
    workflow,
)
from tests.systems.aws_image_builder.unit.service import Error, Service

pytestmark = pytest.mark.anyio

TEST_RUN = "wf-22222222-4e5f-4a6b-8c7d-9e0f1a2b3c4d"


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


async def test_a_cancelled_build(service: Service, aws: Any) -> None:
    service.lay("CancelImageCreation", {})
    service.lay("GetImage", image("BUILDING"), image("CANCELLED", reason="cancelled by ops"))
    service.lay("ListWaitingWorkflowSteps", {})
    history(service)
    run = await settle(aws.images.cancel(BUILD))
    assert run.state is State.CANCELLING
    with pytest.raises(ExecutionCancelled, match="cancelled by ops"):
        await settle(run.wait())
