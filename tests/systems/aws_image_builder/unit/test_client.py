"""Both clients over real sockets: requests, signatures, pages, repeats, errors."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from orchestrator_clients import (
    ApiError,
    AuthError,
    AwsImageBuilder,
    BusyError,
    ClosedError,
    DecodeError,
    OrchestratorError,
    RateLimitError,
    State,
    UsageError,
    resume,
)
from orchestrator_clients.aws_image_builder.signing import Keys
from tests.contract.both import close, every, settle
from tests.systems.aws_image_builder.unit.builds import BUILD, PIPELINE, RUN, STEP, VERSION, image
from tests.systems.aws_image_builder.unit.service import KEYS, REGION, Call, Error, Service
from tests.systems.aws_image_builder.unit.test_signing import botocore_signature

pytestmark = pytest.mark.anyio

STARTED = {"imageBuildVersionArn": BUILD}
CALLS: list[tuple[str, str, Callable[[Any], Any], dict[str, Any]]] = [
    ("ListWorkflowStepExecutions", "POST", lambda c: every(c.step_executions.list(workflow_execution_id=RUN)), {}),
    ("GetWorkflowStepExecution", "GET", lambda c: c.step_executions.get(STEP), {}),
    ("ListWorkflowExecutions", "POST", lambda c: every(c.workflow_executions.list(image_build_version_arn=BUILD)), {}),
    ("GetWorkflowExecution", "GET", lambda c: c.workflow_executions.get(RUN), {}),
    ("ListWaitingWorkflowSteps", "POST", lambda c: every(c.waiting_steps.list()), {}),
    ("SendWorkflowStepAction", "PUT", lambda c: c.waiting_steps.resume(STEP, BUILD, reason="looks good"), {}),
    ("SendWorkflowStepAction", "PUT", lambda c: c.waiting_steps.stop(STEP, BUILD), {}),
    ("GetImage", "GET", lambda c: c.images.get(BUILD), image("AVAILABLE")),
    ("GetImage", "GET", lambda c: c.images.explain_failure(BUILD), image("AVAILABLE")),
    ("ListImageBuildVersions", "POST", lambda c: every(c.images.list(image_version_arn=VERSION)), {}),
    ("CancelImageCreation", "PUT", lambda c: c.images.cancel(BUILD), {}),
    ("RetryImage", "PUT", lambda c: c.images.retry(BUILD), {}),
    ("StartImagePipelineExecution", "PUT", lambda c: c.image_pipelines.start(image_pipeline_arn=PIPELINE), STARTED),
    ("ListImagePipelineImages", "POST", lambda c: every(c.image_pipelines.images(image_pipeline_arn=PIPELINE)), {}),
]  # fmt: skip


def check_signature(call: Call) -> None:
    """Hold the signature of a request as it arrived against botocore's signer."""
    found = re.search(r"SignedHeaders=([^,]+), Signature=(\w+)$", call.headers["authorization"])
    assert found is not None
    assert found[1] == ("host;x-amz-date" if call.method == "GET" else "content-type;host;x-amz-date")
    signed = {name: call.headers[name] for name in found[1].split(";") if name != "x-amz-date"}
    date = call.headers["x-amz-date"]
    expected = botocore_signature(call.method, call.target, signed, call.body, Keys(*KEYS), region=REGION, date=date)
    assert found[2] == expected


@pytest.mark.parametrize(("operation", "method", "act", "answer"), CALLS)
async def test_each_method_sends_one_signed_request(
    service: Service, aws: Any, operation: str, method: str, act: Callable[[Any], Any], answer: dict[str, Any]
) -> None:
    service.lay(operation, answer)
    await settle(act(aws))
    [call] = service.calls
    assert (call.operation, call.method) == (operation, method)
    assert call.headers.get("content-type") == (None if method == "GET" else "application/json")
    assert call.headers["x-amz-date"] == "20300501T080000Z"
    check_signature(call)


@pytest.mark.parametrize(("operation", "method", "act", "answer"), CALLS)
async def test_each_is_repeated_with_a_new_signature_and_the_same_body(
    service: Service, aws: Any, operation: str, method: str, act: Callable[[Any], Any], answer: dict[str, Any]
) -> None:
    service.lay(
        operation,
        Error(429, "CallRateLimitExceededException", "Rate exceeded"),
        Error(400, "ThrottlingException", "Rate exceeded", headers={"x-amz-retry-after": "2000"}),
        Error(200, text="<html>down for maintenance</html>"),
        answer,
    )
    await settle(act(aws))
    assert len(service.calls) == 4
    assert len({call.body for call in service.calls}) == 1
    assert len({call.headers["x-amz-date"] for call in service.calls}) > 1
    for call in service.calls:
        check_signature(call)


@pytest.mark.parametrize(("operation", "method", "act", "answer"), CALLS)
@pytest.mark.parametrize("text", ["", "null", "[]", '"x"', '{"image": ', "<html></html>"])
async def test_a_success_that_is_none_is_an_error_and_no_empty_result(
    service: Service,
    aws: Any,
    operation: str,
    method: str,
    act: Callable[[Any], Any],
    answer: dict[str, Any],
    text: str,
) -> None:
    service.lay(operation, Error(200, text=text))
    with pytest.raises(DecodeError):
        await settle(act(aws))


async def test_a_start_is_one_logical_call_and_the_next_is_another(service: Service, aws: Any) -> None:
    service.lay("StartImagePipelineExecution", Error(503), {"requestId": "r"}, {"imageBuildVersionArn": BUILD})
    run = await settle(aws.image_pipelines.start(image_pipeline_arn=PIPELINE, tags={"team": "media"}))
    assert (run.id, run.ids, run.state, run.raw_status) == (BUILD, {"image_build_version_arn": BUILD}, State.QUEUED, "")
    await settle(aws.image_pipelines.start(image_pipeline_arn=PIPELINE, client_token="mine"))
    tokens = [call.json["clientToken"] for call in service.calls]
    assert tokens[0] == tokens[1] == tokens[2]
    assert tokens[3] == "mine"
    assert service.calls[0].json["tags"] == {"team": "media"}


async def test_a_start_without_an_arn_is_an_error(service: Service, aws: Any) -> None:
    service.lay("StartImagePipelineExecution", {})
    with pytest.raises(DecodeError, match="no imageBuildVersionArn") as caught:
        await settle(aws.image_pipelines.start(image_pipeline_arn=PIPELINE))
    assert caught.value.retry_safe


async def test_pages_go_on_after_an_empty_one_and_end_at_an_empty_token(service: Service, aws: Any) -> None:
    def page(token: str | None, *names: str) -> dict[str, Any]:
        return {"steps": [{"name": name} for name in names], "nextToken": token}

    service.lay("ListWorkflowStepExecutions", page("t+/=", "a"), page("t2"), {"nextToken": "t3"}, page("", "b", "c"))
    found = await every(aws.step_executions.list(workflow_execution_id=RUN, page_size=2))
    assert [step.name for step in found] == ["a", "b", "c"]
    assert [call.json.get("nextToken") for call in service.calls] == [None, "t+/=", "t2", "t3"]
    assert {(call.json["workflowExecutionId"], call.json["maxResults"]) for call in service.calls} == {(RUN, 2)}


async def test_limit_asks_for_no_more_than_it_needs(service: Service, aws: Any) -> None:
    service.lay(
        "ListWorkflowStepExecutions", {"steps": [{"name": "a"}, {"name": "b"}, {"name": "c"}], "nextToken": "t"}
    )
    found = await every(aws.step_executions.list(workflow_execution_id=RUN, limit=2))
    assert len(found) == 2
    assert [call.json["maxResults"] for call in service.calls] == [2]


@pytest.mark.parametrize("token", ["again", 7, {"a": 1}, ["x"]])
async def test_a_repeated_token_or_one_that_is_no_text_is_an_error(service: Service, aws: Any, token: Any) -> None:
    service.lay("ListWaitingWorkflowSteps", {"steps": [], "nextToken": token})
    with pytest.raises(DecodeError):
        await every(aws.waiting_steps.list())
    assert len(service.calls) <= 2


async def test_waiting_steps_of_one_image(service: Service, aws: Any) -> None:
    steps = [
        {"stepExecutionId": f"step-{n}", "imageBuildVersionArn": arn}
        for n, arn in enumerate([BUILD, BUILD + "1", BUILD])
    ]
    service.lay("ListWaitingWorkflowSteps", {"steps": steps})
    found = await every(aws.waiting_steps.list(image_build_version_arn=BUILD, limit=5))
    assert [step.id for step in found] == ["step-0", "step-2"]
    assert len(await every(aws.waiting_steps.list())) == 3


async def test_images_of_a_list_are_executions(service: Service, aws: Any) -> None:
    summaries = [
        {**image("AVAILABLE")["image"], "dateCreated": "2026-09-09T19:00:00Z"},
        {"arn": BUILD + "1", "state": {"status": "FAILED", "reason": f"Workflow Execution ID: '{RUN}' failed with reason: boom"}},
        {"arn": BUILD + "2", "state": {"status": "DEPRECATED"}},
        {"arn": BUILD + "3"},
    ]  # fmt: skip
    service.lay("ListImagePipelineImages", {"imageSummaryList": summaries})
    runs = await every(aws.image_pipelines.images(image_pipeline_arn=PIPELINE, filters={"state": "AVAILABLE"}))
    assert [run.state for run in runs] == [State.SUCCEEDED, State.FAILED, State.SUCCEEDED, State.UNKNOWN]
    assert runs[0].name == "web-base 2.1.0/7"
    assert runs[0].started.isoformat() == "2026-09-09T19:00:00+00:00"
    assert runs[1].message == f"workflow ({RUN}): boom"
    assert runs[1].id == BUILD + "1"
    assert service.calls[0].json["filters"] == [{"name": "state", "values": ["AVAILABLE"]}]


async def test_an_image_without_an_arn_in_a_list_is_an_error(service: Service, aws: Any) -> None:
    service.lay("ListImageBuildVersions", {"imageSummaryList": [{"name": "web"}]})
    with pytest.raises(DecodeError, match="no arn"):
        await every(aws.images.list())


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (Error(403, "ExpiredTokenException", "The token is expired"), AuthError, "log in or assume the role again"),
        (Error(400, "RequestExpired", "Signature expired"), AuthError, "clock of this machine"),
        (Error(403, "UnrecognizedClientException", "bad token"), AuthError, "another partition"),
        (Error(403, "ForbiddenException", "no"), AuthError, "permission"),
        (Error(400, "ResourceInUseException", "in use"), BusyError, "try again when that is over"),
        (Error(429, "CallRateLimitExceededException", "slow down"), RateLimitError, "slow down"),
        (Error(400, "InvalidRequestException", "bad"), ApiError, "InvalidRequestException: bad"),
    ],
)
async def test_errors_say_what_is_known(
    service: Service, aws: Any, error: Error, kind: type[ApiError], said: str
) -> None:
    service.lay("CancelImageCreation", error)
    with pytest.raises(kind, match=said) as caught:
        await settle(aws.images.cancel(BUILD))
    assert (caught.value.code, caught.value.request_id, caught.value.system) == (
        error.name,
        "request-1",
        "aws_image_builder",
    )
    assert caught.value.operation == "cancel_image_creation"


@pytest.mark.parametrize(
    "act",
    [
        lambda c: c.step_executions.list(workflow_execution_id="step-1"),
        lambda c: c.step_executions.get("wf-1"),
        lambda c: c.workflow_executions.list(image_build_version_arn=VERSION),
        lambda c: c.images.get("web-base"),
        lambda c: c.images.list(image_version_arn=BUILD),
        lambda c: c.images.cancel(VERSION),
        lambda c: c.image_pipelines.images(image_pipeline_arn=BUILD),
        lambda c: c.image_pipelines.start(image_pipeline_arn="web"),
        lambda c: c.waiting_steps.list(image_build_version_arn="web"),
        lambda c: c.waiting_steps.resume(STEP, VERSION),
        lambda c: c.waiting_steps.list(page_size=0),
        lambda c: c.waiting_steps.list(limit=-1),
    ],
)
async def test_bad_input_is_refused_and_nothing_is_sent(service: Service, aws: Any, act: Callable[[Any], Any]) -> None:
    with pytest.raises(UsageError):
        await settle(act(aws))
    assert service.calls == []


async def test_the_low_level_client_goes_over_the_same_connection(service: Service, aws: Any) -> None:
    from orchestrator_api.aws_image_builder.api.images import get_image

    service.lay("GetImage", image("AVAILABLE"))
    if isinstance(aws, AwsImageBuilder):
        answer = get_image.sync(client=aws.api, image_build_version_arn=BUILD)
    else:
        answer = await get_image.asyncio(client=aws.api, image_build_version_arn=BUILD)
    assert answer is not None
    assert service.calls[0].query == {"imageBuildVersionArn": BUILD}
    check_signature(service.calls[0])


async def test_a_token_leads_another_client_back(service: Service, aws: Any) -> None:
    service.lay("GetImage", image("BUILDING"), image("AVAILABLE"))
    service.lay("ListWaitingWorkflowSteps", {})
    token = (await settle(aws.images.get(BUILD))).token(timeout=60)
    assert KEYS[1] not in token
    run = await settle(resume(token, clients=[aws]).wait())
    assert (run.id, run.state) == (BUILD, State.SUCCEEDED)


async def test_a_closed_client_says_so(service: Service, aws: Any) -> None:
    await close(aws)
    await close(aws)
    with pytest.raises(ClosedError):
        await settle(aws.images.get(BUILD))


async def test_nothing_secret_in_what_a_client_shows(service: Service, aws: Any) -> None:
    service.lay("GetImage", Error(400, "InvalidRequestException", f"you sent {KEYS[1]}"))
    with pytest.raises(OrchestratorError) as caught:
        await settle(aws.images.get(BUILD))
    assert KEYS[1] not in f"{aws!r} {caught.value} {caught.value!r} {vars(caught.value)}"
