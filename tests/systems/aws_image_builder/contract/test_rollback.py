"""The trap of rollbacks: a workflow that is rolled back has failed, has not ended, and is never a success."""

from typing import Any

import pytest

from orchestrator_clients import ExecutionFailed, State, async_wait_many, wait_many
from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step
from tests.contract.both import every, settle

pytestmark = pytest.mark.anyio

FAILING = Run(
    steps=(Step("Launch", 10), Step("Apply", 20, ends="failed", message="install-nginx failed"), Step("TestIt", 5))
)
SECONDS = 600


async def started(aws: Any, server: AwsImageBuilderSimulator, script: Run = FAILING) -> Any:
    server.script, server.rollback = script, SECONDS
    return await settle(aws.image_pipelines.start(image_pipeline_arn=server.pipeline_arn))


async def workflow_of(aws: Any, arn: str) -> Any:
    (workflow,) = await every(aws.workflow_executions.list(image_build_version_arn=arn))
    single = await settle(aws.workflow_executions.get(workflow.id))
    assert (single.state, single.status, single.ended) == (workflow.state, workflow.status, workflow.ended)
    return workflow


@pytest.mark.parametrize(
    ("stuck", "seconds", "status", "state"),
    [
        (set(), 29, "RUNNING", State.RUNNING),
        (set(), 30, "ROLLBACK_IN_PROGRESS", State.RUNNING),
        (set(), 629, "ROLLBACK_IN_PROGRESS", State.RUNNING),
        (set(), 630, "ROLLBACK_COMPLETED", State.FAILED),
        ({"Launch"}, 629, "ROLLBACK_IN_PROGRESS", State.RUNNING),
        ({"Launch"}, 630, "FAILED", State.FAILED),
    ],
)
async def test_the_state_of_a_workflow(
    aws: Any, server: AwsImageBuilderSimulator, stuck: set[str], seconds: float, status: str, state: State
) -> None:
    server.rollback_failures = stuck
    run = await started(aws, server)
    server.clock.advance(seconds)
    workflow = await workflow_of(aws, run.id)
    assert (workflow.status, workflow.state) == (status, state)
    assert (workflow.ended is not None) == workflow.state.ended


async def test_the_steps_of_a_workflow(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await started(aws, server)
    server.clock.advance(30 + SECONDS * 0.75)
    steps = await every(aws.step_executions.list(workflow_execution_id=(await workflow_of(aws, run.id)).id))
    found = [(step.name, step.state, step.rollback_status) for step in steps]
    assert found == [("Launch", State.SUCCEEDED, "RUNNING"), ("Apply", State.FAILED, "COMPLETED")]


async def test_wait_goes_on_until_the_rollback_is_over(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run, seen = await started(aws, server), []
    with pytest.raises(
        ExecutionFailed, match=r"step 'Apply' of 'build-image' failed: .*install-nginx failed"
    ) as caught:
        await settle(run.wait(on_change=lambda now: seen.append((now.state, server.clock.monotonic()))))
    assert {state for state, _ in seen[:-1]} <= {State.QUEUED, State.RUNNING}
    last, moment = seen[-1]
    assert last is State.FAILED
    assert 30 + SECONDS <= moment <= 30 + SECONDS + 60 * 1.2 + 1  # one look later at most
    failed = caught.value.run
    assert (failed.raw_status, failed.failed_step.name) == ("FAILED", "Apply")
    assert (await workflow_of(aws, run.id)).status == "ROLLBACK_COMPLETED"


async def test_wait_many_goes_on_too(aws: Any, server: AwsImageBuilderSimulator) -> None:
    runs = [await started(aws, server) for _ in range(3)]
    waited = await settle((async_wait_many if hasattr(aws, "aclose") else wait_many)(runs, concurrency=1))
    assert {one.run.state for one in waited} == {State.FAILED}
    assert server.clock.monotonic() >= 30 + SECONDS


@pytest.mark.parametrize("old_reason", [False, True])
@pytest.mark.parametrize("seconds", [45, 45 + SECONDS])
async def test_the_failure_is_not_a_tolerated_one_before_it(
    aws: Any, server: AwsImageBuilderSimulator, seconds: float, old_reason: bool
) -> None:
    server.tolerated, server.old_reason = {"Lint"}, old_reason
    steps = (Step("Launch", 10), Step("Lint", 5), Step("Apply", 30, ends="failed", message="install-nginx failed"))
    run = await started(aws, server, Run(steps=steps))
    server.clock.advance(seconds)
    run = await settle(run.refresh())
    assert run.state is (State.RUNNING if seconds == 45 else State.FAILED)
    assert run.failed_step.name == "Apply"
    assert [(step.name, step.raw_status, step.tolerated) for step in run.steps] == [
        ("Launch", "COMPLETED", False),
        ("Lint", "FAILED", True),
        ("Apply", "FAILED", False),
    ]


async def test_a_rollback_has_no_failure_to_explain_yet(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await started(aws, server)
    server.clock.advance(60)
    assert await settle(aws.images.explain_failure(run.id)) is None
    server.clock.advance(SECONDS)
    assert (await settle(aws.images.explain_failure(run.id))).step == "Apply"


async def test_a_rollback_in_a_test_leaves_the_image_unsuccessful(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await started(aws, server, Run(steps=(Step("Launch", 10), Step("TestIt", 5, ends="failed"))))
    server.clock.advance(16)
    run = await settle(run.refresh())
    assert (run.state, run.raw_status, run.failed_step.name) == (State.RUNNING, "TESTING", "TestIt")
    assert (await settle(run.wait(check=False))).state is State.FAILED


async def test_a_failed_test_beside_one_that_goes_on(aws: Any, server: AwsImageBuilderSimulator) -> None:
    server.parallel, server.tolerated = {"test-a": "tests", "test-b": "tests"}, {"Lint"}
    steps = (Step("test-a/Lint", 5), Step("test-a/Check", 5, ends="failed"), Step("test-b/Long", 900))
    run = await started(aws, server, Run(steps=steps))
    server.clock.advance(20 + SECONDS)
    run = await settle(run.refresh())
    assert (run.state, run.failed_step.name) == (State.RUNNING, "Check")
    assert [step.name for step in run.steps if step.tolerated] == ["Lint"]
    assert (await settle(run.wait(check=False))).failed_step.name == "Check"
