"""Every method of the Image Builder client, in both worlds, over real sockets; and its traps of waiting, on virtual time."""

import json
from typing import Any

import pytest

from orchestrator_clients import (
    ApiError,
    AuthError,
    BusyError,
    DecodeError,
    ExecutionCancelled,
    ExecutionFailed,
    NeedsAttention,
    NotFoundError,
    State,
    UsageError,
    async_wait_many,
    wait_many,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AwsCredentials, AwsImageBuilderSimulator, Run, Spell, Step
from tests.contract.both import every, settle

pytestmark = pytest.mark.anyio

FAILING = Run(
    steps=(Step("Launch", 10), Step("Apply", 20, ends="failed", message="install-nginx failed"), Step("TestIt", 5))
)
WAITING = Run(steps=(Step("Launch", 10), Step("AskSomebody", 1, waits_for_person=True), Step("TestIt", 5)))


async def started(aws: Any, server: AwsImageBuilderSimulator, script: Run | None = None) -> Any:
    if script is not None:
        server.script = script
    return await settle(aws.image_pipelines.start(image_pipeline_arn=server.pipeline_arn))


async def test_start_names_the_call_by_a_token(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await started(aws, server)
    (call,) = server.calls
    assert (call.method, call.path) == ("PUT", "/StartImagePipelineExecution")
    body = json.loads(call.body)
    assert body["imagePipelineArn"] == server.pipeline_arn
    assert len(body["clientToken"]) <= 64
    assert run.id == next(iter(server.builds))


async def test_the_same_token_starts_one_build(aws: Any, server: AwsImageBuilderSimulator) -> None:
    for _ in range(3):
        await settle(aws.image_pipelines.start(image_pipeline_arn=server.pipeline_arn, client_token="mine"))
    assert len(server.builds) == 1
    with pytest.raises(ApiError, match="IdempotentParameterMismatchException"):
        await settle(
            aws.image_pipelines.start(image_pipeline_arn=server.pipeline_arn, client_token="mine", tags={"a": "b"})
        )


async def test_wait_for_an_image(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await settle((await started(aws, server)).wait())
    assert (run.state, run.raw_status) == (State.SUCCEEDED, "AVAILABLE")
    assert next((step.name, step.group) for step in run.steps) == ("LaunchBuildInstance", "build-image")
    assert len(run.steps) == 5
    assert run.progress.done == run.progress.total == 5


@pytest.mark.parametrize("old_reason", [False, True])
async def test_a_failed_build_names_workflow_and_step(
    aws: Any, server: AwsImageBuilderSimulator, old_reason: bool
) -> None:
    server.old_reason = old_reason
    run = await started(aws, server, FAILING)
    with pytest.raises(ExecutionFailed, match=r"Apply.*install-nginx failed") as caught:
        await settle(run.wait())
    assert caught.value.run.failed_step.name == "Apply"
    failure = await settle(aws.images.explain_failure(run.id))
    assert (failure.step, failure.workflow) == ("Apply", "build-image")
    assert "install-nginx failed" in str(failure)
    told = bool(failure.run_command_id), failure.log_url
    assert told == ((False, None) if old_reason else (True, "s3://simulated-logs/run-command"))


async def test_an_image_that_did_not_fail_has_no_failure(aws: Any, server: AwsImageBuilderSimulator) -> None:
    assert await settle(aws.images.explain_failure(server.seed(1)[0])) is None


async def test_a_failed_step_with_attempts_left_is_no_failure(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await started(aws, server, Run(steps=(Step("Launch", 10, attempts=3), Step("Apply", 5))))
    server.clock.advance(10.5)
    step = (await settle(run.refresh())).steps[0]
    assert (step.raw_status, (await settle(run.refresh())).state) == ("FAILED", State.RUNNING)
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_a_workflow_that_goes_on_after_a_failed_step(aws: Any, server: AwsImageBuilderSimulator) -> None:
    server.tolerated = {"Apply"}
    run = await settle(
        (await started(aws, server, Run(steps=(Step("Launch", 5), Step("Apply", 5), Step("Make", 5))))).wait()
    )
    assert (run.state, run.failed_step) == (State.SUCCEEDED, None)
    assert [step.tolerated for step in run.steps] == [False, True, False]


async def test_an_image_that_was_deprecated_meanwhile_was_built(aws: Any, server: AwsImageBuilderSimulator) -> None:
    (arn,) = server.seed(1)
    server.builds[arn].later = "DEPRECATED"
    run = await settle((await settle(aws.images.get(arn))).wait())
    assert (run.state, run.raw_status) == (State.SUCCEEDED, "DEPRECATED")


async def test_waiting_is_told_without_other_images_steps(aws: Any, server: AwsImageBuilderSimulator) -> None:
    other = await started(aws, server, Run(steps=(Step("Long", 5000),)))
    run = await started(aws, server, WAITING)
    with pytest.raises(NeedsAttention, match="AskSomebody"):
        await settle(run.wait(until=State.WAITING))
    assert (await settle(other.refresh())).state is State.RUNNING
    (step,) = await every(aws.waiting_steps.list())
    assert step.image_build_version_arn == run.id
    await settle(aws.waiting_steps.resume(step.id, run.id, reason="fine"))
    assert json.loads(server.calls[-1].body)["action"] == "RESUME"
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_stopping_a_waiting_step_fails_the_build(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await settle((await started(aws, server, WAITING)).wait(until=State.WAITING, check=False))
    (step,) = await every(aws.waiting_steps.list())
    await settle(aws.waiting_steps.stop(step.id, run.id))
    with pytest.raises(ExecutionFailed, match="AskSomebody"):
        await settle(run.wait())


async def test_a_denied_side_call_changes_no_end(aws: Any, server: AwsImageBuilderSimulator) -> None:
    server.fault(faults.status(403), on="list_workflow_executions")
    server.fault(faults.status(403), on="list_waiting_workflow_steps")
    run = await settle((await started(aws, server)).wait())
    assert (run.state, run.steps) == (State.SUCCEEDED, ())


async def test_a_side_list_that_goes_round_changes_no_end(aws: Any, server: AwsImageBuilderSimulator) -> None:
    server.fault(faults.repeated_page(), on="list_workflow_step_executions")
    script = Run(steps=tuple(Step(f"Apply{n}", 1) for n in range(30)))
    assert (await settle((await started(aws, server, script)).wait())).state is State.SUCCEEDED


async def test_cancel_and_retry(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await started(aws, server)
    server.clock.advance(5)
    assert (await settle(aws.images.cancel(run.id))).state is State.CANCELLING
    with pytest.raises(ExecutionCancelled):
        await settle(run.wait())
    with pytest.raises(BusyError):
        await settle(aws.images.cancel(run.id))
    assert (await settle((await settle(aws.images.retry(run.id))).wait())).state is State.SUCCEEDED


async def test_lists_page_by_their_tokens(aws: Any, server: AwsImageBuilderSimulator) -> None:
    arns = server.seed(60)
    runs = await every(aws.image_pipelines.images(image_pipeline_arn=server.pipeline_arn))
    assert [run.id for run in runs] == arns[::-1]
    assert server.count("list_image_pipeline_images") == 3
    assert len(await every(aws.images.list(image_version_arn=server.image_version_arn, limit=7))) == 7


async def test_a_repeated_token_is_an_error(aws: Any, server: AwsImageBuilderSimulator) -> None:
    server.seed(60)
    server.fault(faults.repeated_page())
    with pytest.raises(DecodeError, match="repeated"):
        await every(aws.images.list())


async def test_workflow_and_step_executions(aws: Any, server: AwsImageBuilderSimulator) -> None:
    run = await settle((await started(aws, server)).wait())
    workflows = await every(aws.workflow_executions.list(image_build_version_arn=run.id))
    assert [workflow.type for workflow in workflows] == ["BUILD", "TEST", "DISTRIBUTION"]
    first = await settle(aws.workflow_executions.get(workflows[0].id))
    assert (first.status, first.state) == ("COMPLETED", State.SUCCEEDED)
    steps = await every(aws.step_executions.list(workflow_execution_id=first.id))
    assert [step.name for step in steps] == ["LaunchBuildInstance", "ApplyBuildComponents", "CreateOutputAMI"]
    assert steps[0].outputs_json == {"instanceId": "i-0abc1234def567890"}
    assert (await settle(aws.step_executions.get(steps[0].id))).name == "LaunchBuildInstance"


async def test_outputs_that_are_no_json_are_text(aws: Any, server: AwsImageBuilderSimulator) -> None:
    server.old_reason = True
    run = await settle((await started(aws, server, FAILING)).wait(check=False))
    (workflow,) = await every(aws.workflow_executions.list(image_build_version_arn=run.id))
    failed = (await every(aws.step_executions.list(workflow_execution_id=workflow.id)))[1]
    assert (failed.outputs, failed.outputs_json) == ("install-nginx failed", None)


@pytest.mark.parametrize("old_reason", [True, False])
@pytest.mark.parametrize("name", ["Apply", "Distribute", "CreateImage"])
async def test_without_a_message_the_words_of_a_failure_are_those_of_the_outputs(
    aws: Any, server: AwsImageBuilderSimulator, name: str, old_reason: bool
) -> None:
    server.step_messages, server.old_reason = False, old_reason
    run = await started(aws, server, Run(steps=(Step(name, 5, ends="failed", message="no disk"), Step(f"{name}Again"))))
    with pytest.raises(ExecutionFailed, match="no disk") as caught:
        await settle(run.wait())
    assert not set('{}"').intersection(str(caught.value).replace(repr(name), ""))
    failed = caught.value.run.steps[0]
    assert failed.state is State.FAILED
    assert "no disk" in failed.message
    never = [step for step in caught.value.run.steps if step.name == f"{name}Again"]
    assert [(step.state, step.started) for step in never] == [(State.QUEUED, None)]


async def test_a_version_means_its_newest_available_build(aws: Any, server: AwsImageBuilderSimulator) -> None:
    arns = server.seed(2)
    assert (await settle(aws.images.get(server.image_version_arn))).id == arns[-1]


async def test_errors_have_their_names(aws: Any, server: AwsImageBuilderSimulator) -> None:
    with pytest.raises(NotFoundError, match="ResourceNotFoundException") as caught:
        await settle(aws.image_pipelines.start(image_pipeline_arn=f"{server.pipeline_arn}-x"))
    assert caught.value.request_id.startswith("simulated-")
    with pytest.raises(ApiError, match="InvalidRequestException"):
        await settle(aws.images.get(f"{server.image_version_arn}/99"))
    with pytest.raises(UsageError):
        await settle(aws.images.get("not an arn"))


async def test_unknown_words(aws: Any, server: AwsImageBuilderSimulator) -> None:
    script = Run(steps=(Step("Launch", 60),), status_sequence=(Spell("QUARANTINED", after=5, seconds=30),))
    seen: list[State] = []
    await settle((await started(aws, server, script)).wait(on_change=lambda run: seen.append(run.state)))
    assert State.UNKNOWN in seen
    assert seen[-1] is State.SUCCEEDED


async def test_many_builds_of_one_version_share_a_list(aws: Any, server: AwsImageBuilderSimulator) -> None:
    runs = [await started(aws, server) for _ in range(10)]
    waited = await settle((async_wait_many if hasattr(aws, "aclose") else wait_many)(runs, concurrency=1))
    assert {one.run.state for one in waited} == {State.SUCCEEDED}
    assert server.count("get_image") <= 2 * len(runs)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (("AKIDSIMULATED", "wrong"), "InvalidSignatureException"),
        (("AKIDOTHER", "simulated-secret-access-key"), "UnrecognizedClientException"),
        (("AKIDSIMULATED", "simulated-secret-access-key", "surplus-token"), "UnrecognizedClientException"),
    ],
)
def test_wrong_credentials(server: AwsImageBuilderSimulator, keys: Any, message: str) -> None:
    from orchestrator_clients import AwsImageBuilder

    with AwsImageBuilder(server.region, base_url=server.url, credentials=keys, clock=server.clock) as client:
        with pytest.raises(AuthError, match=message):
            list(client.images.list())


def test_a_clock_that_is_off_and_a_wrong_region(server: AwsImageBuilderSimulator) -> None:
    from orchestrator_clients import AwsImageBuilder

    keys = ("AKIDSIMULATED", "simulated-secret-access-key")
    with AwsImageBuilder("eu-west-1", base_url=server.url, credentials=keys, clock=server.clock) as client:
        with pytest.raises(AuthError, match="InvalidSignatureException"):
            list(client.images.list())


def test_temporary_credentials(server: AwsImageBuilderSimulator) -> None:
    with AwsImageBuilderSimulator(credentials=AwsCredentials("AKIDTEMP", "secret-of-it", "session-token")) as temporary:
        with temporary.client() as client:
            assert list(client.images.list()) == []
        assert "x-amz-security-token" in (temporary.calls[0].header("authorization") or "")
