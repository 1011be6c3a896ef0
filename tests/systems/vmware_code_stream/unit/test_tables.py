"""The tables agree with the spec, and errors are read in all their shapes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from orchestrator_clients import ApiError, AuthError, NotFoundError, ServerError, State
from orchestrator_clients._core.operation import Repeat
from orchestrator_clients.vmware_code_stream.tables import STATES, STEP_STATES, VARIABLE_TYPES, VENDOR

SPEC = yaml.safe_load((Path(__file__).parents[4] / "specs/vmware_code_stream/openapi.yaml").read_text(encoding="utf-8"))


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def spec_operations() -> dict[str, str]:
    verbs = ("get", "post", "put", "patch", "delete")
    return {
        snake(operation["operationId"]): verb
        for path in SPEC["paths"].values()
        for verb, operation in path.items()
        if verb in verbs
    }


@pytest.mark.parametrize(("name", "verb"), spec_operations().items())
def test_only_reads_are_safe_and_only_replacing_is_repeated(name: str, verb: str) -> None:
    expected = {"get": Repeat.SAFE, "put": Repeat.IDEMPOTENT, "patch": Repeat.IDEMPOTENT}.get(verb, Repeat.ONCE)
    operation = VENDOR.operation(name)
    assert operation.repeat is expected
    assert (expected is Repeat.ONCE) == ("(" in operation.find_out)


def test_every_documented_status_has_a_state() -> None:
    words = set(SPEC["components"]["schemas"]["ExecutionStatus"]["enum"])
    assert set(STATES) == set(STEP_STATES) == words


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("COMPLETED", State.SUCCEEDED),
        ("ROLLBACK_COMPLETED", State.FAILED),
        ("ROLLBACK_FAILED", State.FAILED),
        ("SKIPPED", State.FAILED),
        ("FAILED_CONTINUE", State.FAILED),
        ("CANCELING", State.CANCELLING),
        ("CANCELED", State.CANCELLED),
        ("QUEUED", State.QUEUED),
        ("WAITING", State.WAITING),
        ("PAUSED", State.PAUSED),
        ("PAUSING", State.RUNNING),
        ("ROLLING_BACK", State.RUNNING),
    ],
)
def test_what_an_execution_says(word: str, state: State) -> None:
    assert STATES[word] is state
    assert [each for each, known in STATES.items() if known is State.SUCCEEDED] == ["COMPLETED"]


def test_a_skipped_task_is_no_failure() -> None:
    assert STEP_STATES["SKIPPED"] is State.SUCCEEDED


def test_the_types_of_variables_are_those_of_the_spec() -> None:
    assert list(VARIABLE_TYPES) == SPEC["components"]["schemas"]["VariableType"]["enum"]


CODE_STREAM = {
    "timestamp": 1,
    "path": "/x",
    "status": 404,
    "error": "Not Found",
    "message": "no such",
    "requestId": "5b0c",
}
IAAS = {"message": "bad token", "statusCode": 400, "errorCode": 40000, "serverErrorId": "s-1", "documentKind": "error"}
CSP = {
    "timestamp": 1,
    "type": "x",
    "status": "UNAUTHORIZED",
    "error": "Unauthorized",
    "serverMessage": "wrong password",
}


@pytest.mark.parametrize(
    ("body", "code", "message", "request_id"),
    [
        (CODE_STREAM, "Not Found", "no such", "5b0c"),
        (IAAS, "40000", "bad token", "s-1"),
        (CSP, "Unauthorized", "wrong password", None),
        ({"error": "Bad Request"}, None, "Bad Request", None),
        ({"message": "", "serverMessage": "s", "error": "e"}, "e", "s", None),
        ({"message": ["x"], "error": {"a": 1}, "requestId": 7}, None, None, "7"),
        ({}, None, None, None),
        ([], None, None, None),
        ("<html>", None, None, None),
    ],
)
def test_problems_are_read_in_every_shape(
    body: Any, code: str | None, message: str | None, request_id: str | None
) -> None:
    problem = VENDOR.problem({}, json.dumps(body).encode())
    assert (problem.code, problem.message, problem.request_id) == (code, message, request_id)


@pytest.mark.parametrize(
    ("status", "kind"), [(400, ApiError), (401, AuthError), (403, AuthError), (404, NotFoundError), (500, ServerError)]
)
def test_errors_are_told_by_status(status: int, kind: type[ApiError]) -> None:
    assert VENDOR.error_class(status, "Not Found") is kind
