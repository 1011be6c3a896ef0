"""AWS's client for JavaScript and AWS's command line against the simulator: they read what our client reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from orchestrator_clients.testing import AwsCredentials, AwsImageBuilderSimulator, Run, Step
from tests.peers.outside import NodeClient, TheirError, aws_command

pytestmark = pytest.mark.peers

Calls = Callable[..., Any]
"""A call by AWS's name of the operation, with its members: `calls("GetImage", imageBuildVersionArn=...)`."""


def keys_of(known: AwsCredentials) -> dict[str, str]:
    """Return credentials as variables of AWS's tools."""
    keys = {"AWS_ACCESS_KEY_ID": known.access_key, "AWS_SECRET_ACCESS_KEY": known.secret_key}
    return {**keys, **({"AWS_SESSION_TOKEN": known.token} if known.token else {})}


def by_command(server: AwsImageBuilderSimulator) -> Calls:
    """Return calls by `aws imagebuilder`."""

    def call(operation: str, **members: str) -> Any:
        words = (re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower() for name in members)
        options = [part for word, value in zip(words, members.values(), strict=True) for part in (f"--{word}", value)]
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", operation).lower()
        return aws_command(server.url, keys_of(server.credentials), name, *options)

    return call


@pytest.fixture(params=["javascript", "command"])
def calls(request: pytest.FixtureRequest, server: AwsImageBuilderSimulator) -> Iterator[Calls]:
    """One of the two. The simulator's clock begins at the present: both sign by the system's."""
    if request.param == "command":
        yield by_command(server)
        return
    with javascript(server) as client:
        yield lambda operation, **members: client(operation, members)


def javascript(server: AwsImageBuilderSimulator) -> NodeClient:
    """Return AWS's client for JavaScript."""
    known = server.credentials
    keys = {"accessKeyId": known.access_key, "secretAccessKey": known.secret_key}
    more = {"sessionToken": known.token} if known.token else {}
    return NodeClient("aws", {"region": server.region, "endpoint": server.url, "credentials": {**keys, **more}})


def assert_read_alike(server: AwsImageBuilderSimulator, workflow_id: str, steps: list[dict[str, Any]]) -> None:
    """Check that our client reads the same of each step; theirs may be older, and drop members that it does not know."""
    with server.client() as ours:
        read = [one.raw.to_dict() for one in ours.step_executions.list(workflow_execution_id=workflow_id)]
    known = [{name: step[name] for name in theirs} for step, theirs in zip(read, steps, strict=True)]
    assert known == steps


def test_start_decide_and_read(calls: Calls, server: AwsImageBuilderSimulator) -> None:
    """The server's builds wait for somebody at their second step."""
    (pipeline,) = calls("ListImagePipelines")["imagePipelineList"]
    arn = calls("StartImagePipelineExecution", imagePipelineArn=pipeline["arn"])["imageBuildVersionArn"]
    (waiting,) = calls("ListWaitingWorkflowSteps")["steps"]
    assert (waiting["imageBuildVersionArn"], waiting["name"]) == (arn, "Ask")
    place = {"stepExecutionId": waiting["stepExecutionId"], "imageBuildVersionArn": arn}
    calls("SendWorkflowStepAction", **place, action="RESUME", reason="looks good")
    image = calls("GetImage", imageBuildVersionArn=arn)["image"]
    (build, test) = calls("ListWorkflowExecutions", imageBuildVersionArn=arn)["workflowExecutions"]
    steps = calls("ListWorkflowStepExecutions", workflowExecutionId=build["workflowExecutionId"])["steps"]
    assert (image["state"]["status"], test["status"]) == ("AVAILABLE", "COMPLETED")
    assert steps[1]["outputs"] == '{"action": "RESUME", "reason": "looks good"}'
    with server.client() as ours:
        run = ours.images.get(arn)
    assert (run.raw_status, run.id) == (image["state"]["status"], image["arn"])
    assert_read_alike(server, build["workflowExecutionId"], steps)


def test_cancel(calls: Calls, server: AwsImageBuilderSimulator) -> None:
    arn = calls("StartImagePipelineExecution", imagePipelineArn=server.pipeline_arn)["imageBuildVersionArn"]
    assert calls("CancelImageCreation", imageBuildVersionArn=arn)["imageBuildVersionArn"] == arn
    assert calls("GetImage", imageBuildVersionArn=arn)["image"]["state"]["status"] == "CANCELLED"
    with pytest.raises(TheirError, match="ResourceInUse|ended|cancel"):
        calls("CancelImageCreation", imageBuildVersionArn=arn)


def test_a_failure_without_a_message(calls: Calls, server: AwsImageBuilderSimulator) -> None:
    server.script = Run(steps=(Step("Apply", 0, ends="failed", message="no disk"), Step("Create", 0)))
    server.step_messages = False
    arn = calls("StartImagePipelineExecution", imagePipelineArn=server.pipeline_arn)["imageBuildVersionArn"]
    state = calls("GetImage", imageBuildVersionArn=arn)["image"]["state"]
    (build,) = calls("ListWorkflowExecutions", imageBuildVersionArn=arn)["workflowExecutions"]
    steps = calls("ListWorkflowStepExecutions", workflowExecutionId=build["workflowExecutionId"])["steps"]
    assert (state["status"], "no disk" in state["reason"]) == ("FAILED", True)
    assert [step["status"] for step in steps] == ["FAILED", "PENDING"]
    assert_read_alike(server, build["workflowExecutionId"], steps)


def test_pages_by_command(server: AwsImageBuilderSimulator) -> None:
    arns = server.seed(5)
    call = by_command(server)
    found = call("ListImagePipelineImages", imagePipelineArn=server.pipeline_arn, pageSize="2")["imageSummaryList"]
    assert [image["arn"] for image in found] == arns[::-1]
    assert server.count("list_image_pipeline_images") == 3


def test_pages_in_javascript(server: AwsImageBuilderSimulator) -> None:
    arns = server.seed(5)
    with javascript(server) as client:
        pages = client("paginate", "ListImagePipelineImages", {"imagePipelineArn": server.pipeline_arn}, 2)
    assert [[image["arn"] for image in page["imageSummaryList"]] for page in pages] == [
        arns[:2:-1],
        arns[2:0:-1],
        arns[:1],
    ]


def test_wrong_keys(server: AwsImageBuilderSimulator) -> None:
    with javascript(server) as client:
        server.renew(AwsCredentials("AKIDOTHER", "another-secret"))
        with pytest.raises(TheirError) as caught:
            client("ListWaitingWorkflowSteps", {})
    assert caught.value.name == "UnrecognizedClientException"
