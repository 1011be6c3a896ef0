"""AWS's own client against the simulator: every operation, its paginators, and its errors."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step
from tests.peers.aws_operations import PAIRS, Ids, ids, prepared
from tests.peers.conftest import SPEC

pytestmark = [pytest.mark.peers, pytest.mark.filterwarnings("ignore::DeprecationWarning:botocore.*")]


def test_the_table_has_every_operation_of_our_document() -> None:
    paths = yaml.safe_load(SPEC.read_text(encoding="utf-8"))["paths"]
    assert {path.strip("/").lower() for path in paths} == {name.replace("_", "") for name in PAIRS}


SAID: dict[str, Callable[[Any, Ids], bool]] = {
    "list_workflow_step_executions": lambda a, i: [step["name"] for step in a["steps"]] == ["Launch", "Ask"],
    "get_workflow_step_execution": lambda a, i: (a["name"], a["action"]) == ("Ask", "WaitForAction"),
    "list_workflow_executions": lambda a, i: a["workflowExecutions"][0]["workflowExecutionId"] == i["workflow"],
    "get_workflow_execution": lambda a, i: (a["status"], a["imageBuildVersionArn"]) == ("RUNNING", i["arn"]),
    "list_waiting_workflow_steps": lambda a, i: a["steps"][0]["stepExecutionId"] == i["step"],
    "send_workflow_step_action": lambda a, i: (
        (a["stepExecutionId"], a["imageBuildVersionArn"]) == (i["step"], i["arn"])
    ),
    "start_image_pipeline_execution": lambda a, i: a["imageBuildVersionArn"] == f"{i['version']}/2",
    "list_image_pipeline_images": lambda a, i: a["imageSummaryList"][0]["arn"] == i["arn"],
    "list_image_pipelines": lambda a, i: [one["arn"] for one in a["imagePipelineList"]] == [i["pipeline"]],
    "get_image_pipeline": lambda a, i: a["imagePipeline"]["arn"] == i["pipeline"],
    "list_image_scan_finding_aggregations": lambda a, i: a["aggregationType"] == "imageBuildVersionArn",
    "get_image": lambda a, i: (a["image"]["arn"], a["image"]["state"]) == (i["arn"], {"status": "BUILDING"}),
    "list_image_build_versions": lambda a, i: a["imageSummaryList"][0]["state"] == {"status": "BUILDING"},
    "cancel_image_creation": lambda a, i: a["imageBuildVersionArn"] == i["arn"],
    "retry_image": lambda a, i: a["imageBuildVersionArn"] == i["arn"],
}
"""What the answer to each operation must say of the build that waits."""


@pytest.mark.parametrize("operation", PAIRS)
def test_every_operation(server: AwsImageBuilderSimulator, theirs: Any, operation: str) -> None:
    known = prepared(server, theirs, operation)
    answer = PAIRS[operation].theirs(theirs, known)
    told = answer.pop("ResponseMetadata")
    assert SAID[operation](answer, known), answer
    assert told["HTTPStatusCode"] == 200
    assert answer.get("requestId", told["RequestId"]) == told["RequestId"]


PAGED: dict[str, tuple[str, str, Callable[[Ids], dict[str, str]]]] = {
    "list_workflow_step_executions": ("steps", "stepExecutionId", lambda i: {"workflowExecutionId": i["workflow"]}),
    "list_workflow_executions": (
        "workflowExecutions",
        "workflowExecutionId",
        lambda i: {"imageBuildVersionArn": i["arn"]},
    ),
    "list_waiting_workflow_steps": ("steps", "stepExecutionId", lambda _: {}),
    "list_image_pipeline_images": ("imageSummaryList", "arn", lambda i: {"imagePipelineArn": i["pipeline"]}),
    "list_image_build_versions": ("imageSummaryList", "arn", lambda i: {"imageVersionArn": i["version"]}),
}


@pytest.mark.parametrize("operation", PAGED)
def test_paginators(server: AwsImageBuilderSimulator, theirs: Any, operation: str) -> None:
    steps = (Step("Launch", 0.0), Step("TestIt", 0.0), Step("TestAsk", 0.0, waits_for_person=True))
    server.script = Run(steps=steps)  # two workflows, two steps in the one that waits
    for _ in range(2):
        theirs.start_image_pipeline_execution(imagePipelineArn=server.pipeline_arn)
    key, name, of = PAGED[operation]
    wanted = of(ids(server))
    whole = [item[name] for item in getattr(theirs, operation)(**wanted)[key]]
    pages = list(theirs.get_paginator(operation).paginate(**wanted, PaginationConfig={"PageSize": 1}))
    assert [item[name] for page in pages for item in page[key]] == whole
    assert len(pages) >= len(whole) >= 2


@pytest.mark.parametrize("sizes", [(), (7,), (0, 10), (25, 0, 1)])
def test_many_pages(server: AwsImageBuilderSimulator, theirs: Any, sizes: tuple[int, ...]) -> None:
    arns = server.seed(60)
    server.page_sizes = sizes
    pages = theirs.get_paginator("list_image_pipeline_images").paginate(imagePipelineArn=server.pipeline_arn)
    assert [image["arn"] for page in pages for image in page["imageSummaryList"]] == arns[::-1]


def test_a_client_token_is_made_for_each_start(server: AwsImageBuilderSimulator, theirs: Any) -> None:
    for _ in range(2):
        theirs.start_image_pipeline_execution(imagePipelineArn=server.pipeline_arn)
    assert len(server.builds) == 2


@pytest.mark.parametrize("errors_in", ["header", "body"])
@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("InvalidRequestException", lambda b, i: b.get_image(imageBuildVersionArn=f"{i['version']}/99")),
        ("InvalidRequestException", lambda b, i: b.list_image_build_versions(maxResults=101)),
        (
            "InvalidPaginationTokenException",
            lambda b, i: b.list_waiting_workflow_steps(nextToken="AAAAexample-token-2"),
        ),
        (
            "ResourceNotFoundException",
            lambda b, i: b.start_image_pipeline_execution(imagePipelineArn=f"{i['pipeline']}-2"),
        ),
        ("ResourceInUseException", lambda b, i: b.retry_image(imageBuildVersionArn=i["arn"])),
        (
            "InvalidParameterValueException",
            lambda b, i: b.send_workflow_step_action(
                stepExecutionId=i["step"], imageBuildVersionArn=f"{i['version']}/99", action="STOP"
            ),
        ),
    ],
)
def test_errors_carry_their_names(
    server: AwsImageBuilderSimulator, theirs: Any, name: str, cause: Callable[[Any, Ids], Any], errors_in: Any
) -> None:
    known = prepared(server, theirs, "get_image")
    server.errors_in = errors_in
    with pytest.raises(getattr(theirs.exceptions, name)) as caught:
        cause(theirs, known)
    assert caught.value.response["Error"]["Message"]
    assert caught.value.response["ResponseMetadata"]["RequestId"].startswith("simulated-")
