"""Retried builds: what was superseded is past, and a retry that fails too is told by its own workflow."""

from typing import Any

import pytest

from orchestrator_clients import BusyError, ExecutionFailed, State
from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step
from tests.contract.both import every, settle

pytestmark = pytest.mark.anyio

TEST_FAILS = Run(
    steps=(Step("Launch", 10), Step("TestIt", 20, ends="failed", message="no port 80"), Step("Distribute", 5))
)
TEST_FAILS_AGAIN = Run(steps=(Step("TestIt", 8, ends="failed", message="no port 443"),))


async def failed(aws: Any, server: AwsImageBuilderSimulator) -> Any:
    server.script = TEST_FAILS
    run = await settle(aws.image_pipelines.start(image_pipeline_arn=server.pipeline_arn))
    with pytest.raises(ExecutionFailed, match="no port 80"):
        await settle(run.wait())
    return run


async def test_a_retried_build_is_waited_for_again(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await failed(aws, server)
    again = await settle(aws.images.retry(run.id))
    assert (again.id, again.state) == (run.id, State.QUEUED)
    now = await settle(again.refresh())
    assert (now.state, now.raw_status, now.failed_step) == (State.RUNNING, "TESTING", None)
    done = await settle(again.wait())
    assert (done.state, done.failed_step) == (State.SUCCEEDED, None)
    assert [(step.name, step.raw_status) for step in done.steps] == [
        ("Launch", "COMPLETED"),
        ("TestIt", "COMPLETED"),
        ("Distribute", "COMPLETED"),
    ]
    assert done.progress.done == done.progress.total == 3


async def test_workflow_executions_say_which_were_superseded(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await failed(aws, server)
    before = await every(aws.workflow_executions.list(image_build_version_arn=run.id))
    await settle(aws.images.retry(run.id))
    after = await every(aws.workflow_executions.list(image_build_version_arn=run.id))
    assert [(one.type, one.state, one.retried) for one in after] == [
        ("BUILD", State.SUCCEEDED, False),
        ("TEST", State.FAILED, True),
        ("TEST", State.RUNNING, False),
    ]
    assert [one.id for one in after[:2]] == [one.id for one in before]
    assert after[2].id not in {one.id for one in before}


@pytest.mark.parametrize("old_reason", [False, True])
async def test_a_retry_that_fails_too_is_explained_by_its_own_workflow(
    aws: Any, server: AwsImageBuilderSimulator, old_reason: bool
) -> None:
    server.old_reason = old_reason
    run = await failed(aws, server)
    assert (await settle(aws.images.explain_failure(run.id))).error == "no port 80"
    server.retry_script = TEST_FAILS_AGAIN
    again = await settle(aws.images.retry(run.id))
    assert await settle(aws.images.explain_failure(run.id)) is None
    with pytest.raises(ExecutionFailed, match="no port 443") as caught:
        await settle(again.wait())
    assert [step.name for step in caught.value.run.steps] == ["Launch", "TestIt"]
    newest = (await every(aws.workflow_executions.list(image_build_version_arn=run.id)))[-1]
    failure = await settle(aws.images.explain_failure(run.id))
    assert (failure.workflow_execution_id, failure.step, failure.error) == (newest.id, "TestIt", "no port 443")


async def test_what_has_not_failed_is_busy(aws: Any, server: AwsImageBuilderSimulator) -> None:
    (arn,) = server.seed(1)
    with pytest.raises(BusyError, match="ResourceInUseException"):
        await settle(aws.images.retry(arn))


async def test_one_token_retries_once(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await failed(aws, server)
    server.retry_script = TEST_FAILS_AGAIN
    for _ in range(2):
        await settle(aws.images.retry(run.id, client_token="again"))
        server.clock.advance(8)
    assert len(await every(aws.workflow_executions.list(image_build_version_arn=run.id))) == 3
