"""The tables agree with the spec, and errors are read in all their shapes."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from orchestrator_clients import (
    ApiError,
    AuthError,
    BusyError,
    ConflictError,
    NotFoundError,
    RateLimitError,
    ServerError,
)
from orchestrator_clients._core.operation import Operation, Repeat
from orchestrator_clients._core.retry import Attempt, Trouble, may_repeat
from orchestrator_clients.aws_image_builder.tables import (
    STATES,
    STEP_STATES,
    THROTTLED,
    VENDOR,
    WORKFLOW_STATES,
    error_name,
)

SPEC: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[4] / "specs/aws_image_builder/openapi.yaml").read_text(encoding="utf-8")
)


def operations() -> dict[str, str]:
    return {
        re.sub(r"(?<!^)(?=[A-Z])", "_", operation["operationId"]).lower(): method
        for path in SPEC["paths"].values()
        for method, operation in path.items()
        if "operationId" in operation
    }


def test_reads_are_safe_and_puts_are_idempotent_for_each_requires_a_client_token() -> None:
    for name, method in operations().items():
        repeat = VENDOR.operations[name].repeat
        assert repeat is (Repeat.IDEMPOTENT if method == "put" else Repeat.SAFE), name
    bodies = [
        SPEC["components"]["schemas"][
            path["put"]["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        ]
        for path in SPEC["paths"].values()
        if "put" in path
    ]
    assert len(bodies) == 4
    assert all("clientToken" in body["required"] for body in bodies)


@pytest.mark.parametrize(
    ("schema", "table"),
    [
        ("ImageStatus", STATES),
        ("WorkflowExecutionStatus", WORKFLOW_STATES),
        ("WorkflowStepExecutionStatus", STEP_STATES),
    ],
)
def test_every_status_of_the_spec_has_a_state(schema: str, table: Mapping[str, object]) -> None:
    assert set(table) == set(SPEC["components"]["schemas"][schema]["enum"])


@pytest.mark.parametrize(
    ("headers", "body", "name"),
    [
        ({"x-amzn-errortype": "FooException"}, {"code": "Bar", "__type": "Baz"}, "FooException"),
        ({"x-amzn-errortype": "FooException:http://internal.amazon.com/coral/"}, {}, "FooException"),
        ({"x-amzn-errortype": "com.example#FooException"}, {}, "FooException"),
        ({"x-amzn-errortype": "com.example#FooException:http://x#y"}, {}, "FooException"),
        ({}, {"code": "Bar", "Code": "Car", "__type": "Baz"}, "Bar"),
        ({}, {"Code": "Car", "__type": "Baz"}, "Car"),
        ({}, {"__type": "com.amazon.coral.service#Baz"}, "Baz"),
        ({"x-amzn-errortype": ""}, {"code": "", "__type": "Baz"}, "Baz"),
        ({}, {"code": ["x"], "__type": {"a": 1}}, None),
        ({}, {}, None),
    ],
)
def test_error_name(headers: dict[str, str], body: dict[str, Any], name: str | None) -> None:
    assert error_name(headers, body) == name


@pytest.mark.parametrize(
    ("headers", "body", "message", "request_id"),
    [
        ({"x-amzn-requestid": "r1"}, b'{"message": "no"}', "no", "r1"),
        ({"x-amz-request-id": "r2"}, b'{"Message": "No"}', "No", "r2"),
        ({}, b'{"message": "", "Message": "No", "requestId": "r3"}', "No", "r3"),
        ({}, b"<html>503</html>", None, None),
        ({}, b"", None, None),
        ({}, b"[1]", None, None),
    ],
)
def test_message_and_request_id(
    headers: dict[str, str], body: bytes, message: str | None, request_id: str | None
) -> None:
    problem = VENDOR.problem(headers, body)
    assert (problem.message, problem.request_id) == (message, request_id)


@pytest.mark.parametrize(
    ("status", "code", "kind", "again"),
    [
        (500, "ServiceException", ServerError, True),
        (503, "ServiceUnavailableException", ServerError, True),
        (429, "CallRateLimitExceededException", RateLimitError, True),
        (429, None, RateLimitError, True),
        (400, "ThrottlingException", RateLimitError, True),
        (400, "ClientException", ApiError, False),
        (400, "InvalidRequestException", ApiError, False),
        (400, "InvalidPaginationTokenException", ApiError, False),
        (403, "ForbiddenException", AuthError, False),
        (403, "ExpiredTokenException", AuthError, False),
        (401, "NotAuthorized", AuthError, False),
        (400, "RequestExpired", AuthError, False),
        (404, "ResourceNotFoundException", NotFoundError, False),
        (404, "UnknownOperationException", ApiError, False),
        (400, "ResourceInUseException", BusyError, False),
        (400, "IdempotentParameterMismatchException", ConflictError, False),
        (402, "ServiceQuotaExceededException", ApiError, False),
        (408, "RequestTimeoutException", ApiError, True),
        (502, None, ServerError, True),
        (400, "SomethingNew", ApiError, False),
    ],
)
def test_errors(status: int, code: str | None, kind: type[ApiError], again: bool) -> None:
    assert VENDOR.error_class(status, code) is kind
    attempt = Attempt(1, Trouble.STATUS, status, throttled=status == 429 or code in VENDOR.throttled)
    assert may_repeat(Operation("list", Repeat.SAFE), attempt) is again


@pytest.mark.parametrize("code", sorted(THROTTLED))
def test_a_throttle_is_one_whatever_the_status(code: str) -> None:
    assert VENDOR.error_class(400, code) is RateLimitError


@pytest.mark.parametrize(
    "code", ["ExpiredTokenException", "RequestExpired", "UnrecognizedClientException", "InvalidSignatureException"]
)
def test_known_causes_have_a_hint(code: str) -> None:
    assert len(VENDOR.hints[code]) > 30
