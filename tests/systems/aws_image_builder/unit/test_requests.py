"""Requests: what goes into them, and what is refused before anything is sent."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from orchestrator_api.aws_image_builder.types import UNSET
from orchestrator_clients import UsageError
from orchestrator_clients.aws_image_builder import requests
from tests.systems.aws_image_builder.unit.builds import BUILD, PIPELINE, VERSION


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("workflow_execution_id", "wf-0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"),
        ("workflow_execution_id", "wf-a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"),
        ("step_execution_id", "step-11111111-aaaa-4bbb-8ccc-000000000001"),
        ("step_execution_id", "step-a1b2c3d4-5678-90ab-cdef-EXAMPLE22222"),
        ("image_build_version_arn", BUILD),
        ("image_build_version_arn", BUILD.replace("aws:", "aws-cn:", 1)),
        ("image_build_version_arn", BUILD.replace("123456789012", "aws")),
        ("image_build_version_arn", BUILD.replace("web-base", "my_recipe")),
        ("image_arn", BUILD),
        ("image_arn", VERSION),
        ("image_arn", VERSION.replace("2.1.0", "x.x.x")),
        ("image_arn", VERSION.replace("2.1.0", "2.x.x")),
        ("image_version_arn", VERSION),
        ("image_pipeline_arn", PIPELINE),
    ],
)
def test_good_ids(kind: str, value: str) -> None:
    assert requests.checked(value, "argument", kind=kind) == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *(
            (kind, bad)
            for kind in ("workflow_execution_id", "image_arn", "image_pipeline_arn")
            for bad in ("", None, 7)
        ),
        ("workflow_execution_id", "step-0a1b2c3d"),
        ("workflow_execution_id", "wf-"),
        ("workflow_execution_id", "wf-1 2"),
        ("workflow_execution_id", "wf-1\n"),
        ("workflow_execution_id", "wf-\N{ARABIC-INDIC DIGIT ONE}"),
        ("step_execution_id", "wf-0a1b2c3d"),
        ("image_build_version_arn", VERSION),
        ("image_build_version_arn", PIPELINE),
        ("image_build_version_arn", BUILD.replace("2.1.0", "x.x.x")),
        ("image_build_version_arn", BUILD + "?x=1"),
        ("image_build_version_arn", "web-base/2.1.0/7"),
        ("image_version_arn", BUILD),
        ("image_version_arn", VERSION.replace("2.1.0", "2.x.x")),
        ("image_pipeline_arn", BUILD),
        ("image_pipeline_arn", PIPELINE.replace("imagebuilder", "ec2")),
    ],
)
def test_bad_ids_name_the_argument_and_show_a_good_one(kind: str, value: object) -> None:
    with pytest.raises(UsageError, match=r"my_argument=.*: give one such as (wf-|step-|arn:aws)"):
        requests.checked(value, "my_argument", kind=kind)


PUTS: list[Callable[[str | None], dict[str, Any]]] = [
    lambda token: requests.cancel(BUILD, token),
    lambda token: requests.retry(BUILD, token),
    lambda token: requests.start(PIPELINE, None, token),
    lambda token: requests.act_on_step("step-1", BUILD, "RESUME", None, token),
]


@pytest.mark.parametrize("make", PUTS)
def test_each_change_has_a_token_of_its_own_or_the_callers(make: Callable[[str | None], dict[str, Any]]) -> None:
    first, second = make(None)["json"]["clientToken"], make(None)["json"]["clientToken"]
    assert first != second
    assert uuid.UUID(first).version == 4
    assert make("mine")["json"]["clientToken"] == "mine"
    for bad in ("", "x" * 65, 7):
        with pytest.raises(UsageError, match="client_token"):
            make(bad)  # type: ignore[arg-type]


def test_bodies_leave_out_what_was_not_given() -> None:
    assert requests.list_steps("wf-1", UNSET, None)["json"] == {"workflowExecutionId": "wf-1"}
    assert requests.list_steps("wf-1", 4, "t")["json"] == {
        "workflowExecutionId": "wf-1",
        "maxResults": 4,
        "nextToken": "t",
    }
    assert requests.list_waiting(UNSET, None)["json"] == {}
    assert requests.list_builds(None, UNSET, UNSET, None)["json"] == {}
    assert set(requests.start(PIPELINE, {}, "t")["json"]) == {"imagePipelineArn", "clientToken"}
    assert requests.start(PIPELINE, {"team": "media"}, "t")["json"]["tags"] == {"team": "media"}
    assert requests.act_on_step("step-1", BUILD, "STOP", "not today", "t")["json"] == {
        "stepExecutionId": "step-1",
        "imageBuildVersionArn": BUILD,
        "action": "STOP",
        "reason": "not today",
        "clientToken": "t",
    }


@pytest.mark.parametrize(
    ("page_size", "limit", "size"),
    [
        (None, None, UNSET),
        (None, 3, 3),
        (None, 25, UNSET),
        (None, 200, UNSET),
        (None, 0, UNSET),
        (100, None, 100),
        (100, 30, 30),
        (10, 30, 10),
    ],
)
def test_page_size(page_size: int | None, limit: int | None, size: object) -> None:
    assert requests.page_of(page_size, limit) == size


@pytest.mark.parametrize("page_size", [0, 101, -1, True, "10", 2.5])
def test_bad_page_size(page_size: Any) -> None:
    with pytest.raises(UsageError, match="page_size"):
        requests.page_of(page_size, None)


@pytest.mark.parametrize(
    "tags",
    [
        {"aws:x": "1"},
        {"": "1"},
        {"a" * 129: "1"},
        {"a!": "1"},
        {"a": 1},
        {"a": "x" * 257},
        {1: "a"},
        [("a", "b")],
        {f"k{n}": "v" for n in range(51)},
    ],
)
def test_bad_tags(tags: Any) -> None:
    with pytest.raises(UsageError, match="tags"):
        requests.start(PIPELINE, tags, None)


def test_filters() -> None:
    made = requests.filters_of({"state": ["AVAILABLE", "FAILED"], "name": "web"})
    body = requests.list_builds(VERSION, made, UNSET, None)["json"]
    assert body["filters"] == [
        {"name": "state", "values": ["AVAILABLE", "FAILED"]},
        {"name": "name", "values": ["web"]},
    ]
    assert requests.filters_of(None) is UNSET
    assert requests.filters_of({}) is UNSET


@pytest.mark.parametrize(
    "filters",
    [{"a b": "x"}, {"a": [1]}, {"a": [str(n) for n in range(11)]}, {f"n{'x' * n}": "v" for n in range(11)}],
)
def test_bad_filters(filters: Any) -> None:
    with pytest.raises(UsageError, match="filters"):
        requests.filters_of(filters)


@pytest.mark.parametrize("reason", ["", "x" * 1025, 7])
def test_bad_reasons(reason: Any) -> None:
    with pytest.raises(UsageError, match="reason"):
        requests.act_on_step("step-1", BUILD, "RESUME", reason, None)
