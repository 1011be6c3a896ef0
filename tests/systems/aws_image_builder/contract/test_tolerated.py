"""Failures that leave a build going: of steps whose `onFailure` is Continue, and of workflows whose own is CONTINUE."""

from typing import Any

import pytest

from orchestrator_clients import State
from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step
from tests.contract.both import every, settle

pytestmark = pytest.mark.anyio

SMOKE = (Step("Launch", 10), Step("test-smoke/Ping", 10, ends="failed", message="no answer"), Step("Distribute", 10))


async def seen_at(aws: Any, server: AwsImageBuilderSimulator, steps: tuple[Step, ...], seconds: float) -> Any:
    server.script = Run(steps=steps)
    run = await settle(aws.image_pipelines.start(image_pipeline_arn=server.pipeline_arn))
    server.clock.advance(seconds)
    return await settle(run.refresh())


@pytest.mark.parametrize("ends", ["succeeded", "failed"])
async def test_a_step_says_that_its_failure_leaves_the_workflow_going(
    aws: Any, server: AwsImageBuilderSimulator, ends: Any
) -> None:
    server.tolerated = {"Lint"}
    run = await seen_at(aws, server, (Step("Launch", 10), Step("Lint", 5), Step("Apply", 30, ends=ends)), 20)
    assert (run.state, run.failed_step) == (State.RUNNING, None)
    (workflow,) = await every(aws.workflow_executions.list(image_build_version_arn=run.id))
    found = {}
    for step in await every(aws.step_executions.list(workflow_execution_id=workflow.id)):
        single = await settle(aws.step_executions.get(step.id))
        found[step.name] = (step.state, single.state, step.goes_on_after_failure, single.goes_on_after_failure)
    assert found == {
        "Launch": (State.SUCCEEDED, State.SUCCEEDED, None, False),
        "Lint": (State.FAILED, State.FAILED, None, True),
        "Apply": (State.RUNNING, State.RUNNING, None, False),
    }
    ended = await settle(run.wait(check=False))
    assert ended.state is (State.SUCCEEDED if ends == "succeeded" else State.FAILED)
    assert [step.name for step in ended.steps if step.tolerated] == ["Lint"]


async def test_a_stopped_step_may_leave_the_workflow_going(aws: Any, server: AwsImageBuilderSimulator) -> None:
    server.tolerated = {"Ask"}
    run = await seen_at(aws, server, (Step("Ask", 0, waits_for_person=True), Step("Apply", 30)), 10)
    assert run.state is State.WAITING
    (step,) = await every(aws.waiting_steps.list())
    await settle(aws.waiting_steps.stop(step.id, run.id, reason="seen by Pat"))
    ended = await settle(run.wait())
    assert [(step.name, step.raw_status, step.tolerated) for step in ended.steps] == [
        ("Ask", "FAILED", True),
        ("Apply", "COMPLETED", False),
    ]


@pytest.mark.parametrize("rollback", [0, 60])
@pytest.mark.parametrize(("seconds", "state"), [(21, State.RUNNING), (95, State.SUCCEEDED)])
async def test_a_workflow_that_may_fail(
    aws: Any, server: AwsImageBuilderSimulator, seconds: float, state: State, rollback: float
) -> None:
    server.optional, server.rollback = {"test-smoke"}, rollback
    run = await seen_at(aws, server, SMOKE, seconds)
    assert (run.state, run.failed_step) == (state, None)
    assert [(step.name, step.raw_status) for step in run.steps if step.tolerated] == [("Ping", "FAILED")]


async def test_a_later_failure_is_told_and_not_the_optional_one(aws: Any, server: AwsImageBuilderSimulator) -> None:
    server.optional = {"test-smoke"}
    run = await seen_at(aws, server, (*SMOKE[:2], Step("Distribute", 10, ends="failed", message="no quota")), 40)
    assert (run.state, run.failed_step.name, run.failed_step.message) == (State.FAILED, "Distribute", "no quota")
    assert [step.name for step in run.steps if step.tolerated] == ["Ping"]
