"""The tables agree with the spec, and errors are read in all their shapes."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from orchestrator_clients import ApiError, AuthError, BusyError, NotFoundError, ServerError, State
from orchestrator_clients._core.operation import Repeat
from orchestrator_clients.adobe_cloud_manager.tables import STATES, STEP_STATES, VENDOR

SPEC = yaml.safe_load(
    (Path(__file__).parents[4] / "specs/adobe_cloud_manager/openapi.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", ["start_pipeline", "advance_pipeline_execution", "cancel_pipeline_execution_step"])
def test_what_acts_is_sent_once(name: str) -> None:
    assert VENDOR.operation(name).repeat is Repeat.ONCE
    assert "(" in VENDOR.operation(name).find_out


@pytest.mark.parametrize(
    ("schema", "table"), [("PipelineExecutionStatus", STATES), ("PipelineExecutionStepStatus", STEP_STATES)]
)
def test_every_documented_status_has_a_state(schema: str, table: dict[str, State]) -> None:
    documented = SPEC["components"]["schemas"][schema]
    words = documented.get("enum") or documented.get("x-extensible-enum")
    assert set(table) == set(words)


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ({"error_code": "401013", "message": "Oauth token is not valid"}, "401013", "Oauth token is not valid"),
        ({"error": "invalid_client", "error_description": "wrong secret"}, "invalid_client", "wrong secret"),
        (
            {"type": "http://ns.adobe.com/adobecloud/validation-exception", "title": "T", "errors": ["a", "b"]},
            "validation-exception",
            "T; a; b",
        ),
        ({"type": "x/y", "errors": [{"message": "m", "code": "c"}, {"code": "d"}]}, "y", "m; d"),
        ({"errors": {"a.b": {"field": "a.b", "message": "bad", "code": "c"}, "z": {}}}, None, "a.b: bad; z"),
        (
            {
                "title": "T",
                "missingParams": [{"name": "p", "type": "q"}],
                "invalidParams": [{"name": "r", "reason": "s"}],
            },
            None,
            "T; missing parameter p; invalid parameter r: s",
        ),
        ({"errors": 7, "missingParams": "x", "invalidParams": [3], "type": None}, None, None),
        ([], None, None),
    ],
)
def test_errors_are_read_in_every_shape(body: Any, code: str | None, message: str | None) -> None:
    problem = VENDOR.problem({}, json.dumps(body).encode())
    assert (problem.code, problem.message) == (code, message)


@pytest.mark.parametrize("body", [b"", b"<html>", b"{", b"[" * 100_000])
def test_a_body_that_is_no_json_says_nothing(body: bytes) -> None:
    assert VENDOR.problem({}, body).message is None


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (412, None, BusyError),
        (400, "validation-exception", ApiError),
        (400, "invalid_client", AuthError),
        (401, "401013", AuthError),
        (403, "403003", AuthError),
        (404, None, NotFoundError),
        (503, None, ServerError),
    ],
)
def test_errors_have_their_class(status: int, code: str | None, kind: type[ApiError]) -> None:
    assert VENDOR.error_class(status, code) is kind
