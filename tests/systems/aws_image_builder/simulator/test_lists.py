"""Lists of the simulated Image Builder: pages, tokens that belong to one list only, filters, the newest build of a version."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step
from tests.systems.aws_image_builder.simulator.calls import AwsCalls, error_of

VERSION = AwsImageBuilderSimulator.image_version_arn
PIPELINE = AwsImageBuilderSimulator.pipeline_arn
BAD_TOKEN = (400, "InvalidPaginationTokenException")
MANY_STEPS = Run(steps=tuple(Step(f"Apply{n}", 0) for n in range(30)))


def pages(aws: AwsCalls, operation: str, key: str, **members: Any) -> list[list[Any]]:
    """Return all pages of a list."""
    found, token = [], {}
    while True:
        answer = aws(operation, **members, **token).json()
        found.append(answer[key])
        if "nextToken" not in answer:
            return found
        token = {"nextToken": answer["nextToken"]}


@pytest.mark.parametrize(
    ("members", "lengths"),
    [
        ({}, [25, 25, 10]),
        ({"maxResults": 30}, [30, 30]),
        ({"maxResults": 59}, [59, 1]),
        ({"maxResults": 60}, [60]),
        ({"maxResults": 100}, [60]),
    ],
)
def test_pages(aws: AwsCalls, image_builder: AwsImageBuilderSimulator, members: Any, lengths: list[int]) -> None:
    arns = image_builder.seed(60)
    found = pages(aws, "ListImagePipelineImages", "imageSummaryList", imagePipelineArn=PIPELINE, **members)
    assert [len(page) for page in found] == lengths
    assert [image["arn"] for page in found for image in page] == arns[::-1]


def test_pages_of_the_services_own_making(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    image_builder.page_sizes = (2, 0, 100)
    image_builder.seed(9)
    found = pages(aws, "ListImageBuildVersions", "imageSummaryList", maxResults=3)
    assert [len(page) for page in found] == [2, 0, 3, 2, 0, 2]


def test_what_stands_beside_the_items_repeats_on_each_page(aws: AwsCalls) -> None:
    workflow = aws.workflows(aws.started(MANY_STEPS))[0]["workflowExecutionId"]
    first = aws("ListWorkflowStepExecutions", workflowExecutionId=workflow).json()
    second = aws("ListWorkflowStepExecutions", workflowExecutionId=workflow, nextToken=first["nextToken"]).json()
    for name in ("workflowBuildVersionArn", "workflowExecutionId", "imageBuildVersionArn"):
        assert first[name] == second[name]
    assert "nextToken" not in second


# Tokens


def token_of(aws: AwsCalls, operation: str = "ListImageBuildVersions", **members: Any) -> str:
    return str(aws(operation, **members).json()["nextToken"])


@pytest.fixture
def seeded(image_builder: AwsImageBuilderSimulator) -> AwsImageBuilderSimulator:
    image_builder.seed(60)
    return image_builder


WEB: list[Any] = [{"name": "name", "values": ["web-base"]}]
CHANGED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "maxResults": ({"maxResults": 10}, {"maxResults": 11}),
    "maxResults left out": ({"maxResults": 10}, {}),
    "maxResults, though it is what is usual": ({}, {"maxResults": 25}),
    "imageVersionArn": ({"imageVersionArn": VERSION}, {}),
    "another imageVersionArn": ({"imageVersionArn": VERSION}, {"imageVersionArn": f"{VERSION}1"}),
    "filters": ({"filters": WEB}, {}),
    "another filter": ({"filters": WEB}, {"filters": [{"name": "platform", "values": ["Linux"]}]}),
    "another value": ({"filters": WEB}, {"filters": [{"name": "name", "values": ["web-base", "db"]}]}),
}


@pytest.mark.parametrize("case", CHANGED)
def test_a_token_belongs_to_the_same_members(aws: AwsCalls, seeded: AwsImageBuilderSimulator, case: str) -> None:
    before, after = CHANGED[case]
    token = token_of(aws, **before)
    assert error_of(aws("ListImageBuildVersions", **after, nextToken=token)) == BAD_TOKEN
    assert aws("ListImageBuildVersions", **before, nextToken=token).status_code == 200


def test_a_token_belongs_to_one_operation(aws: AwsCalls, seeded: AwsImageBuilderSimulator) -> None:
    token = token_of(aws, "ListImagePipelineImages", imagePipelineArn=PIPELINE)
    assert error_of(aws("ListImageBuildVersions", nextToken=token)) == BAD_TOKEN
    token = token_of(aws)  # of a call without members, as is the next
    assert error_of(aws("ListWaitingWorkflowSteps", nextToken=token)) == BAD_TOKEN


def test_a_token_belongs_to_one_workflow(aws: AwsCalls) -> None:
    first, second = (aws.workflows(aws.started(MANY_STEPS))[0]["workflowExecutionId"] for _ in range(2))
    token = token_of(aws, "ListWorkflowStepExecutions", workflowExecutionId=first)
    answer = aws("ListWorkflowStepExecutions", workflowExecutionId=second, nextToken=token)
    assert error_of(answer) == BAD_TOKEN


def test_foreign_tokens(aws: AwsCalls, seeded: AwsImageBuilderSimulator) -> None:
    token = token_of(aws)
    turned = bytearray(base64.b64decode(token))
    turned[-1] ^= 1
    for foreign in ("AAAAexample-token-2", "25", token[:-4], token + token, "é", base64.b64encode(turned).decode()):
        assert error_of(aws("ListImageBuildVersions", nextToken=foreign)) == BAD_TOKEN, foreign


@pytest.mark.parametrize("token", ["", 25, True, "t" * 65_536])
def test_what_can_be_no_token(aws: AwsCalls, token: object) -> None:
    assert error_of(aws("ListImageBuildVersions", nextToken=token)) == (400, "InvalidRequestException")


def test_tokens_say_nothing(aws: AwsCalls, seeded: AwsImageBuilderSimulator) -> None:
    first = token_of(aws, maxResults=10)
    second = token_of(aws, maxResults=10, nextToken=first)
    assert first != second
    for data in (base64.b64decode(first), base64.b64decode(second)):
        assert b"10" not in data
        assert b"List" not in data


def test_a_page_can_be_asked_for_again(aws: AwsCalls, seeded: AwsImageBuilderSimulator) -> None:
    token = token_of(aws)
    one, again = (aws("ListImageBuildVersions", nextToken=token).json() for _ in range(2))
    assert one["imageSummaryList"] == again["imageSummaryList"]


def test_a_repeated_page(aws: AwsCalls, seeded: AwsImageBuilderSimulator) -> None:
    seeded.fault(faults.repeated_page(), calls=2)
    token = token_of(aws)
    assert token_of(aws, nextToken=token) == token
    assert token_of(aws, nextToken=token) != token


# Filters


@pytest.mark.parametrize(
    ("name", "values", "found"),
    [
        ("name", ["web-base"], 2),
        ("name", ["web-*"], 2),
        ("name", ["*base"], 2),
        ("name", ["*b-b*"], 2),
        ("name", ["web"], 0),
        ("name", ["db", "web-base"], 2),
        ("version", ["2.1.0"], 2),
        ("version", ["2.1.0/2"], 1),
        ("version", ["2.*"], 0),  # only names take a star
        ("platform", ["Linux"], 2),
        ("platform", ["Windows"], 0),
        ("osVersion", ["Amazon Linux 2023"], 2),
        ("type", ["AMI"], 2),
        ("type", ["DOCKER"], 0),
    ],
)
def test_filters(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator, name: str, values: list[str], found: int
) -> None:
    image_builder.seed(2)
    answer = aws("ListImageBuildVersions", filters=[{"name": name, "values": values}]).json()
    assert len(answer["imageSummaryList"]) == found


def test_all_filters_must_fit(aws: AwsCalls, image_builder: AwsImageBuilderSimulator) -> None:
    image_builder.seed(3)
    wanted = [{"name": "name", "values": ["web*"]}, {"name": "version", "values": ["2.1.0/1", "2.1.0/3"]}]
    answer = aws("ListImagePipelineImages", imagePipelineArn=PIPELINE, filters=wanted).json()
    assert [image["version"] for image in answer["imageSummaryList"]] == ["2.1.0/3", "2.1.0/1"]


@pytest.mark.parametrize(
    "filters",
    [
        [],
        {},
        "name",
        [None],
        [{"name": "name"}],
        [{"values": ["a"]}],
        [{"name": "name", "values": []}],
        [{"name": "name", "values": ["v"] * 11}],
        [{"name": "name", "values": [1]}],
        [{"name": "name", "values": [""]}],
        [{"name": "name", "values": ["a;b"]}],
        [{"name": "name", "values": "web"}],
        [{"name": "flavour", "values": ["a"]}],
        [{"name": "na me", "values": ["a"]}],
        [{"name": "name", "values": ["a"]}] * 11,
    ],
)
def test_wrong_filters(aws: AwsCalls, filters: object) -> None:
    assert error_of(aws("ListImageBuildVersions", filters=filters)) == (400, "InvalidRequestException")


# The newest build of a version


@pytest.mark.parametrize(
    ("tail", "found"),
    [("2.1.0/1", "1"), ("2.1.0", "2"), ("2.1.x", "2"), ("2.x.x", "2"), ("x.x.x", "2"), ("2.2.x", None), ("2.1", None)],
)
def test_a_version_means_its_newest_available_build(
    aws: AwsCalls, image_builder: AwsImageBuilderSimulator, tail: str, found: str | None
) -> None:
    image_builder.seed(2)
    aws.started()  # the third is not available yet
    answer = aws("GetImage", imageBuildVersionArn=VERSION.replace("2.1.0", tail))
    if found is None:
        assert error_of(answer) == (400, "InvalidRequestException")
    else:
        assert answer.json()["image"]["arn"] == f"{VERSION}/{found}"
