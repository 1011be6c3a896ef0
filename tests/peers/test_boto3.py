"""AWS's own client against the simulator, and beside ours: the same method, path and body, and a signature that verifies."""

import json
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients.testing import AwsImageBuilderSimulator, Call, Run, Step

pytestmark = [pytest.mark.peers, pytest.mark.filterwarnings("ignore::DeprecationWarning:botocore.*")]
boto3 = pytest.importorskip("boto3", reason="the group `peers` is not installed")

SCRIPT = Run(steps=(Step("Launch", 0.0), Step("Ask", 0.0, waits_for_person=True), Step("TestIt", 0.0)))
TOKEN = "one-call"


@pytest.fixture
def server() -> Iterator[AwsImageBuilderSimulator]:
    with AwsImageBuilderSimulator(clock=SystemClock(), script=SCRIPT) as simulator:
        yield simulator


@pytest.fixture
def theirs(server: AwsImageBuilderSimulator) -> Any:
    known = server.credentials
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return boto3.client(
            "imagebuilder",
            region_name=server.region,
            endpoint_url=server.url,
            aws_access_key_id=known.access_key,
            aws_secret_access_key=known.secret_key,
        )


def ids(server: AwsImageBuilderSimulator) -> dict[str, str]:
    """Return the ids of a build that waits for somebody."""
    build = next(reversed(server.builds.values()))
    now = server.clock.time()
    waiting = next(shown for shown in build.steps(now) if shown.picture.state == "waiting")
    return {"arn": build.arn, "workflow": waiting.workflow_id, "step": waiting.step_id, "pipeline": server.pipeline_arn}


OPERATIONS: dict[str, tuple[Callable[[Any, dict[str, str]], Any], Callable[[Any, dict[str, str]], Any]]] = {
    "list_workflow_step_executions": (
        lambda b, i: b.list_workflow_step_executions(workflowExecutionId=i["workflow"], maxResults=5),
        lambda c, i: list(c.step_executions.list(workflow_execution_id=i["workflow"], page_size=5)),
    ),
    "get_workflow_step_execution": (
        lambda b, i: b.get_workflow_step_execution(stepExecutionId=i["step"]),
        lambda c, i: c.step_executions.get(i["step"]),
    ),
    "list_workflow_executions": (
        lambda b, i: b.list_workflow_executions(imageBuildVersionArn=i["arn"], maxResults=5),
        lambda c, i: list(c.workflow_executions.list(image_build_version_arn=i["arn"], page_size=5)),
    ),
    "get_workflow_execution": (
        lambda b, i: b.get_workflow_execution(workflowExecutionId=i["workflow"]),
        lambda c, i: c.workflow_executions.get(i["workflow"]),
    ),
    "list_waiting_workflow_steps": (
        lambda b, _: b.list_waiting_workflow_steps(maxResults=5),
        lambda c, _: list(c.waiting_steps.list(page_size=5)),
    ),
    "send_workflow_step_action": (
        lambda b, i: b.send_workflow_step_action(
            stepExecutionId=i["step"], imageBuildVersionArn=i["arn"], action="RESUME", clientToken=TOKEN
        ),
        lambda c, i: c.waiting_steps.resume(i["step"], i["arn"], client_token=TOKEN),
    ),
    "start_image_pipeline_execution": (
        lambda b, i: b.start_image_pipeline_execution(
            imagePipelineArn=i["pipeline"], clientToken=TOKEN, tags={"a": "b"}
        ),
        lambda c, i: c.image_pipelines.start(image_pipeline_arn=i["pipeline"], client_token=TOKEN, tags={"a": "b"}),
    ),
    "get_image": (
        lambda b, i: b.get_image(imageBuildVersionArn=i["arn"]),
        lambda c, i: c.images.get(i["arn"]),
    ),
    "list_image_pipeline_images": (
        lambda b, i: b.list_image_pipeline_images(imagePipelineArn=i["pipeline"], maxResults=5),
        lambda c, i: list(c.image_pipelines.images(image_pipeline_arn=i["pipeline"], page_size=5)),
    ),
    "list_image_build_versions": (
        lambda b, i: b.list_image_build_versions(imageVersionArn=i["arn"].rpartition("/")[0], maxResults=5),
        lambda c, i: list(c.images.list(image_version_arn=i["arn"].rpartition("/")[0], page_size=5)),
    ),
    "cancel_image_creation": (
        lambda b, i: b.cancel_image_creation(imageBuildVersionArn=i["arn"], clientToken=TOKEN),
        lambda c, i: c.images.cancel(i["arn"], client_token=TOKEN),
    ),
    "retry_image": (
        lambda b, i: b.retry_image(imageBuildVersionArn=i["arn"], clientToken=TOKEN),
        lambda c, i: c.images.retry(i["arn"], client_token=TOKEN),
    ),
}


def sent(call: Call) -> tuple[str, str, object, object]:
    return call.method, call.path, sorted(call.query), json.loads(call.body) if call.body else None


@pytest.mark.parametrize("operation", OPERATIONS)
def test_both_send_the_same_and_both_signatures_verify(
    server: AwsImageBuilderSimulator, theirs: Any, operation: str
) -> None:
    by_boto3, by_us = OPERATIONS[operation]
    with server.client() as ours:
        ours.image_pipelines.start(image_pipeline_arn=server.pipeline_arn)
        known = ids(server)
        if operation == "retry_image":
            theirs.cancel_image_creation(imageBuildVersionArn=known["arn"])
        by_boto3(theirs, known)  # a signature that does not verify is refused
        by_us(ours, known)
    first, second = server.calls_of(operation)[-2:]
    assert sent(first) == sent(second)


PAGED: dict[str, tuple[str, str, Callable[[dict[str, str]], dict[str, str]]]] = {
    "list_workflow_step_executions": ("steps", "stepExecutionId", lambda i: {"workflowExecutionId": i["workflow"]}),
    "list_workflow_executions": (
        "workflowExecutions",
        "workflowExecutionId",
        lambda i: {"imageBuildVersionArn": i["arn"]},
    ),
    "list_waiting_workflow_steps": ("steps", "stepExecutionId", lambda _: {}),
    "list_image_pipeline_images": ("imageSummaryList", "arn", lambda i: {"imagePipelineArn": i["pipeline"]}),
    "list_image_build_versions": (
        "imageSummaryList",
        "arn",
        lambda i: {"imageVersionArn": i["arn"].rpartition("/")[0]},
    ),
}


@pytest.mark.parametrize("operation", PAGED)
def test_paginators(server: AwsImageBuilderSimulator, theirs: Any, operation: str) -> None:
    steps = (Step("Launch", 0.0), Step("TestIt", 0.0), Step("TestAsk", 0.0, waits_for_person=True))
    server.script = Run(steps=steps)  # two workflows, two steps in the one that waits
    with server.client() as ours:
        for _ in range(2):
            ours.image_pipelines.start(image_pipeline_arn=server.pipeline_arn)
    key, name, of = PAGED[operation]
    wanted = of(ids(server))
    whole = [item[name] for item in getattr(theirs, operation)(**wanted)[key]]
    pages = list(theirs.get_paginator(operation).paginate(**wanted, PaginationConfig={"PageSize": 1}))
    assert [item[name] for page in pages for item in page[key]] == whole
    assert len(pages) >= len(whole) >= 2


def test_many_pages(server: AwsImageBuilderSimulator, theirs: Any) -> None:
    arns = server.seed(60)
    pages = theirs.get_paginator("list_image_pipeline_images").paginate(imagePipelineArn=server.pipeline_arn)
    assert [image["arn"] for page in pages for image in page["imageSummaryList"]] == arns[::-1]


def test_the_waiter(server: AwsImageBuilderSimulator, theirs: Any) -> None:
    (arn,) = server.seed(1)
    waiter = theirs.get_waiter("image_available")
    waiter.wait(imageBuildVersionArn=arn, WaiterConfig={"Delay": 0, "MaxAttempts": 3})
    assert server.count("get_image") == 1


def test_errors_carry_their_names(theirs: Any) -> None:
    with pytest.raises(theirs.exceptions.InvalidRequestException):
        theirs.get_image(imageBuildVersionArn="arn:aws:imagebuilder:us-east-1:123456789012:image/x/1.0.0/1")
