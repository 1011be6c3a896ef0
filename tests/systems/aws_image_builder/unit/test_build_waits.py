"""Waiting for builds: through faults, and for many at once."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import AwsImageBuilder, State, WaitTimeout, async_wait_many, wait_many
from tests.contract.both import settle
from tests.systems.aws_image_builder.unit.builds import BUILD, DENIED, PIPELINE, VERSION, WAITING, history, image
from tests.systems.aws_image_builder.unit.service import Error, Service

pytestmark = pytest.mark.anyio


async def test_a_wait_goes_on_through_faults_and_ends_in_time(service: Service, aws: Any) -> None:
    service.lay("GetImage", *[Error(200, text="<html>")] * 9, {"image": {}}, {}, image("AVAILABLE"))
    service.lay("StartImagePipelineExecution", {"imageBuildVersionArn": BUILD})
    history(service)
    run = await settle(aws.image_pipelines.start(image_pipeline_arn=PIPELINE))
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
